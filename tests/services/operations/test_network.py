import pytest
from sqlalchemy import text

from engine.errors import NotFound
from tests.bpmn.diagrams import chain, end, multiple, service_task, start, user_task
from tests.services.town import POLICE, PROGRAMME, SUPPORT, form, question, yes_or_no

CONTRIBUTE = form("contribute", question("facts", "textarea"), yes_or_no("known"))


def inviting(town):
    members = ", ".join(
        f'{{desk: "desk:{desk}", row: "row:{place}0000000-0000-4000-8000-000000000000"}}'
        for place, desk in enumerate((POLICE, SUPPORT, PROGRAMME))
    )
    return town.publish(
        start(),
        service_task("invite", "network.invite", inputs={"members": f"=[{members}]"}, outputs={"invited": "=invited"}),
        user_task(
            "share",
            form="contribute",
            groups='="desk:" + string(member)',
            loop=multiple(f'=["{POLICE}", "{SUPPORT}", "{PROGRAMME}"]', "member"),
        ),
        end(),
        *chain("start", "invite", "share", "end"),
        files=[CONTRIBUTE],
    )


def test_invited_desks_take_part_on_their_roles_side_with_their_line_of_need_to_know(town):
    begun = town.start(inviting(town))
    rows = town.rows(
        "SELECT desk_id, side, scope, need_to_know FROM participant WHERE case_id = :c ORDER BY 1", c=begun.case_id
    )
    assert [(row.desk_id, row.side, row.scope, row.need_to_know is None) for row in rows] == [
        (POLICE, "neutral", "case", False),
        ("probation.probation_officer", "neutral", "case", True),
        (PROGRAMME, "offender", "case", False),
        (SUPPORT, "victim", "case", False),
    ]
    sides = {
        row.desk_id: row.side
        for row in town.rows("SELECT desk_id, side FROM user_task WHERE case_id = :c", c=begun.case_id)
    }
    assert sides == {POLICE: "all", SUPPORT: "victim", PROGRAMME: "offender"}


def test_each_desk_answers_its_own_of_many(town):
    begun = town.start(inviting(town))
    tasks = {
        row.desk_id: row.id
        for row in town.rows("SELECT desk_id, id FROM user_task WHERE case_id = :c", c=begun.case_id)
    }
    with pytest.raises(NotFound):
        town.complete("eve", tasks[SUPPORT], facts="", known=False)
    for who, desk in (("bob", POLICE), ("dana", SUPPORT), ("eve", PROGRAMME)):
        town.complete(who, tasks[desk], facts="What we know", known=True)
    assert town.instance(begun.case_id).state == "completed"
    answers = town.rows(
        "SELECT desk_id, side FROM answer WHERE case_id = :c AND field_path = 'facts' ORDER BY 1", c=begun.case_id
    )
    assert [tuple(row) for row in answers] == [(POLICE, "all"), (PROGRAMME, "offender"), (SUPPORT, "victim")]


def test_a_stored_answer_is_disclosed_to_one_desk_on_a_ground(town):
    tell = form("tell", question("text", "textarea", properties={"processInput": "reference"}))
    key = town.publish(
        start(),
        user_task("tell", form="tell", groups="case_lead"),
        service_task(
            "open", "disclose", inputs={"answers": "=[text]", "desk": f'="desk:{POLICE}"', "ground": '="§ 27"'}
        ),
        user_task("after", groups="case_lead"),
        end(),
        *chain("start", "tell", "open", "after", "end"),
        files=[tell],
    )
    begun = town.start(key)
    town.complete("alice", town.task("tell", begun.case_id), text="For the police only")
    assert town.open(begun.case_id) == ["after"], town.incidents(begun.case_id)
    (row,) = town.rows("SELECT * FROM disclosure WHERE case_id = :c", c=begun.case_id)
    assert (row.desk_id, row.ground) == (POLICE, "§ 27")
    (entry,) = town.rows(
        """SELECT body FROM audit_event WHERE case_id = :c AND body LIKE '%"disclose"%'""", c=begun.case_id
    )
    assert all(fact in entry.body for fact in (POLICE, "§ 27", str(row.answer_id), '"actor":"alice"'))
    assert (
        town.value("SELECT scope FROM participant WHERE case_id = :c AND desk_id = :d", c=begun.case_id, d=POLICE)
        == "own_tasks"
    )


def serving(town, operation, **inputs):
    return town.start(
        town.publish(start(), service_task("do", operation, inputs=inputs), end(), *chain("start", "do", "end"))
    )


def test_nothing_is_disclosed_without_a_ground(town):
    begun = serving(town, "disclose", answers="=[]", desk=f'="desk:{POLICE}"', ground='=" "')
    (incident,) = town.incidents(begun.case_id)
    assert incident.kind == "NoGround"
    assert town.rows("SELECT * FROM participant WHERE case_id = :c AND desk_id = :d", c=begun.case_id, d=POLICE) == []


def test_whoever_is_no_member_is_not_invited(town):
    begun = serving(town, "network.invite", members=f'=["desk:{POLICE}"]')
    assert [incident.kind for incident in town.incidents(begun.case_id)] == ["NoMember"]


def test_an_entry_that_is_over_is_no_way_back_to_the_whole_case(town):
    key = town.publish(
        start(),
        service_task("invite", "network.invite", inputs={"members": f'=[{{desk: "desk:{POLICE}"}}]'}),
        user_task("wait", groups="case_lead"),
        user_task("act", groups="police"),
        end(),
        *chain("start", "invite", "wait", "act", "end"),
    )
    begun = town.start(key)
    with town.database.admin().begin() as connection:
        connection.execute(
            text("UPDATE participant SET valid_to = now() WHERE case_id = :c AND desk_id = :d"),
            {"c": begun.case_id, "d": POLICE},
        )
    town.complete("alice", town.task("wait", begun.case_id))
    (row,) = town.rows("SELECT * FROM participant WHERE case_id = :c AND desk_id = :d", c=begun.case_id, d=POLICE)
    assert (row.scope, row.valid_to) == ("own_tasks", None)


def test_a_task_for_somebody_who_does_not_sit_at_its_desk_is_the_whole_desks(town):
    begun = town.start(
        town.publish(
            start(),
            user_task("mine", groups="police", assignee='="bob"'),
            user_task("ours", groups="police", assignee='="nobody at all"'),
            end(),
            *chain("start", "mine", "ours", "end"),
        )
    )
    assert town.value("SELECT assignee_id FROM user_task WHERE case_id = :c", c=begun.case_id) == "bob"
    town.complete("bob", town.task("mine", begun.case_id))
    assert town.incidents(begun.case_id) == []
    assert town.value("SELECT assignee_id FROM user_task WHERE id = :t", t=town.task("ours", begun.case_id)) is None
