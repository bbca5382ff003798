"""The gate: what every deployment must pass before it is published."""

from typing import Final

from engine.bpmn import Problem
from engine.lint.package import Package
from engine.lint.rules import (
    assignments,
    called_processes,
    conditions,
    constructs,
    decision_inputs,
    decisions,
    due_dates,
    expressions,
    extensions,
    form_variables,
    forms,
    misplaced,
    names,
    operations,
    order,
    parallel_writes,
    reachable,
    readable,
    reserved_names,
    size,
    splits,
    starts,
    timers,
    unfinished,
    unset_variables,
)

RULES: Final = (
    size,
    readable,
    constructs,
    extensions,
    misplaced,
    unfinished,
    starts,
    splits,
    conditions,
    reachable,
    timers,
    expressions,
    unset_variables,
    decision_inputs,
    order,
    parallel_writes,
    forms,
    form_variables,
    decisions,
    called_processes,
    operations,
    assignments,
    reserved_names,
    names,
    due_dates,
)


def lint(package: Package) -> tuple[Problem, ...]:
    """Everything that is wrong with a package, errors first, by file and line; no error means that it may be published.

    Pure: nothing is read or changed but the values given.
    """
    too_large = tuple(size.check(package))
    if too_large:  # looking further would take long
        return too_large
    found = dict.fromkeys(problem for rule in RULES for problem in rule.check(package))
    return tuple(sorted(found, key=lambda problem: (problem.severity != "error", problem.file, problem.line)))
