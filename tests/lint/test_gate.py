"""All rules together."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.lint import RULES, Package, lint
from tests.bpmn.diagrams import (
    boundary,
    business_rule_task,
    call_activity,
    chain,
    diagram,
    end,
    exclusive,
    flow,
    lane,
    message,
    multiple,
    parallel,
    process,
    script_task,
    service_task,
    start,
    sub_process,
    task,
    timer,
    user_task,
)
from tests.lint.linting import form, model, of, package, question

PAGES = Path(__file__).parents[2] / "docs" / "lint"
NAMES = [rule.RULE for rule in RULES]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_called_like_its_file(rule):
    assert rule.__name__ == f"engine.lint.rules.{rule.RULE}"


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_has_a_page(name):
    page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert page.startswith("# ")
    assert "## How to mend it" in page


def test_every_page_is_about_a_rule():
    assert {page.stem for page in PAGES.glob("*.md")} - {"README"} == set(NAMES)


def test_every_problem_names_its_rule():
    broken = of(task("a"), user_task("b"), end("e"), flow("a", "gone"))
    assert {problem.rule for problem in lint(broken)} <= set(NAMES)


def test_errors_come_before_warnings_and_both_in_the_order_of_the_lines():
    found = lint(of(start(), user_task("a", due=None), task("b"), task("c")))
    severities = [problem.severity for problem in found]
    assert severities == sorted(severities)
    errors = [problem.line for problem in found if problem.severity == "error"]
    assert errors == sorted(errors)


def test_a_sound_pathway_passes():
    nodes = [
        start(),
        user_task("ask", form="F", groups="police"),
        boundary("late", "ask", timer(duration="P3D"), interrupting=False),
        business_rule_task("decide", "dec", "found"),
        end("reminded"),
        end(),
    ]
    ways = [*chain("start", "ask", "decide", "end"), *chain("late", "reminded")]
    forms = (form("F", question("risk")),)
    assert lint(of(*nodes, *ways, forms=forms, models=(model("dec", "risk"),))) == ()


def test_an_empty_package_is_sound():
    assert lint(Package()) == ()


NODES = [
    start("s1"),
    start("s2", message("m")),
    end("e1"),
    user_task("u1", form="F", groups="police", loop=multiple("=risks")),
    user_task("u2", inputs={"a": "=b"}, outputs={"c": "=d"}),
    script_task("c1", "=risk + 1", "risk"),
    business_rule_task("d1", "dec"),
    service_task("m1", "mail.send"),
    call_activity("k1", "p", all_out=True),
    exclusive("x1", "x1_to_e1"),
    parallel("x2"),
    sub_process("b1", start("in"), script_task("deep", "=loopCounter"), *chain("in", "deep"), loop=multiple()),
    sub_process("b2", start("soon", timer(cycle="R/P1D"), interrupting=False), by_event=True),
    boundary("o1", "u1", timer(duration="P1D")),
    boundary("o2", "gone", timer()),
]
IDS = ["s1", "s2", "e1", "u1", "u2", "c1", "d1", "m1", "k1", "x1", "x2", "b1", "b2", "o1", "deep", "gone"]
ARROWS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from([None, "=risk > 1", "=("])))


@given(st.lists(st.sampled_from(NODES), unique=True), ARROWS)
def test_whatever_is_drawn_every_rule_has_an_answer(nodes, arrows):
    flows = [flow(a, b, condition, id_=f"f{number}") for number, (a, b, condition) in enumerate(arrows)]
    drawn = diagram(process("p", *nodes, *flows, lanes=[lane("lane_police", "u1")]))
    checked = lint(package(drawn, forms=(form("F", question("risk")),), models=(model("dec", "risk"),)))
    assert all(problem.message.endswith((".", "?")) for problem in checked), checked
