"""`koosrada publish`: pathways become a new version, if nothing speaks against it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import click

from engine.bpmn import Problem
from engine.domain.actors import SYSTEM, Actor
from engine.scenarios.report import Report
from engine.services.deployments import Published
from engine.services.publishing import PathwayFiles, PublishDeployment, PublishedVersion, examine
from webforms.cli import problems
from webforms.cli.check import scenario_lines
from webforms.cli.formats import echo_json, format_option
from webforms.cli.guarded import FAILED, WrongUse
from webforms.cli.installation import Installation, installation
from webforms.cli.pathway_files import pathways_in, to_publish
from webforms.cli.rehearsing import head_of, lists_of, rehearse

NO_PATHS: Final = "say what to publish: a pathway's folder or zip file, such as processes/tuko"


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--as", "account", metavar="ACCOUNT", help="an analyst or operator; whoever runs the machine unless said")
@click.option("--without-scenarios", is_flag=True, help="do not run the pathways' scenarios first")
@click.option(
    "--lists", metavar="DIR", type=click.Path(path_type=Path), help="organisations.yaml and data-classes.yaml"
)
@format_option
@click.pass_context
def publish(
    context: click.Context, paths: tuple[Path, ...], account: str | None, without_scenarios: bool,
    lists: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Publish pathways: each PATH is a pathway's folder, a zip file of one, or a folder of such folders.

    All of them are published together or, where one is refused, none. An error refuses; a warning does not. The same
    content is published once. Running cases stay with the version that they began with.

    Exit codes: 0 published or unchanged, 1 refused, 2 wrong use.
    """
    if not paths:
        raise WrongUse(NO_PATHS)
    given = pathways_in(paths)
    pathways = tuple(to_publish(pathway) for pathway in given)
    with installation() as here:
        actor = _actor(here, account)
        found = problems_here(here, pathways)
        if not as_json:
            for line in problems.told(found):
                click.echo(line)
        if problems.has_errors(found):
            _refused(context, found, as_json)
        rehearsed = None
        if not without_scenarios:
            rehearsed = rehearse(given, around(here, pathways), lists_of(paths, lists), here.url)
            if not rehearsed.passed:
                _refused(context, found, as_json, rehearsed)
        versions = here.engine.execute(PublishDeployment(pathways), actor)
    if as_json:
        echo_json({"published": [_version(version) for version in versions], "problems": problems.as_json(found)})
        return
    if rehearsed is not None:
        for line in head_of(rehearsed):
            click.echo(line)
    for version in versions:
        click.echo(f"{version.key}: {'' if version.is_new else 'unchanged, '}version {version.version}")


def problems_here(here: Installation, pathways: Sequence[PathwayFiles]) -> dict[str, tuple[Problem, ...]]:
    """What the gate says about each, against all that is published here and the others of them."""
    with here.engine.units(None) as unit:
        keys = {pathway.key for pathway in pathways}
        latest = [known for known in unit.publishing.latest() if known.key not in keys]
        published = [here.engine.deployments.published(unit, known.id) for known in latest]
    return problems_of(pathways, published)


def problems_of(pathways: Sequence[PathwayFiles], others: Sequence[Published] = ()) -> dict[str, tuple[Problem, ...]]:
    """What the gate says about each; they may call each other and `others`."""
    candidates = [Published(uuid4(), pathway.key, 0, dict(pathway.files)) for pathway in pathways]
    return {
        candidate.key: examine([candidate], [*(one for one in candidates if one is not candidate), *others])
        for candidate in candidates
    }


def around(here: Installation, pathways: Sequence[PathwayFiles]) -> list[PathwayFiles]:
    """The latest versions of all other pathways that are published here."""
    keys = {pathway.key for pathway in pathways}
    with here.engine.units(None) as unit:
        latest = [known for known in unit.publishing.latest() if known.key not in keys]
        return [PathwayFiles(known.key, unit.deployed.files(known.id)[2]) for known in latest]


def _actor(here: Installation, account: str | None) -> Actor:
    if account is None:
        return SYSTEM
    if not here.engine.is_account(account):
        raise WrongUse(f"there is no account `{account}`")
    return Actor(account)


def _refused(context: click.Context, found: problems.Found, as_json: bool, rehearsed: Report | None = None) -> None:
    if as_json:
        told: dict[str, Any] = {"published": [], "problems": problems.as_json(found)}
        echo_json(told | ({"scenarios": rehearsed.as_json()} if rehearsed else {}))
    else:
        for line in scenario_lines(rehearsed) if rehearsed else [problems.summary(found)]:
            click.echo(line)
        click.echo("Nothing was published.")
    context.exit(FAILED)


def _version(version: PublishedVersion) -> dict[str, Any]:
    return {"pathway": version.key, "version": version.version, "new": version.is_new}
