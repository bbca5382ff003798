from datetime import timedelta

import pytest

from engine.domain.actors import SYSTEM
from engine.errors import NotFound
from engine.services import commands as c
from tests.bpmn.diagrams import catch, chain, end, event_based, message, parallel, start, throw, timer, user_task


def told(town, name, case=None, **more):
    return town.engine.execute(c.CorrelateMessage(name, case, **more), SYSTEM)


def waiting(town, name="news", key=None):
    return town.publish(
        start(),
        catch("wait", message(name, key)),
        user_task("after", groups="case_lead"),
        end(),
        *chain("start", "wait", "after", "end"),
    )


def test_a_message_finds_its_catcher_by_the_cases_reference(town):
    begun = town.start(waiting(town))
    assert told(town, "news", begun.receipt).moved
    assert town.open(begun.case_id) == ["after"]


def test_a_message_that_comes_before_its_catcher_waits_there(town):
    key = town.publish(
        start(),
        user_task("first", groups="case_lead"),
        catch("wait", message("news")),
        user_task("after", groups="case_lead"),
        end(),
        *chain("start", "first", "wait", "after", "end"),
    )
    begun = town.start(key)
    assert not told(town, "news", begun.case_id, data={"level": 3}).moved
    town.complete("alice", town.task("first", begun.case_id))
    assert town.open(begun.case_id) == ["after"]
    assert town.value("SELECT count(*) FROM message WHERE case_id = :c AND consumed_at IS NULL", c=begun.case_id) == 0


def test_a_message_that_waited_too_long_is_gone(town):
    key = town.publish(
        start(),
        user_task("first", groups="case_lead"),
        catch("wait", message("news")),
        end(),
        *chain("start", "first", "wait", "end"),
    )
    begun = town.start(key)
    told(town, "news", begun.case_id)
    with town.later(days=100):
        town.complete("alice", town.task("first", begun.case_id))
        assert town.instance(begun.case_id).state == "active"
        town.door.expire_messages()
    assert town.value("SELECT count(*) FROM message WHERE case_id = :c", c=begun.case_id) == 0


def test_a_message_that_is_sent_twice_counts_once(town):
    key = town.publish(
        start(),
        catch("one", message("news")),
        catch("two", message("news")),
        end(),
        *chain("start", "one", "two", "end"),
    )
    begun = town.start(key)
    assert told(town, "news", begun.case_id, message_id="m1").moved
    assert not told(town, "news", begun.case_id, message_id="m1").moved
    assert town.instance(begun.case_id).state == "active"


def test_a_message_with_a_key_finds_who_waits_under_it_in_any_case(town):
    process = waiting(town, "paid", "=number")
    mine, other = town.start(process, number="17"), town.start(process, number="18")
    assert told(town, "paid", key="18").moved
    assert (town.open(mine.case_id), town.open(other.case_id)) == ([], ["after"])
    assert not told(town, "paid", key="19").moved
    late = town.start(process, number="19")
    assert town.open(late.case_id) == ["after"]


def test_what_a_process_throws_reaches_its_own_case_in_the_same_moment(town):
    key = town.publish(
        start(),
        parallel("fork"),
        event_based("choice"),
        catch("heard", message("news")),
        catch("day", timer(duration="P1D")),
        user_task("after", groups="case_lead"),
        user_task("speak", groups="case_lead"),
        throw("say", message("news")),
        end(),
        end("end_2"),
        end("end_3"),
        *chain("start", "fork", "choice", "heard", "after", "end"),
        *chain("choice", "day", "end_2"),
        *chain("fork", "speak", "say", "end_3"),
    )
    begun = town.start(key)
    town.complete("alice", town.task("speak", begun.case_id))
    assert town.open(begun.case_id) == ["after"]
    assert town.instance(begun.case_id).next_due_at is None


def test_what_is_thrown_with_a_key_reaches_another_case_by_a_job(town):
    other = town.start(waiting(town, "far", "=number"), number="7")
    key = town.publish(start(), throw("say", message("far", '="7"')), end(), *chain("start", "say", "end"))
    town.start(key)
    assert town.open(other.case_id) == []
    town.run_jobs()
    assert town.open(other.case_id) == ["after"]


def test_there_is_no_case_of_that_name(town):
    with pytest.raises(NotFound):
        told(town, "news", "TUKO-222222")


def test_a_message_with_a_key_that_waited_too_long_is_not_delivered_any_more(town):
    assert not told(town, "stale", key="20", ttl=timedelta(hours=1)).moved
    identity = town.value("SELECT id FROM message WHERE name = 'stale'")
    with town.later(hours=2):
        late = town.start(waiting(town, "stale", "=number"), number="20")
        assert not town.engine.execute(c.DeliverMessage(identity), SYSTEM).moved
        assert town.open(late.case_id) == []
