import pytest

from engine.feel import Function, NoValue, Parameter, Run, Signature, evaluate
from engine.feel.types import ANY, LIST, NUMBER, STRING
from tests.feel.compiling.values import value

PAIR = Function(
    "pair",
    (
        Signature((Parameter("a", NUMBER), Parameter("b", STRING, optional=True)), lambda a, b: ["first", a, b]),
        Signature((Parameter("c", STRING), Parameter("d", ANY, nullable=True)), lambda c, d: ["second", c, d]),
    ),
)
MANY = Function("many", (Signature((Parameter("list", LIST),), lambda items: items, variadic=True),))


def test_the_first_signature_that_fits_is_called():
    run = Run()
    assert PAIR.call(run, [1 * NUMBER_ONE]) == ["first", 1, None]
    assert PAIR.call(run, [NUMBER_ONE, "x"]) == ["first", 1, "x"]
    assert PAIR.call(run, ["x", None]) == ["second", "x", None]
    assert PAIR.call(run, [[NUMBER_ONE], ["x"]]) == ["first", 1, "x"]


def test_arguments_may_be_given_by_name():
    run = Run()
    assert PAIR.call_named(run, {"b": "x", "a": NUMBER_ONE}) == ["first", 1, "x"]
    assert PAIR.call_named(run, {"d": None, "c": "x"}) == ["second", "x", None]


REFUSALS = {
    "pair()": "`pair` takes 1 or 2 arguments, not none",
    "pair(1, 2, 3)": "`pair` takes 1 or 2 arguments, not 3",
    "pair(true)": "the 1st argument of `pair` (`a`) must be a number, not a boolean",
    "pair(null)": "the 1st argument of `pair` (`a`) must be a number, not null",
    "pair(1, 2)": "the 2nd argument of `pair` (`b`) must be a string, not a number",
    "pair(e: 1)": "`pair` is called with `a`, `b`, not with `e`",
}


@pytest.mark.parametrize(("text", "sentence"), REFUSALS.items())
def test_a_call_that_does_not_fit_says_why(text, sentence):
    evaluation = evaluate(text, {"pair": PAIR})
    assert evaluation.value is None
    assert evaluation.warnings[0].sentence == sentence


def test_a_variadic_function_takes_a_list_or_its_items():
    run = Run()
    assert MANY.call(run, [[1, 2]]) == [1, 2]
    assert MANY.call(run, [1, 2]) == [1, 2]
    assert MANY.call(run, [[1], [2]]) == [[1], [2]]
    assert MANY.call(run, [1]) == [1]
    with pytest.raises(NoValue):
        MANY.call(run, [None])


def test_a_call_pays_for_the_data_it_is_given():
    run = Run()
    MANY.call(run, [[0] * 1_000])
    assert run.budget.steps - run.steps >= 1_000


def test_functions_written_in_feel_see_where_they_were_defined():
    assert value("{k: 10, f: function(x) x * k, r: f(2)}.r") == 20
    assert value("(for i in 1..3 return function(x) x + i)[2](10)") == 12
    assert value("{add: function(a) function(b) a + b, r: add(1)(2)}.r") == 3


def test_functions_written_in_feel_may_call_themselves():
    assert value("{f: function(n) if n <= 1 then 1 else n * f(n - 1), r: f(5)}.r") == 120
    assert value("{even: function(n) if n = 0 then true else odd(n - 1), "
                 "odd: function(n) if n = 0 then false else even(n - 1), r: even(10)}.r") is True  # fmt: skip


def test_parameters_hide_names_outside_and_arguments_fit_their_types():
    assert value("{x: 1, f: function(x) x, r: f(2)}.r") == 2
    assert value("(function(x: number) x)([5])") == 5
    assert value("(function(x: list<number>) x)(5)") == [5]
    assert value('(function(x: number) x)("a")') is None
    assert value("(function(x: number) x)(null)") is None
    assert value("(function(a, b) a - b)(b: 1, a: 3)") == 2
    assert value("(function(a, b) a)(1)") is None


def test_a_variable_that_is_no_function_does_not_hide_a_function_of_feel():
    assert value("count([1, 2])", count=5) == 2
    assert value("{count: function(x) 7, r: count([1])}.r") == 7


def test_a_function_of_code_outside_of_feel_is_null():
    evaluation = evaluate('function(x) external {java: {class: "java.lang.Math", method signature: "abs(int)"}}')
    assert evaluation.value is None
    assert "never run" in evaluation.warnings[0].sentence


def test_a_function_may_be_passed_on():
    assert value("{apply: function(f, x) f(x), r: apply(abs, -5)}.r") == 5
    assert value("sort([1, 3, 2], function(a, b) a > b)") == [3, 2, 1]


NUMBER_ONE = evaluate("1").value
