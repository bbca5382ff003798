from engine.domain.actors import SYSTEM
from engine.errors import Invalid
from engine.services import commands as c
from tests.bpmn.diagrams import boundary, chain, end, error, service_task, start, timer, user_task
from tests.services.town import CHILDREN, POLICE, PROBATION, SUPPORT


def serving(town, operation, *more, **task):
    return town.publish(
        start(),
        service_task("serve", operation, **task),
        user_task("after", groups="case_lead"),
        end(),
        *chain("start", "serve", "after", "end"),
        *more,
    )


def mails(town, begun):
    return town.rows("SELECT * FROM outgoing_mail WHERE case_id = :c ORDER BY desk_id", c=begun.case_id)


def call(town, begun):
    return town.rows("SELECT * FROM service_call WHERE case_id = :c", c=begun.case_id)[0]


def test_mail_goes_to_each_desk_once_under_a_message_id_of_its_own(town):
    town.post.sent.clear()
    key = serving(
        town,
        "mail.send",
        inputs={"template": '="reminder"', "to": f'=["case_lead", "desk:{POLICE}", "police", "victim_support"]'},
    )
    begun = town.start(key)
    assert town.open(begun.case_id) == []
    town.run_jobs()
    assert town.open(begun.case_id) == ["after"]
    sent = {mail.desk_id: mail for mail in town.post.sent}
    assert sorted(sent) == [POLICE, PROBATION, SUPPORT]
    assert len({mail.message_id for mail in town.post.sent}) == len(town.post.sent) == 3
    assert sent[POLICE].email == "police@town.example"
    assert {mail.reference for mail in town.post.sent} == {begun.receipt}
    assert {row.state for row in mails(town, begun)} == {"sent"}


def test_a_repeated_call_writes_no_second_mail(town):
    begun = town.start(serving(town, "mail.send", inputs={"template": '="reminder"', "to": '="case_lead"'}))
    identity = call(town, begun).id
    for _ in range(2):
        town.door.run_service_call(identity)
    town.run_jobs()
    assert len(mails(town, begun)) == 1
    assert town.open(begun.case_id) == ["after"]


def test_an_invitation_keeps_the_time_of_the_meeting_and_nothing_else(town):
    key = serving(
        town,
        "mail.invitation",
        inputs={
            "to": f'=["desk:{CHILDREN}"]',
            "meetingAt": '=date and time("2026-03-05T10:00:00")',
            "place": '="secret"',
        },
    )
    begun = town.start(key)
    town.run_jobs()
    (row,) = mails(town, begun)
    assert (row.template, row.facts) == ("invitation", {"meetingAt": "2026-03-05T08:00:00+00:00", "minutes": 60})


def test_mail_that_is_refused_is_an_incident_while_the_process_goes_on(town):
    begun = town.start(serving(town, "mail.send", inputs={"template": '="reminder"', "to": '="case_lead"'}))
    town.post.refuses = Invalid("no")
    town.run_jobs()
    (incident,) = town.incidents(begun.case_id)
    assert town.open(begun.case_id) == ["after"]
    assert town.instance(begun.case_id).state == "active"
    assert mails(town, begun)[0].state == "failed"
    town.post.refuses = None
    town.resolve(incident.id)
    town.run_jobs()
    assert mails(town, begun)[0].state == "sent"


def test_a_call_that_cannot_be_made_is_an_incident_and_can_be_tried_again(town):
    begun = town.start(serving(town, "notification.send", inputs={"to": '="prosecutor"'}))
    town.run_jobs()
    (incident,) = town.incidents(begun.case_id)
    assert (town.instance(begun.case_id).state, call(town, begun).state) == ("incident", "failed")
    town.add_desk("prosecution", "prosecutor")
    town.resolve(incident.id)
    town.run_jobs()
    assert town.open(begun.case_id) == ["after"]
    assert (town.instance(begun.case_id).state, call(town, begun).state) == ("active", "completed")


