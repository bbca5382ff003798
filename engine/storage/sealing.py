"""Sealing a value: AES-256-GCM with a random nonce, bound to its table, row and field.

The additional data make a ciphertext worthless elsewhere: copied to another row or field, it does not open. Row ids are
made before the insert for that reason.
"""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine.errors import ExecutionFailed

FORMAT = b"\x01"
NONCE = 12  # bytes
TAG = 16  # bytes


class SealBroken(ExecutionFailed):
    """A sealed value does not open: it was changed, belongs elsewhere, or its key was destroyed."""


def bound_to(*parts: object) -> bytes:
    """Additional data of these parts, each with its length before it, so that no two lists read alike."""
    return b"".join(len(part).to_bytes(2, "big") + part for part in (str(p).encode() for p in parts))


def seal(key: AESGCM, plain: bytes, bound: bytes) -> bytes:
    """Seal bytes: format (1 byte), nonce (12), ciphertext with its tag (length + 16)."""
    nonce = os.urandom(NONCE)
    return FORMAT + nonce + key.encrypt(nonce, plain, bound)


def unseal(key: AESGCM, sealed: bytes, bound: bytes) -> bytes:
    """Open what `seal` sealed; raises `SealBroken`."""
    if len(sealed) < 1 + NONCE + TAG:
        raise SealBroken
    if sealed[:1] != FORMAT:
        raise SealBroken("This value was sealed in a format that this version does not know.")
    try:
        return key.decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], bound)
    except InvalidTag:
        raise SealBroken from None


class DataKey:
    """The key of one case, person or root instance."""

    def __init__(self, key: bytes) -> None:
        self._key = AESGCM(key)

    def __repr__(self) -> str:
        return "DataKey(…)"

    def seal(self, value: bytes | str, table: str, row: UUID, field: str) -> bytes:
        """Seal a value for one field of one row."""
        return seal(self._key, value.encode() if isinstance(value, str) else value, bound_to(table, row, field))

    def open(self, sealed: bytes, table: str, row: UUID, field: str) -> bytes:
        """The value that was sealed for this field of this row; raises `SealBroken`."""
        return unseal(self._key, sealed, bound_to(table, row, field))

    def open_text(self, sealed: bytes, table: str, row: UUID, field: str) -> str:
        """The text that was sealed for this field of this row; raises `SealBroken`."""
        return self.open(sealed, table, row, field).decode()
