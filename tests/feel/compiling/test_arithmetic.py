import decimal
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.feel import evaluate
from tests.feel.compiling.values import number, numbers, value, wide_numbers

DECIMAL128 = decimal.Context(
    prec=34, Emin=-6143, Emax=6144, rounding=decimal.ROUND_HALF_EVEN, clamp=1,
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)  # fmt: skip
OPERATIONS = {"+": DECIMAL128.add, "-": DECIMAL128.subtract, "*": DECIMAL128.multiply, "/": DECIMAL128.divide}


@pytest.mark.parametrize("operator", OPERATIONS)
@given(a=wide_numbers, b=wide_numbers)
def test_arithmetic_is_that_of_decimal128(operator, a, b):
    assume(operator != "/" or b)
    expected = OPERATIONS[operator](a, b)
    assert value(f"a {operator} b", a=a, b=b) == expected
    assert value(f"{number(a)} {operator} {number(b)}") == expected


@given(wide_numbers, st.integers(-30, 30))
def test_powers_are_those_of_decimal128(base, exponent):
    assume(base or exponent > 0)
    assert value("a ** b", a=base, b=Decimal(exponent)) == DECIMAL128.power(base, exponent)


@given(numbers, numbers, numbers)
def test_addition_and_multiplication_commute_and_addition_can_be_undone(a, b, c):
    assert value("a + b = b + a and a * b = b * a and a + b - b = a and -(-a) = a and a - b = a + -b", a=a, b=b, c=c)


@given(numbers)
def test_a_number_outlives_being_written_and_read(a):
    assert value("number(string(a)) = a", a=a) is True


def test_tenths_add_up():
    assert value("0.1 + 0.2 = 0.3") is True
    assert value("1 / 3 * 3") == Decimal("0.9999999999999999999999999999999999")


@pytest.mark.parametrize("rounding", [decimal.ROUND_UP, decimal.ROUND_FLOOR])
def test_nobodys_own_decimal_context_changes_a_result(rounding):
    with decimal.localcontext(decimal.Context(prec=3, rounding=rounding, traps=[decimal.Inexact])):
        assert value("2 / 3") == Decimal("0.6666666666666666666666666666666667")
        assert value("-x", x=Decimal("1.23456")) == Decimal("-1.23456")
        assert value("abs(x)", x=Decimal("-1.23456")) == Decimal("1.23456")
        assert value("1.23456 + 1") == Decimal("2.23456")
        assert value("sum([1.23456, 1.23456]) * 1000") == Decimal("2469.12")
        assert value("round half up(2.34567, 4)") == Decimal("2.3457")
        assert value("floor(-12345.6)") == -12346
        assert value("stddev([1.2345, 2.3456, 3.4567])") == Decimal("1.1111")
        assert value("median([1.23456, 2.34567])") == Decimal("1.790115")
        assert value("even(123456) and odd(123457)") is True
        assert value("string(1234567)") == "1234567"
        assert value("[1, 2][2]") == 2
        assert value("1234567 in [1234566..1234568]") is True


NULLS = {
    "1 / 0": "a number cannot be divided by zero",
    "0 / 0": "a number cannot be divided by zero",
    "9e6144 * 10": "the result is too large for a number",
    "0 ** -1": "this calculation has no result",
    "(-1.5) ** 0.5": "this calculation has no result",
    "10 ** 999999999999": "the result is too large for a number",
    "2 ** 1000000000000": "this exponent is too large",
    '1 + "1"': "a number and a string cannot be added",
    '"a" - "b"': "a string and a string cannot be subtracted",
    "null + 1": "null and a number cannot be added",
    "[] * 2": "a list and a number cannot be multiplied",
    "true / 2": "a boolean and a number cannot be divided",
    "{} ** 2": "a context and a number cannot be raised to a power",
    '-"a"': "a string has no opposite",
    "-null": "null has no opposite",
}


@pytest.mark.parametrize(("expression", "sentence"), NULLS.items())
def test_what_cannot_be_calculated_is_null_with_a_reason(expression, sentence):
    evaluation = evaluate(expression)
    assert evaluation.value is None
    assert evaluation.warnings[0].sentence == sentence


def test_there_is_no_negative_zero_to_be_seen():
    assert str(value("-x", x=Decimal(0))) == "0"
    assert value("string(0 * -1)") == "0"
    assert value("0 = -0 and -0 = 0 * -1") is True
