"""The page that says whether all is well."""

import pytest

from webforms.application import create_app


def test_it_says_that_koosrada_is_running():
    answer = create_app(lambda: True).test_client().get("/")
    assert answer.status_code == 200
    assert "Koosrada is running" in answer.text


def test_it_says_calmly_that_the_database_is_away():
    answer = create_app(lambda: False).test_client().get("/")
    assert answer.status_code == 503
    assert "Nothing that was saved is lost" in answer.text


@pytest.mark.parametrize(("ready", "status", "word"), [(True, 200, "ready"), (False, 503, "no database")])
def test_machines_are_told_the_same(ready, status, word):
    answer = create_app(lambda: ready).test_client().get("/health")
    assert (answer.status_code, answer.json) == (status, {"status": word})


def test_no_page_may_be_framed_kept_or_given_foreign_scripts():
    headers = create_app(lambda: True).test_client().get("/").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
