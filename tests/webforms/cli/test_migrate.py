"""`koosrada migrate`: the database of an installation."""

import stat

from tests.webforms.cli.asking import koosrada, sentences


def test_it_says_what_it_did_in_three_lines(place):
    answer = koosrada("migrate")
    assert answer.exit_code == 0
    assert [line.split("  ")[0] for line in answer.stdout.splitlines() if not line.startswith(" ")] == [
        "Database", "Directory", "Data classes",
    ]  # fmt: skip
    assert place.rows("SELECT count(*) > 50 FROM desk") == [(True,)]
    assert place.rows("SELECT count(*) > 100 FROM class_rule") == [(True,)]
    assert place.rows("SELECT count(*) FROM procrastinate_jobs") == [(0,)]


def test_a_second_time_changes_nothing(place):
    koosrada("migrate")
    before = place.rows("SELECT * FROM desk ORDER BY id"), place.rows("SELECT * FROM class_rule ORDER BY 1, 2")
    answer = koosrada("migrate")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert (
        place.rows("SELECT * FROM desk ORDER BY id"),
        place.rows("SELECT * FROM class_rule ORDER BY 1, 2"),
    ) == before


def test_new_keys_are_for_their_owner_alone_and_told_once(place):
    answer = koosrada("migrate")
    file = place.folder / "keys" / "koosrada.keys"
    assert "back them up, apart from the database" in sentences(answer)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_list_that_is_not_there_is_wrong_use(place):
    answer = koosrada("migrate", "--organisations", "nowhere.yaml")
    assert answer.exit_code == 2
    assert "there is no file `nowhere.yaml`" in sentences(answer)


def test_a_list_with_mistakes_is_refused_before_anything_is_touched(place, tmp_path):
    wrong = tmp_path / "organisations.yaml"
    wrong.write_text("municipalities: []\norganisations:\n  - {id: a, name: A, desks: [{role: emperor}]}\n")
    answer = koosrada("migrate", "--organisations", wrong)
    assert answer.exit_code == 1
    assert "there is no role emperor" in sentences(answer)
    assert place.rows("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]


def test_without_it_every_command_says_what_to_do(place):
    answer = koosrada("incident", "list")
    assert answer.exit_code == 1
    assert "koosrada migrate" in sentences(answer)


def test_a_database_that_is_away_is_told_in_a_sentence(place, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://koosrada:s3cret@127.0.0.1:1/nowhere")
    for words in (["migrate"], ["incident", "list"], ["demo"]):
        answer = koosrada(*words)
        assert answer.exit_code == 1, answer.output
        assert "the database cannot be used" in sentences(answer)
        assert "s3cret" not in answer.output
