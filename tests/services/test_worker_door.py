"""What a worker does in its turns: nothing waits behind what fails, and no lock is passed by."""

from datetime import UTC, datetime

import pytest

from engine import clock
from engine.domain.actors import SYSTEM
from engine.errors import ExecutionFailed
from engine.services import commands as c
from tests.bpmn.diagrams import (
    catch,
    chain,
    definitions,
    end,
    message,
    parallel,
    process,
    signal,
    start,
    throw,
    timer,
    user_task,
)
from tests.services.town import PATHWAY, PROBATION

MONDAY = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def waiting(town, name, key):
    return town.start(
        town.publish(
            start(),
            catch("wait", message(name, f'="{key}"')),
            user_task("after", groups="case_lead"),
            end(),
            *chain("start", "wait", "after", "end"),
        )
    )


def by_the_clock(town, key, *parts):
    """What starts on Monday, in no case; its instance."""
    diagram = definitions(process(key, start("monday", timer(date="2026-03-02T06:00:00Z")), *parts))
    town.publish_files(
        key, {"a.bpmn": diagram, "pathway.yaml": PATHWAY.replace(b"key: p", f"key: {key}".encode())}, MONDAY
    )
    with clock.at(MONDAY):
        town.engine.execute(c.StartDueTimers(), SYSTEM)
    (instance,) = town.rows("SELECT * FROM process_instance WHERE process_id = :k", k=key)
    assert instance.case_id is None
    return instance


def test_what_an_instance_without_a_case_throws_with_a_key_reaches_a_case_by_a_job_under_its_own_lock(town):
    other = waiting(town, "parcel", "k1")
    by_the_clock(town, "sender", throw("say", message("parcel", '="k1"')), end(), *chain("monday", "say", "end"))
    assert town.open(other.case_id) == []
    with clock.at(MONDAY):
        town.run_jobs()
    assert town.open(other.case_id) == ["after"]
    (task,) = town.rows("SELECT * FROM user_task WHERE case_id = :c", c=other.case_id)
    assert task.desk_id == PROBATION


def test_what_an_instance_without_a_case_throws_without_a_key_is_for_itself(town):
    here = by_the_clock(
        town,
        "talker",
        parallel("fork"),
        catch("wait", message("echo")),
        user_task("heard", groups="probation_officer"),
        user_task("speak", groups="probation_officer"),
        throw("say", message("echo")),
        end(),
        end("end_2"),
        *chain("monday", "fork", "wait", "heard", "end"),
        *chain("fork", "speak", "say", "end_2"),
    )
    town.complete("alice", town.task("speak"))
    rows = town.rows("SELECT element_id FROM user_task WHERE instance_id = :i AND state = 'open'", i=here.id)
    assert [row.element_id for row in rows] == ["heard"]


def test_messages_do_not_wait_behind_a_signal_that_cannot_be_told(town):
    town.publish(
        start("known", signal("unled")),
        user_task("describe", groups="case_lead"),
        end(),
        *chain("known", "describe", "end"),
        pathway=b"key: p\nowner: ombudsman\ncountries: [EE]\n",
    )
    other = waiting(town, "letter", "k2")
    for thrown in (signal("unled"), message("letter", '="k2"')):
        town.start(town.publish(start(), throw("say", thrown), end(), *chain("start", "say", "end")))
    with pytest.raises(ExecutionFailed, match="to lead"):
        town.door.start_timers()
    assert town.open(other.case_id) == ["after"]
