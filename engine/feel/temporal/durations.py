"""The two kinds of duration: days and time, years and months (DMN 1.5, 10.3.2.3.7 and 10.3.2.3.8).

They do not mix, because a month has no fixed number of days.
"""

import re
from dataclasses import dataclass

from engine.feel.errors import NoValue

NANOSECONDS = 1_000_000_000
DAY_SECONDS = 86_400
DAY_NANOSECONDS = DAY_SECONDS * NANOSECONDS
MOST_NANOSECONDS = 10**15 * DAY_NANOSECONDS
MOST_MONTHS = 12 * 10**10

# The digits are limited, because reading a number costs the square of its length.
_YEARS_MONTHS = re.compile(r"(-?)P(?=[0-9])(?:([0-9]{1,18})Y)?(?:([0-9]{1,18})M)?")
_DAYS_TIME = re.compile(
    r"(-?)P(?=.)(?:([0-9]{1,18})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,18})H)?(?:([0-9]{1,18})M)?(?:([0-9]{1,18})(?:\.([0-9]*))?S)?)?"
)


@dataclass(frozen=True, slots=True)
class DaysTimeDuration:
    """A length of time in nanoseconds; a day is 24 hours.

    >>> str(DaysTimeDuration(93_784_500_000_000)), str(DaysTimeDuration(0)), str(DaysTimeDuration(-3_600_000_000_000))
    ('P1DT2H3M4.5S', 'PT0S', '-PT1H')
    """

    nanoseconds: int

    def __str__(self) -> str:
        if not self.nanoseconds:
            return "PT0S"
        days, hours, minutes, seconds, fraction = self.parts()
        text = f"{-days if self.nanoseconds < 0 else days}D" if days else ""
        clock = "".join(f"{abs(number)}{unit}" for number, unit in ((hours, "H"), (minutes, "M")) if number)
        if seconds or fraction:
            clock += f"{abs(seconds)}{fraction_text(abs(fraction))}S"
        return f"{'-' if self.nanoseconds < 0 else ''}P{text}{'T' if clock else ''}{clock}"

    def parts(self) -> tuple[int, int, int, int, int]:
        """Days, hours, minutes, seconds and nanoseconds, all with the sign of the duration.

        >>> DaysTimeDuration(-90_000_000_000_001).parts()
        (-1, -1, 0, 0, -1)
        """
        seconds, fraction = divmod(abs(self.nanoseconds), NANOSECONDS)
        days, seconds = divmod(seconds, DAY_SECONDS)
        hours, seconds = divmod(seconds, 3600)
        minutes, seconds = divmod(seconds, 60)
        if self.nanoseconds < 0:
            return -days, -hours, -minutes, -seconds, -fraction
        return days, hours, minutes, seconds, fraction


@dataclass(frozen=True, slots=True)
class YearsMonthsDuration:
    """A number of calendar months; a year is twelve.

    >>> str(YearsMonthsDuration(14)), str(YearsMonthsDuration(0)), str(YearsMonthsDuration(-12))
    ('P1Y2M', 'P0M', '-P1Y')
    """

    months: int

    def __str__(self) -> str:
        if not self.months:
            return "P0M"
        years, months = divmod(abs(self.months), 12)
        return f"{'-' if self.months < 0 else ''}P{f'{years}Y' if years else ''}{f'{months}M' if months else ''}"

    def parts(self) -> tuple[int, int]:
        """Years and months, both with the sign of the duration.

        >>> YearsMonthsDuration(-14).parts()
        (-1, -2)
        """
        years, months = divmod(abs(self.months), 12)
        return (-years, -months) if self.months < 0 else (years, months)


Duration = DaysTimeDuration | YearsMonthsDuration


def make_days_time_duration(nanoseconds: int) -> DaysTimeDuration:
    """The duration of so many nanoseconds, at most 10^15 days either way."""
    if not -MOST_NANOSECONDS <= nanoseconds <= MOST_NANOSECONDS:
        raise NoValue("that days and time duration is too long")
    return DaysTimeDuration(nanoseconds)


def make_years_months_duration(months: int) -> YearsMonthsDuration:
    """The duration of so many months, at most 10^10 years either way."""
    if not -MOST_MONTHS <= months <= MOST_MONTHS:
        raise NoValue("that years and months duration is too long")
    return YearsMonthsDuration(months)


def parse_duration(text: str) -> Duration:
    """The duration written as in XML Schema, in years and months or in days and time, never in both.

    >>> str(parse_duration("PT1000M")), str(parse_duration("P26M")), str(parse_duration("PT0.S"))
    ('PT16H40M', 'P2Y2M', 'PT0S')
    >>> parse_duration("P1Y1D")
    Traceback (most recent call last):
    engine.feel.errors.NoValue: the text is not a duration like P1DT2H or P1Y2M
    """
    if found := _YEARS_MONTHS.fullmatch(text):
        months = int(found[2] or 0) * 12 + int(found[3] or 0)
        return make_years_months_duration(-months if found[1] else months)
    if found := _DAYS_TIME.fullmatch(text):
        days, hours, minutes, seconds = (int(part or 0) for part in found.group(2, 3, 4, 5))
        whole = days * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds
        nanoseconds = whole * NANOSECONDS + fraction_nanoseconds(found[6])
        return make_days_time_duration(-nanoseconds if found[1] else nanoseconds)
    raise NoValue("the text is not a duration like P1DT2H or P1Y2M")


def fraction_nanoseconds(digits: str | None) -> int:
    """The nanoseconds in the decimal places of a second; what is finer is cut off.

    >>> fraction_nanoseconds("5"), fraction_nanoseconds("1234567899"), fraction_nanoseconds(None)
    (500000000, 123456789, 0)
    """
    return int(digits[:9].ljust(9, "0")) if digits else 0


def fraction_text(nanoseconds: int) -> str:
    """The decimal places of a second with their point, without needless zeros.

    >>> fraction_text(500_000_000), fraction_text(0)
    ('.5', '')
    """
    return f".{nanoseconds:09d}".rstrip("0") if nanoseconds else ""
