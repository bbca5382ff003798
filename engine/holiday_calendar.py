"""Working days and public holidays by country: the one place that asks the `holidays` library.

A country is its code of two letters in ISO 3166-1, such as `EE`. Holidays are the public ones of the whole country.
"""

import datetime as dt
import warnings
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from engine.errors import NotFound

if TYPE_CHECKING:
    from holidays import HolidayBase

_CODE_LENGTH = 2


class UnknownHolidays(NotFound):
    """The holidays of this country or year are not known here."""


def is_holiday(country: str, day: dt.date) -> bool:
    """Whether the day is a public holiday of the country.

    >>> is_holiday("EE", dt.date(2026, 2, 24)), is_holiday("LV", dt.date(2026, 2, 24))
    (True, False)
    """
    return day in _holidays(country, day.year)


def is_working_day(country: str, day: dt.date) -> bool:
    """Whether people work on that day in the country: not on its weekend, unless moved there, nor on a holiday.

    >>> is_working_day("EE", dt.date(2026, 2, 23)), is_working_day("EE", dt.date(2026, 2, 22))
    (True, False)
    """
    return _holidays(country, day.year).is_working_day(day)


def countries() -> tuple[str, ...]:
    """The codes of the countries whose holidays are known, in order.

    >>> {"EE", "FI", "LT", "LV"} <= set(countries())
    True
    """
    return tuple(sorted(_known()))


@cache
def _known() -> frozenset[str]:
    import holidays  # noqa: PLC0415 - takes a moment, and most expressions do not need it

    codes = holidays.list_supported_countries(include_aliases=False)
    return frozenset(code for code in codes if len(code) == _CODE_LENGTH)


@lru_cache(maxsize=1024)
def _holidays(country: str, year: int) -> "HolidayBase":
    import holidays  # noqa: PLC0415 - see above

    if country not in _known():
        raise UnknownHolidays(
            f"a country here is one of {len(_known())} codes of two capital letters, such as EE, FI, LT or LV"
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some feasts that follow the moon are known for fewer years than the others
        found = holidays.country_holidays(country, years=year, expand=False)
    if not found.start_year <= year <= found.end_year:
        raise UnknownHolidays(
            f"the holidays of {country} are known for the years {found.start_year} to {found.end_year}"
        )
    return found
