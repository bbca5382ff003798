"""Evaluating decisions: each at most once per frame, what it needs before it (DMN 1.5, 10.4).

A frame is one file with its inputs: that of the caller, one per import (an imported file's inputs stand in a
context under the import's name), and one per call of a decision service.
"""

from collections.abc import Mapping
from typing import Any

from engine.dmn.evaluation.compilation import fit
from engine.dmn.evaluation.files import CompiledDecision, CompiledFile, CompiledService, placed
from engine.dmn.evaluation.model_functions import model_function
from engine.dmn.evaluation.runs import DecidedValue, ModelRun
from engine.dmn.graph import Address, Requirement
from engine.dmn.model import Import
from engine.errors import Invalid
from engine.feel import Function, NoFeelValue, Run, Scope, to_feel
from engine.feel.types import Type

Files = Mapping[str, CompiledFile]
_Way = tuple[str, tuple[int, ...]]  # the namespace of a file and the identities of its inputs
_MISSING = object()


class WrongInput(Invalid):
    """An input is no value that FEEL knows."""


class Frame:
    """One file in one run: its inputs, and what was found so far.

    given: the inputs by name, from the innermost import outwards
    fixed: values that are given for elements by their addresses, as by the caller of a decision service
    known: the frames of this evaluation, so that two ways to the same file and inputs lead to one
    """

    def __init__(
        self,
        files: Files,
        file: CompiledFile,
        run: Run,
        given: tuple[Mapping[str, Any], ...],
        fixed: Mapping[Address, Any],
        known: "dict[_Way, Frame] | None" = None,
    ) -> None:
        self.files = files
        self.file = file
        self.run = run
        self.given = given
        self.fixed = fixed
        self.values: dict[Address, Any] = {}
        self._known = {self._way(file.definitions.namespace, given): self} if known is None else known

    def reached(self, by: Import | None) -> "Frame":
        """The frame of an imported file; this one for no import."""
        if by is None:
            return self
        nested = self.given[0].get(by.name) if by.name and self.given else None
        given = (nested, *self.given) if isinstance(nested, Mapping) else self.given
        way = self._way(by.namespace, given)
        if way not in self._known:
            self.run.spend(10)
            imported = Frame(self.files, self.files[by.namespace], self.run, given, self.fixed, self._known)
            self._known[way] = imported
        return self._known[way]

    @staticmethod
    def _way(namespace: str, given: tuple[Mapping[str, Any], ...]) -> "_Way":
        return namespace, tuple(id(inputs) for inputs in given)

    def value(self, address: Address) -> Any:
        """The value of an input or a decision; what it needs is found first, without recursion."""
        pending: list[tuple[Frame, Address]] = [(self, address)]
        while pending:
            frame, wanted = pending[-1]
            if wanted in frame.values:
                pending.pop()
                continue
            missing = frame.missing(wanted)
            if missing:
                pending.extend(reversed(missing))
                continue
            frame.values[wanted] = frame.found(wanted)
            pending.pop()
        return self.values[address]

    def missing(self, address: Address) -> "list[tuple[Frame, Address]]":
        """What has to be found before a decision can be evaluated."""
        decision = self.file.decisions.get(address)
        if decision is None or decision.code is None or decision.unusable or address in self.fixed:
            return []
        needs = ((self.reached(need.by), need.address) for need in decision.needs)
        return [(frame, needed) for frame, needed in needs if needed not in frame.values]

    def found(self, address: Address) -> Any:
        """The value of an element whose needs have been found."""
        self.run.spend(1)
        if address in self.fixed:
            return self.fixed[address]
        decision = self.file.decisions.get(address)
        if decision is not None:
            return self._decided(decision)
        input_ = self.file.inputs[address]
        name = input_.element.name
        given = self.lookup(name, input_.element.variable.name)
        if given is _MISSING:
            self.run.warn(f"the input `{name}` is not given")
            return None
        return self._fit(given, input_.type, f"the input `{name}`")

    def lookup(self, *names: str) -> Any:
        """A value given under one of the names, from the innermost import outwards."""
        for given in self.given:
            for name in names:
                if name in given:
                    return given[name]
        return _MISSING

    def _decided(self, decision: CompiledDecision) -> Any:
        name = decision.element.name
        if decision.unusable:
            self.run.warn(f"the decision `{name}` cannot be made: {decision.unusable}")
            return None
        if decision.code is None:
            given = self.lookup(name, decision.element.variable.name)
            if given is _MISSING:
                self.run.warn(f"the decision `{name}` has no logic, and no value is given for it")
                return None
            return self._fit(given, decision.type, f"the value given for `{name}`")
        value = decision.code(Scope(self._names(decision), None, self.run))
        if isinstance(self.run, ModelRun):
            self.run.decided.append(DecidedValue(decision.element.id, name, value))
        return value

    def _fit(self, given: Any, type_: Type, what: str) -> Any:
        try:
            value = to_feel(given)
        except NoFeelValue as error:
            raise WrongInput(f"{what} cannot be used: {error}") from None
        return fit(Scope({}, None, self.run), value, type_, what)

    def _names(self, decision: CompiledDecision) -> dict[str, Any]:
        names = dict(decision.knowledge)
        for need in decision.needs:
            placed(names, need.by, need.element.variable.name, self.reached(need.by).values[need.address])
        return names


def service_function(files: Files, file: CompiledFile, service: CompiledService) -> Function:
    """A decision service as a function: a frame of its own, in which its parameters are given."""
    name = service.element.name
    parameters = [(need.element.variable.name, type_of_need(files, need)) for need in service.parameters]

    def body(run: Run, *values: Any) -> Any:
        given = {need.address: value for need, value in zip(service.parameters, values, strict=True)}
        frame = Frame(files, file, run, (), given)
        outer, run.source = run.source, f"decision service `{name}`"
        results: dict[str, Any] = {}
        for need in service.outputs:
            value = frame.reached(need.by).value(need.address)
            results[need.element.variable.name] = value
        result = results if len(service.outputs) != 1 else next(iter(results.values()))
        fitting = fit(Scope({}, None, run), result, service.result, f"the result of `{name}`")
        run.source = outer
        return fitting

    return model_function(name, parameters, body, service.result)


def type_of_need(files: Files, need: Requirement) -> Type:
    """The type of a parameter of a decision service."""
    types = files[need.address.namespace].site.types
    return types.resolve(need.element.variable.type_ref, need.element.variable)
