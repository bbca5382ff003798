"""A throw-away PostgreSQL server of the system's packages, where the machine has one (15 or newer)."""

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

OLDEST = 15
PACKAGED = Path("/usr/lib/postgresql")
MADE_BY_THE_PACKAGE = "postgres"  # the server refuses to run as root; the package makes this user


@cache
def system_postgresql() -> Path | None:
    """The folder with `initdb` and `postgres` of the newest packaged server that is new enough, else None."""
    found = {int(path.name): path / "bin" for path in PACKAGED.glob("*") if path.name.isdigit()}
    for version, folder in sorted(found.items(), reverse=True):
        if version >= OLDEST and (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    on_path = shutil.which("postgres")
    if on_path and (Path(on_path).resolve().parent / "initdb").exists():
        said = subprocess.run([on_path, "--version"], capture_output=True, text=True, check=True).stdout
        number = re.search(r"(\d+)(\.|\s|$)", said)
        if number and int(number[1]) >= OLDEST:
            return Path(on_path).resolve().parent
    return None


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def throwaway_server() -> Iterator[str]:
    """A new, empty server for the block; gives the URL of its administrator (``postgresql://…``)."""
    binaries = system_postgresql()
    if binaries is None:
        raise RuntimeError("There is no PostgreSQL server of the system's packages here.")
    user = MADE_BY_THE_PACKAGE if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="koosrada-server-"))
    if user:
        account = pwd.getpwnam(user)
        os.chown(folder, account.pw_uid, account.pw_gid)

    def run(*command: str | Path) -> None:
        subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)

    port = _free_port()
    data = folder / "data"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=100"
    run(binaries / "initdb", "-D", data, "-U", "admin", "--auth=trust", "-E", "UTF8", "--locale=C")
    control: list[str | Path] = [binaries / "pg_ctl", "-D", data, "-w"]
    run(*control, "-o", options, "-l", folder / "log", "start")
    try:
        yield f"postgresql://admin@127.0.0.1:{port}/postgres"
    finally:
        run(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
