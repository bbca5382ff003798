"""Functions on numbers."""

import decimal
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.temporal import parse_temporal as at
from tests.feel.builtins.calling import call, call_named, has_no_value, has_no_value_named

numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)
scales = st.integers(-8, 8)
ROUNDINGS = {
    "decimal": decimal.ROUND_HALF_EVEN,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
    "round up": decimal.ROUND_UP,
    "round down": decimal.ROUND_DOWN,
    "round half up": decimal.ROUND_HALF_UP,
    "round half down": decimal.ROUND_HALF_DOWN,
}


@pytest.mark.parametrize(
    ("name", "n", "scale", "expected"),
    [
        ("decimal", "2.5", "0", "2"),
        ("decimal", "1.5", "0", "2"),
        ("decimal", "0.515", "2", "0.52"),
        ("decimal", "0.3333333333333333333333333333333333", "2.5", "0.33"),
        ("decimal", "0.0", "1", "0.0"),
        ("floor", "1.56", "1", "1.5"),
        ("floor", "-1.56", "1", "-1.6"),
        ("ceiling", "1.56", "1", "1.6"),
        ("ceiling", "-1.56", "1", "-1.5"),
        ("round up", "5.5", "0", "6"),
        ("round up", "-5.5", "0", "-6"),
        ("round up", "1.121", "2", "1.13"),
        ("round down", "5.5", "0", "5"),
        ("round down", "-1.126", "2", "-1.12"),
        ("round half up", "5.5", "0", "6"),
        ("round half up", "-5.5", "0", "-6"),
        ("round half down", "5.5", "0", "5"),
        ("round half down", "-1.126", "2", "-1.13"),
        ("round half down", "1250", "-2", "1200"),
        ("round half down", "5.5", "6176", "5.5"),
        ("round half up", "5.5", "-6111", "0"),
        ("round up", "5.5", "-6111", "1E+6111"),
        ("decimal", "1.5E+6000", "0", "1.5E+6000"),
    ],
)
def test_it_rounds(name, n, scale, expected):
    assert call(name, Decimal(n), Decimal(scale)) == Decimal(expected)


@pytest.mark.parametrize("name", ROUNDINGS)
@given(n=numbers, scale=scales)
def test_every_rounding_agrees_with_python(name, n, scale):
    expected = n.quantize(Decimal(1).scaleb(-scale), ROUNDINGS[name], decimal.Context(prec=60))
    assert call(name, n, scale) == expected


@pytest.mark.parametrize("name", ROUNDINGS)
def test_a_rounding_keeps_the_zeros_it_is_asked_for(name):
    assert str(call(name, 1, 2)) == "1.00"


@pytest.mark.parametrize("name", ROUNDINGS)
@pytest.mark.parametrize(
    "arguments", [[5, None], [None, 0], [5, -6112], [5, 6177], [5, "0"], ["5", 0], [5, 0, 0], [5, 10**30]]
)
def test_a_rounding_needs_a_number_and_a_scale_in_its_limits(name, arguments):
    assert has_no_value(name, *arguments)


@pytest.mark.parametrize("name", sorted(set(ROUNDINGS) - {"floor", "ceiling"}))
def test_a_scale_must_be_given(name):
    assert has_no_value(name, 5)
    assert has_no_value_named(name, {"n": 5})
    assert has_no_value_named(name, {"scale": 0})


@pytest.mark.parametrize(
    ("name", "n", "expected"),
    [
        ("floor", "1.5", 1),
        ("floor", "-1.5", -2),
        ("ceiling", "1.5", 2),
        ("ceiling", "-1.5", -1),
        ("floor", "1e40", 10**40),
    ],
)
def test_floor_and_ceiling_need_no_scale(name, n, expected):
    assert call(name, Decimal(n)) == call_named(name, {"n": Decimal(n)}) == Decimal(expected)


def test_floor_with_a_scale_of_null_has_no_value():
    assert has_no_value_named("floor", {"n": 1, "scale": None})


