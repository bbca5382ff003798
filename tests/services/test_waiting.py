"""Who waited for her turn sees what others did meanwhile, also who takes part since then."""

from sqlalchemy import text

from engine.storage.connecting import become
from tests.bpmn.diagrams import chain, end, start, user_task


def test_a_transaction_that_began_earlier_sees_a_desk_that_came_later(town):
    key = town.publish(start(), user_task("wait", groups="case_lead"), end(), *chain("start", "wait", "end"))
    with town.database.engine("web").begin() as waiting:
        become(waiting, "app", "alice")
        begun = town.start(key)
        entry = text("SELECT count(*) FROM my_entry WHERE case_id = :case")
        assert waiting.execute(entry, {"case": begun.case_id}).scalar_one() == 1
