"""FEEL's dates, times and durations (DMN 1.5, 10.3.2.3 and 10.3.2.5): values, texts, arithmetic and order.

An operation that the standard says is null raises `engine.feel.errors.NoValue` with a sentence.
"""

from engine.feel.temporal.arithmetic import absolute, add, divide, multiply, negate, subtract
from engine.feel.temporal.comparison import before, same
from engine.feel.temporal.conversion import from_python, to_python
from engine.feel.temporal.dates import Date, make_date, parse_date
from engine.feel.temporal.differences import years_and_months_between
from engine.feel.temporal.durations import (
    DaysTimeDuration,
    Duration,
    YearsMonthsDuration,
    make_days_time_duration,
    make_years_months_duration,
    parse_duration,
)
from engine.feel.temporal.instants import DateTime, instant_at, make_date_time, parse_date_time
from engine.feel.temporal.literals import Temporal, parse_temporal
from engine.feel.temporal.properties import PROPERTIES
from engine.feel.temporal.times import MIDNIGHT, Time, make_time, parse_time
from engine.feel.temporal.words import kind
from engine.feel.temporal.zones import Offset, Region, Zone, make_offset, make_region

__all__ = [
    "MIDNIGHT",
    "PROPERTIES",
    "Date",
    "DateTime",
    "DaysTimeDuration",
    "Duration",
    "Offset",
    "Region",
    "Temporal",
    "Time",
    "YearsMonthsDuration",
    "Zone",
    "absolute",
    "add",
    "before",
    "divide",
    "from_python",
    "instant_at",
    "kind",
    "make_date",
    "make_date_time",
    "make_days_time_duration",
    "make_offset",
    "make_region",
    "make_time",
    "make_years_months_duration",
    "multiply",
    "negate",
    "parse_date",
    "parse_date_time",
    "parse_duration",
    "parse_temporal",
    "parse_time",
    "same",
    "subtract",
    "to_python",
    "years_and_months_between",
]
