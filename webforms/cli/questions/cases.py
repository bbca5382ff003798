"""Cases: what everybody may see who sees them at all, and what the process knows of them."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from engine.domain.references import as_reference
from webforms.cli.questions.rows import first, rows

_CASE: Final = """
    SELECT c.id, c.reference, c.pathway_key, c.municipality_id, c.owner_desk_id, c.status, c.cycle, c.opened_at,
      c.closed_at, m.zone, m.name AS municipality
    FROM case_ c JOIN municipality m ON m.id = c.municipality_id WHERE c.reference = %(reference)s"""
_ZONE: Final = "SELECT zone FROM municipality WHERE id = %(municipality)s"
_REFERENCES: Final = """
    SELECT coalesce(c.reference, i.id::text) AS name FROM process_instance i LEFT JOIN case_ c ON c.id = i.case_id
    WHERE i.id = ANY (%(instances)s) ORDER BY i.started_at"""
_NETWORK: Final = """
    SELECT p.desk_id, p.side, p.scope, p.valid_from FROM participant p
    WHERE p.case_id = %(case)s AND p.valid_from <= now() AND (p.valid_to IS NULL OR now() < p.valid_to)
    ORDER BY p.valid_from, p.desk_id"""
_ACTIVITIES: Final = """
    SELECT a.at, a.what, a.element_id, a.instance_id FROM activity a WHERE a.case_id = %(case)s ORDER BY a.number"""
_DEFINITIONS: Final = """
    SELECT id, deployment_id, process_id FROM process_instance WHERE id = ANY (%(instances)s)"""
_WITH_CASE: Final = """
    SELECT i.id, c.reference FROM process_instance i JOIN case_ c ON c.id = i.case_id WHERE i.parent_id IS NULL"""
_USED: Final = (
    "SELECT EXISTS (SELECT FROM case_) OR EXISTS (SELECT FROM account) AS used, EXISTS (SELECT FROM case_) AS begun"
)
_OPEN_INCIDENTS: Final = "SELECT count(*) AS count FROM incident WHERE case_id = %(case)s AND state = 'open'"


def case_by_reference(connection: Any, typed: str) -> Any | None:
    """The case of a reference, however it is spelled; as app, only if the person may see it."""
    reference = as_reference(typed)
    return first(connection, _CASE, reference=reference) if reference else None


def zone_of(connection: Any, municipality: str | None) -> str | None:
    """The time zone of a municipality, None where there is no such one."""
    row = first(connection, _ZONE, municipality=municipality)
    return str(row.zone) if row else None


def zone_of_case(connection: Any, typed: str) -> str | None:
    """The time zone of a case. As engine."""
    row = case_by_reference(connection, typed)
    return str(row.zone) if row else None


def references(connection: Any, instances: Iterable[UUID]) -> list[str]:
    """The references of the cases of these instances; the instance's own id where it has no case. As engine."""
    return [row.name for row in rows(connection, _REFERENCES, instances=list(instances))]


def network(connection: Any, case: UUID) -> list[Any]:
    """The desks that take part now; as app, those that the person may see."""
    return rows(connection, _NETWORK, case=case)


def activities(connection: Any, case: UUID) -> list[Any]:
    """What happened, in order; as app, what the person may see."""
    return rows(connection, _ACTIVITIES, case=case)


def definitions(connection: Any, instances: Iterable[UUID]) -> dict[UUID, Any]:
    """The deployment and process of instances. As engine."""
    return {row.id: row for row in rows(connection, _DEFINITIONS, instances=list(instances))}


def open_incidents(connection: Any, case: UUID) -> int:
    """How much of a case cannot go on without an operator. As engine."""
    row = first(connection, _OPEN_INCIDENTS, case=case)
    return int(row.count) if row else 0


def instances_with_case(connection: Any) -> dict[UUID, str]:
    """The reference of the case of each root instance that has one. As engine."""
    return {row.id: row.reference for row in rows(connection, _WITH_CASE)}


def usage(connection: Any) -> tuple[bool, bool]:
    """Whether the installation has cases or accounts, and whether it has cases. As engine."""
    row = first(connection, _USED)
    return (bool(row.used), bool(row.begun)) if row else (False, False)
