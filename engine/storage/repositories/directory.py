"""Municipalities and desks."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from engine.domain.running.facts import DeskFacts, Setting
from engine.errors import NotFound
from engine.storage.transaction import Transaction

_SETTING = text("SELECT id, country, zone FROM municipality WHERE id = :id")
_ACTIVE = text("SELECT id, country, zone FROM municipality WHERE active ORDER BY id")
_DESKS = text("""
    SELECT d.id, d.role, p.side, p.valid_from,
      EXISTS (SELECT FROM desk_municipality dm WHERE dm.desk_id = d.id AND dm.municipality_id = :municipality) AS serves
    FROM desk d LEFT JOIN participant p ON p.desk_id = d.id AND p.case_id = CAST(:case AS uuid)
      AND p.valid_from <= statement_timestamp() AND (p.valid_to IS NULL OR statement_timestamp() < p.valid_to)
    WHERE d.active AND (d.id = ANY (CAST(:ids AS text[])) OR (d.role = ANY (CAST(:roles AS text[]))
      AND (p.desk_id IS NOT NULL OR EXISTS (SELECT FROM desk_municipality dm
        WHERE dm.desk_id = d.id AND dm.municipality_id = :municipality))))
    ORDER BY p.valid_from NULLS LAST, d.id""")
_COLLEAGUES = text("""
    SELECT DISTINCT m.account_id FROM membership m JOIN account a ON a.id = m.account_id
    WHERE m.account_id = ANY (CAST(:accounts AS text[])) AND a.active AND NOT a.guest
      AND m.valid_from <= statement_timestamp() AND (m.valid_to IS NULL OR statement_timestamp() < m.valid_to)
      AND (CAST(:case AS uuid) IS NULL OR EXISTS (SELECT FROM participant p
        WHERE p.case_id = CAST(:case AS uuid) AND p.desk_id = m.desk_id
          AND p.valid_from <= statement_timestamp() AND (p.valid_to IS NULL OR statement_timestamp() < p.valid_to)))""")
_SEATED = text("""
    SELECT EXISTS (SELECT FROM membership m JOIN account a ON a.id = m.account_id
      WHERE m.desk_id = :desk AND m.account_id = :account AND a.active
        AND m.valid_from <= statement_timestamp() AND (m.valid_to IS NULL OR statement_timestamp() < m.valid_to))""")


class NoSuchMunicipality(NotFound):
    """There is no such municipality."""


class Directory:
    """Reads as the process."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def setting(self, municipality: str) -> Setting:
        """A municipality's country and zone."""
        row = self._transaction.first(_SETTING, {"id": municipality})
        if row is None:
            raise NoSuchMunicipality
        return Setting(*row)

    def active_municipalities(self) -> list[Setting]:
        """Those in which timers start processes."""
        return [Setting(*row) for row in self._transaction.all(_ACTIVE)]

    def desks(
        self, case_id: UUID | None, municipality: str, roles: Sequence[str], ids: Sequence[str]
    ) -> list[DeskFacts]:
        """Desks of these roles in the case or the municipality, and these desks themselves."""
        asked = {"case": case_id, "municipality": municipality, "roles": list(roles), "ids": list(ids)}
        return [DeskFacts(row.id, row.role, row.side, row.serves) for row in self._transaction.all(_DESKS, asked)]

    def colleagues(self, case_id: UUID | None, accounts: Sequence[str]) -> set[str]:
        """Those of these accounts that sit at a desk of the case now (without a case: at any desk)."""
        asked = {"case": case_id, "accounts": list(accounts)}
        return {row.account_id for row in self._transaction.all(_COLLEAGUES, asked)}

    def seated(self, desk: str, account: str) -> bool:
        """Whether somebody sits at a desk now."""
        return bool(self._transaction.run(_SEATED, {"desk": desk, "account": account}).scalar_one())
