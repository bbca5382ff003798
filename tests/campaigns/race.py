"""Four desks answer the four contributions of one case at the same moment, case after case."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from typing import Any
from uuid import UUID

from engine import bootstrap
from engine.domain.actors import Actor
from engine.services.commands import CompleteTask
from engine.storage.connecting import transaction
from tests.campaigns.campaign import CONTEXT
from tests.campaigns.pathways import MEMBERS, RACE, SHARING, answers
from tests.services.town import KEYS, Town

PATIENCE = 60.0  # seconds for one case


@dataclass(frozen=True, slots=True)
class Lap:
    """One answer: who, in which case, how long it took, and the kind of error if it failed."""

    who: str
    case: UUID
    seconds: float
    failed: str | None


def race(town: Town, cases: int) -> list[Lap]:
    """One process per desk; all begin with a case when all are ready."""
    begun = [town.start(RACE, members=MEMBERS).case_id for _ in range(cases)]
    found = town.rows("SELECT id, case_id, desk_id FROM user_task WHERE element_id = 'share' AND state = 'open'")
    by_desk = {(row.case_id, row.desk_id): row.id for row in found}
    together, told = CONTEXT.Barrier(len(SHARING)), CONTEXT.SimpleQueue()
    people = []
    for who, desk in SHARING.items():
        tasks = [(case, by_desk[case, desk]) for case in begun]
        people.append(CONTEXT.Process(target=answer_all, args=(town.database.url, who, tasks, together, told)))
    for person in people:
        person.start()
    try:
        return [lap for _ in people for lap in told.get()]
    finally:
        for person in people:
            person.join(PATIENCE)


def answer_all(
    url: str, who: str, tasks: Sequence[tuple[UUID, UUID]], together: Barrier, told: "SimpleQueue[list[Lap]]"
) -> None:
    """A person in a process of her own, with the page open before her and the connection warm."""
    laps: list[Lap] = []
    try:
        system = bootstrap.build(url, KEYS, login="web", environment={}, pool_size=1)
        with transaction(system.pool, "app", who):
            pass
        for number, (case, task) in enumerate(tasks):
            together.wait(PATIENCE)
            begun = time.perf_counter()
            failed = None
            try:
                system.engine.execute(CompleteTask(task, answers(number)), Actor(who))
            except Exception as error:  # noqa: BLE001 - counted, whatever it is
                failed = f"{type(error).__name__}: {error}"
            laps.append(Lap(who, case, time.perf_counter() - begun, failed))
        system.close()
    finally:
        with suppress(ValueError):
            told.put(laps)


def lost(town: Town, laps: Sequence[Lap]) -> list[str]:
    """Cases in which an answer is missing, or that were joined more or less than once."""
    stored = Counter(row.case_id for row in town.rows("SELECT case_id FROM answer WHERE field_path = 'amount'"))
    done = _counted(town, "SELECT case_id FROM activity WHERE element_id = 'share' AND what = 'completed'")
    joined = _counted(town, "SELECT case_id FROM user_task WHERE element_id = 'check' AND state = 'open'")
    problems = []
    for case in {lap.case for lap in laps}:
        if stored[case] != len(SHARING) or done[case] < len(SHARING):
            problems.append(f"{case}: {stored[case]} answers, {done[case]} contributions")
        if joined[case] != 1:
            problems.append(f"{case}: joined {joined[case]} times")
    return problems


def _counted(town: Town, sql: str) -> Mapping[Any, int]:
    return Counter(row.case_id for row in town.rows(sql))
