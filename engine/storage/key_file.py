"""The key file: key-encryption keys and index keys, in a file that nobody but its owner reads.

Lines of four words: what the key is for (``kek`` or ``index``), its number, ``current`` or ``old``, and 32 bytes in
base64. It never enters the database or its backup. Who loses it loses everything that was sealed.
"""

import base64
import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.errors import ExecutionFailed

NAME = Path("keys") / "koosrada.keys"
SIZE = 32  # bytes


class KeyFileUnsafe(ExecutionFailed):
    """The key file can be read by others; nothing is started until its mode is 0600."""


class KeyFileMissing(ExecutionFailed):
    """There is no key file where KOOSRADA_KEK_FILE says."""


class KeyFileWrong(ExecutionFailed):
    """The key file cannot be read as one."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys by number; there are several while old ones are being replaced."""

    keks: Mapping[int, bytes] = field(repr=False)
    current: int
    index_keys: Mapping[int, bytes] = field(repr=False)


def load_keys(data_folder: Path, environment: Mapping[str, str] = os.environ) -> Keys:
    """The keys of this installation.

    The file that ``$KOOSRADA_KEK_FILE`` names must exist: a lost mount must not become a new key that opens nothing.
    Without that name it is ``keys/koosrada.keys`` in the data folder, made at the first start.

    Raises
    ------
    KeyFileMissing, KeyFileUnsafe, KeyFileWrong
    """
    named = environment.get("KOOSRADA_KEK_FILE")
    path = Path(named) if named else data_folder / NAME
    if not path.exists():
        if named:
            raise KeyFileMissing
        make_key_file(path)
    return read_key_file(path)


def make_key_file(path: Path) -> None:
    """Write a new key file (mode 0600 in a folder of mode 0700); the first of two makers at once wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys = {use: base64.b64encode(secrets.token_bytes(SIZE)).decode() for use in ("kek", "index")}
    text = "".join(f"{use} 1 current {key}\n" for use, key in keys.items())
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)  # whole or not at all, and never over another one
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def read_key_file(path: Path) -> Keys:
    """Read a key file; raises `KeyFileUnsafe` if anybody but its owner may, `KeyFileWrong` if it makes no sense."""
    with path.open("rb") as file:
        if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
            raise KeyFileUnsafe
        lines = file.read().decode("ascii", "replace").splitlines()
    keys: dict[str, dict[int, bytes]] = {"kek": {}, "index": {}}
    current: dict[str, list[int]] = {"kek": [], "index": []}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            use, identity, state, encoded = line.split()
            keys[use][int(identity)] = key = base64.b64decode(encoded, validate=True)
        except (ValueError, KeyError):
            raise KeyFileWrong(f"Line {number} of the key file is not a key.") from None
        if len(key) != SIZE or state not in {"current", "old"}:
            raise KeyFileWrong(f"Line {number} of the key file is not a key.")
        if state == "current":
            current[use].append(int(identity))
    if len(current["kek"]) != 1 or not keys["index"]:
        raise KeyFileWrong("The key file needs one current kek and an index key.")
    return Keys(keys["kek"], current["kek"][0], keys["index"])
