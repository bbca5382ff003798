"""The directory answers which desk has a role in a municipality, and refuses a list that makes no sense."""

import pytest

from engine.domain.desks import desk_reference, referred_desk
from engine.domain.directory import Directory, DirectoryWrong

TARTU = {"id": "ee-tartu", "country": "EE", "zone": "Europe/Tallinn"}


def organisation(name, *desks):
    return {"id": name, "name": name.title(), "desks": [{"role": r, "municipalities": m} for r, m in desks]}


def directory(*organisations, municipalities=(TARTU,)):
    return Directory.of({"municipalities": municipalities, "organisations": organisations})


def test_a_role_is_found_in_the_municipality_that_its_desk_serves():
    found = directory(
        organisation("a", ("police", ["ee-tartu"])), organisation("b", ("police", []), ("health", ["ee-tartu"]))
    )
    assert [d.id for d in found.serving("ee-tartu", "police")] == ["a.police"]
    assert found.serving("ee-tartu", "court") == []
    assert found.municipalities["ee-tartu"].name == "ee-tartu"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ([organisation("a", ("wizard", []))], "a.wizard: there is no role wizard."),
        ([organisation("a", ("police", ["ee-narva"]))], "a.police: there is no municipality ee-narva."),
        ([organisation("a"), organisation("a")], "The organisation a is listed more than once."),
        ([organisation("a", ("police", []), ("police", []))], "The desk a.police is listed more than once."),
    ],
)
def test_a_mistake_is_said_in_a_sentence(given, sentence):
    with pytest.raises(DirectoryWrong) as wrong:
        directory(*given)
    assert str(wrong.value) == sentence


def test_every_mistake_is_said_at_once():
    with pytest.raises(DirectoryWrong) as wrong:
        directory(organisation("a", ("wizard", ["x"])), municipalities=[TARTU | {"country": "FI"}, TARTU])
    assert len(str(wrong.value).splitlines()) == 4


def test_a_reference_names_a_desk_and_a_role_does_not():
    assert referred_desk(desk_reference("a.police")) == "a.police"
    assert referred_desk("police") is None
