"""Where pathways are rehearsed: scratch databases, made ready once and for all.

1. A `Sandbox` is migrated, with the matrix, the directory and one account at each desk.
2. `Sandbox.with_pathways` is a copy of it with pathways, published through the gate: a `House`.
3. `House.world` is where one scenario is told. Afterwards all that ran is forgotten: no telling sees another one.
"""

import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from engine.bootstrap import build, job_scripts
from engine.domain.actors import SYSTEM
from engine.domain.data_classes import Matrix
from engine.domain.directory import Directory
from engine.scenarios.captured import KeepingDocuments, KeepingPost
from engine.scenarios.world import World
from engine.services.deployments import Deployments
from engine.services.installing.commands import InstallDirectory, SeatPerson
from engine.services.publishing.commands import PathwayFiles, PublishDeployment
from engine.storage.key_file import SIZE, Keys
from engine.storage.matrix import load_matrix
from engine.storage.migrating import migrate
from engine.storage.scratch import empty, scratch_database
from engine.storage.urls import login_url, passwords


@dataclass(frozen=True)
class House:
    """A database with published pathways, to tell scenarios in."""

    sandbox: "Sandbox"
    url: str
    deployments: Deployments = field(default_factory=Deployments, repr=False)

    @contextmanager
    def world(self) -> Iterator[World]:
        """A world for the block, as if nothing had ever run; one at a time.

        What is published is read once for all of them. Nothing is to be published or installed in it: see `copy`.
        """
        try:
            with self.sandbox.opened(self.url) as world:
                world.engine.deployments = self.deployments
                try:
                    yield world
                finally:
                    world.silence()
        finally:
            empty(self.url)

    @contextmanager
    def copy(self) -> Iterator["House"]:
        """A house of one's own for the block, with the same pathways; while no world is open."""
        with scratch_database(self.sandbox.server, self.url) as url:
            yield House(self.sandbox, url)


@dataclass
class Sandbox:
    """Where pathways are rehearsed; a context manager. Everybody in it is called by their desk.

    Parameters
    ----------
    server
        The URL of an administrator who may create databases.
    directory, matrix
        Who there is, and who may see what.
    environment
        Passwords of the logins, where the server asks for them.
    """

    server: str
    directory: Directory
    matrix: Matrix
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    _keys: Keys = field(
        default_factory=lambda: Keys({1: secrets.token_bytes(SIZE)}, 1, {1: secrets.token_bytes(SIZE)}), repr=False
    )

    def __enter__(self) -> "Sandbox":
        self._scratch = scratch_database(self.server)
        self._url = self._scratch.__enter__()
        try:
            migrate(self._url, job_scripts(), passwords(self.environment))
            load_matrix(self._url, self.matrix)
            with self.opened(self._url) as world:
                world.engine.execute(InstallDirectory(self.directory), SYSTEM)
                for desk in self.directory.desks:
                    world.engine.execute(SeatPerson(desk, desk, (desk,)), SYSTEM)
        except BaseException as error:
            self._scratch.__exit__(type(error), error, error.__traceback__)
            raise
        return self

    def __exit__(self, *error: Any) -> None:
        self._scratch.__exit__(*error)

    @contextmanager
    def with_pathways(self, pathways: Sequence[PathwayFiles]) -> Iterator[House]:
        """Pathways, published together. Raises DeploymentRefused.

        What starts by the clock is silent until a scenario asks for it.
        """
        with scratch_database(self.server, self._url) as url:
            with self.opened(url) as world:
                world.engine.execute(PublishDeployment(tuple(pathways)), SYSTEM)
                world.silence()
            yield House(self, url)

    @contextmanager
    def opened(self, url: str) -> Iterator[World]:
        """The engine over one of these databases."""
        post, documents = KeepingPost(), KeepingDocuments()
        koosrada = build(url, self._keys, post=post, documents=documents, environment=self.environment, pool_size=2)
        conninfo = login_url(url, "worker", self.environment).render_as_string(hide_password=False)
        try:
            yield World(koosrada, conninfo, self.directory, post, documents)
        finally:
            koosrada.close()
