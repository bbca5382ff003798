"""Functions given by a model (DMN 1.5, 10.3.2.13.2)."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from engine.dmn.item_types import misfit
from engine.feel import Function, Parameter, Signature
from engine.feel.types import ANY, Type
from engine.feel.wording import ordinal

HEIGHT: Final = 12  # Python frames that one call takes, besides the body's own


class ModelFunction(Function):
    """A business knowledge model, a decision service or a boxed function: says which argument does not fit and why."""

    __slots__ = ()

    def _refusal(self, index: int, parameter: Parameter, argument: Any) -> str:
        place = f"the {ordinal(index + 1)} argument of `{self.name}` (`{parameter.name}`)"
        return f"{place} {misfit(parameter.type, argument)}"


def model_function(
    name: str, parameters: Sequence[tuple[str, Type]], body: Callable[..., Any], result: Type = ANY
) -> Function:
    """A function whose body receives the run and one value per parameter."""
    given = tuple(Parameter(parameter, type_, nullable=True) for parameter, type_ in parameters)
    return ModelFunction(name, (Signature(given, body, needs_run=True),), result=result, height=HEIGHT)
