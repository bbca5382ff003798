"""Names in expressions that nothing in sight has."""

from collections.abc import Iterator

from engine.dmn.deployment import Model
from engine.dmn.evaluation.compilation import Compiled
from engine.dmn.evaluation.files import CompiledFile
from engine.dmn.problems import Kind, Problem, Severity
from engine.feel import syntax
from engine.feel.analysis import Usage, free_variables
from engine.feel.builtins import BUILTINS
from engine.feel.names import suggestion


def unknown_names(model: Model) -> Iterator[Problem]:
    """A problem for each use of an unknown name; a mere warning where the name may be an entry of a filtered item."""
    for file in model.files.values():
        for compiled in file.site.compiled:
            keys = {node.key for node in compiled.tree.walk() if isinstance(node, syntax.ContextEntry)}
            for usage in free_variables(compiled.tree):
                entry = (usage.in_filter or compiled.filtering) and (
                    usage.name in file.site.members or usage.name in keys
                )
                if usage.name not in compiled.names and not entry:
                    yield _problem(file, compiled, usage)


def _problem(file: CompiledFile, compiled: Compiled, usage: Usage) -> Problem:
    position = usage.position(compiled.text)
    return Problem(
        compiled.element_id,
        compiled.element_name,
        Kind.NAME,
        _sentence(file, compiled, usage),
        compiled.place,
        position,
        compiled.line + position.line - 1,
        Severity.WARNING if usage.in_filter or compiled.filtering else Severity.ERROR,
        file.definitions.namespace,
    )


def _sentence(file: CompiledFile, compiled: Compiled, usage: Usage) -> str:
    if usage.name in file.site.everything:
        return f"`{usage.name}` is not seen here: a requirement that leads to it is missing"
    if usage.called:
        known = compiled.names | BUILTINS.keys()
        return f"there is no function `{usage.name}`{suggestion(usage.name, known)}"
    return f"`{usage.name}` is not known here{suggestion(usage.name, compiled.names)}"
