"""Every variable that is used is set by something."""

import pytest

from engine.lint import Offer
from tests.bpmn.diagrams import (
    boundary,
    business_rule_task,
    call_activity,
    catch,
    chain,
    diagram,
    end,
    flow,
    message,
    multiple,
    process,
    receive_task,
    script_task,
    service_task,
    start,
    sub_process,
    timer,
    user_task,
)
from tests.lint.linting import form, line, of, package, question, said

FORM = form("F", question("risk"), question("note", "textfield", processInput=None))
USE = script_task("use", "=risk + 1", "more")


def unset(package_):
    return said(package_, "unset_variables")


def test_a_name_that_nothing_sets_is_refused_with_what_may_be_meant():
    assert unset(line(script_task("s", "=rsk + 1"), user_task("ask", form="F"), forms=(FORM,))) == [
        "The script of the script task `s` uses `rsk`, which nothing in this process sets; did you mean `risk`?"
    ]


def test_an_unknown_function_is_refused():
    assert unset(line(script_task("s", "=summ([1])"))) == [
        "The script of the script task `s` calls `summ`, and there is no such function; did you mean `sum`?"
    ]


@pytest.mark.parametrize(
    "setter",
    [
        user_task("ask", form="F"),
        script_task("s", "=1", "risk"),
        business_rule_task("d", "dec", "risk"),
        service_task("n", "network.invite", outputs={"risk": "=invited"}),
        user_task("ask", outputs={"risk.today": "=1"}),
        catch("c", message("m"), properties={"input": "risk, other"}),
        receive_task("r", "m", outputs={"risk": "=payload"}),
        user_task("many", loop=multiple("=[1]", output="risk", output_element="=item")),
    ],
)
def test_what_sets_a_variable(setter):
    assert unset(line(setter, USE, forms=(FORM,))) == []


@pytest.mark.parametrize(
    "no_setter",
    [
        user_task("ask", form="F", outputs={"other": "=risk"}),
        user_task("ask", inputs={"risk": "=1"}),
        user_task("ask", form="F", inputs={"risk": "=1"}),
        user_task("ask", form="F", loop=multiple("=[1]", "risk")),
    ],
)
def test_what_does_not(no_setter):
    assert len(unset(line(no_setter, USE, forms=(FORM,)))) == 1


def test_an_answer_that_is_not_marked_stays_in_the_form():
    assert len(unset(line(user_task("ask", form="F"), script_task("s", "=note"), forms=(FORM,)))) == 1


def test_the_start_form_sets_variables():
    assert unset(line(USE, begin=start(form="F"), forms=(FORM,))) == []


def test_the_operations_outputs_are_known():
    assert unset(line(service_task("n", "network.invite"), script_task("s", "=invited"))) == []


def test_the_case_is_always_known():
    assert unset(line(script_task("s", '=case.country = "EE"'))) == []


def test_a_loop_item_and_its_number_are_known_inside():
    loop = multiple("=[1, 2]", "member", output="all", output_element="=member + loopCounter")
    assert unset(line(user_task("ask", loop=loop, groups="=member", inputs={"x": "=loopCounter"}))) == []


def test_a_loop_item_is_not_known_to_its_own_collection_or_outside():
    assert len(unset(line(user_task("ask", loop=multiple("=item")), script_task("s", "=item")))) == 2


def test_inputs_are_known_inside_and_to_the_inputs_after_them():
    assert unset(line(user_task("ask", inputs={"a": "=1", "b": "=a"}, groups="=b"))) == []


def test_an_input_does_not_know_itself():
    assert len(unset(line(user_task("ask", inputs={"a": "=a"})))) == 1


def test_outputs_know_the_results():
    assert unset(line(user_task("ask", form="F", outputs={"x": "=risk"}), forms=(FORM,))) == []


def test_the_payload_of_a_message_is_not_known_and_so_not_judged():
    assert unset(line(catch("c", message("m"), outputs={"x": "=whatever"}))) == []


def test_a_timer_at_the_edge_sees_what_its_activity_sees():
    nodes = [user_task("ask", inputs={"by": "=now()"}), boundary("late", "ask", timer(date="=by"))]
    assert unset(line(*nodes)) == []


def test_what_is_named_like_a_local_variable_of_a_sub_process_stays_inside():
    inside = [start("in"), script_task("set", "=1", "risk"), script_task("see", "=risk", "x"), end("out")]
    part = sub_process("s", *inside, *chain("in", "set", "see", "out"), inputs={"risk": "=0"})
    assert unset(line(part)) == []
    assert len(unset(line(part, USE))) == 1


