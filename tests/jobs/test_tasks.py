from uuid import uuid4

import pytest

from engine.jobs import TASKS, Job, defer_statement, run_until_idle
from engine.jobs.tasks import PeriodicTask, RowTask, sweep_timers
from tests.jobs.doors import Memory

ROW_TASKS = {name: task for name, task in TASKS.items() if isinstance(task, RowTask)}


@pytest.mark.parametrize("name", ROW_TASKS)
def test_a_task_about_a_row_calls_the_door_by_its_name(queue, name):
    row, door = uuid4(), Memory()
    queue.defer(Job(name, {ROW_TASKS[name].argument: row}))
    run_until_idle(door, queue.url)
    assert door.times(name, row) == 1


@pytest.mark.parametrize("name", ["start_timers", "seal_reads", "expire_messages"])
def test_a_turn_calls_the_door_by_its_name(name):
    door, task = Memory(), TASKS[name]
    assert isinstance(task, PeriodicTask)
    assert not task.run(door)
    assert door.done == [(name, None)]


def test_the_sweep_makes_one_job_per_due_instance_that_cannot_wait_twice():
    due = [uuid4(), uuid4()]
    jobs = sweep_timers(Memory(*due))
    assert [job.args for job in jobs] == [{"instance_id": str(instance)} for instance in due]
    assert len({job.queueing_lock for job in jobs}) == 2
    assert defer_statement(jobs)
