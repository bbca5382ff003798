"""What is stored can be read again, or says that it cannot."""

import random

import orjson
import pytest

from engine.bpmn.runtime import Instance, OtherDefinition, UnreadableState
from engine.errors import EngineError
from tests.bpmn.diagrams import (
    boundary,
    chain,
    end,
    exclusive,
    flow,
    multiple,
    parallel,
    start,
    sub_process,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import MONDAY, Nobody, Play, compiled

PARTS = (
    start(),
    parallel("fork"),
    user_task("ask", loop=multiple(output="answers", output_element="=answer")),
    sub_process("sub", start("in"), user_task("inner"), end("out"), *chain("in", "inner", "out")),
    boundary("remind", "sub", timer(cycle="R/P1D"), interrupting=False),
    end(),
    *chain("start", "fork", "ask", "end"),
    *chain("fork", "sub", "end"),
)


def stored():
    play = Play(*PARTS, variables={"items": [1, "@date:2026-01-01"]})
    return play.definition, play.instance.dump()


def test_no_part_of_a_state_is_taken_for_the_whole():
    definition, state = stored()
    for length in range(len(state)):
        with pytest.raises(UnreadableState):
            Instance.load(definition, state[:length], Nobody())


def test_a_spoilt_state_is_loaded_or_refused():
    definition, state = stored()
    choice = random.Random(1)

    def spoilt(part):
        if isinstance(part, dict):
            return {key: spoilt(value) for key, value in part.items() if choice.random() > 0.02}
        if isinstance(part, list):
            return [spoilt(one) for one in part]
        return choice.choice([None, 1, -1, "", [], {}, "@date:x", "ask", "sub"]) if choice.random() < 0.1 else part

    for _ in range(500):
        try:
            Instance.load(definition, orjson.dumps(spoilt(orjson.loads(state))), Nobody())
        except EngineError:
            continue


def test_a_state_of_another_definition_is_refused():
    _, state = stored()
    with pytest.raises(OtherDefinition, match="of `test/p`, not of `other`"):
        Instance.load(compiled(*PARTS, ref="other"), state, Nobody())


def test_a_state_may_be_stored_before_it_is_at_rest():
    definition = compiled(start(), user_task("ask"), *chain("start", "ask"))
    instance = Instance.start(definition, {}, Nobody())
    (task,) = instance.settle().user_tasks
    instance.complete(task.id)
    instance = Instance.load(definition, instance.dump(), Nobody())
    assert instance.settle().ended


def test_a_thousand_rounds_leave_no_trace():
    play = Play(
        start(), exclusive("again"), user_task("ask"), exclusive("more", default="more_to_end"), end(),
        *chain("start", "again", "ask", "more", "end"), flow("more", "again", "=n < 1000"),
    )  # fmt: skip
    size = len(play.complete("ask", {"n": 100}).instance.dump())
    for n in range(101, 1000):
        play.complete("ask", {"n": n})
    assert len(play.state) == size
    assert play.complete("ask", {"n": 1000}).ended
    assert play.now == MONDAY
