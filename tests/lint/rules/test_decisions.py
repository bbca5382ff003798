"""The decisions are there, and can be taken."""

from engine.lint import Offer
from tests.bpmn.diagrams import business_rule_task
from tests.dmn.models import decision
from tests.dmn.models import model as dmn_model
from tests.lint.linting import line, model, said

DECIDE = business_rule_task("d", "tuko_open")


def test_a_decision_of_the_package_is_found():
    assert said(line(DECIDE, models=(model("tuko_open"),)), "decisions") == []


def test_a_decision_of_another_deployment_is_found():
    assert said(line(DECIDE, elsewhere=Offer(decisions={"tuko_open": frozenset()})), "decisions") == []


def test_a_decision_that_does_not_exist_is_refused_with_what_may_be_meant():
    assert said(line(DECIDE, models=(model("tuko_opens"),)), "decisions") == [
        "The decision `tuko_open` of the business rule task `d` does not exist; did you mean `tuko_opens`?"
    ]


def test_what_is_wrong_in_a_decision_file_is_said():
    broken = dmn_model(decision("tuko_open", "1 +"))
    assert len(said(line(DECIDE, models=(broken,)), "decisions")) == 1
