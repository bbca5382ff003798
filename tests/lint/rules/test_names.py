"""Everything that people see has a name."""

from tests.bpmn.diagrams import diagram, end, exclusive, flow, process, start, user_task
from tests.lint.linting import of, package, said, warned


def test_a_nameless_task_is_mentioned():
    assert warned(of(user_task("ask", name=None)), "names") == ["The user task `ask` has no name."]


def test_a_nameless_process_is_mentioned():
    assert warned(package(diagram(process("p", start(), name=None))), "names") == ["The process `p` has no name."]


def test_a_choice_needs_a_name_and_a_join_does_not():
    ends = [end("a"), end("b")]
    ways = [flow("g", "a", "=x"), flow("g", "b", "=y")]
    assert warned(of(exclusive("g", name=None), *ends, *ways), "names") == ["The exclusive gateway `g` has no name."]
    assert said(of(exclusive("g", name=None), *ends, flow("g", "a")), "names") == []


def test_a_name_is_enough():
    assert said(of(start(name="Notice came"), end(name="Closed")), "names") == []
