"""Every decision is told all that it asks for."""

from tests.bpmn.diagrams import business_rule_task, multiple, script_task, user_task
from tests.dmn.models import decision, given, needs
from tests.dmn.models import model as dmn_model
from tests.lint.linting import form, line, model, question, said

MODELS = (model("dec", "risk", "age"),)
DECIDE = business_rule_task("d", "dec")


def test_a_decision_that_is_told_everything():
    asks = [user_task("ask", form="F"), script_task("s", "=18", "age")]
    assert said(line(*asks, DECIDE, models=MODELS, forms=(form("F", question("risk")),)), "decision_inputs") == []


def test_an_input_that_nothing_sets_is_refused_with_what_may_be_meant():
    sets = [script_task("s", "=1", "risk"), script_task("t", "=1", "ages")]
    [sentence] = said(line(*sets, DECIDE, models=MODELS), "decision_inputs")
    assert sentence.startswith("The decision `dec` of the business rule task `d` needs the input `age`, and nothing in")
    assert sentence.endswith("sets it; did you mean `ages`?")


def test_an_input_may_be_mapped():
    decide = business_rule_task("d", "dec", inputs={"risk": "=1", "age": "=null"})
    assert said(line(decide, models=MODELS), "decision_inputs") == []


def test_an_input_may_be_the_item_of_a_loop():
    decide = business_rule_task("d", "dec", inputs={"age": "=1"}, loop=multiple("=[1]", "risk"))
    assert said(line(decide, models=MODELS), "decision_inputs") == []


def test_the_inputs_of_decisions_that_a_decision_needs_count_too():
    inner = decision("inner", needs("input", "deep"), "deep + 1")
    outer = decision("dec", needs("decision", "inner"), "inner")
    model_ = dmn_model(given("deep"), inner, outer)
    [sentence] = said(line(DECIDE, models=(model_,)), "decision_inputs")
    assert "needs the input `deep`" in sentence
