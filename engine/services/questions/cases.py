"""A case as one person sees it."""

from collections.abc import Sequence
from dataclasses import replace

from engine.domain.cases import NoCase
from engine.domain.references import as_reference
from engine.domain.running.views import CaseView, LineView
from engine.services.deployments import Deployments
from engine.services.ports import UnitOfWork
from engine.services.questions.disclosing import disclose, disclose_participants, disclose_parties


def case(unit: UnitOfWork, reference: str, deployments: Deployments) -> CaseView:
    """A case by its reference, however it is spelled; that it was read, or that this was refused, is logged.

    1. As the person: the rows that the policies give her, each checked by the rules.
    2. The reading is logged, still as the person.
    3. As the process: the names of elements, and for the leading desk whether something is stuck.

    Raises NoCase, also where there is one and she takes no part in it.
    """
    unit.as_person()
    reading, asked = unit.reading, as_reference(reference)
    head = reading.case(asked) if asked else None
    if head is None:
        unit.audit.record(None, "consult", page="case", case=asked, refused=True)
        unit.commit()
        raise NoCase
    mine, matrix = reading.sight([head.id]), reading.matrix()
    tasks = disclose(reading.tasks(head.id), mine, matrix)
    participants = disclose_participants(reading.participants(head.id), mine)
    timeline = disclose(reading.timeline(head.id), mine, matrix)
    answers = disclose(reading.answers(head.id), mine, matrix)
    parties = disclose_parties(reading.parties(head.id), mine)
    named = {head.owner_desk, *(one.desk_id for one in participants), *(task.desk_id for task in tasks if task.desk_id)}
    desks = reading.desks(sorted(named))
    classes = sorted({row.data_class for row in (*tasks, *timeline, *answers)})
    unit.audit.record_read(head.id, page="case", classes=classes)
    unit.as_engine()
    view = CaseView(
        head=head,
        tasks=tasks,
        parties=parties,
        participants=participants,
        timeline=_named(unit, timeline, deployments),
        answers=answers,
        desks=desks,
        is_stuck=head.owner_desk in mine.desks and unit.overview.is_stuck(head.id),
    )
    unit.commit()
    return view


def _named(unit: UnitOfWork, lines: Sequence[LineView], deployments: Deployments) -> tuple[LineView, ...]:
    """The lines with names and kinds as the diagrams have them; elements that a later version dropped have none."""
    definitions = unit.overview.definitions(sorted({line.instance_id for line in lines}))
    processes = {
        instance: deployments.published(unit, deployment).process(process)
        for instance, (deployment, process) in definitions.items()
    }
    named = []
    for line in lines:
        element = processes[line.instance_id].elements.get(line.element_id)
        named.append(replace(line, name=element.name, kind=element.kind) if element else line)
    return tuple(named)
