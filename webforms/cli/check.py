"""`koosrada check`: what is wrong with pathways, before anybody is affected."""

from pathlib import Path

import click

from engine.bpmn import Problem
from engine.scenarios.report import Report
from webforms.cli import problems
from webforms.cli.formats import echo_json, format_option
from webforms.cli.guarded import FAILED, WrongUse
from webforms.cli.layout import wrapped
from webforms.cli.pathway_files import neighbours_of, pathways_in
from webforms.cli.rehearsing import lists_of, rehearse


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--lists", metavar="DIR", type=click.Path(path_type=Path), help="organisations.yaml and data-classes.yaml"
)
@format_option
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], lists: Path | None, as_json: bool) -> None:
    """Check pathways: each PATH is a pathway's folder, a zip file of one, or a folder of such folders.

    First the files are read as they are before publishing. If nothing blocks, every scenario is told to the real
    engine, in a scratch database that is dropped afterwards; then it is said what no scenario has reached. What a
    pathway calls is looked for beside it. Nothing is published, and no case is touched.

    Exit codes: 0 nothing is wrong, 1 something is, 2 wrong use.
    """
    if not paths:
        raise WrongUse("say what to check: a pathway's folder or zip file, such as processes/tuko")
    report = rehearse(pathways_in(paths), neighbours_of(paths), lists_of(paths, lists))
    if as_json:
        echo_json(report.as_json())
    else:
        told(report)
    if not report.passed:
        context.exit(FAILED)


def told(report: Report) -> None:
    """Print a report: problems by file and line, then what came of the scenarios."""
    found: dict[str, list[Problem]] = {key: [] for key in report.pathways}
    for one in report.problems:
        found.setdefault(one.pathway, []).append(one.problem)
    for line in problems.told(found):
        click.echo(line)
    click.echo(problems.summary(found))
    if not report.outcomes:
        return
    click.echo()
    for paragraph in scenario_lines(report):
        click.echo(paragraph)


def scenario_lines(report: Report) -> list[str]:
    """What came of the scenarios, without the problems of the files, which stand above."""
    of_files = {str(one) for one in report.problems}
    lines = report.as_text().splitlines()[1:]
    kept = [line for line in lines if line.removeprefix("- ") not in of_files]
    return [wrapped(line.removeprefix("- "), 2, "-") if line.startswith("- ") else line for line in _without_bare(kept)]


def _without_bare(lines: list[str]) -> list[str]:
    """The lines without a heading under which nothing is left, and without two empty ones in a row."""
    kept: list[str] = []
    for number, line in enumerate(lines):
        bare = line.endswith(":") and not "".join(lines[number + 1 : number + 2]).startswith("- ")
        if not bare and (line or (kept and kept[-1])):
            kept.append(line)
    return kept
