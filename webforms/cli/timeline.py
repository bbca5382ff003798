"""What happened in a case, in the words of its diagram."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from engine.bpmn import Element
from engine.services.deployments import Published

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


def timeline(
    activities: Iterable[Any], instances: Mapping[UUID, Any], published: Mapping[UUID, Published]
) -> list[Entry]:
    """The entries of these activities that people care about, in order; gateways and computations are left out."""
    found = []
    for activity in activities:
        instance = instances.get(activity.instance_id)
        if instance is None:
            continue
        elements = published[instance.deployment_id].process(instance.process_id).elements
        entry = _entry(activity, elements.get(activity.element_id))
        if entry is not None:
            found.append(entry)
    return found


def _entry(activity: Any, element: Element | None) -> Entry | None:
    what = TOLD.get(element.kind, {}).get(activity.what) if element else None
    if element is None or what is None or not element.name:
        return None
    return Entry(activity.at, element.id, " ".join(element.name.split()), what)
