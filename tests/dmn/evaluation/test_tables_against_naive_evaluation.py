"""Random decision tables: the indexed evaluation gives what asking every cell of every rule gives."""

from decimal import Decimal
from typing import Any

from hypothesis import given as examples
from hypothesis import strategies as st

from engine.dmn import decide
from engine.feel import Run, Scope, compile_expression, compile_unary_tests
from tests.dmn.models import asking, table

NUMBERS = [Decimal(n) for n in ("-1", "0", "0.5", "1", "2", "3")]
TEXTS = ["a", "b", "c", ""]
VALUES = [None, True, False, *NUMBERS, *TEXTS, [Decimal(1)], ["a"], [], {"a": Decimal(1)}]

number = st.sampled_from(NUMBERS).map(str)
text = st.sampled_from(TEXTS).map(lambda value: f'"{value}"')
truth = st.sampled_from(["true", "false"])
bound = st.builds(lambda sign, end: f"{sign} {end}", st.sampled_from(["<", "<=", ">", ">="]), number)
interval = st.builds(
    lambda opening, low, high, closing: f"{opening}{low}..{high}{closing}",
    st.sampled_from("[("),
    number,
    number,
    st.sampled_from("])"),
)
other = st.sampled_from(["null", "? = 1", 'contains(?, "a")', "other", "< other", "[1, 2]", '["a", "b"]', "not(null)"])
literal_test = number | text | truth | bound | interval
test = literal_test | other.filter(lambda cell: not cell.startswith("not"))
tests = st.lists(test, min_size=1, max_size=3).map(", ".join)
cell = st.just("-") | test | tests | tests.map(lambda inner: f"not({inner})") | other
output = st.sampled_from(["1", "2", "3"])
policy = st.sampled_from(["UNIQUE", "ANY", "FIRST", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT"])
aggregation = st.sampled_from(["", "SUM", "COUNT", "MIN", "MAX"])
ORDER = [Decimal(3), Decimal(1), Decimal(2)]


def naive(rules, policy_, aggregation_, values):
    """The result as the standard describes it, cell by cell."""
    names = {"x": values[0], "y": values[1], "other": values[2]}
    scope = Scope(names, None, Run())
    rows = []
    for *cells, written in rules:
        tests_ = [compile_unary_tests(cell_) for cell_ in cells]
        if all(each.matches(scope, value) is True for each, value in zip(tests_, values[:2], strict=True)):
            rows.append(compile_expression(written).run(scope))
    match policy_:
        case "UNIQUE":
            return rows[0] if len(rows) == 1 else None
        case "ANY":
            return rows[0] if rows and all(row == rows[0] for row in rows) else None
        case "FIRST":
            return rows[0] if rows else None
        case "PRIORITY":
            return min(rows, key=ORDER.index) if rows else None
        case "OUTPUT ORDER":
            return sorted(rows, key=ORDER.index)
        case "COLLECT" if aggregation_:
            if aggregation_ == "COUNT":
                return len(rows)
            how: Any = {"SUM": sum, "MIN": min, "MAX": max}[aggregation_]
            return how(rows) if rows else None
    return rows


@examples(
    st.lists(st.tuples(cell, cell, output), min_size=1, max_size=8),
    policy,
    aggregation,
    st.lists(st.tuples(*[st.sampled_from(VALUES)] * 3), min_size=1, max_size=5),
)
def test_a_table_gives_what_its_cells_say(rules, policy_, aggregation_, rows_of_values):
    aggregation_ = aggregation_ if policy_ == "COLLECT" else ""
    written = table(["x", "y"], [("result", "3, 1, 2", "")], *rules, policy=policy_, aggregation=aggregation_)
    read = asking(written, "x", "y", "other")
    assert read.problems == ()
    for values in rows_of_values:
        found = decide(read, "d", dict(zip(("x", "y", "other"), values, strict=True))).value
        assert found == naive(rules, policy_, aggregation_, values), values
