"""What a decision must be told."""

from engine.dmn import Model
from engine.dmn.graph import Address, address_of
from engine.dmn.model import InputData


def inputs_of_decisions(model: Model) -> dict[str, frozenset[str]]:
    """The decisions of a model by id, each with the names of the inputs that it needs, itself or through others."""
    return {
        decision.id: _inputs(model, address_of(definitions, decision))
        for definitions in model.definitions
        for decision in definitions.decisions
    }


def _inputs(model: Model, start: Address) -> frozenset[str]:
    names, seen, pending = set(), {start}, [start]
    while pending:
        for need in model.graph.requirements[pending.pop()]:
            if isinstance(need.element, InputData):
                names.add(need.element.variable.name)
            elif need.address not in seen:
                seen.add(need.address)
                pending.append(need.address)
    return frozenset(names)
