"""Service operations: what a diagram may ask for by `zeebe:taskDefinition type`, with the inputs of each."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.services.operations.cases import open_children, raise_pathway
from engine.services.operations.documents import render_document
from engine.services.operations.mail import send_invitation, send_mail, send_notification
from engine.services.operations.network import disclose, invite
from engine.services.operations.outcomes import BpmnError, Operation, Outcome, Outputs, Retry

OPERATIONS: Final[Mapping[str, Operation]] = {
    "network.invite": Operation({"members": True}, here=invite, outputs=("invited",)),
    "pathway.raise": Operation(
        {"signal": True, "key": True, "person": False, "side": False, "data": False}, here=raise_pathway
    ),
    "case.open_children": Operation({"processId": True}, here=open_children, outputs=("count",)),
    "disclose": Operation({"answers": True, "desk": True, "ground": True}, here=disclose),
    "mail.send": Operation({"template": True, "to": True}, away=send_mail, free_inputs=True),
    "mail.invitation": Operation(
        {"to": True, "meetingAt": True, "minutes": False, "place": False}, away=send_invitation
    ),
    "notification.send": Operation({"to": True, "deadline": False}, away=send_notification, free_inputs=True),
    "document.render": Operation(
        {"template": True, "version": False, "to": False}, away=render_document, outputs=("document",)
    ),
}
LOCAL: Final[Mapping[str, Callable[..., Outputs | BpmnError]]] = {
    name: operation.here for name, operation in OPERATIONS.items() if operation.here is not None
}

__all__ = ["LOCAL", "OPERATIONS", "BpmnError", "Operation", "Outcome", "Outputs", "Retry"]
