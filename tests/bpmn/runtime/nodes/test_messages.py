import pytest

from engine.bpmn.runtime import ElementFailed, TaskNotOpen
from tests.bpmn.diagrams import (
    boundary,
    catch,
    chain,
    end,
    event_based,
    message,
    receive_task,
    signal,
    start,
    throw,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import Play


def test_a_message_is_waited_for_under_its_name_and_key():
    play = Play(
        start(), catch("hear", message("answer", "=number")), user_task("after"), *chain("start", "hear", "after"),
        variables={"number": 4711},
    )  # fmt: skip
    wait = play.wait("hear")
    assert (wait.kind, wait.name, wait.key) == ("message", "answer", "4711")
    play.complete("hear", {"said": True})
    assert play.sees("after") == {"number": 4711, "said": True}


def test_without_a_key_the_case_correlates():
    play = Play(start(), catch("hear", message("answer")), end(), *chain("start", "hear", "end"))
    assert play.wait("hear").key is None
    assert play.complete("hear").ended


def test_a_key_without_a_value_is_a_failure():
    with pytest.raises(ElementFailed, match="`hear`: the correlation key is empty"):
        Play(start(), catch("hear", message("answer", "=missing")), end(), *chain("start", "hear", "end"))


def test_outputs_of_an_event_keep_what_they_name_only():
    play = Play(
        start(),
        catch("hear", message("answer"), outputs={"said.yes": "=yes"}),
        user_task("after"),
        *chain("start", "hear", "after"),
        variables={"said": {"no": False}},
    )
    play.complete("hear", {"yes": True, "secret": 1})
    assert play.sees("after") == {"said": {"no": False, "yes": True}}


def test_a_signal_is_waited_for():
    play = Play(start(), catch("hear", signal("alarm")), end(), *chain("start", "hear", "end"))
    assert (play.wait("hear").kind, play.wait("hear").name) == ("signal", "alarm")
    assert play.complete("hear").ended


THROWN = [("message", message("news")), ("signal", signal("alarm"))]


@pytest.mark.parametrize("place", [throw, end])
@pytest.mark.parametrize(("kind", "event"), THROWN)
def test_what_is_thrown_leaves_with_its_inputs_only(place, kind, event):
    play = Play(
        start(), place("tell", event, inputs={"what": "=n * 2"}), *chain("start", "tell"),
        variables={"n": 2, "secret": "x"},
    )  # fmt: skip
    (thrown,) = play.thrown
    assert (thrown.kind, thrown.element_id, thrown.key, thrown.variables) == (kind, "tell", None, {"what": 4})
    assert thrown.name in ("news", "alarm")
    assert play.ended.how == "completed"
    assert play.ended.variables == {"n": 2, "secret": "x"}


def test_a_thrown_message_has_the_key_that_is_mapped_else_the_one_of_its_subscription():
    def key(event, **more):
        play = Play(start(), throw("tell", event, **more), end(), *chain("start", "tell", "end"), variables={"k": "b"})
        (thrown,) = play.thrown
        assert thrown.variables == {}
        return thrown.key

    assert key(message("news", "=k")) == "b"
    assert key(message("news", "=k"), inputs={"correlationKey": '="a"'}) == "a"


FIRST = (
    start(),
    event_based("first"),
    catch("news", message("news")),
    receive_task("reply", "reply"),
    catch("alarm", signal("alarm")),
    catch("late", timer(duration="P1D")),
    *(user_task(f"after_{id_}") for id_ in ("news", "reply", "alarm", "late")),
    *chain("start", "first"),
    *(flow for id_ in ("news", "reply", "alarm", "late") for flow in chain("first", id_, f"after_{id_}")),
)


@pytest.mark.parametrize("event", ["news", "reply", "alarm", "late"])
def test_the_first_event_behind_a_gateway_wins_and_the_others_are_withdrawn(event):
    play = Play(*FIRST)
    others = [wait.id for wait in play.waits.values()]
    assert play.open == ["alarm", "news", "reply"]
    play.forward(days=1) if event == "late" else play.complete(event, {"x": 1})
    assert play.open == [f"after_{event}"]
    assert sorted(map(str, play.last.closed)) == sorted(map(str, others))
    assert play.last.next_due_at is None
    assert [play.count(id_) for id_ in ("first", event)] == [1, 1]
    assert sum(play.count(id_) for id_ in ("news", "reply", "alarm", "late")) == 1
    with pytest.raises(TaskNotOpen):
        play.instance.complete(others[0], {})


@pytest.mark.parametrize("event", [message("news"), signal("alarm")])
def test_a_boundary_event_that_does_not_interrupt_fires_as_often_as_it_comes(event):
    play = Play(
        start(),
        user_task("ask"),
        boundary("came", "ask", event, interrupting=False),
        user_task("note"),
        end(),
        *chain("start", "ask", "end"),
        *chain("came", "note"),
    )
    wait = play.wait("came").id
    for times in range(1, 4):
        play.complete("came", {"n": times})
        assert play.open == ["ask", "came", *["note"] * times]
        assert play.wait("came").id == wait
    assert play.count("came") == 3
    play.complete("ask")
    assert play.open == ["note"] * 3


def test_a_boundary_event_that_interrupts_cancels_its_task():
    play = Play(
        start(),
        user_task("ask"),
        boundary("came", "ask", message("news")),
        user_task("note"),
        end(),
        *chain("start", "ask", "end"),
        *chain("came", "note"),
    )
    ids = {wait.id for wait in play.waits.values()}
    play.complete("came", {"n": 1})
    assert play.open == ["note"]
    assert set(play.last.closed) == ids
    assert play.sees("note") == {"n": 1}
