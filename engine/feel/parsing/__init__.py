"""Reads FEEL text into the tree of `engine.feel.syntax` (DMN 1.5, 10.3.1)."""

from engine.feel.parsing.entry import parse_expression, parse_unary_tests

__all__ = ["parse_expression", "parse_unary_tests"]
