"""User tasks that a person sees.

How many of a kind there are is not told: a number that is missing would betray somebody on the other side of the wall.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from engine.domain.audit import GENERAL
from engine.storage.audit import record_read
from webforms.cli.questions.rows import first, rows

_TASKS: Final = """
    SELECT t.id, t.name, t.element_id, t.desk_id, t.assignee_id, t.due_at, c.reference,
      coalesce(m.zone, 'UTC') AS zone
    FROM user_task t LEFT JOIN case_ c ON c.id = t.case_id LEFT JOIN municipality m ON m.id = c.municipality_id"""
_ORDER: Final = "ORDER BY t.due_at NULLS LAST, t.priority DESC, t.opened_at, t.loop_counter, t.id"
_WORKLIST: Final = f"""
    {_TASKS} WHERE t.state = 'open' AND t.desk_id = ANY (ARRAY(SELECT desk_id FROM my_desk)) {_ORDER}"""  # noqa: S608
_OF_CASE: Final = f"{_TASKS} WHERE t.state = 'open' AND t.case_id = %(case)s {_ORDER}"
_OF_ELEMENT: Final = """
    SELECT t.id FROM user_task t JOIN case_ c ON c.id = t.case_id
    WHERE t.state = 'open' AND c.reference = %(reference)s AND t.element_id = %(element)s AND t.desk_id = %(desk)s
    ORDER BY t.loop_counter, t.opened_at LIMIT 1"""
_NAMED: Final = f"{_TASKS} WHERE t.id = ANY (%(tasks)s) {_ORDER}"


def worklist(connection: Any, account: str) -> list[Any]:
    """The open tasks of somebody's desks, and one entry in the log of what was read. As app."""
    found = rows(connection, _WORKLIST)
    digest = sha256("".join(str(row.id) for row in found).encode()).hexdigest()
    record_read(connection, GENERAL, actor=account, page="worklist", tasks=len(found), digest=digest)
    return found


def open_tasks(connection: Any, case: UUID) -> list[Any]:
    """The open tasks of a case that the person may see. As app."""
    return rows(connection, _OF_CASE, case=case)


def tasks_named(connection: Any, tasks: Sequence[UUID]) -> list[Any]:
    """These tasks, as far as the person may see them. As app."""
    return rows(connection, _NAMED, tasks=list(tasks))


def open_task_of(connection: Any, reference: str, element: str, desk: str) -> UUID | None:
    """The open task of an element on a desk in a case. As app."""
    found = first(connection, _OF_ELEMENT, reference=reference, element=element, desk=desk)
    return found.id if found else None
