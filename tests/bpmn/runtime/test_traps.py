"""What SpiffWorkflow alone would do wrong, and this must not; traps of one construct are tested with that construct."""

import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType

import orjson
import pytest

from engine.bpmn.runtime import ElementFailed, Instance, TaskNotOpen, UnsupportedElement
from engine.bpmn.runtime.spiff import TaskState
from engine.errors import EngineError, ExecutionFailed
from tests.bpmn.diagrams import (
    boundary,
    catch,
    chain,
    end,
    exclusive,
    flow,
    message,
    multiple,
    parallel,
    script_task,
    service_task,
    start,
    sub_process,
    terminate,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import Nobody, Play, compiled

HOSTILE = (
    "().__class__.__base__.__subclasses__()",
    "__import__('os').system('true')",
    "open('/etc/passwd').read()",
    "9**9**9**9",
    "for i in 1..1000000000 return i",
    "(lambda: 1)()",
)


def everywhere(text):
    """Every place of a diagram where an expression may stand."""
    after = (user_task("t"), end(), *chain("t", "end"))
    yield start(), exclusive("g"), *after, flow("start", "g"), flow("g", "t", f"={text}")
    yield start(), script_task("s", f"={text}"), *after, *chain("start", "s", "t")
    yield start(), script_task("s", text), *after, *chain("start", "s", "t")
    yield start(), user_task("u", inputs={"x": f"={text}"}), *after, *chain("start", "u", "t")
    yield start(), user_task("u", groups=f"={text}"), *after, *chain("start", "u", "t")
    yield start(), user_task("u", due=f"={text}"), *after, *chain("start", "u", "t")
    yield start(), user_task("u", loop=multiple(f"={text}")), *after, *chain("start", "u", "t")
    yield start(), catch("c", timer(duration=f"={text}")), *after, *chain("start", "c", "t")
    yield start(), catch("c", timer(duration=text)), *after, *chain("start", "c", "t")
    yield start(), catch("c", message("m", f"={text}")), *after, *chain("start", "c", "t")
    yield start(), service_task("c", f"={text}"), *after, *chain("start", "c", "t")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_expression_reaches_python(text, tmp_path):
    for parts in everywhere(text):
        try:
            play = Play(*parts)
        except EngineError:
            continue
        shown = orjson.dumps([dict(play.instance.variables(wait)) for wait in play.waits])
        assert b"root:" not in shown
        assert b"class" not in shown


def test_the_script_engine_is_not_even_imported():
    code = (
        "import sys, engine.bpmn.runtime; "
        "assert not [name for name in sys.modules if name.startswith('SpiffWorkflow.bpmn')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_loaded_instances_have_no_script_engine_either():
    play = Play(
        start(), user_task("ask"), script_task("s", "=1 + 1"), user_task("after"), *chain("start", "ask", "s", "after")
    )
    play.complete("ask")
    assert play.sees("after") == {"result": 2}
    assert not any("script" in name for name in dir(play.instance.main))


def test_tasks_do_not_appear_in_logs(caplog):
    caplog.set_level(logging.DEBUG)
    for name in ("spiff", "spiff.task", "spiff.workflow"):
        assert not logging.getLogger(name).isEnabledFor(logging.ERROR)
    play = Play(start(), user_task("ask"), end(), *chain("start", "ask", "end"), variables={"secret": "s3cr3t"})
    play.complete("ask", {"more": "s3cr3t"})
    assert "s3cr3t" not in str([vars(record) for record in caplog.records])


FORMS = (
    start(),
    exclusive("again"),
    user_task("form"),
    exclusive("more", default="more_to_end"),
    end(),
    *chain("start", "again", "form", "more", "end"),
    flow("more", "again", "=more"),
)


def test_a_state_grows_with_what_was_typed_and_not_with_how_often():
    """One nested context that changes a little in every round is stored once."""
    play = Play(*FORMS)
    note = {f"k{n}": "x" * 100 for n in range(50)}
    play.complete("form", {"case_file": {**note, "n": 0}, "more": True})
    size = len(play.instance.dump())
    for n in range(60):
        play.complete("form", {"case_file": {**note, "n": n % 10}, "more": True})
    assert len(play.instance.dump()) == size
    assert size < 10_000


def test_a_long_case_is_linear_in_its_answers():
    def size(rounds):
        play = Play(*FORMS, dumping=False)
        for n in range(rounds):
            play.complete("form", {f"answer_{n:03}": "x" * 50, "more": True})
        return len(play.instance.dump())

    assert size(90) - size(60) == size(60) - size(30)


def test_completed_sub_processes_and_branches_leave_nothing_behind():
    sub = sub_process("sub", start("in"), user_task("deep"), end("out"), *chain("in", "deep", "out"))
    play = Play(
        start(), parallel("fork"), sub, user_task("side"), parallel("join"), user_task("after"),
        *chain("start", "fork", "sub", "join", "after"), *chain("fork", "side", "join"),
    )  # fmt: skip
    play.complete("deep").complete("side")
    assert len(play.instance.tokens) == 1
    assert set(orjson.loads(play.instance.dump())) == {
        "version", "definition", "ended", "ends", "ready", "variables", "tokens", "handlers",
    }  # fmt: skip


def test_a_variable_called_typename_is_a_variable():
    play = Play(*FORMS)
    play.complete("form", {"typename": "BpmnWorkflow", "deep": {"typename": {"typename": []}}, "more": True})
    assert play.sees("form")["deep"] == {"typename": {"typename": []}}


def test_what_is_given_is_not_shared_with_the_giver():
    given = {"rows": [{"n": 1}]}
    play = Play(*FORMS, variables=MappingProxyType(given), dumping=False)
    given["rows"][0]["n"] = 2
    assert play.sees("form")["rows"] == [{"n": 1}]


def test_branches_do_not_share_what_they_change():
    play = Play(
        start(),
        parallel("fork"),
        user_task("a", outputs={"plan.a": "=x"}),
        user_task("b", outputs={"plan.b": "=x"}),
        parallel("join"),
        user_task("after"),
        *chain("start", "fork", "a", "join", "after"),
        *chain("fork", "b", "join"),
        variables={"plan": {"c": 0}},
        dumping=False,
    )
    before = play.sees("b")
    play.complete("a", {"x": 1})
    assert before == {"plan": {"c": 0}}
    play.complete("b", {"x": 2})
    assert play.sees("after") == {"plan": {"a": 1, "b": 2, "c": 0}}


def test_threads_may_dump_and_load_at_the_same_time():
    definition = compiled(*FORMS)

    def rounds(number):
        instance = Instance.start(definition, {"number": number}, Nobody())
        (task,) = instance.settle().user_tasks
        for _ in range(20):
            instance = Instance.load(definition, instance.dump(), Nobody())
            instance.complete(task.id, {"more": True})
            (task,) = instance.settle().user_tasks
        return instance.variables(task.id)["number"]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(rounds, range(8))) == list(range(8))


def test_a_definition_is_never_changed_by_its_instances():
    definition = compiled(*FORMS)
    before = {name: dict(vars(node)) for name, node in definition.spec.task_specs.items()}
    instance = Instance.start(definition, {}, Nobody())
    (task,) = instance.settle().user_tasks
    instance.complete(task.id, {"more": False})
    assert instance.settle().ended
    assert {name: dict(vars(node)) for name, node in definition.spec.task_specs.items()} == before


def test_an_exception_on_the_way_leaves_the_stored_state_as_it_was():
    play = Play(
        start(), user_task("ask"), exclusive("g"), user_task("b"), *chain("start", "ask", "g"), flow("g", "b", "=n > 1")
    )
    ask, stored = play.wait("ask").id, play.instance.dump()
    broken = Instance.load(play.definition, stored, Nobody())
    broken.complete(ask, {"n": "?"})
    with pytest.raises(ExecutionFailed, match="`g`"):
        broken.settle()
    again = Instance.load(play.definition, stored, Nobody())
    again.complete(ask, {"n": 2})
    assert [task.element_id for task in again.settle().user_tasks] == ["b"]


def test_a_task_that_waits_for_no_answer_cannot_be_completed():
    """Only what was opened can be answered: not a timer, a join, a task inside its sub-process's token."""
    sub = sub_process("sub", start("in"), user_task("deep"), end("out"), *chain("in", "deep", "out"))
    play = Play(
        start(), parallel("fork"), sub, catch("wait", timer(duration="P1D")), user_task("a"), parallel("join"),
        *chain("start", "fork", "sub", "join"), *chain("fork", "wait", "join"), *chain("fork", "a", "join"),
    )  # fmt: skip
    play.complete("a")
    opened = set(play.waits)
    for identity in set(play.instance.tokens) - opened:
        with pytest.raises(TaskNotOpen):
            play.instance.complete(identity, {})
    assert play.open == ["deep"]


def test_what_opens_and_closes_in_one_breath_was_never_there():
    play = Play(
        start(), parallel("fork"), user_task("a"), end("stop", terminate()),
        *chain("start", "fork", "a"), flow("fork", "stop"),
    )  # fmt: skip
    assert play.last.user_tasks == ()
    assert play.last.closed == ()
    assert play.ended


def test_an_open_instance_waits_for_something():
    """After every move of the other tests the runtime checks this itself; here it is seen from outside."""
    play = Play(*FORMS)
    for _ in range(3):
        play.complete("form", {"more": True})
        assert play.open or play.last.next_due_at
        assert all(token.state == TaskState.STARTED for token in play.instance.tokens.values())


def test_broken_feel_is_refused_wherever_it_stands():
    for parts in everywhere("1 +"):
        if not any('"1 +"' in part or ">1 +<" in part for part in parts):
            with pytest.raises(UnsupportedElement):
                compiled(*parts)


def test_an_expression_without_end_is_a_failure():
    with pytest.raises(ElementFailed, match="could not be evaluated"):
        Play(start(), script_task("s", "=for i in 1..1000000 return i"), end(), *chain("start", "s", "end"))


def test_a_boundary_event_beside_a_fast_task_opens_nothing():
    play = Play(
        start(), script_task("s", "=1"), boundary("late", "s", timer(duration="PT0S")), user_task("a"), user_task("b"),
        *chain("start", "s", "a"), *chain("late", "b"),
    )  # fmt: skip
    assert play.open == ["a"]
