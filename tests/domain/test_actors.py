"""People and the engine itself act; values about people are not printed."""

from uuid import uuid4

from engine.domain.actors import SYSTEM, Actor
from engine.domain.people import Person, ProtectedContact


def test_the_engine_itself_has_no_account():
    assert SYSTEM.is_system
    assert not Actor("alice", frozenset({"o.police"})).is_system


def test_a_name_and_an_address_are_not_printed():
    person = Person(uuid4(), "Mari Maasikas", "48001010001")
    contact = ProtectedContact(uuid4(), person.id, "address", "Sirel 7-12")
    assert not any(secret in f"{person!r}{contact!r}" for secret in ("Mari", "4800", "Sirel"))
