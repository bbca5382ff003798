"""A campaign: clients and workers under load, killed and replaced; then new ones who bring everything to its end."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import Any

from engine.jobs.tasks import TASKS, RowTask
from tests.campaigns import driver
from tests.campaigns.driver import Client
from tests.campaigns.journal import Journal, read
from tests.campaigns.pathways import SAID, SHARING
from tests.campaigns.places import OwnServer, Place
from tests.services.town import Town

CLIENTS, WORKERS = 3, 2
CONTEXT = get_context("forkserver")  # a fork of a process that has read all modules and done nothing else
CONTEXT.set_forkserver_preload(["tests.campaigns.driver"])
WARM = 30  # answers before anybody is killed
ABOUT_ROWS = [name for name, task in TASKS.items() if isinstance(task, RowTask)]
PATIENCE = 120.0  # seconds for the end of everything


@dataclass
class Campaign:
    """Who runs, who was killed when, and when the database was gone."""

    town: Town
    place: Place
    seed: int
    kills: dict[str, float] = field(default_factory=dict)
    stops: list[tuple[float, float]] = field(default_factory=list)
    _running: dict[str, BaseProcess] = field(default_factory=dict)
    _begun: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def begin(self) -> None:
        """Everybody comes in, and work is under way."""
        for number in range(CLIENTS):
            self._client(number)
        for _ in range(WORKERS):
            self._worker()
        deadline = time.monotonic() + PATIENCE
        while sum(attempt.answer is not None for attempt in read(self.place.journals())) < WARM:
            assert time.monotonic() < deadline, "Nobody begins to work: see the logs beside the journals."
            time.sleep(0.1)

    def kill_some(self, kills: int, pause: float) -> None:
        """One after the other, at random moments, `pause` seconds apart on average; each has a successor."""
        for _ in range(kills):
            time.sleep(self.chance.expovariate(1 / pause))
            self.kill(self.chance.choice(sorted(self._running)))

    def kill(self, name: str) -> None:
        """SIGKILL; its successor begins at once."""
        process = self._running.pop(name)
        self.kills[name] = time.time()
        process.kill()
        process.join()
        if name.startswith("client"):
            self._client(int(name.split("-")[1]))
        else:
            self._worker()

    def restart(self, server: OwnServer, gone_for: float) -> None:
        """The database stops hard under the load, and comes back."""
        begun = time.time()
        server.stop_hard()
        time.sleep(gone_for)
        server.start_again()
        self.stops.append((begun, time.time()))

    def end(self) -> None:
        """All are killed: nobody says goodbye."""
        while self._running:
            name, process = self._running.popitem()
            self.kills[name] = time.time()
            process.kill()
            process.join()

    def finish(self) -> None:
        """New workers come; everything that is left is answered, until nothing is left or patience is at its end."""
        for _ in range(WORKERS):
            self._worker()
        journal = Journal(self.place.folder / "finish.journal")
        client = Client(self.place, journal, self.chance, 90 * driver.AMOUNTS)
        deadline = time.monotonic() + PATIENCE
        try:
            while not self._at_rest() and time.monotonic() < deadline:
                for task, desk in self.town.rows("SELECT id, desk_id FROM user_task WHERE state = 'open'"):
                    client.complete(task, WHO[desk])
                for (case,) in self.town.rows("SELECT case_id FROM event_subscription WHERE name = :n", n=SAID):
                    client.say(str(case))
                time.sleep(0.1)
        finally:
            client.system.close()
            journal.close()
            for process in self._running.values():
                process.terminate()
            for process in self._running.values():
                process.join(30)
            self.end()

    def _at_rest(self) -> bool:
        return not self.town.value(
            """
            SELECT (SELECT count(*) FROM process_instance WHERE state IN ('active', 'incident'))
                 + (SELECT count(*) FROM outgoing_mail WHERE state = 'waiting')
                 + (SELECT count(*) FROM procrastinate_jobs
                    WHERE status IN ('todo', 'doing') AND task_name = ANY (:tasks))""",
            tasks=ABOUT_ROWS,
        )

    def _client(self, number: int) -> None:
        self._run(f"client-{number}-{self._begun}", driver.act, number, self.chance.randrange(2**32))

    def _worker(self) -> None:
        self._run(f"worker-{self._begun}", driver.work)

    def _run(self, name: str, target: Callable[..., None], *more: Any) -> None:
        process = CONTEXT.Process(target=target, args=(self.place, name, *more), daemon=True)
        process.start()
        self._running[name] = process
        self._begun += 1


WHO = {desk: who for who, desk in SHARING.items()}


@contextmanager
def campaign(town: Town, place: Place, seed: int) -> Iterator[Campaign]:
    """Nobody outlives the block."""
    made = Campaign(town, place, seed)
    try:
        yield made
    finally:
        made.end()
