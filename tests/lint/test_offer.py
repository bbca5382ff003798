"""What a deployment has for others."""

from engine.lint import Offer, offer_of, together
from tests.bpmn.diagrams import call_activity, script_task, user_task
from tests.lint.linting import form, line, model, question


def test_an_offer_names_processes_decisions_forms_and_calls():
    pathway = line(
        user_task("ask", form="F"),
        script_task("s", "=1", "count"),
        call_activity("call", "child", inputs={"extra": "=1"}),
        forms=(form("F", question("risk")),),
        models=(model("dec", "risk"),),
    )
    assert offer_of(pathway) == Offer(
        processes={"p": frozenset({"risk", "count"})},
        decisions={"dec": frozenset({"risk"})},
        forms={"F": frozenset({"risk"})},
        calls={"child": frozenset({"risk", "count", "extra"})},
    )


def test_offers_together_pass_all_that_each_passes():
    one = Offer(processes={"a": frozenset("x")}, calls={"c": frozenset("x")})
    two = Offer(processes={"b": frozenset("y")}, calls={"c": frozenset("y")})
    assert together(one, two) == Offer(
        processes={"a": frozenset("x"), "b": frozenset("y")}, calls={"c": frozenset({"x", "y"})}
    )
