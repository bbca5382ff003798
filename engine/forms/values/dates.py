"""Dates, times of day, and instants."""

import datetime as dt
import re
from typing import Any, Final

from marshmallow import ValidationError

from engine import clock
from engine.forms.field import Field
from engine.forms.sentences import Sentence

YEARS: Final = range(1900, 2201)
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?")
_INSTANT: Final = re.compile(rf"{_DATE.pattern}[T ]{_TIME.pattern}(Z|[+-][0-9]{{2}}:[0-9]{{2}})?")


def parse_date(field: Field, value: Any) -> dt.date:
    """A date, as ISO 8601 text: 2026-03-05."""
    sentence = Sentence("Enter a date, like 5 March 2026")
    if isinstance(value, str) and _DATE.fullmatch(value.strip()):
        try:
            value = dt.date.fromisoformat(value.strip())
        except ValueError:
            raise ValidationError(sentence) from None
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise ValidationError(sentence)
    _check_year(value)
    if field.no_past and value < clock.now().astimezone(clock.zone()).date():
        raise ValidationError(Sentence("Enter a date that is not in the past"))
    return value


def parse_time(field: Field, value: Any) -> dt.time:  # noqa: ARG001 - every parser is called alike
    """A time of day, as ISO 8601 text: 10:00 or 10:00:30."""
    sentence = Sentence("Enter a time, like 14:30")
    if isinstance(value, str) and _TIME.fullmatch(value.strip()):
        try:
            value = dt.time.fromisoformat(value.strip())
        except ValueError:
            raise ValidationError(sentence) from None
    if not isinstance(value, dt.time) or value.tzinfo is not None:
        raise ValidationError(sentence)
    return value


def parse_datetime(field: Field, value: Any) -> dt.datetime:
    """An instant, in UTC.

    As ISO 8601 text with its offset, or local in the zone of `engine.clock`: 2026-03-05T10:00. Of an hour that the
    clocks show twice the first is meant; an hour that they leave out is refused.
    """
    sentence = Sentence("Enter a date and a time, like 5 March 2026, 14:30")
    if isinstance(value, str) and _INSTANT.fullmatch(value.strip()):
        try:
            value = dt.datetime.fromisoformat(value.strip())
        except ValueError:
            raise ValidationError(sentence) from None
    if not isinstance(value, dt.datetime):
        raise ValidationError(sentence)
    _check_year(value)
    instant = _instant(value)
    if field.no_past and instant < clock.now():
        raise ValidationError(Sentence("Enter a date and a time that are not in the past"))
    return instant


def _instant(value: dt.datetime) -> dt.datetime:
    if value.tzinfo is not None:
        return value.astimezone(dt.UTC)
    instant = value.replace(tzinfo=clock.zone()).astimezone(dt.UTC)
    if instant.astimezone(clock.zone()).replace(tzinfo=None, fold=0) != value.replace(fold=0):
        raise ValidationError(Sentence("The clocks go forward then, and this time does not exist: choose another"))
    return instant


def _check_year(value: dt.date) -> None:
    if value.year not in YEARS:
        raise ValidationError(Sentence("Enter a year from {first} to {last}", first=YEARS[0], last=YEARS[-1]))
