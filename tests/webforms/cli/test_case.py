"""`koosrada case`: what somebody may see of one, and the check of its audit trail."""

import pytest

from tests.webforms.cli.asking import koosrada, plain, sentences


@pytest.fixture
def release(practice):
    """The case "Conditional release in ten days": alice leads it, bob and dana are asked."""
    return practice.references[0]


@pytest.fixture
def violence(practice):
    """The case "Back with his partner and their son": eve takes part on the other side of the wall."""
    return practice.references[1]


def test_its_lead_sees_how_it_stands_what_waits_who_takes_part_and_what_happened(release):
    answer = koosrada("case", "show", release, "--as", "alice")
    assert answer.exit_code == 0
    assert "The case is under way since" in answer.stdout
    assert "Network\n" in answer.stdout
    assert "Tartu police station (police)" in answer.stdout
    assert "What happened\n" in answer.stdout


@pytest.mark.parametrize("who", ["charlie", "liga", "oskar", "maria", "root", "nobody"])
def test_for_all_others_there_is_no_such_case(release, who):
    hers, made_up = (koosrada("case", "show", name, "--as", who) for name in (release, "TUKO-222222"))
    assert (hers.exit_code, hers.output) == (made_up.exit_code, made_up.output)
    assert "there is no such case" in sentences(hers)


def test_a_look_that_was_refused_is_noted(practice, release):
    koosrada("case", "show", release, "--as", "charlie")
    [(body,)] = practice.rows("SELECT body FROM audit_event WHERE body LIKE '%%charlie%%' ORDER BY seq DESC LIMIT 1")
    assert '"refused":true' in body
    assert release in body


def test_each_side_sees_its_own_network(violence):
    seen = {who: plain(koosrada("case", "show", violence, "--as", who, "--format", "json")) for who in ("alice", "eve")}
    desks = {who: {entry["desk"] for entry in page["network"]} for who, page in seen.items()}
    assert "tartu-ska.victim_support" in desks["alice"]
    assert "tartu-ska.victim_support" not in desks["eve"]
    desks_of_tasks = {task["desk"] for task in seen["eve"]["tasks"]}
    assert "rahulik-kodu.perpetrator_programme" in desks_of_tasks
    assert "tartu-ska.victim_support" not in desks_of_tasks


def test_no_number_betrays_that_somebody_is_left_out(violence):
    page = plain(koosrada("case", "show", violence, "--as", "eve", "--format", "json"))
    assert not any("loop" in name or "number" in name or "count" in name for task in page["tasks"] for name in task)
    assert {task["name"] for task in page["tasks"]} == {"Share what we know"}


def test_what_was_shown_is_logged(practice, release):
    count = 'SELECT count(*) FROM read_log WHERE body LIKE \'%%"page":"case"%%\''
    before = practice.rows(count)[0][0]
    koosrada("case", "show", release, "--as", "bob")
    assert practice.rows(count)[0][0] == before + 1


def test_a_reference_may_be_typed_as_it_is_said(release):
    assert koosrada("case", "show", release.lower().replace("-", " "), "--as", "alice").exit_code == 0


def test_no_name_of_a_client_stands_on_it(release):
    output = koosrada("case", "show", release, "--as", "alice").output
    assert "Kolk" not in output
    assert "INVENTED" not in output


def test_the_audit_trails_are_whole(practice, release):
    assert koosrada("case", "audit", "verify", "--all").stdout.endswith("audit trails are whole\n")
    assert plain(koosrada("case", "audit", "verify", release, "--format", "json")) == {"checked": 1, "broken": {}}


def test_a_changed_entry_is_found(practice):
    last = practice.references[-1]
    with practice.database.admin().begin() as connection:
        connection.exec_driver_sql("SET session_replication_role = replica")
        connection.exec_driver_sql(
            "UPDATE audit_event SET body = replace(body, 'collect', 'consult') WHERE seq = 1 AND case_id ="
            " (SELECT id FROM case_ WHERE reference = %(r)s)", {"r": last},
        )  # fmt: skip
    answer = koosrada("case", "audit", "verify", "--all")
    assert answer.exit_code == 1
    assert f"{last}  Entry 1 or the one before it was changed." in answer.stdout
    assert koosrada("case", "audit", "verify", practice.references[0]).exit_code == 0


@pytest.mark.parametrize("words", [(), ("--all", "TUKO-222222")])
def test_which_trail_must_be_said(practice, words):
    assert koosrada("case", "audit", "verify", *words).exit_code == 2
