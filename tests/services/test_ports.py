"""The ports and the storage behind them."""

import inspect

import pytest

from engine.services.ports import UnitOfWork

PORTS = {
    name: inspect.signature(port.fget).return_annotation
    for name, port in vars(UnitOfWork).items()
    if isinstance(port, property) and port.fget
}


def methods(kind):
    return {
        name: tuple(inspect.signature(method).parameters)
        for name, method in vars(kind).items()
        if inspect.isfunction(method) and not name.startswith("_")
    }


@pytest.mark.parametrize("name", PORTS)
def test_each_repository_answers_all_of_its_port(town, name):
    with town.engine.units(None) as unit:
        assert methods(PORTS[name]).items() <= methods(type(getattr(unit, name))).items()
