"""Business knowledge models and decision services: functions that a model gives."""

import pytest

from engine.dmn import CyclicDecision, UnknownDecision, call, decide
from engine.feel import BudgetSpent
from tests.dmn.models import bkm, decision, given, model, needs, sentences


def service(name, output, *, encapsulated=(), decisions=(), inputs=(), type_ref=""):
    kinds = [
        ("outputDecision", output),
        ("encapsulatedDecision", encapsulated),
        ("inputDecision", decisions),
        ("inputData", inputs),
    ]
    body = "".join(f'<{kind} href="#{id_}"/>' for kind, ids in kinds for id_ in ids)
    typed = f'<variable name="{name}" typeRef="{type_ref}"/>' if type_ref else f'<variable name="{name}"/>'
    return f'<decisionService id="{name}" name="{name}">{typed}{body}</decisionService>'


PARTS = [
    given("age", "number"),
    given("name", "string"),
    decision("factor", "100", type_ref="number"),
    decision("score", needs("input", "age"), needs("decision", "factor"), "age * factor"),
    decision("greeting", needs("input", "name"), '"Dear " + name'),
]
SCORING = service("scoring", ["score"], decisions=["factor"], inputs=["age"])


def test_a_function_is_called_from_a_decision():
    read = model(bkm("double", {"n": "number"}, "n * 2"), decision("d", needs("knowledge", "double"), "double(4)"))
    assert decide(read, "d", {}).value == 8


def test_a_function_calls_the_functions_it_requires():
    inner, outer = bkm("inc", {"n": ""}, "n + 1"), bkm("twice", {"n": ""}, "inc(inc(n))", needs("knowledge", "inc"))
    read = model(outer, inner, decision("d", needs("knowledge", "twice"), "twice(1)"))
    assert decide(read, "d", {}).value == 3


def test_a_function_that_is_not_required_is_not_seen():
    read = model(bkm("double", {"n": ""}, "n * 2"), decision("d", "double(4)"))
    assert decide(read, "d", {}).value is None


def test_an_argument_of_a_wrong_type_makes_the_call_null():
    read = model(bkm("double", {"n": "number"}, "n * 2"), decision("d", needs("knowledge", "double"), 'double("x")'))
    result = decide(read, "d", {})
    assert result.value is None
    assert 'the 1st argument of `double` (`n`) must be a number, not the string "x"' in sentences(result.warnings)


def test_too_few_arguments_make_the_call_null():
    read = model(bkm("double", {"n": ""}, "n * 2"), decision("d", needs("knowledge", "double"), "double()"))
    assert decide(read, "d", {}).value is None


def test_the_result_of_a_function_is_fitted_to_its_type():
    read = model(bkm("f", {}, '"x"', type_ref="number"), decision("d", needs("knowledge", "f"), "f()"))
    result = decide(read, "d", {})
    assert result.value is None
    assert sentences(result.warnings) == ['the result of `f` must be a number, not the string "x"']


def test_a_function_can_be_called_on_its_own():
    read = model(bkm("double", {"n": "number"}, "n * 2"))
    assert call(read, "double", {"n": 21}).value == 42
    assert call(read, "double", {}).value is None
    assert call(read, "double", {"m": 1}).value is None


def test_a_function_that_calls_itself_without_end_is_stopped():
    read = model(bkm("f", {"n": ""}, "f(n)"))
    with pytest.raises(BudgetSpent):
        call(read, "f", {"n": 1})


def test_a_service_gives_the_value_of_its_output_decision():
    assert call(model(*PARTS, SCORING), "scoring", {"age": 3, "factor": 10}).value == 30


def test_a_service_takes_its_input_data_first_and_then_its_input_decisions():
    read = model(*PARTS, SCORING, decision("d", needs("knowledge", "scoring"), "scoring(3, 10)"))
    assert decide(read, "d", {}).value == 30


def test_a_service_can_be_called_by_name():
    read = model(*PARTS, SCORING, decision("d", needs("knowledge", "scoring"), "scoring(factor: 10, age: 3)"))
    assert decide(read, "d", {}).value == 30


