"""The decision tables answer for the people of our stories what the people who know the work expect."""

from pathlib import Path

import pytest
import yaml

from engine.feel import to_json
from tests.processes.deciding import decide, model
from tests.processes.decision_files import decision_files

EXPECTED = yaml.safe_load(Path(__file__).with_name("expected_decisions.yaml").read_text(encoding="utf-8"))


def named(expected):
    """What a failing test is called: scenario, decision, story."""
    return f"{expected['scenario']}-{expected['decision']}-{expected['story']}"


@pytest.mark.parametrize("expected", EXPECTED, ids=named)
def test_it_answers_what_the_story_expects_and_warns_of_nothing(expected):
    result = decide(expected["decision"], expected["in"])
    answer = to_json(result.value)
    if "recipients" in expected:
        assert [row["recipient"] for row in answer] == expected["recipients"]
    else:
        assert answer == expected["out"]
    assert not result.warnings


@pytest.mark.parametrize("expected", EXPECTED, ids=named)
def test_it_names_the_rules_behind_the_answer(expected):
    matched = decide(expected["decision"], expected["in"]).matched
    assert len(matched) == (len(expected["recipients"]) if "recipients" in expected else 1)
    assert {rule.element_id for rule in matched} == {expected["decision"]}
    written = [rule.get("id") for rule in decision_files()[expected["decision"]].rules]
    assert [written[rule.rule - 1] for rule in matched] == [rule.rule_id for rule in matched]
    assert all(rule.description and rule.annotations["Note"] for rule in matched)


@pytest.mark.parametrize("expected", EXPECTED, ids=named)
def test_a_story_gives_exactly_the_inputs_of_its_decision(expected):
    assert list(expected["in"]) == decision_files()[expected["decision"]].inputs


def test_nothing_is_wrong_with_the_files_together():
    assert [str(problem) for problem in model().problems] == []
    assert {decision.id for decision in model().decisions} == set(decision_files())


def test_every_decision_appears_in_a_story():
    assert {expected["decision"] for expected in EXPECTED} == set(decision_files())
