"""YAML is read without surprises."""

import pytest

from engine.yaml_text import BrokenYaml, Located, read_yaml


def test_an_option_code_stays_a_text():
    assert read_yaml("a.yaml", b"[yes, no, on, 14_17, 2026-03-01, 1e3, 0x10]") == [
        "yes", "no", "on", "14_17", "2026-03-01", "1e3", "0x10",
    ]  # fmt: skip


def test_truth_numbers_and_nothing_are_what_they_look_like():
    assert read_yaml("a.yaml", b"[true, false, 3, -2, 1.5, null, ~]") == [True, False, 3, -2, 1.5, None, None]


def test_a_mapping_knows_its_line():
    read = read_yaml("a.yaml", b"a:\n  b: 1\n")
    assert isinstance(read["a"], Located)
    assert read["a"].line == 2


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"a: 1\na: 2", "a.yaml: Line 2: “a” stands here for the second time."),
        (b"a: &x 1\nb: *x", "a.yaml: Aliases are not read here; write the lines out."),
        (b"a: [1", "a.yaml, line 1"),
        (b"a: !!python/object/apply:os.system [x]", "a.yaml, line 1"),
        (b"\xff", "a.yaml: this is not YAML."),
        (b"[" * 5000, "a.yaml"),
        (b"#" * 1_000_001, "a.yaml: this file is larger than 1000 kB."),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(content, complaint):
    with pytest.raises(BrokenYaml) as refused:
        read_yaml("a.yaml", content)
    assert str(refused.value).startswith(complaint)
