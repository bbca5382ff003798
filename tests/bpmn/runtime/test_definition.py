"""Nothing in a diagram is read as something else: what cannot be run is refused, with its id."""

import pytest

from engine.bpmn.runtime import UnknownStart, UnsupportedElement, compile_definition
from tests.bpmn.diagrams import (
    boundary,
    catch,
    chain,
    diagram,
    end,
    error,
    escalation,
    event_based,
    message,
    process,
    signal,
    start,
    sub_process,
    tag,
    task,
    terminate,
    throw,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import compiled

OTHERS = {kind: tag(f"bpmn:{kind}EventDefinition") for kind in ("conditional", "link", "compensate", "cancel")}
ALL = {
    "message": message("m"),
    "signal": signal("s"),
    "timer": timer(duration="P1D"),
    "error": error("E"),
    "escalation": escalation("X"),
    "terminate": terminate(),
    **OTHERS,
}
RUNS = {
    start: ("message", "signal", "timer"),
    catch: ("message", "signal", "timer"),
    throw: ("message", "signal", "escalation"),
    end: ("message", "signal", "escalation", "error", "terminate"),
    boundary: ("message", "signal", "timer", "error", "escalation"),
}


def parts(place, event):
    if place is start:
        return start("here", event), end(), *chain("here", "end")
    if place is boundary:
        return start(), user_task("t"), boundary("here", "t", event), *chain("start", "t")
    return start(), place("here", event), *chain("start", "here")


@pytest.mark.parametrize("place", RUNS)
@pytest.mark.parametrize("kind", ALL)
def test_each_event_at_each_place_runs_or_is_refused(place, kind):
    read = diagram(process("p", *parts(place, ALL[kind])))
    if kind in RUNS[place]:
        assert "here" in compile_definition(read, "p", "r").spec.task_specs
    else:
        with pytest.raises(UnsupportedElement, match="`here`"):
            compile_definition(read, "p", "r")


@pytest.mark.parametrize("kind", ALL)
def test_event_sub_processes_start_by_messages_signals_and_timers(kind):
    inside = (start("here", ALL[kind]), end("out"), *chain("here", "out"))
    read = diagram(process("p", start(), end(), *chain("start", "end"), sub_process("handler", *inside, by_event=True)))
    if kind in RUNS[start]:
        compile_definition(read, "p", "r")
    else:
        with pytest.raises(UnsupportedElement, match="`here`"):
            compile_definition(read, "p", "r")


@pytest.mark.parametrize("kind", ["complexGateway", "adHocSubProcess", "transaction", "callChoreography"])
def test_kinds_that_are_unknown_are_refused(kind):
    read = diagram(process("p", start(), tag(f"bpmn:{kind}", id="here"), *chain("start", "here")))
    with pytest.raises(UnsupportedElement, match="`here`"):
        compile_definition(read, "p", "r")


def test_an_event_that_could_not_repeat_may_not_have_a_cycle():
    hourly = timer(cycle="R/PT1H")
    with pytest.raises(UnsupportedElement, match="`here`: only an event that does not interrupt may repeat"):
        compiled(start(), catch("here", hourly), *chain("start", "here"))
    with pytest.raises(UnsupportedElement, match="`here`"):
        compiled(start(), user_task("t"), boundary("here", "t", hourly), *chain("start", "t"))


def test_an_error_that_would_not_interrupt_is_refused():
    with pytest.raises(UnsupportedElement, match="`here`: an error always interrupts"):
        compiled(start(), user_task("t"), boundary("here", "t", error("E"), interrupting=False), *chain("start", "t"))


def test_compensation_is_refused():
    with pytest.raises(UnsupportedElement, match="`undo`"):
        compiled(start(), end(), *chain("start", "end"), task("undo", isForCompensation=True))


def test_only_waiting_events_may_follow_an_event_based_gateway():
    with pytest.raises(UnsupportedElement, match="`t`"):
        compiled(start(), event_based("g"), user_task("t"), *chain("start", "g", "t"))


def test_a_process_without_a_start_and_an_unknown_one_are_refused():
    with pytest.raises(UnsupportedElement, match="no start event"):
        compiled(task("t"))
    with pytest.raises(UnknownStart, match="no process `q`"):
        compile_definition(diagram(process("p", start())), "q", "r")


def test_an_event_sub_process_with_flows_is_refused():
    inside = (start("in", message("m")), end("out"), *chain("in", "out"))
    read = (start(), sub_process("handler", *inside, by_event=True), *chain("start", "handler"))
    with pytest.raises(UnsupportedElement, match="`handler`"):
        compiled(*read)
