"""Every expression can be read."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.feel import FeelSyntaxError, compile_expression
from engine.lint.expressions import Written, expressions
from engine.lint.package import Package

RULE: Final = "expressions"


def check(package: Package) -> Iterator[Problem]:
    """A problem for each text that should be FEEL and is not, and for each that cannot be read, with its place."""
    for site in package.sites:
        for written in expressions(site.process):
            sentence = _sentence(written)
            if sentence:
                yield site.problem(RULE, written.subject, sentence)


def _sentence(written: Written) -> str:
    if not written.is_feel:
        return f"{written.title} is not an expression: it must begin with `=`." if written.must_be_feel else ""
    try:
        compile_expression(written.feel)
    except FeelSyntaxError as error:
        return f"{written.title} cannot be read: {error}."
    return ""