def test_a_service_does_not_see_the_inputs_of_its_caller():
    uses = decision("d", needs("input", "age"), needs("decision", "score"), needs("knowledge", "scoring"),
                    "[score, scoring(1, 1), age]")  # fmt: skip
    assert decide(model(*PARTS, SCORING, uses), "d", {"age": 5}).value == [500, 1, 5]


def test_a_service_evaluates_its_encapsulated_decisions_itself():
    read = model(*PARTS, service("scoring", ["score"], encapsulated=["factor"], inputs=["age"]))
    assert call(read, "scoring", {"age": 3}).value == 300


def test_a_service_of_several_decisions_gives_a_context():
    read = model(*PARTS, service("both", ["score", "greeting"], decisions=["factor"], inputs=["age", "name"]))
    assert call(read, "both", {"age": 1, "factor": 1, "name": "Ann"}).value == {"score": 1, "greeting": "Dear Ann"}


def test_a_service_with_a_missing_or_wrong_argument_is_null():
    read = model(*PARTS, SCORING)
    assert call(read, "scoring", {"age": 3}).value is None
    assert call(read, "scoring", {"age": "x", "factor": 1}).value is None


def test_the_result_of_a_service_is_fitted_to_its_type():
    type_ = '<itemDefinition name="tS"><functionItem outputTypeRef="string"/></itemDefinition>'
    read = model(*PARTS, type_, service("scoring", ["score"], decisions=["factor"], inputs=["age"], type_ref="tS"))
    assert call(read, "scoring", {"age": 3, "factor": 1}).value is None


def test_a_decision_that_needs_itself_is_refused_and_the_cycle_is_named():
    read = model(
        decision("A", needs("decision", "B"), "1"),
        decision("B", needs("decision", "C"), "1"),
        decision("C", needs("decision", "A"), "1"),
        decision("D", needs("decision", "A"), "if A = null then 2 else 3"),
    )
    assert sentences(read.problems) == ["this needs itself: `A` needs `B` needs `C` needs `A`"]
    with pytest.raises(CyclicDecision, match="`A` needs `B` needs `C` needs `A`"):
        decide(read, "B", {})
    assert decide(read, "D", {}).value == 2


def test_a_long_chain_of_decisions_is_no_problem():
    chain = [decision("d0", "0")]
    chain += [decision(f"d{n}", needs("decision", f"d{n - 1}"), f"d{n - 1} + 1") for n in range(1, 3000)]
    assert decide(model(*chain), "d2999", {}).value == 2999


def test_each_decision_is_made_once():
    parts = [decision("base", "1")]
    for level in range(1, 40):
        before = "base" if level == 1 else f"l{level - 1}"
        parts.append(decision(f"l{level}", needs("decision", before), f"{before} + {before}"))
    result = decide(model(*parts), "l39", {})
    assert result.value == 2**39
    assert len(result.decided) == 40


def test_a_decision_is_found_by_its_id_or_its_name():
    read = model(decision("Risk level", "1", id_="risk"))
    assert decide(read, "risk", {}).value == decide(read, "Risk  level", {}).value == 1


def test_a_misspelt_decision_is_named_with_the_one_that_was_meant():
    with pytest.raises(UnknownDecision, match=r"there is no decision `Rsik` here; did you mean `Risk`\?"):
        decide(model(decision("Risk", "1")), "Rsik", {})


def test_a_type_of_functions_is_checked():
    type_ = (
        '<itemDefinition name="tF"><functionItem outputTypeRef="number">'
        '<parameters name="n" typeRef="number"/></functionItem></itemDefinition>'
    )
    apply = bkm("apply", {"f": "tF"}, "f(2)")
    read = model(type_, apply, decision("d", needs("knowledge", "apply"), "apply(function(n: number) n + 1)"))
    assert decide(read, "d", {}).value == 3
    wrong = model(type_, apply, decision("d", needs("knowledge", "apply"), "apply(function() 1)"))
    assert decide(wrong, "d", {}).value is None


def test_a_function_that_is_said_to_need_itself_can_be_called():
    read = model(bkm("f", {"n": "number"}, "if n < 2 then 1 else n * f(n - 1)", needs("knowledge", "f")))
    assert call(read, "f", {"n": 4}).value == 24
