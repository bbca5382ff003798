"""What may be wrong with `pathway.yaml`."""

from collections.abc import Iterator
from typing import Any, Final

from engine.bpmn import Problem
from engine.domain.municipalities import COUNTRIES
from engine.domain.roles import ROLES
from engine.services.deployments import Published
from engine.yaml_text import BrokenYaml, Located, read_yaml

FILE: Final = "pathway.yaml"
KNOWN: Final = {"key", "title", "countries", "start", "owner", "lawful_basis"}
KNOWN_OF_START: Final = {"roles", "fit"}


def problems_of_pathway_file(published: Published) -> Iterator[Problem]:
    """Every mistake of a pathway's facts."""
    content = published.files.get(FILE)
    if content is None:
        yield _problem("This file is missing: a pathway's key, title, countries, who starts it and who owns it.")
        return
    try:
        given = read_yaml(FILE, content)
    except BrokenYaml as error:
        yield _problem(str(error))
        return
    if not isinstance(given, Located):
        yield _problem("Here names and values are expected: key, title, countries, start, owner, lawful_basis.")
        return
    yield from _of_facts(published, given)


def _of_facts(published: Published, given: Located) -> Iterator[Problem]:
    for name in sorted(given.keys() - KNOWN):
        yield _problem(f"“{name}” is unknown here.", given)
    for name in sorted({"key", "title", "countries", "owner", "lawful_basis"} - given.keys()):
        yield _problem(f"“{name}” is missing.", given)
    if given.get("key", published.key) != published.key:
        yield _problem(f"The key is “{given['key']}”, but the folder is called “{published.key}”.", given)
    for country in _listed(given.get("countries")):
        if country not in COUNTRIES:
            yield _problem(f"“{country}” is not one of our countries: {', '.join(sorted(COUNTRIES))}.", given)
    start = given.get("start") or Located()
    if not isinstance(start, Located):
        yield _problem("“start” has names and values: roles, fit.", given)
        return
    for name in sorted(start.keys() - KNOWN_OF_START):
        yield _problem(f"“{name}” is unknown in “start”.", start)
    for role in [*_listed(start.get("roles")), *_listed(given.get("owner"))]:
        if role not in ROLES:
            yield _problem(f"There is no role “{role}”.", start)
    fit = start.get("fit")
    if fit and not published.decides(fit):
        yield _problem(f"There is no decision “{fit}” in this pathway.", start)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _problem(sentence: str, place: Located | None = None) -> Problem:
    return Problem("pathway", sentence, line=place.line if place else 1, file=FILE)
