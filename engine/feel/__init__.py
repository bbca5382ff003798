"""FEEL, the expression language of DMN 1.5 (clause 10.3): complete, safe and fast.

>>> evaluate("risk score >= 14", {"risk score": to_feel(17)}).value
True
"""

from engine.feel.compiling.scope import Scope
from engine.feel.errors import BudgetSpent, FeelError, FeelSyntaxError, NoStrictValue, NoValue, Position
from engine.feel.expression import (
    Evaluation,
    Expression,
    UnaryTests,
    compile_expression,
    compile_unary_tests,
    evaluate,
)
from engine.feel.functions import Function, Parameter, Signature
from engine.feel.names import EMPTY, Vocabulary
from engine.feel.printing import printed
from engine.feel.python_values import NoFeelValue, to_feel, to_json
from engine.feel.ranges import Range
from engine.feel.run import STANDARD, Budget, Run, Warning  # noqa: A004

__all__ = [
    "EMPTY",
    "STANDARD",
    "Budget",
    "BudgetSpent",
    "Evaluation",
    "Expression",
    "FeelError",
    "FeelSyntaxError",
    "Function",
    "NoFeelValue",
    "NoStrictValue",
    "NoValue",
    "Parameter",
    "Position",
    "Range",
    "Run",
    "Scope",
    "Signature",
    "UnaryTests",
    "Vocabulary",
    "Warning",
    "compile_expression",
    "compile_unary_tests",
    "evaluate",
    "printed",
    "to_feel",
    "to_json",
]
