import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from engine import clock
from engine.feel import (
    STANDARD,
    Budget,
    BudgetSpent,
    NoStrictValue,
    Position,
    Run,
    Scope,
    compile_expression,
    compile_unary_tests,
    evaluate,
    to_feel,
)
from engine.feel.run import MAX_WARNINGS

SPENT = {
    "steps": ("for i in 1..100 return i", Budget(steps=60)),
    "depth": ("{f: function(g, n) if n = 0 then 0 else g(g, n - 1), r: f(f, 9)}.r", Budget(depth=60)),
    "items": ("concatenate(x, [4, 5, 6, 7, 8])", Budget(items=7)),
    "text": ('y + "ghijkl"', Budget(text=10)),
}


@pytest.mark.parametrize("resource", SPENT)
def test_an_evaluation_stops_when_its_budget_is_spent_and_says_what_ran_out(resource):
    text, budget = SPENT[resource]
    expression, context = compile_expression(text), to_feel({"x": [1, 2, 3], "y": "abcdef"})
    assert expression.evaluate(context).value is not None
    with pytest.raises(BudgetSpent) as refusal:
        expression.evaluate(context, budget=budget)
    assert refusal.value.resource == resource


def test_a_budget_that_is_just_large_enough_is_respected_too():
    expression = compile_expression("for i in 1..n return i")
    spent = _steps(expression, 100)
    assert expression.evaluate({"n": Decimal(100)}, budget=Budget(steps=spent)).value[-1] == 100
    with pytest.raises(BudgetSpent):
        expression.evaluate({"n": Decimal(100)}, budget=Budget(steps=spent - 1))


def _steps(expression, count):
    evaluation = expression.evaluate({"n": Decimal(count)}, budget=Budget())
    return STANDARD.steps - evaluation.steps


def test_what_is_spent_grows_with_the_work():
    expression = compile_expression("for i in 1..n return i * i")
    assert _steps(expression, 200) == 2 * _steps(expression, 100)


def test_every_evaluation_begins_with_a_full_budget():
    expression = compile_expression("count(for i in 1..15000 return i)")
    assert [expression.evaluate({}).value for _ in range(20)] == [15000] * 20


def test_several_expressions_may_share_one_run_and_its_budget():
    run = Run.with_(Budget(steps=500))
    scope = Scope({}, None, run)
    expression = compile_expression("count(for i in 1..100 return i)")
    assert expression.run(scope) == 100
    with pytest.raises(BudgetSpent):
        compile_expression("for i in 1..500 return i").run(scope)


def test_cells_pay_too():
    run = Run.with_(Budget(steps=500))
    with pytest.raises(BudgetSpent):
        compile_unary_tests("some i in [1..?] satisfies i < 0").matches(Scope({}, None, run), Decimal(1000))
    with pytest.raises(BudgetSpent):
        compile_unary_tests("some i in [1..1000] satisfies i > ?").matches(Scope({}, None, run), Decimal(1000))


WARNINGS = {
    "riskScor >= 14": "line 1, column 1: `riskScor` is not known here; did you mean `riskScore`?",
    "1 +\n  riskScor": "line 2, column 3: `riskScor` is not known here; did you mean `riskScore`?",
    "string lenght(name)": None,
    "cuont([1])": "line 1, column 1: `cuont` is no function known here; did you mean `count`?",
    "p.naem": "line 1, column 1: there is no `naem` in this context; did you mean `name`?",
    "name.x": "line 1, column 1: a string has no `x`",
    "d.yaer": "line 1, column 1: a date has no `yaer`; did you mean `year`?",
    "riskScore + name": "line 1, column 1: a number and a string cannot be added",
    "riskScore < name": "line 1, column 1: a number and a string cannot be put in order",
    "name = riskScore": "line 1, column 1: a string and a number cannot be compared",
    "if name then 1 else 2": "line 1, column 4: `if` asks for true or false, not for a string",
    "name and true": "line 1, column 1: `and` joins booleans, not a string",
    "[1, 2][5]": "line 1, column 1: there is no such position in a list of 2",
    "null[1]": "line 1, column 1: null has no items",
    "for x in null return x": "line 1, column 1: there is no list to go through: it is null",
    "riskScore(1)": "line 1, column 1: `riskScore` is called here, but it is a number and no function",
    "abs(name)": "line 1, column 1: the 1st argument of `abs` (`n`) must be "
    "a number or a days and time duration or a years and months duration, not a string",
    "-name": "line 1, column 1: a string has no opposite",
    "[5..1]": "line 1, column 1: the lower end of this range is above its upper end",
    '@"2026-13-01"': None,
    "name in (< riskScore)": "line 1, column 10: a string and a number cannot be put in order",
}
DATA = to_feel({"riskScore": 11, "name": "Mari Maasikas", "p": {"name": "Mari"}, "d": dt.date(2026, 3, 1)})


@pytest.mark.parametrize(("text", "warning"), [(text, warning) for text, warning in WARNINGS.items() if warning])
def test_a_warning_says_where_and_why_there_is_no_value(text, warning):
    assert str(evaluate(text, DATA).warnings[0]) == warning


