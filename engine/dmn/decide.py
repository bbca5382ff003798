"""Asking a model: one decision, one service, one function, with inputs given by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.dmn.deployment import Model
from engine.dmn.evaluation.files import CompiledFile
from engine.dmn.evaluation.frames import Frame, WrongInput
from engine.dmn.evaluation.runs import DecidedValue, MatchedRule, ModelRun
from engine.dmn.graph import Address, address_of
from engine.dmn.model import BusinessKnowledgeModel, Decision, DecisionService, DrgElement
from engine.errors import Invalid, NotFound
from engine.feel import STANDARD, Budget, BudgetSpent, NoFeelValue, NoStrictValue, NoValue, to_feel
from engine.feel.names import normalised, suggestion
from engine.feel.run import Warning as FeelWarning


class UnknownDecision(NotFound):
    """There is no decision with this name here."""


class CyclicDecision(Invalid):
    """This decision needs itself, and can never be made."""


@dataclass(frozen=True, slots=True)
class DecisionResult:
    """What was decided, by which rules, and why something is null.

    value: a FEEL value
    matched: the rules that counted, in the order of evaluation
    decided: every decision that was evaluated on the way, the asked one last
    """

    value: Any
    matched: tuple[MatchedRule, ...] = ()
    warnings: tuple[FeelWarning, ...] = ()
    decided: tuple[DecidedValue, ...] = ()


def decide(
    model: Model,
    decision: str,
    inputs: Mapping[str, Any] | None = None,
    *,
    strict: bool = False,
    budget: Budget = STANDARD,
    namespace: str | None = None,
) -> DecisionResult:
    """The value of a decision, given by its name or id.

    inputs: FEEL values or plain Python values by the names of the input data; those of an imported file in a
        mapping under the import's name
    strict: raise NoStrictValue instead of the first warning

    Raises UnknownDecision, CyclicDecision, WrongInput and BudgetSpent. An input that is missing or of a wrong type
    is null, with a warning.
    """
    file, address, element = _find(model, decision, namespace, (Decision,))
    run = _run(budget, strict=strict)
    if address in model.graph.cyclic:
        raise CyclicDecision(f"the decision `{element.name}` cannot be made: {model.graph.cyclic[address]}")
    frame = Frame(model.files, file, run, (inputs or {},), {})
    return _result(run, lambda: frame.value(address))


def call(
    model: Model,
    name: str,
    arguments: Mapping[str, Any] | None = None,
    *,
    strict: bool = False,
    budget: Budget = STANDARD,
    namespace: str | None = None,
) -> DecisionResult:
    """The result of a decision service or business knowledge model, called with named arguments.

    Raises as `decide`; an argument that is missing or of a wrong type makes the result null, with a warning.
    """
    file, address, element = _find(model, name, namespace, (DecisionService, BusinessKnowledgeModel))
    run = _run(budget, strict=strict)
    if address in model.graph.cyclic and not isinstance(element, BusinessKnowledgeModel):  # which may call itself
        raise CyclicDecision(f"`{element.name}` cannot be called: {model.graph.cyclic[address]}")
    function = file.functions.get(address)
    try:
        values = {key: to_feel(value) for key, value in (arguments or {}).items()}
    except NoFeelValue as error:
        raise WrongInput(f"an argument of `{element.name}` cannot be used: {error}") from None

    def value() -> Any:
        if function is None:
            run.warn(f"`{element.name}` has no logic")
            return None
        try:
            return function.call_named(run, values) if values else function.call(run, [])
        except NoValue as reason:
            run.warn(str(reason))
            return None

    return _result(run, value)


def _run(budget: Budget, *, strict: bool) -> ModelRun:
    run = ModelRun.with_(budget, strict=strict)
    assert isinstance(run, ModelRun)  # noqa: S101 - `with_` gives the class it is called on
    return run


def _result(run: ModelRun, value: Any) -> DecisionResult:
    try:
        found = value()
    except NoStrictValue as refusal:
        source = f"{run.source}: " if run.source else ""
        raise NoStrictValue(source + refusal.sentence, refusal.position) from None
    except RecursionError:
        raise BudgetSpent("depth", "this is nested too deeply; the evaluation was stopped") from None
    return DecisionResult(found, tuple(run.matched), tuple(run.warnings), tuple(run.decided))


def _find(
    model: Model, name: str, namespace: str | None, kinds: tuple[type, ...]
) -> tuple[CompiledFile, Address, DrgElement]:
    """By id, else by name; in the first file that has it."""
    wanted = normalised(name)
    files = [file for key, file in model.files.items() if namespace in (None, "", key)]
    elements = [(file, e) for file in files for e in file.definitions.elements if isinstance(e, kinds)]
    for matches in (lambda e: e.id == name, lambda e: normalised(e.name) == wanted):
        for file, element in elements:
            if matches(element):
                return file, address_of(file.definitions, element), element
    close = suggestion(name, [element.name for _, element in elements])
    what = "decision" if Decision in kinds else "decision service or business knowledge model"
    raise UnknownDecision(f"there is no {what} `{name}` here{close}")
