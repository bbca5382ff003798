"""A server whose instances lie on a very small file system, where this process may mount one."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from engine.storage.urls import with_driver
from tests.campaigns.places import own_town
from tests.services.town import Town

SIZE = 4 * 2**20  # bytes
MOVED = ("process_instance",)


@dataclass(frozen=True, slots=True)
class Disk:
    """A mounted file system and what else lies on it."""

    folder: Path

    def fill(self) -> None:
        """Nothing more fits, not one page."""
        with (self.folder / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
            while ballast.write(bytes(4096)):
                pass

    def clear(self) -> None:
        (self.folder / "ballast").unlink()


@contextmanager
def small_disk() -> Iterator[tuple[Town, Disk]]:
    """A town on a server of its own; the states of its instances lie on a small disk."""
    folder = Path(tempfile.mkdtemp(prefix="koosrada-small-"))
    folder.chmod(0o755)
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", disk], check=True)
    try:
        with own_town() as (town, server):
            (disk / "states").mkdir()
            shutil.chown(disk / "states", server.owner, server.owner)
            _move(town.database.url, disk / "states")
            yield town, Disk(disk)
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)
        shutil.rmtree(folder, ignore_errors=True)


def _move(url: str, folder: Path) -> None:
    engine = create_engine(with_driver(url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE TABLESPACE small LOCATION '{folder}'"))
        for table in MOVED:
            connection.execute(text(f"ALTER TABLE {table} SET TABLESPACE small"))
