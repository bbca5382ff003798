"""The floor of a completion: SpiffWorkflow's BPMN engine loads, runs and dumps the same model; one row is committed.

Nothing else is done: no lock, no check, no form, no worklist, no history, no sealing. The best ways known are used:
orjson, and definitions kept in memory, referred to by name.
"""

import logging
import time
from typing import Any

import orjson
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.config import DEFAULT_CONFIG
from SpiffWorkflow.bpmn.serializer.default import BpmnProcessSpecConverter
from SpiffWorkflow.bpmn.specs import BpmnProcessSpec
from SpiffWorkflow.util.task import TaskState
from sqlalchemy import Engine, text

from tests.benchmarks.models import FIELDS, ten_tasks_in_python

_SPECS: dict[str, Any] = {}
for _name in ("spiff", "spiff.task", "spiff.workflow", "spiff.data"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class _ByName(BpmnProcessSpecConverter):  # type: ignore[misc]
    def to_dict(self, spec: Any) -> dict[str, str]:
        return {"ref": spec.name}

    def from_dict(self, dct: dict[str, str]) -> Any:
        return _SPECS[dct["ref"]]


class Floor:
    """Cases of the model in one table of a database."""

    def __init__(self, engine: Engine, tasks: int) -> None:
        self._engine = engine
        parser = BpmnParser()
        parser.add_bpmn_str(ten_tasks_in_python(tasks))
        self._spec = parser.get_spec("bench")
        _SPECS["bench"] = self._spec
        self._serializer = BpmnWorkflowSerializer(
            BpmnWorkflowSerializer.configure({**DEFAULT_CONFIG, BpmnProcessSpec: _ByName})
        )
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE IF NOT EXISTS floor (id int PRIMARY KEY, state bytea NOT NULL)"))
            connection.execute(text("TRUNCATE floor"))

    def start(self, number: int) -> None:
        """A case at its first task."""
        workflow = BpmnWorkflow(self._spec)
        workflow.do_engine_steps()
        with self._engine.begin() as connection:
            connection.execute(
                text("INSERT INTO floor VALUES (:id, :state)"), {"id": number, "state": self._dump(workflow)}
            )

    def complete(self, number: int) -> float:
        """The next task of a case; the seconds it took."""
        begun = time.perf_counter()
        with self._engine.begin() as connection:
            state = connection.execute(text("SELECT state FROM floor WHERE id = :id"), {"id": number}).scalar_one()
            workflow = self._serializer.from_dict(orjson.loads(state))
            task = workflow.get_next_task(state=TaskState.READY, manual=True)
            task.data.update(dict.fromkeys((f"{task.task_spec.bpmn_id}_{field}" for field in FIELDS), 7))
            task.run()
            workflow.do_engine_steps()
            connection.execute(
                text("UPDATE floor SET state = :state WHERE id = :id"), {"id": number, "state": self._dump(workflow)}
            )
        return time.perf_counter() - begun

    def _dump(self, workflow: BpmnWorkflow) -> bytes:
        return orjson.dumps(self._serializer.to_dict(workflow))
