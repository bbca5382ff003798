"""What people typed, what a process knows and how somebody is reached are printed nowhere, and so stand in no log."""

import dataclasses
from datetime import UTC, datetime
from types import ModuleType
from uuid import uuid4

import pytest

from engine.domain.desks import Desk
from engine.domain.running import changes, facts, people

SECRETS = {"state", "inputs", "attempt", "data", "value", "name", "national_id", "email", "facts"}
NEUTRAL = {("TaskRow", "name"), ("SubscriptionRow", "name"), ("MessageRow", "name"), ("JobRow", "name"),
           ("WaitingMessage", "name"), ("OpenSubscription", "name"), ("StoredMail", "state")}  # fmt: skip # of diagrams
SECRET = "Sirel 7-12"


def classes(module: ModuleType) -> list[type]:
    return [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__]


@pytest.mark.parametrize("kind", [kind for module in (changes, facts, people) for kind in classes(module)])
def test_what_may_be_somebodys_is_not_printed(kind):
    for field in dataclasses.fields(kind):
        if field.name in SECRETS and (kind.__name__, field.name) not in NEUTRAL:
            assert not field.repr, f"{kind.__name__}.{field.name}"


def test_a_row_with_a_secret_is_printed_without_it():
    person = people.NewPerson(uuid4(), SECRET, SECRET)
    message = changes.MessageRow(
        uuid4(), "newInfo", None, None, "m", datetime.max.replace(tzinfo=UTC), data={"address": SECRET}
    )
    collected = changes.Changes(messages=[message])
    guest = Desk("guest1", "victim", email=SECRET, phone=SECRET)
    assert SECRET not in f"{person!r}{collected!r}{guest!r}"
