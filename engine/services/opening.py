"""Opening a case, or the next cycle of one, and starting its root instance.

1. The desk that owns a case is that of the pathway's leading role in the municipality; the desk that begins it, if that
   has this role.
2. Case, participants and an instance without state are written first: answers refer to them.
3. The instance starts. If it cannot, it is an incident; what was said is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from engine.domain.cases import ACTIVE
from engine.domain.process_instances import ACTIVE as RUNNING
from engine.domain.references import new_reference
from engine.domain.running.changes import Changes, NewCase, ParticipantRow
from engine.domain.running.facts import CaseFacts, Setting, StoredInstance
from engine.errors import ExecutionFailed
from engine.services.deployments import Published
from engine.services.moves.attempts import Attempt
from engine.services.moves.carrying_out import carry_out
from engine.services.moves.desks import side_of_role
from engine.services.moves.move import Move
from engine.services.moves.rows import row_of
from engine.services.work import Work


class NobodyLeads(ExecutionFailed):
    """No desk of this municipality can lead a case of this pathway."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened: the case (if any), its root instance before it starts, and where."""

    setting: Setting
    case: CaseFacts | None
    stored: StoredInstance
    published: Published
    is_new: bool


def owner_desks(work: Work, published: Published, process_id: str, start_event: str, setting: Setting) -> list[str]:
    """The desks that can lead a new case, the first one first. Raises NobodyLeads."""
    role = published.pathway.lead or _lane_role(published, process_id, start_event)
    desks = work.unit.directory.desks(None, setting.municipality, [role], []) if role else []
    if not desks:
        raise NobodyLeads(f"{setting.municipality} has no desk of the role “{role}” to lead “{published.key}”.")
    return [desk.id for desk in desks]


def open_case(
    work: Work, setting: Setting, published: Published, process_id: str, owner: str, *,
    instance_id: UUID, key: str | None = None, participants: Mapping[str, str] | None = None,
) -> Opened:  # fmt: skip
    """A new case with its owner and these other desks (id to side), which see their own part only."""
    case = CaseFacts(uuid4(), new_reference(published.key), published.key, owner, ACTIVE, 1)
    others = {desk: side for desk, side in (participants or {}).items() if desk != owner}
    changes = Changes(
        cases=[NewCase(case.id, case.reference, case.pathway, setting.municipality, setting.country, owner, key)],
        participants=[ParticipantRow(case.id, owner, "neutral", "case")]
        + [ParticipantRow(case.id, desk, side, "own_tasks") for desk, side in others.items()],
    )
    return _begin(work, setting, case, published, process_id, instance_id, changes, is_new=True)


def next_cycle(
    work: Work, setting: Setting, case: CaseFacts, published: Published, process_id: str, *, instance_id: UUID
) -> Opened:
    """A closed case opens again, with a new root instance."""
    again = CaseFacts(case.id, case.reference, case.pathway, case.owner_desk, ACTIVE, case.cycle + 1)
    changes = Changes(reopened_cases=[case.id])
    return _begin(work, setting, again, published, process_id, instance_id, changes, is_new=False)


def without_case(work: Work, setting: Setting, published: Published, process_id: str, *, instance_id: UUID) -> Opened:
    """An instance of its own, in no case."""
    return _begin(work, setting, None, published, process_id, instance_id, Changes(), is_new=True)


def start(
    work: Work, opened: Opened, variables: Mapping[str, Any], start_event: str | None
) -> tuple[Move, UUID | None]:
    """Start the root instance; the move, and the incident if it failed."""
    move = Move(work, opened.setting, opened.case, root_id=opened.stored.root_id, case_is_new=opened.is_new)
    attempt = Attempt("start", variables=variables, start_event=start_event)
    return move, carry_out(move, opened.stored, attempt)


def take_part(work: Work, case: CaseFacts, desk: str, role: str) -> None:
    """A desk that has no entry yet gets one for its own part."""
    work.unit.write(Changes(participants=[ParticipantRow(case.id, desk, side_of_role(role), "own_tasks")]))


def _begin(
    work: Work, setting: Setting, case: CaseFacts | None, published: Published, process_id: str, instance_id: UUID,
    changes: Changes, *, is_new: bool,
) -> Opened:  # fmt: skip
    stored = StoredInstance(
        id=instance_id,
        process_id=process_id,
        deployment_id=published.id,
        case_id=case.id if case else None,
        root_id=instance_id,
        parent_id=None,
        parent_wait=None,
        cycle=case.cycle if case else 1,
        status=RUNNING,
        state=b"",
    )
    changes.begun.append(row_of(stored, setting.municipality, RUNNING, b""))
    work.unit.write(changes)
    return Opened(setting, case, stored, published, is_new)


def _lane_role(published: Published, process_id: str, start_event: str) -> str | None:
    process = published.process(process_id)
    element = process.elements.get(start_event)
    lane = process.lanes.get(element.lane or "") if element else None
    return lane.role if lane else None
