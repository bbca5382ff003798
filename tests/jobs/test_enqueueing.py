import threading
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import ProgrammingError

from engine.jobs import Job, NotAJob, defer_statement, run_until_idle
from engine.storage.connecting import transaction
from tests.jobs.conftest import enqueue
from tests.jobs.doors import Memory


def mail(row: UUID | None = None, **more) -> Job:
    return Job("send_mail", {"mail_id": row or uuid4()}, **more)


class Changed(Exception):
    """The person changed her mind."""


def test_a_transaction_that_is_rolled_back_leaves_no_job(queue):
    def change_her_mind() -> None:
        with transaction(queue.web, "engine") as connection:
            assert enqueue(connection, mail()) == 1
            raise Changed

    with pytest.raises(Changed):
        change_her_mind()
    assert queue.rows() == []


def test_a_job_runs_once_its_transaction_is_committed(queue):
    row, door = uuid4(), Memory()
    with transaction(queue.web, "engine") as connection:
        enqueue(connection, mail(row))
        run_until_idle(door, queue.url)
        assert door.times("send_mail", row) == 0
    run_until_idle(door, queue.url)
    assert door.times("send_mail", row) == 1
    assert queue.rows() == []


@pytest.mark.parametrize(("login", "role"), [("web", "engine"), ("web", "app"), ("worker", "engine")])
def test_the_person_and_the_process_may_enqueue(queue, login, role):
    with transaction(getattr(queue, login), role) as connection:
        assert enqueue(connection, mail()) == 1


@pytest.mark.parametrize("role", ["engine", "app"])
@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM procrastinate_jobs",
        "DELETE FROM procrastinate_jobs",
        "INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('ready', 'seal_reads')",
        "SELECT procrastinate_fetch_job_v2(NULL, NULL)",
        "SELECT procrastinate_finish_job_v1(1, 'succeeded', true)",
    ],
)
def test_they_may_neither_read_nor_run_nor_remove_jobs(queue, role, sql):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction(queue.web, role) as connection:
        connection.execute(text(sql))


def test_a_person_who_only_reads_enqueues_by_no_other_login(queue):
    with pytest.raises(ProgrammingError, match="permission denied"), queue.web.begin() as connection:
        enqueue(connection, mail())


def test_many_jobs_are_one_statement(queue):
    statements: list[str] = []
    listener = lambda *args: statements.append(args[2])  # noqa: E731 - removed by its name
    event.listen(queue.web, "before_cursor_execute", listener)
    assert queue.defer(*(mail() for _ in range(50)), *(mail(queueing_lock=f"mail:{uuid4()}") for _ in range(50))) == 100
    event.remove(queue.web, "before_cursor_execute", listener)
    assert len([sql for sql in statements if "koosrada_enqueue" in sql]) == 1
    assert len(queue.rows()) == 100


def test_no_jobs_are_no_trouble(queue):
    assert queue.defer() == 0


def test_everything_about_a_job_arrives(queue):
    row, at = uuid4(), datetime(2026, 3, 2, 9, tzinfo=UTC)
    queue.defer(mail(row, lock="mail", queueing_lock=f"mail:{row}", schedule_at=at, priority=3, tries=2))
    (job,) = queue.rows()
    assert (job.task_name, job.args) == ("send_mail", {"mail_id": str(row), "tries": 2})
    assert (job.lock, job.queueing_lock, job.scheduled_at, job.priority) == ("mail", f"mail:{row}", at, 3)


def test_a_job_that_waits_already_is_left_out_and_breaks_nothing(queue):
    queue.defer(mail(queueing_lock="mail"))
    with transaction(queue.web, "engine") as connection:
        assert enqueue(connection, mail(queueing_lock="mail"), mail(), mail(queueing_lock="other")) == 2
        assert enqueue(connection, mail(queueing_lock="other")) == 0
    assert len(queue.rows()) == 3


def test_two_transactions_that_race_for_a_queueing_lock_both_commit(queue):
    answers, both_there = [], threading.Barrier(2, timeout=10)

    def race() -> None:
        both_there.wait()
        answers.append(queue.defer(mail(queueing_lock="a"), mail(queueing_lock="b")))

    threads = [threading.Thread(target=race) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sum(answers) == 2
    assert len(queue.rows()) == 2


@pytest.mark.parametrize(
    "job",
    [
        Job("send_letter", {"mail_id": uuid4()}),
        Job("send_mail"),
        Job("send_mail", {"call_id": uuid4()}),
        Job("send_mail", {"mail_id": uuid4(), "case_id": uuid4()}),
        Job("seal_reads", {"case_id": uuid4()}),
    ],
)
def test_an_unknown_task_and_ids_it_does_not_take_are_refused(job):
    with pytest.raises(NotAJob):
        defer_statement([job])
