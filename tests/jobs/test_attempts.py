import traceback
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procrastinate import App, JobContext
from procrastinate.jobs import Job as StoredJob
from procrastinate.testing import InMemoryConnector
from structlog.testing import capture_logs

from engine import clock
from engine.errors import ExecutionFailed, Forbidden, Invalid, NotFound
from engine.jobs import TASKS
from engine.jobs.attempts import Backoff, GivenUp, TryAgain, attempt, turn
from engine.jobs.tasks import PeriodicTask, RowTask
from tests.jobs.doors import Memory

ROW = uuid4()
SECRET = "Mari Maasikas, Tamme 5"


def stored(attempts: int = 0, tries: int | None = None, row: UUID = ROW) -> StoredJob:
    args: dict[str, Any] = {"mail_id": str(row)} | ({"tries": tries} if tries else {})
    return StoredJob(
        id=1, task_name="send_mail", task_kwargs=args, attempts=attempts, queue="ready", lock=None, queueing_lock=None
    )


def sending(door: Memory, attempts: int = 0, tries: int | None = 3) -> None:
    task = TASKS["send_mail"]
    assert isinstance(task, RowTask)
    context = JobContext(
        app=App(connector=InMemoryConnector()),
        job=stored(attempts, tries),
        start_timestamp=0,
        abort_reason=lambda: None,
    )
    attempt(door, task, context)


def test_a_failure_is_tried_again_while_tries_are_left():
    door = Memory()
    door.fails[ROW] = [ExecutionFailed()] * 2
    for attempts in (0, 1):
        with pytest.raises(TryAgain):
            sending(door, attempts)
    sending(door, 2)
    assert door.times("send_mail", ROW) == 1
    assert door.given_up == []


def test_after_the_last_try_the_door_makes_an_incident():
    door = Memory()
    door.fails[ROW] = [ExecutionFailed()]
    with pytest.raises(GivenUp):
        sending(door, attempts=2)
    assert door.given_up == [("send_mail", ROW, "ExecutionFailed")]


@pytest.mark.parametrize("error", [NotFound(), Forbidden(), Invalid()])
def test_what_cannot_change_is_not_tried_again(error):
    door = Memory()
    door.fails[ROW] = [error]
    with pytest.raises(GivenUp):
        sending(door)
    assert len(door.given_up) == 1


def test_a_task_has_its_own_number_of_tries_where_the_job_names_none():
    door = Memory()
    task = TASKS["send_mail"]
    assert isinstance(task, RowTask)
    door.fails[ROW] = [OSError(), OSError()]
    with pytest.raises(TryAgain):
        sending(door, task.tries - 2, tries=None)
    with pytest.raises(GivenUp):
        sending(door, task.tries - 1, tries=None)


def test_an_incident_does_not_get_lost_when_giving_up_fails():
    door = Memory()
    door.fails[ROW] = [ExecutionFailed(), ExecutionFailed()]
    door.give_up = broken(OSError(SECRET))  # type: ignore[method-assign]
    with pytest.raises(TryAgain):
        sending(door, attempts=2)


def test_a_row_that_is_gone_needs_no_incident():
    door = Memory()
    door.fails[ROW] = [NotFound()]
    door.give_up = broken(NotFound())  # type: ignore[method-assign]
    with pytest.raises(GivenUp):
        sending(door)


def test_a_job_that_kills_its_workers_is_given_up_without_another_try():
    door = Memory()
    with pytest.raises(GivenUp):
        sending(door, attempts=3 + 3, tries=3)
    assert door.done == []
    assert door.given_up == [("send_mail", ROW, "worker_lost")]


def test_neither_log_nor_traceback_repeats_what_an_error_says():
    door = Memory()
    door.fails[ROW] = [ValueError(SECRET)]
    with capture_logs() as logs, pytest.raises(TryAgain) as failed:
        sending(door)
    told = str(logs) + "".join(traceback.format_exception(failed.value))
    assert "Mari" not in told
    assert logs[0]["code"] == "ValueError"
    assert logs[0]["at"].startswith("tests.jobs.doors:")
    assert logs[0]["row"] == str(ROW)


def test_an_error_with_a_code_is_called_by_it():
    class Busy(ExecutionFailed):
        code = "server_busy"

    class Talkative(ExecutionFailed):
        code = SECRET

    for error, code in ((Busy(), "server_busy"), (Talkative(), "Talkative")):
        door = Memory()
        door.fails[ROW] = [error]
        with pytest.raises(GivenUp):
            sending(door, attempts=2)
        assert door.given_up[0][2] == code


def test_a_turn_that_fails_says_so_without_words():
    with capture_logs() as logs, pytest.raises(TryAgain) as failed:
        turn(Memory(), "seal_reads", PeriodicTask("* * * * *", broken(OSError(SECRET))))
    assert "Mari" not in str(logs) + "".join(traceback.format_exception(failed.value))


@given(st.integers(0, 500))
def test_waits_double_up_to_an_hour_and_spread(attempts):
    with clock.at(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        decision = Backoff().get_retry_decision(exception=TryAgain(), job=stored(attempts))
        assert decision is not None
        assert decision.retry_at is not None
        wait = decision.retry_at - clock.now()
    longest = min(timedelta(seconds=15) * 2 ** min(attempts, 20), timedelta(hours=1))
    assert longest / 2 <= wait <= longest


def test_what_was_given_up_does_not_come_back():
    assert Backoff().get_retry_decision(exception=GivenUp(), job=stored()) is None


def broken(error: Exception):
    def fail(*_: object) -> None:
        raise error

    return fail
