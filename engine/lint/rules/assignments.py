"""For every user task it is said who may do it."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, Problem, Process
from engine.feel.names import suggestion
from engine.lint.package import Package
from engine.lint.titles import title

RULE: Final = "assignments"
FOR_PEOPLE: Final = frozenset({"userTask", "manualTask"})
LANES_OF_NOBODY: Final = frozenset({"lane_network", "lane_auto"})


def check(package: Package) -> Iterator[Problem]:
    """A problem for each user task that nobody may do, and for each role that does not exist."""
    for site in package.sites:
        for lane in site.process.lanes.values():
            if lane.role is not None and lane.role not in package.roles:
                hint = suggestion(lane.role, package.roles)
                sentence = f"The lane `{lane.name or lane.id}` names the role `{lane.role}`, which does not exist"
                yield site.problem(RULE, lane, sentence + (hint or "."))
            elif lane.role is None and lane.id not in LANES_OF_NOBODY:
                sentence = f"The lane `{lane.name or lane.id}` names no role: call it `lane_` and a role."
                yield site.warning(RULE, lane, sentence)
        for element in site.process.elements.values():
            if element.kind in FOR_PEOPLE:
                for sentence in _sentences(element, site.process, package.roles):
                    yield site.problem(RULE, element, sentence)


def _may_be_a_desk(assignee: str | None) -> bool:
    return assignee is not None and assignee.startswith(("=", "desk:"))


def _sentences(element: Element, process: Process, roles: frozenset[str]) -> Iterator[str]:
    assignment = element.assignment
    groups = assignment.candidate_groups
    if groups is not None and not groups.startswith("="):
        if "," in groups:
            yield f"The {title(element)} names several candidate groups: a task lies on one desk, so name one."
        elif groups not in roles and not groups.startswith("desk:"):
            yield f"The role `{groups}` of the {title(element)} does not exist{suggestion(groups, roles) or '.'}"
    if groups is None and not _may_be_a_desk(assignment.assignee):
        lane = process.lanes.get(element.lane or "")
        if lane is None or lane.role is None:
            yield f"Nobody may do the {title(element)}: give it a candidate group, or put it into the lane of a role."
