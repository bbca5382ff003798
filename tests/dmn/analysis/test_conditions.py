from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.dmn.analysis.axes import Axis
from engine.dmn.analysis.cells import read_cell
from engine.dmn.analysis.conditions import answers, constants, unknowns
from engine.dmn.analysis.kinds import BOOLEANS, NUMBERS, TEXTS, kinds_of
from engine.feel import EMPTY, Run, Scope, compile_unary_tests

LITERALS = [
    "0", "1", "-2", "2.5", "null", "true", "false", '"a"', '"b"', '""', '@"2026-03-01"', 'date("2026-03-05")',
    '@"10:00:00"', '@"10:00:00Z"', '@"2026-03-01T10:00:00"', '@"2026-03-01T10:00:00+02:00"', '@"P1D"', '@"P1Y2M"',
    "1 + 1", "1 / 0", '@"nonsense"',
]  # fmt: skip
literals = st.sampled_from(LITERALS)
operators = st.sampled_from(["<", "<=", ">", ">=", "=", "!="])
opening, closing = st.sampled_from(["[", "("]), st.sampled_from(["]", ")"])
ranges = st.builds(lambda o, a, b, c: f"{o}{a}..{b}{c}", opening, literals, literals, closing)
listed = st.lists(literals | ranges, max_size=3).map(lambda items: f"[{', '.join(items)}]")
simple_tests = literals | st.builds(lambda o, a: f"{o} {a}", operators, literals) | ranges | listed
comparisons = (
    st.builds(lambda o, a: f"? {o} {a}", operators, literals)
    | st.builds(lambda o, a: f"{a} {o} ?", operators, literals)
    | st.builds(lambda a, b: f"? between {a} and {b}", literals, literals)
    | st.lists(simple_tests, min_size=1, max_size=2).map(lambda tests: f"? in ({', '.join(tests)})")
    | st.just("?")
)
conditions = st.recursive(
    comparisons,
    lambda inner: (
        st.builds(lambda a, w, b: f"({a}) {w} ({b})", inner, st.sampled_from(["and", "or"]), inner | literals)
        | inner.map(lambda a: f"not({a})")
    ),
    max_leaves=4,
)
cells = st.lists(simple_tests | conditions, min_size=1, max_size=3).map(", ".join)
cells = cells | cells.map(lambda tests: f"not({tests})") | st.just("-")


def everything(*texts):
    """The conditions of some cells on an axis with all kinds of values, null among them."""
    found = [read_cell(text, EMPTY, {}).condition for text in [*texts, *LITERALS]]
    values = [value for condition in found for value in constants(condition)]
    return found[: len(texts)], Axis(kinds_of(None, values), values, with_null=True)


def asked(text, value):
    """What FEEL itself says of a value."""
    passed = compile_unary_tests(text).matches(Scope({}, None, Run()), value)
    return passed if isinstance(passed, bool) else None


@given(cells)
@example("?")
@example("not(?)")
@example("? between 0 and null")
def test_a_cell_answers_for_every_piece_as_feel_does(text):
    [condition], axis = everything(text)
    found = answers(condition, axis)
    for number, piece in enumerate(axis.pieces):
        possible = [answer for answer in (True, False, None) if _set(found, answer) >> number & 1]
        if unknowns(condition):
            assert asked(text, piece.value) in possible
        else:
            assert possible == [asked(text, piece.value)], (text, piece)


def _set(found, answer):
    return {True: found.true, False: found.false, None: found.null}[answer]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("> limit", "it depends on `limit`"),
        ("today()", "it depends on the calendar"),
        ("string length(?) > 3", "it calculates with the value"),
        ("? > other", "it depends on `other`"),
        ("? + 1 > 3", "it calculates with the value"),
        ("? = [1]", "it compares with a list, a context, a range or a function"),
    ],
)
def test_a_cell_that_depends_on_more_is_not_known(text, reason):
    assert unknowns(read_cell(text, EMPTY, {}).condition) == (reason,)


def test_a_cell_that_cannot_be_read_is_not_known():
    [reason] = unknowns(read_cell("> >", EMPTY, {}).condition)
    assert reason.startswith("it cannot be read: ")


def test_an_empty_cell_sets_no_condition():
    assert read_cell(" ", EMPTY, {}).condition == read_cell("-", EMPTY, {}).condition


def test_there_is_no_stretch_between_two_days():
    [_], axis = everything('@"2026-03-01"')
    days = Axis(kinds_of(None, [axis.pieces[-1].value]), [], with_null=False)
    assert len(days.pieces) == 1
    values = [
        value
        for text in ('@"2026-03-01"', '@"2026-03-02"')
        for value in constants(read_cell(text, EMPTY, {}).condition)
    ]
    assert [str(piece.value) for piece in Axis(kinds_of(None, values), values, with_null=False).pieces] == [
        "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03",
    ]  # fmt: skip


def test_an_axis_has_null_truths_numbers_and_texts_side_by_side():
    axis = Axis([NUMBERS, TEXTS, BOOLEANS], [Decimal(5), "low"], with_null=True)
    assert [piece.value for piece in axis.pieces] == [
        None, Decimal(4), Decimal(5), Decimal(6), "another", "low", "other", False, True,
    ]  # fmt: skip
