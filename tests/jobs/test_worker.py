import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import text

from engine.errors import ExecutionFailed
from engine.jobs import Job, attempts, run_worker, worker
from tests.databases import empty_database
from tests.jobs.doors import Memory

BREAK = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE usename = 'koosrada_worker' AND datname = current_database()"""


@contextmanager
def working(queue, door, stalled_after: float = 30) -> Iterator[threading.Event]:
    """A worker in a thread for the block; what it raises is raised at the end."""
    stop, raised = threading.Event(), []

    def work() -> None:
        try:
            run_worker(door, queue.url, 2, stop, stalled_after=stalled_after)
        except Exception as error:  # noqa: BLE001
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join(15)
        assert not thread.is_alive()
    assert raised == []


@contextmanager
def another_process(queue, seconds: float) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.jobs.slow_worker", queue.url, str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def mail() -> Job:
    return Job("send_mail", {"mail_id": uuid4()})


def test_a_job_of_a_killed_worker_is_run_again(queue):
    row, door = uuid4(), Memory()
    queue.defer(Job("send_mail", {"mail_id": row}, lock="mail"))
    with another_process(queue, 60) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        process.kill()
    assert [job.status for job in queue.rows() if job.task_name == "send_mail"] == ["doing"]
    with working(queue, door, stalled_after=1):
        assert door.waits_for("send_mail", row)
    assert door.times("send_mail", row) == 1


def test_a_worker_told_to_stop_finishes_its_job_first(queue):
    queue.defer(mail())
    with another_process(queue, 1.2) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        process.send_signal(signal.SIGTERM)
        time.sleep(0.6)
        queue.defer(mail())
        output, _ = process.communicate(timeout=15)
    assert output == "sent\nstopped\n"
    assert process.returncode == 0
    assert [job.status for job in queue.rows() if job.task_name == "send_mail"] == ["todo"]


def test_the_sweep_finds_a_due_timer_and_the_periodic_tasks_take_their_turn(queue):
    instance = uuid4()
    door = Memory(instance)
    with working(queue, door):
        assert door.waits_for("advance_instance", instance)
        assert door.waits_for("start_timers")
        assert door.waits_for("seal_reads")
    assert all(name.startswith("job") for name in door.threads)


def test_two_workers_share_the_work_and_do_each_job_once(queue):
    rows, door = [uuid4() for _ in range(20)], Memory()
    with working(queue, door), working(queue, door):
        queue.defer(*(Job("send_mail", {"mail_id": row}) for row in rows))
        assert all(door.waits_for("send_mail", row) for row in rows)
    assert Counter(row for task, row in door.done if task == "send_mail") == dict.fromkeys(rows, 1)


def test_jobs_of_one_lock_never_run_together(queue):
    running, most = 0, 0
    guard = threading.Lock()

    class Counting(Memory):
        def send_mail(self, mail_id):
            nonlocal running, most
            with guard:
                running += 1
                most = max(most, running)
            threading.Event().wait(0.05)
            with guard:
                running -= 1
            super().send_mail(mail_id)

    rows, door = [uuid4() for _ in range(4)], Counting()
    queue.defer(*(Job("send_mail", {"mail_id": row}, lock="case") for row in rows))
    with working(queue, door):
        assert all(door.waits_for("send_mail", row) for row in rows)
    assert most == 1
    assert [row for task, row in door.done if task == "send_mail"] == rows


def test_a_failed_job_waits_and_runs_again(queue, monkeypatch):
    monkeypatch.setattr(attempts, "FIRST_WAIT", attempts.FIRST_WAIT / 100)
    row, door = uuid4(), Memory()
    door.fails[row] = [ExecutionFailed()]
    queue.defer(Job("send_mail", {"mail_id": row}))
    with working(queue, door):
        assert door.waits_for("send_mail", row)


def test_it_outlives_a_lost_database(queue, monkeypatch):
    monkeypatch.setattr(worker, "PAUSE", 0.1)
    before, after, door = uuid4(), uuid4(), Memory()
    with working(queue, door, stalled_after=2):
        queue.defer(Job("send_mail", {"mail_id": before}))
        assert door.waits_for("send_mail", before)
        with queue.admin.begin() as connection:
            connection.execute(text(BREAK))
        queue.defer(Job("send_mail", {"mail_id": after}))
        assert door.waits_for("send_mail", after)


def test_a_finished_job_is_finished_although_its_connection_broke(queue):
    class Breaking(Memory):
        def send_mail(self, mail_id):
            with queue.admin.begin() as connection:
                connection.execute(text(f"{BREAK} AND query NOT LIKE 'LISTEN%'"))
            super().send_mail(mail_id)

    row, door = uuid4(), Breaking()
    with working(queue, door):
        queue.defer(Job("send_mail", {"mail_id": row}))
        assert door.waits_for("send_mail", row)
    assert [job for job in queue.rows() if job.task_name == "send_mail"] == []
    assert door.times("send_mail", row) == 1


def test_a_database_without_a_queue_is_an_error_at_once():
    with empty_database() as empty, pytest.raises(worker.NoQueue):
        run_worker(Memory(), empty.url)
