"""Decision tables: which rules match, which of them count, and what comes out (DMN 1.5, 8.2.8)."""

from decimal import Decimal

import pytest

from engine.dmn import decide
from tests.dmn.models import asking, component, decision, given, item, model, needs, sentences, table

PRIORITIES = [("risk", '"high", "medium", "low"', "")]
ROWS = [(">= 3", '"low"'), (">= 1", '"high"'), (">= 2", '"medium"')]


def answer(policy, ticks, *rules, outputs=PRIORITIES, aggregation=""):
    rows = rules or ROWS
    read = asking(table(["ticks"], outputs, *rows, policy=policy, aggregation=aggregation), ("ticks", "number"))
    assert read.problems == ()
    return decide(read, "d", {"ticks": ticks})


def rules_of(result):
    return [rule.rule for rule in result.matched]


def test_unique_gives_the_only_rule_that_matches():
    result = answer("UNIQUE", 1)
    assert (result.value, rules_of(result)) == ("high", [2])


def test_unique_gives_null_and_names_the_rules_when_several_match():
    result = answer("UNIQUE", 3)
    assert result.value is None
    assert sentences(result.warnings) == ["rules 1, 2 and 3 match, but only one may (hit policy UNIQUE)"]
    assert result.matched == ()


def test_any_gives_what_all_rules_agree_on():
    assert answer("ANY", 3, (">= 3", '"low"'), (">= 1", '"low"')).value == "low"


def test_any_gives_null_and_names_two_rules_that_disagree():
    result = answer("ANY", 3)
    assert result.value is None
    assert sentences(result.warnings) == ["rules 1 and 2 match with different outputs (hit policy ANY)"]


def test_first_gives_the_first_rule_of_the_table():
    result = answer("FIRST", 3)
    assert (result.value, rules_of(result)) == ("low", [1])


def test_priority_gives_the_output_that_stands_first_among_the_output_values():
    result = answer("PRIORITY", 3)
    assert (result.value, rules_of(result)) == ("high", [2])


def test_priority_takes_the_order_from_the_allowed_values_of_the_type():
    risk = item("tRisk", "string", allowed='"high", "medium", "low"')
    text = table(["ticks"], ["risk"], *ROWS, policy="PRIORITY").replace('name="risk"', 'name="risk" typeRef="tRisk"')
    read = model(risk, given("ticks"), decision("d", needs("input", "ticks"), text))
    assert decide(read, "d", {"ticks": 3}).value == "high"


def test_priority_of_several_outputs_goes_from_left_to_right():
    outputs = [("a", '"x", "y"', ""), ("b", "", ""), ("c", "3, 2, 1", "")]
    rules = [("-", '"y"', "1", "3"), ("-", '"x"', "2", "1"), ("-", '"x"', "3", "2")]
    assert answer("PRIORITY", 1, *rules, outputs=outputs).value == {"a": "x", "b": 3, "c": 2}


def test_priority_without_output_values_is_a_problem():
    read = asking(table(["ticks"], ["risk"], *ROWS, policy="PRIORITY"), "ticks")
    assert "needs output values, whose order is the order of priority" in read.problems[0].sentence


def test_rule_order_gives_all_outputs_in_the_order_of_the_rules():
    result = answer("RULE ORDER", 3)
    assert (result.value, rules_of(result)) == (["low", "high", "medium"], [1, 2, 3])


def test_output_order_gives_all_outputs_in_the_order_of_the_output_values():
    result = answer("OUTPUT ORDER", 3)
    assert (result.value, rules_of(result)) == (["high", "medium", "low"], [2, 3, 1])


def test_collect_gives_all_outputs():
    assert answer("COLLECT", 2).value == ["high", "medium"]


@pytest.mark.parametrize(("aggregation", "expected"), [("SUM", 60), ("COUNT", 3), ("MIN", 10), ("MAX", 30)])
def test_collect_can_make_one_value_of_all_outputs(aggregation, expected):
    rules = [("> 0", "10"), ("> 1", "30"), ("> 2", "20"), ("> 9", "100")]
    assert answer("COLLECT", 3, *rules, outputs=["n"], aggregation=aggregation).value == expected


def test_collect_with_sum_has_no_sum_of_texts():
    result = answer("COLLECT", 3, aggregation="SUM")
    assert result.value is None
    assert sentences(result.warnings) == ["only numbers can be added up, not a string (COLLECT with SUM)"]


@pytest.mark.parametrize(
    ("policy", "aggregation", "expected"),
    [
        ("UNIQUE", "", None),
        ("ANY", "", None),
        ("FIRST", "", None),
        ("PRIORITY", "", None),
        ("RULE ORDER", "", []),
        ("OUTPUT ORDER", "", []),
        ("COLLECT", "", []),
        ("COLLECT", "SUM", None),
        ("COLLECT", "MIN", None),
        ("COLLECT", "COUNT", Decimal(0)),
    ],
)
def test_where_no_rule_matches_there_is_nothing(policy, aggregation, expected):
    result = answer(policy, 0, aggregation=aggregation)
    assert (result.value, result.matched, result.warnings) == (expected, (), ())


def test_where_no_rule_matches_the_default_output_counts():
    assert answer("UNIQUE", 0, outputs=[("risk", "", '"none"')]).value == "none"


