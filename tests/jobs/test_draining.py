from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from engine import clock
from engine.errors import ExecutionFailed
from engine.jobs import Job, NeverIdle, draining, run_until_idle
from engine.jobs.tasks import advance
from tests.jobs.doors import Memory

SPRING = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_due_timers_and_what_waits_are_done_at_the_turned_clock(queue):
    instance, call = uuid4(), uuid4()
    door = Memory(instance)
    queue.defer(Job("run_service_call", {"call_id": call}))
    with clock.at(SPRING):
        run_until_idle(door, queue.url)
    assert door.times("advance_instance", instance) == 1
    assert door.times("run_service_call", call) == 1
    assert door.times("start_timers") == 1
    assert set(door.moments) == {SPRING}
    assert queue.rows() == []


def test_jobs_come_in_the_order_of_their_causes(queue):
    rows, door = [uuid4() for _ in range(5)], Memory()
    queue.defer(*(Job("send_mail", {"mail_id": row}) for row in rows))
    run_until_idle(door, queue.url)
    assert [row for task, row in door.done if task == "send_mail"] == rows


def test_a_job_that_follows_from_a_job_is_done_too(queue):
    call, mail = uuid4(), uuid4()

    class Causing(Memory):
        def run_service_call(self, call_id):
            queue.defer(Job("send_mail", {"mail_id": mail}))
            super().run_service_call(call_id)

    door = Causing()
    queue.defer(Job("run_service_call", {"call_id": call}))
    run_until_idle(door, queue.url)
    assert door.times("send_mail", mail) == 1


@pytest.mark.parametrize("start", [SPRING, datetime(2036, 3, 2, 9, tzinfo=UTC)])
def test_a_job_scheduled_for_an_instant_waits_for_the_turned_clock(queue, start):
    row, door = uuid4(), Memory()
    queue.defer(Job("send_mail", {"mail_id": row}, schedule_at=start + timedelta(days=3)))
    for days, times in ((0, 0), (2, 0), (3, 1), (4, 1)):
        with clock.at(start + timedelta(days=days)):
            run_until_idle(door, queue.url)
        assert door.times("send_mail", row) == times


def test_a_failing_job_is_tried_again_at_once_and_then_given_up(queue):
    flaky, broken, door = uuid4(), uuid4(), Memory()
    door.fails[flaky] = [ExecutionFailed()] * 2
    door.fails[broken] = [ExecutionFailed()] * 3
    queue.defer(*(Job("send_mail", {"mail_id": row}, tries=3) for row in (flaky, broken)))
    with clock.at(SPRING):
        run_until_idle(door, queue.url)
    assert door.times("send_mail", flaky) == 1
    assert door.given_up == [("send_mail", broken, "ExecutionFailed")]
    assert [job.status for job in queue.rows()] == ["failed"]


def test_an_instance_that_is_found_twice_waits_once(queue):
    instance = uuid4()
    assert queue.defer(advance(instance), advance(instance)) == 1
    assert queue.defer(advance(instance)) == 0
    run_until_idle(Memory(instance), queue.url)
    assert queue.rows() == []


def test_a_retry_goes_back_into_the_queue_although_another_waits_already(queue):
    instance = uuid4()

    class Overtaken(Memory):
        def advance_instance(self, instance_id):
            queue.defer(advance(instance_id))
            super().advance_instance(instance_id)

    door = Overtaken()
    door.fails[instance] = [ExecutionFailed()]
    queue.defer(advance(instance))
    with pytest.raises(NeverIdle):  # it causes itself again and again
        _few_rounds(door, queue)
    assert {job.status for job in queue.rows()} == {"todo"}


def test_a_timer_without_an_end_is_found_out(queue):
    class Restless(Memory):
        def advance_instance(self, instance_id):
            self._do("advance_instance", instance_id)

    with pytest.raises(NeverIdle):
        _few_rounds(Restless(uuid4()), queue)


def test_a_job_behind_a_lock_that_somebody_else_holds_is_found_out(queue):
    queue.defer(Job("seal_reads", lock="seal_reads"), Job("seal_reads", lock="seal_reads"))
    with queue.admin.begin() as connection:
        connection.execute(
            text("UPDATE procrastinate_jobs SET status = 'doing' WHERE id IN (SELECT min(id) FROM procrastinate_jobs)")
        )
    with pytest.raises(NeverIdle):
        _few_rounds(Memory(), queue)


def _few_rounds(door, queue) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(draining, "ROUNDS", 3)
        patch.setattr(draining, "JOBS", 20)
        run_until_idle(door, queue.url)
