"""What XPath does not know is refused, although the matching library would understand it."""

import pytest

from engine.feel.errors import NoValue
from engine.feel.xpath_regex import is_valid, matches
from engine.feel.xpath_regex.translation import MAX_LENGTH


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            r"\b",
            r"\B",
            r"\A",
            r"\Z",
            r"\z",
            r"\x41",
            r"\u0041",
            r"\0",
            r"\e",
            r"\a",
            r"\Q",
            r"\-\_",
            r"\/",
            r"\é",
            "\\",
        ),
        *(
            "(?=a)",
            "(?!a)",
            "(?<=a)",
            "(?<n>a)",
            "(?P<n>a)",
            "(?i)a",
            "(?i:a)",
            "(?#a)",
            "(?>a)",
            "(?|a)",
            "(?R)",
            "(*F)",
        ),
        *("*", "+a", "?", "a**", "a*+", "a++", "a?+", "a???", "a{2}{3}", "a|*", "(*a)", "(?:+)", "{2}"),
        *(
            "{",
            "}",
            "]",
            "a{",
            "a}",
            "a]",
            "a{}",
            "a{,3}",
            "a{1,2,3}",
            "a{x}",
            "a{1",
            "a{1,",
            "a{ 1}",
            "a{-1}",
            "a{3,2}",
        ),
        *("(", ")", "a)", "(a", "(?:", "(?", "((a)", "a{e<=1}"),
    ],
)
def test_it_refuses(pattern: str):
    with pytest.raises(NoValue):
        matches("a", pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "|",
        "a|",
        "()",
        "(|a)",
        "(?:)",
        "^*",
        "$+",
        "a{0}",
        "a{0,0}b?",
        "()*",
        "(^)?a",
        r"\$\-\}",
        "a??",
        "a{2,}?",
        "-",
    ],
)
def test_it_accepts(pattern: str):
    assert is_valid(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "flags", "sentence"),
    [
        (r"\bword", "", r"the pattern has no escape \b"),
        ("a)", "", "the pattern has a ) without its ("),
        ("*a", "", "the pattern has a * with nothing to repeat before it"),
        ("a", "g", "a pattern has the flags s, m, i, x and q, not 'g'"),
        ("*a)", "q", None),
    ],
)
def test_it_says_what_is_wrong(pattern: str, flags: str, sentence: str | None):
    assert is_valid(pattern, flags) == sentence


@pytest.mark.parametrize(
    "pattern",
    [
        *("a{1000000}", "a{99999999999999999999}", "a{0,1000000}", "((a{99}){99}){99}", "(" * 60 + ")" * 60),
        *("(" * 40 + "a" + ")+" * 40, "a" * (MAX_LENGTH + 1), "a{" + "9" * 4900 + "}", r"\i" * 2500),
    ],
)
def test_it_refuses_what_would_fill_the_memory(pattern: str):
    with pytest.raises(NoValue):
        matches("a", pattern)


@pytest.mark.parametrize(
    "pattern", ["a{10000}", "(" * 40 + "a" + ")*" * 40, "a" * MAX_LENGTH, r".{0,100000}", r"\i{5000}"]
)
def test_it_accepts_what_is_merely_long(pattern: str):
    assert is_valid(pattern, "i") is None
