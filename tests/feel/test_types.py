from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from engine.feel import BudgetSpent, NoValue, Range, Run, compile_expression, evaluate
from engine.feel.types import (
    ANY,
    BASIC_TYPES,
    BOOLEAN,
    CONTEXT,
    DATE_TIME,
    FUNCTION,
    LIST,
    NULL,
    NUMBER,
    STRING,
    ContextType,
    FunctionType,
    ListType,
    RangeType,
    Type,
    one_of,
)
from engine.feel.wording import describe, ordinal
from tests.feel.compiling.values import anything

INSTANCES = {
    "1 instance of number": True,
    "1 instance of string": False,
    "1 instance of Any": True,
    "null instance of Any": False,
    "null instance of Null": True,
    "null instance of number": False,
    "1 instance of Null": False,
    '"a" instance of string': True,
    "true instance of boolean": True,
    '@"2026-03-01" instance of date': True,
    '@"2026-03-01" instance of date and time': False,
    '@"2026-03-01T09:00:00" instance of date and time': True,
    '@"09:00:00" instance of time': True,
    '@"P1D" instance of days and time duration': True,
    '@"P1D" instance of years and months duration': False,
    '@"P1M" instance of years and months duration': True,
    "[1, 2] instance of list<number>": True,
    "[1, null] instance of list<number>": True,
    '[1, "a"] instance of list<number>': False,
    '[1, "a"] instance of list<Any>': True,
    "[] instance of list<number>": True,
    "1 instance of list<number>": False,
    "[[1]] instance of list<list<number>>": True,
    "{a: 1} instance of context<a: number>": True,
    "{a: 1, b: 2} instance of context<a: number>": True,
    "{a: null} instance of context<a: number>": True,
    "{b: 1} instance of context<a: number>": False,
    '{a: "x"} instance of context<a: number>': False,
    "{} instance of context<>": True,
    "[1] instance of context<>": False,
    "[1..2] instance of range<number>": True,
    "(< 1) instance of range<number>": True,
    "[1..2] instance of range<string>": False,
    "abs instance of function<Any> -> Any": False,
    "string length instance of function<string> -> number": True,
    "string length instance of function<string> -> Any": True,
    "string length instance of function<Any> -> number": False,
    "string length instance of function<string, string> -> number": False,
    "(function(x: number) x) instance of function<number> -> Any": True,
    "(function(x) x) instance of function<number> -> Any": True,
    "(function() 1) instance of function": True,
    "1 instance of function": False,
}


@pytest.mark.parametrize(("expression", "truth"), INSTANCES.items())
def test_a_value_is_an_instance_of_its_types_and_no_others(expression, truth):
    assert evaluate(expression).value is truth


def test_a_type_of_the_model_may_be_named():
    expression = compile_expression("x instance of tScores", types={"tScores": ListType(NUMBER)})
    assert expression.evaluate({"x": [Decimal(1)]}).value is True
    assert expression.evaluate({"x": ["a"]}).value is False


def test_the_answer_for_an_endless_tangle_is_refused():
    shared: list[Any] = [Decimal(1)]
    deep = NUMBER
    for _ in range(40):
        shared, deep = [shared, shared], ListType(deep)
    with pytest.raises(BudgetSpent):
        ListType(deep).weigh(Run(), shared)


def type_of(value: Any) -> Type:
    """The narrowest type of a value that is no function."""
    basic = [kind for kind in BASIC_TYPES.values() if kind is not ANY and kind.admits(value)]
    if basic:
        return basic[0]
    if isinstance(value, list):
        return ListType(_common(value))
    if isinstance(value, dict):
        return ContextType(tuple((key, type_of(entry)) for key, entry in value.items()))
    if isinstance(value, Range):
        return RangeType(_common([end for end in (value.low, value.high) if end is not None]))
    return ANY


def _common(values: list[Any]) -> Type:
    types = {type_of(value) for value in values} - {NULL}
    return types.pop() if len(types) == 1 else ANY


@given(anything)
def test_every_value_belongs_to_its_own_type_and_to_any(value):
    own = type_of(value)
    assert own.admits(value)
    assert ANY.accepts(own)
    assert own.accepts(own)
    assert own.coerce(value) == value
    assert describe(value)


@pytest.mark.parametrize("kind", BASIC_TYPES.values(), ids=lambda kind: kind.name)
def test_every_type_takes_null_for_null_and_accepts_what_is_only_null(kind):
    assert kind.coerce(None) is None
    assert kind.accepts(NULL)
    assert kind.accepts(kind)


def test_a_list_of_one_becomes_its_item_and_an_item_a_list_of_one():
    assert NUMBER.coerce([Decimal(1)]) == 1
    assert ListType(NUMBER).coerce(Decimal(1)) == [1]
    assert ContextType((("a", NUMBER),)).coerce([{"a": Decimal(1)}]) == {"a": 1}


def test_a_date_becomes_its_midnight_where_a_date_and_time_is_wanted():
    date = evaluate('@"2026-03-01"').value
    assert str(DATE_TIME.coerce(date)) == "2026-03-01T00:00:00Z"


REFUSED: tuple[tuple[Type, Any, str], ...] = (
    (NUMBER, "a", "expected a number, found a string"),
    (NUMBER, [Decimal(1), Decimal(2)], "expected a number, found a list"),
    (ListType(NUMBER), ["a"], "expected a list<number>, found a list"),
    (ContextType((("a", NUMBER),)), {}, "expected a context<a: number>, found a context without `a`"),
    (ContextType((("a", NUMBER),)), {"a": "x"}, "`a`: expected a number, found a string"),
    (CONTEXT, Decimal(1), "expected a context, found a number"),
    (RangeType(NUMBER), Range("a", "b"), "expected a range<number>, found a range"),
    (FUNCTION, True, "expected a function, found a boolean"),
    (one_of(NUMBER, STRING), True, "expected a number or a string, found a boolean"),
)


@pytest.mark.parametrize(("kind", "value", "sentence"), REFUSED)
def test_what_does_not_fit_is_refused_with_both_kinds(kind, value, sentence):
    with pytest.raises(NoValue) as reason:
        kind.coerce(value)
    assert str(reason.value) == sentence


def test_types_conform_by_their_parts():
    assert LIST.accepts(ListType(NUMBER))
    assert not ListType(NUMBER).accepts(LIST)
    assert ContextType((("a", ANY),)).accepts(ContextType((("a", NUMBER), ("b", STRING))))
    assert not ContextType((("a", NUMBER),)).accepts(CONTEXT)
    assert RangeType(ANY).accepts(RangeType(NUMBER))
    assert FunctionType((NUMBER,), ANY).accepts(FunctionType((ANY,), NUMBER))
    assert not FunctionType((ANY,), ANY).accepts(FunctionType((NUMBER,), NUMBER))
    assert not NUMBER.accepts(STRING)
    assert one_of(NUMBER, STRING).accepts(NUMBER)
    assert not one_of(NUMBER, STRING).accepts(BOOLEAN)


@pytest.mark.parametrize(
    ("number", "word"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")]
)
def test_places_are_counted_in_words(number, word):
    assert ordinal(number) == word
