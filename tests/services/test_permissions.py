import pytest

from engine.errors import Forbidden
from engine.services.handlers import HANDLERS
from engine.services.installing.commands import SeatPerson
from engine.services.permissions import PERMISSIONS
from engine.services.publishing.commands import PublishDeployment
from tests.services.town import Actor


def test_every_command_has_a_handler_and_a_line_in_the_table():
    assert HANDLERS.keys() == PERMISSIONS.keys()


def test_only_an_operator_publishes_and_seats_people(town):
    for command in (PublishDeployment(()), SeatPerson("alice", "Alice", ("operations.operator",))):
        with pytest.raises(Forbidden):
            town.engine.execute(command, Actor("alice"))
    town.engine.execute(SeatPerson("ann", "Ann", ("police.police",)), Actor("olga"))
