"""`organisations.yaml` and `data-classes.yaml` as values."""

from engine.domain.data_classes import Matrix
from engine.domain.directory import Directory
from engine.yaml_text import BrokenYaml, Located, read_yaml


def read_directory(content: bytes, name: str = "organisations.yaml") -> Directory:
    """The directory in a file. Raises BrokenYaml or DirectoryWrong (both Invalid) with all that is wrong."""
    given = _mapping(name, content, "municipalities", "organisations")
    return Directory.of(given)


def read_matrix(content: bytes, name: str = "data-classes.yaml") -> Matrix:
    """The matrix in a file. Raises BrokenYaml or MatrixWrong (both Invalid) with all that is wrong."""
    return Matrix.of(_mapping(name, content, "classes"))


def _mapping(name: str, content: bytes, *needed: str) -> Located:
    given = read_yaml(name, content)
    if not isinstance(given, Located):
        raise BrokenYaml(f"{name}: here names and values are expected.")
    for key in needed:
        if key not in given:
            raise BrokenYaml(f"{name}: “{key}” is missing.")
    return given
