"""The marshmallow schema of a form: each answer by itself; what depends on other answers comes after (`loading`)."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from marshmallow import RAISE, Schema, ValidationError, fields

from engine.forms.field import Field, Kind
from engine.forms.form import Form
from engine.forms.sentences import Sentence
from engine.forms.values import PARSERS, is_empty

MAX_ROWS: Final = 200
UNKNOWN: Final = Sentence("There is no such question here")
COMPUTED: Final = Sentence("Koosrada fills this in: it cannot be changed here")
NOT_ANSWERS: Final = Sentence("These are no answers to this form")
_SHAPE: Final[dict[str, str]] = {"unknown": UNKNOWN, "type": NOT_ANSWERS}


class _Answers(Schema):
    class Meta:
        unknown = RAISE

    error_messages = _SHAPE


class AnswerField(fields.Field[Any]):
    """One answer, parsed by the kind of its question; None where nothing was answered."""

    def __init__(self, question: Field) -> None:
        super().__init__(allow_none=True, data_key=question.key)
        self.question = question

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:  # noqa: ARG002
        if is_empty(value):
            return None
        if self.question.computed:
            raise ValidationError(COMPUTED)
        return PARSERS[self.question.kind](self.question, value)


class TableField(fields.List[Any]):
    """The lines of a table."""

    def __init__(self, question: Field, asked: frozenset[str]) -> None:
        schema = _schema(question.columns, asked)
        super().__init__(
            fields.Nested(schema, error_messages={"null": NOT_ANSWERS}), allow_none=True, data_key=question.key
        )
        self.question = question

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if is_empty(value):
            return []
        if self.question.computed:
            raise ValidationError(COMPUTED)
        if not isinstance(value, list | tuple):
            raise ValidationError(Sentence("Give the lines of this table as a list"))
        if len(value) > MAX_ROWS:
            raise ValidationError(Sentence("Enter no more than {most} lines", most=MAX_ROWS))
        return super()._deserialize(value, attr, data, **kwargs)


class FormSchema:
    """The schema for what one person is asked of a form; made once and shared.

    >>> from engine.forms.reading import read_form
    >>> form = read_form("f", b'{"id": "f", "components": [{"type": "number", "id": "n", "key": "ticks"}]}')
    >>> schema_of(form, frozenset({"ticks"})).parse({"ticks": "twelve"})[1]
    {'ticks': 'Enter a number, like 12 or 1.5'}
    """

    def __init__(self, form: Form, asked: frozenset[str]) -> None:
        self._form, self._asked = form, asked
        self._schema = _schema(form.fields, asked)()

    def parse(self, answers: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
        """The values by key, and the sentences by path of what was not accepted; a table is a list of such values."""
        try:
            loaded, errors = self._schema.load(dict(answers)), {}
        except ValidationError as refused:
            loaded, errors = refused.valid_data or {}, dict(_sentences(refused.messages, ""))
        return _by_key(self._form.fields, self._asked, loaded), errors


@lru_cache(maxsize=512)
def schema_of(form: Form, asked: frozenset[str]) -> FormSchema:
    """The schema of a form for the questions at the paths `asked`."""
    return FormSchema(form, asked)


def _named(questions: Iterable[Field], asked: frozenset[str]) -> Iterator[tuple[str, Field]]:
    """The questions with attribute names of our own: a key such as `Meta` would mean something to marshmallow."""
    return ((f"answer{place}", field) for place, field in enumerate(questions) if field.path in asked)


def _schema(questions: Iterable[Field], asked: frozenset[str]) -> type[Schema]:
    made = {
        name: TableField(field, asked) if field.kind is Kind.TABLE else AnswerField(field)
        for name, field in _named(questions, asked)
    }
    return type("Answers", (_Answers,), dict(made))


def _by_key(questions: Iterable[Field], asked: frozenset[str], loaded: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, field in _named(questions, asked):
        value = loaded.get(name)
        if field.kind is Kind.TABLE:
            value = [_by_key(field.columns, asked, row) for row in value or ()]
        found[field.key] = value
    return found


def _sentences(messages: Any, path: str) -> Iterator[tuple[str, str]]:
    """The first sentence for each path, from marshmallow's nested messages."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from _sentences(inner, _joined(path, key))
    elif messages:
        yield path, messages[0]


def _joined(path: str, key: Any) -> str:
    if key == "_schema":
        return path
    if isinstance(key, int) and not isinstance(key, bool):
        return f"{path}[{key}]"
    name = "".join(sign for sign in str(key)[:60] if sign.isprintable())
    return f"{path}.{name}" if path else name
