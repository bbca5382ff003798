"""What a person sends becomes a submission, or sentences that say what to mend."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from engine.errors import Invalid
from engine.forms.answering import answers_of
from engine.forms.field import Kind
from engine.forms.form import Form
from engine.forms.schema import NOT_ANSWERS, schema_of
from engine.forms.sentences import Sentence
from engine.forms.settling import Settling
from engine.forms.submission import Submission

MOST_CHARACTERS: Final = 1_000_000  # of all answers together
NOTHING: Final[Mapping[str, Any]] = {}


class AnswersRefused(Invalid):
    """Some answers cannot be taken as they are."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__()
        self.errors = dict(errors)  # a sentence by path, such as `members[2].desk`; "" is the form as a whole


def load_answers(
    form: Form,
    answers: Mapping[str, Any],
    *,
    role: str,
    new_id: Callable[[], UUID],
    known: Mapping[str, Any] = NOTHING,
    asked: frozenset[str] | None = None,
    partial: bool = False,
) -> Submission:
    """The submission that these answers make; raises AnswersRefused and nothing else, whatever was sent.

    answers: by key; a table is a list of mappings
    role: of the desk that answers, for the data class of each answer
    new_id: makes the ids of answers and lines
    known: the process variables that the task sees, for conditions, options and what is filled in
    asked: the paths that this person may fill (`fields_for(...).fillable`); all if not given. Others are unknown
    partial: a draft; what is required may be missing

    1. Each answer is parsed by itself. Unknown keys, and answers to questions that Koosrada fills in, are refused.
    2. In the order of the form it is settled what is hidden, calculated, offered and required. An answer to a question
       that is hidden is refused, unless it is empty: somebody wrote it, and dropping it unseen would lose it.
    3. Lines of a table without any answer are left out, except in a table whose lines are filled in for the person.
    4. A box that is not ticked is answered with no.
    """
    if not isinstance(answers, Mapping):
        raise AnswersRefused({"": NOT_ANSWERS})
    asked = frozenset(field.path for field in form.walk()) if asked is None else asked
    values, errors = schema_of(form, asked).parse(answers)
    if _characters(values) > MOST_CHARACTERS:
        raise AnswersRefused({"": Sentence("These answers are longer than a form can take")})
    settling = Settling(form, asked, known, values, errors, partial=partial)
    settling.run()
    if settling.errors:
        raise AnswersRefused(settling.errors)
    rows = {
        field.key: tuple(new_id() for _ in settling.values[field.key])
        for field in form.fields
        if field.kind is Kind.TABLE and field.path in asked
    }
    made = tuple(answers_of(settling, rows, role=role, new_id=new_id))
    if settling.errors:
        raise AnswersRefused(settling.errors)
    return Submission(form, made, rows, asked)


def _characters(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(map(_characters, value.values()))
    return sum(map(_characters, value)) if isinstance(value, list | tuple) else 0
