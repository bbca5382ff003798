"""The two sides of a case and the wall between them."""

ALL = "all"
NEUTRAL = "neutral"
VICTIM = "victim"
OFFENDER = "offender"

SIDES = (NEUTRAL, VICTIM, OFFENDER)  # of desks, parties and people
ROW_SIDES = (ALL, *SIDES)  # of rows


def across(mine: str, theirs: str) -> bool:
    """Whether the wall lets somebody of the side `mine` see what belongs to the side `theirs`.

    >>> across("offender", "victim"), across("neutral", "victim"), across("offender", "all")
    (False, True, True)
    """
    return theirs in (ALL, NEUTRAL) or mine in (NEUTRAL, theirs)
