"""Every expression can be read."""

import pytest

from tests.bpmn.diagrams import (
    call_activity,
    catch,
    end,
    exclusive,
    flow,
    message,
    multiple,
    script_task,
    timer,
    user_task,
)
from tests.lint.linting import about, of, said


def test_expressions_that_can_be_read():
    assert said(of(script_task("s", '=if a > 1 then "x" else "y"')), "expressions") == []


def test_the_place_of_a_mistake_is_told():
    [sentence] = said(of(script_task("s", "=1 +")), "expressions")
    assert sentence.startswith("The script of the script task `s` cannot be read: line 1, column")


def test_a_condition_is_named_by_where_it_leads():
    ways = [exclusive("g", "g_to_b"), end("a"), end("b"), flow("g", "a", "=x >"), flow("g", "b")]
    [sentence] = said(of(*ways), "expressions")
    assert sentence.startswith("The condition of the arrow to the end event `a` cannot be read")
    assert about(of(*ways), "expressions") == ["g_to_a"]


def test_a_literal_text_where_feel_is_needed_is_refused():
    assert said(of(script_task("s", "1 + 1")), "expressions") == [
        "The script of the script task `s` is not an expression: it must begin with `=`."
    ]
    ways = [exclusive("g", "g_to_b"), end("a"), end("b"), flow("g", "a", "x > 1"), flow("g", "b")]
    assert said(of(*ways), "expressions") == [
        "The condition of the arrow to the end event `a` is not an expression: it must begin with `=`."
    ]


BROKEN = "=1 +"


@pytest.mark.parametrize(
    "node",
    [
        catch("a", timer(duration=BROKEN)),
        catch("a", message("m", BROKEN)),
        user_task("a", groups=BROKEN),
        user_task("a", assignee=BROKEN),
        user_task("a", users=BROKEN),
        user_task("a", due=BROKEN),
        user_task("a", follow_up=BROKEN),
        user_task("a", priority=BROKEN),
        user_task("a", inputs={"x": BROKEN}),
        user_task("a", outputs={"x": BROKEN}),
        user_task("a", loop=multiple(BROKEN)),
        user_task("a", loop=multiple(until=BROKEN)),
        user_task("a", loop=multiple(output="all", output_element=BROKEN)),
        call_activity("a", BROKEN),
    ],
)
def test_every_place_for_an_expression_is_looked_at(node):
    assert about(of(node), "expressions") == ["a"]


def test_literal_texts_are_no_expressions():
    assert said(of(user_task("a", groups="police", due="2026-03-02", inputs={"x": "text"})), "expressions") == []
