"""Writing the directory and who sits where, as the process's part of a transaction."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import text

from engine.domain.directory import Directory
from engine.errors import NotFound
from engine.storage.directory import load_directory
from engine.storage.transaction import Transaction

_ACCOUNT = text("""
    INSERT INTO account (id, name, email) VALUES (:account, :name, :email)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, active = true""")
_KNOWN = text("SELECT id FROM desk WHERE id = ANY (CAST(:desks AS text[]))")
_LEAVE = text("""
    UPDATE membership SET valid_to = now()
    WHERE account_id = :account AND stands_in_for IS NULL AND valid_to IS NULL
      AND desk_id <> ALL (CAST(:desks AS text[]))""")
_SIT = text("""
    INSERT INTO membership (id, account_id, desk_id)
    SELECT u.id, :account, u.desk FROM unnest(CAST(:ids AS uuid[]), CAST(:desks AS text[])) u (id, desk)
    WHERE NOT EXISTS (SELECT FROM membership m WHERE m.account_id = :account AND m.desk_id = u.desk
      AND m.stands_in_for IS NULL AND m.valid_to IS NULL)""")


class UnknownDesk(NotFound):
    """There is no such desk."""


class Installing:
    """What an operator installs."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def directory(self, directory: Directory) -> None:
        """Municipalities, organisations and desks, as they are listed; what is not listed becomes inactive."""
        load_directory(self._transaction.connection, directory)

    def seat(self, account: str, name: str, email: str | None, desks: Sequence[str]) -> None:
        """An account that sits at these desks and no others; who only stands in for somebody goes on doing so."""
        given = {"account": account, "name": name, "email": email, "desks": list(desks)}
        known = {row.id for row in self._transaction.all(_KNOWN, given)}
        if unknown := sorted(set(desks) - known):
            raise UnknownDesk(f"There is no desk “{unknown[0]}”.")
        self._transaction.run(_ACCOUNT, given)
        self._transaction.run(_LEAVE, given)
        self._transaction.run(_SIT, {**given, "ids": [uuid4() for _ in desks]})
