"""What the analysis tells about small tables, word for word."""

from decimal import Decimal

import pytest

from engine.dmn.analysis import analyse_table
from engine.dmn.item_types import AllowedType
from engine.dmn.model import HitPolicy
from engine.feel import compile_unary_tests
from engine.feel.types import LIST, NUMBER
from tests.dmn.analysis.tables import column, table

RISK = column("Risk", "string", '"low", "medium", "high"')
TICKS = column("DASH ticks", "number", "[0..24]")
AGE = column("Age", "number")


def sentences(findings):
    """The sentences of findings."""
    return [finding.sentence for finding in findings]


def test_a_complete_table_has_nothing_wrong_with_it():
    found = analyse_table(
        table(
            [RISK, TICKS],
            [('"high"', "-", '"refer"'), ('not("high")', ">= 14", '"refer"'), ('not("high")', "< 14", '"no"')],
        )
    )
    assert (found.gaps, found.overlaps, found.unreachable, found.dead_cells, found.complete) == ((), (), (), (), True)


def test_a_gap_is_told_with_an_example():
    found = analyse_table(
        table(
            [RISK, TICKS],
            [('"high", "medium"', "-", "1"), ('"low"', "<= 13", "2"), ('"low"', ">= 15", "3")],
        )
    )
    [gap] = found.gaps
    assert gap.sentence == 'no rule matches when `Risk` is "low" and `DASH ticks` is 14'
    assert gap.example == {"Risk": "low", "DASH ticks": Decimal(14)}
    assert gap.matters


@pytest.mark.parametrize(
    ("inputs", "cells", "sentence"),
    [
        (AGE, ["<= 20"], "no rule matches when `Age` is 21"),
        (AGE, [">= 0"], "no rule matches when `Age` is -1"),
        (AGE, ["<= 0.1", ">= 0.2"], "no rule matches when `Age` is 0.15"),
        (AGE, ["< 5", "> 5"], "no rule matches when `Age` is 5"),
        (AGE, ["< 18, > 18", "18, null", "not(null, 4)"], None),
        (AGE, ["null"], "no rule matches when `Age` is 0"),
        (AGE, ["< 18", ">= 18", "? = null and 1 = 2"], "no rule matches when `Age` is null"),
        (column("Place", "string"), ['"home"'], 'no rule matches when `Place` is "other"'),
        (column("Place", "string"), ['"home"', '"other"'], 'no rule matches when `Place` is "another"'),
        (column("Shared", "boolean"), ["true"], "no rule matches when `Shared` is false"),
        (column("Day", "date"), ['< @"2026-03-01"', '> @"2026-03-03"'], "no rule matches when `Day` is 2026-03-01"),
        (column("Day", "date"), ['<= @"2026-03-01"', '>= @"2026-03-02"'], None),
        (column("At", "time"), ['< @"08:00:00"', '> @"17:00:00"'], "no rule matches when `At` is 08:00:00"),
        (column("At", "time"), ['[@"00:00:00"..@"23:59:59"]'], None),
        (column("Since", ""), ['<= duration("P14D")'], "no rule matches when `Since` is P15D"),
        (column("Since", ""), ['<= duration("P1Y")'], "no rule matches when `Since` is P2Y"),
        (
            column("Seen", ""),
            ['<= date and time("2026-03-01T10:00:00Z")'],
            "no rule matches when `Seen` is 2026-03-02T10:00:00Z",
        ),
    ],
)
def test_an_example_is_a_value_one_can_picture(inputs, cells, sentence):
    found = analyse_table(table([inputs], [(cell, "1") for cell in cells], HitPolicy.FIRST))
    assert sentences(found.gaps)[:1] == ([sentence] if sentence else [])


def test_a_table_without_rules_has_nothing_but_a_gap():
    assert sentences(analyse_table(table([AGE], [])).gaps) == ["no rule matches, whatever the inputs are"]


