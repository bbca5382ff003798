"""Function values: built-in, written in FEEL, or given by a decision model (DMN 1.5, 10.3.2.13)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.feel.errors import NoValue
from engine.feel.run import Run
from engine.feel.types import ANY, ListType, Type, describe, ordinal

if TYPE_CHECKING:
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
    body: "Body"
    needs_run: bool = False
    variadic: bool = False
    required: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "required", sum(not parameter.optional for parameter in self.parameters))

    def accepts_count(self, count: int) -> bool:
        """Whether `count` positional arguments fit."""
        return self.required <= count and (self.variadic or count <= len(self.parameters))

    def arrange(self, named: Mapping[str, Any]) -> list[Any] | None:
        """The named arguments in the order of the parameters; None if the names do not fit."""
        names = {parameter.name for parameter in self.parameters}
        if not named.keys() <= names:
            return None
        if any(not parameter.optional and parameter.name not in named for parameter in self.parameters):
            return None
        return [named.get(parameter.name) for parameter in self.parameters]


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
                    admitted = self._admit_all(signature, arguments)
                except NoValue as reason:
                    refusal = refusal or reason
                    continue
                return self._invoke(run, signature, admitted)
        raise refusal or NoValue(f"`{self.name}` takes {self._counts()}, not {count or 'none'}")

    def call_named(self, run: Run, arguments: Mapping[str, Any]) -> Any:
        """The result for named arguments; raises NoValue where the standard says null."""
        refusal: NoValue | None = None
        for signature in self.signatures:
            arranged = signature.arrange(arguments)
            if arranged is not None:
                try:
                    return self._invoke(run, signature, self._admit(signature, arranged, given=arguments))
                except NoValue as reason:
                    refusal = refusal or reason
        known = ", ".join(f"`{parameter.name}`" for parameter in self.parameters)
        given = ", ".join(f"`{name}`" for name in arguments)
        raise refusal or NoValue(f"`{self.name}` is called with {known or 'no arguments'}, not with {given}")

    def _admit_all(self, signature: Signature, arguments: Sequence[Any]) -> list[Any]:
        if not signature.variadic or len(arguments) == len(signature.parameters):
            single = self._single_list(signature, arguments)
            if single is not None:
                return single
        if not signature.variadic:
            return self._admit(signature, arguments)
        fixed = len(signature.parameters) - 1
        rest_parameter = signature.parameters[fixed]
        rest = list(arguments[fixed:])
        if len(rest) == 1 and isinstance(rest[0], list):
            rest = rest[0]
        elif rest == [None] and not rest_parameter.nullable:
            raise NoValue(self._refusal(fixed, rest_parameter, None))
        return [*self._admit(signature, arguments[:fixed]), rest]

    def _single_list(self, signature: Signature, arguments: Sequence[Any]) -> list[Any] | None:
        """The arguments as they are, if each fits its parameter without conversion."""
        admitted = []
        for parameter, argument in zip(signature.parameters, arguments, strict=False):
            if not (parameter.type.admits(argument) or (argument is None and parameter.nullable)):
                return None
            admitted.append(argument)
        admitted.extend([None] * (len(signature.parameters) - len(admitted)))
        return admitted

    def _admit(
        self, signature: Signature, arguments: Sequence[Any], given: Mapping[str, Any] | None = None
    ) -> list[Any]:
        admitted = []
        for index, parameter in enumerate(signature.parameters):
            left_out = index >= len(arguments) or (given is not None and parameter.name not in given)
            if left_out:
                admitted.append(None)
                continue
            argument = arguments[index]
            if argument is None:
                if not parameter.nullable:
                    raise NoValue(self._refusal(index, parameter, None))
                admitted.append(None)
                continue
            if isinstance(parameter.type, ListType) and not isinstance(argument, list):
                argument = [argument]
            elif isinstance(argument, list) and len(argument) == 1 and not parameter.type.admits(argument):
                argument = argument[0]
            if not parameter.type.admits(argument):
                raise NoValue(self._refusal(index, parameter, arguments[index]))
            admitted.append(argument)
        return admitted

    def _invoke(self, run: Run, signature: Signature, arguments: list[Any]) -> Any:
        run.spend(self.cost + sum(_weight(argument) for argument in arguments))
        if signature.needs_run:
            return signature.body(run, *arguments)
        return signature.body(*arguments)

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
    return len(argument) >> 6 if isinstance(argument, str) else 0
