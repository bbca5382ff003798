"""On whose desk a task lies.

1. `desk:<id>` names the desk itself; `case_lead` is the desk that owns the case.
2. A role is the case's participant with that role, the one that takes part longest first.
3. Else it is the desk that serves this role in the municipality; it takes part from then on, with its own tasks only.
4. Else nobody can do the task: an incident that names the element and the role.

An assignee who does not sit at that desk could not do it: then the task is the whole desk's.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from engine.bpmn.advance import UserTaskOpened
from engine.domain.roles import default_side
from engine.domain.running.changes import ParticipantRow
from engine.domain.running.facts import DeskFacts
from engine.errors import ExecutionFailed

if TYPE_CHECKING:
    from engine.services.moves.move import Move
    from engine.services.moves.running import Running

CASE_LEAD = "case_lead"
DESK = "desk:"
ACCOUNT = "account:"


class NoDesk(ExecutionFailed):
    """There is no desk for this task."""


def side_of_role(role: str) -> str:
    """The side on which a desk of this role takes part; neutral where the role has none."""
    side = default_side(role)
    return side if side in ("victim", "offender") else "neutral"


def wanted(running: "Running", task: UserTaskOpened) -> str:
    """The candidate group of a task: as assigned, else what its lane names."""
    group = task.candidate_group or (task.assignee if (task.assignee or "").startswith(DESK) else None)
    if group is None:
        process = running.published.process(running.stored.process_id)
        lane = process.lanes.get(process.elements[task.element_id].lane or "")
        group = lane.role if lane else None
    if group is None:
        raise NoDesk(f"“{task.element_id}” says of nobody that they should do it.")
    return group


def desk_facts(move: "Move", roles: Sequence[str], ids: Sequence[str]) -> dict[str, DeskFacts]:
    """The desks of these roles and these desks, by id; asked of the database once per move and question."""
    here = {facts.role for facts in move.desks.values() if facts.side is not None}
    new_roles = [role for role in roles if role not in move.asked_roles and role not in here]
    new_ids = [desk for desk in ids if desk not in move.desks]
    if new_roles or new_ids:
        case_id = move.case.id if move.case and not move.case_is_new else None
        found = move.work.unit.directory.desks(case_id, move.setting.municipality, new_roles, new_ids)
        move.asked_roles.update(new_roles)
        for facts in found:
            move.desks.setdefault(facts.id, facts)
    missing = [desk for desk in ids if desk not in move.desks]
    if missing:
        raise NoDesk(f"There is no desk “{missing[0]}”.")
    return move.desks


def place_tasks(move: "Move") -> dict[UUID, DeskFacts]:
    """The desk of every task that opened in this move."""
    opened = [
        (running, task, wanted(running, task)) for running in move.running.values() for task in running.tasks.values()
    ]
    roles = sorted({group for _, _, group in opened if not group.startswith(DESK) and group != CASE_LEAD})
    ids = sorted({group.removeprefix(DESK) for _, _, group in opened if group.startswith(DESK)})
    if move.case and any(group == CASE_LEAD for _, _, group in opened):
        ids.append(move.case.owner_desk)
    if opened:
        desk_facts(move, roles, ids)
    return {task.id: _place(move, task, group) for _, task, group in opened}


def assignee(move: "Move", task: UserTaskOpened, desk: DeskFacts) -> str | None:
    """The account whose name stands on a task from the beginning: it sits at the task's desk."""
    if task.assignee is None or task.assignee.startswith(DESK):
        return None
    account = task.assignee.removeprefix(ACCOUNT)
    return account if move.work.unit.directory.seated(desk.id, account) else None


def _place(move: "Move", task: UserTaskOpened, group: str) -> DeskFacts:
    if group == CASE_LEAD and move.case:
        found: DeskFacts | None = move.desks[move.case.owner_desk]
    elif group.startswith(DESK):
        found = move.desks[group.removeprefix(DESK)]
    else:
        of_role = [facts for facts in move.desks.values() if facts.role == group]
        found = next((facts for facts in of_role if facts.side), None)
        found = found or next((facts for facts in of_role if facts.in_directory), None)
    if found is None:
        raise NoDesk(
            f"“{task.element_id}” is for the role “{group}”, and {move.setting.municipality} has no such desk."
        )
    if move.case and found.side is None:
        side = side_of_role(found.role)
        move.changes.participants.append(ParticipantRow(move.case.id, found.id, side, "own_tasks"))
        move.takes_part(found.id, side)
        found = move.desks[found.id]
    return found
