"""Pathways as a person names them: folders and zip files, read whole."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile

from engine.services.publishing import PathwayFiles
from webforms.cli.given import MAX_BYTES, bytes_of
from webforms.cli.guarded import WrongUse

FACTS: Final = "pathway.yaml"
SCENARIOS: Final = "scenarios/"
KEY: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_FILES: Final = 500
MOST_BYTES: Final = 20_000_000


def pathways_in(paths: Iterable[Path]) -> tuple[PathwayFiles, ...]:
    """Every pathway that is named: a folder, a zip file, or a folder of such folders. Raises WrongUse."""
    found = [pathway for path in paths for pathway in _pathways(path)]
    keys = [pathway.key for pathway in found]
    if unfit := [key for key in keys if not KEY.fullmatch(key)]:
        raise WrongUse(f"`{unfit[0]}` is no name for a pathway: small letters, digits and hyphens, such as plan-action")
    twice = [key for key in keys if keys.count(key) > 1]
    if twice:
        raise WrongUse(f"the pathway `{twice[0]}` is given twice")
    return tuple(found)


def neighbours_of(paths: Iterable[Path]) -> tuple[PathwayFiles, ...]:
    """The other pathways in the same folders: what may be called by those that are named."""
    named = {path.resolve() for path in paths}
    beside = {inside for path in named for inside in path.parent.iterdir() if (inside / FACTS).is_file()}
    inside_named = {path for path in beside for other in named if path == other or other in path.parents}
    return tuple(_folder(path) for path in sorted(beside - inside_named))


def _pathways(path: Path) -> list[PathwayFiles]:
    if path.is_file():
        return [_zipped(path)]
    if not path.is_dir():
        raise WrongUse(f"there is no folder or file `{path}`")
    if (path / FACTS).is_file():
        return [_folder(path)]
    inside = [below for below in sorted(path.iterdir()) if (below / FACTS).is_file()]
    if not inside:
        raise WrongUse(f"there is no pathway in `{path}`: a pathway's folder has a file {FACTS}")
    return [_folder(below) for below in inside]


def _folder(path: Path) -> PathwayFiles:
    files: dict[str, bytes] = {}
    for below in sorted(path.rglob("*")):
        name = below.relative_to(path)
        if below.is_file() and not below.is_symlink() and not _hidden(name.parts):
            files[name.as_posix()] = bytes_of(below)
            _bounded(path, files)
    return PathwayFiles(path.resolve().name, files)


def _zipped(path: Path) -> PathwayFiles:
    """A zip file holds a pathway's files, or one folder with them; the folder's name, else the file's, is the key."""
    files: dict[str, bytes] = {}
    try:
        with ZipFile(path) as archive:
            for entry in archive.infolist():
                name = PurePosixPath(entry.filename)
                if name.is_absolute() or ".." in name.parts or entry.file_size > MAX_BYTES:
                    raise WrongUse(f"`{path}` holds a file that is too large or has no plain name")
                if entry.is_dir() or _hidden(name.parts):
                    continue
                with archive.open(entry) as content:
                    files[str(name)] = content.read(MAX_BYTES + 1)
                _bounded(path, files)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise WrongUse(f"`{path}` is no zip file that can be read: {error}") from None
    tops = {PurePosixPath(name).parts[0] for name in files}
    if FACTS not in files and len(tops) == 1 and all("/" in name for name in files):
        [top] = tops
        return PathwayFiles(top, {name.removeprefix(f"{top}/"): content for name, content in files.items()})
    return PathwayFiles(path.stem, files)


def _hidden(parts: Iterable[str]) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in parts)


def _bounded(path: Path, files: dict[str, bytes]) -> None:
    if len(files) > MOST_FILES or sum(map(len, files.values())) > MOST_BYTES:
        raise WrongUse(f"`{path}` is too much: at most {MOST_FILES} files and {MOST_BYTES // 1_000_000} MB")


def to_publish(pathway: PathwayFiles) -> PathwayFiles:
    """A pathway without its scenarios, which are told before and are no part of a version."""
    return PathwayFiles(
        pathway.key, {name: data for name, data in pathway.files.items() if not name.startswith(SCENARIOS)}
    )
