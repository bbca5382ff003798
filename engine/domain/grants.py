"""What opens a class of a case for a while: break-glass and answered requests."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from engine.domain.periods import Period

BREAK_GLASS = "break_glass"
REQUEST = "request"
GROUNDS = ("threat_to_life", "missing_child", "duty_out_of_hours", "request")
LONGEST_BREAK_GLASS = timedelta(minutes=60)
SHORTEST_REASON = 30  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Period):
    """One class of one case, open to one account."""

    account_id: str
    case_id: UUID
    data_class: str
    kind: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One stored answer, opened to one desk on a ground."""

    answer_id: UUID
    desk_id: str
    ground: str
