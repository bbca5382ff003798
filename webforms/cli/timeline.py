"""What happened in a case, in the words of its diagram."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from engine.domain.running.views import LineView

TOLD: Final = {  # kind of element -> what came of it
    "startEvent": {"completed": "began"},
    "endEvent": {"completed": "ended"},
    "userTask": {"completed": "done", "cancelled": "no longer needed"},
    "manualTask": {"completed": "done", "cancelled": "no longer needed"},
    "businessRuleTask": {"completed": "decided"},
    "serviceTask": {"completed": "done by Koosrada"},
    "sendTask": {"completed": "sent"},
    "receiveTask": {"completed": "received"},
    "callActivity": {"completed": "finished", "cancelled": "stopped"},
    "boundaryEvent": {"completed": "happened"},
    "intermediateCatchEvent": {"completed": "happened"},
    "intermediateThrowEvent": {"completed": "happened"},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: when, the element's id and name, and what came of it."""

    at: datetime
    element: str
    name: str
    what: str


def timeline(lines: Iterable[LineView]) -> list[Entry]:
    """The entries of these lines that people care about, in order; gateways and computations are left out."""
    told = ((line, TOLD.get(line.kind, {}).get(line.what)) for line in lines)
    return [
        Entry(line.at, line.element_id, " ".join(line.name.split()), what) for line, what in told if what and line.name
    ]
