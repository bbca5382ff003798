"""Functions that make a value of one kind from another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.builtins import BUILTINS
from engine.feel.errors import BudgetSpent
from engine.feel.ranges import Range
from engine.feel.run import Budget, Run
from engine.feel.temporal import parse_temporal as at
from tests.feel.builtins.calling import call, call_named, function_of, has_no_value, has_no_value_named


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["2017-12-31"], "2017-12-31"),
        (["-2017-12-31"], "-2017-12-31"),
        ([at("2017-08-14T14:25:00.5@Europe/Paris")], "2017-08-14"),
        ([at("2017-10-11")], "2017-10-11"),
        ([2017, 12, 31], "2017-12-31"),
        ([-999999999, 12, 31], "-999999999-12-31"),
    ],
)
def test_a_date_is_made(arguments, expected):
    assert call("date", *arguments) == at(expected)


def test_a_date_is_made_by_name():
    assert call_named("date", {"from": "2012-12-25"}) == at("2012-12-25")
    assert call_named("date", {"year": 2017, "month": 8, "day": 30}) == at("2017-08-30")


@pytest.mark.parametrize(
    "arguments",
    [
        [None, 2, 1],
        [2017, None, 1],
        [2017, 1, None],
        ["2012-12-25T"],
        [""],
        ["2012/12/25"],
        [2017, 13, 1],
        [2017, 2, 29],
        [2017, 8, -2],
        [1000999999, 1, 1],
        [10**40, 1, 1],
        [2017, Decimal("1.5"), 1],
        [1],
        [[]],
        [2017, 1],
        [at("10:00:00")],
    ],
)
def test_some_dates_do_not_exist(arguments):
    assert has_no_value("date", *arguments)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["11:22:33.444"], "11:22:33.444"),
        ([at("2017-08-10T10:20:00+01:00")], "10:20:00+01:00"),
        ([at("2017-08-10")], "00:00:00Z"),
        ([at("10:00:00")], "10:00:00"),
        ([12, 0, 0], "12:00:00"),
        ([12, 0, 0, None], "12:00:00"),
        ([12, 59, Decimal("1.3"), at("-PT1H")], "12:59:01.3-01:00"),
        ([11, 59, 45, at("PT0H")], "11:59:45Z"),
    ],
)
def test_a_time_is_made(arguments, expected):
    assert call("time", *arguments) == at(expected)


def test_a_time_is_made_by_name():
    assert call_named("time", {"from": "12:45:00"}) == at("12:45:00")
    parts = {"hour": 11, "minute": 59, "second": 0}
    assert call_named("time", parts) == at("11:59:00")
    assert call_named("time", {**parts, "offset": at("-PT2H")}) == at("11:59:00-02:00")


@pytest.mark.parametrize(
    "arguments",
    [
        [None, 11, 45, at("P0D")],
        [12, None, 45],
        [12, 0, None, None],
        [24, 59, 45, None],
        [23, 60, 45],
        [23, 59, 60],
        [-1, 0, 0],
        [12, Decimal("0.5"), 0],
        [12, 0, 0, at("PT19H")],
        [12, 0, 0, at("P1Y")],
        [12, 0],
        [2017],
        ["7:00:00"],
        [[]],
    ],
)
def test_some_times_do_not_exist(arguments):
    assert has_no_value("time", *arguments)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["2012-12-24T23:59:00Z"], "2012-12-24T23:59:00Z"),
        (["2012-12-24"], "2012-12-24T00:00:00"),
        ([at("2017-01-01"), at("23:59:01+02:00")], "2017-01-01T23:59:01+02:00"),
        ([at("2017-08-10T10:20:00@Europe/Paris"), at("23:59:01")], "2017-08-10T23:59:01"),
        ([2017, 8, 10, 10, 20, Decimal("0.5")], "2017-08-10T10:20:00.5"),
        ([2017, 8, 10, 10, 20, 0, at("PT2H")], "2017-08-10T10:20:00+02:00"),
        ([2017, 8, 10, 10, 20, 0, None], "2017-08-10T10:20:00"),
        ([2017, 8, 10, 10, 20, 0, "Europe/Tallinn"], "2017-08-10T10:20:00@Europe/Tallinn"),
    ],
)
def test_a_date_and_time_is_made(arguments, expected):
    assert call("date and time", *arguments) == at(expected)


def test_a_date_and_time_is_made_by_name():
    assert call_named("date and time", {"from": "2012-12-24T23:59:00"}) == at("2012-12-24T23:59:00")
    named = {"date": at("2017-01-01"), "time": at("23:59:01")}
    assert call_named("date and time", named) == at("2017-01-01T23:59:01")
    parts = {"year": 2017, "month": 8, "day": 10, "hour": 10, "minute": 20, "second": 0}
    assert call_named("date and time", parts) == at("2017-08-10T10:20:00")
    assert call_named("date and time", {**parts, "timezone": "Etc/UTC"}) == at("2017-08-10T10:20:00@Etc/UTC")


@pytest.mark.parametrize(
    "arguments",
    [
        [at("2017-08-10"), None],
        [None, at("23:59:01")],
        ["11:00:00"],
        [""],
        [2017],
        [2017, 8, 10, 10, 20],
        [2017, 8, 32, 10, 20, 0],
        [2017, 8, 10, 10, 20, 0, "Tallinn/Europe"],
        [2017, 8, 10, 10, 20, 0, 2],
        [[]],
    ],
)
def test_some_dates_and_times_do_not_exist(arguments):
    assert has_no_value("date and time", *arguments)


def test_a_duration_is_made():
    assert call("duration", "P26M") == call_named("duration", {"from": "P2Y2M"}) == at("P2Y2M")
    assert call("duration", "PT24H") == at("P1D")
    assert all(has_no_value("duration", text) for text in ("", "P", "P0", "1Y", "P1H", 2017))


def test_years_and_months_between_two_days():
    name = "years and months duration"
    assert call(name, at("2011-12-22"), at("2013-08-24")) == at("P1Y8M")
    assert call_named(name, {"from": at("2016-01-21T10:00:00"), "to": at("2015-01-21")}) == at("-P1Y")
    assert has_no_value(name, at("2016-01-21"), None)
    assert has_no_value(name, "2016-01-21", "2016-01-21")
    assert has_no_value(name, at("2016-01-21"))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["1 000.0", " ", "."], "1000.0"),
        (["1 000,0", " ", ","], "1000.0"),
        (["1,000.0", ",", "."], "1000.0"),
        (["1.000,0", ".", ","], "1000.0"),
        (["1", None, None], "1"),
        (["1"], "1"),
        (["-1.5e3"], "-1500"),
        ([".5", None, "."], "0.5"),
        (["-,5", None, ","], "-0.5"),
        (["1.000", ".", None], "1000"),
        (["1,5", None, ","], "1.5"),
        (["1e-99999"], "0"),
    ],
)
def test_a_number_is_read(arguments, expected):
    assert call("number", *arguments) == Decimal(expected)


def test_a_number_is_read_by_name():
    named = {"from": "1.000,5", "grouping separator": ".", "decimal separator": ","}
    assert call_named("number", named) == Decimal("1000.5")
    assert has_no_value_named("number", {**named, "separator": ","})


@pytest.mark.parametrize(
    "arguments",
    [
        [""],
        ["one"],
        [" 1"],
        ["1."],
        ["."],
        ["+1"],
        ["1e99999"],
        ["1e99999999999999999999999"],
        ["NaN"],
        ["Infinity"],
        ["1_000"],
        ["\u0661"],
        ["1", ";", "."],
        ["1", ".", ";"],
        ["1", ",", ","],
        ["1", "", "."],
        ["1", " ", " "],
        ["1,,000", ",", "."],
        [",1", ",", "."],
        ["1.5,5", ".", None],
        [1],
        [None, ",", "."],
    ],
)
def test_some_texts_are_no_numbers(arguments):
    assert has_no_value("number", *arguments)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_survives_being_text(number):
    assert call("number", call("string", number)) == number


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("foo", "foo"),
        ("", ""),
        (1, "1"),
        (Decimal("1.10"), "1.10"),
        (Decimal("1E+3"), "1000"),
        (True, "true"),
        (False, "false"),
        (at("2012-12-25"), "2012-12-25"),
        (at("10:00:00.50Z"), "10:00:00.5Z"),
        (at("2011-12-31T10:15:30@Europe/Paris"), "2011-12-31T10:15:30@Europe/Paris"),
        (at("PT26H"), "P1DT2H"),
        (at("P13M"), "P1Y1M"),
        ([1, "a"], '[1, "a"]'),
        ([], "[]"),
        ([None, [True, 'say "yes"\n']], '[null, [true, "say \\"yes\\"\\n"]]'),
        ({"a": "foo"}, '{a: "foo"}'),
        ({"my key": 1, "b": {}}, '{"my key": 1, b: {}}'),
        ([at("2012-12-25"), at("P1D")], '[@"2012-12-25", @"P1D"]'),
        (Range(Decimal(1), Decimal(3)), "[1..3]"),
        (Range("a", None, False, False), '("a"..null)'),
        (Range.of_comparison("<=", Decimal(5)), "(<= 5)"),
        (Range.of_comparison(">", Decimal(5)), "(> 5)"),
        (Range.of_comparison("!=", Decimal(5)), "(!= 5)"),
        (function_of("a b", lambda a, b: a), "function(a, b)"),
    ],
)
def test_every_value_has_a_text(value, expected):
    assert call("string", value) == call_named("string", {"from": value}) == expected


def test_the_text_of_null_is_null_and_no_reason_to_warn():
    assert call("string", None) is None


def test_a_text_does_not_grow_beyond_the_budget():
    shared: list[object] = ["a"]
    hollow: list[object] = []
    deep: list[object] = []
    for _ in range(50):
        shared, hollow = [shared, shared], [hollow, hollow]
    for _ in range(1000):
        deep = [deep]
    for value in (shared, hollow, deep, ["\\" * 60_000]):
        with pytest.raises(BudgetSpent):
            BUILTINS["string"].call(Run(), [value])
    with pytest.raises(BudgetSpent):
        call("string", Decimal("1E+6000"), run=Run.with_(Budget(text=1000)))


def test_the_ends_of_a_range_in_a_text_keep_all_their_digits():
    number = Decimal("-1.234567890123456789012345678901234")
    assert call("range", f"[{number}..0]").low == number
