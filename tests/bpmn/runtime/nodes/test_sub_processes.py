import pytest

from engine.bpmn.runtime import UnsupportedElement
from tests.bpmn.diagrams import (
    boundary,
    chain,
    end,
    error,
    escalation,
    exclusive,
    flow,
    message,
    parallel,
    start,
    sub_process,
    terminate,
    throw,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import Play, compiled

INSIDE = (start("in"), user_task("a"), user_task("b"), end("out"), *chain("in", "a", "b", "out"))


def with_sub(*inside, events=(), **sub):
    return (
        start(),
        sub_process("sub", *inside, **sub),
        *events,
        user_task("after"),
        end(),
        *chain("start", "sub", "after", "end"),
    )


def test_it_is_done_when_everything_inside_is():
    play = Play(*with_sub(*INSIDE))
    play.complete("a", {"x": 1})
    assert play.open == ["b"]
    play.complete("b")
    assert play.open == ["after"]
    assert play.sees("after") == {"x": 1}
    assert "sub" not in play.instance.dump().decode()


def test_sub_processes_may_stand_in_one_another():
    inner = sub_process("inner", start("in2"), user_task("deep"), end("out2"), *chain("in2", "deep", "out2"))
    play = Play(*with_sub(start("in"), inner, end("out"), *chain("in", "inner", "out")))
    play.complete("deep", {"x": 1})
    assert play.sees("after") == {"x": 1}
    assert play.count("inner") == play.count("sub") == 1


def test_the_end_events_of_the_process_itself_are_told():
    play = Play(*with_sub(*INSIDE))
    play.complete("a").complete("b").complete("after")
    assert play.ended.end_events == ("end",)


def test_a_boundary_timer_cancels_everything_inside():
    play = Play(
        *with_sub(
            *INSIDE,
            events=[boundary("late", "sub", timer(duration="P1D")), user_task("hurry"), *chain("late", "hurry")],
        )
    )
    play.forward(days=1)
    assert play.open == ["hurry"]
    assert play.last.next_due_at is None
    assert ("a", "cancelled") in play.passed
    assert ("sub", "cancelled") in play.passed


def test_a_boundary_message_starts_something_beside_it():
    play = Play(
        *with_sub(
            *INSIDE,
            events=[
                boundary("came", "sub", message("m"), interrupting=False),
                user_task("note"),
                *chain("came", "note"),
            ],
        )
    )
    play.complete("came").complete("came").complete("a")
    assert play.open == ["b", "came", "note", "note"]
    play.complete("b")
    assert play.open == ["after", "note", "note"]


CAUGHT = [
    boundary("oops", "sub", error("E1")),
    user_task("repair"),
    *chain("oops", "repair"),
]


def test_an_error_end_is_caught_at_the_boundary():
    inside = (start("in"), parallel("fork"), user_task("a"), user_task("b"), end("bad", error("E1")))
    play = Play(*with_sub(*inside, *chain("in", "fork", "a", "bad"), flow("fork", "b"), events=CAUGHT))
    play.complete("a")
    assert play.open == ["repair"]
    assert ("b", "cancelled") in play.passed
    play.complete("repair")
    assert play.ended.how == "completed"


def test_an_error_is_caught_around_it_and_not_at_a_neighbour():
    def side(id_, *last):
        inside = (start(f"{id_}_in"), user_task(f"{id_}_a"), end(f"{id_}_out", *last))
        return [
            sub_process(id_, *inside, *chain(f"{id_}_in", f"{id_}_a", f"{id_}_out")),
            boundary(f"{id_}_oops", id_, error("E1")),
            user_task(f"{id_}_repair"),
            *chain(f"{id_}_oops", f"{id_}_repair"),
        ]

    play = Play(
        start(), parallel("fork"), *side("one", error("E1")), *side("two"),
        *chain("start", "fork", "one"), *chain("fork", "two"),
    )  # fmt: skip
    play.complete("one_a")
    assert play.open == ["one_repair", "two_a"]


def test_an_error_goes_outwards_until_it_is_caught():
    inner = sub_process("inner", start("in2"), user_task("a"), end("bad", error("E1")), *chain("in2", "a", "bad"))
    play = Play(*with_sub(start("in"), inner, *chain("in", "inner"), events=CAUGHT))
    play.complete("a")
    assert play.open == ["repair"]


def test_an_error_that_nobody_catches_ends_the_instance():
    inside = (start("in"), user_task("a"), end("bad", error("E2")), *chain("in", "a", "bad"))
    play = Play(*with_sub(*inside, events=CAUGHT))
    play.complete("a")
    assert (play.ended.how, play.ended.code, play.ended.end_events) == ("error", "E2", ())
    top = Play(start(), end("bad", error("E3")), *chain("start", "bad"))
    assert (top.ended.how, top.ended.code, top.ended.end_events) == ("error", "E3", ("bad",))


@pytest.mark.parametrize("interrupting", [True, False])
@pytest.mark.parametrize("place", [throw, end])
def test_an_escalation_is_caught_at_the_boundary(place, interrupting):
    inside = (start("in"), user_task("a"), place("up", escalation("late"), inputs={"days": "=n"}), user_task("b"))
    flows = chain("in", "a", "up") if place is end else chain("in", "a", "up", "b")
    event = boundary("caught", "sub", escalation("late"), interrupting=interrupting)
    play = Play(
        *with_sub(*inside, *flows, events=[event, user_task("hurry"), *chain("caught", "hurry")]), variables={"n": 3}
    )
    play.complete("a")
    if interrupting:
        assert play.open == ["hurry"]
    else:
        assert play.open == sorted(["hurry", "after" if place is end else "b"])
    assert play.sees("hurry")["days"] == 3
    assert play.thrown == []


def test_an_escalation_that_nobody_catches_leaves_the_instance_and_it_goes_on():
    play = Play(start(), throw("up", escalation("late")), user_task("b"), *chain("start", "up", "b"))
    assert [(thrown.kind, thrown.name) for thrown in play.thrown] == [("escalation", "late")]
    assert play.open == ["b"]


def test_terminate_ends_the_sub_process_it_stands_in_and_nothing_else():
    inside = (start("in"), parallel("fork"), user_task("a"), user_task("b"), end("stop", terminate()))
    play = Play(*with_sub(*inside, *chain("in", "fork", "a", "stop"), flow("fork", "b")))
    play.complete("a")
    assert play.open == ["after"]


def test_terminate_ends_the_whole_process():
    play = Play(
        start(), parallel("fork"), user_task("a"), user_task("b"), end("stop", terminate()),
        *chain("start", "fork", "a", "stop"), flow("fork", "b"),
    )  # fmt: skip
    play.complete("a")
    assert (play.ended.how, play.ended.end_events) == ("completed", ("stop",))
    assert ("b", "cancelled") in play.passed


def test_in_a_loop_it_begins_afresh():
    play = Play(
        start(),
        exclusive("again"),
        sub_process("sub", *INSIDE),
        exclusive("more", default="more_to_end"),
        end(),
        *chain("start", "again", "sub", "more", "end"),
        flow("more", "again", "=again"),
    )
    for _ in range(3):
        play.complete("a").complete("b", {"again": True})
        assert play.open == ["a"]
    play.complete("a").complete("b", {"again": False})
    assert play.ended


@pytest.mark.parametrize("inside", [(), (start("x"), start("y"))])
def test_a_sub_process_without_exactly_one_start_is_refused(inside):
    with pytest.raises(UnsupportedElement, match="`sub`"):
        compiled(*with_sub(*inside))
