"""Random FEEL values, as FEEL text and as what the text means."""

from decimal import Decimal

from hypothesis import strategies as st

from engine.feel import evaluate, temporal
from engine.feel.numbers import text
from engine.feel.printing import quoted

TRUTHS = {"true": True, "false": False, "null": None}

small = st.integers(-20, 20)
numbers = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=6)
wide_numbers = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-(10**34) + 1, 10**34 - 1),
    st.integers(-60, 60),
)
strings = st.text("abcé🐎 ", max_size=4)
dates = st.dates().map(lambda day: temporal.make_date(day.year, day.month, day.day))
times = st.times().map(lambda time: temporal.make_time(time.hour, time.minute, Decimal(time.second)))
days_durations = st.integers(-(10**9), 10**9).map(lambda seconds: temporal.DaysTimeDuration(seconds * 10**9))
months_durations = st.integers(-2_000, 2_000).map(temporal.YearsMonthsDuration)

ORDERED = {
    "numbers": numbers,
    "strings": strings,
    "dates": dates,
    "times": times,
    "days and time durations": days_durations,
    "years and months durations": months_durations,
}

scalars = st.one_of(st.none(), st.booleans(), *ORDERED.values())
anything = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)),
    max_leaves=5,
)


def number(value: int | Decimal) -> str:
    """A number as FEEL text, a negative one in brackets."""
    written = text(Decimal(value))
    return f"({written})" if written.startswith("-") else written


def listed(values) -> str:
    """Integers as a FEEL list."""
    return f"[{', '.join(map(number, values))}]"


def string(value: str) -> str:
    """A string as FEEL text."""
    return quoted(value)


def value(expression: str, **context):
    """What an expression is worth."""
    return evaluate(expression, context).value
