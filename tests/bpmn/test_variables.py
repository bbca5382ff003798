from datetime import UTC, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.bpmn.variables import NoVariable, decode, decode_all, encode, encode_all
from engine.feel import compile_expression, temporal

ZONES = st.sampled_from([UTC, ZoneInfo("Europe/Tallinn"), timezone(timedelta(hours=5, minutes=30))])
MOMENTS = st.one_of(st.dates(), st.datetimes(), st.timedeltas(), st.times(), st.datetimes(timezones=ZONES)).map(
    temporal.from_python
)
TEXTS = st.one_of(st.text(), st.text().map("@".__add__), st.sampled_from(["@date:2026-01-01", "@text:@", "@", "@@"]))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
MONTHS = st.integers(-1000, 1000).map(temporal.make_years_months_duration)
KEYS = st.one_of(st.text(), st.sampled_from(["typename", "@date", "data", "ref"]))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS, MOMENTS, MONTHS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), st.text().filter(lambda t: t[:1] != "@")),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_encoded_is_json_and_comes_back(value):
    assert decode(orjson.loads(orjson.dumps(encode(value)))) == value


@given(JSON)
def test_plain_json_without_tags_stays_as_it_is(value):
    assert encode(decode(value)) == value


@given(VALUES)
def test_encoding_is_stable(value):
    assert encode(decode(encode(value))) == encode(value)


def test_numbers_keep_their_digits():
    assert encode(Decimal("0.10")) == "@number:0.10"
    assert encode(Decimal("3.00")) == 3
    assert encode(Decimal(2**53)) == f"@number:{2**53}"
    assert decode(0.1) == Decimal("0.1")


@pytest.mark.parametrize("text", ["@unknown:1", "@", "@date:yesterday", "@number:many", "@text"])
def test_a_tag_that_means_nothing_is_refused(text):
    if text == "@text":
        assert decode(text) == ""
    else:
        with pytest.raises(NoVariable):
            decode({"a": [text]})


@pytest.mark.parametrize("expression", ["[1..2]", "function(x) x", "count"])
def test_ranges_and_functions_are_no_variables(expression):
    value = compile_expression(expression).evaluate({}).value
    with pytest.raises(NoVariable):
        encode({"a": value})


@pytest.mark.parametrize("value", [object(), b"bytes", {1, 2}, Decimal("NaN"), float("inf")])
def test_what_feel_does_not_know_is_no_variable(value):
    with pytest.raises(NoVariable):
        encode(value) if isinstance(value, Decimal) else decode(value)


def test_values_without_end_are_refused():
    deep: list[Any] = []
    for _ in range(60):
        deep = [deep]
    with pytest.raises(NoVariable, match="nested"):
        encode(deep)
    with pytest.raises(NoVariable, match="nested"):
        decode(deep)


def test_many_at_once():
    assert encode_all({"a": Decimal(1)}) == {"a": 1}
    assert decode_all({"a": 1}) == {"a": Decimal(1)}