def test_default_outputs_of_several_columns_are_a_context():
    outputs = [("a", "", "1"), ("b", "", "")]
    assert answer("UNIQUE", 0, ("1", "1", "2"), outputs=outputs).value == {"a": 1, "b": None}


def test_several_outputs_are_a_context():
    assert answer("UNIQUE", 1, ("1", "1", "2"), outputs=["a", "b"]).value == {"a": 1, "b": 2}


def test_a_matched_rule_carries_its_annotations():
    text = table(["ticks"], ["risk"], ("-", '"high"', "see § 4"), annotations=["source"])
    (rule,) = decide(asking(text, "ticks"), "d", {"ticks": 1}).matched
    assert (rule.element_id, rule.element_name, rule.rule, rule.annotations) == ("d", "d", 1, {"source": "see § 4"})


def test_a_cell_can_use_the_inputs_of_its_decision():
    read = asking(table(["a"], ["x"], ("< b", '"below"'), (">= b", '"above"')), "a", "b")
    assert decide(read, "d", {"a": 1, "b": 2}).value == "below"


def test_a_cell_can_ask_about_the_value_itself():
    read = asking(table(["name"], ["x"], ('starts with(?, "A")', "1"), ('not("Ben", "Cy")', "2")), "name")
    assert decide(read, "d", {"name": "Ben"}).value is None
    assert decide(read, "d", {"name": "Dan"}).value == 2


def test_an_empty_cell_is_no_condition():
    assert answer("UNIQUE", 7, ("", "1"), outputs=["x"]).value == 1


def test_null_matches_only_the_cells_that_ask_for_it():
    read = asking(table(["a"], ["x"], ("null", '"nothing"'), ("not(null)", '"something"')), "a")
    assert decide(read, "d", {"a": None}).value == "nothing"
    assert decide(read, "d", {"a": 1}).value == "something"


def test_a_value_that_the_table_does_not_allow_is_null_and_named():
    read = asking(table([("risk", '"high", "low"')], ["x"], ("-", "1")), "risk")
    result = decide(read, "d", {"risk": "medium"})
    assert result.value is None
    assert sentences(result.warnings) == ['the input `risk` must be one of "high", "low", not the string "medium"']


def test_a_warning_in_a_cell_names_the_rule_and_the_column():
    read = asking(table(["a"], ["x"], ("-", '1 + "x"')), "a")
    result = decide(read, "d", {"a": 1})
    assert result.value is None
    assert result.warnings[0].source == "decision `d`, rule 1, output `x`"


def test_an_output_of_a_wrong_type_is_null_and_named():
    text = table(["a"], ["x"], ("-", '"many"')).replace('name="x"', 'name="x" typeRef="number"')
    result = decide(asking(text, "a"), "d", {"a": 1})
    assert str(result.warnings[0]) == (
        'decision `d`, rule 1, output `x`: the output `x` must be a number, not the string "many"'
    )


RISK = item("tRisk", "string", allowed='"high", "medium", "low"')


def ordered(policy, *types, type_ref, outputs=("risk",), rows=ROWS):
    body = table(["ticks"], list(outputs), *rows, policy=policy)
    read = model(RISK, *types, given("ticks"), decision("d", needs("input", "ticks"), body, type_ref=type_ref))
    assert read.problems == ()
    return decide(read, "d", {"ticks": 3}).value


def test_priority_takes_the_order_from_the_type_of_the_decision():
    assert ordered("PRIORITY", type_ref="tRisk") == "high"


def test_output_order_takes_the_order_from_the_type_of_the_items_of_the_decision():
    risks = item("tRisks", "tRisk", collection=True)
    assert ordered("OUTPUT ORDER", risks, type_ref="tRisks") == ["high", "medium", "low"]


def test_several_outputs_take_their_order_from_the_components_of_the_decisions_type():
    advice = item("tAdvice", components=[component("risk", "tRisk"), component("days", "number", allowed="1, 2")])
    rows = [("-", '"low"', "1"), ("-", '"high"', "2"), ("-", '"high"', "1")]
    found = ordered("PRIORITY", advice, type_ref="tAdvice", outputs=("risk", "days"), rows=rows)
    assert found == {"risk": "high", "days": 1}


def test_a_list_as_default_is_the_result_of_a_table_that_gives_a_list():
    outputs = [("x", "", "[]")]
    assert answer("COLLECT", 0, ("> 1", "1"), outputs=outputs).value == []
    assert answer("COLLECT", 0, ("> 1", "1"), outputs=[("x", "", "7")]).value == [7]


def test_an_input_that_is_not_allowed_is_refused_even_where_no_rule_can_match_any_more():
    body = table(["a", ("b", "1, 2")], [("x", "", "7")], ("1", "-", "1"))
    read = asking(body, "a", "b")
    result = decide(read, "d", {"a": 5, "b": 3})
    assert result.value is None
    assert sentences(result.warnings) == ["the input `b` must be one of 1, 2, not the number 3"]


def test_a_negative_number_of_34_digits_is_found():
    number = Decimal("-1.234567890123456789012345678901234")
    read = asking(table(["x"], ["days"], (str(number), "1")), "x")
    assert decide(read, "d", {"x": number}).value == 1
