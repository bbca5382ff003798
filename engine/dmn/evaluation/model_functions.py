"""Functions given by a model: their arguments are fitted to the parameters' types (DMN 1.5, 10.3.2.13.2)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from engine.dmn.item_types import misfit
from engine.feel import Function, NoValue, Parameter, Run, Signature
from engine.feel.types import ANY, Type, ordinal

HEIGHT: Final = 12  # Python frames that one call takes, besides the body's own


class ModelFunction(Function):
    """A business knowledge model, a decision service or a boxed function."""

    __slots__ = ()

    def _admit_all(self, signature: Signature, arguments: Sequence[Any]) -> list[Any]:
        return self._admit(signature, arguments)

    def _admit(
        self,
        signature: Signature,
        arguments: Sequence[Any],
        given: Mapping[str, Any] | None = None,  # noqa: ARG002 - all parameters are given: none is optional
    ) -> list[Any]:
        admitted = []
        for index, (parameter, argument) in enumerate(zip(signature.parameters, arguments, strict=True), start=1):
            try:
                admitted.append(parameter.type.coerce(argument))
            except NoValue:
                place = f"the {ordinal(index)} argument of `{self.name}` (`{parameter.name}`)"
                raise NoValue(f"{place} {misfit(parameter.type, argument)}") from None
        return admitted


def model_function(
    name: str, parameters: Sequence[tuple[str, Type]], body: Callable[..., Any], result: Type = ANY
) -> Function:
    """A function whose body receives the run and one value per parameter."""

    def deeper(run: Run, *values: Any) -> Any:
        run.enter(HEIGHT)
        try:
            return body(run, *values)
        finally:
            run.leave(HEIGHT)

    given = tuple(Parameter(parameter, type_, nullable=True) for parameter, type_ in parameters)
    return ModelFunction(name, (Signature(given, deeper, needs_run=True),), result=result, height=HEIGHT)
