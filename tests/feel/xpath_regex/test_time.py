"""No pattern hangs: matching ends at its deadline."""

import time

import pytest

from engine.feel.errors import BudgetSpent, NoValue
from engine.feel.xpath_regex import matches, replace, split

HOSTILE = [
    ("(a+)+$", "a" * 40 + "b"),
    ("(a|aa)+$", "a" * 60 + "b"),
    ("(.*)*x", "a" * 60),
    ("([a-z]+)*=", "a" * 5000),
    ("(a|a|aa)+[cd]", "a" * 60),
    ("((a{0,1000}){0,1000}){0,1000}[bc]", "a" * 100_000),
    (r"(a+)(\1)+[bc]", "a" * 100_000),
    ("(a?){500}a{500}", "a" * 500),
    ("(?:a|b)*[cd]", "ab" * 500_000),
    ("((a*)*)*[cd]", "a" * 1_000_000),
    (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 60),
]


def spends(act, *values) -> str:
    """What the act spent, "" if it came to an end, within much less than a second of computing."""
    start = time.thread_time()
    try:
        act(*values)
    except NoValue:
        return ""
    except BudgetSpent as spent:
        return spent.resource
    finally:
        assert time.thread_time() - start < 0.5
    return ""


@pytest.mark.parametrize(("pattern", "text"), HOSTILE)
def test_a_hostile_pattern_ends_at_the_deadline(pattern: str, text: str):
    assert spends(matches, text, pattern) in ("", "time")
    assert spends(replace, text, pattern, "") in ("", "time")
    assert spends(split, text, pattern) in ("", "time", "items")


@pytest.mark.parametrize("act", [lambda text, pattern: replace(text, pattern, "-"), split, matches])
def test_the_deadline_is_honoured_by_every_function(act):
    assert spends(act, "a" * 60 + "b", "(a|aa)+$") == "time"


def test_one_deadline_holds_for_a_whole_replacement():
    assert spends(lambda: replace("ab" * 5_000_000, "a", "c", max_text=20_000_000)) == "time"


def test_no_time_at_all_is_spent_at_once():
    with pytest.raises(BudgetSpent, match="took too long"):
        matches("a", "a", timeout=0)


def test_a_caller_may_give_more_time():
    assert len(replace("a b " * 50_000, " ", "", timeout=30)) == 100_000
