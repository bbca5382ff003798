from engine.domain.actors import SYSTEM
from engine.services import commands as c
from tests.bpmn.diagrams import boundary, catch, chain, end, signal, start, throw, user_task
from tests.services.town import TALLINN, TARTU


def broadcast(town, name, municipality=None, key=None, **data):
    return town.engine.execute(c.BroadcastSignal(name, municipality, key, data), SYSTEM)


def test_everybody_who_waits_hears_a_signal(town):
    key = town.publish(
        start(),
        catch("wait", signal("alarm")),
        user_task("after", groups="case_lead"),
        end(),
        *chain("start", "wait", "after", "end"),
    )
    begun = [town.start(key) for _ in range(3)]
    assert broadcast(town, "alarm", TALLINN).caught == 0
    assert broadcast(town, "alarm").caught == 3
    assert [town.open(one.case_id) for one in begun] == [["after"]] * 3


def test_a_signal_opens_at_most_one_case_per_key(town):
    key = town.publish(
        start("by_form", form="f"),
        start("by_signal", signal("registered")),
        user_task("ask", groups="case_lead"),
        end(),
        *chain("by_form", "ask"),
        *chain("by_signal", "ask", "end"),
    )
    assert len(broadcast(town, "registered", TARTU, "reg-1", level=3).started) == 1
    assert len(broadcast(town, "registered", TARTU, "reg-1", level=3).started) == 0
    assert len(broadcast(town, "registered", TARTU, "reg-2").started) == 1
    assert len(broadcast(town, "registered", None, "reg-3").started) == 0
    cases = town.rows("SELECT id, owner_desk_id FROM case_ WHERE pathway_key = :k", k=key)
    assert [row.owner_desk_id for row in cases] == ["probation.probation_officer"] * 2
    assert all(town.open(row.id) == ["ask"] for row in cases)


def test_a_signal_that_a_process_throws_reaches_its_own_case_and_by_a_job_all_others(town):
    heard = town.publish(
        start(),
        user_task("work", groups="case_lead"),
        end(),
        boundary("hear", "work", signal("stop")),
        user_task("stopped", groups="case_lead"),
        *chain("start", "work", "end"),
        *chain("hear", "stopped"),
    )
    other = town.start(heard)
    town.start(town.publish(start(), throw("say", signal("stop")), end(), *chain("start", "say", "end")))
    assert town.open(other.case_id) == ["work"]
    town.run_jobs()
    assert town.open(other.case_id) == ["stopped"]
