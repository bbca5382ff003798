"""The checks see what they are for: one loss after the other is put into a sound database, and each is told."""

import random
from contextlib import contextmanager
from uuid import uuid4

import pytest

from tests.campaigns.campaign import WHO, Campaign
from tests.campaigns.driver import Client
from tests.campaigns.invariants import unfinished, violations
from tests.campaigns.journal import DONE, Journal
from tests.campaigns.pathways import publish_crowd
from tests.campaigns.places import Place
from tests.campaigns.post_office import PostOffice, Taken
from tests.services.town import town as a_town

LOSSES = {
    "are not whole": "DELETE FROM answer WHERE id = (SELECT id FROM answer WHERE task_id IS NOT NULL LIMIT 1)",
    "was acknowledged and is lost": "UPDATE process_instance SET parent_id = id WHERE process_id = 'crowd'",
    "is open: stored": "UPDATE user_task SET state = 'open' WHERE element_id = 'ask'",
    "who did not answer it": "UPDATE user_task SET closed_by = 'eve' WHERE element_id = 'ask'",
    "was changed": "UPDATE audit_event SET body = body || ' ' WHERE seq = 2",
    "does not know its wait": """
        UPDATE process_instance SET state = 'active';
        INSERT INTO event_subscription (id, instance_id, case_id, element_id, kind, name)
        SELECT gen_random_uuid(), id, case_id, 'hear', 'message', 'never' FROM process_instance""",
    "is active and waits for nothing": """
        UPDATE process_instance SET state = 'active', next_due_at = NULL WHERE process_id = 'crowd_child'""",
    "Nobody works on": "DELETE FROM procrastinate_jobs; UPDATE outgoing_mail SET state = 'waiting'",
    "counts as sent and never arrived": "UPDATE outgoing_mail SET state = 'sent'",
    "went another way": "DELETE FROM activity WHERE id = (SELECT id FROM activity WHERE what = 'completed' LIMIT 1)",
    "never fired": "UPDATE process_instance SET next_due_at = now()",
    "is not closed": "UPDATE case_ SET status = 'active'",
    "is lost": "DELETE FROM message WHERE name = 'said'",
    "made 0 mails": "DELETE FROM outgoing_mail",
}
TABLES = (
    "answer", "process_instance", "user_task", "audit_event", "event_subscription", "outgoing_mail", "activity",
    "case_", "message",
)  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """One case from its start to its end, with everything in the journal and all mail in the post office."""
    folder = tmp_path_factory.mktemp("journals")
    with a_town() as town:
        publish_crowd(town)
        place = Place(town.database.url, "", folder)
        client = Client(place, Journal(folder / "client-0.journal"), random.Random(1), 0)
        client.start(uuid4())
        client.say(client.begun[0])
        office = PostOffice(seed=1)
        while town.value("SELECT count(*) FROM process_instance WHERE state = 'active'"):
            town.run_jobs()
            for task, desk in town.rows("SELECT id, desk_id FROM user_task WHERE state = 'open'"):
                client.complete(task, WHO[desk])
        client.system.close()
        client.journal.close()
        office.taken = [Taken(0.0, mail.message_id, mail.email, "worker-1", answered=True) for mail in town.post.sent]
        yield Campaign(town, place, 1), office


@contextmanager
def undone(town, sql):
    """The change is seen by every connection during the block, and gone after it: the tables are put back."""
    with town.database.admin().begin() as connection:
        for table in TABLES:
            connection.exec_driver_sql(f"CREATE TABLE kept_{table} AS TABLE {table}")
        connection.exec_driver_sql("SET session_replication_role = replica")  # no triggers, no references
        connection.exec_driver_sql(sql)
    try:
        yield
    finally:
        with town.database.admin().begin() as connection:
            connection.exec_driver_sql("SET session_replication_role = replica")
            for table in TABLES:
                connection.exec_driver_sql(f"DELETE FROM {table}")
                connection.exec_driver_sql(f"INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM kept_{table}")
                connection.exec_driver_sql(f"DROP TABLE kept_{table}")


def problems(sound):
    run, office = sound
    return violations(run, office) + unfinished(run.town)


def test_nothing_is_wrong_with_a_sound_database(sound):
    assert problems(sound) == []
    assert len(sound[1].taken) == 3


@pytest.mark.parametrize("sentence", LOSSES)
def test_a_loss_is_told(sound, sentence, monkeypatch):
    run, office = sound
    if sentence.startswith("counts as sent"):
        monkeypatch.setattr(office, "taken", [])
    with undone(run.town, LOSSES[sentence]):
        assert [problem for problem in problems(sound) if sentence in problem]


def test_a_mail_that_comes_twice_without_a_reason_is_told(sound, monkeypatch):
    _, office = sound
    monkeypatch.setattr(office, "taken", [*office.taken, office.taken[0]])
    assert any("came again" in problem for problem in problems(sound))


def test_a_second_acknowledgement_is_told(sound, monkeypatch):
    run, _ = sound
    journal = Journal(run.place.folder / "liar.journal")
    (task,) = run.town.rows("SELECT id FROM user_task WHERE element_id = 'check'")[0]
    journal.hears(journal.tries("complete", task, "alice", 7), DONE, {})
    journal.close()
    try:
        assert any("acknowledged 2 times" in problem for problem in problems(sound))
    finally:
        journal.path.unlink()
