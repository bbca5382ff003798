"""`koosrada worker`, as a process of its own."""

import json
import signal

import pytest

from tests.webforms.cli.asking import koosrada
from tests.webforms.cli.programs import running, stopped


def lines_until(process, event):
    """The log up to this event."""
    found = []
    for line in process.stderr:
        found.append(json.loads(line))
        if found[-1]["event"] == event:
            return found
    raise AssertionError(found)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_mail_goes_and_stops_cleanly_when_it_is_told_to(practice, number):
    with running(practice, "worker", "--concurrency", "1") as worker:
        lines = lines_until(worker, "worker_ready")
        assert stopped(worker, number) == 0
        assert json.loads(worker.stderr.readlines()[-1])["event"] == "worker_stopped"
    assert {"mail_goes_to_files", "practice_installation"} <= {line["event"] for line in lines}


def test_it_notices_a_clock_that_is_turned_and_does_what_is_due(practice):
    violence = practice.references[1]
    open_ = "SELECT count(*) FROM user_task t JOIN case_ c ON c.id = t.case_id WHERE t.state = 'open'"
    assessing = f"{open_} AND t.element_id = 'assess' AND c.reference = %(r)s"
    with running(practice, "worker") as worker:
        lines_until(worker, "worker_ready")
        assert koosrada("demo", "clock", "+8d").exit_code == 0
        for line in worker.stderr:
            assert json.loads(line)["event"] != "job_failed", line
            if practice.rows(assessing, r=violence) == [(1,)]:
                break
        assert stopped(worker) == 0
    assert practice.rows("SELECT count(*) FROM incident") == [(0,)]


def test_it_does_not_start_without_a_prepared_database(place):
    with running(place, "worker") as worker:
        assert worker.wait(timeout=30) == 1
        assert "koosrada migrate" in worker.stderr.read()
