"""What a client did and was told, on disk before and after each attempt: it survives the client."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

DONE, REFUSED, FAILED = "done", "refused", "failed"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One thing that was tried: start, complete or message, of what, by whom, with which amount.

    `answer` is None where nobody lived to hear one, else done, refused (the engine says that nothing happened) or
    failed (it could not say what happened). `told` is what the answer said.
    """

    id: str
    did: str
    of: str
    who: str
    amount: int
    answer: str | None = None
    told: Any = None


class Journal:
    """The file of one client's place; those who come after a killed one go on in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def tries(self, did: str, of: object, who: str, amount: int) -> str:
        """Written before the command is given; the attempt's id."""
        identity = str(uuid4())
        self._write({"id": identity, "did": did, "of": str(of), "who": who, "amount": amount})
        return identity

    def hears(self, attempt: str, answer: str, told: Any = None) -> None:
        """Written as soon as the answer is here."""
        self._write({"id": attempt, "answer": answer, "told": told})

    def close(self) -> None:
        os.close(self._file)

    def _write(self, line: dict[str, Any]) -> None:
        os.write(self._file, b"\n" + json.dumps(line).encode())  # a line that a kill cut off ends nothing else


def read(paths: Iterable[Path]) -> Iterator[Attempt]:
    """All attempts, each with its answer, in the order of each file."""
    for path in paths:
        found: dict[str, dict[str, Any]] = {}
        for line in path.read_bytes().splitlines():
            with suppress(json.JSONDecodeError):  # the kill came within the line
                told = json.loads(line)
                found.setdefault(told["id"], {}).update(told)
        yield from (Attempt(**attempt) for attempt in found.values())
