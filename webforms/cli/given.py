"""What a person gives to a command: texts and JSON, on the line, in a file (`@file`) or on standard input (`-`)."""

import json
import sys
from pathlib import Path
from typing import Any, Final

from engine.feel import NoFeelValue, NoValue, to_feel
from engine.feel.numbers import number
from webforms.cli.guarded import WrongUse

MAX_BYTES: Final = 5_000_000
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"


def text_given(given: str) -> str:
    """The text itself, that of the file after `@`, or that on standard input for `-`."""
    if given == "-":
        return _decoded(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    if given.startswith("@") and not given.startswith('@"'):
        return _decoded(bytes_of(Path(given[1:])), f"`{given[1:]}`")
    return given


def bytes_of(path: Path) -> bytes:
    """What is in a file, if it is one and not too large."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise WrongUse(f"there is no file `{path}`") from None
    except IsADirectoryError:
        raise WrongUse(f"`{path}` is a folder, not a file") from None
    except (OSError, ValueError) as error:
        raise WrongUse(f"`{path}` cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > MAX_BYTES:
        raise WrongUse(f"`{path}` is larger than {MAX_BYTES // 1_000_000} MB")
    return data


def _decoded(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        raise WrongUse(f"{name} is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        text = data.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError:
        raise WrongUse(f"{name} is not a text in UTF-8") from None
    if "\0" in text:
        raise WrongUse(f"{name} is not a text")
    return text.removesuffix("\n")


def context_given(given: str, option: str) -> dict[str, Any]:
    """The JSON object in a text, as FEEL values: numbers exactly as they are written."""
    text = text_given(given)
    try:
        value = to_feel(json.loads(text, parse_float=number, parse_int=number, **_STRICTLY))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise WrongUse(f"{option} is not JSON: {place}: {_sentence(error.msg)}") from None
    except (NoValue, NoFeelValue, _NotAllowed) as error:
        raise WrongUse(f"{option} cannot be used: {error}") from None
    except RecursionError:
        raise WrongUse(f"{option} cannot be used: it is nested too deeply") from None
    if not isinstance(value, dict):
        raise WrongUse(f"{option} must be a JSON object such as {_EXAMPLE}")
    return value


_EXAMPLE: Final = '{"risk score": 14}'


class _NotAllowed(Exception):
    """JSON that has no one meaning."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _NotAllowed(f"`{key}` is given twice")
        found[key] = value
    return found


def _constant(name: str) -> Any:
    raise _NotAllowed(f"{name} is no number")


_STRICTLY: Final[dict[str, Any]] = {"object_pairs_hook": _object, "parse_constant": _constant}


def _sentence(message: str) -> str:
    """The decoder's message as one of ours: a small letter at the start."""
    return message[:1].lower() + message[1:]
