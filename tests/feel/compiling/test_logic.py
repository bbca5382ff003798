from itertools import product

import pytest

from engine.feel import evaluate
from tests.feel.compiling.values import TRUTHS, value

T, F, N = True, False, None
AND = {(T, T): T, (T, F): F, (T, N): N, (F, T): F, (F, F): F, (F, N): F, (N, T): N, (N, F): F, (N, N): N}
OR = {(T, T): T, (T, F): T, (T, N): T, (F, T): T, (F, F): F, (F, N): N, (N, T): T, (N, F): N, (N, N): N}
NOT = {T: F, F: T, N: N}
WORDS = {truth: word for word, truth in TRUTHS.items()}


def said(truths):
    return dict(zip("pqr", truths, strict=False))


@pytest.mark.parametrize(("operands", "result"), AND.items())
def test_and_follows_the_table_of_the_standard(operands, result):
    assert value("p and q", **said(operands)) is result
    assert value(" and ".join(WORDS[operand] for operand in operands)) is result


@pytest.mark.parametrize(("operands", "result"), OR.items())
def test_or_follows_the_table_of_the_standard(operands, result):
    assert value("p or q", **said(operands)) is result
    assert value(" or ".join(WORDS[operand] for operand in operands)) is result


@pytest.mark.parametrize(("operand", "result"), NOT.items())
def test_not_follows_the_table_of_the_standard(operand, result):
    assert value("not(p)", p=operand) is result


LAWS = (
    ("p and q", "q and p"),
    ("p or q", "q or p"),
    ("(p and q) and r", "p and (q and r)"),
    ("(p or q) or r", "p or (q or r)"),
    ("p and q and r", "(p and q) and r"),
    ("not(p and q)", "not(p) or not(q)"),
    ("not(p or q)", "not(p) and not(q)"),
    ("p and (q or r)", "(p and q) or (p and r)"),
    ("p or (q and r)", "(p or q) and (p or r)"),
    ("p and (p or q)", "p"),
    ("p or (p and q)", "p"),
    ("not(not(p))", "p"),
    ("p and p", "p"),
    ("p and true", "p"),
    ("p or false", "p"),
    ("p and false", "false"),
    ("p or true", "true"),
    ("every t in [p, q, r] satisfies t", "p and q and r"),
    ("some t in [p, q, r] satisfies t", "p or q or r"),
)


@pytest.mark.parametrize(("left", "right"), LAWS)
def test_the_laws_of_logic_hold_for_true_false_and_null(left, right):
    for truths in product(TRUTHS.values(), repeat=3):
        assert value(left, **said(truths)) is value(right, **said(truths))


@pytest.mark.parametrize("other", ["1", '"true"', "[true]", "{}", '@"2026-01-01"'])
def test_what_is_no_truth_counts_as_null_with_a_warning(other):
    assert value(f"true and {other}") is None
    assert value(f"false or {other}") is None
    assert value(f"false and {other}") is False
    assert value(f"true or {other}") is True
    assert value(f"{other} and false") is False
    assert "joins booleans, not a" in str(evaluate(f"true and {other}").warnings[0])


def test_and_stops_at_the_first_false_and_or_at_the_first_true():
    assert not evaluate("false and unknown").warnings
    assert not evaluate("true or unknown").warnings
    assert evaluate("true and unknown").warnings
