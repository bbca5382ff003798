"""Whatever is completed in whatever order: with dump and load between any two moves it is the same as without."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bpmn.diagrams import (
    boundary,
    catch,
    chain,
    end,
    event_based,
    exclusive,
    flow,
    inclusive,
    message,
    multiple,
    parallel,
    start,
    sub_process,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import Play

PARTS = (
    start(),
    exclusive("again"),
    parallel("fork"),
    user_task("ask", loop=multiple(output="answers", output_element="=answer")),
    boundary("late", "ask", timer(duration="P5D")),
    sub_process(
        "sub",
        start("in"),
        inclusive("some", default="some_to_y"),
        user_task("x"),
        user_task("y"),
        inclusive("all"),
        end("out"),
        *chain("in", "some", "y", "all", "out"),
        flow("some", "x", "=n > 0"),
        flow("x", "all"),
    ),
    boundary("remind", "sub", timer(cycle="R2/P1D"), interrupting=False),
    user_task("reminder"),
    event_based("first"),
    catch("news", message("news")),
    catch("time", timer(duration="P3D")),
    exclusive("came"),
    exclusive("asked"),
    parallel("join"),
    exclusive("more", default="more_to_end"),
    end(),
    *chain("start", "again", "fork", "ask", "asked", "join", "more", "end"),
    *chain("late", "asked"),
    *chain("fork", "sub", "join"),
    *chain("remind", "reminder"),
    *chain("fork", "first", "news", "came", "join"),
    *chain("first", "time", "came"),
    flow("more", "again", "=n < 3"),
    sub_process(
        "handler",
        start("incident", message("incident"), interrupting=False),
        user_task("reassess"),
        end("handled"),
        *chain("incident", "reassess", "handled"),
        by_event=True,
    ),
)
MOVES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 4)), max_size=25)


def played(moves, *, dumping):
    play = Play(*PARTS, variables={"items": [1, "b", {"c": 3}], "n": 0}, dumping=dumping)
    for number, value in moves:
        if play.ended:
            break
        waits = list(play.waits.values())
        if number == 11:
            play.forward(days=value)
        else:
            wait = waits[number % len(waits)]
            play.move(
                lambda instance, wait=wait, value=value: instance.complete(wait.id, {"answer": value, "n": value})
            )
    return play


@settings(max_examples=100, deadline=None)
@given(MOVES)
def test_it_makes_no_difference_when_a_state_was_stored(moves):
    stored, kept = played(moves, dumping=True), played(moves, dumping=False)
    assert stored.passed == kept.passed
    assert stored.open == kept.open
    assert stored.variables == kept.variables
    assert [advance.next_due_at for advance in stored.advances] == [advance.next_due_at for advance in kept.advances]
    assert (stored.ended is None) == (kept.ended is None)


@settings(max_examples=40, deadline=None)
@given(MOVES)
def test_every_wait_is_told_once_and_taken_back_once(moves):
    play = played(moves, dumping=True)
    opened = [
        wait.id
        for advance in play.advances
        for waits in (advance.user_tasks, advance.service_calls, advance.child_calls, advance.subscriptions)
        for wait in waits
    ]
    closed = [identity for advance in play.advances for identity in advance.closed]
    assert len(set(opened)) == len(opened)
    assert len(set(closed)) == len(closed)
    assert set(opened) - set(closed) == set(play.waits)
    entered = {
        identity for advance in play.advances for identity in (p.id for p in advance.passed if p.what == "entered")
    }
    left = [p.id for advance in play.advances for p in advance.passed if p.what != "entered"]
    assert set(left) <= entered
    assert len(set(left)) == len(left)
