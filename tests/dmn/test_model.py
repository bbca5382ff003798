"""The model of a file: plain values that can be compared and walked through."""

from dataclasses import FrozenInstanceError

import pytest

from engine.dmn.model import Decision, DecisionTable, LiteralExpression, Rule, Text
from engine.dmn.reading import read_definitions
from engine.dmn.walking import walk
from tests.dmn.models import decision, definitions, given, needs, table

FILE = definitions(given("risk"), decision("d", needs("input", "risk"), table(["risk"], ["x"], ('"high"', "1"))))


def test_the_same_file_gives_the_same_model():
    assert read_definitions(FILE) == read_definitions(FILE)


def test_a_model_never_changes():
    (made,) = read_definitions(FILE)[0].decisions
    with pytest.raises(FrozenInstanceError):
        made.name = "other"  # type: ignore[misc]  # which is the point


def test_everything_in_a_file_is_reached_in_its_order():
    kinds = [type(part) for part in walk(read_definitions(FILE)[0])]
    assert kinds.index(Decision) < kinds.index(DecisionTable) < kinds.index(Rule)
    assert {Text, LiteralExpression} <= set(kinds[kinds.index(Rule) :])


def test_a_column_is_called_by_its_label_or_else_by_its_expression():
    (made,) = read_definitions(FILE)[0].decisions
    assert isinstance(made.expression, DecisionTable)
    assert made.expression.inputs[0].title == "risk"
