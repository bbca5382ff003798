"""Dates of the proleptic Gregorian calendar, far beyond what `datetime.date` holds (DMN 1.5, 10.3.2.3.5).

Year 0 exists and is the year before year 1, as in ISO 8601.
"""

import re
from dataclasses import dataclass

from engine.feel.errors import NoValue

LAST_YEAR = 999_999_999
FIRST_YEAR = -LAST_YEAR

_DATE = re.compile(r"(-?)([1-9][0-9]{4,8}|[0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_DAYS_IN_CYCLE = 146_097  # 400 years
_DAYS_TO_MARCH_OF_YEAR_0 = -306  # the ordinal of 29 February of year 0, from which the cycles count


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar day; made by `make_date` or `parse_date`, which check it.

    >>> str(Date(2026, 3, 1)), str(Date(-44, 3, 15))
    ('2026-03-01', '-0044-03-15')
    """

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    def to_ordinal(self) -> int:
        """The number of the day, counting 0001-01-01 as day 1, like `datetime.date.toordinal`.

        >>> Date(1970, 1, 1).to_ordinal()
        719163
        """
        past = self.year - 1
        leap_day = self.month > _FEBRUARY and is_leap(self.year)
        days = past * 365 + past // 4 - past // 100 + past // 400
        return days + _DAYS_BEFORE_MONTH[self.month] + self.day + leap_day

    @property
    def weekday(self) -> int:
        """The day of the week: Monday is 1, Sunday is 7.

        >>> Date(2018, 12, 10).weekday
        1
        """
        return (self.to_ordinal() - 1) % 7 + 1

    @property
    def day_of_year(self) -> int:
        """The number of the day in its year, from 1.

        >>> Date(2019, 9, 17).day_of_year
        260
        """
        return _DAYS_BEFORE_MONTH[self.month] + self.day + (self.month > _FEBRUARY and is_leap(self.year))

    @property
    def week_of_year(self) -> int:
        """The number of the week by ISO 8601: weeks begin on Monday, the first one has the year's first Thursday.

        >>> Date(2003, 12, 29).week_of_year, Date(2005, 1, 1).week_of_year
        (1, 53)
        """
        week = (self.day_of_year - self.weekday + 10) // 7
        if week < 1:
            return weeks_in_year(self.year - 1)
        return 1 if week > weeks_in_year(self.year) else week

    @property
    def last_day_of_month(self) -> int:
        """The number of days of the month of this date.

        >>> Date(2024, 2, 1).last_day_of_month
        29
        """
        return days_in_month(self.year, self.month)

    def plus_days(self, days: int) -> "Date":
        """The date so many days later.

        >>> str(Date(2023, 12, 31).plus_days(60))
        '2024-02-29'
        """
        return from_ordinal(self.to_ordinal() + days)

    def plus_months(self, months: int) -> "Date":
        """The same day so many months later, or the last of that month where it is shorter.

        >>> str(Date(2024, 1, 31).plus_months(1)), str(Date(2024, 1, 31).plus_months(-11))
        ('2024-02-29', '2023-02-28')
        """
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        _check_year(year)
        return Date(year, month + 1, min(self.day, days_in_month(year, month + 1)))


def is_leap(year: int) -> bool:
    """Whether the year has 366 days.

    >>> is_leap(2000), is_leap(1900), is_leap(-4)
    (True, False, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month.

    >>> days_in_month(2023, 2)
    28
    """
    return 29 if month == _FEBRUARY and is_leap(year) else _DAYS_IN_MONTH[month]


def weeks_in_year(year: int) -> int:
    """The number of ISO 8601 weeks of a year: 53 if it begins or ends on a Thursday, else 52.

    >>> weeks_in_year(2004), weeks_in_year(2005)
    (53, 52)
    """
    thursday = 4
    return 53 if thursday in (Date(year, 1, 1).weekday, Date(year, 12, 31).weekday) else 52


def make_date(year: int, month: int, day: int) -> Date:
    """The date with these parts, if there is one.

    >>> make_date(2026, 3, 1)
    Date(year=2026, month=3, day=1)
    >>> make_date(2026, 2, 29)
    Traceback (most recent call last):
    engine.feel.errors.NoValue: that month has fewer days
    """
    _check_year(year)
    if not 1 <= month <= 12:
        raise NoValue("a month is a number from 1 to 12")
    if not 1 <= day <= days_in_month(year, month):
        raise NoValue("that month has fewer days" if 1 <= day <= 31 else "a day is a number from 1 to 31")
    return Date(year, month, day)


def from_ordinal(ordinal: int) -> Date:
    """The date whose `to_ordinal` is this.

    >>> from_ordinal(719163)
    Date(year=1970, month=1, day=1)
    >>> from_ordinal(-306)
    Date(year=0, month=2, day=29)
    """
    if not FIRST_ORDINAL <= ordinal <= LAST_ORDINAL:
        raise NoValue("that date is too far away")
    # Years here begin on 1 March, so that the leap day is the last of the year and months have a regular length.
    cycle, day_of_cycle = divmod(ordinal - _DAYS_TO_MARCH_OF_YEAR_0 - 1, _DAYS_IN_CYCLE)
    year_of_cycle = (day_of_cycle - day_of_cycle // 1460 + day_of_cycle // 36_524 - day_of_cycle // 146_096) // 365
    day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle // 4 - year_of_cycle // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    return Date(cycle * 400 + year_of_cycle + (month <= _FEBRUARY), month, day)


def parse_date(text: str) -> Date:
    """The date written as `YYYY-MM-DD`, possibly with a `-` before a year BC and up to nine digits of year.

    >>> parse_date("2026-03-01")
    Date(year=2026, month=3, day=1)
    >>> parse_date("01211-12-31")
    Traceback (most recent call last):
    engine.feel.errors.NoValue: the text is not a date like 2026-03-01
    """
    found = _DATE.fullmatch(text)
    if not found:
        raise NoValue("the text is not a date like 2026-03-01")
    sign, year, month, day = found.groups()
    try:
        return make_date(-int(year) if sign else int(year), int(month), int(day))
    except NoValue as reason:
        raise NoValue(f"the text is not a date: {reason}") from None


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoValue("a year has at most nine digits")


FIRST_ORDINAL = Date(FIRST_YEAR, 1, 1).to_ordinal()
LAST_ORDINAL = Date(LAST_YEAR, 12, 31).to_ordinal()
