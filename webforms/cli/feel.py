"""`koosrada feel`: the value of an expression."""

from typing import Any

import click

from engine.feel import (
    STANDARD,
    FeelError,
    Position,
    Run,
    Scope,
    Vocabulary,
    compile_expression,
    compile_unary_tests,
    to_json,
)
from engine.feel.names import names_in
from engine.feel.run import Warning as FeelWarning
from webforms.cli.formats import echo_json, format_option
from webforms.cli.given import context_given, text_given
from webforms.cli.guarded import FAILED
from webforms.cli.layout import excerpt, laid_out, wrapped, written


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("expression", metavar="EXPR")
@click.option("--context", "given", metavar="JSON", default="{}", help="names and their values, like '{\"age\": 41}'")
@click.option("--unary", metavar="VALUE", help="read EXPR as a cell of a decision table and hold VALUE against it")
@click.option("--strict", is_flag=True, help="take the first warning for an error")
@format_option
@click.pass_context
def feel(context: click.Context, expression: str, given: str, unary: str | None, strict: bool, as_json: bool) -> None:
    """Print the value of the FEEL expression EXPR.

    EXPR and JSON can also be - for standard input or @file for a file. VALUE is an expression.

    Exit codes: 0 there is a value (it may be null), 1 there is a mistake in the expression, 2 wrong use.
    """
    text, names = text_given(expression), context_given(given, "the context")
    if text.startswith("--") and text[2:3].isalpha():
        raise click.NoSuchOption(text.split("=")[0], ctx=context)
    try:
        if unary is None:
            value, warnings = _value(text, names, strict=strict)
        else:
            value, warnings = _matches(text, unary, names, strict=strict)
        line = laid_out(value)
    except _Mistake as mistake:
        _report(mistake.error, mistake.text, as_json=as_json)
        context.exit(FAILED)
    if as_json:
        echo_json({"value": to_json(value), "warnings": [_warning_json(warning) for warning, _ in warnings]})
        return
    click.echo(line)
    for warning, source in warnings:
        click.echo(wrapped(str(warning), 9, "warning:"), err=True)
        if warning.position is not None:
            click.echo(excerpt(source, warning.position), err=True)


Warned = list[tuple[FeelWarning, str]]  # each warning with the text that it is about


class _Mistake(Exception):
    """An error of FEEL, with the text it is in."""

    def __init__(self, error: FeelError, text: str) -> None:
        super().__init__(str(error))
        self.error = error
        self.text = text


def _value(text: str, names: dict[str, Any], *, strict: bool) -> tuple[Any, Warned]:
    try:
        compiled = compile_expression(text, Vocabulary(names_in(names)))
        evaluation = compiled.evaluate(names, strict=strict)
        written(evaluation.value)
    except FeelError as error:
        raise _Mistake(error, text) from None
    return evaluation.value, [(warning, text) for warning in evaluation.warnings]


def _matches(text: str, unary: str, names: dict[str, Any], *, strict: bool) -> tuple[Any, Warned]:
    value, warnings = _value(text_given(unary), names, strict=strict)
    vocabulary = Vocabulary(names_in({**names, "?": value}))
    run = Run.with_(STANDARD, strict=strict)
    try:
        matched = compile_unary_tests(text, vocabulary).matches(Scope({**names, "?": value}, None, run), value)
    except FeelError as error:
        raise _Mistake(error, text) from None
    return matched, [*warnings, *((warning, text) for warning in run.warnings)]


def _report(error: FeelError, text: str, *, as_json: bool) -> None:
    position: Position | None = getattr(error, "position", None)
    if as_json:
        sentence = getattr(error, "sentence", str(error))
        echo_json({"error": sentence, **_place(position)})
        return
    click.echo(wrapped(str(error), 7, "Error:"), err=True)
    if position is not None:
        click.echo(excerpt(text, position), err=True)


def _warning_json(warning: FeelWarning) -> dict[str, Any]:
    return {"sentence": warning.sentence, **_place(warning.position)}


def _place(position: Position | None) -> dict[str, int]:
    return {"line": position.line, "column": position.column} if position else {}
