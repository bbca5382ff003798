"""From a file to a model: every version, every element with its id and line, nothing silently dropped."""

import pytest

from engine.dmn import DmnFileError, Kind, decide, read_model
from engine.dmn.model import Aggregation, DecisionTable, FunctionKind, HitPolicy
from engine.dmn.namespaces import VERSIONS
from tests.dmn.models import (
    bkm,
    decision,
    definitions,
    given,
    item,
    literal,
    model,
    needs,
    sentences,
    table,
)


@pytest.mark.parametrize("address", VERSIONS)
def test_it_reads_every_version_of_the_standard(address):
    read = model(given("age", "number"), decision("d", needs("input", "age"), "age + 1"), version=address)
    assert read.problems == ()
    assert read.definitions[0].dmn_version == VERSIONS[address]
    assert decide(read, "d", {"age": 17}).value == 18


def test_it_keeps_the_id_and_the_line_of_each_element():
    read = model(given("age"), decision("d", "1"))
    assert [(e.id, e.line) for e in read.definitions[0].elements] == [("age", 2), ("d", 3)]


def test_it_reads_a_table_with_everything_in_it():
    text = table(
        [("risk", '"high", "low"')],
        [("days", "1, 14", "28")],
        ('"high"', "1", "the same day"),
        policy="COLLECT",
        aggregation="MIN",
        annotations=["why"],
    )
    read = model(decision("d", text)).decisions[0].expression
    assert isinstance(read, DecisionTable)
    assert (read.hit_policy, read.aggregation) == (HitPolicy.COLLECT, Aggregation.MIN)
    (input_,), (output,) = read.inputs, read.outputs
    assert input_.values is not None
    assert output.default is not None
    assert input_.values.text == '"high", "low"'
    assert (output.name, output.default.text) == ("days", "28")
    assert (read.rules[0].index, read.rules[0].annotations, read.annotations) == (1, ("the same day",), ("why",))


def test_it_reads_the_kind_of_a_function():
    read = model(bkm("f", {}, "<context/>", kind="Java")).definitions[0].business_knowledge_models[0]
    assert read.logic.kind is FunctionKind.JAVA


def test_two_elements_with_one_id_are_refused_with_both_lines():
    with pytest.raises(DmnFileError, match="the id `d` is given twice, on line 2 and on line 3"):
        model(decision("one", "1", id_="d"), decision("two", "2", id_="d"))


def test_two_files_of_one_namespace_are_refused():
    with pytest.raises(DmnFileError, match="another file has the same namespace `test`"):
        read_model(("a.dmn", definitions()), ("b.dmn", definitions()))


def test_an_element_that_the_standard_does_not_have_there_is_a_problem():
    read = model(decision("d", "1", "<surprise/>"))
    assert sentences(read.problems) == ["`surprise` is not an element of `decision`"]
    assert decide(read, "d", {}).value == 1


def test_extensions_of_others_are_left_alone():
    extension = '<extensionElements><x:y xmlns:x="https://example.org"><decision/></x:y></extensionElements>'
    assert model(decision("d", extension, "<z:q xmlns:z='https://example.org/z'/>", "1")).problems == ()


def test_a_requirement_of_something_that_is_not_there_is_named():
    problems = model(decision("Risk", needs("decision", "gone"), "1")).problems
    assert [(p.kind, p.element_name, p.sentence) for p in problems] == [
        (Kind.REFERENCE, "Risk", "it needs `gone`, which is not in the model")
    ]


def test_a_requirement_of_the_wrong_kind_is_named():
    problems = model(given("age"), decision("Risk", needs("decision", "age"), "1")).problems
    assert sentences(problems) == ["`age` cannot be required in this way"]


def test_a_requirement_of_a_file_that_is_not_imported_is_named():
    other = definitions(decision("e", "1"), namespace="other")
    read = read_model(definitions(decision("d", needs("decision", "other#e"), "1")), other)
    assert sentences(read.problems) == ["it needs `e` of `other`, which is not imported"]


def test_an_import_of_a_file_that_is_not_here_is_named():
    read = model('<import name="x" namespace="gone" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>')
    assert sentences(read.problems) == ["the imported file with the namespace `gone` is not here"]


def test_a_reference_may_name_its_own_namespace():
    read = model(given("age"), decision("d", needs("input", "test#age"), "age"))
    assert decide(read, "d", {"age": 3}).value == 3


