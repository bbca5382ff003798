"""What may be asked. A person's rows come through the policies of the database; each is checked again before it leaves.

That something was read is logged in the same transaction.
"""

from engine.services.questions.audit_trails import audit_trails
from engine.services.questions.cases import case
from engine.services.questions.worklist import tasks_named, worklist

__all__ = ["audit_trails", "case", "tasks_named", "worklist"]
