"""The names that expressions use, and those among them that nothing sets."""

from collections.abc import Iterator

from engine.bpmn import Process
from engine.feel.analysis import free_variables
from engine.feel.builtins import BUILTINS
from engine.feel.names import suggestion
from engine.lint.expressions import Written, expressions
from engine.lint.package import Package
from engine.lint.variables import Variables


def names_used(process: Process, package: Package) -> frozenset[str]:
    """Every variable that an expression or a decision of the process asks for."""
    names: set[str] = set()
    for written in expressions(process):
        compiled = written.compiled()
        if compiled is not None:
            names.update(usage.name for usage in free_variables(compiled.tree))
    for element in process.elements.values():
        if element.called_decision is not None:
            names |= package.decisions.get(element.called_decision.decision_id, frozenset())
    return frozenset(names)


def unknown_names(written: Written, variables: Variables) -> Iterator[str]:
    """What an expression names and does not see, in sentences; a name in a filter may belong to the filtered items."""
    compiled = written.compiled()
    known = variables.at(written)
    if compiled is None or known is None:
        return
    for name, called in dict.fromkeys(
        (usage.name, usage.called) for usage in free_variables(compiled.tree) if not usage.in_filter
    ):
        if name in known:
            continue
        if called:
            hint = suggestion(name, known | BUILTINS.keys())
            yield f"calls `{name}`, and there is no such function{hint or '.'}"
        else:
            hint = suggestion(name, known)
            yield f"uses `{name}`, which nothing in this process sets{hint or '.'}"
