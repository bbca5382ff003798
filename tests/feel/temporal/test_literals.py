"""What may stand in an `@"…"` literal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.errors import NoValue
from engine.feel.temporal import kind, parse_temporal


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2019-03-31", "date"), ("2018-12-08T10:30:11@Australia/Melbourne", "date and time"),
        ("10:30:11+11:00", "time"),
        ("P10D", "days and time duration"), ("P10Y", "years and months duration"),
    ],
)  # fmt: skip
def test_the_text_tells_the_kind(text: str, name: str) -> None:
    value = parse_temporal(text)
    assert kind(value) == name
    assert str(value) == text


@given(st.one_of(st.text(), st.text("0123456789-+:T@PYMDHSZ./", max_size=30)))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        value = parse_temporal(text)
    except NoValue:
        return
    assert parse_temporal(str(value)) == value
