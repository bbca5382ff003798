"""Inviting desks into the network of a case, and opening stored answers to a desk."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.bpmn.advance import Variables
from engine.domain.running.changes import DisclosureRow, ParticipantRow
from engine.errors import ExecutionFailed
from engine.services.moves.desks import desk_facts, side_of_role
from engine.services.operations.outcomes import Outputs, OutsideCase
from engine.services.operations.references import desk_id, identity

if TYPE_CHECKING:
    from engine.services.moves.move import Move
    from engine.services.moves.running import Running


class NoMember(ExecutionFailed):
    """Whom to invite is a list of members, each with a desk."""


class NoGround(ExecutionFailed):
    """Nothing is disclosed without a ground."""


def invite(inputs: Variables, move: "Move", _running: "Running") -> Outputs:
    """`network.invite`: each member's desk takes part, on its role's side, with its line of need-to-know.

    A conflict of interest does not keep a desk out: it is marked in the form and shown to the leader.
    """
    given = inputs.get("members") or []
    members = [member for member in (given if isinstance(given, list | tuple) else [given]) if member]
    if not all(isinstance(member, Mapping) for member in members):
        raise NoMember
    rows = {desk_id(member.get("desk")): member.get("row") for member in members}
    for desk, row in rows.items():
        _take_part(move, desk, "case", row)
    return {"invited": len(rows)}


def disclose(inputs: Variables, move: "Move", _running: "Running") -> Outputs:
    """`disclose`: stored field values are opened to one desk, which sees these and its own tasks."""
    if move.case is None:
        raise OutsideCase
    desk = desk_id(inputs.get("desk"))
    if desk_facts(move, [], [desk])[desk].side is None:
        _take_part(move, desk, "own_tasks", None)
    ground = str(inputs.get("ground") or "").strip()
    if not ground:
        raise NoGround
    for answer in inputs.get("answers") or []:
        move.changes.disclosures.append(DisclosureRow(move.case.id, identity("answer", answer), desk, ground))
    return {}


def _take_part(move: "Move", desk: str, scope: str, row: Any) -> None:
    if move.case is None:
        raise OutsideCase
    facts = desk_facts(move, [], [desk])[desk]
    side = facts.side or side_of_role(facts.role)
    need = identity("row", row) if row else None
    move.changes.participants.append(ParticipantRow(move.case.id, desk, side, scope, need))
    move.takes_part(desk, side)
