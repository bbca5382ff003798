"""`koosrada demo`: an installation for practice, with people and cases that are all invented."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Final

import click

from engine import clock
from engine.domain.actors import SYSTEM
from engine.domain.directory import Directory
from engine.services.installing.commands import BeginPractice, SeatPerson, TurnClock
from engine.services.installing.practice import InUse
from engine.services.publishing import PublishDeployment
from webforms.cli import problems
from webforms.cli.demo_cases import Begun, begin
from webforms.cli.demo_cast import BEGINNINGS, PEOPLE
from webforms.cli.formats import echo_json, format_option
from webforms.cli.given import bytes_of
from webforms.cli.guarded import Failed, WrongUse
from webforms.cli.installation import Installation, database, installation, opened
from webforms.cli.instants import told_days, told_instant
from webforms.cli.layout import columns, wrapped
from webforms.cli.logs import quietly
from webforms.cli.migrate import PROCESSES, prepare, read_lists
from webforms.cli.pathway_files import pathways_in, to_publish
from webforms.cli.publish import problems_here

TWO_WEEKS: Final = timedelta(weeks=2)
IN_USE: Final = (
    "this installation has people or cases of its own, so it is not for practice. Name an empty folder in "
    "KOOSRADA_DATA, or an empty database in DATABASE_URL"
)
_LENGTH: Final = re.compile(r"\+(?=\d)(?:(\d{1,4})d)?(?:(\d{1,4})h)?")


@click.group(invoke_without_command=True)
@click.option(
    "--processes",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=PROCESSES,
    show_default=True,
    help="pathways and lists",
)
@click.pass_context
def demo(context: click.Context, processes: Path) -> None:
    """Make this installation one for practice: people, pathways, and cases under way, all invented.

    It is refused where people or cases are there already. Once made, an installation for practice stays one: its clock
    can be turned (`koosrada demo clock +8d`), and it must never hold anything real.

    Exit codes: 0 made (or there already), 1 refused, 2 wrong use.
    """
    if context.invoked_subcommand is not None:
        return
    directory, matrix = read_lists(processes / "organisations.yaml", processes / "data-classes.yaml")
    with database() as url:
        lines = prepare(url, directory, matrix)
        with opened() as here:
            for line in (*_practice(here), *(wrapped(*line) for line in lines)):
                click.echo(line)
            if here.engine.has_cases():
                click.echo("Cases are under way already; nothing was begun.")
                return
            with quietly(), clock.at(clock.now() + here.engine.clock_offset()):
                _fill(here, directory, processes)


@demo.command(name="clock")
@click.argument("by", required=False, metavar="[+8d]")
@format_option
def clock_(by: str | None, as_json: bool) -> None:
    """Turn the clock of an installation for practice forward, by days and hours (`+8d`, `+12h`, `+1d6h`); or show it.

    A running worker notices at once: what is due by then happens. The clock never goes back.

    Exit codes: 0 turned or shown, 1 refused, 2 wrong use.
    """
    length = _length(by) if by is not None else timedelta()
    with installation() as here:
        if not here.engine.is_practice():
            raise Failed("the clock is turned in an installation for practice only (see koosrada demo)")
        offset: timedelta = here.engine.execute(TurnClock(length), SYSTEM) if length else here.engine.clock_offset()
        now = clock.now() + length
    if as_json:
        echo_json({"now": now.isoformat(), "ahead_hours": round(offset / timedelta(hours=1), 2)})
        return
    ahead = f", {told_days(offset)} ahead" if offset else ""
    click.echo(f"here it is {told_instant(now)} UTC{ahead}")


def _practice(here: Installation) -> list[str]:
    try:
        here.engine.execute(BeginPractice(), SYSTEM)
    except InUse:
        raise Failed(IN_USE) from None
    return ["This installation is for practice: everybody and everything in it is invented.", ""]


def _fill(here: Installation, directory: Directory, processes: Path) -> None:
    pathways = tuple(to_publish(pathway) for pathway in pathways_in([processes]))
    found = problems_here(here, pathways)
    if problems.has_errors(found):
        for line in problems.told(found):
            click.echo(line)
        raise Failed("the pathways cannot be published as they are")
    with clock.at(clock.now() - TWO_WEEKS):
        versions = here.engine.execute(PublishDeployment(pathways), SYSTEM)
    published = ", ".join(f"{version.key} (version {version.version})" for version in versions)
    click.echo(wrapped(published, 14, "Pathways"))
    for person in PEOPLE:
        here.engine.execute(SeatPerson(person.account, person.name, (person.desk,)), SYSTEM)
    begun = []
    for beginning in BEGINNINGS:
        file = processes / beginning.pathway / "scenarios" / beginning.scenario
        begun.append(begin(here, directory, beginning, bytes_of(file)))
    _told(begun)


def _told(begun: list[Begun | None]) -> None:
    click.echo("\nPeople")
    for line in columns([(person.account, f"{person.desk}: {person.part}") for person in PEOPLE]):
        click.echo(line)
    click.echo("\nCases under way")
    for line in columns([(case.reference, case.title) for case in begun if case is not None]):
        click.echo(line)
    first = next((case.reference for case in begun if case), "REFERENCE")
    click.echo(f"\nTry: koosrada task list --as alice, koosrada case show {first} --as bob")


def _length(by: str) -> timedelta:
    given = _LENGTH.fullmatch(by)
    if given is None or not any(given.groups()):
        raise WrongUse(f"`{by}` is no length of time such as +8d, +12h or +1d6h")
    return timedelta(days=int(given[1] or 0), hours=int(given[2] or 0))
