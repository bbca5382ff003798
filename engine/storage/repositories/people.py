"""Persons and parties. A name and a national id are sealed with the person's own key."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from engine.domain.running.people import NewPerson, PartyRow
from engine.storage.repositories.json_rows import insert, packed
from engine.storage.transaction import Transaction

_FIND = text("""
    SELECT id, national_id_index FROM person WHERE national_id_index = ANY (CAST(:indexes AS bytea[]))""")
_ADD = insert("person", {"id": "uuid", "name": "bytea", "national_id": "bytea", "national_id_index": "bytea"})
_ADD_PARTIES = insert("party", {"id": "uuid", "case_id": "uuid", "person_id": "uuid", "side": "text", "kind": "text"})
_PARTIES = text("SELECT id, case_id, person_id, side, kind FROM party WHERE case_id = :case")

_PARTY = text("SELECT id, case_id, person_id, side, kind FROM party WHERE id = :id")


class People:
    """As the process: it finds persons by their blind index and names them, and cannot read them."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def indexes(self, national_id: str) -> list[bytes]:
        """Blind indexes of a national id."""
        return self._transaction.blind_indexes(national_id)

    def find(self, national_ids: Sequence[str]) -> dict[str, UUID]:
        """Persons by exact national id."""
        by_index = {index: number for number in national_ids for index in self.indexes(number)}
        if not by_index:
            return {}
        rows = self._transaction.all(_FIND, {"indexes": list(by_index)})
        return {by_index[bytes(row.national_id_index)]: row.id for row in rows}

    def add(self, persons: Sequence[NewPerson]) -> None:
        """People who are named for the first time."""
        if not persons:
            return
        keys = self._transaction.keys(person.id for person in persons)
        rows = [
            {
                "id": one.id,
                "name": keys[one.id].seal(one.name, "person", one.id, "name"),
                "national_id": keys[one.id].seal(one.national_id, "person", one.id, "national_id")
                if one.national_id
                else None,
                "national_id_index": self.indexes(one.national_id)[0] if one.national_id else None,
            }
            for one in persons
        ]
        self._transaction.send(_ADD, {"rows": packed(rows)})

    def add_parties(self, rows: Sequence[PartyRow]) -> None:
        """Sides of persons in a case."""
        if not rows:
            return
        given = [
            {"id": row.id, "case_id": row.case_id, "person_id": row.person_id, "side": row.side, "kind": row.kind}
            for row in rows
        ]
        self._transaction.send(_ADD_PARTIES, {"rows": packed(given)})

    def parties(self, case_id: UUID) -> list[PartyRow]:
        """All parties of a case."""
        return [PartyRow(*row) for row in self._transaction.all(_PARTIES, {"case": case_id})]

    def of_party(self, party_id: UUID) -> PartyRow | None:
        """A party."""
        row = self._transaction.first(_PARTY, {"id": party_id})
        return PartyRow(*row) if row else None
