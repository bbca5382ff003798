"""The analysis of one decision table: gaps, overlaps, rules without effect and cells that never match."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count, islice, zip_longest
from typing import Final, TypeVar

from engine.dmn.analysis.boxes import OutOfSteps, Steps
from engine.dmn.analysis.columns import InputFacts, read_column
from engine.dmn.analysis.findings import DeadCell, Gap, NotAnalysed, TableAnalysis, Unreachable
from engine.dmn.analysis.gaps import find_gaps
from engine.dmn.analysis.grids import Grid
from engine.dmn.analysis.outputs import Outputs, outputs_of, ranks
from engine.dmn.analysis.overlaps import find_overlaps, overlapping
from engine.dmn.analysis.unreachable import Before, by_rank, dead_rules, earlier, hidden_rules
from engine.dmn.item_types import AllowedType
from engine.dmn.model import DecisionTable, HitPolicy
from engine.feel.expression import NO_TYPES
from engine.feel.names import EMPTY, Vocabulary
from engine.feel.types import BASIC_TYPES, Type

MOST_GAPS: Final = 20
MOST_OVERLAPS: Final = 50
STEPS: Final = 1_000_000
_NO_RULE_IS_AN_ANSWER: Final = frozenset({HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER})
_ENTANGLED: Final = "this table is too entangled for a complete analysis; {} may be missing"
_Item = TypeVar("_Item")


def analyse_table(
    table: DecisionTable,
    *,
    input_types: Sequence[Type | None] = (),
    input_domains: Sequence[str | None] = (),
    nullable: Sequence[bool] = (),
    output_orders: Sequence[str | None] = (),
    names: Vocabulary = EMPTY,
    types: Mapping[str, Type] = NO_TYPES,
    steps: int = STEPS,
) -> TableAnalysis:
    """What is wrong with a table, by its own text alone; nothing is reported that is not certain.

    input_types: the type of each input; where it is missing, what the input clause names, else what its cells mention
    input_domains: allowed values of each input besides those of its clause, such as those of an item definition
    nullable: inputs that may be null; an input also counts as one that may be null if a cell mentions null
    output_orders: the values of each output from high to low priority; where missing, those of its clause
    names, types: names of several words and the types that may occur in cells
    steps: how much work may be done; a step is a rule held against a part of the table

    Numbers lie densely, dates and times do not; a text column without allowed values holds the texts that are
    mentioned and any other. A cell that depends on more than its own column counts as one that may match anything
    where a gap or a rule without effect would be reported, and nothing where an overlap would be.
    """
    facts = _facts(table, input_types, input_domains, nullable, types)
    columns = [read_column(table, index, known, names, types) for index, known in enumerate(facts)]
    grid = Grid.of(columns, len(table.rules))
    outputs = outputs_of(table, names)
    notes: list[str] = []

    overlaps = find_overlaps(
        grid,
        table.hit_policy,
        lambda first, second: outputs[first] == outputs[second],
        MOST_OVERLAPS,
        Steps(steps),
    )
    if not overlaps.finished:
        notes.append(_ENTANGLED.format("overlaps"))
    gaps: list[Gap] = []
    if not _has_defaults(table):
        matters = table.hit_policy not in _NO_RULE_IS_AN_ANSWER
        disjoint = overlaps.finished and not overlaps.told and _are_disjoint(grid, Steps(steps))
        found = find_gaps(grid, Steps(steps), disjoint=disjoint, matters=matters)
        gaps = _collected(islice(found, MOST_GAPS + 1), _ENTANGLED.format("gaps"), notes)
    unreachable = [*dead_rules(grid), *_hidden(table, grid, outputs, output_orders, names, steps, notes)]
    not_analysed = [
        NotAnalysed(rule, index, reason)
        for index, column in enumerate(columns)
        for rule, reason in column.unknown.items()
    ]
    return TableAnalysis(
        gaps=tuple(gaps[:MOST_GAPS]),
        overlaps=tuple(overlaps.told),
        unreachable=tuple(sorted(unreachable, key=lambda found: found.rule)),
        dead_cells=tuple(
            DeadCell(rule, index, f"this cell can never match: {reason}")
            for index, column in enumerate(columns)
            for rule, reason in column.dead.items()
        ),
        not_analysed=tuple(sorted(not_analysed, key=lambda cell: (cell.rule, cell.input))),
        further_gaps=len(gaps) > MOST_GAPS,
        further_overlaps=overlaps.further,
        notes=tuple(notes),
        complete=not notes and not not_analysed,
    )


def _hidden(
    table: DecisionTable,
    grid: Grid,
    outputs: Sequence[Outputs],
    output_orders: Sequence[str | None],
    names: Vocabulary,
    steps: int,
    notes: list[str],
) -> list[Unreachable]:
    if table.hit_policy is HitPolicy.FIRST:
        before: Before = earlier
    elif table.hit_policy is HitPolicy.PRIORITY:
        clauses = zip_longest(table.outputs, output_orders[: len(table.outputs)])
        orders = [clause.values.text if clause.values else other for clause, other in clauses]
        before = by_rank(ranks(outputs, orders, names))
    else:
        return []
    found = hidden_rules(grid, before, Steps(steps), by_priority=table.hit_policy is HitPolicy.PRIORITY)
    return _collected(found, _ENTANGLED.format("rules without effect"), notes)


def _are_disjoint(grid: Grid, steps: Steps) -> bool:
    try:
        return not any(overlapping(grid.possible, steps))
    except OutOfSteps:
        return False


def _collected(items: Iterator[_Item], sentence: str, notes: list[str]) -> list[_Item]:
    """All items until there are none or the work gets too much, which is noted."""
    found: list[_Item] = []
    try:
        for item in items:
            found.append(item)  # noqa: PERF402 - what was found before the exception counts
    except OutOfSteps:
        notes.append(sentence)
    return found


def _has_defaults(table: DecisionTable) -> bool:
    return bool(table.outputs) and all(
        clause.default is not None and clause.default.text.strip() for clause in table.outputs
    )


def _facts(
    table: DecisionTable,
    given: Sequence[Type | None],
    domains: Sequence[str | None],
    nullable: Sequence[bool],
    types: Mapping[str, Type],
) -> list[InputFacts]:
    facts: list[InputFacts] = []
    for index, clause in enumerate(table.inputs):
        type_ = _at(given, index) or types.get(clause.type_ref) or BASIC_TYPES.get(clause.type_ref)
        by_type = []
        while isinstance(type_, AllowedType):
            by_type.append(type_.text)
            type_ = type_.base
        by_clause = [clause.values.text] if clause.values else []
        allowed = dict.fromkeys([*by_clause, *filter(None, [_at(domains, index)]), *by_type])
        title = _distinct(clause.title or f"input {index + 1}", {fact.title for fact in facts})
        named = clause.type_ref if type_ is None else ""
        facts.append(InputFacts(title, type_, tuple(allowed), bool(_at(nullable, index)), named))
    return facts


def _at(items: Sequence[_Item | None], index: int) -> _Item | None:
    return items[index] if index < len(items) else None


def _distinct(title: str, taken: set[str]) -> str:
    """The title, or the title with a number, if another column has it already."""
    numbered = (f"{title} ({number})" for number in count(2))
    return next(candidate for candidate in chain([title], numbered) if candidate not in taken)
