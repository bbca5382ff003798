"""Whatever the pattern: a value, no value, or a spent budget; and what Python's own module finds where both agree."""

import re
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from engine.feel.errors import BudgetSpent, NoValue
from engine.feel.xpath_regex import matches, replace, split

TOKENS = (
    *("a", "b", "A", "é", "\U0001f600", "1", " ", "\n", "(", ")", "(?:", "(?=", "(?i)", "[", "]", "[^", "-", "-[", "|"),
    *("*", "+", "?", "{2}", "{1,3}", "{0,}", "{50}", "{", "}", ",", ".", "^", "$", "\\", "\\1", "\\2", "\\d", "\\w"),
    *("\\i", "\\C", "\\b", "\\p{L}", "\\P{IsGreek}", "a-z", ")+", "(.*)", "[a-z-[aeiou]]", "&&", "||", "~~", "[:a:]"),
)
patterns = st.lists(st.sampled_from(TOKENS), max_size=30).map("".join)
flag_letters = st.text("smixq", max_size=3)

atoms = st.sampled_from(["a", "b", "c", "[ab]", "[^a]", r"\d", r"\.", "1", "-", "x-y", "[0-9-]"])
common = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.tuples(inner, inner).map("({0[0]}|{0[1]})".format),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "*?", "+?"])).map("(?:{0[0]}){0[1]}".format),
    ),
    max_leaves=6,
)


@given(pattern=patterns, flags=flag_letters, text=st.text("abA1é\n ", max_size=40), replacement=st.text("$1a\\"))
def test_nothing_else_ever_comes_out(pattern: str, flags: str, text: str, replacement: str):
    with suppress(NoValue, BudgetSpent):
        assert isinstance(matches(text, pattern, flags), bool)
    with suppress(NoValue, BudgetSpent):
        assert isinstance(replace(text, pattern, replacement, flags), str)
    with suppress(NoValue, BudgetSpent):
        assert isinstance(split(text, pattern), list)


@given(pattern=common, text=st.text("abc1.-xy", max_size=20))
def test_it_agrees_with_python_on_what_both_know(pattern: str, text: str):
    assert matches(text, pattern) == bool(re.search(pattern, text))
    assert matches(text, f"^(?:{pattern})$") == bool(re.fullmatch(pattern, text))
    if not re.search(pattern, ""):
        assert replace(text, pattern, "<$0>") == re.sub(pattern, r"<\g<0>>", text)
        assert split(text, pattern)[:1] == re.split(pattern, text, maxsplit=1)[:1]


@given(text=st.text(max_size=60))
def test_every_text_matches_itself_under_flag_q(text: str):
    assert matches(text, text, "q")
    assert matches(text, text, "qi")
    assert matches(text.upper() + text.lower(), text.lower(), "qi")


@given(first=st.text("(a*b[]\\$", min_size=1, max_size=5), second=st.text("(a*b[]\\$"), text=st.text("(a*b[]\\$"))
def test_a_literal_replacement_is_that_of_python(first: str, second: str, text: str):
    assert replace(text, first, second, "q") == text.replace(first, second)
