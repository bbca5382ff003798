"""A thousand rules over six inputs are analysed in seconds."""

from itertools import product
from random import Random
from time import perf_counter

import pytest

from engine.dmn.analysis import analyse_table
from engine.dmn.model import HitPolicy
from tests.dmn.analysis.tables import column, matching, table

SECONDS = 15  # on a busy machine; about a tenth of it elsewhere
RISKS = ["low", "medium", "high", "acute", "unknown"]
LISTED = ", ".join(f'"{risk}"' for risk in RISKS)


def in_time(table_):
    """The analysis of a table, which must not take long."""
    begin = perf_counter()
    found = analyse_table(table_)
    assert perf_counter() - begin < SECONDS
    return found


def partition():
    """Six columns in which every combination has a rule of its own: 5 * 5 * 5 * 2 * 2 * 2 = 1,000."""
    columns = [
        (column("Risk", "string", LISTED), [f'"{risk}"' for risk in RISKS]),
        (column("Ticks", "number", "[0..24]"), ["< 5", "[5..10)", "[10..14)", "[14..20]", "> 20"]),
        (column("Age", "number"), ["<= 12", "(12..18)", "[18..25]", "(25..65)", ">= 65"]),
        (column("Children", "boolean"), ["true", "false"]),
        (column("Days", "number"), ["? < 14", "? >= 14"]),
        (column("Since", "date"), ['< @"2026-03-01"', '>= date("2026-03-01")']),
    ]
    rows = [(*cells, str(number)) for number, cells in enumerate(product(*(cells for _, cells in columns)))]
    return [clause for clause, _ in columns], rows


def scattered(seed):
    """A thousand rules that know nothing of each other."""
    random = Random(seed)

    def interval():
        low, high = sorted(random.sample(range(1000), 2))
        return random.choice(["-", f"[{low}..{high}]", f"[{low}..{high})", f"> {low}"])

    def listed():
        return random.choice(["-", ", ".join(f'"{risk}"' for risk in random.sample(RISKS, 2))])

    columns = [column("a", "number"), column("b", "number", "[0..1000]"), column("c", "string", LISTED)]
    columns += [column("d", "number"), column("e", "string"), column("f", "boolean")]
    makers = [interval, interval, listed, interval, listed, lambda: random.choice(["-", "true", "false"])]
    return columns, [(*(make() for make in makers), str(number)) for number in range(1000)]


@pytest.mark.parametrize("policy", [HitPolicy.UNIQUE, HitPolicy.FIRST])
def test_a_table_that_says_everything_once(policy):
    columns, rows = partition()
    found = in_time(table(columns, rows, policy))
    assert (found.gaps, found.overlaps, found.unreachable, found.complete) == ((), (), (), True)


def test_the_one_rule_that_is_missing():
    columns, rows = partition()
    made = table(columns, rows[:700] + rows[701:])
    [gap] = in_time(made).gaps
    assert matching(made, list(gap.example.values())) == []
    assert matching(table(columns, [rows[700]]), list(gap.example.values())) == [1]


def test_the_one_rule_that_is_there_twice():
    columns, rows = partition()
    assert [found.rules for found in in_time(table(columns, [*rows, rows[3]])).overlaps] == [(4, 1001)]
    assert [found.rule for found in in_time(table(columns, [*rows, rows[3]], HitPolicy.FIRST)).unreachable] == [1001]


@pytest.mark.parametrize("policy", [HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.FIRST])
def test_rules_that_know_nothing_of_each_other(policy):
    columns, rows = scattered(policy.value)
    made = table(columns, rows, policy)
    found = in_time(made)
    assert len(found.overlaps) == 50
    assert all(matching(made, list(gap.example.values())) == [] for gap in found.gaps)
    assert all(set(o.rules) <= set(matching(made, list(o.example.values()))) for o in found.overlaps[:5])
