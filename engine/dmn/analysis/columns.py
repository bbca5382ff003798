"""An input column, ready to be counted with: its pieces, and which of them the cell of each rule matches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from engine.dmn.analysis.axes import Axis, runs
from engine.dmn.analysis.cells import Cell, ask, read_cell
from engine.dmn.analysis.conditions import Answers, Fixed, Unknown, answers, constants, unknowns
from engine.dmn.analysis.kinds import is_structured, kind_of, kinds_of
from engine.dmn.model import DecisionTable
from engine.feel.errors import FeelError
from engine.feel.names import Vocabulary
from engine.feel.types import CONTEXT, LIST, Type
from engine.feel.wording import describe

_MOST_ASKED: Final = 500  # values of a column for which a cell is asked one by one
_FREE: Final = frozenset({"", "-"})


@dataclass(frozen=True, slots=True)
class InputFacts:
    """What is known of an input column besides its cells.

    type: without the allowed values that an item definition adds to it
    allowed: texts of the unary tests that its values must pass
    nullable: it may be null, even if no cell mentions null
    unknown_type: the name of its type, if nobody knows what that is
    """

    title: str
    type: Type | None = None
    allowed: tuple[str, ...] = ()
    nullable: bool = False
    unknown_type: str = ""


@dataclass(slots=True)
class Column:
    """A column. Sets are bit sets of pieces; of the pieces no cell tells apart, one stands for all.

    domain: the pieces that may be allowed
    sure: those of them whose example is allowed for certain
    possible, certain: for each rule, the pieces that its cell may match, and those that it matches for certain
    dead: for rules whose cell matches nothing, the reason why
    unknown: for rules whose cell is not fully understood, the reason why; rule 0 are the allowed values
    """

    title: str
    axis: Axis
    domain: int
    sure: int
    possible: list[int]
    certain: list[int]
    dead: dict[int, str] = field(default_factory=dict)
    unknown: dict[int, str] = field(default_factory=dict)

    def example(self, pieces: int) -> Any:
        """The value that makes the best example of a set of pieces."""
        return self.axis.pieces[self.axis.best(pieces)].value


def read_column(
    table: DecisionTable, index: int, facts: InputFacts, names: Vocabulary, types: Mapping[str, Type]
) -> Column:
    """The column of an input clause.

    1. The cells are read; what they mention cuts the line of the column's values into pieces.
    2. The allowed values say which pieces there are at all.
    3. Each cell answers for every piece; pieces that get the same answers from all cells become one.
    """
    type_ = facts.type
    texts = [rule.inputs[index].text.strip() if index < len(rule.inputs) else "" for rule in table.rules]
    cells = {text: read_cell(text, names, types) for text in dict.fromkeys(texts)}
    limits = [read_cell(text, names, types) for text in facts.allowed if text.strip() not in _FREE]
    if is_structured(type_):
        cells = {text: _left_aside(cell, type_) for text, cell in cells.items()}
    axis = _axis(type_, [*cells.values(), *limits], facts)
    column = _empty_column(facts, axis, limits, types)
    found = {text: _answers(cell, axis, column.domain, types) for text, cell in cells.items()}
    column.possible = [found[text].true & column.domain for text in texts]
    column.certain = [found[text].certain & column.domain for text in texts]
    for rule, (text, possible, certain) in enumerate(zip(texts, column.possible, column.certain, strict=True), start=1):
        if not possible:
            column.dead[rule] = _why_dead(facts, type_, cells[text], found[text])
        elif certain != possible:
            column.unknown[rule] = "; ".join(dict.fromkeys(unknowns(cells[text].condition)))
    _merge_alike(column)
    return column


def _left_aside(cell: Cell, type_: Type | None) -> Cell:
    if isinstance(cell.condition, Fixed):
        return cell
    return Cell(cell.text, Unknown(f"a {type_.name if type_ else 'value'} has no order to analyse it by"))


def _axis(type_: Type | None, cells: Sequence[Cell], facts: InputFacts) -> Axis:
    values = [value for cell in cells for value in constants(cell.condition)]
    anything: Any = {LIST.name: [], CONTEXT.name: {}}.get(type_.name.partition("<")[0], "other") if type_ else "other"
    with_null = facts.nullable or any(value is None for value in values)
    return Axis(kinds_of(type_, values), values, with_null=with_null, anything=anything)


def _empty_column(facts: InputFacts, axis: Axis, limits: Sequence[Cell], types: Mapping[str, Type]) -> Column:
    column = Column(facts.title, axis, axis.full, axis.full, [], [])
    if facts.unknown_type:
        column.sure = axis.points
        column.unknown[0] = f"its type `{facts.unknown_type}` is not known here"
    for limit in limits:
        allowed = _answers(limit, axis, axis.full, types)
        if allowed.certain != allowed.true:
            column.unknown[0] = "; ".join(dict.fromkeys(unknowns(limit.condition)))
        asked = allowed.certain | (_examples_allowed(limit, axis, allowed.true, types) if limit.tree else 0)
        column.domain &= allowed.true | axis.null
        column.sure &= asked | axis.null
    if not column.domain & ~axis.null:
        column.domain = column.sure = axis.full
        column.unknown[0] = "its allowed values leave nothing over"
    return column


def _examples_allowed(limit: Cell, axis: Axis, pieces: int, types: Mapping[str, Type]) -> int:
    return sum(1 << number for number, piece in axis.members(pieces) if _passes(limit, piece.value, types))


def _passes(cell: Cell, value: Any, types: Mapping[str, Type]) -> bool | None:
    try:
        return ask(cell, value, types)
    except FeelError:
        return None


def _answers(cell: Cell, axis: Axis, domain: int, types: Mapping[str, Type]) -> Answers:
    """By its condition; what that leaves open for a single value is asked of the cell itself."""
    found = answers(cell.condition, axis)
    open_ = domain & ((found.true & found.false) | (found.true & found.null) | (found.false & found.null))
    if cell.tree is None or not open_ or open_.bit_count() > _MOST_ASKED:
        return found
    sets = {True: found.true, False: found.false, None: found.null}
    for number, piece in axis.members(open_):
        if piece.is_point:
            passed, bit = _passes(cell, piece.value, types), 1 << number
            sets = {answer: pieces | bit if answer is passed else pieces & ~bit for answer, pieces in sets.items()}
    return Answers(sets[True], sets[False], sets[None])


def _why_dead(facts: InputFacts, type_: Type | None, cell: Cell, found: Answers) -> str:
    title = f"`{facts.title}`"
    mentioned = [value for value in constants(cell.condition) if value is not None]
    if found.true:
        allowed = " and ".join(" ".join(text.split()) for text in facts.allowed if text.strip() not in _FREE)
        return f"the allowed values of {title} are {allowed}"
    if type_ and mentioned and not any(kind_of(value) and type_.admits(value) for value in mentioned):
        return f"{title} is {type_.phrase}, not {describe(mentioned[0])}"
    return "no value passes it"


def _merge_alike(column: Column) -> None:
    """Leave one piece, the best example, of those that no cell tells apart."""
    rules, changes = len(column.possible), [0] * (len(column.axis.pieces) + 1)
    for offset, sets in ((0, column.possible), (rules, column.certain)):
        for rule, pieces in enumerate(sets, start=offset):
            for first, length in runs(pieces):
                changes[first] ^= 1 << rule
                changes[first + length] ^= 1 << rule
    alike: dict[tuple[int, int], int] = {}
    signature = 0
    for number in range(len(column.axis.pieces)):
        signature ^= changes[number]
        if column.domain >> number & 1:
            key = (signature, column.sure >> number & 1)
            alike[key] = alike.get(key, 0) | 1 << number
    kept = sum(1 << column.axis.best(pieces) for pieces in alike.values())
    column.domain &= kept
    column.sure &= kept
    column.possible = [pieces & kept for pieces in column.possible]
    column.certain = [pieces & kept for pieces in column.certain]