@pytest.mark.parametrize("text", [text for text in WARNINGS if text != "string lenght(name)"])
def test_strict_evaluation_raises_the_first_warning_with_its_position(text):
    expected = evaluate(text, DATA).warnings[0]
    with pytest.raises(NoStrictValue) as refusal:
        evaluate(text, DATA, strict=True)
    assert (refusal.value.sentence, refusal.value.position) == (expected.sentence, expected.position)


def test_strict_evaluation_gives_the_value_where_there_is_one():
    assert evaluate("1 + 1", strict=True).value == 2
    assert evaluate("null", strict=True).value is None


SECRETS = {"secret": "Liisa Tamm", "number": 480_312_0215, "list": ["Liisa Tamm"], "person": {"x": "Liisa Tamm"}}


@pytest.mark.parametrize(
    "text",
    [
        "secret + 1",
        "secret < 1",
        "number + secret",
        "secret.name",
        "date(secret)",
        "number(secret)",
        "duration(secret)",
        "time(secret)",
        "date and time(secret)",
        "secret[2]",
        "abs(secret)",
        "secret(1)",
        "if secret then 1 else 2",
        "list[7]",
        "secret and true",
        "-secret",
        "substring(secret, 900)",
        'matches(secret, secret + "(")',
        "get value(person, secret)",
        "person.y",
        "sort([1, secret])",
        "sum([secret])",
        "decimal(1, number)",
        "secret in [1..2]",
        "list.name",
        "context([{key: secret, value: 1}, {key: secret, value: 2}])",
        "number ** number",
        "date(number, 1, 1)",
        'time("10:00:00@" + secret)',
        "add working days(today(), 1, secret)",
        "number(secret, secret)",
        "list[number]",
        'replace(secret, "(", secret)',
        'split(secret, "(")',
        "for i in 1..secret return i",
        "date(2026, number, 1)",
        "substring(secret, 1, -number)",
        "today() + secret",
        "function(x: number) x(secret)",
        'matches("a", secret + "[")',
        "years and months duration(secret, today())",
        "(function(x: number) x)(secret)",
        "string(today() < secret)",
        "string join([secret, number])",
        "list contains(secret)",
        "all([secret])",
        "median([secret])",
        "mode([secret])",
        "modulo(number, secret)",
        "is working day(today(), secret)",
        "duration(secret) * number",
        "day of week(secret)",
        "overlaps(secret, secret)",
        "number[number]",
        "secret[number]",
        "[1..secret]",
        "[number..secret]",
    ],
)
def test_a_warning_never_tells_a_value_of_the_data(text):
    evaluation = evaluate(text, to_feel(SECRETS))
    told = " ".join(map(str, evaluation.warnings))
    assert "Liisa" not in told
    assert "480" not in told


def test_each_warning_is_given_once_and_only_so_many_of_them():
    assert len(evaluate("for i in 1..1000 return unknown").warnings) == 1
    assert len(evaluate(f"[{', '.join(['null + 1'] * 700)}]").warnings) == MAX_WARNINGS


def test_a_misspelt_name_in_a_loop_is_explained_in_the_same_way_each_time():
    warnings = evaluate("for i in 1..3 return riskScor", DATA).warnings
    assert [warning.sentence for warning in warnings] == ["`riskScor` is not known here; did you mean `riskScore`?"]


def test_warnings_of_a_run_know_the_source_they_came_up_in():
    run = Run()
    run.source = "decision `risk`"
    compile_expression("1 + null").run(Scope({}, None, run))
    assert str(run.warnings[0]) == "decision `risk`, line 1, column 1: a number and null cannot be added"
    assert run.warnings[0].position == Position(1, 1)


def test_now_and_today_are_those_of_the_clock_and_stay_the_same_within_an_evaluation():
    with clock.at(dt.datetime(2026, 3, 1, 22, 30, tzinfo=dt.UTC), "Europe/Tallinn"):
        assert evaluate("string(now())").value == "2026-03-02T00:30:00@Europe/Tallinn"
        assert evaluate("string(today())").value == "2026-03-02"
    same = "count(distinct values(for i in 1..3000 return string(now()))) = 1 and date(now()) = today()"
    assert evaluate(same).value is True


def test_now_is_not_remembered_from_one_evaluation_to_the_next():
    expression = compile_expression("string(now())")
    seen = set()
    for hour in (9, 10):
        with clock.at(dt.datetime(2026, 3, 1, hour, tzinfo=dt.UTC)):
            seen.add(expression.evaluate({}).value)
    assert len(seen) == 2


def test_an_expression_may_be_shared_between_threads():
    expression = compile_expression("{y: sum(for i in 1..x return i * x), z: unknown, u: if x > 50 then y else -y}.u")
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda x: expression.evaluate({"x": Decimal(x)}), range(1, 101)))
    for x, evaluation in enumerate(results, 1):
        assert evaluation.value == (1 if x > 50 else -1) * x * x * (x + 1) // 2
        assert len(evaluation.warnings) == 1
