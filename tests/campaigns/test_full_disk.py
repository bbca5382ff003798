"""There is no room for the state of an instance: the person is told so in plain words, and nothing is half-saved."""

import pytest

from engine.errors import EngineError
from tests.bpmn.diagrams import chain, end, script_task, start, user_task
from tests.campaigns.small_disk import small_disk
from tests.services.town import form, question
from tests.services.town import town as a_town

ASK = form(
    "ask", question("amount", "number", decimalDigits=0), question("note", "textarea", properties={"class": "C3"})
)
OURS = (
    "process_instance", "user_task", "answer", "activity", "participant", "audit_event", "audit_head", "data_key",
    "case_", "procrastinate_jobs", "outgoing_mail", "incident", "message", "event_subscription", "service_call",
)  # fmt: skip
FULL = """
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'could not extend file "base/16384/16550": No space left on device' USING ERRCODE = '53100';
    END $$;
    CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON process_instance FOR EACH ROW EXECUTE FUNCTION no_room()"""
TECHNICAL = ("psycopg", "SQL", "UPDATE", "INSERT", "base/", "device", "errno", "(")
ROOM = "DROP TRIGGER no_room ON process_instance; DROP FUNCTION no_room()"


@pytest.fixture
def town():
    with a_town() as made:
        yield made


def contents(town):
    """Every row of ours, as it stands."""
    return {table: sorted(row[0] for row in town.rows(f"SELECT t::text FROM {table} t")) for table in OURS}


def run(town, sql):
    with town.database.admin().begin() as connection:
        connection.exec_driver_sql(sql)


def fits(town, task):
    """Whether there was room for this completion; if not, that was said plainly and nothing changed."""
    before = contents(town)
    try:
        complete(town, task)
    except EngineError as error:
        refused = error
    else:
        return True
    assert is_in_plain_words(refused)
    assert contents(town) == before
    return False


def complete(town, task):
    town.complete("alice", task, amount=1, note="He came home late.")


def asking(town, **more):
    return town.publish(
        start(), user_task("ask", form="ask", groups="case_lead"), *more.get("parts", ()),
        user_task("check", groups="case_lead"), end(),
        *chain("start", "ask", *more.get("between", ()), "check", "end"), files=[ASK],
    )  # fmt: skip


def is_in_plain_words(error):
    said = str(error)
    return said.endswith(".") and not any(word in said for word in TECHNICAL)


def test_a_completion_without_room_changes_nothing_and_works_later(town):
    begun = town.start(asking(town))
    task = town.task("ask", begun.case_id)
    run(town, FULL)
    before = contents(town)
    with pytest.raises(EngineError) as error:
        complete(town, task)
    assert is_in_plain_words(error.value)
    assert contents(town) == before
    run(town, ROOM)
    complete(town, task)
    assert town.open(begun.case_id) == ["check"]


def test_a_start_without_room_leaves_no_case_behind(town):
    key = asking(town)
    run(town, FULL)
    before = contents(town)
    with pytest.raises(EngineError) as error:
        town.start(key)
    assert is_in_plain_words(error.value)
    assert contents(town) == before
    run(town, ROOM)
    assert town.open(town.start(key).case_id) == ["ask"]


@pytest.mark.small_disk
def test_a_disk_that_is_really_full_is_no_end_either():
    with small_disk() as (town, disk):
        grow = script_task("grow", '=for i in 1..6000 return "this is a line of text " + string(i)', "lines")
        key = asking(town, parts=[grow], between=["grow"])
        begun = [town.start(key) for _ in range(12)]
        tasks = [town.task("ask", one.case_id) for one in begun]
        disk.fill()
        refused = [task for task in tasks if not fits(town, task)]
        assert refused
        disk.clear()
        for task in refused:
            complete(town, task)
        assert all(town.open(one.case_id) == ["check"] for one in begun)
