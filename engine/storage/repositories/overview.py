"""All that runs here, as an operator looks at it: references, codes and counts, nothing personal; as the process."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from engine.domain.running.views import IncidentView
from engine.storage.transaction import Transaction

_INCIDENTS = text("""
    SELECT n.id, n.kind, n.sentence, n.element_id, n.created_at, i.process_id, c.reference
    FROM incident n JOIN process_instance i ON i.id = n.instance_id LEFT JOIN case_ c ON c.id = n.case_id
    WHERE n.state = 'open' ORDER BY n.created_at, n.id""")
_IS_STUCK = text("SELECT EXISTS (SELECT FROM incident WHERE case_id = :case AND state = 'open')")
_NAMES = text("""
    SELECT coalesce(c.reference, i.id::text) AS name FROM process_instance i LEFT JOIN case_ c ON c.id = i.case_id
    WHERE i.id = ANY (CAST(:instances AS uuid[])) ORDER BY i.started_at""")
_DEFINITIONS = text("""
    SELECT id, deployment_id, process_id FROM process_instance WHERE id = ANY (CAST(:instances AS uuid[]))""")
_IS_ACCOUNT = text("SELECT EXISTS (SELECT FROM account WHERE id = :account AND active)")
_HAS_CASES = text("SELECT EXISTS (SELECT FROM case_)")
_HAS_ACCOUNTS = text("SELECT EXISTS (SELECT FROM account)")


class Overview:
    """Reads as the process."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def incidents(self) -> list[IncidentView]:
        """All that are open, the oldest first."""
        return [IncidentView(**row._asdict()) for row in self._transaction.all(_INCIDENTS)]

    def is_stuck(self, case_id: UUID) -> bool:
        """Whether anything in a case cannot go on without an operator."""
        return bool(self._transaction.run(_IS_STUCK, {"case": case_id}).scalar_one())

    def names(self, instances: Sequence[UUID]) -> list[str]:
        """The references of the cases of these instances; the instance's own id where it has no case."""
        return [row.name for row in self._transaction.all(_NAMES, {"instances": list(instances)})]

    def definitions(self, instances: Sequence[UUID]) -> dict[UUID, tuple[UUID, str]]:
        """The deployment and the process of these instances."""
        rows = self._transaction.all(_DEFINITIONS, {"instances": list(instances)})
        return {row.id: (row.deployment_id, row.process_id) for row in rows}

    def is_account(self, account: str) -> bool:
        """Whether somebody works here under this account."""
        return bool(self._transaction.run(_IS_ACCOUNT, {"account": account}).scalar_one())

    def has_cases(self) -> bool:
        """Whether a case was ever begun here."""
        return bool(self._transaction.run(_HAS_CASES).scalar_one())

    def has_accounts(self) -> bool:
        """Whether anybody works here."""
        return bool(self._transaction.run(_HAS_ACCOUNTS).scalar_one())