@pytest.mark.parametrize(
    ("value", "expected"), [("-P1D", "P1D"), ("P1D", "P1D"), ("-P1Y", "P1Y"), ("P1Y", "P1Y"), ("-PT0.5S", "PT0.5S")]
)
def test_a_duration_has_a_size(value, expected):
    assert call("abs", at(value)) == at(expected)


def test_a_number_has_a_size():
    assert [call("abs", n) for n in (1, -1, 0)] == [1, 1, 0]
    assert call_named("abs", {"n": -1}) == 1


@pytest.mark.parametrize("value", ["-1", True, None, at("2018-12-06"), at("00:00:00"), [], {}])
def test_nothing_else_has_a_size(value):
    assert has_no_value("abs", value)


@pytest.mark.parametrize(
    ("dividend", "divisor", "expected"),
    [
        ("10", "4", "2"),
        ("10", "-4", "-2"),
        ("-10", "4", "2"),
        ("0", "4", "0"),
        ("12", "5", "2"),
        ("-12", "5", "3"),
        ("12", "-5", "-3"),
        ("-12", "-5", "-2"),
        ("10.1", "4.5", "1.1"),
        ("-10.1", "4.5", "3.4"),
        ("10.1", "-4.5", "-3.4"),
        ("-10.1", "-4.5", "-1.1"),
    ],
)
def test_a_remainder_has_the_sign_of_the_divisor(dividend, divisor, expected):
    assert call("modulo", Decimal(dividend), Decimal(divisor)) == Decimal(expected)


@given(dividend=numbers, divisor=numbers.filter(bool))
def test_a_remainder_is_what_the_floor_of_the_quotient_leaves(dividend, divisor):
    with decimal.localcontext(prec=60, rounding=decimal.ROUND_HALF_EVEN):
        quotient = (dividend // divisor) - (0 if dividend % divisor == 0 or (dividend < 0) == (divisor < 0) else 1)
        assert call("modulo", dividend, divisor) == dividend - divisor * quotient


@pytest.mark.parametrize(
    "arguments", [[10, 0], [10], [10, None], ["10", "4"], [True, True], [4, 4, 4], [Decimal("1E+6000"), 7]]
)
def test_some_remainders_do_not_exist(arguments):
    assert has_no_value("modulo", *arguments)


def test_roots_and_logarithms():
    assert call("sqrt", 16) == 4
    assert call_named("sqrt", {"number": 2}) == Decimal("1.414213562373095048801688724209698")
    assert call("exp", 0) == 1
    assert call_named("exp", {"number": 5}) == Decimal("148.4131591025766034211155800405523")
    assert call("log", 1) == 0
    assert call_named("log", {"number": 10}) == Decimal("2.302585092994045684017991454684364")


@pytest.mark.parametrize(
    ("name", "value"), [("sqrt", -1), ("log", 0), ("log", -1), ("exp", 100_000), ("sqrt", "4"), ("log", True)]
)
def test_some_roots_and_logarithms_do_not_exist(name, value):
    assert has_no_value(name, value)


def test_the_exponential_of_a_very_negative_number_is_next_to_nothing():
    assert call("exp", -(10**9)) == 0


@given(st.integers(-(10**40), 10**40))
def test_a_whole_number_is_either_even_or_odd(n):
    assert call("even", Decimal(n)) is not call("odd", Decimal(n))


@pytest.mark.parametrize(("n", "is_even"), [(2, True), (1, False), (-2, True), (-1, False), (0, True)])
def test_even_numbers_can_be_halved(n, is_even):
    assert call("even", n) is call_named("even", {"number": n}) is is_even
    assert call("odd", n) is not is_even


def test_huge_numbers_are_even():
    assert call("even", Decimal("3E+6000")) is True


@pytest.mark.parametrize("value", ["4", True, Decimal("2.5"), at("P4D"), at("P4Y")])
def test_only_whole_numbers_are_even_or_odd(value):
    assert has_no_value("even", value)
    assert has_no_value("odd", value)
    assert has_no_value_named("even", {"n": 4})
