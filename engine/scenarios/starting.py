"""The beginnings of a scenario: a form, a signal, a message, the clock or a call."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.domain.actors import Actor
from engine.errors import Forbidden, Invalid
from engine.scenarios.scenario import Scenario, Start
from engine.scenarios.values import variables_of
from engine.scenarios.world import World
from engine.services.commands import BroadcastSignal, CorrelateMessage, StartInstance, StartPathway


class NobodyStarts(Invalid):
    """“as” is missing: the desk that begins."""


def start(world: World, scenario: Scenario, begun: Start, process_id: str) -> None:
    """Begin the process. Raises what the engine raises."""
    STARTS[begun.kind](world, scenario, begun, process_id)


def _by_form(world: World, scenario: Scenario, begun: Start, process_id: str) -> None:
    if not begun.desk:
        raise NobodyStarts
    pathway = process_id.replace("_", "-")
    command = StartPathway(pathway, begun.desk, scenario.municipality, begun.data)
    try:
        world.execute(command, Actor(begun.desk, frozenset({begun.desk})))
    except Forbidden:
        raise NobodyStarts(f"The desk {begun.desk} may not start “{pathway}”.") from None


def _by_signal(world: World, scenario: Scenario, begun: Start, process_id: str) -> None:  # noqa: ARG001
    data = variables_of(begun.data, world.zone)
    world.execute(BroadcastSignal(begun.name, scenario.municipality, begun.key or None, data))


def _by_message(world: World, scenario: Scenario, begun: Start, process_id: str) -> None:  # noqa: ARG001
    data = variables_of(begun.data, world.zone)
    key = begun.key or f"{scenario.id}/{begun.name}"
    world.execute(CorrelateMessage(begun.name, key=key, data=data, municipality=scenario.municipality))


def _by_timer(world: World, scenario: Scenario, begun: Start, process_id: str) -> None:
    world.turn_to_start(process_id, begun.name, scenario.municipality)


def _by_call(world: World, scenario: Scenario, begun: Start, process_id: str) -> None:
    if not begun.desk:
        raise NobodyStarts
    data = variables_of(begun.data, world.zone)
    world.execute(StartInstance(process_id, scenario.municipality, begun.desk, data))


STARTS: Final[Mapping[str, Callable[[World, Scenario, Start, str], None]]] = {
    "form": _by_form,
    "signal": _by_signal,
    "message": _by_message,
    "timer": _by_timer,
    "call": _by_call,
}
