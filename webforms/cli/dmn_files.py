"""DMN files as a person names them: files, folders, and what they import from the same folder."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from engine.dmn import DmnFileError, Model, read_model
from engine.dmn.reading import read_definitions
from webforms.cli.given import bytes_of
from webforms.cli.guarded import WrongUse

MOST_NEIGHBOURS: Final = 1_000


def model_in(paths: Sequence[Path]) -> Model:
    """The model in the files; imports are looked for in their folders."""
    files = {path: bytes_of(path) for path in _expanded(paths)}
    files.update(_imported(files))
    return read_model(*((str(path), data) for path, data in files.items()))


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Every file that is named, a folder standing for its DMN files."""
    return _expanded(paths)


def _expanded(paths: Iterable[Path]) -> list[Path]:
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted(path.glob("*.dmn"))
        if not inside:
            raise WrongUse(f"there is no DMN file in the folder `{path}`")
        found.update(dict.fromkeys(inside))
    return list(found)


def _imported(files: dict[Path, bytes]) -> dict[Path, bytes]:
    """The neighbours that are imported, and those that they import."""
    definitions = [read_definitions(data, str(path))[0] for path, data in files.items()]
    present = {read.namespace for read in definitions}
    wanted = {import_.namespace for read in definitions for import_ in read.imports} - present
    if not wanted:
        return {}
    found: dict[Path, bytes] = {}
    neighbours = _neighbours(files)
    while wanted:
        namespace = wanted.pop()
        if namespace in present or namespace not in neighbours:
            continue
        present.add(namespace)
        path, data, imports = neighbours[namespace]
        found[path] = data
        wanted |= imports
    return found


def _neighbours(files: dict[Path, bytes]) -> dict[str, tuple[Path, bytes, set[str]]]:
    """The other DMN files beside the given ones, by namespace; what cannot be read is nobody's import."""
    beside = [path for folder in {path.parent for path in files} for path in sorted(folder.glob("*.dmn"))]
    found: dict[str, tuple[Path, bytes, set[str]]] = {}
    for path in beside[:MOST_NEIGHBOURS]:
        if path in files:
            continue
        try:
            data = bytes_of(path)
            read = read_definitions(data, str(path))[0]
        except (DmnFileError, WrongUse):
            continue
        found.setdefault(read.namespace, (path, data, {import_.namespace for import_ in read.imports}))
    return found
