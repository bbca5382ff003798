import pytest

from engine.bpmn.runtime import ElementFailed, NeverAtRest, Stuck, UnsupportedElement
from tests.bpmn.diagrams import (
    boundary,
    catch,
    chain,
    end,
    event_based,
    exclusive,
    flow,
    inclusive,
    multiple,
    parallel,
    receive_task,
    script_task,
    start,
    task,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import Play, compiled

CHOICE = (
    start(),
    exclusive("which", default="which_to_c"),
    user_task("a"),
    user_task("b"),
    user_task("c"),
    flow("start", "which"),
    flow("which", "a", "=n > 10"),
    flow("which", "b", "=n > 5"),
    flow("which", "c"),
)


@pytest.mark.parametrize(("n", "taken"), [(11, "a"), (6, "b"), (1, "c")])
def test_an_exclusive_gateway_takes_the_first_true_flow_else_the_default(n, taken):
    assert Play(*CHOICE, variables={"n": n}).open == [taken]


@pytest.mark.parametrize("variables", [{}, {"n": None}, {"n": "many"}])
def test_a_condition_that_is_neither_true_nor_false_is_a_failure_that_names_its_element(variables):
    with pytest.raises(ElementFailed, match="`which`: the condition is neither true nor false") as failure:
        Play(*CHOICE, variables=variables)
    assert failure.value.element_id == "which"


def test_a_condition_that_is_no_feel_is_refused_when_it_is_compiled():
    with pytest.raises(UnsupportedElement, match="which"):
        compiled(start(), exclusive("which"), task("a"), flow("start", "which"), flow("which", "a", "=n >"))
    with pytest.raises(UnsupportedElement, match="begins with"):
        compiled(start(), exclusive("which"), task("a"), flow("start", "which"), flow("which", "a", "n > 1"))


def test_without_a_true_condition_and_a_default_flow_the_gateway_fails():
    with pytest.raises(ElementFailed, match="no default flow"):
        Play(start(), exclusive("which"), task("a"), flow("start", "which"), flow("which", "a", "=false"))


FORK = (
    start(),
    parallel("fork"),
    user_task("a"),
    user_task("b"),
    parallel("join"),
    user_task("after"),
    end(),
    *chain("start", "fork", "a", "join", "after", "end"),
    *chain("fork", "b", "join"),
)


def test_a_parallel_gateway_forks_and_joins():
    play = Play(*FORK)
    assert play.open == ["a", "b"]
    play.complete("b", {"x": 1})
    assert play.open == ["a"]
    play.complete("a", {"y": 2})
    assert play.open == ["after"]
    assert play.sees("after") == {"x": 1, "y": 2}
    assert play.count("join") == 1
    play.complete("after")
    assert play.ended


def test_lists_of_two_branches_are_not_mixed_at_a_join():
    play = Play(*FORK)
    play.complete("a", {"mine": [{"name": "a"}]}).complete("b", {"yours": [{"risk": 1}]})
    assert play.sees("after") == {"mine": [{"name": "a"}], "yours": [{"risk": 1}]}


def test_a_list_written_by_two_branches_is_the_later_one_and_not_a_mixture():
    play = Play(*FORK)
    play.complete("b", {"rows": [{"b": 1}, {"b": 2}]}).complete("a", {"rows": [{"a": 1}]})
    assert play.sees("after") == {"rows": [{"a": 1}]}


def test_a_parallel_block_in_a_loop_joins_each_time():
    play = Play(
        start(),
        exclusive("again"),
        parallel("fork"),
        user_task("a"),
        user_task("b"),
        parallel("join"),
        exclusive("more", default="more_to_end"),
        end(),
        *chain("start", "again", "fork", "a", "join", "more", "end"),
        *chain("fork", "b", "join"),
        flow("more", "again", "=again"),
    )
    for first, second in (("a", "b"), ("b", "a"), ("a", "b")):
        play.complete(first, {"again": True}).complete(second)
        assert play.open == ["a", "b"]
    play.complete("a", {"again": False}).complete("b")
    assert play.ended


def test_a_join_keeps_a_token_too_many_for_the_next_time():
    """A branch that comes twice before the other came once: both times count (BPMN 2.0.2, 13.4.1)."""
    play = Play(
        start(),
        parallel("fork"),
        user_task("a"),
        user_task("b"),
        task("twice"),
        exclusive("merge"),
        parallel("join"),
        user_task("after"),
        *chain("start", "fork", "a", "twice", "merge", "join", "after"),
        flow("twice", "merge", id_="again"),
        *chain("fork", "b", "join"),
    )
    play.complete("a")
    assert play.open == ["b"]
    play.complete("b")
    assert (play.open, play.count("join")) == (["after"], 1)
    with pytest.raises(Stuck, match="join"):
        play.complete("after")


def test_a_join_that_can_never_be_complete_is_said_at_once():
    with pytest.raises(Stuck) as failure:
        Play(
            start(),
            exclusive("fork", default="fork_to_a"),
            task("a"),
            task("b"),
            parallel("join"),
            *chain("start", "fork", "a", "join"),
            flow("fork", "b", "=false"),
            flow("b", "join"),
        )
    assert failure.value.element_id == "join"


def test_a_circle_in_which_nothing_waits_is_said():
    with pytest.raises(NeverAtRest, match="does not come to rest"):
        Play(start(), script_task("count", "=1"), exclusive("g"), *chain("start", "g", "count", "g"))


SOME = (
    start(),
    inclusive("some", default="some_to_c"),
    user_task("a"),
    user_task("b"),
    user_task("c"),
    inclusive("join"),
    user_task("after"),
    flow("start", "some"),
    flow("some", "a", "=x"),
    flow("some", "b", "=y"),
    flow("some", "c"),
    *(flow(id_, "join") for id_ in "abc"),
    flow("join", "after"),
)


@pytest.mark.parametrize(
    ("x", "y", "taken"), [(True, True, ["a", "b"]), (True, False, ["a"]), (False, True, ["b"]), (False, False, ["c"])]
)
def test_an_inclusive_gateway_takes_all_that_are_true_and_its_join_waits_for_those(x, y, taken):
    play = Play(*SOME, variables={"x": x, "y": y})
    assert play.open == taken
    for number, id_ in enumerate(reversed(taken), 1):
        assert play.count("join") == 0
        play.complete(id_)
        assert play.open == (["after"] if number == len(taken) else taken[:-number])
    assert play.count("join") == 1


def test_an_inclusive_join_waits_for_a_token_that_may_still_come_through_a_loop():
    play = Play(
        start(),
        parallel("fork"),
        user_task("a"),
        exclusive("again"),
        user_task("b"),
        exclusive("more", default="more_to_join"),
        inclusive("join"),
        user_task("after"),
        *chain("start", "fork", "a", "join", "after"),
        *chain("fork", "again", "b", "more", "join"),
        flow("more", "again", "=again"),
    )
    play.complete("a")
    play.complete("b", {"again": True})
    assert play.open == ["b"]
    play.complete("b", {"again": False})
    assert play.open == ["after"]


def test_an_inclusive_join_does_not_wait_for_a_branch_that_ends_elsewhere():
    play = Play(
        start(),
        parallel("fork"),
        user_task("a"),
        user_task("b"),
        user_task("side"),
        end("aside"),
        inclusive("join"),
        user_task("after"),
        *chain("start", "fork", "a", "join", "after"),
        *chain("fork", "b", "join"),
        *chain("fork", "side", "aside"),
    )
    play.complete("a").complete("b")
    assert play.open == ["after", "side"]


@pytest.mark.parametrize("more", [{"inputs": {"x": "=1"}}, {"loop": multiple()}])
def test_a_receive_task_behind_an_event_based_gateway_only_waits(more):
    parts = (start(), event_based("g"), receive_task("a", "m", **more), catch("b", timer(duration="P1D")))
    with pytest.raises(UnsupportedElement, match=r"`a`: .* only waits"):
        compiled(*parts, *chain("start", "g", "a"), *chain("g", "b"))
    late = boundary("late", "a", timer(duration="P1D"))
    with pytest.raises(UnsupportedElement, match=r"`a`: .* only waits"):
        compiled(start(), event_based("g"), receive_task("a", "m"), late, *chain("start", "g", "a"))
