"""Who is there for practice, and which cases are under way: everybody and everything is invented."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody for practice; the first letters of the alphabet have parts of their own in every example and test."""

    account: str
    name: str
    desk: str
    part: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """The beginning of a scenario: as many of its answers are given as `answers` says, by those who are there."""

    pathway: str
    scenario: str
    answers: int


PEOPLE: Final = (
    Person("alice", "Alice Kask", "tartu-probation.probation_officer", "leads TUKO cases in Tartu"),
    Person("bob", "Bob Tamm", "tartu-police.police", "is asked for what the police know"),
    Person("charlie", "Charlie Mägi", "viljandi-city.child_protection", "has no part in any of these cases"),
    Person("dana", "Dana Saar", "tartu-city.child_protection", "speaks for the children"),
    Person("eve", "Eve Rebane", "rahulik-kodu.perpetrator_programme", "works with those who used violence"),
    Person("liga", "Līga Ozola", "valmiera-social-service.municipal_social_worker", "works in Latvia"),
    Person("oskar", "Oskar Kuusk", "ee-oversight.analyst", "draws pathways, sees no case"),
    Person("maria", "Maria Lepp", "ee-oversight.ministry", "sees published numbers only"),
    Person("root", "Root Operaator", "ee-oversight.operator", "runs the system, sees no content"),
)

BEGINNINGS: Final = (
    Beginning("tuko", "S01.yaml", 4),
    Beginning("tuko", "S02.yaml", 2),
    Beginning("tuko", "S03.yaml", 0),
    Beginning("tuko", "S05.yaml", 0),
    Beginning("tuko", "mandatory_client.yaml", 0),
)
