"""The inputs of a decision: which there are, and JSON values as the types that they are declared with."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from engine.dmn import Model
from engine.dmn.evaluation.files import CompiledInput
from engine.dmn.graph import Address, Requirement
from engine.dmn.item_types import AllowedType, RecursiveType, misfit
from engine.feel import NoValue, temporal
from engine.feel.names import suggestion
from engine.feel.types import (
    DATE,
    DATE_TIME,
    DAYS_TIME_DURATION,
    TIME,
    YEARS_MONTHS_DURATION,
    ContextType,
    ListType,
    Type,
)
from webforms.cli.guarded import WrongUse

_READERS: Final[Mapping[Type, tuple[Callable[[str], Any], str]]] = {
    DATE: (temporal.parse_date, "2026-03-01"),
    TIME: (temporal.parse_time, "14:30:00"),
    DATE_TIME: (temporal.parse_date_time, "2026-03-01T14:30:00"),
    DAYS_TIME_DURATION: (temporal.parse_duration, "P14D"),
    YEARS_MONTHS_DURATION: (temporal.parse_duration, "P1Y6M"),
}


def fitted_inputs(model: Model, decision: Address, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The values with the declared types, and warnings for names that are no input; raises WrongUse."""
    inputs: dict[str, CompiledInput] = {}
    for input_ in _inputs_of(model, decision):
        inputs[input_.element.variable.name] = inputs[input_.element.name] = input_
    imports = {import_.name for definitions in model.definitions for import_ in definitions.imports}
    given_decisions = {decision.name for decision in model.decisions if decision.expression is None}
    warnings: list[str] = []

    def fitted(values: Mapping[str, Any]) -> dict[str, Any]:
        found = dict(values)
        for name, value in values.items():
            if name in inputs:
                found[name] = _fitted(name, value, inputs[name].type)
            elif name in imports and isinstance(value, Mapping):
                found[name] = fitted(value)
            elif name not in given_decisions:
                warnings.append(f"`{name}` is no input of this decision{suggestion(name, inputs)}")
        return found

    return fitted(given), warnings


def _inputs_of(model: Model, decision: Address) -> Iterator[CompiledInput]:
    """Every input that the decision needs, directly or through other decisions."""
    pending, seen = [decision], {decision}
    while pending:
        address = pending.pop()
        found = model.files[address.namespace].inputs.get(address)
        if found is not None:
            yield found
        needs: tuple[Requirement, ...] = model.graph.requirements.get(address, ())
        for need in needs:
            if need.address not in seen:
                seen.add(need.address)
                pending.append(need.address)


def _fitted(name: str, value: Any, type_: Type) -> Any:
    try:
        fitted = as_declared(value, type_)
        if fitted is not None:
            type_.coerce(fitted)
    except NoValue:
        example = _example(type_)
        raise WrongUse(f"the input `{name}` {misfit(type_, value)}{example}") from None
    return fitted


def as_declared(value: Any, type_: Type) -> Any:
    """Texts that JSON has no other way to write, as the dates, times and durations that the type asks for.

    Raises NoValue for a text that is none.
    """
    if isinstance(type_, AllowedType):
        return as_declared(value, type_.base)
    if isinstance(type_, RecursiveType):
        return as_declared(value, type_.target)
    if isinstance(value, str) and type_ in _READERS:
        return _READERS[type_][0](value)
    if isinstance(type_, ListType) and isinstance(value, list):
        return [as_declared(item, type_.item) for item in value]
    if isinstance(type_, ContextType) and isinstance(value, dict):
        types = dict(type_.entries)
        return {key: as_declared(entry, types[key]) if key in types else entry for key, entry in value.items()}
    return value


def _example(type_: Type) -> str:
    base = type_.base if isinstance(type_, AllowedType) else type_
    return f' (write it like "{_READERS[base][1]}")' if base in _READERS else ""
