"""What is to be published together, and what is there already: all that the rules may look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from engine.bpmn import Diagram, Problem, Process
from engine.dmn import Model
from engine.forms import Form
from engine.lint.decisions import inputs_of_decisions


@dataclass(frozen=True)
class Operation:
    """A service operation by its inputs and outputs.

    required, optional: the names of inputs that must and that may be given; None: any input may be given
    outputs: the names of variables that it gives back
    """

    required: frozenset[str] = frozenset()
    optional: frozenset[str] | None = frozenset()
    outputs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Offer:
    """What a deployment has for others, or what all other deployments have together.

    processes: process id -> the variables that it leaves behind
    decisions: decision id -> its inputs
    forms: form id -> the variables that it sets
    calls: process id -> the variables that call activities pass to it
    """

    processes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    decisions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    forms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    calls: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Subject(Protocol):
    """What a problem is about: an element, a flow or a process."""

    @property
    def id(self) -> str:
        """Its id in the file."""

    @property
    def line(self) -> int:
        """Its line in the file, from 1."""


@dataclass(frozen=True)
class Site:
    """A process with the file it stands in."""

    diagram: Diagram
    process: Process

    def problem(self, rule: str, subject: Subject, sentence: str, severity: str = "error") -> Problem:
        """A problem of this file."""
        return Problem(rule, sentence, subject.id, subject.line, severity, self.diagram.file)

    def warning(self, rule: str, subject: Subject, sentence: str) -> Problem:
        """A problem that does not hinder publishing."""
        return self.problem(rule, subject, sentence, "warning")


@dataclass(frozen=True)
class Package:
    """The files of one deployment, read, and the world around it.

    roles: the ids of all roles
    operations: the service operations by name
    elsewhere: what other deployments have
    """

    diagrams: tuple[Diagram, ...] = ()
    models: tuple[Model, ...] = ()
    forms: tuple[Form, ...] = ()
    roles: frozenset[str] = frozenset()
    operations: Mapping[str, Operation] = field(default_factory=dict)
    elsewhere: Offer = field(default_factory=Offer)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The processes that are to be carried out; the others are documentation."""
        return tuple(site for site in self._all() if site.process.executable)

    def _all(self) -> Iterator[Site]:
        for diagram in self.diagrams:
            for process in diagram.processes.values():
                yield Site(diagram, process)

    @cached_property
    def processes(self) -> Mapping[str, Process]:
        """The processes of the package that are to be carried out, by id."""
        return {site.process.id: site.process for site in self.sites}

    @cached_property
    def decisions(self) -> Mapping[str, frozenset[str]]:
        """Every decision that may be called, by id, with the names of its inputs."""
        own = {id_: names for model in self.models for id_, names in inputs_of_decisions(model).items()}
        return {**self.elsewhere.decisions, **own}

    @cached_property
    def forms_by_id(self) -> Mapping[str, Form]:
        """The forms of the package."""
        return {form.id: form for form in self.forms}

    @cached_property
    def variables_of_forms(self) -> Mapping[str, frozenset[str]]:
        """Every form that may be used, by id, with the variables that it sets."""
        return {**self.elsewhere.forms, **{form.id: frozenset(form.variables()) for form in self.forms}}
