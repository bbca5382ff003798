"""replace(): the examples of the XPath specification and the rules of its replacement string."""

import pytest

from engine.feel.errors import BudgetSpent, NoValue
from engine.feel.xpath_regex import replace

TWELVE = "".join(f"({letter})" for letter in "abcdefghijkl")


@pytest.mark.parametrize(
    ("text", "pattern", "replacement", "expected"),
    [
        ("abracadabra", "bra", "*", "a*cada*"),
        ("abracadabra", "a.*a", "*", "*"),
        ("abracadabra", "a.*?a", "*", "*c*bra"),
        ("abracadabra", "a", "", "brcdbr"),
        ("abracadabra", "a(.)", "a$1$1", "abbraccaddabbra"),
        ("AAAA", "A+", "b", "b"),
        ("AAAA", "A+?", "b", "bbbb"),
        ("darted", "^(.*?)d(.*)$", "$1c$2", "carted"),
        ("reluctant", "r.*?t", "X", "Xant"),
        ("banana", "(an)+", "**", "b**a"),
        ("banana", "[aeiouy]", "[$0]", "b[a]n[a]n[a]"),
        ("0123456789", r"(\d{3})(\d{3})(\d{4})", "($1) $2-$3", "(012) 345-6789"),
        ("abcd", "(a)|(b)", "[$1|$2]", "[a|][|b]cd"),
        ("abcdefghijkl", TWELVE, "$12-$11-$1", "l-k-a"),
        ("abcdefghijkl", TWELVE, "$13", "a3"),
        ("abcdefghijkl", TWELVE, "$120", "l0"),
        ("abc", "(b)", "<$2>", "a<>c"),
        ("abc", "(b)", "<$12>", "a<b2>c"),
        ("abc", "(b)", "<$01>", "a<b>c"),
        ("abc", "b", "$1", "ac"),
        ("abc", "b", r"\$\\", r"a$\c"),
        ("abc", "b", r"\\1", r"a\1c"),
        ("", "b", "x", ""),
        ("abc", "x", "y", "abc"),
    ],
)
def test_it_replaces_each_match(text: str, pattern: str, replacement: str, expected: str):
    assert replace(text, pattern, replacement) == expected


@pytest.mark.parametrize(
    ("text", "pattern", "replacement", "flags", "expected"),
    [
        ("a\\b\\c", "\\", "\\\\", "q", "a\\\\b\\\\c"),
        ("a/b/c", "/", "$", "q", "a$b$c"),
        ("a.b.c", ".", "$1\\", "q", "a$1\\b$1\\c"),
        ("aXbx", "x", "-", "i", "a-b-"),
        ("aXbx", "X", "$0", "qi", "a$0b$0"),
        ("one\ntwo", "^.", "#", "m", "#ne\n#wo"),
    ],
)
def test_it_replaces_under_flags(text: str, pattern: str, replacement: str, flags: str, expected: str):
    assert replace(text, pattern, replacement, flags) == expected


@pytest.mark.parametrize("replacement", ["$", "a$", "$a", "$$", "\\", "\\a", "a\\", r"\1", "$-1", "$²"])
@pytest.mark.parametrize("text", ["abracadabra", "xyz"])
def test_it_refuses_a_replacement_even_if_nothing_matches(text: str, replacement: str):
    with pytest.raises(NoValue):
        replace(text, "bra", replacement)


@pytest.mark.parametrize("pattern", ["", ".*?", "a*", "^", "$", "(a)?", "a|", "^$"])
def test_it_refuses_a_pattern_that_matches_the_empty_string(pattern: str):
    with pytest.raises(NoValue, match="matches the empty string"):
        replace("abracadabra", pattern, "$0")


def test_it_stops_before_the_text_grows_too_long():
    assert replace("aaaa", "a", "bb", max_text=8) == "bbbbbbbb"
    with pytest.raises(BudgetSpent) as spent:
        replace("aaaa", "a", "bb", max_text=7)
    assert spent.value.resource == "text"


def test_it_does_not_build_the_long_text_first():
    with pytest.raises(BudgetSpent) as spent:
        replace("a" * 1_000_000, "a+", "$0" * 2000)
    assert spent.value.resource == "text"
