"""Any process, played in any way to its end: no token is lost, none is too many, and storing makes no difference."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.bpmn.advance import ChildCall, ServiceCall, UserTaskOpened
from tests.bpmn.runtime.playing import Play
from tests.bpmn.runtime.random_processes import processes

MOVES = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3)), max_size=20)
QUICK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(QUICK, max_examples=2_000)
WORK = (UserTaskOpened, ServiceCall, ChildCall)
BESIDE = ("message_", "interrupting_")  # subscriptions that nothing has to come of


def played(parts, moves, *, dumping=True):
    play = Play(*parts, variables={"items": ["a", "b"], "n": 0, "answer": 0}, dumping=dumping)
    for number, value in moves:
        if play.ended:
            return play
        _move(play, number, value)
    for _ in range(500):
        if play.ended:
            return play
        _work_on(play)
    raise AssertionError("it never ends")


def _move(play, number, value):
    waits = list(play.waits.values())
    if number >= 18 or not waits:
        play.forward(hours=12 * (value + 1))
        return
    wait = waits[number % len(waits)]
    if value == 3 and _errors_at(play, wait):
        play.move(lambda instance: instance.throw_error(wait.id, "E"))
        return
    play.move(lambda instance: instance.complete(wait.id, {"answer": value, "n": value}))


def _errors_at(play, wait):
    events = play.definition.process.boundary_events(wait.element_id)
    return [event for event in events if event.event.kind == "error"]


def _work_on(play):
    """What people would do at last: their tasks, then what has to come, then nothing but wait."""
    waits = list(play.waits.values())
    work = [wait for wait in waits if isinstance(wait, WORK)]
    work += [wait for wait in waits if not isinstance(wait, WORK) and not wait.element_id.startswith(BESIDE)]
    if work:
        play.move(lambda instance: instance.complete(work[0].id, {"answer": 1}))
    else:
        play.forward(days=1)


def law(process, moves):
    parts, kept = process
    stored, in_memory = played(parts, moves), played(parts, moves, dumping=False)
    assert stored.passed == in_memory.passed
    assert stored.variables == in_memory.variables
    assert stored.now == in_memory.now
    assert [advance.next_due_at for advance in stored.advances] == [a.next_due_at for a in in_memory.advances]
    accounts(stored)
    entered = Counter(element for element, what in stored.passed if what == "entered")
    for way_in, way_out in kept:
        assert entered[way_in] == entered[way_out], (way_in, way_out)


def accounts(play):
    """Everything that began has ended, once."""
    assert not play.waits
    assert not play.instance.tokens
    assert not play.instance.scopes
    began = Counter(one.id for advance in play.advances for one in advance.passed if one.what == "entered")
    ended = Counter(one.id for advance in play.advances for one in advance.passed if one.what != "entered")
    assert set(began.values()) == {1}
    assert set(ended.values()) == {1}
    assert ended.keys() <= began.keys()


@QUICK
@given(processes(depth=2), MOVES)
def test_every_token_is_accounted_for(process, moves):
    law(process, moves)


@pytest.mark.soak
@LONG
@given(processes(depth=4), MOVES)
def test_every_token_of_large_processes_is_accounted_for(process, moves):
    law(process, moves)
