"""Whom and what a submission names: somebody of the case whom its author sees, a desk there is, a colleague in it.

A form checks the shape of a reference only. What she may not know of is refused like what does not exist.
"""

from typing import Final
from uuid import UUID

from engine.domain.running.facts import CaseFacts
from engine.forms import AnswersRefused, Kind, Sentence, Submission
from engine.services.work import Work

PREFIXES: Final = {Kind.PARTY: "party:", Kind.DESK: "desk:", Kind.COLLEAGUE: "account:"}
UNKNOWN: Final = {
    Kind.PARTY: Sentence("Choose somebody of this case"),
    Kind.DESK: Sentence("Choose a desk from the list"),
    Kind.COLLEAGUE: Sentence("Choose somebody who works at a desk of this case"),
}


def require_known(work: Work, case: CaseFacts | None, submission: Submission) -> None:
    """Go on only if all that she chose is hers to choose. Raises AnswersRefused, at the fields with anything else."""
    given = {kind: sorted(_bare(kind, one) for one in chosen) for kind, chosen in submission.references.items()}
    if not any(given.values()):
        return
    unit, case_id = work.unit, case.id if case else None
    unit.as_person()
    parties, desks = given.get(Kind.PARTY, []), given.get(Kind.DESK, [])
    known = {
        Kind.PARTY: {str(one) for one in unit.tasks.seen_parties(case_id, list(map(UUID, parties)))}
        if parties
        else set(),
        Kind.DESK: unit.tasks.seen_desks(desks) if desks else set(),
    }
    unit.as_engine()
    accounts = given.get(Kind.COLLEAGUE, [])
    known[Kind.COLLEAGUE] = unit.directory.colleagues(case_id, accounts) if accounts else set()
    errors = {
        _place(answer.path, answer.row): UNKNOWN[answer.kind]
        for answer in submission.answers
        if isinstance(answer.value, str)
        and answer.value in submission.references.get(answer.kind, ())
        and _bare(answer.kind, answer.value) not in known[answer.kind]
    }
    if errors:
        raise AnswersRefused(errors)


def _bare(kind: Kind, reference: str) -> str:
    return reference.removeprefix(PREFIXES[kind])


def _place(path: str, row: int | None) -> str:
    table, _, column = path.partition(".")
    return path if row is None else f"{table}[{row}].{column}"
