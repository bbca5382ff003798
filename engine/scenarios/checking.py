"""Checking pathways before they are published.

1. The files of each folder are examined as the gate does; its scenarios are read.
2. Where the files have no error, the pathways are published in a sandbox, together with those that they call.
3. Every scenario is told there in all ways, each time in a world of its own.
4. What no scenario reached is counted over all scenarios of all given folders.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from operator import or_
from pathlib import Path

from engine.bootstrap import EMBEDDED
from engine.bpmn import Problem
from engine.domain.data_classes import Matrix
from engine.domain.directory import Directory
from engine.errors import Invalid, NotFound
from engine.scenarios.coverage import covered_decisions, covered_processes
from engine.scenarios.folders import SCENARIOS, Folder, read_folder, with_what_they_need
from engine.scenarios.outcome import Outcome, Reached
from engine.scenarios.reading import BrokenScenario, read_scenario
from engine.scenarios.report import FoundProblem, Report
from engine.scenarios.sandbox import House, Sandbox
from engine.scenarios.scenario import Scenario
from engine.scenarios.variations import tell_in_all_ways
from engine.services.installing.files import read_directory, read_matrix
from engine.services.publishing.gate import examine
from engine.storage.embedded import EmbeddedServer, data_folder
from engine.yaml_text import BrokenYaml

ORGANISATIONS = "organisations.yaml"
DATA_CLASSES = "data-classes.yaml"


class NoSurroundings(NotFound):
    """Beside the folders of the pathways, organisations.yaml and data-classes.yaml are needed."""


def check(
    folders: Sequence[Path],
    *,
    server: str | None = None,
    surroundings: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    sandbox: Sandbox | None = None,
) -> Report:
    """Examine pathways and tell all their scenarios.

    Parameters
    ----------
    folders
        A folder for each pathway.
    server
        The URL of an administrator who may create databases; by default that of DATABASE_URL, else of the embedded
        server of the data folder. What is made there is dropped again.
    surroundings
        The folder with organisations.yaml and data-classes.yaml; by default the one in which the first pathway's is.
    environment
        Where DATABASE_URL, KOOSRADA_DATA and the logins' passwords stand.
    sandbox
        One that is open already, for several checks in a row; then neither a server nor surroundings are needed.

    Raises
    ------
    NoFolder, NoSurroundings
        For what is not there.
    Invalid
        For surroundings that cannot be read, and for no folder at all.
    """
    if not folders:
        raise Invalid("Name at least one folder of a pathway.")
    given = [read_folder(path) for path in folders]
    keys = tuple(folder.key for folder in given)
    around = sandbox or _surroundings(surroundings or given[0].path.parent)
    together = with_what_they_need(given)
    scenarios, broken = _scenarios(given)
    problems = (*_problems(together), *broken)
    if any(found.is_error for found in problems):
        return Report(keys, problems)
    pathways = [folder.pathway for folder in together]
    with _opened(around, server, environment) as ready, ready.with_pathways(pathways) as house:
        outcomes = tuple(_told(house, scenarios))
    reached = reduce(or_, (outcome.reached for outcome in outcomes), Reached())
    published = [folder.published for folder in given]
    processes, decisions = covered_processes(published, reached), covered_decisions(published, reached)
    return Report(keys, problems, outcomes, tuple(processes), tuple(decisions))


@contextmanager
def server_of(environment: Mapping[str, str], named: str | None = None) -> Iterator[str]:
    """The administrator's URL of a server for the block: the named one, DATABASE_URL's, or the data folder's."""
    if url := named or environment.get("DATABASE_URL"):
        yield url
        return
    embedded = EmbeddedServer(data_folder(environment) / EMBEDDED)
    try:
        yield embedded.start()
    finally:
        embedded.stop()


@contextmanager
def _opened(
    around: Sandbox | tuple[Directory, Matrix], server: str | None, environment: Mapping[str, str]
) -> Iterator[Sandbox]:
    if isinstance(around, Sandbox):
        yield around
        return
    with server_of(environment, server) as url, Sandbox(url, *around, environment) as made:
        yield made


def _told(house: House, scenarios: Sequence[tuple[str, Scenario]]) -> Iterator[Outcome]:
    for key, scenario in scenarios:
        yield from tell_in_all_ways(house, scenario, process_of(key, scenario))


def process_of(key: str, scenario: Scenario) -> str:
    """The process that a scenario of a folder starts."""
    return (scenario.pathway or key).replace("-", "_")


def _surroundings(folder: Path) -> tuple[Directory, Matrix]:
    organisations, classes = folder / ORGANISATIONS, folder / DATA_CLASSES
    if not (organisations.is_file() and classes.is_file()):
        raise NoSurroundings
    return read_directory(organisations.read_bytes(), ORGANISATIONS), read_matrix(classes.read_bytes(), DATA_CLASSES)


def _problems(folders: Sequence[Folder]) -> Iterator[FoundProblem]:
    for folder in folders:
        others = [other.published for other in folders if other is not folder]
        yield from (FoundProblem(folder.key, problem) for problem in examine([folder.published], others))


def _scenarios(folders: Sequence[Folder]) -> tuple[list[tuple[str, Scenario]], list[FoundProblem]]:
    read: list[tuple[str, Scenario]] = []
    broken: list[FoundProblem] = []
    for folder in folders:
        known: set[str] = set()
        for name, content in folder.scenarios.items():
            file = f"{SCENARIOS}/{name}"
            try:
                scenario = read_scenario(f"{folder.key}/{file}", content)
            except (BrokenScenario, BrokenYaml) as error:
                broken.append(FoundProblem(folder.key, Problem("scenarios", str(error))))
                continue
            if scenario.id in known:
                sentence = f"Another scenario is called “{scenario.id}”, too."
                broken.append(FoundProblem(folder.key, Problem("scenarios", sentence, file=file)))
            known.add(scenario.id)
            read.append((folder.key, scenario))
    return read, broken
