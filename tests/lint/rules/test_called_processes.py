"""The processes that are called are there."""

from engine.lint import Offer
from tests.bpmn.diagrams import call_activity, diagram, message, process, start
from tests.lint.linting import line, package, said

CALL = call_activity("call", "plan_action")


def test_a_process_of_another_deployment_is_found():
    elsewhere = Offer(processes={"plan_action": frozenset()})
    assert said(line(CALL, elsewhere=elsewhere), "called_processes") == []


def test_a_process_that_does_not_exist_is_refused_with_what_may_be_meant():
    assert said(line(CALL, elsewhere=Offer(processes={"plan_actions": frozenset()})), "called_processes") == [
        "The process `plan_action` that the call activity `call` calls does not exist; did you mean `plan_actions`?"
    ]


def test_a_process_chosen_while_it_runs_is_not_judged():
    assert (
        said(line(call_activity("call", "=which"), begin=start(properties={"input": "which"})), "called_processes")
        == []
    )


def test_only_a_plain_start_can_be_called():
    child = diagram(process("plan_action", start("s", message("m"))), file="child.bpmn")
    parent = diagram(process("p", start(), CALL))
    assert said(package(child, parent), "called_processes") == [
        "The process `plan_action` that the call activity `call` calls has no plain start event."
    ]


def test_two_processes_with_one_id_are_refused():
    twins = package(diagram(process("p", start()), file="a.bpmn"), diagram(process("p", start()), file="b.bpmn"))
    assert said(twins, "called_processes") == ["There are several processes with the id `p`."] * 2
