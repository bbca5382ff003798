"""At the same moment, from four processes: nobody is turned away, nothing is lost."""

import pytest

from engine.bpmn.runtime import Instance
from tests.campaigns.pathways import publish_race
from tests.campaigns.race import lost, race
from tests.services.town import town as a_town


def nothing_is_lost(cases):
    with a_town() as town:
        publish_race(town)
        laps = race(town, cases)
        assert [lap for lap in laps if lap.failed] == []
        assert len(laps) == 4 * cases
        assert lost(town, laps) == []
        for lap in laps[:cases]:
            assert given(town, lap.case) == 4
            town.complete("alice", town.task("check", lap.case), amount=1, note="A note of 1.")
        assert town.value("SELECT count(*) FROM case_ WHERE status <> 'closed'") == 0


def given(town, case):
    """How many amounts the process itself has collected."""
    row = town.instance(case)
    with town.engine.units(None) as unit:
        stored = unit.instances.get(row.id)
        published = town.engine.deployments.published(unit, stored.deployment_id)
        environment = town.engine.deployments.environment(unit, published)
        instance = Instance.load(published.definition(stored.process_id), stored.state, environment)
    return len(instance.variables(town.task("check", case))["given"])


def test_four_desks_answer_the_contributions_of_one_case_at_the_same_moment():
    nothing_is_lost(cases=50)


@pytest.mark.soak
def test_four_desks_answer_the_contributions_of_a_thousand_cases():
    nothing_is_lost(cases=1000)
