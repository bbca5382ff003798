from datetime import UTC, datetime

import orjson
import pytest

from engine.bpmn.runtime import ElementFailed, UnsupportedElement
from tests.bpmn.diagrams import (
    boundary,
    business_rule_task,
    call_activity,
    chain,
    end,
    error,
    exclusive,
    flow,
    message,
    multiple,
    receive_task,
    script_task,
    service_task,
    start,
    sub_process,
    tag,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import Deciding, Play, compiled

ITEMS = [{"name": "a"}, {"name": "b"}, {"name": "c"}]


def played(activity, *more, items=ITEMS, environment=None):
    id_ = activity.split('id="', 1)[1].split('"', 1)[0]
    return Play(
        start(), activity, user_task("after"), *chain("start", id_, "after"), *more,
        variables={"items": items}, environment=environment,
    )  # fmt: skip


def asking(**loop):
    return user_task("ask", loop=multiple(output="answers", output_element="=answer", **loop))


def test_all_at_once_each_sees_its_item_and_its_number():
    play = played(asking())
    assert [task.loop_counter for task in play.waits.values()] == [1, 2, 3]
    assert [play.sees("ask", place)["item"] for place in range(3)] == ITEMS
    assert [play.sees("ask", place)["loopCounter"] for place in range(3)] == [1, 2, 3]


def test_results_are_in_the_order_of_the_items_whatever_the_order_of_completion():
    play = played(asking())
    play.complete("ask", {"answer": "C"}, place=2).complete("ask", {"answer": "A"}, place=0)
    assert play.open == ["ask"]
    play.complete("ask", {"answer": "B"})
    assert play.sees("after")["answers"] == ["A", "B", "C"]
    assert "item" not in play.sees("after")
    assert "loopCounter" not in play.sees("after")


def test_a_result_that_is_missing_is_null_and_stops_nothing():
    play = played(user_task("ask", loop=multiple(output="answers", output_element="=said")))
    play.complete("ask", {"said": 1}, place=1)
    play.complete("ask", {"said": None}).complete("ask", {"said": 3})
    assert play.sees("after")["answers"] == [None, 1, 3]


def test_what_one_has_not_said_is_not_taken_from_another():
    for element in ("=said", "={name: item.name, said: said, all: count(items)}"):
        play = played(user_task("ask", loop=multiple(output="answers", output_element=element)))
        play.complete("ask", {"said": 1}, place=1).complete("ask").complete("ask", {"said": 3})
        answers = play.sees("after")["answers"]
        assert answers in (
            [None, 1, 3],
            [{"name": n, "said": s, "all": 3} for n, s in zip("abc", [None, 1, 3], strict=True)],
        )
        assert "said" not in play.sees("after")


def test_one_after_the_other():
    play = played(asking(sequential=True))
    for number, answer in enumerate("ABC", 1):
        assert play.open == ["ask"]
        assert play.wait("ask").loop_counter == number
        assert play.sees("ask")["item"] == ITEMS[number - 1]
        play.complete("ask", {"answer": answer})
    assert play.sees("after")["answers"] == ["A", "B", "C"]


@pytest.mark.parametrize("sequential", [True, False])
def test_an_empty_collection_passes_on(sequential):
    play = played(asking(sequential=sequential), items=[])
    assert play.open == ["after"]
    assert play.sees("after")["answers"] == []


@pytest.mark.parametrize("items", [None, "text", 3, {"a": 1}])
def test_what_is_no_list_is_a_failure(items):
    with pytest.raises(ElementFailed, match="`ask`: the collection"):
        played(asking(), items=items)


@pytest.mark.parametrize(("sequential", "completions"), [(True, 2), (False, 2)])
def test_enough_may_be_enough(sequential, completions):
    play = played(asking(sequential=sequential, until="=numberOfCompletedInstances >= 2"))
    for _ in range(completions):
        play.complete("ask", {"answer": 1})
    assert play.open == ["after"]
    assert play.sees("after")["answers"] == [1, 1, None]


def test_a_completion_condition_may_look_at_the_result_and_must_be_true_or_false():
    play = played(asking(until="=answer = 7"))
    play.complete("ask", {"answer": 1}).complete("ask", {"answer": 7})
    assert play.open == ["after"]
    with pytest.raises(ElementFailed, match="completion condition is neither true nor false"):
        played(asking(until="=unknown > 1")).complete("ask", {"answer": 1})


def test_a_boundary_event_cancels_all_of_them_and_keeps_what_there_is():
    play = played(asking(), boundary("late", "ask", timer(duration="P3D")), user_task("go_on"), *chain("late", "go_on"))
    play.complete("ask", {"answer": "B"}, place=1)
    play.forward(days=3)
    assert play.open == ["go_on"]
    assert play.sees("go_on")["answers"] == [None, "B", None]
    assert play.count("ask", "cancelled") == 2
    assert play.count("late") == 1


def test_an_event_at_the_boundary_that_does_not_interrupt_happens_once_for_all():
    play = played(
        asking(), boundary("came", "ask", message("m"), interrupting=False), user_task("note"), *chain("came", "note")
    )
    assert play.open == ["ask", "ask", "ask", "came"]
    play.complete("came")
    assert play.open == ["ask", "ask", "ask", "came", "note"]


def test_in_a_loop_it_begins_afresh():
    play = Play(
        start(),
        exclusive("again"),
        asking(),
        exclusive("more", default="more_to_end"),
        end(),
        *chain("start", "again", "ask", "more", "end"),
        flow("more", "again", "=more"),
        variables={"items": [1, 2]},
    )
    for answer in (1, 2, 3):
        play.complete("ask", {"answer": answer, "more": True}).complete("ask", {"answer": answer})
        assert play.variables["answers"] == [answer, answer]
        assert play.open == ["ask", "ask"]
    play.complete("ask", {"more": False}).complete("ask")
    assert play.ended


def test_service_tasks():
    play = played(service_task("call", "mail.send", inputs={"to": "=item.name"}, loop=multiple()))
    assert [dict(call.inputs) for call in play.waits.values()] == [{"to": "a"}, {"to": "b"}, {"to": "c"}]
    for _ in range(3):
        play.complete("call")
    assert play.open == ["after"]


def test_an_error_of_one_cancels_all():
    play = played(
        service_task("call", "mail.send", loop=multiple()),
        boundary("oops", "call", error("E1")),
        user_task("repair"),
        *chain("oops", "repair"),
    )
    play.error("call", "E1", place=1)
    assert play.open == ["repair"]


def test_call_activities():
    play = played(call_activity("call", "plan_action", loop=multiple(output="all", output_element="=result")))
    assert [call.variables["item"] for call in play.waits.values()] == ITEMS
    for number in (2, 1, 0):
        play.complete("call", {"result": number}, place=number)
    assert play.sees("after")["all"] == [None, None, None]  # nothing of a child comes back unless it is said
    play = played(
        call_activity("call", "x", outputs={"result": "=result"}, loop=multiple(output="all", output_element="=result"))
    )
    for number in (2, 1, 0):
        play.complete("call", {"result": number}, place=number)
    assert play.sees("after")["all"] == [0, 1, 2]


@pytest.mark.parametrize("sequential", [True, False])
def test_sub_processes(sequential):
    sub = sub_process(
        "sub",
        start("in"),
        user_task("ask"),
        script_task("s", "=item.name + answer", "local"),
        end("out"),
        *chain("in", "ask", "s", "out"),
        inputs={"local": "=null"},
        loop=multiple(output="all", output_element="=local", sequential=sequential),
    )
    play = played(sub)
    assert play.open == (["ask"] if sequential else ["ask"] * 3)
    for _ in range(3):
        play.complete("ask", {"answer": "!"})
    assert play.sees("after")["all"] == ["a!", "b!", "c!"]
    assert play.count("sub") == 3


def test_receive_tasks_scripts_and_decisions():
    play = played(receive_task("hear", "m", "=item.name", loop=multiple(output="all", output_element="=said")))
    assert [wait.key for wait in play.waits.values()] == ["a", "b", "c"]
    for said in (1, 2, 3):
        play.complete("hear", {"said": said})
    assert play.sees("after")["all"] == [1, 2, 3]
    script = script_task("s", "=loopCounter * 2", "x", loop=multiple(output="all", output_element="=x"))
    assert played(script).sees("after")["all"] == [2, 4, 6]
    rule = business_rule_task("d", "d", "x", loop=multiple(output="all", output_element="=x"))
    deciding = Deciding(d=lambda values: values["item"]["name"] * 2)
    assert played(rule, environment=deciding).sees("after")["all"] == ["aa", "bb", "cc"]


def test_hundreds_at_once_one_after_the_other_in_scripts():
    script = script_task("s", "=item", "x", loop=multiple(output="all", output_element="=x", sequential=True))
    play = played(script, items=list(range(1200)))
    assert play.sees("after")["all"] == list(range(1200))


def test_each_has_its_own_deadline_in_a_sub_process():
    sub = sub_process(
        "sub",
        start("in"),
        user_task("ask"),
        boundary("late", "ask", timer(date="=item")),
        end("out"),
        end("too_late"),
        *chain("in", "ask", "out"),
        *chain("late", "too_late"),
        loop=multiple(),
    )
    play = played(sub, items=["@date:2026-03-04", "@date:2026-03-06"])
    assert play.last.next_due_at == datetime(2026, 3, 4, tzinfo=UTC)
    play.forward(days=2)
    assert play.open == ["ask"]
    play.forward(days=2)
    assert play.open == ["after"]


def test_a_result_may_be_a_part_of_the_case():
    loop = multiple("=[1, 2]", output="answers", output_element="=case.country")
    play = Play(
        start(), user_task("ask", loop=loop), user_task("after"), *chain("start", "ask", "after"),
        variables={"case": {"country": "EE"}},
    )  # fmt: skip
    assert play.sees("ask")["case"] == {"country": "EE"}
    assert play.complete("ask").complete("ask").sees("after")["answers"] == ["EE", "EE"]


@pytest.mark.parametrize("loop", [{"element": "case"}, {"output": "case", "output_element": "=1"}])
def test_no_item_and_no_result_takes_the_place_of_the_case(loop):
    with pytest.raises(UnsupportedElement, match="`ask`"):
        compiled(start(), user_task("ask", loop=multiple(**loop)), *chain("start", "ask"))


def test_results_that_are_nested_too_deep_name_the_element():
    deep = orjson.loads("[" * 51 + "]" * 51)
    play = played(asking(), items=[1])
    with pytest.raises(ElementFailed, match=r"`ask`: .* more than 50 levels deep"):
        play.complete("ask", {"answer": deep})


def test_a_thousand_at_once_do_not_each_carry_all_variables():
    variables = {f"v{number}": "x" * 20 for number in range(2_000)}
    play = Play(start(), asking(), *chain("start", "ask"), variables={**variables, "items": list(range(1_000))})
    assert len(play.waits) == 1_000
    assert len(play.instance.dump()) < 400_000
    play.complete("ask", {"answer": 1}, place=999)
    assert len(play.waits) == 999


def test_a_loop_without_a_collection_is_refused():
    for loop in (tag("bpmn:standardLoopCharacteristics"), tag("bpmn:multiInstanceLoopCharacteristics")):
        with pytest.raises(UnsupportedElement, match="`ask`"):
            compiled(start(), user_task("ask", loop=loop), *chain("start", "ask"))
