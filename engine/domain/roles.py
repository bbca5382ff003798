"""The roles that desks have, and the side on which each stands unless a case says otherwise."""

from engine.domain.sides import NEUTRAL, OFFENDER, VICTIM

NO_SIDE = "none"  # takes part in no case

ROLES = {  # role -> default side
    "probation_officer": NEUTRAL,
    "case_lead": NEUTRAL,
    "group_secretary": NEUTRAL,
    "group_chair": NEUTRAL,
    "duty_manager": NEUTRAL,
    "supervisor": NEUTRAL,
    "police": NEUTRAL,
    "municipal_police": NEUTRAL,
    "prison": OFFENDER,
    "child_protection": NEUTRAL,
    "orphans_court": NEUTRAL,
    "municipal_social_worker": NEUTRAL,
    "victim_support": VICTIM,
    "ngo_victim_side": VICTIM,
    "perpetrator_programme": OFFENDER,
    "course_provider": OFFENDER,
    "ngo_offender_side": OFFENDER,
    "prosecutor": NEUTRAL,
    "court": NEUTRAL,
    "rj_coordinator": NEUTRAL,
    "rj_facilitator": NEUTRAL,
    "health": NEUTRAL,
    "education": NEUTRAL,
    "victim": VICTIM,
    "person_who_caused_harm": OFFENDER,
    "child_representative": VICTIM,
    "analyst": NO_SIDE,
    "ministry": NO_SIDE,
    "data_protection_officer": NO_SIDE,
    "operator": NO_SIDE,
}


def default_side(role: str) -> str:
    """The side of a role's desk when it is invited.

    >>> default_side("perpetrator_programme")
    'offender'
    """
    return ROLES[role]
