"""A case on the screen: how it stands, what waits, who takes part, what happened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from webforms.cli.instants import told_instant
from webforms.cli.layout import columns, counted, wrapped
from webforms.cli.task import as_plain as task_as_plain
from webforms.cli.task import due
from webforms.cli.timeline import Entry

SIDES: Final = {
    "neutral": "",
    "victim": ", on the victim's side",
    "offender": ", on the side of the person responsible",
}


@dataclass(frozen=True)
class Page:
    """What one person sees of a case. `incidents` counts what cannot go on; it is told to the leading desk alone."""

    case: Any
    tasks: Sequence[Any]
    network: Sequence[Any]
    timeline: Sequence[Entry]
    desks: Mapping[str, str]
    incidents: int = 0

    def desk(self, desk: str) -> str:
        """A desk as people call it."""
        return self.desks.get(desk, desk)


def told(page: Page, now: datetime) -> Iterator[str]:
    """The page in lines."""
    case = page.case
    yield f"{case.reference}  {case.pathway_key}, {case.municipality}"
    yield ""
    yield from (wrapped(sentence, 2) for sentence in _state(page))
    if page.tasks:
        yield "\nOpen tasks"
        for row in page.tasks:
            yield wrapped(row.name, 2)
            yield wrapped(", ".join(part for part in (page.desk(row.desk_id), due(row, now)) if part), 4)
    yield "\nNetwork"
    for row in page.network:
        own = ", its own tasks only" if row.scope == "own_tasks" else ""
        yield wrapped(f"{page.desk(row.desk_id)}{SIDES.get(row.side, '')}{own}", 2)
    yield "\nWhat happened"
    lines = [(told_instant(entry.at, case.zone), f"{entry.name}: {entry.what}") for entry in page.timeline]
    yield from columns(lines)


def _state(page: Page) -> Iterator[str]:
    case = page.case
    led = f"It is led by {page.desk(case.owner_desk_id)}."
    again = "" if case.cycle == 1 else f" It is its cycle {case.cycle}."
    if case.status == "closed":
        yield f"The case was closed on {told_instant(case.closed_at, case.zone)}.{again} {led}"
        return
    yield f"The case is under way since {told_instant(case.opened_at, case.zone)}.{again} {led}"
    if page.tasks:
        waiting = f"{counted(len(page.tasks), 'task')} that you may see {'waits' if len(page.tasks) == 1 else 'wait'}"
        yield f"{waiting} for an answer."
    else:
        yield "No task that you may see is open."
    if page.incidents:
        yield "Something in it cannot go on; an operator has to look at it."


def as_plain(page: Page) -> dict[str, Any]:
    """The page for programs; instants in UTC."""
    case = page.case
    return {
        "reference": case.reference,
        "pathway": case.pathway_key,
        "municipality": case.municipality_id,
        "lead": case.owner_desk_id,
        "status": case.status,
        "cycle": case.cycle,
        "opened": case.opened_at.isoformat(),
        "closed": case.closed_at.isoformat() if case.closed_at else None,
        "stuck": page.incidents > 0,
        "tasks": [task_as_plain(row) for row in page.tasks],
        "network": [{"desk": row.desk_id, "side": row.side, "scope": row.scope} for row in page.network],
        "timeline": [
            {"at": entry.at.isoformat(), "element": entry.element, "name": entry.name, "what": entry.what}
            for entry in page.timeline
        ],
    }
