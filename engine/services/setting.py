"""Time and place of a command: one instant for the whole of it, in the municipality's zone."""

from contextlib import AbstractContextManager

from engine import clock
from engine.domain.running.facts import Setting


def within(setting: Setting) -> AbstractContextManager[None]:
    """All that happens in the block happens at one instant, and dates are meant in the municipality's zone."""
    return clock.at(clock.now(), setting.zone)
