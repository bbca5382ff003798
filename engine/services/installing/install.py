"""The handlers of what an operator installs."""

from engine.services.installing.commands import InstallDirectory, SeatPerson
from engine.services.work import Work


def install_directory(command: InstallDirectory, work: Work) -> None:
    """Municipalities, organisations and desks, as they are listed."""
    work.unit.as_engine()
    work.unit.installing.directory(command.directory)
    work.unit.audit.record(None, "alter", command="InstallDirectory")
    work.unit.commit()


def seat_person(command: SeatPerson, work: Work) -> None:
    """An account and its memberships. Raises NotFound for a desk that does not exist."""
    work.unit.as_engine()
    work.unit.installing.seat(command.account, command.name, command.email, command.desks)
    work.unit.audit.record(None, "alter", command="SeatPerson", account=command.account, desks=list(command.desks))
    work.unit.commit()
