"""One trial: whatever the text, it is read, analysed and run, or refused in a sentence."""

import time
from decimal import Decimal
from typing import Any, Final

from engine.feel import FeelError, Scope, Vocabulary, compile_expression, compile_unary_tests, printed, to_json
from engine.feel.analysis import folded, free_variables, functions_used
from engine.feel.run import Run
from engine.feel.temporal import parse_temporal

CONTEXT: Final[dict[str, Any]] = {
    "x": Decimal(5),
    "a": [Decimal(1), "b", None, {"c": True}],
    "risk score": Decimal(14),
    "name": "Mari",
    "d": parse_temporal("2026-03-01"),
    "Date-Time": parse_temporal("2026-03-29T03:30:00@Europe/Tallinn"),
}
NAMES: Final = Vocabulary(CONTEXT)


def tried(text: str) -> float:
    """The seconds that an expression and a cell of this text take; anything but a FeelError goes through."""
    start = time.thread_time()
    _tried_as_expression(text)
    _tried_as_cell(text)
    return time.thread_time() - start


def _tried_as_expression(text: str) -> None:
    try:
        expression = compile_expression(text, NAMES)
        free_variables(expression.tree)
        functions_used(expression.tree)
        printed(folded(expression.tree))
        evaluation = expression.evaluate(CONTEXT)
        assert all(len(str(warning)) < 1_000 for warning in evaluation.warnings)
        to_json(evaluation.value)
    except FeelError:
        return


def _tried_as_cell(text: str) -> None:
    try:
        tests = compile_unary_tests(text, NAMES)
        printed(tests.tree)
        for value in (None, Decimal(5), "Mari", [Decimal(5)]):
            assert tests.matches(Scope(CONTEXT, None, Run()), value) in (True, False, None)
    except FeelError:
        return
