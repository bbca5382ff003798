"""Changes are collected for one transaction, and belong to it alone."""

import dataclasses
from uuid import uuid4

import pytest

from engine.domain.running import changes, facts, people
from engine.domain.running.changes import Changes, ParticipantRow
from engine.domain.running.people import Standing
from engine.domain.running.turns import AlreadyThere, TurnLost
from engine.errors import Conflict


def test_two_transactions_share_nothing():
    one, other = Changes(), Changes()
    for field in dataclasses.fields(Changes):
        assert not getattr(one, field.name)
        assert getattr(one, field.name) is not getattr(other, field.name)


@pytest.mark.parametrize("module", [changes, facts, people])
def test_what_was_read_and_what_is_to_be_written_stay_as_they_are(module):
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
    assert len(kinds) >= 5
    for kind in kinds:
        made: object = object.__new__(kind)
        if kind is not Changes:
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(made, dataclasses.fields(kind)[0].name, None)


def test_a_participant_says_her_side_and_scope():
    with pytest.raises(TypeError, match="side"):
        ParticipantRow(uuid4(), "town.police", scope="case")  # type: ignore[call-arg]


def test_who_sits_nowhere_sees_nothing():
    nobody = Standing({})
    assert (nobody.hats, nobody.stands_in_for, nobody.sees) == ((), frozenset(), False)


@pytest.mark.parametrize("lost", [TurnLost, AlreadyThere])
def test_a_lost_turn_is_a_conflict_that_is_said_in_a_sentence(lost):
    assert issubclass(lost, Conflict)
    assert str(lost()).endswith(".")
