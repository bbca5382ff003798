import datetime as dt
import json
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel import NoFeelValue, evaluate, to_feel, to_json
from tests.feel.compiling.values import anything

as_parsed_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=8,
)


@given(as_parsed_json)
def test_json_goes_through_feel_unchanged(value):
    assert to_json(to_feel(value)) == value


@given(anything)
def test_every_feel_value_stays_as_it_is_and_can_be_written_as_json(value):
    assert to_feel(value) == value
    assert json.loads(json.dumps(to_json(value))) == to_json(value)


def test_numbers_become_decimals_by_their_digits():
    assert [to_feel(value) for value in (1, 0.1, Decimal("1.50"), True)] == [1, Decimal("0.1"), Decimal("1.5"), True]
    assert isinstance(to_feel(5), Decimal)
    assert to_feel(10**5_000) == Decimal(10) ** 5_000
    assert to_feel(2**200) == Decimal(1606938044258990275541962092341163000000000000000000000000000)


def test_texts_and_keys_of_other_libraries_become_plain_ones():
    class Label(str):
        __slots__ = ()

    found = to_feel({Label("a"): Label("b")})
    assert [type(found["a"]), *map(type, found)] == [str, str]


def test_pythons_dates_become_those_of_feel():
    moment = dt.datetime(2026, 3, 1, 9, 0, tzinfo=ZoneInfo("Europe/Tallinn"))
    assert str(to_feel(dt.date(2026, 3, 1))) == "2026-03-01"
    assert str(to_feel(moment)) == "2026-03-01T09:00:00@Europe/Tallinn"
    assert str(to_feel(dt.time(9, 30))) == "09:30:00"
    assert str(to_feel(dt.timedelta(days=2))) == "P2D"


@pytest.mark.parametrize(
    "value",
    [object(), {1: 2}, {"a": {None: 1}}, float("nan"), float("inf"), Decimal("sNaN"), {1, 2}, b"bytes", 1j, ..., int],
)
def test_what_has_no_counterpart_is_refused(value):
    with pytest.raises(NoFeelValue):
        to_feel(value)


def test_a_number_too_large_for_feel_is_refused():
    with pytest.raises(NoFeelValue, match="too large"):
        to_feel(10**7_000)


def test_what_is_nested_too_deeply_or_too_large_is_refused():
    deep: list[Any] = []
    for _ in range(200):
        deep = [deep]
    for convert in (to_feel, to_json):
        with pytest.raises(NoFeelValue, match="100 levels"):
            convert(deep)
        with pytest.raises(NoFeelValue, match="500,000 parts"):
            convert([[None] * 1_000] * 501)


@pytest.mark.parametrize(
    ("expression", "written"),
    {
        "14": 14,
        "14.00": 14,
        "0.5": "0.5",
        "12345678901234567890": "12345678901234567890",
        "[1..5)": {"low": 1, "high": 5, "lowIncluded": True, "highIncluded": False},
        '@"2026-03-01T09:00:00Z"': "2026-03-01T09:00:00Z",
        '@"P1DT2H"': "P1DT2H",
        "abs": "function abs",
        '{a: [null, true, "x"]}': {"a": [None, True, "x"]},
    }.items(),
)
def test_values_are_written_as_json(expression, written):
    assert to_json(evaluate(expression).value) == written


@pytest.mark.parametrize("value", ["\ud800", ["a\udfffb"], {"\ud800": 1}])
def test_half_a_character_is_no_text(value):
    with pytest.raises(NoFeelValue, match="half a character"):
        to_feel(value)


def test_half_a_character_in_an_expression_is_written_out():
    assert evaluate('"a\ud800"').value == "a\\uD800"
