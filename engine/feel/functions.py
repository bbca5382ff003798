"""Function values: built-in, written in FEEL, or given by a decision model (DMN 1.5, 10.3.2.13)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.feel.errors import NoValue
from engine.feel.run import Run
from engine.feel.types import ANY, Type
from engine.feel.wording import describe, ordinal

Body = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, its type, whether it may be left out, and whether null may be given for it."""

    name: str
    type: Type = ANY
    optional: bool = False
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call a function.

    `body` receives the run first if `needs_run`, then one value per parameter (None for one left out); with
    `variadic`, the last parameter is a list that may also be given as separate arguments. An argument of a wrong
    type is converted where the standard allows it (DMN 1.5, 10.3.2.9.4: a list of one item and that item).
    """

    parameters: tuple[Parameter, ...]
    body: Body
    needs_run: bool = False
    variadic: bool = False
    required: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "required", sum(not parameter.optional for parameter in self.parameters))

    def accepts_count(self, count: int) -> bool:
        """Whether `count` positional arguments fit."""
        return self.required <= count and (self.variadic or count <= len(self.parameters))

    def accepts_names(self, names: Collection[str]) -> bool:
        """Whether arguments of these names fit."""
        known = {parameter.name for parameter in self.parameters}
        required = {parameter.name for parameter in self.parameters if not parameter.optional}
        return required <= set(names) <= known


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function value. `signatures` are tried in order; `height` is how deep one call reaches (for the budget)."""

    name: str
    signatures: tuple[Signature, ...]
    result: Type = ANY
    height: int = 1
    cost: int = 1

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters of the first signature."""
        return self.signatures[0].parameters

    def call(self, run: Run, arguments: Sequence[Any]) -> Any:
        """The result for positional arguments; raises NoValue where the standard says null."""
        count = len(arguments)
        refusal: NoValue | None = None
        for signature in self.signatures:
            if signature.accepts_count(count):
                try:
                    fitted = self._fitted(run, signature, arguments)
                except NoValue as reason:
                    refusal = refusal or reason
                else:
                    return self._invoke(run, signature, fitted)
        raise refusal or NoValue(f"`{self.name}` takes {self._counts()}, not {count or 'none'}")

    def call_named(self, run: Run, arguments: Mapping[str, Any]) -> Any:
        """The result for named arguments; raises NoValue where the standard says null."""
        refusal: NoValue | None = None
        for signature in self.signatures:
            if signature.accepts_names(arguments):
                try:
                    fitted = [
                        self._fit(run, index, parameter, arguments.get(parameter.name))
                        if parameter.name in arguments
                        else None
                        for index, parameter in enumerate(signature.parameters)
                    ]
                except NoValue as reason:
                    refusal = refusal or reason
                else:
                    return self._invoke(run, signature, fitted)
        known = ", ".join(f"`{parameter.name}`" for parameter in self.parameters)
        given = ", ".join(f"`{name}`" for name in arguments)
        raise refusal or NoValue(f"`{self.name}` is called with {known or 'no arguments'}, not with {given}")

    def _fitted(self, run: Run, signature: Signature, arguments: Sequence[Any]) -> list[Any]:
        """One value per parameter: for a variadic signature, the rest of the arguments as one list."""
        parameters = signature.parameters
        if signature.variadic:
            fixed = len(parameters) - 1
            rest = list(arguments[fixed:])
            if len(rest) > 1 or (rest and not isinstance(rest[0], list) and rest[0] is not None):
                arguments = [*arguments[:fixed], rest]
        fitted = [self._fit(run, index, parameters[index], argument) for index, argument in enumerate(arguments)]
        fitted.extend([None] * (len(parameters) - len(fitted)))
        return fitted

    def _fit(self, run: Run, index: int, parameter: Parameter, argument: Any) -> Any:
        parameter.type.weigh(run, argument)
        if parameter.type.admits(argument) and (argument is not None or parameter.nullable):
            return argument
        try:
            fitted = parameter.type.coerce(argument)
        except NoValue:
            fitted = None
        if fitted is None and not (argument is None and parameter.nullable):
            raise NoValue(self._refusal(index, parameter, argument))
        return fitted

    def _invoke(self, run: Run, signature: Signature, arguments: list[Any]) -> Any:
        run.spend(self.cost + sum(_weight(argument) for argument in arguments))
        run.enter(self.height)
        try:
            return signature.body(run, *arguments) if signature.needs_run else signature.body(*arguments)
        finally:
            run.leave(self.height)

    def _refusal(self, index: int, parameter: Parameter, argument: Any) -> str:
        return (
            f"the {ordinal(index + 1)} argument of `{self.name}` (`{parameter.name}`) "
            f"must be {parameter.type.phrase}, not {describe(argument)}"
        )

    def _counts(self) -> str:
        if any(signature.variadic for signature in self.signatures):
            return "at least one argument"
        counts = sorted({n for s in self.signatures for n in range(s.required, len(s.parameters) + 1)})
        if counts == [1]:
            return "1 argument"
        words = [str(count) if count else "no" for count in counts]
        return f"{' or '.join(words)} arguments"


def _weight(argument: Any) -> int:
    if isinstance(argument, list | dict):
        return len(argument)
    return len(argument) >> 5 if isinstance(argument, str) else 0
