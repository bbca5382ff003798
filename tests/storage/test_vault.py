"""Values open only where they were sealed; keys rotate under readers; an erased key opens nothing."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.storage.connecting import become, transaction
from engine.storage.key_file import Keys
from engine.storage.sealing import DataKey, SealBroken, bound_to
from engine.storage.vault import KeysDoNotFit, KeyUnknown, Vault

OLD = Keys({1: b"1" * 32}, 1, {1: b"i" * 32})
BOTH = Keys({1: b"1" * 32, 2: b"2" * 32}, 2, {1: b"i" * 32, 2: b"j" * 32})
NEW = Keys({2: b"2" * 32}, 2, {2: b"j" * 32})
WHERE = ("protected_contact", uuid4(), "value")


@given(st.binary(max_size=500), st.integers(min_value=0))
def test_a_value_opens_unless_a_single_bit_was_changed(value, n):
    key = DataKey(b"k" * 32)
    sealed = key.seal(value, *WHERE)
    assert key.open(sealed, *WHERE) == value
    place, bit = divmod(n % (len(sealed) * 8), 8)
    broken = sealed[:place] + bytes([sealed[place] ^ (1 << bit)]) + sealed[place + 1 :]
    with pytest.raises(SealBroken):
        key.open(broken, *WHERE)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_two_places_never_read_alike(one, other):
    assert (bound_to(*one) == bound_to(*other)) == (one == other)


def test_a_value_does_not_open_in_another_row_field_or_table():
    key, (table, row, field) = DataKey(b"k" * 32), WHERE
    sealed = key.seal("Sirel 7-12", *WHERE)
    assert key.open_text(sealed, *WHERE) == "Sirel 7-12"
    for elsewhere in ((table, uuid4(), field), (table, row, "kind"), ("person", row, field)):
        with pytest.raises(SealBroken):
            key.open(sealed, *elsewhere)


def test_keys_and_the_vault_tell_nothing_when_printed():
    assert "1111" not in f"{Vault(OLD)!r}{OLD!r}{DataKey(b'1' * 32)!r}"


def test_a_data_key_is_made_once_and_is_the_same_for_everybody(web):
    vault, owner = Vault(OLD), uuid4()
    with transaction(web, "app", "alice") as c:
        sealed = vault.key(c, owner).seal("x", *WHERE)
    with transaction(web, "engine") as c:
        assert Vault(OLD).keys(c, [owner, uuid4()])[owner].open_text(sealed, *WHERE) == "x"
        assert vault.existing(c, [uuid4()]) == {}
        assert vault.keys(c, []) == {}


def test_two_makers_at_once_end_with_the_same_key(web, worker):
    vault, owners = Vault(OLD), [uuid4() for _ in range(5)]
    with ThreadPoolExecutor(1) as other:
        with transaction(web, "app", "alice") as one:
            keys = vault.keys(one, owners)
            sealed = {owner: keys[owner].seal("x", *WHERE) for owner in owners}
            with transaction(worker, "app", "bob") as waiting:
                theirs = other.submit(vault.keys, waiting, reversed(owners))
                with pytest.raises(TimeoutError):
                    theirs.result(0.2)  # it waits for the one who came first
                one.commit()
                keys = theirs.result(5)
        assert {keys[owner].open_text(sealed[owner], *WHERE) for owner in owners} == {"x"}


def test_a_maker_whose_transaction_fails_leaves_no_key(web):
    vault, owner = Vault(OLD), uuid4()
    with web.begin() as c:
        become(c, "app", "alice")
        vault.key(c, owner)
        c.rollback()
    with transaction(web, "app", "alice") as c:
        assert vault.existing(c, [owner]) == {}


def test_a_key_file_made_anew_is_noticed_at_the_start(web):
    with transaction(web, "engine") as c:
        Vault(OLD).key(c, uuid4())
        Vault(BOTH).key(c, uuid4())
        Vault(BOTH).require_fitting(c)
        with pytest.raises(KeysDoNotFit):
            Vault(Keys({1: b"x" * 32, 2: b"2" * 32}, 2, {1: b"i" * 32})).require_fitting(c)
        with pytest.raises(KeyUnknown):
            Vault(OLD).require_fitting(c)


@pytest.mark.parametrize("length", [0, 1, 5, 12, 13, 28])
def test_a_stump_is_a_broken_seal(length):
    key = DataKey(b"k" * 32)
    with pytest.raises(SealBroken):
        key.open(key.seal("", *WHERE)[:length], *WHERE)


def test_keys_rotate_under_readers(web, worker):
    old, both, owners = Vault(OLD), Vault(BOTH), [uuid4() for _ in range(30)]
    with transaction(web, "app", "alice") as c:
        keys = old.keys(c, owners)
        sealed = {owner: keys[owner].seal("Sirel 7-12", *WHERE) for owner in owners}
    moved = 1
    while moved:
        with transaction(worker, "auditor") as c:
            moved = both.rewrap(c, limit=20)
        with transaction(web, "app", "alice") as c:
            keys = both.keys(c, owners)
            assert {keys[owner].open_text(s, *WHERE) for owner, s in sealed.items()} == {"Sirel 7-12"}
    with transaction(web, "app", "alice") as c:
        assert Vault(NEW).key(c, owners[0]).open_text(sealed[owners[0]], *WHERE) == "Sirel 7-12"
        with pytest.raises(KeyUnknown):
            old.key(c, owners[0])


def test_an_erased_key_opens_nothing_any_more(web, worker):
    vault, owner = Vault(BOTH), uuid4()
    with transaction(web, "app", "alice") as c:
        sealed = vault.key(c, owner).seal("x", *WHERE)
    with transaction(worker, "auditor") as c:
        vault.shred(c, owner)
    with transaction(web, "app", "alice") as c, pytest.raises(SealBroken):
        vault.key(c, owner).open(sealed, *WHERE)


def test_a_national_id_is_found_however_it_is_typed():
    vault = Vault(BOTH)
    assert vault.lookup("38001085718") == vault.lookup(" 380 0108-5718")
    assert Vault(NEW).lookup("38001085718")[0] == vault.lookup("38001085718")[0]
    assert [len(index) for index in vault.lookup("38001085718")] == [16, 16]
    assert vault.lookup("38001085718") != vault.lookup("38001085719")
