"""Checking a model without running it."""

from engine.dmn import Kind, Severity, check
from tests.dmn.models import asking, bkm, decision, given, item, model, needs, sentences, table


def test_a_sound_model_has_no_problems():
    assert check(asking(table(["risk"], ["days"], ('"high"', "1"), ("-", "28")), "risk")) == []


def test_a_misspelt_name_is_found_with_its_place():
    read = model(given("riskScore"), decision("d", needs("input", "riskScore"), "1 +\nriskScor"))
    (problem,) = check(read)
    assert problem.sentence == "`riskScor` is not known here; did you mean `riskScore`?"
    assert (problem.kind, problem.line, str(problem.position)) == (Kind.NAME, 4, "line 2, column 1")


def test_a_missing_requirement_is_found():
    read = model(given("risk score"), decision("d", "risk score + 1"))
    assert sentences(check(read)) == ["`risk score` is not seen here: a requirement that leads to it is missing"]


def test_an_unknown_function_is_found():
    assert sentences(check(model(decision("d", "cuont([1])")))) == [
        "there is no function `cuont`; did you mean `count`?"
    ]


def test_names_that_an_expression_defines_itself_are_known():
    text = "{a: 1, b: for x in [a] return x, c: [{k: 1}][k = 1], f: function(y) y + a}.f(item)"
    assert sentences(check(model(decision("d", text)))) == ["`item` is not known here"]


def test_a_name_in_a_filter_is_only_a_warning():
    read = model(given("people"), decision("d", needs("input", "people"), "people[age > 18]"))
    assert [problem.severity for problem in check(read)] == [Severity.WARNING]


def test_a_cell_with_a_value_that_is_not_allowed_is_found():
    text = table([("risk", '"high", "low"')], ["x"], ('"low"', "1"), ('"hihg"', "2"))
    (problem,) = check(asking(text, "risk"))
    assert (problem.kind, problem.cell) == (Kind.VALUE, "rule 2, input `risk`")
    assert problem.sentence == 'the string "hihg" is not among the allowed values ("high", "low")'


def test_a_cell_is_held_against_the_type_of_the_input():
    risk = item("tRisk", "string", allowed='"high", "low"')
    text = table(["risk"], ["x"], ('"medium"', "1"))
    read = model(risk, given("risk", "tRisk"), decision("d", needs("input", "risk"), text))
    assert [problem.kind for problem in check(read)] == [Kind.VALUE]


def test_a_text_in_a_column_of_numbers_is_found():
    read = asking(table(["age"], ["x"], ('"18"', "1"), ("> 18", "2")), ("age", "number"))
    assert sentences(check(read)) == ['the string "18" can never match: the column holds numbers']


def test_an_output_that_is_not_among_the_output_values_is_found():
    read = asking(table(["age"], [("x", '"a", "b"', "")], ("-", '"c"')), "age")
    assert [(problem.kind, problem.cell) for problem in check(read)] == [(Kind.VALUE, "rule 1, output `x`")]


def test_the_parameters_of_a_function_are_known_in_its_body():
    assert check(model(bkm("f", {"full name": "string"}, "full name + nickname")))[0].sentence.startswith("`nickname`")


def test_problems_come_in_the_order_of_the_file():
    read = model(decision("a", "x"), decision("b", "1 +"), decision("c", needs("decision", "gone"), "1"))
    assert [problem.element_name for problem in check(read)] == ["a", "b", "c"]
