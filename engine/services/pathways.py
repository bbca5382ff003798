"""`pathway.yaml`: what a pathway is called, who may start it and who leads its cases."""

from dataclasses import dataclass

from engine.yaml_text import read_yaml


@dataclass(frozen=True, slots=True)
class Pathway:
    """What the file says.

    `start_roles` may start it by its form; `lead` is the role whose desk in the municipality owns a new case (empty:
    the role of the start event's lane); `fit` is the decision that says whether the pathway fits.
    """

    key: str
    title: str = ""
    countries: tuple[str, ...] = ()
    start_roles: tuple[str, ...] = ()
    fit: str = ""
    lead: str = ""


def read_pathway(key: str, content: bytes | None) -> Pathway:
    """The facts of a pathway's file, which was checked when it was published; without one, the bare key."""
    given = (read_yaml("pathway.yaml", content) if content else None) or {}
    start = given.get("start") or {}
    return Pathway(
        key=str(given.get("key", key)),
        title=str(given.get("title", key)),
        countries=tuple(given.get("countries") or ()),
        start_roles=tuple(start.get("roles") or ()),
        fit=str(start.get("fit") or ""),
        lead=str(given.get("owner") or ""),
    )
