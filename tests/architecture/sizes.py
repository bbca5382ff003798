"""The sizes of our Python files, in one line: `python -m tests.architecture.sizes`."""

from pathlib import Path
from statistics import median

from tests.architecture.sources import lines, python_files

LONGEST = 400
USUALLY_UNDER = 250
MEDIAN_AIM = 100


def sizes() -> dict[Path, int]:
    """The number of lines of every Python file that holds more than a docstring."""
    return {path: count for path in python_files() if (count := lines(path)) > 1}


def report(counts: dict[Path, int]) -> str:
    """One line about the sizes.

    >>> report({Path("a.py"): 10, Path("b.py"): 300, Path("c.py"): 20})
    '3 Python files: the median has 20 lines (aim: under 100), 67% are under 250, the longest has 300 (b.py)'
    """
    longest = max(counts, key=lambda path: counts[path])
    small = sum(count < USUALLY_UNDER for count in counts.values()) / len(counts)
    return (
        f"{len(counts)} Python files: the median has {median(counts.values()):.0f} lines (aim: under {MEDIAN_AIM}), "
        f"{small:.0%} are under {USUALLY_UNDER}, the longest has {counts[longest]} ({longest})"
    )


if __name__ == "__main__":
    print(report(sizes()))
