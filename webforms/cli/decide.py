"""`koosrada decide`: takes a decision and says why."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from engine.dmn import DecisionResult, MatchedRule, Model, UnknownDecision
from engine.dmn import decide as decide_by_model
from engine.dmn.graph import Address, address_of
from engine.dmn.model import Decision, DecisionTable
from engine.feel import BudgetSpent, to_json
from engine.feel.names import normalised, suggestion
from engine.feel.run import Warning as FeelWarning
from webforms.cli.dmn_files import model_in
from webforms.cli.formats import echo_json, format_option
from webforms.cli.given import context_given
from webforms.cli.guarded import Failed, WrongUse
from webforms.cli.inputs import fitted_inputs
from webforms.cli.layout import columns, laid_out, wrapped, written

_MOST_NAMES: Final = 20


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.argument("decision", metavar="DECISION")
@click.option("--input", "given", metavar="JSON", default="{}", help="the inputs by name, such as '{\"age\": 41}'")
@click.option("--strict", is_flag=True, help="take the first warning for an error")
@format_option
def decide(files: tuple[Path, ...], decision: str, given: str, strict: bool, as_json: bool) -> None:
    """Take the DECISION (its name or its id) of the DMN files, and say which rules led there.

    A FILE may be a folder. What a file imports is looked for beside it. JSON can also be - for standard input or @file.

    Exit codes: 0 decided (it may be null), 1 the decision cannot be taken, 2 wrong use.
    """
    if not files:
        raise WrongUse(_which(Path(decision)))
    inputs = context_given(given, "the input")
    model = model_in(files)
    element, address = _named(model, decision)
    fitted, hints = fitted_inputs(model, address, inputs)
    result = decide_by_model(model, element.id or element.name, fitted, strict=strict, namespace=address.namespace)
    try:
        written(result.value)
    except BudgetSpent as error:
        raise Failed(str(error)) from None
    if as_json:
        echo_json(_as_json(element, result, hints))
        return
    for line in _told(element, result):
        click.echo(line)
    for sentence in (*hints, *map(str, result.warnings)):
        click.echo(wrapped(sentence, 9, "warning:"), err=True)


def _which(file: Path) -> str:
    if not file.exists():
        return f"say the DMN file and the decision; there is no file `{file}`"
    names = [decision.id or decision.name for decision in model_in([file]).decisions[:_MOST_NAMES]]
    return f"say which decision; there is {', '.join(f'`{name}`' for name in names)}" if names else _NONE


_NONE: Final = "there is no decision in these files"


def _named(model: Model, name: str) -> tuple[Decision, Address]:
    """The decision with this id or, if there is none, with this name."""
    found = [(decision, file) for file in model.definitions for decision in file.decisions]
    wanted = normalised(name)
    for decision, file in (*(pair for pair in found if pair[0].id == name), *found):
        if decision.id == name or normalised(decision.name) == wanted:
            return decision, address_of(file, decision)
    names = [text for decision, _ in found for text in (decision.name, decision.id) if text]
    close = suggestion(name, names)
    if not close and found:
        close = "; there is " + ", ".join(f"`{decision.name}`" for decision, _ in found[:_MOST_NAMES])
    if not found:
        raise WrongUse(_NONE)
    raise UnknownDecision(f"there is no decision `{name}` here{close}")


def _told(decision: Decision, result: DecisionResult) -> Iterator[str]:
    yield decision.name
    yield ""
    yield from _result(result.value)
    none = _applied_no_rule(decision, result)
    if result.matched or none:
        yield ""
        yield "Because"
        for rule in result.matched:
            yield from _rule(rule, decision)
        if none:
            yield "  no rule applies"
    on_the_way = [decided for decided in result.decided if decided.decision_id != decision.id]
    if on_the_way:
        yield ""
        yield "Decided on the way"
        yield from columns([(decided.decision_name, laid_out(decided.value, 4)) for decided in on_the_way])


def _applied_no_rule(decision: Decision, result: DecisionResult) -> bool:
    """Whether the decision's own table had no rule for the inputs, and nothing else was wrong with it."""
    if not isinstance(decision.expression, DecisionTable):
        return False
    matched = any(rule.element_id == decision.id for rule in result.matched)
    return not matched and not any(f"decision `{decision.name}`" in warning.source for warning in result.warnings)


def _result(value: Any) -> Iterator[str]:
    """A context as rows of names and values; a list of contexts as numbered blocks of them."""
    if isinstance(value, dict) and value:
        yield from _entries(value, 2)
    elif isinstance(value, list) and value and all(isinstance(item, dict) and item for item in value):
        for number, item in enumerate(value, start=1):
            head = f"  {number}  "
            lines = list(_entries(item, len(head)))
            yield head + lines[0].lstrip()
            yield from lines[1:]
    else:
        yield "  " + laid_out(value, 2)


def _entries(context: dict[str, Any], indent: int) -> Iterator[str]:
    widest = max(len(key) for key in context)
    for key, value in context.items():
        yield f"{' ' * indent}{key:<{widest}}  {laid_out(value, indent + 2)}"


def _rule(rule: MatchedRule, decision: Decision) -> Iterator[str]:
    owner = "" if rule.element_id == decision.id else f" of `{rule.element_name}`"
    head = f"  rule {rule.rule}{owner}"
    yield wrapped(rule.description, len(head) + 2, head) if rule.description else head
    texts = [(name, text) for name, text in rule.annotations.items() if text]
    yield from columns(texts, 4)


def _as_json(decision: Decision, result: DecisionResult, hints: Sequence[str]) -> dict[str, Any]:
    return {
        "decision": decision.name,
        "value": to_json(result.value),
        "matched": [
            {
                "decision": rule.element_name,
                "rule": rule.rule,
                "id": rule.rule_id,
                "description": rule.description,
                "annotations": rule.annotations,
            }
            for rule in result.matched
        ],
        "decided": [{"decision": way.decision_name, "value": to_json(way.value)} for way in result.decided],
        "warnings": [{"sentence": hint} for hint in hints] + [_warning(warning) for warning in result.warnings],
    }


def _warning(warning: FeelWarning) -> dict[str, Any]:
    told: dict[str, Any] = {"sentence": warning.sentence}
    if warning.source:
        told["source"] = warning.source
    if warning.position is not None:
        told |= {"line": warning.position.line, "column": warning.position.column}
    return told