def test_a_default_closes_every_gap():
    assert analyse_table(table([AGE], [("> 5", "1")], default="0")).gaps == ()


@pytest.mark.parametrize("policy", [HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER])
def test_where_no_rule_may_match_a_gap_does_not_matter(policy):
    [gap] = analyse_table(table([AGE], [("> 5", "1")], policy)).gaps
    assert not gap.matters


def test_an_input_may_be_said_to_be_null_at_times():
    found = analyse_table(table([AGE], [("< 5, >= 5", "1")]), nullable=[True])
    assert sentences(found.gaps) == ["no rule matches when `Age` is null"]


def test_an_overlap_of_a_unique_table_is_told_with_an_example():
    [overlap] = analyse_table(table([AGE], [("< 18", "1"), (">= 18", "2"), ("[15..16]", "3")])).overlaps
    assert overlap.sentence == "rules 1 and 3 both match when `Age` is 15"
    assert (overlap.rules, overlap.matters, overlap.same_outputs) == ((1, 3), True, False)


def test_an_overlap_with_the_same_outputs_does_not_matter_with_any():
    found = analyse_table(table([AGE], [("< 18", "1 + 1"), ("< 5", "2"), ("< 3", "3")], HitPolicy.ANY))
    assert [(overlap.rules, overlap.matters) for overlap in found.overlaps] == [
        ((1, 3), True),
        ((2, 3), True),
        ((1, 2), False),
    ]
    assert found.overlaps[0].sentence == "rules 1 and 3 both match when `Age` is 2, with different outputs"


def test_two_rules_without_conditions_overlap_always():
    [overlap] = analyse_table(table([AGE], [("-", "1"), ("", "2")])).overlaps
    assert overlap.sentence == "rules 1 and 2 both match whatever the inputs are"


def test_a_rule_that_earlier_ones_leave_nothing_is_unreachable():
    rows = [("< 5", "1"), ("3", "2"), (">= 5", "3"), ("[2..7]", "4"), ("-", "5")]
    assert sentences(analyse_table(table([AGE], rows, HitPolicy.FIRST)).unreachable) == [
        "rule 2 can never be reached: rule 1 already matches everything it matches",
        "rule 4 can never be reached: rules 1 and 3 already match everything it matches",
        "rule 5 can never be reached: rules 1 and 3 already match everything it matches",
    ]


def test_a_rule_that_outputs_of_higher_priority_leave_nothing_is_unreachable():
    rows = [("[2..3]", '"low"'), ("< 5", '"high"'), ("< 4", '"high"')]
    found = analyse_table(table([AGE], rows, HitPolicy.PRIORITY, values='"high", "low"'))
    assert sentences(found.unreachable) == [
        "rule 1 can never be reached: rule 2 matches everything it matches, with an output of higher priority"
    ]


def test_an_output_that_is_calculated_has_no_priority_to_go_by():
    rows = [("[2..3]", '"low"'), ("< 5", 'if Age > 3 then "high" else "low"')]
    assert analyse_table(table([AGE], rows, HitPolicy.PRIORITY, values='"high", "low"')).unreachable == ()


@pytest.mark.parametrize(
    ("inputs", "cell", "sentence"),
    [
        (RISK, '"hgih"', 'this cell can never match: the allowed values of `Risk` are "low", "medium", "high"'),
        (
            column("Age", "number", "[0..120]"),
            "> 120",
            "this cell can never match: the allowed values of `Age` are [0..120]",
        ),
        (AGE, '"18"', "this cell can never match: `Age` is a number, not a string"),
        (RISK, "3", "this cell can never match: `Risk` is a string, not a number"),
        (AGE, "[18..12]", "this cell can never match: no value passes it"),
        (AGE, "? > 5 and ? < 3", "this cell can never match: no value passes it"),
        (column("Shared", "boolean"), "not(true, false)", "this cell can never match: no value passes it"),
    ],
)
def test_a_cell_that_nothing_passes_is_dead(inputs, cell, sentence):
    found = analyse_table(table([inputs], [("-", "1"), (cell, "2")]))
    assert [(dead.rule, dead.input, dead.sentence) for dead in found.dead_cells] == [(2, 0, sentence)]
    assert sentences(found.unreachable) == [
        f"rule 2 can never be reached: its cell for `{inputs.title}` can never match"
    ]


