from datetime import UTC, datetime

from engine import clock
from engine.domain.actors import SYSTEM
from engine.services import commands as c
from tests.bpmn.diagrams import catch, chain, definitions, end, lane, process, service_task, start, timer, user_task
from tests.services.town import PATHWAY, PROBATION, TARTU, form, party


def test_a_due_timer_is_found_by_the_sweep_and_fires_once(town):
    key = town.publish(
        start(),
        catch("wait", timer(duration="P3D")),
        user_task("after", groups="case_lead"),
        end(),
        *chain("start", "wait", "after", "end"),
    )
    begun = town.start(key)
    town.run_jobs()
    assert town.open(begun.case_id) == []
    with town.later(days=4):
        town.run_jobs()
        assert town.open(begun.case_id) == ["after"]
        assert not town.engine.execute(c.AdvanceInstance(begun.instance_id), SYSTEM).moved


def test_a_timer_start_makes_one_instance_without_a_case_whose_task_raises_clients(town):
    scan = form(
        "scan",
        {
            "type": "dynamiclist",
            "id": "l",
            "path": "clients",
            "label": "Clients",
            "properties": {"class": "C2"},
            "components": [party("client")],
        },
    )
    key = "weekly"
    content = definitions(
        process(
            key,
            start("monday", timer(cycle="R/2026-01-05T08:00:00/P7D")),
            user_task("scan", form="scan"),
            service_task(
                "raise",
                "pathway.raise",
                inputs={
                    "signal": '="mandatory"',
                    "key": "=clients[1].client",
                    "person": "=clients[1].client",
                    "side": '="offender"',
                    "data": "={level: 2}",
                },
            ),
            end(),
            start("known", __import__("tests.bpmn.diagrams", fromlist=["signal"]).signal("mandatory")),
            user_task("describe", groups="case_lead"),
            end("end_2"),
            *chain("monday", "scan", "raise", "end"),
            *chain("known", "describe", "end_2"),
            lanes=[lane("lane_probation_officer", "monday", "scan", "raise", "end", "known", "describe", "end_2")],
        )
    )
    monday = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
    town.publish_files(
        key, {"a.bpmn": content, "pathway.yaml": PATHWAY.replace(b"key: p", b"key: weekly"), **dict([scan])}, due=monday
    )
    with clock.at(datetime(2026, 3, 2, 6, 1, tzinfo=UTC)):
        town.run_jobs()
        (instance,) = town.rows("SELECT * FROM process_instance WHERE process_id = :k", k=key)
        assert (instance.case_id, instance.municipality_id) == (None, TARTU)
        assert town.value(
            "SELECT next_due_at FROM start_subscription WHERE process_id = :k AND kind = 'timer'", k=key
        ) == datetime(2026, 3, 9, 6, tzinfo=UTC)
        (task,) = town.rows("SELECT * FROM user_task WHERE instance_id = :i", i=instance.id)
        assert (task.desk_id, task.case_id) == (PROBATION, None)
        town.complete(
            "alice", task.id, clients=[{"client": {"name": "Indrek", "nationalId": "INVENTED-77", "side": "offender"}}]
        )
        (case,) = town.rows("SELECT * FROM case_ WHERE pathway_key = :k", k=key)
        assert town.open(case.id) == ["describe"]
        (row,) = town.rows("SELECT * FROM party WHERE case_id = :c", c=case.id)
        assert (row.side, row.kind) == ("offender", "client")
        assert town.rows("SELECT state FROM process_instance WHERE id = :i", i=instance.id)[0].state == "completed"
