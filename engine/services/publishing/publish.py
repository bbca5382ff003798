"""The handler of `PublishDeployment`.

1. The files are read and examined, against the latest deployments of all other pathways; an error refuses all of them.
2. A pathway whose content is the same as its latest version is left as it is.
3. Any other becomes the next version: its files, its processes and decisions as the latest of their ids, its starts.

Running instances stay with the version they began with.
"""

from collections.abc import Iterable, Iterator
from uuid import uuid4

from engine import clock
from engine.bpmn import Element, Problem, Process
from engine.bpmn.runtime.timers import start_timer
from engine.domain.deployments import content_hash
from engine.domain.publications import Publication, StartRow
from engine.domain.running.facts import Setting
from engine.errors import Invalid
from engine.services.deployments import Published
from engine.services.publishing.commands import PathwayFiles, PublishDeployment, PublishedVersion
from engine.services.publishing.gate import examine
from engine.services.work import Work


class DeploymentRefused(Invalid):
    """This cannot be published as it is."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        errors = [problem for problem in self.problems if problem.severity == "error"]
        listed = "\n".join(f"{problem.file}: {problem.message}" for problem in errors)
        super().__init__(f"This cannot be published as it is.\n{listed}")


def publish_deployment(command: PublishDeployment, work: Work) -> tuple[PublishedVersion, ...]:
    """Publish pathways together. Raises DeploymentRefused with all problems."""
    work.unit.as_engine()
    work.unit.publishing.lock()
    candidates = [_candidate(pathway) for pathway in command.pathways]
    keys = {candidate.key for candidate in candidates}
    latest = {found.key: found for found in work.unit.publishing.latest()}
    others = [work.deployments.published(work.unit, found.id) for key, found in latest.items() if key not in keys]
    problems = examine(candidates, others)
    if any(problem.severity == "error" for problem in problems):
        raise DeploymentRefused(problems)
    active = work.unit.directory.active_municipalities()
    versions = []
    for candidate in candidates:
        before = latest.get(candidate.key)
        content = content_hash(candidate.files)
        if before is not None and before.content_sha256 == content:
            versions.append(PublishedVersion(candidate.key, before.version, before.id, is_new=False))
            continue
        version = before.version + 1 if before else 1
        work.unit.publishing.add(_publication(candidate, version, content, work.actor.account_id, active))
        own = tuple(problem for problem in problems if problem.file in candidate.files)
        versions.append(PublishedVersion(candidate.key, version, candidate.id, is_new=True, warnings=own))
    new = [version.deployment_id for version in versions if version.is_new]
    if new:
        work.unit.audit.record(None, "alter", command="PublishDeployment", deployments=new)
    work.unit.commit()
    return tuple(versions)


def _candidate(pathway: PathwayFiles) -> Published:
    return Published(uuid4(), pathway.key, 0, dict(pathway.files))


def _publication(
    candidate: Published, version: int, content: str, account: str | None, active: Iterable[Setting]
) -> Publication:
    countries = candidate.pathway.countries
    places = [place for place in active if place.country in countries]
    processes = [process for _, process in candidate.executable]
    return Publication(
        id=candidate.id,
        key=candidate.key,
        version=version,
        content_sha256=content,
        published_by=account,
        files=candidate.files,
        processes={process.id: process.name for process in processes},
        decisions=tuple(decision.id for decision in candidate.model.decisions) if candidate.model else (),
        starts=tuple(
            row for process in processes for start in process.starts() for row in _starts(process, start, places)
        ),
    )


def _starts(process: Process, start: Element, places: Iterable[Setting]) -> Iterator[StartRow]:
    """One row for a start event; for a timer, one for each place, in whose zone it is due."""
    event = start.event
    if event is None or event.kind != "timer":
        name = event.name if event else None
        yield StartRow(process.id, start.id, event.kind if event else "none", name, start.form_id)
        return
    for place in places:
        with clock.at(clock.now(), place.zone):
            due = start_timer(start.id, event, clock.now())
        if due is not None:
            yield StartRow(process.id, start.id, "timer", municipality=place.municipality, next_due_at=due)
