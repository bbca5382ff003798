"""What depends on other answers: what is hidden, calculated, filled in, offered and required."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from engine.forms.conditions import Undecided, as_feel, codes_from, is_hidden, known_values, value_of
from engine.forms.field import Field, Kind
from engine.forms.form import Form
from engine.forms.given import fresh_value, given_value, parsed
from engine.forms.sentences import Sentence
from engine.forms.values import is_empty
from engine.forms.values.from_feel import to_answer
from engine.forms.values.references import NamedParty, NewParty, is_party

HIDDEN: Final = Sentence("This question does not apply to your other answers: remove this answer or change the others")
UNDECIDED: Final = Sentence("It could not be worked out from these answers whether this question applies")
TOO_MANY: Final = Sentence("The lines of this table are given: none can be added")
REQUIRED: Final = {
    Kind.TEXT: Sentence("Enter an answer"),
    Kind.AREA: Sentence("Enter an answer"),
    Kind.DATE: Sentence("Enter a date, like 5 March 2026"),
    Kind.DATETIME: Sentence("Enter a date and a time, like 5 March 2026, 14:30"),
    Kind.TIME: Sentence("Enter a time, like 14:30"),
    Kind.BOOLEAN: Sentence("Choose yes or no"),
    Kind.INTEGER: Sentence("Enter a whole number, like 12"),
    Kind.NUMBER: Sentence("Enter a number, like 12 or 1.5"),
    Kind.CHOICE: Sentence("Choose one of the answers"),
    Kind.CHOICES: Sentence("Choose at least one of the answers"),
    Kind.PARTY: Sentence("Choose a person, or enter a name"),
    Kind.COLLEAGUE: Sentence("Choose one of the people"),
    Kind.DESK: Sentence("Choose one of the organisations"),
    Kind.TABLE: Sentence("Add at least one line"),
}
TICK: Final = Sentence("Tick this box to go on")


class Settling:
    """Goes through the form once, in its order; a condition that asks a later question sees what was sent.

    values: the settled values by key; a table is a list of such values
    errors: sentences by path; context: the answers and process variables as FEEL values
    """

    def __init__(
        self,
        form: Form,
        asked: frozenset[str],
        known: Mapping[str, Any],
        values: dict[str, Any],
        errors: dict[str, str],
        *,
        partial: bool,
    ) -> None:
        self.fields = [field for field in form.fields if field.path in asked]
        self.asked, self.known, self.partial = asked, known_values(known), partial
        self.values, self.errors = values, errors
        self._waiting: set[str] = set()  # paths of questions that may yet be hidden
        self._postponed: dict[str, str] = {}
        self.context = {**self.known, **{field.key: _seen(field, values[field.key]) for field in self.fields}}

    def run(self) -> None:
        """Settle every question that is asked.

        A question whose condition waits for another answer is required only once nothing else is missing or wrong.
        """
        for field in self.fields:
            settle = self._table if field.kind is Kind.TABLE else self._single
            self.values[field.key] = settle(field)
            self.context[field.key] = _seen(field, self.values[field.key])
        if not self.errors:
            self.errors.update(self._postponed)

    def in_line(self, line: Mapping[str, Any], place: int) -> dict[str, Any]:
        """What expressions of a column see: the columns of the line, `this`, `parent`, `i` (from 1), and all above."""
        seen = {key: as_feel(value) for key, value in line.items()}
        return {**self.context, **seen, "this": seen, "parent": self.context, "i": as_feel(place + 1)}

    def _single(self, field: Field) -> Any:
        return self._settled(field, self.values[field.key], self.context, field.path, field.path)

    def _table(self, table: Field) -> list[dict[str, Any]]:
        columns = [column for column in table.columns if column.path in self.asked]
        sent: list[dict[str, Any]] = self.values[table.key]
        filled = [(place, line) for place, line in enumerate(sent) if not self._is_blank(columns, line)]
        if self._hides(table, self.context, table.path, filled=bool(filled)):
            return []
        if table.given_lines:
            filled = list(enumerate(self._given_lines(table, columns, sent)))
        for number, (place, line) in enumerate(filled):
            for column in columns:
                where, path = f"{table.path}[{place}].{column.key}", f"{table.path}[{number}].{column.key}"
                line[column.key] = self._settled(column, line.get(column.key), self.in_line(line, number), where, path)
        kept = [line for _, line in filled]
        self._require(table, kept, table.path)
        return kept

    def _given_lines(self, table: Field, columns: list[Field], lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The lines that the process gives, each with what the person answered in it."""
        given = given_value(table, self.known)
        given = [line for line in given if isinstance(line, Mapping)] if isinstance(given, list) else []
        if len(lines) > len(given):
            self.errors.setdefault(f"{table.path}[{len(given)}]", TOO_MANY)
        fixed = [column for column in columns if column.read_only]
        return [
            (lines[place] if place < len(lines) else dict.fromkeys(column.key for column in columns))
            | {column.key: parsed(column, line.get(column.key)) for column in fixed}
            for place, line in enumerate(given)
        ]

    def _is_blank(self, columns: list[Field], line: Mapping[str, Any]) -> bool:
        """Whether nobody answered a line: it holds nothing, or what stood there at first and not what is required."""
        answered = {column.key: line[column.key] for column in columns if not _is_nothing(column, line.get(column.key))}
        if not answered:
            return True
        lacking = any(column.required and not column.computed and column.key not in answered for column in columns)
        fresh = {column.key: fresh_value(column, self.known) for column in columns if column.key in answered}
        return lacking and answered == fresh

    def _settled(self, field: Field, value: Any, context: Mapping[str, Any], where: str, path: str) -> Any:
        """The settled value of a question; `where` it stands in what was sent, and `path` in what is kept of it."""
        if self._hides(field, context, where, filled=not _is_nothing(field, value)):
            return None
        if field.kind is Kind.CALCULATED:
            return self._calculated(field, context, where)
        if field.read_only:
            return value if "[" in where else parsed(field, given_value(field, self.known))
        if field.component == "checkbox" and value is None and where not in self.errors:
            value = False
        if isinstance(value, NamedParty):
            value = self._named(value, where)
        elif isinstance(value, NewParty):
            value = replace(value, path=path)
        if field.options_from and value:
            self._check_offered(field, value, context, where)
        self._require(field, value, where)
        return value

    def _hides(self, field: Field, context: Mapping[str, Any], where: str, *, filled: bool) -> bool:
        try:
            hidden = is_hidden(field, context)
        except Undecided:
            self.errors.setdefault(where, UNDECIDED)
            return False
        if hidden is None:
            self._waiting.add(where)
        if not hidden:
            return False
        inside = [path for path in self.errors if path == where or path.startswith((f"{where}[", f"{where}."))]
        for path in inside:
            del self.errors[path]
        if filled or inside:
            self.errors[where] = HIDDEN
        return True

    def _calculated(self, field: Field, context: Mapping[str, Any], where: str) -> Any:
        try:
            return to_answer(value_of(field.expression or "null", context))
        except Undecided:
            self.errors.setdefault(where, UNDECIDED)
            return None

    def _named(self, named: NamedParty, where: str) -> Any:
        for found in (self.values.get(named.key), self.known.get(named.key)):
            if isinstance(found, NewParty):
                return replace(found, path=named.key)
            if is_party(found):
                return found
        self.errors.setdefault(where, REQUIRED[Kind.PARTY])
        return None

    def _check_offered(self, field: Field, value: Any, context: Mapping[str, Any], where: str) -> None:
        try:
            offered = codes_from(field.options_from or "", context)
        except Undecided:
            offered = frozenset()
        if not set([value] if isinstance(value, str) else value) <= offered:
            self.errors.setdefault(where, REQUIRED[field.kind])

    def _require(self, field: Field, value: Any, where: str) -> None:
        if not field.required or self.partial or where in self.errors or field.computed:
            return
        errors = self._postponed if where in self._waiting else self.errors
        if field.component == "checkbox" and value is False:
            errors[where] = TICK
        elif is_empty(value) and not any(path.startswith(f"{where}[") for path in self.errors):
            errors[where] = REQUIRED[field.kind]


def _is_nothing(column: Field, value: Any) -> bool:
    return is_empty(value) or (column.component == "checkbox" and value is False)


def _seen(field: Field, value: Any) -> Any:
    if field.kind is Kind.TABLE:
        return [{key: as_feel(inner) for key, inner in line.items()} for line in value]
    return as_feel(value)
