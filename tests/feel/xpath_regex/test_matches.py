"""matches(): the examples of the XPath specification and the syntax it knows."""

import pytest

from engine.feel.errors import NoValue
from engine.feel.xpath_regex import matches

POEM = "Kaum hat dies der Hahn gesehen,\nFängt er auch schon an zu krähen:\nKikeriki! Kikikerikih!!\nTak, tak, tak!"


@pytest.mark.parametrize(
    ("text", "pattern", "flags"),
    [
        ("abracadabra", "bra", ""),
        ("abracadabra", "^a.*a$", ""),
        ("", "", ""),
        ("abc", "", ""),
        (POEM, "Kaum.*krähen", "s"),
        (POEM, "^Kaum.*gesehen,$", "m"),
        (POEM, "kiki", "i"),
        ("a\rb", "a.b", "s"),
        ("helloworld", "hello world", "x"),
        ("hello world", r"hello\ sworld", "x"),
        ("hello world", "he ll o[ ]worl d", "x"),
        ("hello world", r"\p{ I s B a s i c L a t i n }+", "x"),
        ("x[Y-z]", "X[y-Z]", "qi"),
        ("a.b", "a.b", "qsmx"),
        ("\nabcd\ndefg\n", "^$", "m"),
        ("abcd\n\ndefg\n ", "^$", "m"),
        ("a\n", "\n$", ""),
        ("aa", "^a{2}$", ""),
        ("aaa", "^a{02,03}$", ""),
        ("a1", "^(?:a|b)[0-9]$", ""),
        ("a^$b", r"a\^\$b", ""),
        ("^", "[a^]", ""),
        ("$", "[$]", ""),
        ("a&&b||c~~d--", "^a&&b[|]{2}c~~d--$", ""),
        ("é", r"^\w$", ""),
        ("\U0001f600", "^[\U0001f600-\U0001f602]$", ""),
    ],
)
def test_it_finds(text: str, pattern: str, flags: str):
    assert matches(text, pattern, flags)


@pytest.mark.parametrize(
    ("text", "pattern", "flags"),
    [
        ("abracadabra", "^bra", ""),
        (POEM, "Kaum.*krähen", ""),
        (POEM, "^Kaum.*gesehen,$", ""),
        ("Mary\rJones", "Mary.Jones", ""),
        ("Mary\nJones", "Mary.Jones", ""),
        ("hello world", "hello world", "x"),
        ("abracadabra", "(?:abra(?:cad)?)*", "q"),
        ("abcd\ndefg\n", "^$", "m"),
        ("a\n", "a$", ""),
        ("a\n", r"a\s*b", "m"),
        ("input", "[0-9-.]*/", ""),
        ("axb", "a.b", "q"),
        ("STRASSE", "straße", "i"),
        ("\u00a0", r"\s", ""),
        ("\u2028", r"\s", ""),
    ],
)
def test_it_does_not_find(text: str, pattern: str, flags: str):
    assert not matches(text, pattern, flags)


@pytest.mark.parametrize("flags", ["p", "X", " ", "I", "is,", "\n"])
def test_it_knows_no_other_flags(flags: str):
    with pytest.raises(NoValue, match="flags s, m, i, x and q"):
        matches("abracadabra", "bra", flags)


def test_it_accepts_a_flag_twice():
    assert matches("A", "a", "ii")


@pytest.mark.parametrize("text", ["a", "A", "b"])
def test_a_category_keeps_its_case_under_flag_i(text: str):
    assert matches(text, r"\p{Lu}", "i") == text.isupper()
