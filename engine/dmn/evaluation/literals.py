"""Literal expressions: a text in FEEL (DMN 1.5, 7.3.1)."""

from typing import Any

from engine.dmn.evaluation.compilation import Site, broken
from engine.dmn.model import LiteralExpression
from engine.dmn.problems import Kind
from engine.feel.compiling.scope import Code


def compile_literal(expression: LiteralExpression, site: Site, _compile: Any) -> Code:
    """The text's code; an empty text and a text from elsewhere are null."""
    if expression.imported:
        sentence = "this text is to be taken from another document, which is never read"
        site.problem(Kind.LANGUAGE, sentence, expression.line)
        return broken(sentence)
    if not expression.text.strip():
        site.problem(Kind.STRUCTURE, "this expression is empty", expression.line)
        return broken("this expression is empty")
    compiled = site.expression(expression.text, expression.line, expression.language)
    return broken(compiled) if isinstance(compiled, str) else compiled.run
