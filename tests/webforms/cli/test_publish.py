"""`koosrada publish`: pathways become a new version."""

from uuid import uuid4

import pytest

from tests.webforms.cli.asking import HOME_VISIT, copied, koosrada, plain, sentences, zipped

QUICK = "--without-scenarios"


@pytest.fixture
def prepared(place):
    assert koosrada("migrate").exit_code == 0
    return place


def versions(place):
    return place.rows("SELECT pathway_key, version, published_by FROM deployment ORDER BY version")


def test_a_version_is_told_and_the_same_content_is_published_once(prepared, tmp_path):
    assert koosrada("publish", HOME_VISIT, QUICK).stdout.endswith("home-visit: version 1\n")
    assert koosrada("publish", HOME_VISIT, QUICK).stdout.endswith("home-visit: unchanged, version 1\n")
    changed = copied(tmp_path, "visit.form", "Was a visit agreed?", "Is a visit agreed?")
    assert koosrada("publish", changed, QUICK).stdout.endswith("home-visit: version 2\n")
    assert versions(prepared) == [("home-visit", 1, None), ("home-visit", 2, None)]


def test_the_scenarios_come_first_and_are_no_part_of_the_version(prepared):
    answer = koosrada("publish", HOME_VISIT)
    assert answer.exit_code == 0, answer.output
    assert "Scenarios: 2, told in" in answer.stdout
    assert prepared.rows("SELECT count(*) FROM deployment_file WHERE path LIKE 'scenarios%%'") == [(0,)]


def test_a_scenario_that_does_not_come_true_refuses(prepared, tmp_path):
    folder = copied(tmp_path, "scenarios/agreed.yaml", "case: closed", "case: active")
    answer = koosrada("publish", folder)
    assert answer.exit_code == 1
    assert answer.stdout.endswith("Nothing was published.\n")
    assert versions(prepared) == []


def test_an_error_refuses_all_that_is_published_together(prepared, tmp_path):
    folder = copied(tmp_path, "home-visit.bpmn", 'candidateGroups="case_lead"', 'candidateGroups="emperor"')
    answer = koosrada("publish", folder, "processes/notification", QUICK)
    assert answer.exit_code == 1
    assert "home-visit/home-visit.bpmn\n  error    line 14, `agree` (assignments)\n" in answer.stdout
    assert versions(prepared) == []


def test_programs_are_told_the_same(prepared, tmp_path):
    told = plain(koosrada("publish", zipped(tmp_path / "home-visit.zip"), QUICK, "--format", "json"))
    assert told["published"] == [{"pathway": "home-visit", "version": 1, "new": True}]
    [problem] = told["problems"]["home-visit"]
    assert (problem["severity"], problem["line"], problem["element"]) == ("warning", 14, "agree")
    broken = copied(tmp_path, "pathway.yaml", "countries: [EE]", "countries: [XX]")
    answer = koosrada("publish", broken, QUICK, "--format", "json")
    assert answer.exit_code == 1
    assert '"published": []' in answer.stdout


def test_an_analyst_may_publish_and_it_is_kept_who_did(prepared):
    with prepared.database.admin().begin() as connection:
        connection.exec_driver_sql("INSERT INTO account (id, name) VALUES ('ann', 'Ann'), ('bob', 'Bob')")
        connection.exec_driver_sql(
            "INSERT INTO membership (id, account_id, desk_id) VALUES (%(id)s, 'ann', 'ee-oversight.analyst')",
            {"id": uuid4()},
        )
    who = {account: koosrada("publish", HOME_VISIT, QUICK, "--as", account) for account in ("nobody", "bob", "ann")}
    assert {account: answer.exit_code for account, answer in who.items()} == {"nobody": 2, "bob": 1, "ann": 0}
    assert "may not do this" in sentences(who["bob"])
    assert versions(prepared) == [("home-visit", 1, "ann")]


def test_a_pathway_twice_is_wrong_use(prepared, tmp_path):
    answer = koosrada("publish", HOME_VISIT, copied(tmp_path), QUICK)
    assert answer.exit_code == 2
    assert "`home-visit` is given twice" in sentences(answer)
