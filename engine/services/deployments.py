"""Published files, read and compiled once per process and kept: a deployment never changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock
from typing import Any
from uuid import UUID

from engine.bpmn.model import Diagram, Process
from engine.bpmn.reading import read_diagram
from engine.bpmn.runtime import Definition, compile_definition
from engine.dmn import Model, decide, read_model
from engine.errors import EngineError, ExecutionFailed, NotFound
from engine.forms import Form, read_form
from engine.services.pathways import Pathway, read_pathway
from engine.services.ports import UnitOfWork


class UnknownProcess(NotFound):
    """There is no process with this id in the deployment."""


class UnknownForm(NotFound):
    """There is no form with this id in the deployment."""


class DecisionFailed(ExecutionFailed):
    """A decision could not be taken."""


@dataclass(frozen=True)
class Published:
    """One deployment: its files by path, and what is in them. Each part is read when it is first asked for."""

    id: UUID
    key: str
    version: int
    files: Mapping[str, bytes] = field(repr=False)
    _definitions: dict[str, Definition] = field(default_factory=dict, repr=False)

    @cached_property
    def pathway(self) -> Pathway:
        """What `pathway.yaml` says."""
        return read_pathway(self.key, self.files.get("pathway.yaml"))

    @cached_property
    def diagrams(self) -> tuple[Diagram, ...]:
        """The BPMN files."""
        return tuple(read_diagram(path, data) for path, data in self._of(".bpmn"))

    @cached_property
    def forms(self) -> dict[str, Form]:
        """The forms by their ids."""
        read = [read_form(path, data) for path, data in self._of(".form")]
        return {form.id: form for form in read}

    @cached_property
    def model(self) -> Model | None:
        """The decisions, if there are any."""
        files = self._of(".dmn")
        return read_model(*files) if files else None

    @property
    def executable(self) -> list[tuple[Diagram, Process]]:
        """The processes that are to be carried out, each with its diagram; the others are documentation."""
        return [(read, process) for read in self.diagrams for process in read.processes.values() if process.executable]

    def decides(self, decision_id: str) -> bool:
        """Whether a decision is among its files."""
        return self.model is not None and any(found.id == decision_id for found in self.model.decisions)

    def has_process(self, process_id: str) -> bool:
        """Whether a process is among its diagrams."""
        return any(process_id in diagram.processes for diagram in self.diagrams)

    def process(self, process_id: str) -> Process:
        """A process; raises UnknownProcess."""
        return self._diagram(process_id).processes[process_id]

    def definition(self, process_id: str) -> Definition:
        """A process as the runtime runs it."""
        if process_id not in self._definitions:
            ref = f"{self.id}/{process_id}"
            self._definitions[process_id] = compile_definition(self._diagram(process_id), process_id, ref)
        return self._definitions[process_id]

    def form(self, form_id: str) -> Form:
        """A form; raises UnknownForm."""
        if form_id not in self.forms:
            raise UnknownForm(f"There is no form “{form_id}” in this deployment.")
        return self.forms[form_id]

    def _diagram(self, process_id: str) -> Diagram:
        for diagram in self.diagrams:
            if process_id in diagram.processes:
                return diagram
        raise UnknownProcess(f"There is no process “{process_id}” in this deployment.")

    def _of(self, ending: str) -> list[tuple[str, bytes]]:
        return [(path, data) for path, data in sorted(self.files.items()) if path.endswith(ending)]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The runtime's environment: decisions of the same deployment, else of the latest that has them."""

    published: Published
    elsewhere: Callable[[str], Published | None]

    def decide(self, decision_id: str, variables: Mapping[str, Any]) -> tuple[Any, tuple[tuple[str, int], ...]]:
        """The output and the rules that led there. Raises DecisionFailed."""
        source = self.published if self.published.decides(decision_id) else self.elsewhere(decision_id)
        if source is None or source.model is None:
            raise DecisionFailed(f"Nobody has published the decision “{decision_id}”.")
        try:
            result = decide(source.model, decision_id, variables)
        except EngineError as reason:
            raise DecisionFailed(f"The decision “{decision_id}” could not be taken: {reason}") from None
        return result.value, tuple((matched.element_id, matched.rule) for matched in result.matched)


class Deployments:
    """All that was published, as far as it was asked for."""

    def __init__(self) -> None:
        self._published: dict[UUID, Published] = {}
        self._lock = RLock()

    def published(self, unit: UnitOfWork, deployment_id: UUID) -> Published:
        """A deployment; read from the database only the first time."""
        with self._lock:
            if deployment_id not in self._published:
                key, version, files = unit.deployed.files(deployment_id)
                self._published[deployment_id] = Published(deployment_id, key, version, files)
            return self._published[deployment_id]

    def latest(self, unit: UnitOfWork, process_id: str) -> Published | None:
        """The latest deployment of a process."""
        deployment_id = unit.deployed.latest_of_process(process_id)
        return self.published(unit, deployment_id) if deployment_id else None

    def environment(self, unit: UnitOfWork, published: Published) -> Decisions:
        """What an instance of this deployment decides by."""

        def elsewhere(decision_id: str) -> Published | None:
            deployment_id = unit.deployed.latest_of_decision(decision_id)
            return self.published(unit, deployment_id) if deployment_id else None

        return Decisions(published, elsewhere)
