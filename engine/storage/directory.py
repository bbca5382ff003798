"""Loading the directory (processes/organisations.yaml) into the database."""

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from engine.domain.directory import Directory

_MUNICIPALITY = text("""
    INSERT INTO municipality (id, name, country, zone) VALUES (:id, :name, :country, :zone)
    ON CONFLICT (id) DO UPDATE SET (name, country, zone, active) = (:name, :country, :zone, true)""")
_ORGANISATION = text("""
    INSERT INTO organisation (id, name) VALUES (:id, :name) ON CONFLICT (id) DO UPDATE SET name = :name""")
_DESK = text("""
    INSERT INTO desk (id, organisation_id, role, email, phone) VALUES (:id, :organisation, :role, :email, :phone)
    ON CONFLICT (id) DO UPDATE SET (email, phone, active) = (:email, :phone, true)""")
_SERVES = text("INSERT INTO desk_municipality (desk_id, municipality_id) VALUES (:desk, :municipality)")
_NOBODY_SERVES = text("""
    DELETE FROM desk_municipality WHERE desk_id IN (SELECT id FROM desk WHERE organisation_id IS NOT NULL)""")
_LEAVE = (
    text("UPDATE municipality SET active = false WHERE active AND id <> ALL (CAST(:municipalities AS text[]))"),
    text("""
        UPDATE desk SET active = false
        WHERE active AND organisation_id IS NOT NULL AND id <> ALL (CAST(:desks AS text[]))"""),
)


def load_directory(transaction: Connection | Session, directory: Directory) -> None:
    """Make the database's directory this one, as engine.

    What is no longer listed is kept, because cases speak of it, but it is not active any more. Guests' desks stay.
    """
    municipalities = [
        {"id": m.id, "name": m.name, "country": m.country, "zone": m.zone} for m in directory.municipalities.values()
    ]
    desks = [
        {"id": d.id, "organisation": d.organisation_id, "role": d.role, "email": d.email, "phone": d.phone}
        for d in directory.desks.values()
    ]
    served = [{"desk": d.id, "municipality": m} for d in directory.desks.values() for m in d.municipalities]
    listed = {"municipalities": list(directory.municipalities), "desks": list(directory.desks)}
    for statement in _LEAVE:
        transaction.execute(statement, listed)
    transaction.execute(_NOBODY_SERVES)
    for statement, rows in (
        (_MUNICIPALITY, municipalities),
        (_ORGANISATION, [{"id": o.id, "name": o.name} for o in directory.organisations.values()]),
        (_DESK, desks),
        (_SERVES, served),
    ):
        if rows:
            transaction.execute(statement, rows)
