"""Municipalities."""

from dataclasses import dataclass

COUNTRIES = ("EE", "LV")


@dataclass(frozen=True, slots=True)
class Municipality:
    """Where cases are. `zone` is the name of the time zone in which its people speak of dates."""

    id: str
    name: str
    country: str
    zone: str
