"""Whether this process may mount a file system of its own."""

import os
import subprocess
import sys
import tempfile
from functools import cache

TINY = ("-t", "tmpfs", "-o", "size=1m", "tmpfs")


@cache
def can_mount() -> bool:
    """Whether this process may mount a file system in memory."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        mounted = subprocess.run(["mount", *TINY, folder], check=False, capture_output=True)
        if mounted.returncode == 0:
            subprocess.run(["umount", folder], check=True)
    return mounted.returncode == 0
