"""Rehearsals: pathways with their scenarios, told in scratch databases that are dropped afterwards."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.scenarios.checking import DATA_CLASSES, ORGANISATIONS, check
from engine.scenarios.report import Report
from engine.services.publishing import PathwayFiles
from webforms.cli.guarded import WrongUse
from webforms.cli.logs import quietly
from webforms.cli.migrate import PROCESSES


def rehearse(
    pathways: Sequence[PathwayFiles], others: Iterable[PathwayFiles], lists: Path, server: str | None = None
) -> Report:
    """Check pathways among others that they may call.

    Parameters
    ----------
    pathways
        With their scenarios.
    others
        What is beside them.
    lists
        The folder with organisations.yaml and data-classes.yaml.
    server
        The URL of an administrator who may create databases; by default this installation's.
    """
    with tempfile.TemporaryDirectory(prefix="koosrada-check-") as temporary, quietly():
        folder = Path(temporary)
        for pathway in (*pathways, *others):
            _write(folder / pathway.key, pathway)
        return check([folder / pathway.key for pathway in pathways], server=server, surroundings=lists)


def lists_of(paths: Iterable[Path], given: Path | None) -> Path:
    """The folder of the lists: the named one, else one around the pathways, else `processes`. Raises WrongUse."""
    around = [folder for path in paths for folder in (path, path.resolve().parent)]
    for folder in [given] if given else [*around, PROCESSES]:
        if (folder / ORGANISATIONS).is_file() and (folder / DATA_CLASSES).is_file():
            return folder
    raise WrongUse(f"say with --lists which folder holds {ORGANISATIONS} and {DATA_CLASSES}")


def head_of(report: Report) -> list[str]:
    """What a report says first: how many scenarios came true, how much they reached."""
    return report.as_text().partition("\n\n")[0].strip().splitlines()


def _write(folder: Path, pathway: PathwayFiles) -> None:
    for name, content in pathway.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
