"""The function on a boolean (DMN 1.5, 10.3.4.2); `all` and `any` stand with the lists, as in the standard."""

from typing import Final

from engine.feel.builtins.parameters import boolean
from engine.feel.functions import Function, Signature
from engine.feel.types import BOOLEAN


def negation(negand: bool) -> bool:
    """The other truth value."""
    return not negand


FUNCTIONS: Final = (Function("not", (Signature((boolean("negand"),), negation),), BOOLEAN),)
