"""How the tests run: repeatable, and plain about what was left out.

1. Hypothesis draws the same examples every time (profile "quick"); `make soak` draws many new ones (profile "soak").
2. Tests whose mark asks for more than the machine has are left out (`NEEDS`): the conformance kits, a PostgreSQL server
   of the system's packages, the right to mount a small disk. `$KOOSRADA_REQUIRE` names marks that must be run.
3. The summary counts what was left out, by mark, also when several processes share the work.
"""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.external_server import system_postgresql
from tests.mounting import can_mount

KITS = os.environ.get("KOOSRADA_CONFORMANCE", "")
REQUIRED = frozenset(os.environ.get("KOOSRADA_REQUIRE", "").split())
MARKS = ("soak", "conformance", "small_disk", "system_postgresql")
NEEDS: dict[str, Callable[[], bool]] = {
    "conformance": lambda: bool(KITS) and Path(KITS).is_dir(),
    "small_disk": can_mount,
    "system_postgresql": lambda: system_postgresql() is not None,
}  # what a mark needs of the machine
WITHOUT_KITS = "The public conformance kits were not run: KOOSRADA_CONFORMANCE names no folder."

settings.register_profile("quick", derandomize=True, deadline=None, max_examples=60, print_blob=True)
settings.register_profile(
    "soak", deadline=None, max_examples=5000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("quick")

left_out: Counter[str] = Counter()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    lacking = {mark for mark, is_there in NEEDS.items() if not is_there()}
    if lacking & REQUIRED:
        raise pytest.UsageError(f"This machine lacks what these tests need: {', '.join(sorted(lacking & REQUIRED))}.")
    without = [item for item in items if any(item.get_closest_marker(mark) for mark in lacking)]
    if without:
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in without]


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