def test_an_event_sub_process_that_does_not_interrupt_works_on_a_copy():
    for interrupting, count in ((True, 0), (False, 1)):
        begin = start("in", message("m"), interrupting=interrupting)
        part = sub_process("s", begin, script_task("set", "=1", "risk"), *chain("in", "set"), by_event=True)
        assert len(unset(of(start(), USE, part, *chain("start", "use")))) == count


def test_the_key_of_a_message_that_starts_a_process_is_not_judged():
    assert unset(line(begin=start("start", message("m", "=caseId")))) == []


def test_a_timer_that_starts_a_process_knows_nothing_yet():
    begin = start("start", timer(date="=case.day"), outputs={"risk": "=1"})
    assert unset(line(USE, begin=begin)) == [
        "The time of the timer of the start timer event `start` uses `case`, which nothing in this process sets."
    ]


def test_the_completion_condition_knows_how_many_are_done():
    loop = multiple(
        "=[1]", output="all", output_element="=item", until="=numberOfCompletedInstances > 1 and all[1] > 0"
    )
    assert unset(line(user_task("ask", loop=loop))) == []


def test_an_entry_of_filtered_items_is_not_taken_for_a_variable():
    assert unset(line(script_task("s", "=count([{a: 1}][a > 0])"))) == []


CHILD = diagram(process("q", start(), USE, end(), *chain("start", "use", "end")), file="child.bpmn")


def calling(call):
    nodes = [start(), script_task("set", "=1", "risk"), call, end()]
    return diagram(process("p", *nodes, *chain("start", "set", "call", "end")), file="parent.bpmn")


def test_a_called_process_knows_what_its_caller_passes():
    assert unset(package(CHILD, calling(call_activity("call", "q")))) == []
    assert unset(package(CHILD, calling(call_activity("call", "q", all_in=False, inputs={"risk": "=1"})))) == []


def test_a_called_process_does_not_know_what_its_caller_keeps():
    assert len(unset(package(CHILD, calling(call_activity("call", "q", all_in=False))))) == 1


def test_callers_in_other_deployments_count():
    assert unset(package(CHILD, elsewhere=Offer(calls={"q": frozenset({"risk"})}))) == []
    assert len(unset(package(CHILD))) == 1


def test_a_start_event_may_declare_what_it_is_given():
    assert unset(line(USE, begin=start(properties={"input": "risk"}))) == []


def test_what_a_child_leaves_comes_back_only_if_asked_for():
    child = diagram(process("q", start(), script_task("set", "=1", "risk"), end(), *chain("start", "set", "end")))
    for all_out, count in ((True, 0), (False, 1)):
        nodes = [start(), call_activity("call", "q", all_out=all_out), USE, end()]
        parent = diagram(process("p", *nodes, *chain("start", "call", "use", "end")), file="parent.bpmn")
        assert len(unset(package(child, parent))) == count


def test_processes_that_call_each_other_are_judged_too():
    one = diagram(process("one", start(), call_activity("c", "two", all_out=True), USE), file="one.bpmn")
    two = diagram(process("two", start(), call_activity("c", "one", all_out=True)), file="two.bpmn")
    assert len(unset(package(one, two))) == 1


def test_the_condition_of_an_arrow_is_judged_where_it_leaves():
    assert len(unset(of(user_task("ask", inputs={"x": "=1"}), end("e"), flow("ask", "e", "=x")))) == 1


def test_an_event_at_the_edge_of_a_repeated_task_knows_no_item():
    late = boundary("late", "ask", timer(date="=item.due"))
    [sentence] = unset(line(user_task("ask", loop=multiple("=[{due: today()}]")), late))
    assert sentence.startswith("The time of the timer of the boundary timer event `late` uses `item`")


def test_an_event_at_the_edge_goes_on_outside_of_its_task():
    script = script_task("s", "=1", "news")
    came = boundary("came", "ask", message("m"), outputs={"told": "=by"}, properties={"input": "by"})
    assert unset(line(script, user_task("ask", inputs={"local": "=1"}), came)) == []
    came = boundary("came", "ask", timer(duration="PT1H"), outputs={"told": "=local"})
    assert unset(line(script, user_task("ask", inputs={"local": "=1"}), came)) != []
