"""What the gate lets pass, the runtime can run."""

import pytest

from engine.bpmn.runtime import UnsupportedElement, compile_definition
from engine.bpmn.runtime.timers import Timer
from engine.errors import EngineError
from engine.lint import lint
from engine.lint.rules import constructs, timers
from tests.bpmn.diagrams import (
    boundary,
    business_rule_task,
    call_activity,
    catch,
    chain,
    end,
    error,
    escalation,
    event_based,
    exclusive,
    flow,
    inclusive,
    manual_task,
    message,
    multiple,
    parallel,
    receive_task,
    script_task,
    send_task,
    service_task,
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
from tests.lint.linting import line, of

SOON = timer(duration="PT1H")
TRIGGERS = [message("m"), SOON, signal("s")]
ITEMS = multiple("=[1, 2]")
INSIDE = [start("in"), end("out"), *chain("in", "out")]
AFTER_MANY = [catch("a", SOON), receive_task("b", "m"), *chain("a", "end"), *chain("b", "end")]
RUNS = [
    user_task("n", groups="police"),
    manual_task("n"),
    service_task("n", "mail.send", inputs={"template": "t", "to": "=[]"}),
    send_task("n", inputs={"name": "m"}),
    receive_task("n", "m"),
    script_task("n", "=1"),
    call_activity("n", "p"),
    sub_process("n", *INSIDE),
    sub_process("n", *INSIDE, loop=ITEMS),
    user_task("n", groups="police", loop=ITEMS),
    script_task("n", "=item", loop=multiple("=[1]", sequential=True)),
    *(catch("n", trigger) for trigger in TRIGGERS),
    *(throw("n", *thrown) for thrown in ([], [message("m")], [signal("s")], [escalation("e")])),
]
ENDS = [[], [message("m")], [signal("s")], [error("e")], [escalation("e")], [terminate()]]


def errors(package):
    """What hinders publishing, but for what is only missing in the small world of these tests."""
    of_the_world = {"called_processes", "assignments", "decisions"}
    return [one for one in lint(package) if one.severity == "error" and one.rule not in of_the_world]


def compiled(package):
    return compile_definition(package.diagrams[0], "p", "p@1")


@pytest.mark.parametrize("node", RUNS)
def test_every_kind_of_node_passes_and_runs(node):
    package = line(node)
    assert errors(package) == []
    assert compiled(package)


@pytest.mark.parametrize("definitions", ENDS)
def test_every_kind_of_end_passes_and_runs(definitions):
    package = of(start(), end("end", *definitions), *chain("start", "end"))
    assert errors(package) == []
    assert compiled(package)


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("interrupting", [True, False])
def test_every_event_sub_process_passes_and_runs(trigger, interrupting):
    inside = [start("in", trigger, interrupting=interrupting), end("out"), *chain("in", "out")]
    package = of(start(), end(), sub_process("s", *inside, by_event=True), *chain("start", "end"))
    assert errors(package) == []
    assert compiled(package)


@pytest.mark.parametrize("trigger", [*TRIGGERS, error("e"), error(), escalation("e"), escalation()])
def test_every_event_at_an_edge_passes_and_runs(trigger):
    package = line(call_activity("n", "p"), boundary("b", "n", trigger), flow("b", "end"))
    assert errors(package) == []
    assert compiled(package)


@pytest.mark.parametrize("gateway", [exclusive("g", "g_to_b"), inclusive("g", "g_to_b")])
def test_choices_pass_and_run(gateway):
    ways = [flow("start", "g"), flow("g", "a", "=true"), flow("g", "b")]
    package = of(start(), gateway, end("a"), end("b"), *ways)
    assert errors(package) == []
    assert compiled(package)


def test_forks_and_joins_pass_and_run():
    ways = [*chain("start", "f", "a", "j", "end"), *chain("f", "b", "j")]
    package = of(start(), parallel("f"), script_task("a", "=1"), script_task("b", "=1"), parallel("j"), end(), *ways)
    assert errors(package) == []
    assert compiled(package)


def test_an_event_gateway_passes_and_runs():
    ways = [flow("start", "g"), flow("g", "a"), flow("g", "b")]
    package = of(start(), event_based("g"), *AFTER_MANY, end(), *ways)
    assert errors(package) == []
    assert compiled(package)


REFUSED = [
    tag("bpmn:transaction", id="n"),
    tag("bpmn:adHocSubProcess", id="n"),
    tag("bpmn:complexGateway", id="n"),
    catch("n", tag("bpmn:linkEventDefinition")),
    catch("n", tag("bpmn:conditionalEventDefinition")),
    throw("n", tag("bpmn:compensateEventDefinition")),
    throw("n", SOON),
    catch("n"),
    catch("n", SOON, signal("s")),
    business_rule_task("n", "d", None),
    script_task("n", "=1", None),
]


@pytest.mark.parametrize("node", REFUSED)
def test_what_the_runtime_cannot_run_does_not_pass(node):
    package = line(node)
    with pytest.raises(UnsupportedElement):
        compiled(package)
    assert errors(package) != []


def test_the_gate_is_stricter_than_the_runtime_only_with_tasks_of_no_kind():
    assert compiled(line(task("n")))
    assert {one.rule for one in errors(line(task("n")))} == {constructs.RULE}


TIMES = ["PT1H", "P3D", "-P1D", "3 days", "P1W", "", "P1M"]
DATES = [
    "2026-03-02",
    "2026-03-02T09:00:00",
    "2026-03-02T09:00:00Z",
    "2026-03-02T09:00:00@Europe/Tallinn",
    "soon",
    "09:00",
]
CYCLES = [
    "R/P7D",
    "R3/PT1H",
    "R00/P1D",
    "R²/P1D",
    "R/P0M",
    "R/PT0H",
    "R/2026-03-02T08:00:00/P7D",
    "R0/P1D",
    "R/PT0S",
    "R/P1W",
    "weekly",
    "P7D",
    "R//P1D",
]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("duration", text) for text in TIMES),
        *(("date", text) for text in DATES),
        *(("cycle", text) for text in CYCLES),
    ],
)
def test_the_gate_and_the_runtime_read_the_same_times(kind, text):
    event = of(start("s", timer(**{kind: text}))).diagrams[0].processes["p"].elements["s"].event
    try:
        runs = bool(Timer("s", event).first({}))
    except EngineError:
        runs = False
    assert runs == (not timers.READERS[kind](text))
