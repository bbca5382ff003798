"""References are random, easy to say on the phone, and understood however they are typed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.references import ALPHABET, PATTERN, as_reference, new_reference

KEYS = ["tuko", "plan-action", "restorative-justice", "42"]


@pytest.mark.parametrize("key", KEYS)
def test_a_reference_has_the_pathways_first_word_and_six_signs(key):
    assert PATTERN.fullmatch(new_reference(key))


def test_references_repeat_as_rarely_as_chance_has_it():
    drawn = Counter(new_reference("tuko") for _ in range(2000))
    assert max(drawn.values()) <= 2
    assert set("".join(reference.split("-")[1] for reference in drawn)) == set(ALPHABET)


def test_no_sign_looks_like_another():
    assert not set("01OILU") & set(ALPHABET)


@given(st.sampled_from(KEYS), st.sampled_from(["-", " ", " - ", "–"]), st.booleans())
def test_a_reference_is_understood_however_it_is_typed(key, dash, lower):
    reference = new_reference(key, choose=lambda alphabet: alphabet[7])
    typed = f"  {reference.replace('-', dash)} "
    assert as_reference(typed.lower() if lower else typed) == reference


@given(st.text())
def test_anything_else_is_no_reference(typed):
    found = as_reference(typed)
    assert found is None or PATTERN.fullmatch(found)
