"""What is asked of an instance. If it fails, the incident keeps it, and it can be tried again as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from engine.bpmn.runtime import Instance


@dataclass(frozen=True, slots=True)
class Attempt:
    """One thing to do to an instance.

    `what` is complete (a user task, call, child or subscription `task_id`, with `variables`), error (a BPMN error
    `code` at `task_id`), timers (let the due ones fire), cancel, or start (with `start_event` and `variables`; done by
    whoever makes the instance).
    """

    what: str
    task_id: UUID | None = None
    variables: Mapping[str, Any] = field(default_factory=dict, repr=False)
    code: str | None = None
    start_event: str | None = None

    def on(self, instance: Instance) -> None:
        """Do it. Raises TaskNotOpen where the task does not wait any more."""
        match self.what, self.task_id:
            case "complete", UUID() as task_id:
                instance.complete(task_id, self.variables)
            case "error", UUID() as task_id:
                instance.throw_error(task_id, self.code or "")
            case "timers", None:
                instance.refresh_timers()
            case "cancel", None:
                instance.cancel()

    def to_json(self) -> dict[str, Any]:
        """For the incident."""
        return {
            "what": self.what,
            "task_id": str(self.task_id) if self.task_id else None,
            "variables": dict(self.variables),
            "code": self.code,
            "start_event": self.start_event,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Attempt":
        """As it was before `to_json`."""
        task_id = stored["task_id"]
        return cls(
            stored["what"],
            UUID(task_id) if task_id else None,
            stored["variables"],
            stored["code"],
            stored["start_event"],
        )


TIMERS = Attempt("timers")
CANCEL = Attempt("cancel")
