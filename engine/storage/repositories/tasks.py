"""A person's way to her tasks: through the policies, as app."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text

from engine.domain.running.people import Hat, Standing
from engine.storage.transaction import Transaction

_STANDING = text("""
    SELECT
      (SELECT jsonb_object_agg(d.id, d.role) FROM my_desk m JOIN desk d ON d.id = m.desk_id) AS desks,
      (SELECT array_agg(m.stands_in_for) FROM my_desk m WHERE m.stands_in_for IS NOT NULL) AS absent,
      (SELECT jsonb_agg(jsonb_build_array(e.desk_id, e.role, e.side, e.scope)) FROM my_entry e
        WHERE e.case_id = CAST(:case AS uuid)) AS hats,
      EXISTS (SELECT FROM user_task t WHERE t.id = CAST(:task AS uuid)) AS sees""")
_CLAIM = text("UPDATE user_task SET assignee_id = :account WHERE id = :task")

_PARTIES = text("SELECT id FROM party WHERE case_id = CAST(:case AS uuid) AND id = ANY (CAST(:parties AS uuid[]))")
_DESKS = text("SELECT id FROM desk WHERE active AND id = ANY (CAST(:desks AS text[]))")


class Tasks:
    """Reads as the person who acts."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def standing(self, task_id: UUID | None = None, case_id: UUID | None = None) -> Standing:
        """At which desks she sits, her entries in the case, and whether the task is hers to see."""
        row = self._transaction.run(_STANDING, {"task": task_id, "case": case_id}).one()
        hats: list[list[Any]] = row.hats or []
        return Standing(row.desks or {}, tuple(Hat(*hat) for hat in hats), frozenset(row.absent or ()), row.sees)

    def seen_parties(self, case_id: UUID | None, parties: Sequence[UUID]) -> set[UUID]:
        """Those of these parties that are of the case and that she sees."""
        return {row.id for row in self._transaction.all(_PARTIES, {"case": case_id, "parties": list(parties)})}

    def seen_desks(self, desks: Sequence[str]) -> set[str]:
        """Those of these desks that there are and that she may know of."""
        return {row.id for row in self._transaction.all(_DESKS, {"desks": list(desks)})}

    def claim(self, task_id: UUID, account: str | None) -> bool:
        """Put a name on an open task of her desk, or take it off; False where the policies let her not."""
        taken: bool = self._transaction.run(_CLAIM, {"task": task_id, "account": account}).rowcount == 1
        return taken
