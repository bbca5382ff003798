"""How the tests run: repeatable, and plain about what was left out.

1. Hypothesis draws the same examples every time (profile "quick"); `make soak` draws many new ones (profile "soak").
2. Tests marked `conformance` are left out while `$KOOSRADA_CONFORMANCE` names no folder.
3. The summary counts what was left out, by mark, also when several processes share the work.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

KITS = os.environ.get("KOOSRADA_CONFORMANCE", "")
MARKS = ("soak", "conformance")
WITHOUT_KITS = "The public conformance kits were not run: KOOSRADA_CONFORMANCE names no folder."

settings.register_profile("quick", derandomize=True, deadline=None, max_examples=60, print_blob=True)
settings.register_profile(
    "soak", deadline=None, max_examples=5000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("quick")

left_out: Counter[str] = Counter()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if KITS and Path(KITS).is_dir():
        return
    without = [item for item in items if item.get_closest_marker("conformance")]
    if without:
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if not item.get_closest_marker("conformance")]


def pytest_deselected(items: list[pytest.Item]) -> None:
    left_out.update(mark for item in items for mark in MARKS if item.get_closest_marker(mark))


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):  # one of several processes: tell the one that writes the summary
        session.config.workeroutput["left_out"] = dict(left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node) -> None:
    for mark, count in getattr(node, "workeroutput", {}).get("left_out", {}).items():
        left_out[mark] = max(left_out[mark], count)  # every process collects the same tests


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts = [f"{count} {mark}" for mark, count in sorted(left_out.items())]
    if counts:
        terminalreporter.write_line(f"Left out: {', '.join(counts)}.")
    if not (KITS and Path(KITS).is_dir()):
        terminalreporter.write_line(WITHOUT_KITS)
