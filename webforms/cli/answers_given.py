"""Answers and data as a person gives them: a JSON or YAML file, or standard input (`-`)."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.bpmn.variables import NoVariable
from engine.scenarios.values import variables_of
from engine.yaml_text import BrokenYaml, read_yaml
from webforms.cli.given import MAX_BYTES, bytes_of
from webforms.cli.guarded import WrongUse


def mapping_given(path: str) -> Mapping[str, Any]:
    """The names and values in a file; JSON is read as the YAML that it is. Raises WrongUse."""
    name = "standard input" if path == "-" else path
    content = sys.stdin.buffer.read(MAX_BYTES + 1) if path == "-" else bytes_of(Path(path))
    try:
        found = read_yaml(name, content)
    except BrokenYaml as error:
        raise WrongUse(str(error)) from None
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise WrongUse(f"{name}: here names and values are expected, such as dvOffence: true")
    return found


def variables_given(path: str | None, zone: str) -> dict[str, Any]:
    """The values in a file as process variables: a date, a local date and time or a duration is read as one."""
    if path is None:
        return {}
    try:
        return variables_of(mapping_given(path), zone)
    except NoVariable as error:
        raise WrongUse(str(error)) from None
