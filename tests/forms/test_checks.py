"""What makes a form unfit for use."""

import pytest

from engine.forms import check_form
from tests.forms.making import a_form, options, question, table, yes_no


def choice(*codes, **attributes):
    return question("radio", "trend", values=options(*codes), **attributes)


INPUT = {"processInput": "true"}
WRONG = [
    (question("textfield", ""), "no key"),
    (question("textfield", "two words"), "one word"),
    (question("textfield", "a.b"), "one word"),
    (question("textfield", "if"), "one word"),
    (question("textfield", "case"), "one word"),
    (question("textfield", "k" * 61), "60"),
    (question("textfield", "name", class_=None), "`class` is missing"),
    (question("textarea", "reason", properties=INPUT), "Free text"),
    (question("textfield", "name", properties=INPUT), "Free text"),
    (question("number", "house", class_="C3", properties=INPUT), "C3"),
    (question("number", "house", properties={**INPUT, "classByRole": "police=C3"}), "C3"),
    (question("textarea", "reason", properties={"summary": "true"}), "summary"),
    (question("number", "age", properties={"subject": "the client"}), "`subject`"),
    (choice("yes", "maybe"), "`yes_`"),
    (choice("No", "maybe"), "`No_`"),
    (choice("off", "maybe"), "`off_`"),
    (choice("null", "maybe"), "`null_`"),
    (choice("1", "low"), "begins with a letter"),
    (choice("1e3", "low"), "begins with a letter"),
    (choice("very high", "low"), "begins with a letter"),
    (question("radio", "trend", values=[{"value": "low", "label": "A"}, {"value": "low", "label": "B"}]), "code `low`"),
    (question("radio", "trend", values=[{"value": "a", "label": "A"}, {"value": "b", "label": "A"}]), "label `A`"),
    (choice(), "nothing to choose"),
    (choice("low", "high", defaultValue="higher"), "default"),
    (choice("low", valuesExpression="=levels"), "not from both"),
    (yes_no("known", values=options("yes_", "no_")), "`isTrue` and `isFalse`"),
    (table("children"), "no columns"),
    (table("children", question("textfield", "initials"), properties={"processInput": "reference"}), "write `true`"),
    (question("number", "amountEUR"), "whole euros"),
    (question("number", "sum", label="Sum in euros"), "whole euros"),
    (question("number", "age", validate={"min": 5, "max": 4}), "least"),
    (question("textfield", "name", validate={"minLength": 5, "maxLength": 4}), "least"),
    (question("textfield", "code", validate={"pattern": "(?=a)"}), "pattern"),
    (question("textfield", "code", validate={"pattern": "("}), "pattern"),
    (question("expression", "sum"), "no expression"),
    (question("textfield", "name", conditional={"hide": "=a = "}), "condition"),
    (question("expression", "sum", expression="=1 +"), "calculation"),
    (question("select", "who", valuesExpression="=for"), "list of answers"),
    (question("number", "age", properties={"prefill": "=)"}), "prefill"),
    (question("number", "age", properties={"side": "= if"}), "side"),
    (question("number", "age", conditional={"hide": "=age > 3"}), "its own answer"),
    ({"type": "text", "id": "F_t", "text": "=upper("}, "text"),
]


@pytest.mark.parametrize(("component", "words"), WRONG)
def test_what_is_wrong_is_said_once_with_the_component_it_concerns(component, words):
    (problem,) = check_form(a_form(component))
    assert words in problem.message
    assert (problem.component_id, problem.severity) == (component["id"], "error")


def test_two_questions_of_one_key_are_told_at_both():
    form = a_form(question("textfield", "name"), question("textarea", "name", id="other"))
    assert [problem.component_id for problem in check_form(form)] == ["F_name", "other"]


def test_a_column_may_be_called_like_one_of_another_table_and_with_a_warning_like_a_question():
    column = question("textfield", "name")
    other = question("textfield", "name", id="other")
    assert check_form(a_form(table("victims", column), table("offenders", other))) == ()
    warned = check_form(a_form(question("textfield", "name", id="third"), table("victims", column)))
    assert [problem.severity for problem in warned] == ["warning"]


def test_free_text_may_enter_the_process_as_a_reference():
    assert check_form(a_form(question("textarea", "reason", properties={"processInput": "reference"}))) == ()


def test_what_is_calculated_from_free_text_or_contacts_stays_out_of_the_process():
    for hidden in (question("textarea", "reason"), question("number", "reason", class_="C3")):
        sum_ = question("expression", "sum", expression="=string(reason)", properties=INPUT)
        (problem,) = check_form(a_form(hidden, sum_))
        assert "free text or protected contacts" in problem.message


def test_a_condition_on_a_later_question_is_a_warning():
    first = question("textfield", "a", conditional={"hide": "=b = null"})
    (problem,) = check_form(a_form(first, question("textfield", "b")))
    assert (problem.severity, problem.key) == ("warning", "a")


def test_a_subject_may_be_a_party_of_the_form_or_a_process_variable():
    about = question("number", "age", properties={"subject": "client"})
    client = question("select", "client", properties={"kind": "party"})
    assert check_form(a_form(client, about)) == check_form(a_form(about)) == ()
    (problem,) = check_form(a_form(question("textfield", "client"), about))
    assert "`subject`" in problem.message


@pytest.mark.parametrize("code", ["yes_", "no_", "unknown", "B-SAFER", "Static-99R", "a14to17", "true_"])
def test_codes_of_the_field_are_accepted(code):
    assert check_form(a_form(choice(code, "other"))) == ()


def test_two_components_of_one_id_are_told():
    form = a_form(question("textfield", "a", id="x"), question("textfield", "b", id="x"))
    assert [problem.component_id for problem in check_form(form)] == ["x", "x"]


def test_a_problem_is_read_with_the_key_of_its_question():
    (problem,) = check_form(a_form(question("textfield", "name", class_=None)))
    assert str(problem).startswith("`name`: The property `class` is missing")
