"""From settled values to answers, each with its class, side and subject."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from engine.domain.sides import ROW_SIDES
from engine.forms.conditions import Undecided, value_of
from engine.forms.field import Field, Kind
from engine.forms.sentences import Sentence
from engine.forms.settling import Settling
from engine.forms.submission import Answer
from engine.forms.values import is_empty
from engine.forms.values.references import NewParty, is_party

NO_SIDE: Final = Sentence("It could not be worked out who may see this answer")
_DESK: Final = "desk:"


def answers_of(
    settling: Settling, rows: Mapping[str, Sequence[UUID]], *, role: str, new_id: Callable[[], UUID]
) -> Iterator[Answer]:
    """An answer for every settled value that is not empty, in the order of the form; errors go to `settling.errors`."""
    for field in settling.fields:
        if field.kind is not Kind.TABLE:
            answering = _Answering(settling, role, new_id, {}, settling.context)
            yield from answering.answer(field, settling.values[field.key], field.path)
            continue
        for place, (row_id, line) in enumerate(zip(rows[field.key], settling.values[field.key], strict=True)):
            answering = _Answering(settling, role, new_id, line, settling.in_line(line, place), place, row_id)
            for column in field.columns:
                yield from answering.answer(column, line.get(column.key), f"{field.path}[{place}].{column.key}")


class _Answering:
    def __init__(
        self,
        settling: Settling,
        role: str,
        new_id: Callable[[], UUID],
        line: Mapping[str, Any],
        context: Mapping[str, Any],
        row: int | None = None,
        row_id: UUID | None = None,
    ) -> None:
        self.settling, self.role, self.new_id = settling, role, new_id
        self.line, self.context, self.row, self.row_id = line, context, row, row_id

    def answer(self, field: Field, value: Any, where: str) -> Iterator[Answer]:
        if is_empty(value):
            return
        yield Answer(
            id=self.new_id(),
            path=field.path,
            key=field.key,
            kind=field.kind,
            value=value,
            data_class=field.class_for(self.role),
            row=self.row,
            row_id=self.row_id,
            side=self._side(field, where),
            audience=field.audience,
            subject=self._subject(field, value),
            summary=field.summary,
            free_text=field.free_text,
            write_only=field.write_only,
            legal_basis=field.legal_basis,
        )

    def _side(self, field: Field, where: str) -> str | None:
        if not field.side.startswith("="):
            return field.side or None
        try:
            side = value_of(field.side[1:], self.context)
        except Undecided:
            side = Undecided
        if side is None or (isinstance(side, str) and (side in ROW_SIDES or side.startswith(_DESK))):
            return side
        self.settling.errors[where] = NO_SIDE
        return None

    def _subject(self, field: Field, value: Any) -> str | NewParty | None:
        if field.kind is Kind.PARTY and not field.subject:
            return value  # type: ignore[no-any-return]
        if not field.subject:
            return None
        for found in (
            self.line.get(field.subject),
            self.settling.values.get(field.subject),
            self.settling.known.get(field.subject),
        ):
            if isinstance(found, NewParty) or is_party(found):
                return found
        return None
