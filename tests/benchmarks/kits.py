"""The public conformance kit, if it is here."""

import os
from pathlib import Path

from engine.dmn.conformance import SuiteReport, run_suite
from tests.benchmarks.measuring import Measure, Pace, once

NAME = "dmn-tck"


def measure(pace: Pace) -> list[Measure]:
    """The time of the whole kit; nothing where it is missing."""
    folder = Path(os.environ.get("KOOSRADA_CONFORMANCE") or "nowhere") / NAME
    if pace.quick or not folder.is_dir():
        return []
    reports: list[SuiteReport] = []
    taken = once(lambda: reports.append(run_suite(folder)))
    passed, failed = len(reports[0].passed), len(reports[0].failed)
    return [
        Measure("the DMN conformance kit", taken, "s"),
        Measure("cases passed", passed),
        Measure("cases not passed", failed),
    ]
