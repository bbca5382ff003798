"""The rules, said of single people (random worlds hold them against the database in tests/storage)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.access import Entry, Sight, World, may_see, may_see_contact, may_see_desk, may_see_party, sight
from engine.domain.data_classes import LEVELS, PARTS, DataClass, Matrix
from engine.domain.desks import Desk
from engine.domain.participants import Membership, Participant
from engine.domain.people import Party, ProtectedContact
from engine.domain.roles import ROLES, default_side
from engine.domain.sides import ROW_SIDES, SIDES, across

CASE, VICTIM, ANSWER = uuid4(), uuid4(), uuid4()
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def with_level(level, data_class="C4"):
    return Matrix({data_class: DataClass(data_class, dict.fromkeys(ROLES, level), engine=False, sealed=True)})


def entry(role="police", side="neutral", **more):
    made = Entry(CASE, f"o.{role}", role, side, "case", None, leads=False)
    return replace(made, **more)


def row(**more):
    marks = {
        "id": ANSWER, "case_id": CASE, "desk_id": "other.desk", "data_class": "C4", "side": "all", "parts": (),
        "subject_id": None, "audience": "network",
    }  # fmt: skip
    return SimpleNamespace(**(marks | more))


def sees(level, one, it, **more):
    return may_see(Sight(entries=(one,), **more), it, with_level(level))


@pytest.mark.parametrize("level", LEVELS)
def test_only_full_and_own_case_open_a_row_without_more(level):
    assert sees(level, entry(), row()) == (level in {"full", "own_case"})


@pytest.mark.parametrize("part", [part for part in PARTS if part != "client"])
def test_a_part_is_opened_by_the_level_of_its_name(part):
    assert sees(part, entry(), row(parts=(part,)))
    assert not sees(part, entry(), row(parts=("client",)))


def test_no_line_in_the_matrix_is_no_access_even_to_what_one_wrote():
    mine = Sight(entries=(entry(),))
    assert not may_see(mine, row(desk_id="o.police"), with_level("full", "C5"))
    assert may_see(mine, row(desk_id="o.police"), with_level("none"))


def test_the_wall_stands_whatever_the_level_and_whatever_was_disclosed():
    him = entry("perpetrator_programme", "offender")
    disclosed = frozenset({(ANSWER, him.desk_id)})
    assert not sees("full", him, row(side="victim"), disclosed=disclosed)
    assert sees("none", him, row(side="offender"), disclosed=disclosed)


def test_own_tasks_sees_its_own_rows_and_what_was_disclosed_to_it():
    guest = entry("health", scope="own_tasks")
    assert not sees("full", guest, row())
    assert sees("full", guest, row(desk_id="o.health"))
    assert sees("none", guest, row(), disclosed=frozenset({(ANSWER, "o.health")}))
    assert not sees("none", guest, row(), disclosed=frozenset({(ANSWER, "other.health")}))


def test_what_is_for_the_leader_is_read_by_its_author_and_the_leading_desk():
    secret = row(audience="leader", desk_id="o.police", data_class="C4", parts=("summary",))
    assert sees("none", entry("police"), secret)
    assert sees("none", entry("case_lead", leads=True), secret)
    assert not sees("full", entry("prosecutor"), secret)
    assert not sees("summary", entry("prosecutor"), secret)
    assert not sees("full", entry("health"), secret, disclosed=frozenset({(ANSWER, "o.health")}))


def test_a_grant_opens_its_class_of_its_case():
    for level in ("request", "break_glass"):
        assert sees(level, entry(), row(), grants=frozenset({(CASE, "C4")}))
        assert not sees(level, entry(), row(), grants=frozenset({(CASE, "C5"), (uuid4(), "C4")}))
    assert not sees("summary", entry(), row(), grants=frozenset({(CASE, "C4")}))


def test_a_client_reads_her_own_part():
    her = entry("victim", "victim", party_id=VICTIM)
    assert sees("own_part", her, row(subject_id=VICTIM, parts=("client",)))
    assert not sees("own_part", her, row(subject_id=VICTIM))
    assert not sees("own_part", her, row(subject_id=uuid4(), parts=("client",)))
    assert not sees("own_client", entry(), row(subject_id=None))


def test_a_row_without_a_case_is_its_desks():
    assert may_see(Sight(desks=frozenset({"other.desk"})), row(case_id=None), with_level("none"))
    assert not may_see(Sight(desks=frozenset({"o.police"})), row(case_id=None), with_level("full"))


def test_c3_is_closed_to_the_responsible_persons_side_whatever_the_matrix_says():
    party = Party(uuid4(), CASE, uuid4(), "neutral", "victim")
    contact = ProtectedContact(uuid4(), party.person_id, "address")
    matrix = with_level("full", "C3")
    for side in SIDES:
        mine = Sight(entries=(entry(side=side),))
        assert may_see_party(mine, party)
        assert may_see_contact(mine, contact, [party], matrix) == (side != "offender")


@given(st.sampled_from(SIDES), st.sampled_from(ROW_SIDES))
def test_the_wall_hides_only_from_the_other_side(mine, theirs):
    assert across(mine, theirs) == ({mine, theirs} != {"victim", "offender"})


def a_world(*participations, sides=None):
    """Dora sits at a desk of each role that takes part."""
    since = NOW - timedelta(days=1)
    return World(
        active={"dora"},
        desks={f"o.{role}": Desk(f"o.{role}", role) for role, _ in participations},
        memberships=[
            Membership(account_id="dora", desk_id=f"o.{role}", valid_from=since) for role, _ in participations
        ],
        participants=[
            Participant(case_id=CASE, desk_id=f"o.{role}", side=side, valid_from=since) for role, side in participations
        ],
        owners={CASE: "o.case_lead"},
        sides=sides or {},
    )


def test_a_protected_contact_in_a_row_is_closed_to_the_responsible_persons_side_too():
    him = entry("prison", "offender")
    told = frozenset({(ANSWER, him.desk_id)})
    assert not sees_c3(him, row(data_class="C3"), disclosed=told)
    assert not sees_c3(him, row(data_class="C3", desk_id=him.desk_id))
    assert sees_c3(entry("police"), row(data_class="C3"))


def sees_c3(one, it, **more):
    return may_see(Sight(entries=(one,), **more), it, with_level("full", "C3"))


def test_a_guests_own_desk_is_known_where_she_is():
    hers, town = Desk("guest1", "victim"), Desk("town.police", "police", "town")
    taking_part = [Participant(case_id=CASE, desk_id="guest1", side="victim", valid_from=NOW)]
    for mine, known in (
        (Sight(), False),
        (Sight(desks=frozenset({"guest1"})), True),
        (Sight(entries=(entry(),)), True),
        (Sight(entries=(entry(side="offender"),)), False),
        (Sight(entries=(entry(scope="own_tasks"),)), False),
    ):
        assert may_see_desk(mine, hers, taking_part) == known
        assert may_see_desk(mine, town, taking_part)


def test_hats_of_two_sides_count_for_nothing_until_one_is_chosen_for_good():
    both = (("ngo_victim_side", "victim"), ("ngo_offender_side", "offender"))
    assert sight("dora", a_world(*both), NOW).entries == ()
    chosen = sight("dora", a_world(*both, sides={(CASE, "dora"): "victim"}), NOW)
    assert [e.role for e in chosen.entries] == ["ngo_victim_side"]
    assert len(sight("dora", a_world(("police", "neutral"), ("health", "neutral")), NOW).entries) == 2


@given(st.integers(-3, 3))
def test_nothing_is_seen_before_or_after_the_period(days):
    start = NOW
    member = Membership(account_id="dora", desk_id="o.police", valid_from=start, valid_to=start + timedelta(days=2))
    assert member.running(start + timedelta(days=days)) == (0 <= days < 2)


def test_every_role_has_a_side_and_prison_stands_on_the_responsible_persons():
    assert {default_side(role) for role in ROLES} == {*SIDES, "none"}
    assert default_side("prison") == "offender"
