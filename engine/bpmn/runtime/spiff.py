"""What is taken from SpiffWorkflow: its tasks and their states, task specs, workflows. Its BPMN package stays out.

That package runs Python found in diagrams, reads constructs it does not know as others, and keeps every finished task.
Its loggers, which would carry the tasks' data, are silenced.
"""

import logging

from SpiffWorkflow import TaskState, Workflow
from SpiffWorkflow.specs import WorkflowSpec
from SpiffWorkflow.specs.base import TaskSpec
from SpiffWorkflow.task import Task

__all__ = ["Task", "TaskSpec", "TaskState", "Workflow", "WorkflowSpec"]

for _name in ("spiff", "spiff.task", "spiff.workflow"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)
