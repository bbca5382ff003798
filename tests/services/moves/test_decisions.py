"""A decision that was taken: which rule applied is for the desk that leads, as it betrays what the table was told."""

from pathlib import Path

from sqlalchemy import text

from engine.storage.connecting import transaction
from tests.bpmn.diagrams import business_rule_task, chain, end, start, user_task
from tests.services.town import POLICE

TABLE = Path("processes/tuko/client_participation.dmn")
TOLD = {"threatInMeeting": True, "victimSecretsNeeded": False, "clientWilling": "yes_", "urgency": "high"}


def rules_seen_by(town, who, case_id):
    with transaction(town.database.engine("web"), "app", who) as connection:
        found = connection.execute(text("SELECT rules FROM decision_taken WHERE case_id = :case"), {"case": case_id})
        return [row.rules for row in found]


def test_only_the_leading_desk_sees_which_rule_applied(town):
    parts = [
        start(),
        business_rule_task("decide", "client_participation", "mode"),
        user_task("go_on", groups="case_lead"),
        end(),
        *chain("start", "decide", "go_on", "end"),
    ]
    begun = town.start(town.publish(*parts, files={"t.dmn": TABLE.read_bytes()}), **TOLD)
    with town.database.admin().begin() as connection:
        given = {"case": begun.case_id, "desk": POLICE}
        row = "INSERT INTO participant (case_id, desk_id, side, scope) VALUES (:case, :desk, 'neutral', 'case')"
        connection.execute(text(row), given)
    assert rules_seen_by(town, "alice", begun.case_id) == [[["client_participation", 1]]]
    assert rules_seen_by(town, "bob", begun.case_id) == []
