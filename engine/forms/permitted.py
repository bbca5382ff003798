"""Which questions of a form somebody may fill, and which answers she may see on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.domain.data_classes import PROTECTED_CONTACTS
from engine.domain.sides import ALL, NEUTRAL, OFFENDER, across
from engine.forms.field import Field, Kind
from engine.forms.form import Form

SHOWN_WITHOUT_MORE: Final = frozenset({"full", "own_case"})
SHOWN_TO_WHOM_SERVES: Final = frozenset({"own_client", "own_part"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who opens a form: one entry in the case.

    role: of her desk; side: neutral, victim or offender
    levels: what the matrix says for her, by data class (`full`, `summary`, `none`, …)
    fills: the task lies on her desk
    leads: her desk owns the case
    serves: she serves the party whom the form is about
    """

    role: str
    side: str = NEUTRAL
    levels: Mapping[str, str] = field(default_factory=dict)
    fills: bool = False
    leads: bool = False
    serves: bool = False


@dataclass(frozen=True, slots=True)
class Permitted:
    """The paths that a reader may fill, and those whose stored answers she may see."""

    fillable: frozenset[str]
    visible: frozenset[str]


def fields_for(form: Form, reader: Reader) -> Permitted:
    """What a reader may fill and see of a form; the rules of the stored rows, applied to the form.

    1. The wall: nothing of the other side, neither to fill nor to see; nothing of class C3 for the offender side.
    2. Whoever the task lies with fills it, whatever the level, and sees what her own desk wrote.
    3. Others see by the level of the class, and `audience: leader` is for the desk that owns the case alone.
    4. `writeOnly` is filled and not shown again, except to the desk that owns the case.

    A table is permitted where one of its columns is. What Koosrada fills in counts as fillable: it stands on the form.
    """
    fillable = _paths(form, lambda one: reader.fills and _same_side(one, reader))
    visible = _paths(form, lambda one: _same_side(one, reader) and _is_visible(one, reader))
    return Permitted(fillable, visible)


def _paths(form: Form, permits: Callable[[Field], bool]) -> frozenset[str]:
    found: set[str] = set()
    for one in form.fields:
        if one.kind is Kind.TABLE:
            columns = {column.path for column in one.columns if permits(column)}
            found |= columns | ({one.path} if columns else set())
        elif permits(one):
            found.add(one.path)
    return frozenset(found)


def _same_side(one: Field, reader: Reader) -> bool:
    classes = {one.class_for(reader.role)} if reader.fills else one.classes()
    if reader.side == OFFENDER and PROTECTED_CONTACTS in classes:
        return False
    if one.side.startswith("="):  # decided by the answers; whoever fills it gives them
        return reader.fills or reader.side == NEUTRAL
    return across(reader.side, one.side or ALL)


def _is_visible(one: Field, reader: Reader) -> bool:
    if one.write_only or one.audience == "leader":
        return reader.leads
    if reader.fills:
        return True
    levels = {reader.levels.get(data_class, "none") for data_class in one.classes()}
    return all(
        level in SHOWN_WITHOUT_MORE
        or (level == "summary" and one.summary)
        or (level in SHOWN_TO_WHOM_SERVES and reader.serves)
        for level in levels
    )
