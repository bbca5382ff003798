"""Every task and event says what it does."""

import pytest

from tests.bpmn.diagrams import (
    boundary,
    business_rule_task,
    call_activity,
    catch,
    end,
    error,
    escalation,
    message,
    multiple,
    receive_task,
    script_task,
    service_task,
    signal,
    start,
    tag,
    throw,
    user_task,
)
from tests.lint.linting import of, said


@pytest.mark.parametrize(
    ("node", "what"),
    [
        (tag("bpmn:serviceTask", id="a"), "service task `a` names no operation"),
        (tag("bpmn:sendTask", id="a"), "send task `a` names no operation"),
        (tag("bpmn:scriptTask", id="a"), "script task `a` has no expression"),
        (script_task("a", "=1", None), "script task `a` does not say which variable takes its result"),
        (tag("bpmn:businessRuleTask", id="a"), "business rule task `a` names no decision"),
        (business_rule_task("a", "d", None), "business rule task `a` does not say which variable takes its result"),
        (tag("bpmn:callActivity", id="a"), "call activity `a` names no process"),
        (tag("bpmn:receiveTask", id="a"), "receive task `a` names no message"),
        (catch("a", tag("bpmn:messageEventDefinition")), "waiting message event `a` names no message"),
        (throw("a", tag("bpmn:signalEventDefinition")), "throwing signal event `a` names no signal"),
        (end("a", error()), "end error event `a` has no error code"),
        (throw("a", escalation()), "throwing escalation event `a` has no escalation code"),
        (user_task("a", inputs={"": "=1"}), "user task `a` has an input or output mapping that is not complete"),
        (
            user_task("a", loop=multiple(None)),
            "user task `a` is done several times, and does not say for which collection",
        ),
    ],
)
def test_what_is_missing(node, what):
    assert said(of(node), "unfinished") == [f"The {what}."]


@pytest.mark.parametrize(
    "node",
    [
        service_task("a", "mail.send"),
        script_task("a", "=1"),
        business_rule_task("a", "d"),
        call_activity("a", "q"),
        receive_task("a", "m"),
        catch("a", message("m")),
        throw("a", signal("s")),
        end("a", error("e")),
        boundary("a", "x", error()),
        start("a"),
        user_task("a", loop=multiple("=[1]", output="all", output_element="=item")),
    ],
)
def test_what_is_complete(node):
    assert said(of(node), "unfinished") == []


def test_a_message_is_named_by_a_plain_text():
    [sentence] = said(of(catch("a", message("=name"))), "unfinished")
    assert sentence.endswith("gives the name of its message as an expression, which is not supported.")


@pytest.mark.parametrize("node", [user_task("a", form="=x"), business_rule_task("a", "=x"), service_task("a", "=x")])
def test_what_the_gate_looks_at_is_named(node):
    [sentence] = said(of(node), "unfinished")
    assert "by an expression, so that nobody can check it" in sentence


def test_a_standard_loop_is_refused():
    [sentence] = said(of(user_task("a", loop=tag("bpmn:standardLoopCharacteristics"))), "unfinished")
    assert "repeats while a condition holds" in sentence


def test_outputs_of_a_loop_come_in_pairs():
    [sentence] = said(of(user_task("a", loop=multiple("=[1]", output="all"))), "unfinished")
    assert "needs both an output collection and an output element" in sentence
