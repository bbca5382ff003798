"""What the processes of a campaign do, until they are killed."""

import logging
import random
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import structlog
from sqlalchemy import text

from engine import bootstrap
from engine.domain.actors import Actor
from engine.domain.running.turns import OutcomeUnknown
from engine.errors import EngineError, ExecutionFailed
from engine.jobs import TASKS, attempts, run_worker, worker
from engine.jobs.tasks import PeriodicTask
from engine.services import commands as c
from engine.storage.connecting import transaction
from engine.storage.urls import login_url
from tests.campaigns.journal import DONE, FAILED, REFUSED, Attempt, Journal, read
from tests.campaigns.pathways import CROWD, SAID, SHARING, answers
from tests.campaigns.places import Place
from tests.services.town import KEYS, TARTU

STALLED_AFTER = 3.0
MOST_OPEN = 24  # tasks that a client sees before it begins no more cases
AMOUNTS = 1_000_000  # attempts of one client's place
_OPEN = text("SELECT id FROM user_task WHERE state = 'open' AND desk_id = :desk")


def work(place: Place, name: str) -> None:
    """A worker, in a hurry: it waits as it does in earnest, but shorter. SIGTERM lets it finish what it has begun."""
    _listen(place, name)
    attempts.FIRST_WAIT, attempts.LONGEST_WAIT = timedelta(seconds=0.3), timedelta(seconds=2)
    worker.PAUSE = 0.3
    for often, cron in {"sweep_timers": "* * * * * *", "start_timers": "* * * * * */2"}.items():
        task = TASKS[often]
        assert isinstance(task, PeriodicTask)
        TASKS[often] = replace(task, cron=cron)
    system = _system(place, "worker", {"MAIL_URL": place.mail_url, "MAIL_FROM": f"{name}@koosrada.example"})
    conninfo = login_url(place.url, "worker", {}).render_as_string(hide_password=False)
    run_worker(system.door, conninfo, stalled_after=STALLED_AFTER)
    system.close()


def act(place: Place, name: str, number: int, seed: int) -> None:
    """A client: first what its killed forerunner had no answer to, then whatever chance says, for ever."""
    _listen(place, name)
    path = place.folder / f"client-{number}.journal"
    before = list(read([path])) if path.exists() else []
    client = Client(place, Journal(path), random.Random(seed), number * AMOUNTS + len(before))
    client.begun = [attempt.told["case"] for attempt in before if attempt.did == "start" and attempt.answer == DONE]
    client.answered = [attempt for attempt in before if attempt.did == "complete" and attempt.answer == DONE]
    for attempt in before:
        if attempt.answer is None:
            client.repeat(attempt)
    while True:
        client.act()


class Client:
    """People at their desks."""

    def __init__(self, place: Place, journal: Journal, chance: random.Random, amounts: int) -> None:
        self.system = _system(place, "web", {})
        self.journal = journal
        self.chance = chance
        self.amounts = amounts
        self.begun: list[str] = []
        self.answered: list[Attempt] = []

    def act(self) -> None:
        """Look at somebody's worklist and do something."""
        who = self.chance.choice(list(SHARING))
        try:
            found = self._open(who)
        except Exception:  # noqa: BLE001 - a page that does not open is opened again
            time.sleep(0.05)
            return
        dice = self.chance.random()
        if dice < 0.1 and self.answered:
            self.repeat(self.chance.choice(self.answered))
        elif dice < 0.3 and self.begun:
            self.say(self.begun.pop(self.chance.randrange(len(self.begun))))
        elif dice < 0.45 and len(found) < MOST_OPEN:
            self.start(uuid4())
        elif found:
            self.complete(self.chance.choice(found), who)

    def start(self, request: UUID, amount: int | None = None) -> None:
        amount = amount or self._amount()
        command = c.StartPathway(CROWD, SHARING["alice"], TARTU, answers(amount), request_id=request)
        told = self._execute("start", request, "alice", amount, command)
        if told is not None and told.case_id is not None:
            self.begun.append(str(told.case_id))

    def complete(self, task: UUID, who: str, amount: int | None = None) -> None:
        amount = amount or self._amount()
        self._execute("complete", task, who, amount, c.CompleteTask(task, answers(amount)))

    def say(self, case: str) -> None:
        """Everybody who tells a case says the same under the same id."""
        command = c.CorrelateMessage(SAID, UUID(case), message_id=f"said:{case}")
        self._execute("message", case, "olga", 0, command)

    def repeat(self, attempt: Attempt) -> None:
        """The same once more: a second click, or a browser that was opened again."""
        match attempt.did:
            case "start":
                self.start(UUID(attempt.of), attempt.amount)
            case "complete":
                self.complete(UUID(attempt.of), attempt.who, attempt.amount)
            case "message":
                self.say(attempt.of)

    def _execute(self, did: str, of: object, who: str, amount: int, command: object) -> Any:
        attempt = self.journal.tries(did, of, who, amount)
        try:
            told = self.system.engine.execute(command, Actor(who))
        except (ExecutionFailed, OutcomeUnknown) as error:
            self.journal.hears(attempt, FAILED, type(error).__name__)
        except EngineError as error:
            self.journal.hears(attempt, REFUSED, type(error).__name__)
        except Exception as error:  # noqa: BLE001 - whatever it is: it is no answer
            self.journal.hears(attempt, FAILED, f"{type(error).__module__}.{type(error).__name__}")
            time.sleep(0.05)
        else:
            self.journal.hears(attempt, DONE, _told(told))
            if did == "complete":
                self.answered.append(Attempt(attempt, did, str(of), who, amount))
            return told
        return None

    def _open(self, who: str) -> list[UUID]:
        with transaction(self.system.pool, "app", who) as connection:
            return list(connection.scalars(_OPEN, {"desk": SHARING[who]}))

    def _amount(self) -> int:
        self.amounts += 1
        return self.amounts


def _told(answer: Any) -> dict[str, Any]:
    return {
        "case": str(answer.case_id) if getattr(answer, "case_id", None) else None,
        "receipt": getattr(answer, "receipt", None),
        "incident": str(answer.incident_id) if getattr(answer, "incident_id", None) else None,
    }


def _system(place: Place, login: str, environment: Mapping[str, str]) -> bootstrap.Koosrada:
    return bootstrap.build(place.url, KEYS, login=login, environment=environment, pool_size=2)


def _listen(place: Place, name: str) -> None:
    """What it says goes to a file; nothing waits in a buffer when it is killed."""
    sys.stdout = sys.stderr = (place.folder / f"{name}.log").open("w", buffering=1, encoding="utf-8")
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    with suppress(ValueError):
        logging.getLogger("procrastinate").setLevel(logging.ERROR)
