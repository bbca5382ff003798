"""A person begins a pathway by its start form, or tells a case that is there already.

The client of the start form is its first question for a party. If she has a case of this pathway in this municipality,
found by her exact national id, a closed one opens its next cycle, and an open one hears of a new incident. The person
who notices learns nothing of that: her answer is the same, under a receipt of her own unless she has a part in the
case.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from engine.bpmn.model import Element
from engine.domain.cases import CLOSED
from engine.domain.references import new_reference
from engine.domain.running.facts import CaseFacts, Setting
from engine.errors import Invalid, NotFound
from engine.forms import Form, NewParty, Submission
from engine.services import opening, submissions
from engine.services.commands import CorrelateMessage, StartPathway
from engine.services.deployments import Published
from engine.services.handlers.correlate_message import tell_case
from engine.services.moves.desks import side_of_role
from engine.services.permissions import Request, require
from engine.services.references_given import require_known
from engine.services.results import Started
from engine.services.setting import within
from engine.services.submissions import CLIENT, Author
from engine.services.work import Work

NEW_INCIDENT: Final = "newIncident"


class NoPathway(NotFound):
    """There is no such pathway."""


class NoStartForm(Invalid):
    """This pathway cannot be started by a form there."""


def start_pathway(command: StartPathway, work: Work) -> Started:
    """Check the form; find the client's case or open one; store the answers; let the process go on."""
    unit = work.unit
    published = work.deployments.latest(unit, process_id := command.pathway.replace("-", "_"))
    if published is None:
        raise NoPathway
    setting = unit.directory.setting(command.municipality)
    unit.as_person()
    standing = unit.tasks.standing()
    require(StartPathway, Request(work.actor, standing, None, command.desk, published.pathway.start_roles))
    event = _start_event(published, process_id, command.start_event)
    form, role = published.form(event.form_id or ""), standing.desks[command.desk]
    author = Author(work.actor.account_id or "", command.desk, role, side_of_role(role), leads=False)
    with within(setting):
        known = {"case": {"country": setting.country, "municipality": setting.municipality}}
        submission = submissions.read_submission(form, command.answers, author, known)
        require_known(work, None, submission)
        unit.as_engine()
        client = _client(form, submission)
        case = _their_case(work, published, setting, client)
        if unit.cases.begun(command.request_id):  # asked under the lock: a double click waits for its first half there
            return Started(receipt(published.key, command.request_id))
        if case is None or case.status == CLOSED:
            started = _open(command, work, setting, published, event, author, submission, client, case)
        else:
            started = _tell(command, work, published, author, submission, client, case)
        unit.commit()
    return started


def receipt(pathway: str, request_id: UUID) -> str:
    """What somebody without a part in the case quotes: looks like a reference and is none; one per request."""
    digits = iter(sha256(b"receipt" + request_id.bytes).digest())
    return new_reference(pathway, lambda alphabet: alphabet[next(digits) % len(alphabet)])


def _start_event(published: Published, process_id: str, wanted: str | None) -> Element:
    events = [event for event in published.process(process_id).starts() if event.form_id and wanted in (None, event.id)]
    if len(events) != 1:
        raise NoStartForm
    return events[0]


def _client(form: Form, submission: Submission) -> NewParty | None:
    path = submissions.client_path(form)
    return next((party for party in submission.new_parties if party.path == path), None)


def _their_case(work: Work, published: Published, setting: Setting, client: NewParty | None) -> CaseFacts | None:
    """The client's case of this pathway here, locked; two notices about one person wait for each other."""
    if client is None or client.national_id is None:
        return None
    indexes = work.unit.people.indexes(client.national_id)
    work.unit.cases.wait_for(f"{published.key}/{setting.municipality}/{indexes[0].hex()}")
    case_id = work.unit.cases.by_client(published.key, setting.municipality, indexes, CLIENT)
    locked = work.unit.locks.case(case_id) if case_id else None
    return locked.case if locked else None


def _open(
    command: StartPathway, work: Work, setting: Setting, published: Published, event: Element, author: Author,
    submission: Submission, client: NewParty | None, closed: CaseFacts | None,
) -> Started:  # fmt: skip
    unit, process_id = work.unit, event.scope
    if closed is not None:
        entered = _has_part(work, closed)
        opened = opening.next_cycle(work, setting, closed, published, process_id, instance_id=command.request_id)
        opening.take_part(work, closed, author.desk, author.role)
    else:
        owner = _owner(work, published, process_id, event, setting, author)
        opened = opening.open_case(
            work, setting, published, process_id, owner, instance_id=command.request_id,
            participants={author.desk: author.side},
        )  # fmt: skip
        entered = author.desk == owner
    case = opened.case
    assert case is not None  # noqa: S101 - a pathway's start opens a case
    submission = submissions.name_people(work, case, submission, client.path if client else None)
    _store(work, author, submission, published, opened.stored, {})
    _, incident_id = opening.start(work, opened, submissions.variables_of(submission), event.id)
    unit.audit.record(
        case.id, "collect", command="StartPathway", desk=author.desk, form=submission.form.id, cycle=case.cycle,
        incident=incident_id,
    )  # fmt: skip
    return _answer(command, published, case, command.request_id, entered=entered)


def _tell(
    command: StartPathway, work: Work, published: Published, author: Author, submission: Submission,
    client: NewParty | None, case: CaseFacts,
) -> Started:  # fmt: skip
    entered = _has_part(work, case)
    opening.take_part(work, case, author.desk, author.role)
    locked = work.unit.locks.case(case.id)
    assert locked is not None  # noqa: S101 - it was locked a moment ago
    submission = submissions.name_people(work, case, submission, client.path if client else None)
    _store(work, author, submission, published, locked.instance, {})
    data = submissions.variables_of(submission)
    message = CorrelateMessage(NEW_INCIDENT, case.id, data=data, message_id=f"request:{command.request_id}")
    tell_case(message, work, locked)
    work.unit.audit.record(case.id, "collect", command="StartPathway", desk=author.desk, form=submission.form.id)
    return _answer(command, published, case, locked.instance.id, entered=entered)


def _owner(work: Work, published: Published, process_id: str, event: Element, setting: Setting, author: Author) -> str:
    """The desk that leads: the author's own, if it has the role and serves the municipality."""
    able = opening.owner_desks(work, published, process_id, event.id, setting)
    return author.desk if author.desk in able else able[0]


def _store(
    work: Work, author: Author, submission: Submission, published: Published, stored: Any, sides: Mapping[str, str]
) -> None:
    work.unit.as_person()
    work.unit.answers.add(submissions.answer_rows(submission, author, stored, published, None, sides))
    work.unit.as_engine()


def _has_part(work: Work, case: CaseFacts) -> bool:
    work.unit.as_person()
    standing = work.unit.tasks.standing(case_id=case.id)
    work.unit.as_engine()
    return any(hat.scope == "case" for hat in standing.hats)


def _answer(
    command: StartPathway, published: Published, case: CaseFacts, instance_id: UUID, *, entered: bool
) -> Started:
    if not entered:
        return Started(receipt(published.key, command.request_id))
    return Started(case.reference, case.id, instance_id)
