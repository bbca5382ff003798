"""Back-references: to closed groups only, with as many digits as number a group."""

import pytest

from engine.feel.errors import NoValue
from engine.feel.xpath_regex import is_valid, matches

ELEVEN = "".join(f"({letter})" for letter in "abcdefghijk")


@pytest.mark.parametrize(
    ("text", "pattern", "flags"),
    [
        ("'Hello'", r"""(['"]).*\1""", ""),
        ("aA", r"(a)\1", "i"),
        ("mom", r"^([md])[aeiou]\1$", "i"),
        ("DUD", r"^([md])[aeiou]\1$", "i"),
        ("abcdefghijkk", rf"^{ELEVEN}\11$", ""),
        ("aa1", r"^(a)\11$", ""),
        ("b", r"^((a)|b)\2$", ""),
        ("abab", r"^(?:x)?(ab)\1$", ""),
        ("aaa", r"^(a)\1{2}$", ""),
    ],
)
def test_it_finds_the_same_text_again(text: str, pattern: str, flags: str):
    assert matches(text, pattern, flags)


def test_it_compares_the_case_without_flag_i():
    assert not matches("aA", r"(a)\1")


@pytest.mark.parametrize("pattern", [r"(.)\3", r"(.)\2", r"\3", r"(a\1)", r"\1(a)", r"(?:a)\1", r"(a)\0", r"(a)|\2"])
def test_it_refuses_a_group_that_is_not_closed_before(pattern: str):
    with pytest.raises(NoValue):
        matches("h", pattern)


def test_it_refuses_the_eleventh_group_while_it_is_open():
    assert is_valid(ELEVEN.removesuffix("k)") + r"\11)")


@pytest.mark.parametrize("pattern", [r"(asd)[\1]", r"(asd)[asd\1]", r"(asd)[asd\0]", r"1[asd\0]"])
def test_it_refuses_back_references_in_a_class(pattern: str):
    with pytest.raises(NoValue):
        matches("abcd", pattern)
