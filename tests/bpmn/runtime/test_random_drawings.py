"""Any drawing, however the arrows run: it is played or refused with a reason, with and without storing alike."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.bpmn.runtime import instance
from engine.errors import EngineError
from tests.bpmn.diagrams import (
    boundary,
    chain,
    end,
    exclusive,
    flow,
    inclusive,
    multiple,
    parallel,
    script_task,
    start,
    sub_process,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import Play
from tests.bpmn.runtime.test_random_processes import MOVES

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(QUICK, max_examples=3_000)
MOST_WAITS = 60


def _sub(id_, default):
    inside = [start(f"{id_}_in"), user_task(f"{id_}_ask"), end(f"{id_}_out")]
    return sub_process(id_, *inside, *chain(f"{id_}_in", f"{id_}_ask", f"{id_}_out"))


def _each(id_, default):
    return user_task(id_, loop=multiple("=[1, 2]", output="answers", output_element="=answer"))


NODES = {
    "user": lambda id_, default: user_task(id_),
    "parallel": lambda id_, default: parallel(id_),
    "inclusive": lambda id_, default: inclusive(id_, default=default),
    "exclusive": lambda id_, default: exclusive(id_, default=default),
    "script": lambda id_, default: script_task(id_, "=n + 1", "m"),
    "sub": _sub,
    "each": _each,
}
CHOOSING = ("inclusive", "exclusive")
WAITING = ("user", "sub", "each")


@st.composite
def drawings(draw):
    """The parts of a process with arrows from anywhere to anywhere."""
    kinds = draw(st.lists(st.sampled_from(sorted(NODES)), min_size=2, max_size=8))
    ids = [f"n{number}" for number in range(len(kinds))]
    parts = [start(), end(), flow("start", ids[0])]
    for id_, kind in zip(ids, kinds, strict=True):
        targets = draw(st.lists(st.sampled_from([*ids, "end"]), max_size=3, unique=True))
        parts.append(NODES[kind](id_, f"{id_}_to_{targets[0]}" if targets else None))
        for number, target in enumerate(targets):
            condition = draw(st.sampled_from(["=n > 1", "=n = 2", "=n < 3"])) if number and kind in CHOOSING else None
            parts.append(flow(id_, target, condition))
        if kind in WAITING and draw(st.booleans()):
            late = timer(duration="P1D")
            parts.append(boundary(f"{id_}_late", id_, late, interrupting=draw(st.booleans())))
            parts.append(flow(f"{id_}_late", draw(st.sampled_from([*ids, "end"]))))
    return tuple(parts)


def played(parts, moves, *, dumping):
    """What happened until it ended, could not go on, or grew too large."""
    try:
        play = Play(*parts, variables={"n": 0}, dumping=dumping)
    except EngineError as reason:
        return [], str(reason)
    try:
        for number, value in moves:
            if play.ended or len(play.waits) > MOST_WAITS:
                break
            waits = list(play.waits.values())
            if number >= 18 or not waits:
                play.forward(hours=12 * (value + 1))
            else:
                _complete(play, waits[number % len(waits)], value)
    except EngineError as reason:
        return play.passed, str(reason)
    return play.passed, play.open


def _complete(play, wait, value):
    play.move(lambda one: one.complete(wait.id, {"n": value}))


def law(parts, moves, monkeypatch):
    monkeypatch.setattr(instance, "STEPS", 300)
    assert played(parts, moves, dumping=True) == played(parts, moves, dumping=False)


@QUICK
@given(parts=drawings(), moves=MOVES)
def test_it_is_played_or_refused_with_a_reason(parts, moves, monkeypatch):
    law(parts, moves, monkeypatch)


@pytest.mark.soak
@LONG
@given(parts=drawings(), moves=MOVES)
def test_very_many_are_played_or_refused_with_a_reason(parts, moves, monkeypatch):
    law(parts, moves, monkeypatch)
