"""A table of which the first matching rule counts answers for every combination of allowed values."""

import re
from decimal import Decimal
from itertools import product

import pytest

from tests.processes.deciding import decide
from tests.processes.decision_files import codes, decision_files

NUMBER = re.compile(r"\d+(?:\.\d+)?")
FIRST_HIT = sorted(name for name, file in decision_files().items() if file.hit_policy == "FIRST")
HALF = Decimal("0.5")


def allowed_values(file, name):
    """Values to try for an input: every code, or the numbers at and around every limit; null where it is allowed."""
    kind, allowed = file.types[name]
    if kind == "boolean":
        return [True, False]
    if kind == "string":
        return codes(allowed)
    limits = {Decimal(digits) for text in [allowed, *file.tests_of(name)] for digits in NUMBER.findall(text)}
    tried = {limit + change for limit in limits for change in (-1, -HALF, 0, HALF, 1)}
    low, *high = (Decimal(digits) for digits in NUMBER.findall(allowed))
    numbers = sorted(value for value in tried if low <= value <= (high[0] if high else value))
    return [*numbers, None] if "null" in allowed else numbers


def combinations_of(decision):
    """Every combination of allowed values of a decision's inputs."""
    file = decision_files()[decision]
    for values in product(*(allowed_values(file, name) for name in file.inputs)):
        yield dict(zip(file.inputs, values, strict=True))


@pytest.mark.parametrize("decision", FIRST_HIT)
def test_it_answers_every_combination_by_one_rule_and_needs_every_rule(decision):
    used = set()
    for inputs in combinations_of(decision):
        result = decide(decision, inputs)
        assert len(result.matched) == 1, inputs
        assert not result.warnings, (inputs, result.warnings)
        used.add(result.matched[0].rule_id)
    assert used == {rule.get("id") for rule in decision_files()[decision].rules}


def test_limits_are_tried_from_both_sides_and_null_where_it_is_allowed():
    ticks = allowed_values(decision_files()["tuko_urgency"], "dashTicks")
    assert {Decimal(0), Decimal("13.5"), Decimal(14), Decimal(24), None} <= set(ticks)
    assert max(tick for tick in ticks if tick is not None) == 24
