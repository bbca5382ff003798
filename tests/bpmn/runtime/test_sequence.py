from uuid import uuid4

import pytest

from engine.bpmn.runtime import Instance, OtherDefinition, TaskNotOpen
from tests.bpmn.diagrams import chain, end, exclusive, flow, manual_task, script_task, start, task, user_task
from tests.bpmn.runtime.playing import Nobody, Play, compiled

TWO = (start(), user_task("ask", form="f"), user_task("tell"), end(), *chain("start", "ask", "tell", "end"))


def test_a_process_goes_from_task_to_task_to_its_end():
    play = Play(*TWO, variables={"a": 1})
    assert play.open == ["ask"]
    play.complete("ask", {"b": 2})
    assert play.open == ["tell"]
    play.complete("tell")
    assert play.ended.how == "completed"
    assert play.ended.end_events == ("end",)
    assert play.ended.variables == {"a": 1, "b": 2}


def test_a_double_click_completes_once():
    play = Play(*TWO)
    ask = play.wait("ask").id
    play.complete("ask")
    with pytest.raises(TaskNotOpen):
        play.move(lambda instance: instance.complete(ask, {}))
    with pytest.raises(TaskNotOpen):
        play.move(lambda instance: instance.complete(uuid4(), {}))


def test_a_double_click_in_one_breath_completes_once():
    play = Play(*TWO)
    ask = play.wait("ask").id
    play.instance.complete(ask, {})
    with pytest.raises(TaskNotOpen):
        play.instance.complete(ask, {})


def test_after_its_end_nothing_can_be_completed():
    play = Play(start(), user_task("ask"), end(), *chain("start", "ask", "end"))
    ask = play.wait("ask").id
    play.complete("ask")
    loaded = Instance.load(play.definition, play.instance.dump(), Nobody())
    with pytest.raises(TaskNotOpen):
        loaded.complete(ask, {})
    assert loaded.settle().ended is None


def test_plain_tasks_pass_and_manual_tasks_wait():
    play = Play(start(), task("think"), manual_task("walk"), end(), *chain("start", "think", "walk", "end"))
    assert play.open == ["walk"]
    assert play.wait("walk").form_id is None
    play.complete("walk")
    assert play.ended


def test_elements_may_be_called_as_engines_call_their_own_parts():
    names = ("Start", "End", "Root", "p.EndJoin")
    play = Play(start("Start"), user_task("End"), user_task("Root"), end("p.EndJoin"), *chain(*names))
    play.complete("End").complete("Root")
    assert play.ended.end_events == ("p.EndJoin",)


def test_six_hundred_nodes_in_a_row_run():
    ids = [f"t{n}" for n in range(1500)]
    play = Play(start(), *(task(id_) for id_ in ids), end(), *chain("start", *ids, "end"))
    assert play.ended.how == "completed"


def test_the_timeline_says_what_was_entered_and_completed():
    play = Play(*TWO)
    assert play.passed == [("start", "entered"), ("start", "completed"), ("ask", "entered")]
    play.complete("ask")
    assert [(p.element_id, p.what) for p in play.last.passed] == [("ask", "completed"), ("tell", "entered")]
    assert {p.id for p in play.last.passed if p.element_id == "tell"} == {play.wait("tell").id}


def test_a_stopped_instance_is_terminated_and_withdraws_its_tasks():
    play = Play(*TWO)
    ask = play.wait("ask").id
    play.move(lambda instance: instance.cancel())
    assert play.ended.how == "terminated"
    assert play.last.closed == (ask,)
    assert ("ask", "cancelled") in play.passed


def test_an_activity_without_outgoing_flows_ends_its_branch():
    play = Play(start(), user_task("ask"), *chain("start", "ask"))
    play.complete("ask")
    assert play.ended.how == "completed"
    assert play.ended.end_events == ()


def test_several_flows_from_a_task_are_all_taken_unless_their_condition_is_false():
    parts = [start(), user_task("a"), user_task("b"), user_task("c"), task("t"), flow("start", "t")]
    play = Play(*parts, flow("t", "a"), flow("t", "b", "=n > 1"), flow("t", "c", "=n > 5"), variables={"n": 3})
    assert play.open == ["a", "b"]


def test_tokens_that_merge_without_a_join_run_what_follows_twice():
    parts = [start(), task("t"), task("a"), task("b"), user_task("after")]
    play = Play(*parts, *chain("start", "t", "a", "after"), *chain("t", "b", "after"))
    assert play.open == ["after", "after"]


def test_a_thousand_rounds_neither_vanish_nor_grow():
    play = Play(
        start(),
        exclusive("again"),
        user_task("meet"),
        exclusive("more", default="more_to_again"),
        end(),
        *chain("start", "again", "meet", "more"),
        flow("more", "again"),
        flow("more", "end", "=done"),
        dumping=False,
    )
    play.complete("meet", {"done": False})
    size = len(play.instance.dump())
    for _ in range(1100):
        play.complete("meet", {"done": False})
    assert play.open == ["meet"]
    assert len(play.instance.dump()) == size
    play.complete("meet", {"done": True})
    assert play.ended.how == "completed"


def test_a_state_holds_no_definition_and_no_finished_task():
    play = Play(start(), script_task("one", "=1"), user_task("ask"), end(), *chain("start", "one", "ask", "end"))
    stored = play.instance.dump().decode()
    assert '"definition":"test/p"' in stored
    assert "one" not in stored
    assert "end" not in stored.replace("ended", "").replace("ends", "")


def test_a_state_of_another_definition_is_refused():
    play = Play(*TWO)
    with pytest.raises(OtherDefinition):
        Instance.load(compiled(*TWO, ref="test/other"), play.instance.dump(), Nobody())


def test_a_state_before_the_first_settling_can_be_stored():
    definition = compiled(*TWO)
    instance = Instance.load(definition, Instance.start(definition, {}, Nobody()).dump(), Nobody())
    assert [task.element_id for task in instance.settle().user_tasks] == ["ask"]
