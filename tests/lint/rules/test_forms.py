"""The forms are there, and can be filled."""

from engine.lint import Offer
from tests.bpmn.diagrams import start, user_task
from tests.lint.linting import form, line, question, said

ASK = user_task("ask", form="F01")


def test_a_form_of_the_package_is_found():
    assert said(line(ASK, forms=(form("F01", question("risk")),)), "forms") == []


def test_a_form_of_another_deployment_is_found():
    assert said(line(ASK, elsewhere=Offer(forms={"F01": frozenset()})), "forms") == []


def test_a_form_that_does_not_exist_is_refused_with_what_may_be_meant():
    assert said(line(ASK, forms=(form("F01_notice", question("risk")),)), "forms") == [
        "The form `F01` of the user task `ask` does not exist."
    ]
    assert said(line(begin=start(form="F011"), forms=(form("F01", question("risk")),)), "forms") == [
        "The form `F011` of the start event `start` does not exist; did you mean `F01`?"
    ]


def test_two_forms_with_one_id_are_refused():
    twins = (form("F01", question("risk")), form("F01", question("age")))
    assert said(line(ASK, forms=twins), "forms") == ["There are several forms with the id `F01`."]


def test_free_text_never_becomes_a_process_variable():
    [sentence] = said(line(ASK, forms=(form("F01", question("note", "textfield")),)), "forms")
    assert "Free text cannot be input of the process" in sentence
    assert said(line(ASK, forms=(form("F01", question("n", "textfield", processInput="reference")),)), "forms") == []


def test_an_answer_without_a_data_class_is_refused():
    unclassed = question("risk", **{"class": None})
    [sentence] = said(line(ASK, forms=(form("F01", unclassed),)), "forms")
    assert "say which data class the answer is of" in sentence
