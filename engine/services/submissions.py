"""What somebody submitted: checked against the form as far as she may fill it, then turned into rows and variables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from uuid import UUID, uuid4

from engine import clock
from engine.bpmn.variables import decode_all, encode_all
from engine.domain.running.facts import CaseFacts, StoredInstance
from engine.domain.running.people import AnswerRow, NewPerson, PartyRow
from engine.domain.sides import ALL, NEUTRAL, OFFENDER, VICTIM
from engine.feel import to_feel, to_json
from engine.forms import Answer, Form, Kind, NewParty, Reader, Submission, fields_for, load_answers
from engine.services.deployments import Published
from engine.services.work import Work

OPEN_CLASSES: Final = frozenset({"C1"})  # facts of the process; whatever else was typed is sealed
CLIENT: Final = "client"
PARTY: Final = "party:"
DESK: Final = "desk:"
KINDS: Final = {VICTIM: "victim", OFFENDER: "person_responsible"}  # what a party of a side is, unless the client


@dataclass(frozen=True, slots=True)
class Author:
    """Who answers: from which desk, as what, on which side of the case."""

    account: str
    desk: str
    role: str
    side: str
    leads: bool


def read_submission(form: Form, answers: Mapping[str, Any], author: Author, known: Mapping[str, Any]) -> Submission:
    """The submission that these answers make. Raises AnswersRefused. `known` are variables as stored, with tags."""
    asked = _fillable(form, author.role, author.side, author.leads)
    return load_answers(form, answers, role=author.role, new_id=uuid4, known=decode_all(known), asked=asked)


@lru_cache(maxsize=1024)
def _fillable(form: Form, role: str, side: str, leads: bool) -> frozenset[str]:
    return fields_for(form, Reader(role=role, side=side, fills=True, leads=leads)).fillable


def variables_of(submission: Submission) -> dict[str, Any]:
    """The process variables it sets, as stored."""
    return encode_all(submission.process_inputs)


def name_people(work: Work, case: CaseFacts | None, submission: Submission, client: str | None = None) -> Submission:
    """Everybody who is named for the first time becomes a party, a person known by her national id the same one.

    `client` is the path of the one whom the case is about. Without a case there are no parties: the reference then
    names the person herself.
    """
    named = list({party.path: party for party in submission.new_parties}.values())
    if not named:
        return submission
    unit = work.unit
    unit.as_engine()
    known = unit.people.find([party.national_id for party in named if party.national_id])
    persons = _persons(named, known)
    unit.people.add([person for person, is_new in persons.values() if is_new])
    references = {path: person.id for path, (person, _) in persons.items()}
    if case is not None:
        references = _parties(work, case, named, references, client)
    return submission.resolve({path: f"{PARTY}{identity}" for path, identity in references.items()})


def client_path(form: Form) -> str | None:
    """Where a start form names the one whom the case is about: its first question for a party."""
    return next((field.path for field in form.fields if field.kind is Kind.PARTY), None)


def _persons(named: list[NewParty], known: Mapping[str, UUID]) -> dict[str, tuple[NewPerson, bool]]:
    met: dict[str, NewPerson] = {number: NewPerson(identity, "") for number, identity in known.items()}
    found: dict[str, tuple[NewPerson, bool]] = {}
    for party in named:
        person = met.get(party.national_id or "")
        found[party.path] = (person, False) if person else (NewPerson(uuid4(), party.name, party.national_id), True)
        if party.national_id:
            met[party.national_id] = found[party.path][0]
    return found


def _parties(
    work: Work, case: CaseFacts, named: list[NewParty], persons: Mapping[str, UUID], client: str | None
) -> dict[str, UUID]:
    there = {(party.person_id, party.side): party.id for party in work.unit.people.parties(case.id)}
    rows: list[PartyRow] = []
    references: dict[str, UUID] = {}
    for party in named:
        side = party.side if party.side in KINDS else NEUTRAL
        person = persons[party.path]
        if (person, side) not in there:
            there[person, side] = uuid4()
            kind = CLIENT if party.path == client else KINDS.get(side, "other")
            rows.append(PartyRow(there[person, side], case.id, person, side, kind))
        references[party.path] = there[person, side]
    work.unit.people.add_parties(rows)
    return references


def answer_rows(
    submission: Submission,
    author: Author,
    stored: StoredInstance,
    published: Published,
    task_id: UUID | None,
    desk_sides: Mapping[str, str],
) -> list[AnswerRow]:
    """The rows to store. `desk_sides` are the sides of the desks that answers belong to (see `desks_of`)."""
    at = clock.now()
    return [
        AnswerRow(
            id=answer.id,
            case_id=stored.case_id,
            instance_id=stored.id,
            root_id=stored.root_id,
            task_id=task_id,
            desk=author.desk,
            account=author.account,
            deployment_id=published.id,
            form_id=submission.form.id,
            field_path=answer.path,
            row_id=answer.row_id,
            row_index=None if answer.row is None else answer.row + 1,
            data_class=answer.data_class or "C1",
            side=_side(answer, author, desk_sides),
            parts=("summary",) if answer.summary else (),
            subject=_party(answer.subject) if stored.case_id else None,
            audience="leader" if answer.audience == "leader" else "network",
            recorded_at=at,
            sealed=answer.free_text or answer.data_class not in OPEN_CLASSES,
            value=_plain(answer.value),
        )
        for answer in submission.answers
    ]


def desks_of(submission: Submission) -> list[str]:
    """The desks whose side some answers take."""
    sides = (answer.side or "" for answer in submission.answers)
    return sorted({side.removeprefix(DESK) for side in sides if side.startswith(DESK)})


def _side(answer: Answer, author: Author, desk_sides: Mapping[str, str]) -> str:
    given = answer.side or author.side
    side = desk_sides.get(given.removeprefix(DESK), author.side) if given.startswith(DESK) else given
    return side if answer.side == side or side in KINDS else ALL


def _party(subject: str | NewParty | None) -> UUID | None:
    return UUID(subject.removeprefix(PARTY)) if isinstance(subject, str) and subject.startswith(PARTY) else None


def _plain(value: Any) -> Any:
    return to_json(to_feel(value))
