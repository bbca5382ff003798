"""What a form takes from the process is set by something."""

from tests.bpmn.diagrams import script_task, start, user_task
from tests.lint.linting import form, line, question, said

FORM = form("F", question("risk", prefill="=lastRisk"))
ASK = user_task("ask", form="F")


def test_a_prefilled_answer_that_is_known():
    assert said(line(script_task("s", "=1", "lastRisk"), ASK, forms=(FORM,)), "form_variables") == []
    asked = user_task("ask", form="F", inputs={"lastRisk": "=1"})
    assert said(line(asked, forms=(FORM,)), "form_variables") == []


def test_a_prefilled_answer_that_nothing_sets_is_refused():
    [sentence] = said(line(script_task("s", "=1", "lastRisks"), ASK, forms=(FORM,)), "form_variables")
    assert sentence.startswith("The form of the user task `ask` uses `lastRisk` at `risk`, and nothing in this process")
    assert sentence.endswith("sets it; did you mean `lastRisks`?")


def hidden(condition):
    hiding = {**question("why"), "conditional": {"hide": condition}}
    return form("F", question("risk", processInput=None), hiding)


def test_a_question_may_depend_on_an_answer_or_on_the_process():
    assert said(line(ASK, forms=(hidden("=risk > 1"),)), "form_variables") == []
    assert said(line(script_task("s", "=1", "level"), ASK, forms=(hidden("=level > 1"),)), "form_variables") == []


def test_a_question_that_depends_on_nothing_known_is_refused():
    assert len(said(line(ASK, forms=(hidden("=level > 1"),)), "form_variables")) == 1


def test_a_side_or_a_subject_that_nothing_sets_is_refused():
    marked = form("F", question("risk", subject="somebody", side="=whose"))
    assert len(said(line(ASK, forms=(marked,)), "form_variables")) == 2


def test_a_start_form_has_no_process_yet_and_is_not_judged():
    assert said(line(begin=start(form="F"), forms=(FORM,)), "form_variables") == []


def test_a_form_that_is_not_here_is_not_judged():
    assert said(line(ASK), "form_variables") == []
