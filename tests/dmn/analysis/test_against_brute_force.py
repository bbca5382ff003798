"""Small random tables: what the analysis says against trying every input."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.dmn.analysis import analyse_table
from engine.dmn.model import HitPolicy, InputClause
from tests.dmn.analysis.tables import column, matching, table

OPAQUE = "> limit"


@dataclass
class Values:
    """A column with the cells it may have and, for each way in which such cells can cut it, a value."""

    clause: InputClause
    cells: st.SearchStrategy
    values: tuple[Any, ...]


def numbers(low, high, step):
    """The numbers of a grid."""
    first, last = Decimal(low), Decimal(high)
    return tuple(first + step * number for number in range(int((last - first) / step) + 1))


ends = st.integers(0, 4)
intervals = (
    st.builds(lambda sign, end: f"{sign} {end}", st.sampled_from(["<", "<=", ">", ">=", "!="]), ends)
    | st.builds(lambda o, a, b, c: f"{o}{a}..{b}{c}", st.sampled_from("[("), ends, ends, st.sampled_from("])"))
    | st.builds(lambda a, b: f"? > {a} and not(? = {b})", ends, ends)
    | st.builds(lambda a, b: f"{a}, > {b}", ends, ends)
    | st.builds(lambda a: f"not({a})", ends)
)
words = st.lists(st.sampled_from(['"a"', '"b"']), min_size=1, max_size=2).map(", ".join)
COLUMNS = [
    Values(column("whole", "number", "0, 1, 2, 3, 4"), intervals, numbers(0, 4, 1)),
    Values(column("dense", "number"), intervals, numbers("-0.5", "4.5", Decimal("0.5"))),
    Values(column("limited", "number", "[1..3)"), intervals, numbers(1, "2.5", Decimal("0.5"))),
    Values(column("flag", "boolean"), st.sampled_from(["true", "false", "true, false"]), (True, False)),
    Values(column("word", "string", '"a", "b", "c"'), words | words.map(lambda w: f"not({w})"), ("a", "b", "c")),
    Values(column("text", "string"), words | words.map(lambda w: f"not({w})"), ("a", "b", "zzz")),
    Values(
        column("untyped"),
        intervals | st.sampled_from(["null", "not(null)", "-"]),
        numbers("-0.5", "4.5", Decimal("0.5")),
    ),
]


@st.composite
def tables(draw, policy, *, opaque=False):
    """A table, and every input there is to try."""
    chosen = draw(st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=3, unique_by=lambda c: c.clause.title))
    cell = st.just("-") | (st.just(OPAQUE) if opaque else st.nothing())
    row = st.tuples(*(values.cells | cell for values in chosen), st.sampled_from(['"x"', '"y"', '"z"']))
    rows = draw(st.lists(row, max_size=6))
    made = table([values.clause for values in chosen], rows, policy, values='"x", "y", "z"')
    texts = [[row[index] for row in rows] for index in range(len(chosen))]
    grid = product(*(values.values + (None,) * ("null" in str(t)) for values, t in zip(chosen, texts, strict=True)))
    return made, list(grid)


def trying(table_, grid):
    """The rules that match, for each input."""
    return {values: matching(table_, values) for values in grid}


def rules_of(example, tried_table):
    """The rules that match an example."""
    return matching(tried_table, list(example.values()))


@given(tables(HitPolicy.UNIQUE))
def test_there_are_gaps_where_no_rule_matches(given_table):
    made, grid = given_table
    gaps = analyse_table(made).gaps
    assert bool(gaps) == any(not rules for rules in trying(made, grid).values())
    assert all(rules_of(gap.example, made) == [] for gap in gaps)


@given(tables(HitPolicy.UNIQUE))
def test_no_gap_is_told_twice(given_table):
    made, _ = given_table
    found = analyse_table(made)
    examples = [list(gap.example.values()) for gap in found.gaps]
    assert len({str(example) for example in examples}) == len(examples)
    assert found.complete


@given(tables(HitPolicy.ANY))
def test_rules_overlap_where_both_match(given_table):
    made, grid = given_table
    overlaps = analyse_table(made).overlaps
    tried = {pair for rules in trying(made, grid).values() for pair in combinations(rules, 2)}
    assert {overlap.rules for overlap in overlaps} == tried
    assert all(set(overlap.rules) <= set(rules_of(overlap.example, made)) for overlap in overlaps)
    for overlap in overlaps:
        first, second = (made.rules[number - 1].outputs[0].text for number in overlap.rules)
        assert overlap.matters == (first != second)


@given(tables(HitPolicy.FIRST))
def test_a_rule_is_unreachable_where_earlier_rules_match_all_it_matches(given_table):
    made, grid = given_table
    check_unreachable(made, trying(made, grid), lambda earlier, later: earlier < later)


@given(tables(HitPolicy.PRIORITY))
def test_a_rule_is_unreachable_where_outputs_of_higher_priority_match_all_it_matches(given_table):
    made, grid = given_table
    output = {rule.index: rule.outputs[0].text for rule in made.rules}
    check_unreachable(made, trying(made, grid), lambda one, other: output[one] < output[other])


def check_unreachable(made, tried, before):
    found = {unreachable.rule: unreachable.hidden_by for unreachable in analyse_table(made).unreachable}
    matched = {rule.index: [rules for rules in tried.values() if rule.index in rules] for rule in made.rules}
    for rule, situations in matched.items():
        hidden = all(any(before(other, rule) for other in rules) for rules in situations)
        assert (rule in found) == hidden
        if hidden and situations:
            assert all(before(other, rule) for other in found[rule])
            assert all(set(found[rule]) & set(rules) for rules in situations)


@given(tables(HitPolicy.UNIQUE))
def test_a_cell_is_dead_where_no_value_matches_it(given_table):
    made, grid = given_table
    found = {(cell.rule, cell.input) for cell in analyse_table(made).dead_cells}
    for rule in made.rules:
        for index in range(len(made.inputs)):
            alone = table([made.inputs[index]], [(rule.inputs[index].text, "1")])
            assert ((rule.index, index) in found) == all(matching(alone, [values[index]]) == [] for values in grid)


def with_cells(made, text):
    """The table with another text in place of the cells that cannot be analysed."""
    rows = [[*(cell.text for cell in rule.inputs), rule.outputs[0].text] for rule in made.rules]
    return table(made.inputs, [[text if cell == OPAQUE else cell for cell in row] for row in rows], made.hit_policy)


@given(tables(HitPolicy.FIRST, opaque=True))
def test_cells_that_cannot_be_analysed_raise_no_false_alarm(given_table):
    made, grid = given_table
    found = analyse_table(made)
    anything, nothing = with_cells(made, "-"), with_cells(made, "false and ?")
    assert found.complete == (OPAQUE not in str(made.rules))
    assert all(rules_of(gap.example, anything) == [] for gap in found.gaps)
    assert {o.rules for o in found.overlaps} == {o.rules for o in analyse_table(nothing).overlaps}
    surely = trying(nothing, grid)
    for values, rules in trying(anything, grid).items():
        for unreachable in found.unreachable:
            if unreachable.hidden_by and unreachable.rule in rules:
                assert set(unreachable.hidden_by) & set(surely[values])