def test_an_unknown_type_is_a_problem_and_counts_as_any():
    read = model(given("age", "tAge"), decision("d", needs("input", "age"), "age"))
    assert sentences(read.problems) == ["the type `tAge` is not known"]
    assert decide(read, "d", {"age": "x"}).value == "x"


def test_a_hit_policy_that_does_not_exist_is_a_problem():
    read = model(decision("d", table(["1"], ["x"], ("-", "1"), policy="LUCKY")))
    assert "`LUCKY` is not a hit policy" in sentences(read.problems)


def test_a_rule_with_too_few_cells_is_a_problem_and_makes_the_table_null():
    column = "<input><inputExpression><text>1</text></inputExpression></input>"
    read = model(decision("d", f"<decisionTable>{column}<output/><rule/></decisionTable>"))
    assert "rule 1 has 0 input cells, the table has 1 input columns" in sentences(read.problems)
    result = decide(read, "d", {})
    assert result.value is None
    assert "this decision table cannot be used" in result.warnings[0].sentence


def test_an_expression_in_another_language_is_a_problem_not_a_program():
    groovy = '<literalExpression expressionLanguage="groovy"><text>System.exit(1)</text></literalExpression>'
    read = model(decision("d", groovy))
    assert read.problems[0].kind is Kind.LANGUAGE
    assert decide(read, "d", {}).value is None


def test_a_broken_expression_leaves_the_other_decisions_usable():
    read = model(decision("broken", "1 +"), decision("whole", "1 + 1"), item("t", "string"))
    assert [(p.element_name, p.kind) for p in read.problems] == [("broken", Kind.SYNTAX)]
    assert decide(read, "whole", {}).value == 2
    assert decide(read, "broken", {}).value is None


def test_a_problem_in_a_cell_says_which_cell_and_on_which_line():
    text = table(["risk"], ["days"], ('"low"', "28"), ("<= <=", "14"))
    problem = model(given("risk"), decision("Days", needs("input", "risk"), text)).problems[0]
    assert (problem.element_name, problem.cell, problem.line) == ("Days", "rule 2, input `risk`", 3)
    assert problem.position.line == 1


def test_the_line_of_a_problem_counts_the_lines_within_the_text():
    problem = model(decision("d", literal("1\n+\n)"))).problems[0]
    assert (problem.line, problem.position.line) == (4, 3)


def test_a_problem_reads_as_a_sentence_with_its_place():
    problem = model(decision("Risk", needs("decision", "gone"), "1")).problems[0]
    assert str(problem) == "line 2, `Risk`: it needs `gone`, which is not in the model"


def test_a_component_with_a_minus_in_its_name_does_not_swallow_a_difference():
    parts = item("t", components=[item("a-b", "number", kind="itemComponent")])
    read = model(
        parts, given("a"), given("b"), given("x", "t"), decision("d", needs("input", "a", "b", "x"), "a-b + x.a-b")
    )
    assert decide(read, "d", {"a": 5, "b": 2, "x": {"a-b": 10}}).value is None
    minus = model(parts, given("a"), given("b"), decision("d", needs("input", "a", "b"), "a-b"))
    assert decide(minus, "d", {"a": 5, "b": 2}).value == 3


def test_types_that_refer_to_each_other_without_end_are_refused():
    chain = [item(f"t{n}", f"t{n + 1}") for n in range(2000)]
    problems = model(*chain, item("t2000", "string")).problems
    assert "types refer to each other more than 50 deep" in sentences(problems)


def test_only_collect_has_an_aggregation():
    read = model(decision("d", table(["1"], ["x"], ("-", "1"), policy="RULE ORDER", aggregation="SUM")))
    assert sentences(read.problems) == ["only COLLECT has an aggregation, not RULE ORDER"]
    assert decide(read, "d", {}).value == [1]


def test_a_prefix_of_a_type_may_be_declared_where_it_is_used():
    age = '<inputData id="age" name="age"><variable name="age" xmlns:own="test" typeRef="own:tAge"/></inputData>'
    read = model(item("tAge", "number"), age, decision("d", needs("input", "age"), "age"))
    assert read.problems == ()
    assert decide(read, "d", {"age": "x"}).value is None


@pytest.mark.parametrize(
    "address", ["http://www.omg.org/spec/FEEL/20140401/", "https://www.omg.org/spec/DMN/20230324/FEEL"]
)
def test_the_address_of_feel_is_known_in_every_spelling(address):
    read = model(decision("d", "1"), expressionLanguage=address)
    assert read.problems == ()
    assert decide(read, "d", {}).value == 1
