"""A condition as it stands on a sequence flow, beside the same condition compiled by Python."""

from decimal import Decimal

from engine.feel import compile_expression, to_feel
from tests.benchmarks.measuring import MICRO, Measure, Pace, times_beside

CONDITION = 'riskScore >= 14 and contains(group, "tuko")'
IN_PYTHON = "lambda values: values['riskScore'] >= fourteen and 'tuko' in values['group']"
CONTEXT = {"riskScore": 17, "group": "tuko-narva"}


def measure(pace: Pace) -> list[Measure]:
    """Both in the same run; the ratio is what can be compared between machines."""
    context = to_feel(CONTEXT)
    feel = compile_expression(CONDITION).evaluate
    python = eval(compile(IN_PYTHON, "condition", "eval"), {"fourteen": Decimal(14)})
    assert feel(context).value is python(context) is True
    variants = [{"evaluate": evaluate, "context": context} for evaluate in (feel, python)]
    ours, pythons = times_beside("evaluate(context)", variants, pace)
    return [
        Measure("a condition", ours * MICRO, "µs", "< 4"),
        Measure("the same in Python", pythons * MICRO, "µs"),
        Measure("ratio of the two", ours / pythons, "×", "≤ 10"),
        Measure("conditions per second", round(1 / ours), "/s"),
    ]
