"""Whether audit trails are whole."""

from engine.domain.audit import GENERAL
from engine.domain.cases import NoCase
from engine.domain.references import as_reference
from engine.services.ports import UnitOfWork

OUTSIDE_CASES = "outside cases"


def audit_trails(unit: UnitOfWork, reference: str | None) -> dict[str, list[str]]:
    """What is wrong with the trail of a case, or (without one) with each there is, in sentences by the trail's name.

    Raises NoCase.
    """
    unit.as_engine()
    if reference is None:
        names = unit.cases.references() | {GENERAL: OUTSIDE_CASES}
        return {names.get(chain, str(chain)): unit.audit.verify(chain) for chain in unit.audit.chains()}
    asked = as_reference(reference)
    case_id = unit.cases.by_reference(asked) if asked else None
    if asked is None or case_id is None:
        raise NoCase
    return {asked: unit.audit.verify(case_id)}
