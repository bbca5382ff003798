"""What came of a run of test cases."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class FailedCase:
    """A result node whose result was not the expected one."""

    name: str
    case_id: str
    node: str
    expected: str
    found: str
    reason: str


@dataclass(frozen=True)
class FolderReport:
    """One folder of the kit: the names of the cases that passed, those that failed, and tags of its models."""

    folder: str
    passed: tuple[str, ...]
    failed: tuple[FailedCase, ...]
    tags: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many result nodes there are."""
        return len(self.passed) + len(self.failed)


@dataclass(frozen=True)
class SuiteReport:
    """All folders."""

    folders: tuple[FolderReport, ...]

    @property
    def passed(self) -> tuple[str, ...]:
        """The names of all cases that passed."""
        return tuple(name for folder in self.folders for name in folder.passed)

    @property
    def failed(self) -> tuple[FailedCase, ...]:
        """All cases that failed."""
        return tuple(case for folder in self.folders for case in folder.failed)

    def as_dict(self) -> dict[str, Any]:
        """The report for JSON."""
        return {
            "passed": len(self.passed),
            "failed": len(self.failed),
            "folders": [
                {
                    "folder": folder.folder,
                    "passed": len(folder.passed),
                    "total": folder.total,
                    "tags": list(folder.tags),
                    "failed": [asdict(case) for case in folder.failed],
                }
                for folder in self.folders
            ],
        }
