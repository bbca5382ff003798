"""The analysis of one decision table: gaps, overlaps, rules without effect and cells that never match."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final, TypeVar

from engine.dmn.analysis.boxes import OutOfSteps, Steps
from engine.dmn.analysis.columns import InputFacts, read_column
from engine.dmn.analysis.findings import DeadCell, Gap, NotAnalysed, TableAnalysis, Unreachable
from engine.dmn.analysis.gaps import find_gaps
from engine.dmn.analysis.grids import Grid
from engine.dmn.analysis.outputs import outputs_of, ranks
from engine.dmn.analysis.overlaps import find_overlaps, overlapping
from engine.dmn.analysis.unreachable import by_rank, dead_rules, earlier, hidden_rules
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

    overlaps, further_overlaps = find_overlaps(
        grid, table.hit_policy, lambda first, second: outputs[first] == outputs[second], MOST_OVERLAPS
    )
    gaps: list[Gap] = []
    if not _has_defaults(table):
        disjoint = not overlaps and not any(overlapping(list(grid.possible)))
        matters = table.hit_policy not in _NO_RULE_IS_AN_ANSWER
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
        overlaps=tuple(overlaps),
        unreachable=tuple(sorted(unreachable, key=lambda found: found.rule)),
        dead_cells=tuple(
            DeadCell(rule, index, f"this cell can never match: {reason}")
            for index, column in enumerate(columns)
            for rule, reason in column.dead.items()
        ),
        not_analysed=tuple(sorted(not_analysed, key=lambda cell: (cell.rule, cell.input))),
        further_gaps=len(gaps) > MOST_GAPS,
        further_overlaps=further_overlaps,
        notes=tuple(notes),
        complete=not notes and not not_analysed,
    )
