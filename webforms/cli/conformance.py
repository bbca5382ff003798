"""`koosrada conformance dmn`: how much of the public conformance kit passes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from engine.dmn.conformance import FailedCase, FolderReport, SuiteReport, run_suite
from webforms.cli.guarded import FAILED, WrongUse
from webforms.cli.layout import counted, wrapped

EXTERNAL: Final = "external"


@click.group()
def conformance() -> None:
    """The public conformance kits."""


@conformance.command("dmn")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "report", metavar="OUT", type=click.Path(path_type=Path), help="write a report to this file")
@click.pass_context
def conformance_dmn(context: click.Context, folder: Path, report: Path | None) -> None:
    """Run every case in DIR, a folder in the layout of the DMN TCK, and count what passes.

    Cases that call code outside FEEL, such as Java, are never run; they are listed apart.

    Exit codes: 0 everything passed, 1 a case failed, 2 wrong use.
    """
    if not folder.is_dir():
        raise WrongUse(f"there is no folder `{folder}`")
    suite = run_suite(folder)
    if not suite.passed and not suite.failed:
        raise WrongUse(f"there are no test cases in `{folder}`")
    for line in told(suite):
        click.echo(line)
    if report is not None:
        report.write_text(json.dumps(suite.as_dict(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if any(_failed(found) for found in suite.folders):
        context.exit(FAILED)


def told(suite: SuiteReport) -> Iterator[str]:
    """The report in lines: a row for each folder, then what failed, then what is never run, then the sum."""
    widest = min(60, max(len(folder.folder) for folder in suite.folders))
    yield f"{'folder':<{widest}}  passed  failed"
    for folder in suite.folders:
        if folder.total:
            yield f"{folder.folder:<{widest}}  {len(folder.passed):>6,}  {len(_failed(folder)) or '':>6}".rstrip()
    failed = [case for folder in suite.folders for case in _failed(folder)]
    outside = [case for folder in suite.folders for case in _outside(folder)]
    if failed:
        yield "\nfailed"
        yield from _cases(failed)
    if outside:
        yield "\ncall code outside FEEL, which is never run"
        yield from _cases(outside)
    apart = f", {len(outside):,} call code outside FEEL" if outside else ""
    yield f"\n{counted(len(suite.passed), 'case')} passed, {len(failed):,} failed{apart}"


def _failed(folder: FolderReport) -> tuple[FailedCase, ...]:
    return () if EXTERNAL in folder.tags else folder.failed


def _outside(folder: FolderReport) -> tuple[FailedCase, ...]:
    return folder.failed if EXTERNAL in folder.tags else ()


def _cases(cases: list[FailedCase]) -> Iterator[str]:
    for case in cases:
        yield f"  {case.name}"
        yield wrapped(f"expected {case.expected}", 4)
        yield wrapped(f"found {case.found}{f' ({case.reason})' if case.reason else ''}", 4)
