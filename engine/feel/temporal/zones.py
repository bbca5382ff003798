"""Time zones: a fixed offset from UTC, or a region whose offset follows the law of the place.

The offsets of a region come from the IANA time zone database through `zoneinfo`. It knows the years 1 to 9999;
FEEL goes further in both directions. Before year 1 a region has its first known offset; after year 9999 its last
rule goes on, and since the Gregorian calendar repeats every 400 years, it is read off the years 2400 to 2799, which
no recorded change of law reaches.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from engine.feel.errors import NoValue

LARGEST_OFFSET = 18 * 3600
REFERENCE_YEAR = 2025  # for a time in a region, which has no date of its own

_OFFSET = re.compile(r"([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,31}(?:/[A-Za-z0-9_+-]{1,32}){0,3}")
_NOT_REGIONS = frozenset({"localtime", "posixrules", "Factory"})  # mean another place on another machine, or none
_NOT_AREAS = frozenset({"posix", "right"})  # copies of the database; "right" counts leap seconds, FEEL does not

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CYCLE_YEARS = 400
_CYCLE_SECONDS = 146_097 * 86_400
_CYCLE_START_YEAR = 2400
_CYCLE_START = int(datetime(_CYCLE_START_YEAR, 1, 1, tzinfo=UTC).timestamp())
_FIRST_SAFE = int(datetime(2, 1, 1, tzinfo=UTC).timestamp())
_LAST_SAFE = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True, slots=True)
class Offset:
    """A fixed distance from UTC in seconds, positive to the east.

    >>> str(Offset(7200)), str(Offset(0)), str(Offset(-9955))
    ('+02:00', 'Z', '-02:45:55')
    """

    seconds: int

    def __str__(self) -> str:
        if not self.seconds:
            return "Z"
        minutes, second = divmod(abs(self.seconds), 60)
        text = f"{'-' if self.seconds < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"
        return f"{text}:{second:02d}" if second else text


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the IANA time zone database, such as `Europe/Tallinn`; made by `make_region`.

    >>> str(Region("Europe/Tallinn"))
    '@Europe/Tallinn'
    """

    key: str

    def __str__(self) -> str:
        return f"@{self.key}"


Zone = Offset | Region


def make_offset(seconds: int) -> Offset:
    """The offset of so many seconds, at most 18 hours either way.

    >>> make_offset(19 * 3600)
    Traceback (most recent call last):
    engine.feel.errors.NoValue: an offset from UTC is at most 18 hours
    """
    if not -LARGEST_OFFSET <= seconds <= LARGEST_OFFSET:
        raise NoValue("an offset from UTC is at most 18 hours")
    return Offset(seconds)


def make_region(key: str) -> Region:
    """The region with this key in the IANA time zone database; capital and small letters matter.

    >>> make_region("Europe/Tallinn")
    Region(key='Europe/Tallinn')
    >>> make_region("xyz/abc")
    Traceback (most recent call last):
    engine.feel.errors.NoValue: that is not a known time zone
    """
    if not _KEY.fullmatch(key) or key not in _keys() or _zone_info(key) is None:
        raise NoValue("that is not a known time zone")
    return Region(key)


@cache
def _keys() -> frozenset[str]:
    return frozenset(available_timezones())


def parse_zone(text: str) -> Zone | None:
    """The zone at the end of a time: nothing, `Z` (the standard also writes `z`), an offset, or `@` and a region.

    >>> parse_zone("Z"), parse_zone("-00:00"), parse_zone("+05:30"), parse_zone("")
    (Offset(seconds=0), Offset(seconds=0), Offset(seconds=19800), None)
    """
    if not text:
        return None
    if text in ("Z", "z"):
        return Offset(0)
    if text.startswith("@"):
        return make_region(text[1:])
    found = _OFFSET.fullmatch(text)
    if not found or found[3] > "59" or (found[4] or "") > "59":
        raise NoValue("the text ends with no offset from UTC")
    seconds = int(found[2]) * 3600 + int(found[3]) * 60 + int(found[4] or 0)
    return make_offset(-seconds if found[1] == "-" else seconds)


def offset_at_local(zone: Zone, year: int, month: int, day: int, second_of_day: int) -> int:
    """The offset in seconds in force when the clocks of the zone show this; the first time, if they show it twice.

    A local time that the clocks skip is read with the offset in force before.

    >>> offset_at_local(Region("Europe/Tallinn"), 2026, 7, 1, 0)
    10800
    >>> offset_at_local(Region("Europe/Tallinn"), 999_999_999, 1, 1, 0)
    7200
    """
    if isinstance(zone, Offset):
        return zone.seconds
    if year < 1:
        year, month, day, second_of_day = 1, 1, 1, 0
    elif year > 9999:
        year = _CYCLE_START_YEAR + year % _CYCLE_YEARS
    minutes, second = divmod(second_of_day, 60)
    return _offset(datetime(year, month, day, minutes // 60, minutes % 60, second, tzinfo=_loaded(zone)))


def offset_at_instant(zone: Zone, epoch_second: int) -> int:
    """The offset in seconds in force in the zone so many seconds after 1970 began in UTC.

    >>> offset_at_instant(Region("Europe/Tallinn"), 0), offset_at_instant(Region("Europe/Tallinn"), -10**17)
    (10800, 5940)
    """
    if isinstance(zone, Offset):
        return zone.seconds
    if epoch_second < _FIRST_SAFE:
        return offset_at_local(zone, 1, 1, 1, 0)
    if epoch_second > _LAST_SAFE:
        epoch_second = _CYCLE_START + (epoch_second - _CYCLE_START) % _CYCLE_SECONDS
    return _offset((_EPOCH + timedelta(seconds=epoch_second)).astimezone(_loaded(zone)))


def standard_offset(zone: Zone) -> int:
    """The offset in seconds for a time without a date: outside of summer time, by the law of the reference year.

    >>> standard_offset(Region("Europe/Paris")), standard_offset(Region("Australia/Sydney"))
    (3600, 36000)
    """
    return zone.seconds if isinstance(zone, Offset) else _standard_offset(zone)


@lru_cache(maxsize=1024)
def _standard_offset(region: Region) -> int:
    return min(offset_at_local(region, REFERENCE_YEAR, month, 1, 0) for month in (1, 7))


def _loaded(region: Region) -> ZoneInfo:
    found = _zone_info(region.key)
    if found is None:
        raise NoValue("that is not a known time zone")
    return found


def _offset(moment: datetime) -> int:
    distance = moment.utcoffset()
    if distance is None:
        raise NoValue("this time zone has no offset from UTC")
    return distance.days * 86_400 + distance.seconds


@lru_cache(maxsize=1024)
def _zone_info(key: str) -> ZoneInfo | None:
    if not _KEY.fullmatch(key) or key in _NOT_REGIONS or key.partition("/")[0] in _NOT_AREAS:
        return None
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):  # unknown; not a zone's file; a folder of regions
        return None
