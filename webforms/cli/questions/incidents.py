"""Incidents: what cannot go on without an operator."""

from typing import Any, Final

from webforms.cli.questions.rows import rows

_OPEN: Final = """
    SELECT n.id, n.kind, n.sentence, n.element_id, n.created_at, i.process_id, c.reference
    FROM incident n JOIN process_instance i ON i.id = n.instance_id LEFT JOIN case_ c ON c.id = n.case_id
    WHERE n.state = 'open' ORDER BY n.created_at, n.id"""


def open_incidents(connection: Any) -> list[Any]:
    """All that are open, the oldest first. As engine; nothing in them is personal."""
    return rows(connection, _OPEN)
