"""What is read from a file, whoever drew it."""

import pytest

from engine.bpmn import read_diagram
from tests.bpmn.diagrams import (
    chain,
    definitions,
    diagram,
    end,
    error,
    escalation,
    message,
    process,
    signal,
    start,
    tag,
    task,
    user_task,
)

SIMPLE = definitions(process("p", start(), user_task("ask"), end(), *chain("start", "ask", "end")))


@pytest.mark.parametrize("prefix", ["bpmn2", "semantic", "b"])
def test_any_prefix_means_the_same(prefix):
    renamed = SIMPLE.replace(b"bpmn:", prefix.encode() + b":").replace(b"xmlns:bpmn=", f"xmlns:{prefix}=".encode())
    assert read_diagram("test.bpmn", renamed).processes == diagram_of(SIMPLE).processes


def test_a_default_namespace_means_the_same():
    plain = SIMPLE.replace(b"bpmn:", b"").replace(b"xmlns:bpmn=", b"xmlns=")
    assert read_diagram("test.bpmn", plain).processes == diagram_of(SIMPLE).processes


def diagram_of(xml):
    return read_diagram("test.bpmn", xml)


def test_the_bytes_and_the_name_of_the_file_are_kept():
    read = read_diagram("ask.bpmn", SIMPLE)
    assert (read.file, read.xml) == ("ask.bpmn", SIMPLE)


def test_a_file_may_hold_several_processes():
    read = diagram(process("one", start("s1")), process("two", start("s2"), executable=False))
    assert [(name, process.executable) for name, process in read.processes.items()] == [("one", True), ("two", False)]


def test_a_process_tells_its_name_its_documentation_and_its_properties():
    [read] = diagram(process("p", tag("bpmn:documentation", "Why"), name="Ask\nus", owner="us")).processes.values()
    assert (read.name, read.documentation, dict(read.properties)) == ("Ask us", "Why", {"owner": "us"})


def test_messages_carry_the_key_of_their_subscription():
    read = diagram(process("p", start("a", message("hello", "=caseId")), start("b", message("bare"))))
    assert [(one.name, one.correlation_key) for one in read.messages.values()] == [("hello", "=caseId"), ("bare", None)]


def test_errors_and_escalations_carry_their_codes_and_signals_their_name():
    read = diagram(process("p", end("a", error("e1")), end("b", escalation("e2")), start("c", signal("s"))))
    assert [read.errors["error_e1"].code, read.escalations["escalation_e2"].code] == ["e1", "e2"]
    assert (read.signals["signal_s"].name, read.signals["signal_s"].code) == ("s", None)


def test_pools_and_message_flows_of_all_collaborations_are_documentation():
    pools = [
        tag("bpmn:collaboration", tag("bpmn:participant", id="us", name="Us", processRef="tns:p"), id="c1"),
        tag(
            "bpmn:collaboration",
            tag("bpmn:participant", id="them", name="Them"),
            tag("bpmn:messageFlow", id="m", sourceRef="them", targetRef="us"),
            id="c2",
        ),
    ]
    read = diagram(*pools, process("p", start()))
    assert [(pool.id, pool.process) for pool in read.collaboration.pools] == [("us", "p"), ("them", None)]
    assert read.collaboration.message_flows == 1
    assert read.problems == ()


def test_data_and_artefacts_are_documentation():
    parts = [
        tag("bpmn:dataObject", id="d"),
        tag("bpmn:dataObjectReference", id="dr", dataObjectRef="d"),
        tag("bpmn:dataStoreReference", id="ds"),
        tag("bpmn:textAnnotation", tag("bpmn:text", "Note"), id="n"),
        tag("bpmn:association", id="a", sourceRef="n", targetRef="start"),
        tag("bpmn:group", id="g"),
    ]
    read = diagram(process("p", start(), *parts))
    assert list(read.processes["p"].elements) == ["start"]
    assert read.problems == ()


def test_what_stands_beside_processes_and_is_not_carried_out_is_a_problem():
    [problem] = diagram(tag("bpmn:globalUserTask", id="g")).problems
    assert (problem.message, problem.element_id, problem.line) == (
        "This is not carried out here: globalUserTask.",
        "g",
        3,
    )


def test_what_stands_in_a_process_and_is_not_known_is_a_problem():
    [problem] = diagram(process("p", tag("bpmn:teleport", id="t"))).problems
    assert problem.message == "This is not known here: teleport."


def test_two_elements_with_one_id_are_a_problem_and_both_are_kept():
    read = diagram(process("p", task("a"), task("a")))
    assert [problem.message for problem in read.problems] == ["The id `a` was already used on line 3."]
    assert len(read.processes["p"].elements) == 2


def test_an_element_without_an_id_is_a_problem():
    [problem] = diagram(process("p", tag("bpmn:task"))).problems
    assert problem.message == "This task has no id."


def test_very_many_problems_are_not_all_told():
    assert len(diagram(process("p", *[tag("bpmn:task")] * 3_000)).problems) == 1_000


def test_a_problem_names_the_file_and_the_rule():
    read = read_diagram("ask.bpmn", definitions(process("p", task("a"), task("a"))))
    assert {(problem.file, problem.rule, problem.severity) for problem in read.problems} == {
        ("ask.bpmn", "readable", "error")
    }


def test_an_export_in_another_encoding_is_read():
    text = definitions(process("p", name="Küsi")).decode().replace("UTF-8", "UTF-16")
    assert read_diagram("a.bpmn", text.encode("utf-16")).processes["p"].name == "Küsi"
