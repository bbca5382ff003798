"""The key file is made once, for its owner's eyes, and refused where others may read it."""

import stat
import threading

import pytest

from engine.storage.key_file import KeyFileMissing, KeyFileUnsafe, KeyFileWrong, load_keys, make_key_file, read_key_file


def test_the_first_start_makes_a_key_file_that_the_second_reads(tmp_path):
    first, second = load_keys(tmp_path, {}), load_keys(tmp_path, {})
    assert first == second
    path = tmp_path / "keys" / "koosrada.keys"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_two_first_starts_at_once_read_the_same_keys(tmp_path):
    found = []
    threads = [threading.Thread(target=lambda: found.append(load_keys(tmp_path, {}))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(keys == found[0] for keys in found)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_it_refuses_a_file_that_others_may_read(tmp_path, mode):
    load_keys(tmp_path, {})
    (tmp_path / "keys" / "koosrada.keys").chmod(mode)
    with pytest.raises(KeyFileUnsafe):
        load_keys(tmp_path, {})


def test_a_named_file_must_be_there(tmp_path):
    with pytest.raises(KeyFileMissing):
        load_keys(tmp_path, {"KOOSRADA_KEK_FILE": str(tmp_path / "nowhere")})
    make_key_file(tmp_path / "mine")
    named = load_keys(tmp_path, {"KOOSRADA_KEK_FILE": str(tmp_path / "mine")})
    assert named == read_key_file(tmp_path / "mine")
    assert not (tmp_path / "keys").exists()


KEY = "A" * 43 + "="


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"kek 1 current {KEY}\n",
        f"index 1 current {KEY}\n",
        f"kek 1 old {KEY}\nindex 1 current {KEY}\n",
        f"kek 1 current {KEY}\nkek 2 current {KEY}\nindex 1 current {KEY}\n",
        "kek 1 current c2hvcnQ=\n",
        f"kek one current {KEY}\n",
        f"lock 1 current {KEY}\n",
        f"kek 1 maybe {KEY}\n",
        "õ" * 40,
    ],
)
def test_a_file_that_makes_no_sense_is_refused(tmp_path, text):
    path = tmp_path / "keys"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(KeyFileWrong):
        read_key_file(path)


def test_old_keys_stay_until_they_are_taken_out(tmp_path):
    path = tmp_path / "keys"
    path.write_text(f"kek 1 old {KEY}\n\nkek 2 current {KEY}\nindex 7 current {KEY}\n")
    path.chmod(0o600)
    keys = read_key_file(path)
    assert (sorted(keys.keks), keys.current, list(keys.index_keys)) == ([1, 2], 2, [7])
