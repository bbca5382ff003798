"""What all built-in functions have in common."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.feel.builtins import BUILTINS, EXTENSIONS, STANDARD
from engine.feel.errors import FeelError, NoValue
from engine.feel.ranges import Range
from engine.feel.run import Run
from engine.feel.temporal import parse_temporal as at
from tests.feel.builtins.calling import call, function_of, has_no_value, has_no_value_named

NAMES = sorted(BUILTINS)
WITHOUT_ARGUMENTS = {"now", "today"}
NULL_MAY_BE_GIVEN = {"string", "is", *WITHOUT_ARGUMENTS}

STANDARD_NAMES = """
date, date and time, time, number, string, duration, years and months duration, not, substring, string length,
upper case, lower case, substring before, substring after, replace, contains, starts with, ends with, matches, split,
string join, list contains, count, min, max, sum, mean, all, any, sublist, append, concatenate, insert before, remove,
list replace, reverse, index of, union, distinct values, flatten, product, median, stddev, mode, decimal, floor,
ceiling, round up, round down, round half up, round half down, abs, modulo, sqrt, log, exp, odd, even, is, before,
after, meets, met by, overlaps, overlaps before, overlaps after, finishes, finished by, includes, during, starts,
started by, coincides, day of year, day of week, month of year, week of year, sort, get value, get entries, context,
context put, context merge, now, today, range
"""


def test_every_function_of_the_standard_is_here():
    assert set(STANDARD) == {" ".join(name.split()) for name in STANDARD_NAMES.split(",")}


def test_our_own_functions_are_kept_apart():
    assert set(EXTENSIONS) == {"add working days", "is working day"}
    assert not set(EXTENSIONS) & set(STANDARD)
    assert set(BUILTINS) == set(EXTENSIONS) | set(STANDARD)


@pytest.mark.parametrize("name", NAMES)
def test_a_function_bears_the_name_it_is_found_under(name):
    assert BUILTINS[name].name == name


@pytest.mark.parametrize("name", NAMES)
def test_a_function_says_what_it_does(name):
    assert all(signature.body.__doc__ or "round" in signature.body.__name__ for signature in BUILTINS[name].signatures)


@pytest.mark.parametrize("name", sorted(set(NAMES) - WITHOUT_ARGUMENTS))
def test_a_function_without_its_arguments_has_no_value(name):
    assert has_no_value(name)


@pytest.mark.parametrize("name", sorted(set(NAMES) - NULL_MAY_BE_GIVEN))
def test_null_for_the_first_argument_has_no_value(name):
    most = max(len(signature.parameters) for signature in BUILTINS[name].signatures)
    for count in range(1, most + 1):
        assert has_no_value(name, *[None] * count)


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_name_of_a_parameter_has_no_value(name):
    assert has_no_value_named(name, {"no such parameter": 1})


@pytest.mark.parametrize(
    "name", [name for name in NAMES if not any(signature.variadic for signature in BUILTINS[name].signatures)]
)
def test_too_many_arguments_have_no_value(name):
    assert has_no_value(name, *[1] * 8)


@pytest.mark.parametrize("name", ["now", "today"])
def test_a_function_without_parameters_takes_none(name):
    assert has_no_value(name, 123)


@pytest.mark.parametrize("name", ["sum", "mean", "min", "max", "median", "mode", "product"])
def test_items_may_be_given_one_by_one_or_as_a_list(name):
    assert call(name, 2, 4, 9) == call(name, [2, 4, 9])


NUMBERS = "0 -0 1 -1 2.5 12 31 1E+6144 -9E+6144 1E-6176 1E+40 -6111 6176 99999999999"
TEMPORALS = """
999999999-12-31 -999999999-01-01 2026-02-24 9999-12-31 0001-01-01 23:59:59.999999999Z 00:00:00@Europe/Tallinn
999999999-12-31T23:59:59@Europe/Tallinn 2026-02-24T09:00:00 P0D -P1D PT25H P1Y -P999999999M
"""
numbers = st.sampled_from([Decimal(text) for text in NUMBERS.split()])
temporals = st.sampled_from([at(text) for text in TEMPORALS.split()])
texts = st.sampled_from(["", "a", "EE", "2026-02-24", "1E9", "P1D", "(", "a|", "\ud800", "\U0001f40e", "ß" * 300])
simple = st.one_of(numbers, temporals, texts, st.booleans(), st.none())
functions = st.sampled_from(
    [
        function_of("a b", lambda a, b: a == b),
        function_of("a b", lambda a, b: None),
        BUILTINS["abs"],
        BUILTINS["before"],
    ]
)
ranges = st.builds(Range, simple, simple, st.booleans(), st.booleans())
values = st.recursive(
    st.one_of(simple, functions, ranges),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from("ab"), inner)),
    max_leaves=6,
)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25)
@given(arguments=st.lists(values, max_size=4))
def test_whatever_it_is_given_it_has_a_value_or_none(name, arguments):
    with suppress(NoValue, FeelError):
        BUILTINS[name].call(Run(), arguments)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10)
@given(data=st.data())
def test_whatever_it_is_given_by_name_it_has_a_value_or_none(name, data):
    signature = data.draw(st.sampled_from(BUILTINS[name].signatures))
    arguments = {parameter.name: data.draw(values) for parameter in signature.parameters}
    with suppress(NoValue, FeelError):
        BUILTINS[name].call_named(Run(), arguments)
