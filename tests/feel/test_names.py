import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.names import Vocabulary, is_simple, names_in, normalised, shortened, suggestion, tokens


def test_names_that_differ_in_blanks_alone_are_the_same_name():
    assert normalised("  risk \n\t score ") == normalised("risk\u00a0score") == "risk score"
    assert Vocabulary(["risk  score"]) == Vocabulary([" risk score "])
    assert tokens("a-b") == tokens("a - b") == ("a", "-", "b")


@pytest.mark.parametrize("name", ["x", "?", "_", "ööpäev", "🐎", "a1", "名前"])
def test_one_word_is_a_simple_name(name):
    assert is_simple(name)


@pytest.mark.parametrize("name", ["", "1a", "a b", "a-b", "a.b", "'", "a\n", " a"])
def test_anything_else_is_no_simple_name(name):
    assert not is_simple(name)


def test_a_vocabulary_holds_only_names_of_several_words():
    assert Vocabulary(["x", "risk score", "a%b", "", " ", "(", "a-b"]).names == {"risk score", "a-b"}


def test_the_longest_name_is_found_wherever_it_stands():
    vocabulary = Vocabulary(["risk score", "risk score of the year", "score of"])
    assert vocabulary.match("risk score of the year", 0) == ("risk score of the year", 22)
    assert vocabulary.match("risk score of the month", 0) == ("risk score", 10)
    assert vocabulary.match("risk   score", 0) == ("risk score", 12)
    assert vocabulary.match("the risk score", 4) == ("risk score", 14)
    assert vocabulary.match("risk scores", 0) is None
    assert vocabulary.match("", 0) is None


def test_a_vocabulary_grows_without_changing_the_old_one():
    small = Vocabulary(["a b"])
    large = small.extended(["c d", "x"])
    assert small.names == {"a b"}
    assert large.names == {"a b", "c d"}
    assert small.extended(["a b", "x"]) is small
    assert len({small, Vocabulary(["a b"]), large}) == 2


@given(st.lists(st.text("ab -+.", min_size=1, max_size=6)), st.text("ab -+.", max_size=20))
def test_a_match_is_a_known_name_and_really_stands_there(names, text):
    found = Vocabulary(names).match(text, 0)
    if found:
        name, end = found
        assert name in Vocabulary(names).names
        assert tokens(text[:end]) == tokens(name)


def test_the_names_in_a_value_are_its_keys_however_deep():
    assert set(names_in({"a": {"b c": [{"d e": 1}]}, "f": None})) == {"a", "b c", "d e", "f"}
    assert list(names_in(5)) == []


def test_a_name_that_is_close_is_suggested():
    assert suggestion("riskscore", ["riskScore", "age"]) == "; did you mean `riskScore`?"
    assert suggestion("zzz", ["riskScore", "age"]) == ""
    assert suggestion("x" * 1_000, ["x" * 999]) == ""


def test_a_long_name_is_shortened_in_a_sentence():
    assert shortened("risk score") == "risk score"
    assert len(shortened("x" * 1_000)) == 60
