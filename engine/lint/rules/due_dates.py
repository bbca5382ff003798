"""Every user task says until when it should be done."""

import re
from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.lint.package import Package
from engine.lint.rules.timers import date_problem
from engine.lint.titles import title

RULE: Final = "due_dates"
_WHOLE: Final = re.compile(r"\d{1,3}")


def check(package: Package) -> Iterator[Problem]:
    """A warning for each user task without a due date, a problem for each date or priority that cannot be read."""
    for site in package.sites:
        for element in site.process.elements.values():
            schedule = element.schedule
            if element.kind == "userTask" and schedule.due_date is None:
                yield site.warning(RULE, element, f"The {title(element)} has no due date.")
            for text in (schedule.due_date, schedule.follow_up_date):
                if text is not None and not text.startswith("=") and date_problem(text):
                    yield site.problem(
                        RULE, element, f"The date `{text}` of the {title(element)} {date_problem(text)}."
                    )
            priority = schedule.priority
            if priority is not None and not priority.startswith("=") and not _is_priority(priority):
                sentence = f"The priority `{priority}` of the {title(element)} is no number from 0 to 100."
                yield site.problem(RULE, element, sentence)


def _is_priority(text: str) -> bool:
    return _WHOLE.fullmatch(text) is not None and int(text) <= 100
