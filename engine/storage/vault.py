"""The vault: one data key per case, person or root instance, wrapped by a key-encryption key (KEK).

A new KEK re-wraps data keys and never touches values; deleting a data key is erasure ("crypto-shredding"). No key is
kept between transactions, so an erased one opens nothing from the next transaction on.
"""

import hmac
import os
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from engine.errors import ExecutionFailed
from engine.storage.key_file import Keys
from engine.storage.sealing import DataKey, SealBroken, bound_to, seal, unseal

INDEX_SIZE = 16  # bytes of a blind index

_FIND = text("SELECT owner_id, kek_id, wrapped FROM data_key WHERE owner_id = ANY (CAST(:owners AS uuid[]))")
_MAKE = text("""
    INSERT INTO data_key (owner_id, kek_id, wrapped)
    SELECT o, :kek, w FROM unnest(CAST(:owners AS uuid[]), CAST(:wrapped AS bytea[])) u (o, w)
    ON CONFLICT DO NOTHING""")
# From one KEK to the next through the index: each start asks this, and the table grows with every case and person.
_ONE_OF_EACH = text("""
    WITH RECURSIVE kek (id) AS (
      SELECT min(kek_id) FROM data_key
      UNION ALL SELECT (SELECT min(kek_id) FROM data_key WHERE kek_id > kek.id) FROM kek WHERE kek.id IS NOT NULL)
    SELECT d.owner_id, d.kek_id, d.wrapped
    FROM kek CROSS JOIN LATERAL (SELECT * FROM data_key WHERE kek_id = kek.id LIMIT 1) d""")
_OLD = text("""
    SELECT owner_id, kek_id, wrapped FROM data_key WHERE kek_id <> :kek ORDER BY kek_id LIMIT :limit
    FOR UPDATE SKIP LOCKED""")
_MOVE = text("UPDATE data_key SET kek_id = :kek, wrapped = :wrapped WHERE owner_id = :owner")
_SHRED = text("DELETE FROM data_key WHERE owner_id = :owner")


class KeyUnknown(ExecutionFailed):
    """A data key was wrapped by a key that the key file does not hold."""


class KeysDoNotFit(ExecutionFailed):
    """The key file is not the one that this database was sealed with; put the right one back."""


class Vault:
    """Gives data keys to transactions, and blind indexes of national ids."""

    def __init__(self, keys: Keys) -> None:
        self._keks = {number: AESGCM(key) for number, key in keys.keks.items()}
        self._current = keys.current
        self._index_keys = [key for _, key in sorted(keys.index_keys.items(), reverse=True)]

    def __repr__(self) -> str:
        return "Vault(…)"

    def key(self, transaction: Connection | Session, owner: UUID) -> DataKey:
        """The data key of a case, person or root instance; made on first use. See `keys`."""
        return self.keys(transaction, [owner])[owner]

    def keys(self, transaction: Connection | Session, owners: Iterable[UUID]) -> dict[UUID, DataKey]:
        """The data keys of several owners in one query; missing ones are made.

        Two makers at once end with the same key. The transaction runs as app or engine.
        """
        wanted = set(owners)
        found = self._found(transaction, wanted)
        if missing := sorted(wanted - found.keys()):
            made = {
                "owners": missing,
                "wrapped": [self._wrap(os.urandom(32), owner) for owner in missing],
                "kek": self._current,
            }
            transaction.execute(_MAKE, made)
            found |= self._found(transaction, set(missing))
        return found

    def existing(self, transaction: Connection | Session, owners: Iterable[UUID]) -> dict[UUID, DataKey]:
        """The data keys that are there, in one query: for readers, who make none."""
        return self._found(transaction, set(owners))

    def require_fitting(self, transaction: Connection | Session) -> None:
        """Go on only if the key file opens what the database holds, as app, engine or auditor: for the start.

        A key file made anew has keys of the same numbers, and would seal on beside what nobody opens any more.

        Raises
        ------
        KeyUnknown, KeysDoNotFit
        """
        for row in transaction.execute(_ONE_OF_EACH):
            try:
                self._unwrap(row.owner_id, row.kek_id, row.wrapped)
            except SealBroken:
                raise KeysDoNotFit from None

    def opened(self, owner: UUID, kek: int, wrapped: bytes) -> DataKey:
        """A data key that a query of somebody else's brought along."""
        return DataKey(self._unwrap(owner, kek, wrapped))

    def _found(self, transaction: Connection | Session, owners: set[UUID]) -> dict[UUID, DataKey]:
        if not owners:
            return {}
        rows = transaction.execute(_FIND, {"owners": sorted(owners)})
        return {row.owner_id: DataKey(self._unwrap(row.owner_id, row.kek_id, row.wrapped)) for row in rows}

    def _wrap(self, key: bytes, owner: UUID) -> bytes:
        return seal(self._keks[self._current], key, bound_to("data_key", owner, self._current))

    def _unwrap(self, owner: UUID, kek: int, wrapped: bytes) -> bytes:
        if kek not in self._keks:
            raise KeyUnknown
        return unseal(self._keks[kek], bytes(wrapped), bound_to("data_key", owner, kek))

    def rewrap(self, transaction: Connection | Session, limit: int = 1000) -> int:
        """Move up to `limit` data keys to the current KEK, as auditor; readers go on meanwhile.

        Gives how many were moved; 0 means that the old KEKs may leave the key file (once no backup needs them).
        """
        rows = transaction.execute(_OLD, {"kek": self._current, "limit": limit}).all()
        moved = [
            {
                "owner": row.owner_id,
                "kek": self._current,
                "wrapped": self._wrap(self._unwrap(row.owner_id, row.kek_id, row.wrapped), row.owner_id),
            }
            for row in rows
        ]
        if moved:
            transaction.execute(_MOVE, moved)
        return len(moved)

    def shred(self, transaction: Connection | Session, owner: UUID) -> None:
        """Destroy a data key, as auditor: all that it sealed is unreadable for good."""
        transaction.execute(_SHRED, {"owner": owner})

    def lookup(self, national_id: str) -> list[bytes]:
        """Blind indexes to search for, newest key first; the first is the one to store (HMAC-SHA-256, 16 bytes).

        Spaces, dashes and case do not matter. The space of ids is small, so the index key is the whole protection.
        """
        plain = "".join(sign for sign in unicodedata.normalize("NFKC", national_id).upper() if sign.isalnum()).encode()
        return [hmac.digest(key, b"national-id\0" + plain, sha256)[:INDEX_SIZE] for key in self._index_keys]
