"""`python -m tests.benchmarks [--quick] [FILE]`: all measurements, on the screen and as JSON."""

import argparse
import gc
import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.architecture.sources import ROOT
from tests.benchmarks import attacks, compiling, completions, conditions, kits, race, tables
from tests.benchmarks.measuring import Measure, Pace

BENCHMARKS = (conditions, compiling, tables, attacks, kits, completions, race)
REPORT = ROOT / "build" / "bench.json"


def measures(pace: Pace) -> list[Measure]:
    """All measurements, one after the other, with the garbage collector off while they run."""
    found: list[Measure] = []
    for benchmark in BENCHMARKS:
        gc.collect()
        found.extend(benchmark.measure(pace))
    return found


def line(measure: Measure) -> str:
    """One measurement for people."""
    aim = f"  (aim: {measure.aim})" if measure.aim else ""
    return f"{measure.name:<50} {measure.shown:>10} {measure.unit}{aim}".rstrip()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only show that everything runs")
    parser.add_argument("report", nargs="?", type=Path, default=REPORT)
    given = parser.parse_args(arguments)
    found = measures(Pace(quick=given.quick))
    for measure in found:
        print(line(measure))
    report = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "quick": given.quick,
        "measures": [asdict(measure) for measure in found],
    }
    given.report.parent.mkdir(parents=True, exist_ok=True)
    given.report.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
