"""No setting stands where nothing would read it."""

import pytest

from tests.bpmn.diagrams import (
    business_rule_task,
    call_activity,
    catch,
    end,
    exclusive,
    message,
    multiple,
    receive_task,
    script_task,
    service_task,
    signal,
    start,
    sub_process,
    tag,
    throw,
    timer,
    user_task,
)
from tests.lint.linting import of, said


@pytest.mark.parametrize(
    "node",
    [
        user_task("a", form="F", groups="police", priority="5", inputs={"x": "=1"}, outputs={"y": "=1"}),
        start("a", form="F"),
        service_task("a", "mail.send", loop=multiple()),
        business_rule_task("a", "d"),
        call_activity("a", "q", loop=multiple()),
        script_task("a", "=1"),
        throw("a", message("m"), inputs={"x": "=1"}, extensions=[tag("zeebe:taskDefinition", type="message.throw")]),
        catch("a", message("m"), outputs={"x": "=y"}),
    ],
)
def test_settings_in_their_place(node):
    assert said(of(node), "misplaced") == []


@pytest.mark.parametrize(
    ("node", "what"),
    [
        (service_task("a", "mail.send", form="F"), "service task `a` has a form"),
        (start("a", timer(cycle="R/P7D"), form="F"), "start timer event `a` has a form"),
        (end("a", inputs={"x": "=1"}), "end event `a` has input mappings"),
        (exclusive("a", inputs={"x": "=1"}), "exclusive gateway `a` has input mappings"),
        (end("a", outputs={"x": "=1"}), "end event `a` has output mappings"),
        (catch("a", message("m"), inputs={"x": "=1"}), "waiting message event `a` has input mappings"),
        (receive_task("a", "m", loop=multiple()), "receive task `a` has a repetition for several items"),
        (
            end("a", signal("s"), extensions=[tag("zeebe:taskDefinition", type="message.throw")]),
            "end signal event `a` has an operation",
        ),
        (
            end("a", message("m"), extensions=[tag("zeebe:taskDefinition", type="mail.send")]),
            "end message event `a` has an operation",
        ),
    ],
)
def test_settings_that_would_be_ignored(node, what):
    assert said(of(node), "misplaced") == [f"The {what}, which would be ignored there."]


def test_a_plain_start_of_a_sub_process_brings_nothing():
    part = sub_process("s", start("in", outputs={"x": "=1"}))
    assert said(of(part), "misplaced") == ["The start event `in` has output mappings, which would be ignored there."]
    part = sub_process("s", start("in", message("m"), outputs={"x": "=1"}), by_event=True)
    assert said(of(part), "misplaced") == []
