"""User and manual tasks (BPMN 2.0.2, 10.3.4): they wait for a person."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from engine.bpmn.advance import UserTaskOpened
from engine.bpmn.model import Element, Process
from engine.bpmn.runtime.expressions import Asked, Values, asked
from engine.bpmn.runtime.nodes.activities import Activity
from engine.bpmn.runtime.scopes import ScopeSpec
from engine.bpmn.runtime.timers import end_of_day, instant
from engine.bpmn.runtime.tokens import Token
from engine.feel import NoValue

DEFAULT_PRIORITY = 50


class UserTask(Activity):
    """Opens in a worklist and is done when somebody completes it."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process) -> None:
        super().__init__(spec, element, process)
        assignment, schedule = element.assignment, element.schedule
        lane = process.lanes.get(element.lane or "")
        self._lane_role = lane.role if lane else None
        self._assignee = asked(element.id, assignment.assignee, "assignee")
        self._group = asked(element.id, assignment.candidate_groups, "candidate group")
        self._users = asked(element.id, assignment.candidate_users, "candidate users")
        self._due = asked(element.id, schedule.due_date, "due date")
        self._follow_up = asked(element.id, schedule.follow_up_date, "follow-up date")
        self._priority = asked(element.id, schedule.priority, "priority")

    def begin(self, token: Token) -> None:
        """Tell who may do it and until when, and wait."""
        values = token.values()
        counter = token.marks.number
        token.marks.is_open = True
        token.instance.facts.opened(
            UserTaskOpened(
                id=token.id,
                element_id=self.name,
                name=self.element.name,
                form_id=self.element.form_id,
                candidate_group=self._candidate_group(values),
                assignee=self._assignee.text(values) if self._assignee else None,
                due_at=_moment(self._due, values, end_of_day),
                follow_up_at=_moment(self._follow_up, values, instant),
                priority=_whole(self._priority, values),
                loop_counter=None if counter is None else counter + 1,
                candidate_users=self._candidate_users(values),
            )
        )

    def _candidate_group(self, values: Values) -> str | None:
        if self._group is not None:
            return self._group.words(values)
        return None if self._assignee or self._users else self._lane_role

    def _candidate_users(self, values: Values) -> tuple[str, ...]:
        if self._users is None:
            return ()
        given = self._users.given(values)
        users = given if isinstance(given, list) else str(given).split(",")
        return tuple(str(user).strip() for user in users)


def _moment(when: Asked | None, values: Values, read: Callable[[Any], datetime]) -> datetime | None:
    if when is None or (given := when.value(values)) is None:
        return None
    try:
        return read(given)
    except (NoValue, OverflowError, ValueError) as reason:
        raise when.failed(f"is no moment: {reason}") from None


def _whole(priority: Asked | None, values: Values) -> int:
    text = priority.text(values) if priority else None
    if priority is None or text is None:
        return DEFAULT_PRIORITY
    if not text.isdecimal():
        raise priority.failed("is no whole number")
    return int(text)
