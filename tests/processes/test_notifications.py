"""Whom a notification never forgets, and the only people about whom nobody is told."""

from itertools import product

import pytest

from engine.feel import to_json
from tests.processes.deciding import decide
from tests.processes.decision_files import codes, decision_files


def situations(decision):
    """Every combination of answers that a notification can be asked for."""
    types = decision_files()[decision].types
    choices = {name: [True, False] if kind == "boolean" else codes(allowed) for name, (kind, allowed) in types.items()}
    for values in product(*choices.values()):
        yield dict(zip(choices, values, strict=True))


@pytest.mark.parametrize(("decision", "count", "of"), [("notify_ee", 12, 1152), ("notify_lv", 148, 9216)])
def test_only_adults_at_low_or_medium_risk_who_have_not_agreed_reach_nobody(decision, count, of):
    asked = list(situations(decision))
    unheard = [situation for situation in asked if not decide(decision, situation).matched]
    assert (len(unheard), len(asked)) == (count, of)
    assert {situation["victimAge"] for situation in unheard} == {"a18plus"}
    assert {situation["risk"] for situation in unheard} == {"low", "medium"}
    assert {situation["victimConsent"] for situation in unheard} == {"no_", "notAsked"}


@pytest.mark.parametrize(
    ("decision", "recipient", "others"),
    [
        ("notify_ee", "kov_child_protection_or_116111", {}),
        (
            "notify_lv",
            "police_or_orphans_court_or_social_service",
            {"reporter": "other", "separationDecided": False, "victimAppliedToCourt": False},
        ),
    ],
)
@pytest.mark.parametrize("age", ["u14", "a14to17"])
@pytest.mark.parametrize("risk", ["immediate", "high", "medium", "low"])
def test_a_child_is_never_kept_from_child_protection_for_want_of_consent(decision, recipient, others, age, risk):
    stalked = {"caseType": "stalking", "victimAge": age, "risk": risk, "childInHousehold": False}
    answer = decide(decision, stalked | {"underProbation": False, "victimConsent": "no_"} | others).value
    assert recipient in [row["recipient"] for row in to_json(answer)]
