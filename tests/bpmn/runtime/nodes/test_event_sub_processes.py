import pytest

from engine.bpmn.runtime import TaskNotOpen, UnsupportedElement
from tests.bpmn.diagrams import (
    boundary,
    catch,
    chain,
    end,
    error,
    event_based,
    message,
    signal,
    start,
    sub_process,
    terminate,
    throw,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import Play, compiled

HANDLE = (user_task("handle"),)


def handler(*events, interrupting=False, inside=HANDLE, ids=("handle",), last=None, id_="handler", outputs=None):
    ending = last or end(f"{id_}_end")
    return sub_process(
        id_,
        start(f"{id_}_start", *events, interrupting=interrupting, outputs=outputs),
        *inside,
        ending,
        *chain(f"{id_}_start", *ids, f"{id_}_end"),
        by_event=True,
    )


def main(*handlers):
    return (start(), user_task("ask"), user_task("after"), end(), *chain("start", "ask", "after", "end"), *handlers)


@pytest.mark.parametrize("event", [message("m"), signal("s")])
def test_one_that_does_not_interrupt_runs_beside_as_often_as_its_event_comes(event):
    play = Play(*main(handler(event)), variables={"n": 1})
    assert play.open == ["ask", "handler_start"]
    play.complete("handler_start", {"what": 1}).complete("handler_start", {"what": 2})
    assert play.open == ["ask", "handle", "handle", "handler_start"]
    assert [play.sees("handle", place)["what"] for place in (0, 1)] == [1, 2]
    play.complete("ask", {"n": 2}).complete("after")
    assert not play.ended
    assert play.open == ["handle", "handle", "handler_start"]
    play.complete("handle").complete("handle")
    assert play.ended.how == "completed"
    assert play.ended.end_events == ("end", "handler_end")
    assert play.count("handler") == 2


def test_it_works_on_a_copy_of_the_variables_as_they_are_then():
    play = Play(*main(handler(message("m"), outputs={"what": "=news"})), variables={"n": 1})
    play.complete("handler_start", {"news": True, "secret": 1})
    play.complete("ask", {"n": 2})
    assert play.sees("handle") == {"n": 1, "what": True}
    play.complete("handle", {"n": 9, "mine": 1})
    assert play.sees("after") == {"n": 2}


def test_one_that_interrupts_takes_the_place_of_the_flow():
    second = handler(message("other"), id_="second", inside=(user_task("more"),), ids=("more",))
    play = Play(*main(handler(message("m"), interrupting=True), second), variables={"n": 1})
    play.complete("second_start")
    assert play.open == ["ask", "handler_start", "more", "second_start"]
    play.complete("handler_start", {"x": 2})
    assert play.open == ["handle"]
    assert ("ask", "cancelled") in play.passed
    assert ("second", "cancelled") in play.passed
    play.complete("handle", {"y": 3})
    assert play.ended.how == "completed"
    assert play.ended.variables == {"n": 1, "x": 2, "y": 3}
    assert play.ended.end_events == ("handler_end",)


def test_a_timer_starts_one_and_does_not_keep_the_instance_open():
    play = Play(*main(handler(timer(duration="P1D"))))
    play.complete("ask").complete("after")
    assert play.ended
    other = Play(*main(handler(timer(duration="P1D"))))
    other.forward(days=2)
    assert other.open == ["ask", "handle"]
    other.forward(days=2)
    assert other.open == ["ask", "handle"]


def test_a_cycle_starts_one_as_often_as_it_says():
    play = Play(*main(handler(timer(cycle="R2/P1D"))))
    play.forward(days=1)
    assert play.open == ["ask", "handle"]
    assert play.forward(days=5).open == ["ask", "handle", "handle"]
    assert play.forward(days=5).open == ["ask", "handle", "handle"]


def test_two_instances_of_one_definition_do_not_disturb_each_other():
    parts = main(handler(message("m"), interrupting=True))
    definition = compiled(*parts)
    names = sorted(definition.spec.task_specs)
    for _ in range(2):
        play = Play(*parts)
        play.definition = definition
        play.complete("handler_start").complete("handle")
        assert play.ended.how == "completed"
    assert sorted(definition.spec.task_specs) == names


def test_it_can_tell_the_main_flow_what_it_found():
    """What it throws leaves the instance; whoever routes messages brings it back to the waiting event."""
    play = Play(
        start(),
        event_based("first"),
        catch("reassessed", message("reassessed")),
        catch("review", timer(duration="P30D")),
        user_task("after"),
        *chain("start", "first", "reassessed", "after"),
        *chain("first", "review"),
        handler(message("m"), last=end("handler_end", message("reassessed"), inputs={"risk": "=risk"})),
    )
    play.complete("handler_start").complete("handle", {"risk": 3})
    (thrown,) = play.thrown
    assert (thrown.name, thrown.variables) == ("reassessed", {"risk": 3})
    play.complete("reassessed", thrown.variables)
    assert play.sees("after") == {"risk": 3}


def test_an_error_in_it_ends_the_instance():
    play = Play(*main(handler(message("m"), last=end("handler_end", error("E1")))))
    play.complete("handler_start").complete("handle")
    assert (play.ended.how, play.ended.code) == ("error", "E1")


def test_terminate_in_it_ends_it_alone():
    play = Play(*main(handler(message("m"), last=end("handler_end", terminate()))))
    play.complete("handler_start").complete("handle")
    assert play.open == ["ask", "handler_start"]


def test_terminate_in_the_main_flow_ends_it_too():
    play = Play(
        start(), user_task("ask"), end("stop", terminate()), *chain("start", "ask", "stop"), handler(message("m"))
    )
    play.complete("handler_start").complete("ask")
    assert play.ended.how == "completed"


def test_a_timer_in_it_counts_for_the_instance():
    play = Play(
        *main(
            handler(
                message("m"),
                inside=(catch("wait", timer(duration="PT1H")), user_task("handle")),
                ids=("wait", "handle"),
            )
        )
    )
    assert play.last.next_due_at is None
    play.complete("handler_start")
    assert play.last.next_due_at is not None
    assert play.forward(hours=1).open == ["ask", "handle", "handler_start"]


def test_after_the_end_its_message_finds_nobody():
    play = Play(*main(handler(message("m"))))
    wait = play.wait("handler_start").id
    play.complete("ask").complete("after")
    assert wait in play.last.closed
    with pytest.raises(TaskNotOpen):
        play.instance.complete(wait, {})


@pytest.mark.parametrize("interrupting", [True, False])
def test_one_within_a_sub_process(interrupting):
    sub = sub_process(
        "sub",
        start("in"),
        user_task("a"),
        end("out"),
        *chain("in", "a", "out"),
        handler(message("m"), interrupting=interrupting, inside=(user_task("handle"), throw("t")), ids=("handle", "t")),
    )
    play = Play(
        start(), sub, user_task("after"), *chain("start", "sub", "after"),
        boundary("stop", "sub", message("stop")), user_task("stopped"), *chain("stop", "stopped"),
    )  # fmt: skip
    play.complete("handler_start", {"x": 1})
    assert play.sees("handle") == {"x": 1}
    if not interrupting:
        play.complete("a")
    assert play.open == (["handle", "stop"] if interrupting else ["handle", "handler_start", "stop"])
    play.complete("handle")
    assert play.open == ["after"]
    assert play.sees("after") == ({"x": 1} if interrupting else {})


def test_one_that_interrupts_cannot_repeat():
    with pytest.raises(UnsupportedElement, match="may repeat"):
        compiled(*main(handler(timer(cycle="R3/P1D"), interrupting=True)))
