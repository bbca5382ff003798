"""The public conformance kit: what once passed never fails again.

The kit is not part of this project; it is found through `$KOOSRADA_CONFORMANCE`. While that names no folder, these
tests are left out, and the summary of the test run says so in words.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from engine.dmn.conformance import run_suite

PASSED = Path(__file__).parent / "passed_cases.txt"

pytestmark = pytest.mark.conformance


@cache
def report():
    """The whole kit, run once."""
    return run_suite(Path(os.environ["KOOSRADA_CONFORMANCE"]) / "dmn-tck")


def test_no_case_fails_that_once_passed():
    expected = set(PASSED.read_text().splitlines())
    failed = [case for case in report().failed if case.name in expected]
    told = [f"{case.name}: expected {case.expected}, found {case.found} ({case.reason})" for case in failed]
    assert not told, "\n".join(told)


def test_every_case_on_the_list_is_still_in_the_kit():
    known = {*report().passed, *(case.name for case in report().failed)}
    assert set(PASSED.read_text().splitlines()) <= known


def test_only_functions_outside_feel_keep_a_case_from_passing():
    external = {folder.folder for folder in report().folders if "external" in folder.tags}
    others = [case.name for case in report().failed if case.name.rsplit("/", 3)[0] not in external]
    assert others == []
