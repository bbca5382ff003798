"""What is told to one who does not wait any more, because a timer or something else was faster."""

from engine.domain.actors import SYSTEM
from engine.services import commands as c
from tests.bpmn.diagrams import (
    boundary,
    call_activity,
    catch,
    chain,
    end,
    escalation,
    event_based,
    message,
    parallel,
    service_task,
    signal,
    start,
    throw,
    timer,
    user_task,
)


def racing(town, event):
    """An event, or after an hour something else."""
    return town.publish(
        start(),
        event_based("choice"),
        catch("heard", event),
        catch("late", timer(duration="PT1H")),
        user_task("answer", groups="case_lead"),
        user_task("remind", groups="case_lead"),
        end(),
        end("end_2"),
        *chain("start", "choice", "heard", "answer", "end"),
        *chain("choice", "late", "remind", "end_2"),
    )


def test_a_message_that_comes_after_a_due_timer_waits_in_the_inbox(town):
    begun = town.start(racing(town, message("news")))
    with town.later(hours=2):
        assert not town.engine.execute(c.CorrelateMessage("news", begun.case_id), SYSTEM).moved
        town.run_jobs()
    assert town.open(begun.case_id) == ["remind"]
    assert town.value("SELECT count(*) FROM message WHERE case_id = :c AND consumed_at IS NULL", c=begun.case_id) == 1


def test_a_signal_that_one_case_missed_reaches_the_others(town):
    key = racing(town, signal("flood"))
    late = town.start(key)
    with town.later(hours=2):
        fresh = town.start(key)
        assert town.engine.execute(c.BroadcastSignal("flood"), SYSTEM).caught == 1
        town.run_jobs()
        assert (town.open(late.case_id), town.open(fresh.case_id)) == (["remind"], ["answer"])


def test_one_message_that_withdraws_another_wait_for_it_is_taken_once(town):
    key = town.publish(
        start(),
        parallel("fork"),
        user_task("work", groups="case_lead"),
        boundary("stop", "work", message("over")),
        boundary("also", "work", message("over")),
        *chain("start", "fork", "work", "end"),
        user_task("stopped", groups="case_lead"),
        *chain("stop", "stopped"),
        *chain("also", "stopped"),
        end(),
    )
    begun = town.start(key)
    assert town.engine.execute(c.CorrelateMessage("over", begun.case_id), SYSTEM).moved
    assert town.open(begun.case_id) == ["stopped"]


def test_one_message_thrown_in_the_case_that_withdraws_another_wait_is_taken_once(town):
    key = town.publish(
        start(),
        parallel("fork"),
        user_task("work", groups="case_lead"),
        boundary("stop", "work", message("over")),
        boundary("also", "work", message("over")),
        user_task("stopped", groups="case_lead"),
        user_task("speak", groups="case_lead"),
        throw("say", message("over")),
        end(),
        end("end_2"),
        *chain("start", "fork", "work", "end"),
        *chain("fork", "speak", "say", "end_2"),
        *chain("stop", "stopped"),
        *chain("also", "stopped"),
    )
    begun = town.start(key)
    town.complete("alice", town.task("speak", begun.case_id))
    assert town.open(begun.case_id) == ["stopped"]


def calling(town, *child):
    called = town.publish(start(), *child)
    return town.publish(
        start(),
        call_activity("call", called),
        user_task("talk", groups="case_lead"),
        end(),
        boundary("away", "call", escalation("refused")),
        boundary("late", "call", timer(duration="PT1H")),
        *chain("start", "call", "end"),
        *chain("away", "talk"),
        *chain("late", "talk"),
    )


def test_a_child_that_ends_with_an_escalation_withdraws_its_own_call(town):
    key = calling(
        town, user_task("act", groups="police"), end("gone", escalation("refused")), *chain("start", "act", "gone")
    )
    begun = town.start(key)
    town.complete("bob", town.task("act", begun.case_id))
    assert town.open(begun.case_id) == ["talk"]
    assert town.incidents(begun.case_id) == []


def test_two_escalations_of_a_child_withdraw_its_call_once(town):
    key = calling(
        town,
        throw("cry", escalation("refused")),
        throw("cry_again", escalation("refused")),
        user_task("act", groups="police"),
        end(),
        *chain("start", "cry", "cry_again", "act", "end"),
    )
    begun = town.start(key)
    assert town.open(begun.case_id) == ["talk"]


def test_a_child_whose_last_answer_comes_after_the_callers_timer_is_answered_and_changes_nothing(town):
    key = calling(town, user_task("act", groups="police"), end(), *chain("start", "act", "end"))
    begun = town.start(key)
    with town.later(hours=2):
        town.complete("bob", town.task("act", begun.case_id))
        assert town.open(begun.case_id) == ["talk"]


def test_a_call_that_is_finished_after_a_due_timer_changes_nothing(town):
    key = town.publish(
        start(),
        service_task("serve", "document.render", inputs={"template": '="plan"'}),
        user_task("remind", groups="case_lead"),
        end(),
        boundary("late", "serve", timer(duration="PT1H")),
        *chain("start", "serve", "end"),
        *chain("late", "remind"),
    )
    begun = town.start(key)
    call = town.value("SELECT id FROM service_call WHERE case_id = :c", c=begun.case_id)
    with town.later(hours=2):
        assert not town.engine.execute(c.FinishServiceCall(call), SYSTEM).moved
        town.run_jobs()
    assert town.open(begun.case_id) == ["remind"]
