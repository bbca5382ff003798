"""The clock steps back between two commands, as a machine's clock does when it is set right."""

import random
from datetime import timedelta

import pytest

from engine import clock
from engine.domain.actors import SYSTEM
from engine.services import commands as c
from tests.bpmn.diagrams import boundary, catch, chain, end, parallel, script_task, start, timer, user_task
from tests.services.town import MONDAY, TARTU
from tests.services.town import town as a_town

HOUR = timedelta(hours=1)
STEPS = [timedelta(minutes=minutes) for minutes in (-600, -90, -61, -10, -1, 0, 1, 10, 59, 90, 600)]
WAITS = ("PT10M", "PT1H", "PT2H")


@pytest.fixture(scope="module")
def town():
    with a_town() as made:
        yield made


def waiting(town):
    """Three timers side by side, each with a task behind it; a reminder that does not interrupt the first task."""
    names = [f"wait{number}" for number in range(len(WAITS))]
    branches = [(name, f"after_{name}") for name in names]
    return town.publish(
        start(), parallel("fork"),
        *(catch(name, timer(duration=wait)) for name, wait in zip(names, WAITS, strict=True)),
        *(user_task(after, groups="case_lead") for _, after in branches),
        user_task("ask", groups="case_lead"), boundary("remind", "ask", timer(cycle="R3/PT30M"), interrupting=False),
        script_task("note", "=1"), end("reminded"), parallel("join"), end(),
        *chain("start", "fork"), *(arrow for branch in branches for arrow in chain("fork", *branch, "join")),
        *chain("fork", "ask", "join", "end"), *chain("remind", "note", "reminded"),
    )  # fmt: skip


def fired(town, case, element):
    return town.value(
        "SELECT count(*) FROM activity WHERE case_id = :c AND element_id = :e AND what = 'completed'", c=case, e=element
    )


def test_a_timer_that_fired_does_not_fire_again_when_the_clock_steps_back(town):
    with clock.at(MONDAY):
        case = town.start(waiting(town)).case_id
    with clock.at(MONDAY + HOUR + timedelta(minutes=1)):
        town.run_jobs()
    assert (fired(town, case, "wait0"), fired(town, case, "wait1"), fired(town, case, "wait2")) == (1, 1, 0)
    for moment in (MONDAY + timedelta(minutes=5), MONDAY + HOUR, MONDAY - HOUR, MONDAY + HOUR + timedelta(minutes=2)):
        with clock.at(moment):
            town.run_jobs()
            town.door.advance_instance(town.instance(case).id)
        assert (fired(town, case, "wait0"), fired(town, case, "wait1"), fired(town, case, "wait2")) == (1, 1, 0)
    with clock.at(MONDAY + 3 * HOUR):
        town.run_jobs()
    assert (fired(town, case, "wait0"), fired(town, case, "wait1"), fired(town, case, "wait2")) == (1, 1, 1)
    assert fired(town, case, "remind") == 3


def test_a_timer_that_starts_a_process_does_not_start_it_again_when_the_clock_steps_back(town):
    key = town.publish(
        start("weekly", timer(cycle="R/P7D")),
        user_task("scan", groups="probation_officer"),
        end(),
        *chain("weekly", "scan", "end"),
    )
    with town.database.admin().begin() as connection:
        connection.exec_driver_sql(
            "UPDATE start_subscription SET municipality_id = %s, next_due_at = %s WHERE process_id = %s",
            (TARTU, MONDAY, key),
        )
    counts = []
    for moment in (
        MONDAY,
        MONDAY - HOUR,
        MONDAY + HOUR,
        MONDAY - 24 * HOUR,
        MONDAY + 6 * 24 * HOUR,
        MONDAY + 7 * 24 * HOUR,
    ):
        with clock.at(moment):
            town.engine.execute(c.StartDueTimers(), SYSTEM)
        counts.append(town.value("SELECT count(*) FROM process_instance WHERE process_id = :p", p=key))
    assert counts == [1, 1, 1, 1, 1, 2]


def wander(town, seed):
    """Commands at moments that jump about; gives nothing, asserts all the way."""
    chance, now = random.Random(seed), MONDAY
    with clock.at(now):
        case = town.start(waiting(town)).case_id
    due = {f"wait{number}": now + wait for number, wait in enumerate((timedelta(minutes=10), HOUR, 2 * HOUR))}
    seen = now
    for _ in range(12):
        now += chance.choice(STEPS)
        last = town.value("SELECT max(number) FROM activity WHERE case_id = :c", c=case)
        with clock.at(now):
            tasks = town.rows("SELECT id FROM user_task WHERE case_id = :c AND state = 'open'", c=case)
            if tasks and chance.random() < 0.3:
                town.complete("alice", chance.choice(tasks).id)
                seen = max(seen, now)
            elif chance.random() < 0.7:
                town.run_jobs()
                seen = max(seen, now)
        told = town.rows("SELECT at FROM activity WHERE case_id = :c AND number > :n", c=case, n=last)
        assert {row.at for row in told} <= {now}
        for name, when in due.items():
            assert fired(town, case, name) == (seen >= when), (seed, name)
        assert town.incidents(case) == []
    for hours in range(1, 4):
        with clock.at(max(seen, now) + hours * 10 * HOUR):
            town.run_jobs()
            for (task,) in town.rows("SELECT id FROM user_task WHERE case_id = :c AND state = 'open'", c=case):
                town.complete("alice", task)
    assert town.instance(case).state == "completed"
    assert [fired(town, case, name) for name in due] == [1, 1, 1]
    assert fired(town, case, "remind") <= 3


@pytest.mark.parametrize("seed", range(2))
def test_whatever_the_clock_does_each_timer_fires_once_and_every_date_is_what_it_said(town, seed):
    wander(town, seed)


@pytest.mark.soak
def test_whatever_the_clock_does_a_hundred_times(town):
    for seed in range(100, 200):
        wander(town, seed)
