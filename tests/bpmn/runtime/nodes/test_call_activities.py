import pytest

from engine.bpmn.runtime import ElementFailed
from tests.bpmn.diagrams import boundary, call_activity, chain, end, error, escalation, start, user_task
from tests.bpmn.runtime.playing import Play


def played(*more, variables=None, **call):
    called = call.pop("process_id", "plan_action")
    return Play(
        start(),
        call_activity("call", called, **call),
        user_task("after"),
        *chain("start", "call", "after"),
        *more,
        variables=variables,
    )


def test_it_asks_for_a_child_with_all_variables():
    play = played(variables={"a": 1}, inputs={"b": "=a + 1"}, binding="deployment")
    wait = play.wait("call")
    assert (wait.process_id, wait.binding, wait.variables) == ("plan_action", "deployment", {"a": 1, "b": 2})


def test_it_may_give_its_own_inputs_only():
    play = played(variables={"a": 1}, inputs={"b": "=a + 1"}, all_in=False)
    assert play.wait("call").variables == {"b": 2}


def test_the_called_process_may_be_computed():
    assert played(variables={"who": "p03"}, process_id="=who").wait("call").process_id == "p03"
    with pytest.raises(ElementFailed, match="called process is empty"):
        played(process_id="=who")


def test_nothing_comes_back_unless_it_is_said():
    play = played(variables={"a": 1})
    play.complete("call", {"a": 5, "b": 6, "case": {}})
    assert play.sees("after") == {"a": 1}


def test_all_of_the_child_may_come_back_but_its_case():
    play = played(variables={"a": 1, "case": {"country": "EE"}}, all_out=True)
    play.complete("call", {"a": 5, "b": 6, "case": {"country": "LV"}})
    assert play.sees("after") == {"a": 5, "b": 6, "case": {"country": "EE"}}


def test_what_is_mapped_comes_back():
    play = played(variables={"a": 1}, outputs={"outcome": "=result"})
    play.complete("call", {"a": 5, "result": "done"})
    assert play.sees("after") == {"a": 1, "outcome": "done"}


def test_an_error_of_the_child_is_caught_at_the_boundary():
    play = played(boundary("oops", "call", error("E1")), user_task("repair"), *chain("oops", "repair"))
    play.error("call", "E1")
    assert play.open == ["repair"]


@pytest.mark.parametrize("interrupting", [True, False])
def test_an_escalation_of_the_child_is_caught_at_the_boundary(interrupting):
    play = played(
        boundary("late", "call", escalation("late"), interrupting=interrupting),
        user_task("hurry"),
        *chain("late", "hurry"),
    )
    assert play.escalate("call", "late", {"days": 3})
    assert play.open == (["hurry"] if interrupting else ["call", "hurry"])
    assert play.sees("hurry") == {"days": 3}
    if not interrupting:
        assert play.escalate("call", "late", {"days": 4})
        assert play.open == ["call", "hurry", "hurry"]


def test_an_escalation_that_nobody_catches_changes_nothing():
    play = played()
    assert not play.escalate("call", "late")
    assert play.open == ["call"]


def test_the_end_of_the_caller_withdraws_the_child():
    play = played()
    wait = play.wait("call").id
    play.move(lambda instance: instance.cancel())
    assert play.last.closed == (wait,)


def test_the_end():
    play = Play(start(), call_activity("call", "x"), end(), *chain("start", "call", "end"))
    play.complete("call", {"x": 1})
    assert play.ended.how == "completed"
