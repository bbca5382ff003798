"""Conditions stand where a choice is made."""

from tests.bpmn.diagrams import end, exclusive, flow, inclusive, parallel, start, user_task
from tests.lint.linting import of, said

ENDS = [end("a"), end("b")]


def test_a_choice_with_conditions_and_a_default():
    ways = [flow("g", "a", "=x"), flow("g", "b")]
    assert said(of(exclusive("g", "g_to_b"), *ENDS, *ways), "conditions") == []


def test_a_choice_may_have_a_condition_on_every_arrow():
    ways = [flow("g", "a", "=x"), flow("g", "b", "=not(x)")]
    assert said(of(inclusive("g"), *ENDS, *ways), "conditions") == []


def test_an_arrow_out_of_a_choice_without_a_condition_is_refused():
    ways = [flow("g", "a", "=x"), flow("g", "b", name="no")]
    [sentence] = said(of(exclusive("g"), *ENDS, *ways), "conditions")
    assert sentence.startswith("The arrow `no` leaves the exclusive gateway `g` without a condition.")


def test_a_gateway_that_only_joins_needs_no_condition():
    assert said(of(user_task("x"), exclusive("g"), end("a"), flow("x", "g"), flow("g", "a")), "conditions") == []


def test_a_default_arrow_has_no_condition():
    ways = [flow("g", "a", "=x"), flow("g", "b", "=y")]
    assert said(of(exclusive("g", "g_to_b"), *ENDS, *ways), "conditions") == [
        "The default arrow `g_to_b` of the exclusive gateway `g` also has a condition. Remove one of the two."
    ]


def test_the_only_arrow_has_no_condition():
    [sentence] = said(of(exclusive("g"), end("a"), flow("g", "a", "=x")), "conditions")
    assert sentence.startswith("The only arrow out of the exclusive gateway `g` has a condition")


def test_a_condition_elsewhere_would_be_ignored():
    for node in (start("g"), user_task("g"), parallel("g")):
        [sentence] = said(of(node, end("a"), flow("g", "a", "=x")), "conditions")
        assert "would be ignored. Put an exclusive gateway behind it." in sentence


def test_a_default_arrow_elsewhere_means_nothing():
    assert said(of(user_task("g", default="g_to_a"), end("a"), flow("g", "a")), "conditions") == [
        "The user task `g` has a default arrow, but chooses nothing."
    ]
