"""The handlers of an installation for practice, where everybody and everything is invented."""

from datetime import timedelta

from engine.errors import Conflict, Invalid
from engine.services.installing.commands import BeginPractice, TurnClock
from engine.services.work import Work


class InUse(Conflict):
    """This installation has people or cases of its own, so it is not for practice."""


class NotForPractice(Conflict):
    """The clock is turned in an installation for practice only."""


class ClockGoesBack(Invalid):
    """The clock never goes back."""


def begin_practice(_command: BeginPractice, work: Work) -> None:
    """Mark it, for good; nothing to do where it is marked already. Raises InUse."""
    unit = work.unit
    unit.as_engine()
    if unit.settings.is_practice():
        return
    if unit.overview.has_cases() or unit.overview.has_accounts():
        raise InUse
    unit.settings.mark_practice()
    unit.audit.record(None, "alter", command="BeginPractice")
    unit.commit()


def turn_clock(command: TurnClock, work: Work) -> timedelta:
    """How far ahead the clock is then. Raises NotForPractice, ClockGoesBack."""
    unit = work.unit
    unit.as_engine()
    unit.cases.wait_for("the installation's clock")
    if not unit.settings.is_practice():
        raise NotForPractice
    if command.by < timedelta():
        raise ClockGoesBack
    offset = unit.settings.clock_offset() + command.by
    unit.settings.set_clock_offset(offset)
    unit.audit.record(None, "alter", command="TurnClock", seconds=round(command.by.total_seconds()))
    unit.commit()
    return offset
