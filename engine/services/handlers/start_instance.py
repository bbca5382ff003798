"""A process starts without a form: one that is only called by others."""

from engine.services import opening
from engine.services.commands import StartInstance
from engine.services.handlers.start_pathway import NoPathway
from engine.services.results import Started
from engine.services.setting import within
from engine.services.work import Work


def start_instance(command: StartInstance, work: Work) -> Started:
    """Open a case led by the given desk, and start the process with these variables."""
    published = work.deployments.latest(work.unit, command.process_id)
    if published is None:
        raise NoPathway
    setting = work.unit.directory.setting(command.municipality)
    with within(setting):
        opened = opening.open_case(
            work, setting, published, command.process_id, command.desk, instance_id=command.request_id
        )
        opening.start(work, opened, command.variables, command.start_event)
        case = opened.case
        assert case is not None  # noqa: S101 - it was opened a moment ago
        work.unit.audit.record(case.id, "collect", command="StartInstance", process=command.process_id)
        work.unit.commit()
    return Started(case.reference, case.id, opened.stored.id)
