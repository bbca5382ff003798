"""What a person may ask. Rows come through the policies of the database; each is checked again before it leaves.

A row that the policies let pass and the rules in Python do not is a fault of one of them: it is left out.
"""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from engine.domain.access import Sight, may_see, may_see_participant, may_see_party
from engine.domain.data_classes import Matrix
from engine.domain.participants import Participant
from engine.domain.people import Party
from engine.domain.references import as_reference
from engine.domain.running.views import CaseView, Marked, ParticipantView, PartyView, TaskView
from engine.errors import NotFound
from engine.services.ports import UnitOfWork

Seen = TypeVar("Seen", bound=Marked)


class NoCase(NotFound):
    """There is no such case."""


def disclose(rows: Iterable[Seen], mine: Sight, matrix: Matrix) -> tuple[Seen, ...]:
    """The rows that the rules let her see."""
    return tuple(row for row in rows if may_see(mine, row, matrix))


def worklist(unit: UnitOfWork, most: int) -> tuple[TaskView, ...]:
    """The open tasks of her desks, the most urgent first."""
    unit.as_person()
    tasks = unit.reading.worklist(most)
    cases: set[UUID] = {task.case_id for task in tasks if task.case_id}
    return disclose(tasks, unit.reading.sight(sorted(cases)), unit.reading.matrix())


def case(unit: UnitOfWork, reference: str) -> CaseView:
    """A case as she sees it; that she read it is logged before it leaves. Raises NoCase."""
    unit.as_person()
    head = unit.reading.case(as_reference(reference) or "")
    if head is None:
        raise NoCase
    reading = unit.reading
    mine, matrix = reading.sight([head.id]), reading.matrix()
    view = CaseView(
        head=head,
        tasks=disclose(reading.tasks(head.id), mine, matrix),
        parties=tuple(party for party in reading.parties(head.id) if may_see_party(mine, _party(party))),
        participants=tuple(
            one for one in reading.participants(head.id) if may_see_participant(mine, _participant(one))
        ),
        timeline=disclose(reading.timeline(head.id), mine, matrix),
        answers=disclose(reading.answers(head.id), mine, matrix),
    )
    classes = sorted({row.data_class for row in (*view.tasks, *view.timeline, *view.answers)})
    unit.audit.record_read(head.id, page="case", classes=classes)
    unit.commit()
    return view


def _party(view: PartyView) -> Party:
    return Party(view.id, view.case_id, view.person_id, view.side, view.kind)


def _participant(view: ParticipantView) -> Participant:
    return Participant(
        case_id=view.case_id,
        desk_id=view.desk_id,
        side=view.side,
        scope=view.scope,
        party_id=view.party_id,
        valid_from=view.valid_from,
        valid_to=view.valid_to,
    )