def test_a_modelled_error_goes_its_own_way(town):
    key = serving(
        town,
        "document.render",
        boundary("oops", "serve", error("E1")),
        user_task("by_hand", groups="case_lead"),
        *chain("oops", "by_hand"),
        inputs={"template": '="plan"'},
    )
    begun = town.start(key)
    assert town.engine.execute(c.FailServiceCall(call(town, begun).id, error="E1"), SYSTEM).moved
    assert town.open(begun.case_id) == ["by_hand"]
    assert not town.engine.execute(c.FinishServiceCall(call(town, begun).id), SYSTEM).moved


def test_nobody_waits_for_a_call_that_was_finished(town):
    begun = town.start(serving(town, "document.render", inputs={"template": '="plan"'}, outputs={"made": "=document"}))
    identity = call(town, begun).id
    assert town.engine.execute(c.FinishServiceCall(identity, {"document": "document:1"}), SYSTEM).moved
    assert not town.engine.execute(c.FinishServiceCall(identity, {"document": "document:1"}), SYSTEM).moved
    town.door.run_service_call(identity)
    assert town.open(begun.case_id) == ["after"]


def test_the_inputs_of_a_call_are_sealed(town):
    begun = town.start(serving(town, "document.render", inputs={"template": '="very plain"'}))
    assert b"plain" not in bytes(call(town, begun).inputs)


def test_a_document_is_registered_once_for_its_desk_and_made_when_it_is_opened(town):
    given = {"template": '="plan"', "version": '="client"', "to": f'="desk:{POLICE}"'}
    begun = town.start(serving(town, "document.render", inputs=given))
    town.run_jobs()
    (document,) = town.rows("SELECT * FROM document WHERE case_id = :case", case=begun.case_id)
    assert (document.desk_id, document.data_class, document.side, document.content) == (POLICE, "C9", "all", None)
    assert b"plan" not in bytes(document.title)


def test_mail_that_was_sent_is_not_given_up_when_its_worker_died(town):
    begun = town.start(serving(town, "mail.send", inputs={"template": '="reminder"', "to": '="case_lead"'}))
    town.run_jobs()
    (mail,) = mails(town, begun)
    assert not town.engine.execute(c.GiveUp("send_mail", mail.id, "worker_lost"), SYSTEM).moved
    assert (mails(town, begun)[0].state, town.incidents(begun.case_id)) == ("sent", [])


def test_mail_that_was_refused_does_not_hold_up_an_instance_whose_own_incident_is_resolved(town):
    key = town.publish(
        start(),
        service_task("write", "mail.send", inputs={"template": '="reminder"', "to": '="case_lead"'}),
        service_task("serve", "notification.send", inputs={"to": '="mediator"'}),
        user_task("after", groups="case_lead"),
        end(),
        *chain("start", "write", "serve", "after", "end"),
    )
    begun = town.start(key)
    town.post.refuses = Invalid("no")
    town.run_jobs()
    town.post.refuses = None
    kinds = {incident.kind: incident.id for incident in town.incidents(begun.case_id)}
    assert sorted(kinds) == ["MailFailed", "ServiceCallFailed"]
    town.add_desk("mediation", "mediator")
    town.resolve(kinds["ServiceCallFailed"])
    assert town.instance(begun.case_id).state == "active"
    town.run_jobs()
    assert town.open(begun.case_id) == ["after"]


def test_a_call_that_failed_and_was_withdrawn_is_not_made_any_more(town):
    key = serving(
        town,
        "notification.send",
        boundary("late", "serve", timer(duration="PT1H")),
        user_task("by_hand", groups="case_lead"),
        *chain("late", "by_hand"),
        inputs={"to": '="interpreter"'},
    )
    begun = town.start(key)
    town.run_jobs()
    (incident,) = town.incidents(begun.case_id)
    town.engine.execute(c.CancelCase(begun.case_id), SYSTEM)
    assert call(town, begun).state == "cancelled"
    town.resolve(incident.id)
    town.run_jobs()
    assert (call(town, begun).state, town.instance(begun.case_id).state) == ("cancelled", "terminated")
    assert town.incidents(begun.case_id) == []
