"""Inputs at the border: what fits comes in, what does not is null and named with value and expected type."""

import pytest

from engine.dmn import WrongInput, decide
from engine.feel import NoStrictValue
from tests.dmn.models import component, decision, given, item, model, needs, sentences


def refusals(type_ref, value, *types, strict=False):
    read = model(*types, given("Age", type_ref), decision("d", needs("input", "Age"), "Age"))
    assert read.problems == ()
    result = decide(read, "d", {"Age": value}, strict=strict)
    assert result.value is None
    return sentences(result.warnings)


def accepted(type_ref, value, *types):
    result = decide(model(*types, given("x", type_ref), decision("d", needs("input", "x"), "x")), "d", {"x": value})
    assert result.warnings == ()
    return result.value


RISK = item("tRisk", "string", allowed='"high", "low"')
PERSON = item("tPerson", components=[component("name", "string"), component("age", "number")])
TREE = item("tTree", components=[component("name", "string"), component("parts", "tTree", collection=True)])


def test_a_text_for_a_number_is_named_with_its_value_and_the_expected_type():
    assert refusals("number", "abc") == ['the input `Age` must be a number, not the string "abc"']


def test_a_long_text_is_shortened():
    assert refusals("number", "x" * 100) == [f'the input `Age` must be a number, not the string "{"x" * 39}…"']


def test_a_wrong_context_is_never_quoted():
    assert refusals("number", {"secret": "x"}) == ["the input `Age` must be a number, not a context"]


def test_a_value_that_is_not_allowed_is_named_with_those_that_are():
    assert refusals("tRisk", "medium", RISK) == [
        'the input `Age` must be a string among "high", "low", not the string "medium"'
    ]


def test_a_missing_component_is_named():
    assert refusals("tPerson", {"name": "Ann"}, PERSON) == ["the input `Age` must have an entry `age` (a number)"]


def test_a_wrong_component_is_named():
    assert refusals("tPerson", {"name": "Ann", "age": "x"}, PERSON) == [
        'the input `Age` has an entry `age` that must be a number, not the string "x"'
    ]


def test_a_wrong_item_is_named_by_its_place():
    numbers = item("tNumbers", "number", collection=True)
    assert refusals("tNumbers", [1, 2, "x"], numbers) == [
        'the input `Age` has a 3rd item that must be a number, not the string "x"'
    ]


def test_a_constraint_holds_for_the_whole_collection():
    short = item("tShort", "number", collection=True, constraint="count(?) < 3")
    assert accepted("tShort", [1, 2], short) == [1, 2]
    assert refusals("tShort", [1, 2, 3], short) == [
        "the input `Age` must be a list<number> for which count(?) < 3, not a list"
    ]


def test_allowed_values_hold_for_each_item_of_a_collection():
    risks = item("tRisks", "string", collection=True, allowed='"high", "low"')
    assert accepted("tRisks", ["high", "low"], risks) == ["high", "low"]
    assert 'a 2nd item that must be a string among "high", "low"' in refusals("tRisks", ["high", "none"], risks)[0]


def test_a_type_within_itself_is_checked_as_deep_as_the_value_goes():
    tree = {"name": "a", "parts": [{"name": "b", "parts": []}]}
    assert accepted("tTree", tree, TREE) == tree
    assert (
        "an entry `name` that must be a string"
        in refusals("tTree", {"name": "a", "parts": [{"name": 1, "parts": []}]}, TREE)[0]
    )


def test_a_type_that_is_only_itself_is_a_problem_not_a_loop():
    read = model(item("tA", "tB"), item("tB", "tA"), given("x", "tA"), decision("d", needs("input", "x"), "x"))
    assert sentences(read.problems) == ["the type `tB` is defined by itself"]
    assert decide(read, "d", {"x": 1}).value == 1


def test_one_value_becomes_a_list_of_one_and_the_other_way_round():
    assert accepted("tNumbers", 1, item("tNumbers", "number", collection=True)) == [1]
    assert accepted("string", ["one"]) == "one"


def test_null_is_of_every_type():
    assert accepted("tRisk", None, RISK) is None


@pytest.mark.parametrize("type_ref", ["number", "feel:number", "x:number"])
def test_a_type_may_be_written_with_a_prefix(type_ref):
    xmlns = {"xmlns:x": "http://www.omg.org/spec/FEEL/20140401"}
    read = model(given("a", type_ref), decision("d", needs("input", "a"), "a"), **xmlns)
    assert read.problems == ()
    assert decide(read, "d", {"a": "x"}).value is None


def test_an_input_that_is_not_given_is_null_with_a_warning():
    read = model(given("Age"), decision("d", needs("input", "Age"), "Age = null"))
    result = decide(read, "d", {})
    assert result.value is True
    assert sentences(result.warnings) == ["the input `Age` is not given"]


def test_strict_mode_refuses_a_wrong_input():
    read = model(given("Age", "number"), decision("d", needs("input", "Age"), "Age"))
    with pytest.raises(NoStrictValue, match="the input `Age` must be a number"):
        decide(read, "d", {"Age": "x"}, strict=True)


def test_an_object_of_the_program_is_no_input():
    read = model(given("Age"), decision("d", needs("input", "Age"), "Age"))
    with pytest.raises(WrongInput, match="the input `Age` cannot be used"):
        decide(read, "d", {"Age": object()})


def test_an_input_that_nobody_needs_is_not_looked_at():
    assert decide(model(decision("d", "1")), "d", {"other": object()}).value == 1


def test_the_result_is_fitted_to_the_type_of_the_decision():
    result = decide(model(decision("Days", "2", type_ref="string")), "Days", {})
    assert result.value is None
    assert str(result.warnings[0]) == "decision `Days`: the result of `Days` must be a string, not the number 2"
