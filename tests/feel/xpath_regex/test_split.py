"""split(): every piece is kept, the empty ones too."""

import pytest

from engine.feel.errors import BudgetSpent, NoValue
from engine.feel.xpath_regex import split


@pytest.mark.parametrize(
    ("text", "delimiter", "expected"),
    [
        ("John Doe", r"\s", ["John", "Doe"]),
        ("a;b;c;;", ";", ["a", "b", "c", "", ""]),
        ("foo,bar", ",", ["foo", "bar"]),
        ("foo", ",", ["foo"]),
        ("", ";", [""]),
        (";", ";", ["", ""]),
        ("a1b22c", r"(\d)+", ["a", "b", "c"]),
        ("a.b", r"\.", ["a", "b"]),
        ("ab", ".", ["", "", ""]),
    ],
)
def test_it_splits(text: str, delimiter: str, expected: list[str]):
    assert split(text, delimiter) == expected


@pytest.mark.parametrize("delimiter", ["", "x*", "^", "|,", "[", "*"])
def test_it_refuses_a_delimiter_that_is_empty_or_no_pattern(delimiter: str):
    with pytest.raises(NoValue):
        split("a,b", delimiter)


def test_it_stops_at_too_many_pieces():
    assert split("a,b,c", ",", max_items=3) == ["a", "b", "c"]
    with pytest.raises(BudgetSpent) as spent:
        split("a,b,c", ",", max_items=2)
    assert spent.value.resource == "items"
