"""The matrix of data classes is read from plain data, and refused where it names what does not exist."""

import pytest

from engine.domain.data_classes import Matrix, MatrixWrong


def matrix(levels):
    return Matrix.of({"classes": {"C1": {"levels": levels, "engine": True, "sealed": False, "retention": "P5Y"}}})


def test_a_line_gives_a_level_and_no_line_gives_none():
    made = matrix({"police": "full", "court": "none"})
    assert [made.level("C1", role) for role in ("police", "court", "health")] == ["full", "none", None]
    assert made.level("C9", "police") is None
    assert list(made.rules()) == [("C1", "police", "full"), ("C1", "court", "none")]
    assert made.classes["C1"].retention == "P5Y"


def test_an_unknown_role_or_level_is_said():
    with pytest.raises(MatrixWrong) as wrong:
        matrix({"wizard": "full", "police": "everything"})
    assert str(wrong.value) == "C1: there is no role wizard.\nC1: everything is no level (police)."
