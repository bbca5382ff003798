"""Which audit trails there are."""

from typing import Any, Final
from uuid import UUID

from engine.domain.audit import GENERAL
from webforms.cli.questions.rows import rows

_NAMES: Final = "SELECT id, reference FROM case_"
_CHAINS: Final = "SELECT case_id FROM audit_head UNION SELECT case_id FROM audit_event ORDER BY 1"


def names(connection: Any) -> dict[UUID, str]:
    """The reference of each case, and a name for what belongs to none. As engine."""
    return {row.id: row.reference for row in rows(connection, _NAMES)} | {GENERAL: "outside cases"}


def chains(connection: Any) -> list[UUID]:
    """Whose chains there are. As auditor."""
    return [row.case_id for row in rows(connection, _CHAINS)]
