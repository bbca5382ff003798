"""The `zeebe:` extensions, and what is left unread."""

from engine.bpmn import (
    Assignment,
    CalledDecision,
    CalledProcess,
    IoMapping,
    Loop,
    Schedule,
    Script,
    TaskDefinition,
    read_diagram,
)
from tests.bpmn.diagrams import (
    HEAD,
    business_rule_task,
    call_activity,
    definitions,
    diagram,
    multiple,
    process,
    script_task,
    service_task,
    start,
    tag,
    user_task,
)


def element(part):
    [read] = diagram(process("p", part)).processes["p"].elements.values()
    return read


def test_a_user_task_with_everything():
    read = element(
        user_task(
            "ask",
            form="F01",
            groups="case_lead",
            assignee="=who",
            users="alice",
            due="=deadline",
            follow_up="=soon",
            priority="80",
            inputs={"x": "=1"},
            outputs={"y.z": "=a"},
            properties={"milestone": "asked"},
        )
    )
    assert (read.form_id, read.has_user_task_mark) == ("F01", True)
    assert read.assignment == Assignment("=who", "case_lead", "alice")
    assert read.schedule == Schedule("=deadline", "=soon", "80")
    assert (read.inputs, read.outputs) == ((IoMapping("=1", "x"),), (IoMapping("=a", "y.z"),))
    assert dict(read.properties) == {"milestone": "asked"}
    assert read.unread == ()


def test_a_start_event_may_have_a_form():
    assert element(start("s", form="F01")).form_id == "F01"


def test_a_service_task_names_its_operation():
    read = element(service_task("mail", "mail.send", retries="3", headers={"to": "all"}))
    assert read.task_definition == TaskDefinition("mail.send", "3", {"to": "all"})


def test_a_script_keeps_its_expression_as_it_is_written():
    assert element(script_task("count", "= 1 + 1", "n")).script == Script("= 1 + 1", "n")


def test_a_business_rule_task_names_its_decision():
    assert element(business_rule_task("decide", "tuko_open", "open")).called_decision == CalledDecision(
        "tuko_open", "open", "latest"
    )


def test_a_call_gives_all_variables_and_takes_none_unless_it_says_otherwise():
    assert element(call_activity("call", "q")).called_process == CalledProcess("q", True, False, "latest")
    said = call_activity("call", "q", all_in=False, all_out=True, binding="deployment")
    assert element(said).called_process == CalledProcess("q", False, True, "deployment")


def test_a_loop_over_a_collection():
    loop = multiple("=members", "member", output="answers", output_element="=answer", sequential=True, until="=enough")
    assert element(user_task("ask", loop=loop)).loop == Loop(
        "=members", "member", "answers", "=answer", "=enough", sequential=True
    )


def test_a_standard_loop_is_told_apart():
    loop = element(user_task("ask", loop=tag("bpmn:standardLoopCharacteristics"))).loop
    assert loop is not None
    assert loop.standard


def test_blank_texts_are_absent():
    assert element(user_task("ask", form=" ", due="")).schedule == Schedule()


def with_extension(*parts, attributes="", head=""):
    extended = tag("bpmn:extensionElements", *parts)
    xml = definitions(process("p", f'<bpmn:userTask id="a" {attributes}>{extended}</bpmn:userTask>'), head=HEAD + head)
    return read_diagram("a.bpmn", xml).processes["p"].elements["a"].unread


def test_extensions_that_nothing_reads_are_named():
    assert with_extension(tag("zeebe:taskListeners"), tag("zeebe:formDefinition", formKey="x")) == (
        "zeebe:taskListeners",
        "zeebe:formDefinition formKey",
    )


def test_marks_of_other_engines_and_tools_are_named():
    head = ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:t="urn:tool"'
    assert with_extension("<t:colour/>", attributes='camunda:asyncBefore="true"', head=head) == (
        "camunda:asyncBefore",
        "urn:tool:colour",
    )


def test_marks_of_element_templates_mean_nothing_for_the_run():
    assert with_extension(attributes='zeebe:modelerTemplate="x"') == ()


def test_behaviour_of_the_standard_that_is_not_read_is_named():
    assert element(tag("bpmn:scriptTask", tag("bpmn:script", "print(1)"), id="a")).unread == (
        "a script that is not FEEL",
    )
    loop = tag("bpmn:multiInstanceLoopCharacteristics", tag("bpmn:loopCardinality", "3"))
    assert element(user_task("a", loop=loop)).unread == ("a number of repetitions",)
    assert element(tag("bpmn:callActivity", id="a", calledElement="q")).unread == (
        "a called process that is not given in `zeebe:calledElement`",
    )
