"""Models that nobody drew: whatever is in them, only the engine's own errors come out."""

import re
from contextlib import suppress
from itertools import count
from typing import Any

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from engine.dmn import call, check, decide, read_model
from engine.dmn.evaluation import columns
from engine.errors import EngineError
from engine.feel import BudgetSpent, names
from tests.dmn.models import asking, bkm, component, decision, definitions, given, item, model, needs, table

WHOLE = definitions(
    item("tRisk", "string", allowed='"high", "low"'),
    item("tPerson", components=[component("name", "string"), component("friends", "tPerson", collection=True)]),
    given("person", "tPerson"),
    given("risk", "tRisk"),
    bkm("f", {"n": "number"}, "n + 1"),
    decision("days", needs("input", "risk"), table(["risk"], ["x"], ('"high"', "1"), ("-", "f(27)"), policy="FIRST")),
    decision("d", needs("decision", "days"), needs("input", "person"), needs("knowledge", "f"), "f(days)"),
    '<decisionService id="s" name="s"><outputDecision href="#d"/><inputData href="#person"/></decisionService>',
).decode()
TOKENS = re.findall(r"<[^>]*>|[^<]+", WHOLE)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "friends", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def asked(data, inputs):
    """Everything that can be asked of a file."""
    read = read_model(data)
    check(read)
    for made in read.decisions:
        decide(read, made.name or made.id, inputs)
    call(read, "s", inputs)


@examples(st.lists(st.tuples(st.integers(0, len(TOKENS) - 1), st.sampled_from(["drop", "double", "swap"])), max_size=4))
def test_a_file_with_parts_lost_doubled_or_swapped(changes):
    tokens = list(TOKENS)
    for place, change in changes:
        if change == "drop":
            tokens[place] = ""
        elif change == "double":
            tokens[place] *= 2
        else:
            tokens[place], tokens[-place] = tokens[-place], tokens[place]
    with suppress(EngineError):
        asked("".join(tokens).encode(), {"risk": "high", "person": {"name": "Ann", "friends": []}})


@examples(st.dictionaries(st.sampled_from(["risk", "person", "days", "other"]), VALUES))
def test_inputs_of_any_shape(inputs):
    asked(WHOLE.encode(), {"risk": "low", **inputs} if "person" in inputs else {**inputs, "person": None})


def test_a_value_nested_without_end_is_refused():
    value: Any = []
    for _ in range(10_000):
        value = [value]
    with pytest.raises(EngineError):
        decide(model(given("x"), decision("d", needs("input", "x"), "x")), "d", {"x": value})


@pytest.mark.parametrize("depth", [10, 40, 48])
def test_contexts_within_contexts_work_as_deep_as_they_are_read(depth):
    body = "<context><contextEntry>" * depth + "<literalExpression><text>1</text></literalExpression>"
    read = model(decision("d", body + "</contextEntry></context>" * depth))
    assert decide(read, "d", {}).value == 1


def test_a_function_that_grows_its_list_without_end_is_stopped():
    read = model(bkm("f", {"n": ""}, "f(concatenate(n, n))"), decision("d", needs("knowledge", "f"), "f([1, 2])"))
    with pytest.raises(EngineError):
        decide(read, "d", {})


def test_services_that_call_each_other_are_refused():
    def service(name, output):
        return f'<decisionService id="{name}" name="{name}"><outputDecision href="#{output}"/></decisionService>'

    parts = [
        service("s", "a"),
        service("t", "b"),
        decision("a", needs("knowledge", "t"), "t()"),
        decision("b", needs("knowledge", "s"), "s()"),
    ]
    read = model(*parts)
    assert "needs itself" in read.problems[0].sentence
    for name in ("a", "b"):
        with pytest.raises(EngineError):
            decide(read, name, {})


COSTLY = "count(for i in 1..20000 return i) > 0 and ? != 1"


@pytest.mark.parametrize("type_", ["tList", "tLists"])
@pytest.mark.parametrize("value", [[2, 3, 4, 5, 6], [[2], [3], [4], [5], [6]]])
def test_tests_of_allowed_values_are_paid_for(type_, value):
    parts = [
        item("tNumber", "number", allowed=COSTLY),
        item("tList", "tNumber", collection=True),
        item("tLists", "tList", collection=True),
        given("x", type_),
        decision("d", needs("input", "x"), "x"),
    ]
    with pytest.raises(BudgetSpent):
        decide(model(*parts), "d", {"x": value})


@pytest.mark.parametrize("policy", ["PRIORITY", "OUTPUT ORDER"])
def test_tests_of_the_order_of_outputs_are_paid_for(policy):
    rows = [("-", str(number)) for number in range(2, 8)]
    read = asking(table(["x"], [("days", COSTLY, "")], *rows, policy=policy), "x")
    with pytest.raises(BudgetSpent):
        decide(read, "d", {"x": 1})


def test_a_check_ends_whatever_the_allowed_values_ask():
    costly = table([("x", COSTLY)], [("days", COSTLY, "")], *[("1", "1")] * 3)
    assert isinstance(check(asking(costly, "x")), list)


def test_the_names_of_a_file_are_made_ready_once_not_for_each_expression(monkeypatch):
    split, counted = names.tokens, count()
    monkeypatch.setattr(names, "tokens", lambda name: split(name) if next(counted) >= 0 else ())
    parts = [f"part {number}" for number in range(200)]
    structure = item("tAll", components=[component(part) for part in parts])
    decisions = [piece for part in parts for piece in (given(part), decision(f"d {part}", needs("input", part), "1"))]
    assert not model(structure, *decisions).problems
    assert next(counted) < 20 * len(parts)


def test_a_column_of_very_many_texts_is_asked_cell_by_cell(monkeypatch):
    monkeypatch.setattr(columns, "_MAX_BITS", 10)
    rows = [(f'"{number}"', str(number)) for number in range(20)]
    assert decide(asking(table(["x"], ["days"], *rows), "x"), "d", {"x": "7"}).value == 7
