"""A case on the screen: how it stands, what waits, who takes part, what happened."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from engine.domain.running.views import CaseView, TaskView
from webforms.cli.instants import told_instant
from webforms.cli.layout import columns, counted, wrapped
from webforms.cli.task import as_plain as task_as_plain
from webforms.cli.task import due
from webforms.cli.timeline import timeline

SIDES: Final = {
    "neutral": "",
    "victim": ", on the victim's side",
    "offender": ", on the side of the person responsible",
}


def told(page: CaseView, now: datetime) -> Iterator[str]:
    """The page in lines."""
    case, waiting = page.head, open_tasks(page)
    yield f"{case.reference}  {case.pathway}, {case.place}"
    yield ""
    yield from (wrapped(sentence, 2) for sentence in _state(page))
    if waiting:
        yield "\nOpen tasks"
        for task in waiting:
            yield wrapped(task.name, 2)
            yield wrapped(", ".join(part for part in (_desk(page, task.desk_id), due(task, now)) if part), 4)
    yield "\nNetwork"
    for one in page.participants:
        own = ", its own tasks only" if one.scope == "own_tasks" else ""
        yield wrapped(f"{_desk(page, one.desk_id)}{SIDES.get(one.side, '')}{own}", 2)
    yield "\nWhat happened"
    lines = [(told_instant(entry.at, case.zone), f"{entry.name}: {entry.what}") for entry in timeline(page.timeline)]
    yield from columns(lines)


def open_tasks(page: CaseView) -> list[TaskView]:
    """Those that wait for an answer."""
    return [task for task in page.tasks if task.state == "open"]


def _state(page: CaseView) -> Iterator[str]:
    case, waiting = page.head, len(open_tasks(page))
    led = f"It is led by {_desk(page, case.owner_desk)}."
    again = "" if case.cycle == 1 else f" It is its cycle {case.cycle}."
    if case.closed_at is not None:
        yield f"The case was closed on {told_instant(case.closed_at, case.zone)}.{again} {led}"
        return
    yield f"The case is under way since {told_instant(case.opened_at, case.zone)}.{again} {led}"
    if waiting:
        yield f"{counted(waiting, 'task')} that you may see {'waits' if waiting == 1 else 'wait'} for an answer."
    else:
        yield "No task that you may see is open."
    if page.is_stuck:
        yield "Something in it cannot go on; an operator has to look at it."


def _desk(page: CaseView, desk: str | None) -> str:
    """A desk as people call it: `Tartu police station (police)`."""
    known = page.desks.get(desk or "")
    return f"{known.organisation or known.id} ({known.role.replace('_', ' ')})" if known else desk or ""


def as_plain(page: CaseView) -> dict[str, Any]:
    """The page for programs; instants in UTC."""
    case = page.head
    return {
        "reference": case.reference,
        "pathway": case.pathway,
        "municipality": case.municipality,
        "lead": case.owner_desk,
        "status": case.status,
        "cycle": case.cycle,
        "opened": case.opened_at.isoformat(),
        "closed": case.closed_at.isoformat() if case.closed_at else None,
        "stuck": page.is_stuck,
        "tasks": [task_as_plain(task) for task in open_tasks(page)],
        "network": [{"desk": one.desk_id, "side": one.side, "scope": one.scope} for one in page.participants],
        "timeline": [
            {"at": entry.at.isoformat(), "element": entry.element, "name": entry.name, "what": entry.what}
            for entry in timeline(page.timeline)
        ],
    }
