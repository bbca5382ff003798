"""Two ways that run at the same time do not write to one variable."""

from tests.bpmn.diagrams import chain, end, multiple, parallel, script_task, start
from tests.lint.linting import line, of, said, warned

USE = script_task("use", "=a", "b")


def forked(one, other, *after):
    nodes = [start(), parallel("fork"), one, other, parallel("join"), *after, end()]
    last = ["after"] if after else []
    ways = [*chain("start", "fork", "one", "join", *last, "end"), *chain("fork", "other", "join")]
    return of(*nodes, *ways)


def test_two_branches_with_variables_of_their_own():
    assert said(forked(script_task("one", "=1", "a"), script_task("other", "=1", "b")), "parallel_writes") == []


def test_two_branches_that_set_the_same_variable_are_mentioned():
    after = script_task("after", "=a", "b")
    branches = [script_task("one", "=1", "a"), script_task("other", "=2", "a")]
    [sentence] = warned(forked(*branches, after), "parallel_writes")
    assert sentence.startswith("Two ways out of the parallel gateway `fork` both set `a` at the same time")


def test_what_comes_after_the_join_is_not_parallel():
    after = script_task("after", "=a + b", "a")
    assert said(forked(script_task("one", "=1", "a"), script_task("other", "=1", "b"), after), "parallel_writes") == []


def test_each_of_several_instances_sets_the_variable_anew():
    each = script_task("each", "=item", "a", loop=multiple("=[1, 2]"))
    [sentence] = warned(line(each, USE), "parallel_writes")
    assert sentence.startswith(
        "Each time that the script task `each` is done sets `a` anew: only the last value stays."
    )


def test_what_nothing_uses_may_be_set_by_each():
    assert said(line(script_task("each", "=item", "a", loop=multiple("=[1, 2]"))), "parallel_writes") == []


def test_several_instances_collect_their_values():
    collected = multiple("=[1, 2]", output="all", output_element="=a")
    each = script_task("each", "=item", "a", outputs={}, loop=collected)
    assert len(warned(line(each, USE), "parallel_writes")) == 1
    local = script_task("each", "=item", "a", inputs={"a": "=0"}, loop=collected)
    assert said(line(local, USE), "parallel_writes") == []


def test_instances_one_after_the_other_may_count_on():
    each = script_task("each", "=item", "a", loop=multiple("=[1, 2]", sequential=True))
    assert said(line(each, USE), "parallel_writes") == []
