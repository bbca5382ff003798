"""Character classes: ranges, escapes, subtraction, case, and the sets behind the escapes."""

import unicodedata
from collections.abc import Callable

import pytest

from engine.feel.errors import NoValue
from engine.feel.xpath_regex import matches
from engine.feel.xpath_regex.escapes import CATEGORIES

ASSIGNED = [chr(code) for code in range(0x3000) if unicodedata.category(chr(code)) != "Cn"]


def members(pattern: str, flags: str = "", *, among: str = "".join(map(chr, range(0x21, 0x7F)))) -> str:
    return "".join(char for char in among if matches(char, f"^{pattern}$", flags))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[a-]", "-a"),
        ("[-a]", "-a"),
        ("[^!-,.-~]", "-"),
        ("[0-2-.]", "-.012"),
        ("[a-c-x]", "-abcx"),
        (r"[\d-z]", "-0123456789z"),
        ("[--/]", "-./"),
        ("[a--[a]]", "-"),
        (r"[\^a]", "^a"),
        (r"[a\-c]", "-ac"),
        (r"[\[\]]", "[]"),
        ("[a-z-[b-y]]", "az"),
        ("[a-z-[b-y-[m]]]", "amz"),
        ("[^!-x-[z]]", "y{|}~"),
        ("[^!-x-[^z]]", "z"),
        (r"[\w-[\d_a-zA-Z]]", "$+<=>^`|~"),
        (r"[\S-[!-}]]", "~"),
        (r"[\D-[!-}]]", "~"),
        ("[a&&b]", "&ab"),
        ("[a||b]", "ab|"),
        (r"[\p{Lu}-[B-Z]]", "A"),
        (r"[\P{L}-[!-}]]", "~"),
        (r"[\p{IsBasicLatin}-[!-}]]", "~"),
    ],
)
def test_it_holds(pattern: str, expected: str):
    assert members(pattern) == "".join(sorted(expected))


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "[]",
            "[^]",
            "[z-a]",
            "[a",
            "[a-",
            "[a-[",
            "[a-[b]",
            "[a-[b]c]",
            "[[a]]",
            "[-[a]]",
            "[a--]",
            "[a--z]",
            "[]a]",
        ),
        *(r"[a-\d]", r"[\q]", r"[\x41]", r"[\b]", r"[\u0041]", "[[:alpha:]]", "[", "[\\", "[a\\]", r"[\p{Xx}]"),
        "[a-[" * 30 + "b" + "]]" * 30,
    ],
)
def test_it_refuses(pattern: str):
    with pytest.raises(NoValue):
        matches("a", pattern)


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("x", "[A-Z-[OI]]", True),
        ("X", "[A-Z-[OI]]", True),
        ("O", "[A-Z-[OI]]", False),
        ("i", "[A-Z-[OI]]", False),
        ("Q", "[^Q]", False),
        ("q", "[^Q]", False),
        ("\u212a", "k", True),
        ("\u212a", "[A-Z]", True),
        ("k", "\u212a", True),
        ("abZ", "^[a-z]*$", True),
        ("\u03c3", "\u03c2", True),
        ("ß", "ss", False),
    ],
)
def test_flag_i_adds_the_case_variants_of_each_character(text: str, pattern: str, found: bool):
    assert matches(text, pattern, "i") is found


@pytest.mark.parametrize(
    ("pattern", "belongs"),
    [
        (r"\s", lambda char: char in "\t\n\r "),
        (r"\d", lambda char: unicodedata.category(char) == "Nd"),
        (r"\w", lambda char: unicodedata.category(char)[0] not in "PZC"),
        (r"\p{L}", lambda char: unicodedata.category(char)[0] == "L"),
        (r"\p{Sc}", lambda char: unicodedata.category(char) == "Sc"),
        (r"\p{IsGreek}", lambda char: "\u0370" <= char <= "\u03ff"),
        (r"\p{IsLatin-1Supplement}", lambda char: "\u0080" <= char <= "\u00ff"),
    ],
)
def test_an_escape_and_its_opposite_share_out_all_characters(pattern: str, belongs: Callable[[str], bool]):
    opposite = pattern[0] + pattern[1].swapcase() + pattern[2:]
    among = [char for char in ASSIGNED if unicodedata.category(char) == "Cc" or ord(char) < 0x400]
    assert [char for char in among if matches(char, pattern)] == [char for char in among if belongs(char)]
    assert [char for char in among if matches(char, opposite)] == [char for char in among if not belongs(char)]
    assert [char for char in among if matches(char, f"[^{pattern}]")] == [c for c in among if not belongs(c)]


def test_names_of_xml_start_with_i_and_go_on_with_c():
    assert members(r"\i", among="a:_é-.1· ") == "a:_é"
    assert members(r"\c", among="a:_é-.1· ") == "a:_é-.1·"
    assert members(r"[\I-[\C]]", among="a:_é-.1· ") == "-.1·"


@pytest.mark.parametrize("name", [first + second for first, rest in CATEGORIES.items() for second in ("", *rest)])
def test_it_knows_every_category(name: str):
    assert not matches("", rf"\p{{{name}}}|\P{{{name}}}")


@pytest.mark.parametrize(
    "escape",
    [
        *(r"\p", r"\p{", r"\p{}", r"\pL", r"\p{ L}", r"\p{Cs}", r"\p{Lx}", r"\p{lu}", r"\p{Latin}", r"\p{gc=L}"),
        *(r"\p{ IsBasicLatin}", r"\p{IsNothing}", r"\p{isGreek}", r"\p{Isgreek}", r"\p{IsHighSurrogates}", r"\p{^L}"),
    ],
)
def test_it_refuses_what_is_no_category_and_no_block(escape: str):
    with pytest.raises(NoValue):
        matches("hello", escape)
