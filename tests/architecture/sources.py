"""The files of this project: what git tracks or would track; in a tree without git, what lies there."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE_BY_TOOLS = {"build", "dist", "node_modules", "__pycache__"}
DOTTED_BUT_OURS = {".ci", ".gitignore", ".gitattributes", ".editorconfig"}


def files(root: Path = ROOT) -> list[Path]:
    """Every file of the project under `root`, relative to it, in order."""
    tracked = _by_git(root)
    return sorted(path for path in (_by_walk(root) if tracked is None else tracked) if (root / path).is_file())


def python_files(root: Path = ROOT) -> list[Path]:
    """The Python files among them."""
    return [path for path in files(root) if path.suffix == ".py"]


def lines(path: Path, root: Path = ROOT) -> int:
    """How many lines the file at `path` has."""
    return len((root / path).read_text(encoding="utf-8").splitlines())


def _by_git(root: Path) -> list[Path] | None:
    if not (root / ".git").exists():
        return None
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return [Path(name) for name in listing.split("\0") if name]


def _by_walk(root: Path) -> list[Path]:
    found = (path.relative_to(root) for path in root.rglob("*"))
    return [path for path in found if all(_is_ours(part) for part in path.parts)]


def _is_ours(name: str) -> bool:
    if name.startswith("."):
        return name in DOTTED_BUT_OURS
    return name not in MADE_BY_TOOLS and not name.endswith((".egg-info", ".pyc"))
