"""A pathway's folder as its owner keeps it: the files that are published, and beside them the scenarios."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final
from uuid import UUID

from engine.errors import Invalid, NotFound
from engine.services.deployments import Published
from engine.services.publishing.commands import PathwayFiles

SCENARIOS: Final = "scenarios"
NOT_YET: Final = UUID(int=0)  # a pathway that is looked at before it is published


class NoFolder(NotFound):
    """There is no such folder."""


@dataclass(frozen=True)
class Folder:
    """One pathway; files by their paths within the folder, scenarios by their file names."""

    path: Path
    files: Mapping[str, bytes] = field(repr=False)
    scenarios: Mapping[str, bytes] = field(repr=False)

    @property
    def key(self) -> str:
        """The pathway's key: the folder's name."""
        return self.path.name

    @property
    def pathway(self) -> PathwayFiles:
        """What is published."""
        return PathwayFiles(self.key, self.files)

    @cached_property
    def published(self) -> Published:
        """What it would be, once it is published."""
        return Published(NOT_YET, self.key, 0, self.files)


def read_folder(path: Path) -> Folder:
    """Read a folder; hidden files are left out. Raises NoFolder."""
    path = path.resolve()
    if not path.is_dir():
        raise NoFolder(f"There is no folder “{path.name}”.")
    found = {
        inside.relative_to(path).as_posix(): inside.read_bytes()
        for inside in sorted(path.rglob("*"))
        if inside.is_file() and not any(part.startswith(".") for part in inside.relative_to(path).parts)
    }
    told = {name: data for name, data in found.items() if name.startswith(f"{SCENARIOS}/")}
    files = {name: data for name, data in found.items() if name not in told}
    return Folder(path, files, {name.removeprefix(f"{SCENARIOS}/"): data for name, data in told.items()})


def with_what_they_need(folders: Sequence[Folder]) -> list[Folder]:
    """The folders, and the siblings that have what they call: processes, and decisions that are not their own."""
    together = list(folders)
    known = {folder.key for folder in together}
    around = [folder for folder in _siblings(folders) if folder.key not in known]
    while missing := _missing(together):
        found = [folder for folder in around if missing & _has(folder)]
        if not found:
            return together
        together += found
        around = [folder for folder in around if folder not in found]
    return together


def _siblings(folders: Sequence[Folder]) -> Iterator[Folder]:
    for parent in dict.fromkeys(folder.path.parent for folder in folders):
        for path in sorted(parent.iterdir()):
            if (path / "pathway.yaml").is_file():
                yield read_folder(path)


def _missing(folders: Iterable[Folder]) -> set[str]:
    needed: set[str] = set()
    there: set[str] = set()
    for folder in folders:
        there |= _has(folder)
        needed |= _calls(folder)
    return needed - there


def _calls(folder: Folder) -> set[str]:
    try:
        elements = [
            element
            for diagram in folder.published.diagrams
            for process in diagram.processes.values()
            for element in process.elements.values()
        ]
    except Invalid:  # the gate says what is wrong with it
        return set()
    called = {element.called_process.process_id for element in elements if element.called_process}
    decided = {element.called_decision.decision_id for element in elements if element.called_decision}
    return {name for name in called | decided if not name.startswith("=")}


def _has(folder: Folder) -> set[str]:
    try:
        processes = {name for diagram in folder.published.diagrams for name in diagram.processes}
        model = folder.published.model
    except Invalid:
        return set()
    return processes | ({decision.id for decision in model.decisions} if model else set())
