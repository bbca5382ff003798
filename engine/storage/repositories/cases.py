"""Finding a case by what is known of it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from engine.storage.transaction import Transaction

_BY_CLIENT = text("""
    SELECT c.id FROM person n JOIN party p ON p.person_id = n.id JOIN case_ c ON c.id = p.case_id
    WHERE n.national_id_index = ANY (CAST(:indexes AS bytea[])) AND c.pathway_key = :pathway
      AND c.municipality_id = :municipality AND p.kind = :kind
    ORDER BY c.status, c.opened_at DESC LIMIT 1""")
_OF_PERSON = text("""
    SELECT c.id FROM party p JOIN case_ c ON c.id = p.case_id
    WHERE p.person_id = :person AND p.kind = :kind AND c.pathway_key = :pathway AND c.municipality_id = :municipality
    ORDER BY c.status, c.opened_at DESC LIMIT 1""")
_BY_KEY = text("SELECT case_id FROM case_key WHERE pathway_key = :pathway AND key = :key")
_BY_REFERENCE = text("SELECT id FROM case_ WHERE reference = :reference")
_REFERENCES = text("SELECT id, reference FROM case_")
_ZONE = text("""
    SELECT m.zone FROM case_ c JOIN municipality m ON m.id = c.municipality_id WHERE c.reference = :reference""")
_BEGUN = text("""
    SELECT EXISTS (SELECT FROM process_instance WHERE id = :id)
      OR EXISTS (SELECT FROM message WHERE message_id = :message)""")
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")


class Cases:
    """Reads as the process."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def wait_for(self, what: str) -> None:
        """One at a time for this, until the transaction ends: two notices about one person make one case."""
        self._transaction.run(_ONE_AT_A_TIME, {"what": what})

    def begun(self, request_id: UUID) -> bool:
        """Whether this request came already: its id is that of the instance it began, or of its message to a case."""
        asked = {"id": request_id, "message": f"request:{request_id}"}
        return bool(self._transaction.run(_BEGUN, asked).scalar_one())

    def by_client(self, pathway: str, municipality: str, indexes: Sequence[bytes], kind: str) -> UUID | None:
        """The case of a pathway in a municipality whose client has this blind index; an active one first."""
        asked = {"pathway": pathway, "municipality": municipality, "indexes": list(indexes), "kind": kind}
        row = self._transaction.first(_BY_CLIENT, asked)
        return row.id if row else None

    def of_person(self, pathway: str, municipality: str, person: UUID, kind: str) -> UUID | None:
        """The same, for a person who is known."""
        asked = {"pathway": pathway, "municipality": municipality, "person": person, "kind": kind}
        row = self._transaction.first(_OF_PERSON, asked)
        return row.id if row else None

    def by_key(self, pathway: str, key: str) -> UUID | None:
        """The case that a key of another system opened."""
        row = self._transaction.first(_BY_KEY, {"pathway": pathway, "key": key})
        return row.case_id if row else None

    def by_reference(self, reference: str) -> UUID | None:
        """A case by its reference."""
        row = self._transaction.first(_BY_REFERENCE, {"reference": reference})
        return row.id if row else None

    def references(self) -> dict[UUID, str]:
        """The reference of each case."""
        return {row.id: row.reference for row in self._transaction.all(_REFERENCES)}

    def zone(self, reference: str) -> str | None:
        """The name of a case's time zone."""
        row = self._transaction.first(_ZONE, {"reference": reference})
        return row.zone if row else None
