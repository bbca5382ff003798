"""`koosrada migrate`: the database of this installation, prepared or brought up to date."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from engine.bootstrap import job_scripts
from engine.domain.actors import SYSTEM
from engine.domain.data_classes import Matrix
from engine.domain.directory import Directory
from engine.services.installing.commands import InstallDirectory
from engine.services.installing.files import read_directory, read_matrix
from engine.storage.embedded import data_folder
from engine.storage.key_file import NAME, load_keys
from engine.storage.matrix import load_matrix
from engine.storage.migrating import migrate as bring_up_to_date
from engine.storage.urls import passwords
from webforms.cli.given import bytes_of
from webforms.cli.installation import built, database
from webforms.cli.layout import counted, wrapped

PROCESSES: Final = Path("processes")
ORGANISATIONS: Final = PROCESSES / "organisations.yaml"
DATA_CLASSES: Final = PROCESSES / "data-classes.yaml"


def lists_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `--organisations` and `--data-classes`."""
    path = click.Path(path_type=Path)
    for name, default, what in (
        ("--data-classes", DATA_CLASSES, "who may see which class of data"),
        ("--organisations", ORGANISATIONS, "municipalities, organisations and desks"),
    ):
        command = click.option(name, type=path, default=default, show_default=True, metavar="FILE", help=what)(command)
    return command


@click.command()
@lists_options
def migrate(organisations: Path, data_classes: Path) -> None:
    """Prepare the database of this installation, or bring it up to date.

    The database is that of DATABASE_URL (an administrator's); without it, an embedded one in the folder $KOOSRADA_DATA
    (`var` in the current folder). Roles, tables, policies and the queue are made or mended, both lists are loaded. A
    second run changes nothing. Do this after each upgrade, while no worker runs.

    Exit codes: 0 prepared, 1 it cannot be prepared, 2 wrong use.
    """
    directory, matrix = read_lists(organisations, data_classes)
    with database() as url:
        for line in prepare(url, directory, matrix):
            click.echo(wrapped(*line))


def read_lists(organisations: Path, data_classes: Path) -> tuple[Directory, Matrix]:
    """Both lists. Raises WrongUse for a file that is not there, Invalid for one that says something wrong."""
    return (
        read_directory(bytes_of(organisations), str(organisations)),
        read_matrix(bytes_of(data_classes), str(data_classes)),
    )


def prepare(url: str, directory: Directory, matrix: Matrix) -> list[tuple[str, int, str]]:
    """Bring the database at `url` up to date and load both lists; what was done, in three lines for `wrapped`."""
    environment, folder = os.environ, data_folder()
    new_keys = not environment.get("KOOSRADA_KEK_FILE") and not (folder / NAME).exists()
    keys = load_keys(folder, environment)
    if new_keys:
        click.echo(
            wrapped(f"new keys are in {folder / NAME}: back them up, apart from the database", 9, "note:"), err=True
        )
    bring_up_to_date(url, job_scripts(), passwords(environment))
    load_matrix(url, matrix)
    koosrada = built(url, keys, environment)
    try:
        koosrada.engine.execute(InstallDirectory(directory), SYSTEM)
    finally:
        koosrada.close()
    where = "the one of DATABASE_URL" if environment.get("DATABASE_URL") else f"embedded, in {folder}"
    rules = list(matrix.rules())
    classes, roles = {rule[0] for rule in rules}, {rule[1] for rule in rules}
    places, organisations = len(directory.municipalities), len(directory.organisations)
    told_places = f"{places} municipalit{'y' if places == 1 else 'ies'}"
    return [
        (f"{where}; roles, tables, policies and the queue are up to date", 14, "Database"),
        (
            f"{told_places}, {counted(organisations, 'organisation')}, {counted(len(directory.desks), 'desk')}",
            14,
            "Directory",
        ),
        (f"{len(classes)} for {counted(len(roles), 'role')}", 14, "Data classes"),
    ]
