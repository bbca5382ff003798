"""`koosrada dmn check`: what is wrong with a decision model, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from engine.dmn import DmnFileError, Problem, Severity
from engine.dmn import check as check_model
from engine.dmn.analysis import TableAnalysis
from engine.feel import Position
from webforms.cli.dmn_files import files_in, model_in
from webforms.cli.formats import echo_json, format_option
from webforms.cli.guarded import FAILED
from webforms.cli.layout import counted, wrapped
from webforms.cli.tables import AnalysedTable, analysed_tables


@click.group()
def dmn() -> None:
    """Decision models."""


@dataclass(frozen=True)
class Finding:
    """One line of the report: `what` is error, warning, gap, overlap, …; `place` says where in the file."""

    what: str
    place: str
    sentence: str
    line: int = 0
    position: Position | None = None
    of_cell: bool = False

    @property
    def is_error(self) -> bool:
        """Whether the model cannot be relied on."""
        return self.what == "error"


@dmn.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@format_option
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """Read each DMN file, and say what is wrong with it and with its decision tables.

    A FILE may be a folder. What a file imports is looked for beside it.

    Exit codes: 0 no error (there may be warnings), 1 an error, 2 wrong use.
    """
    found = {path: _findings(path) for path in files_in(files)}
    if as_json:
        echo_json({str(path): [_as_json(finding) for finding in findings] for path, findings in found.items()})
    else:
        for path, findings in found.items():
            for line in _told(path, findings):
                click.echo(line)
        click.echo(_summary([finding for findings in found.values() for finding in findings], len(found)))
    if any(finding.is_error for findings in found.values() for finding in findings):
        context.exit(FAILED)


def _findings(path: Path) -> list[Finding]:
    try:
        model = model_in([path])
    except DmnFileError as error:
        return [Finding("error", "", error.sentence, error.line)]
    own = model.definitions[0].namespace
    problems = [problem for problem in check_model(model) if problem.namespace in ("", own)]
    found = [_problem(problem) for problem in problems]
    told = {finding.place for finding in found}
    for table in analysed_tables(model):
        if table.namespace == own:
            found.extend(finding for finding in _of_table(table) if finding.place not in told or not finding.of_cell)
    return found


def _problem(problem: Problem) -> Finding:
    name = f"`{problem.element_name}`" if problem.element_name else ""
    place = ", ".join(part for part in (name, problem.cell) if part)
    what = "error" if problem.severity is Severity.ERROR else "warning"
    return Finding(what, place, problem.sentence, problem.line, problem.position)


def _of_table(analysed: AnalysedTable) -> Iterator[Finding]:
    analysis, table, place = analysed.analysis, analysed.table, f"`{analysed.owner}`"

    def row(rule: int) -> int:
        return table.rules[rule - 1].line if 0 < rule <= len(table.rules) else table.line

    for gap in analysis.gaps:
        if gap.matters:
            yield Finding("gap", place, gap.sentence, table.line)
    for overlap in analysis.overlaps:
        if overlap.matters:
            yield Finding("overlap", place, overlap.sentence, row(max(overlap.rules)))
    for rule in analysis.unreachable:
        yield Finding("warning", place, rule.sentence, row(rule.rule))
    for cell in analysis.dead_cells:
        title = table.inputs[cell.input].title
        yield Finding(
            "warning", f"{place}, rule {cell.rule}, input `{title}`", cell.sentence, row(cell.rule), of_cell=True
        )
    for sentence in _left_out(analysis):
        yield Finding("note", place, sentence, table.line)


def _left_out(analysis: TableAnalysis) -> Iterator[str]:
    """What the analysis does not say."""
    if analysis.further_gaps and any(gap.matters for gap in analysis.gaps):
        yield "there are more gaps than these"
    if analysis.further_overlaps and any(overlap.matters for overlap in analysis.overlaps):
        yield f"there are {analysis.further_overlaps:,} more overlaps"
    yield from analysis.notes
    if analysis.not_analysed:
        cells = counted(len(analysis.not_analysed), "cell")
        first = analysis.not_analysed[0]
        where = f"rule {first.rule}" if first.rule else "the allowed values"
        yield f"{cells} could not be analysed, first in {where}: {first.reason}"


def _told(path: Path, findings: Iterable[Finding]) -> Iterator[str]:
    yield str(path)
    lines = [line for finding in findings for line in _lines(finding)]
    yield from lines or ["  nothing is wrong here"]
    yield ""


def _lines(finding: Finding) -> Iterator[str]:
    where = ", ".join(part for part in (f"line {finding.line}" if finding.line else "", finding.place) if part)
    if where:
        yield wrapped(where, 11, f"  {finding.what}")
        within = f" ({finding.position} of this text)" if finding.position else ""
        yield wrapped(finding.sentence + within, 11)
    else:
        yield wrapped(finding.sentence, 11, f"  {finding.what}")


def _summary(findings: list[Finding], files: int) -> str:
    """How much was found, errors first."""
    kinds = ("error", "warning", "gap", "overlap")
    counts = [(sum(finding.what == kind for finding in findings), kind) for kind in kinds]
    told = ", ".join(counted(count, kind) for count, kind in counts if count)
    return f"{counted(files, 'file')}: {told or 'nothing is wrong'}"


def _as_json(finding: Finding) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": finding.what, "place": finding.place, "sentence": finding.sentence}
    if finding.line:
        told["line"] = finding.line
    if finding.position is not None:
        told["position"] = {"line": finding.position.line, "column": finding.position.column}
    return told