def test_a_cell_that_depends_on_another_input_is_named():
    found = analyse_table(table([AGE, TICKS], [("> limit", "-", "1"), ("< 5", "-", "2")]))
    assert [(cell.rule, cell.input, cell.reason) for cell in found.not_analysed] == [(1, 0, "it depends on `limit`")]
    assert (found.complete, found.gaps, found.overlaps) == (False, (), ())


def test_a_cell_that_calculates_is_understood_where_the_values_are_listed():
    found = analyse_table(table([RISK], [("string length(?) > 3", "1"), ('"low"', "2")]))
    assert (found.complete, found.gaps, found.overlaps) == (True, (), ())


def test_allowed_values_that_calculate_are_kept_by_every_example():
    inputs = column("Word", "string", "string length(?) < 4")
    found = analyse_table(table([inputs], [('"a"', "1"), ('"abc"', "2")]))
    assert [(cell.rule, cell.reason) for cell in found.not_analysed] == [(0, "it calculates with the value")]
    assert all(len(gap.example["Word"]) < 4 for gap in found.gaps)


def test_the_type_of_an_input_brings_its_allowed_values():
    type_ = AllowedType(NUMBER, compile_unary_tests("[1..5]"), "[1..5]")
    found = analyse_table(table([column("Level")], [("< 5", "1")]), input_types=[type_])
    assert sentences(found.gaps) == ["no rule matches when `Level` is 5"]


def test_of_an_unknown_type_only_values_that_are_mentioned_make_examples():
    inputs = column("Risk", "tRisk")
    found = analyse_table(table([inputs], [('"low"', "1")]))
    assert [cell.reason for cell in found.not_analysed] == ["its type `tRisk` is not known here"]
    assert found.gaps == ()


def test_allowed_values_can_come_from_outside():
    found = analyse_table(table([AGE], [("< 5", "1")]), input_domains=["[0..5]"])
    assert sentences(found.gaps) == ["no rule matches when `Age` is 5"]


def test_a_column_of_lists_is_not_analysed():
    found = analyse_table(
        table([column("Charges")], [('list contains(?, "theft")', "1"), ("-", "2")]), input_types=[LIST]
    )
    assert (len(found.not_analysed), found.gaps, found.overlaps) == (1, (), ())


def test_two_columns_of_one_title_are_told_apart():
    [gap] = analyse_table(table([AGE, AGE], [("< 5", "-", "1"), (">= 5", "< 6", "2")])).gaps
    assert gap.sentence == "no rule matches when `Age` is 5 and `Age (2)` is 6"


def test_many_gaps_are_not_all_told():
    rows = [(f"{number}", "1") for number in range(0, 50, 2)]
    found = analyse_table(
        table([column("Count", "number", ", ".join(map(str, range(50))))] * 2, [(a, a, o) for a, o in rows])
    )
    assert len(found.gaps) == 20
    assert found.further_gaps


def test_many_overlaps_are_counted():
    found = analyse_table(table([AGE], [("-", "1")] * 20))
    assert len(found.overlaps) + found.further_overlaps == 190


def test_a_table_that_is_too_entangled_says_so():
    rows = [("<= 5", "-", "1"), ("> 4", "<= 3", "2"), ("> 4", "> 2", "3")]
    found = analyse_table(table([AGE, TICKS], rows, HitPolicy.FIRST), steps=4)
    assert not found.complete
    assert found.notes == (
        "this table is too entangled for a complete analysis; gaps may be missing",
        "this table is too entangled for a complete analysis; rules without effect may be missing",
    )
