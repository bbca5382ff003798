"""Names that the engine needs for itself."""

import pytest

from tests.bpmn.diagrams import business_rule_task, end, multiple, script_task, start, user_task
from tests.lint.linting import of, said


@pytest.mark.parametrize("id_", ["Start", "End", "Root", "a.EndJoin"])
def test_ids_of_the_engine_are_refused(id_):
    assert said(of(user_task(id_)), "reserved_names") == [
        f"The id `{id_}` is used by the engine itself; choose another."
    ]


def test_other_ids_are_fine():
    assert said(of(start("start"), end("end"), end("The_End")), "reserved_names") == []


@pytest.mark.parametrize(
    "node",
    [
        script_task("a", "=1", "case"),
        business_rule_task("a", "d", "case"),
        user_task("a", inputs={"case.country": "=1"}),
        user_task("a", outputs={"loopCounter": "=1"}),
        user_task("a", loop=multiple("=[1]", "case")),
    ],
)
def test_the_engines_own_variables_can_only_be_read(node):
    [sentence] = said(of(node), "reserved_names")
    assert sentence.endswith("this variable is set by the engine and can only be read.")


@pytest.mark.parametrize("name", ["risk score", "1st", "if", "a-b"])
def test_a_variable_is_one_word(name):
    [sentence] = said(of(script_task("a", "=1", name)), "reserved_names")
    assert f"sets `{name}`: a variable is one word" in sentence
