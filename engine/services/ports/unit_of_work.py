"""One transaction and all that it reaches."""

from typing import Protocol, Self

from engine.domain.running.changes import Changes
from engine.services.ports.effects import DocumentRegister
from engine.services.ports.people import Answers, People, Tasks
from engine.services.ports.publishing import Deployed, Installing, Publishing, Settings
from engine.services.ports.reading import Audit, Overview, Reading
from engine.services.ports.running import Cases, Directory, Instances, Locks, Messages, Outgoing


class UnitOfWork(Protocol):
    """One transaction. It ends with a rollback unless it was committed."""

    @property
    def locks(self) -> Locks: ...  # noqa: D102
    @property
    def instances(self) -> Instances: ...  # noqa: D102
    @property
    def messages(self) -> Messages: ...  # noqa: D102
    @property
    def directory(self) -> Directory: ...  # noqa: D102
    @property
    def cases(self) -> Cases: ...  # noqa: D102
    @property
    def tasks(self) -> Tasks: ...  # noqa: D102
    @property
    def answers(self) -> Answers: ...  # noqa: D102
    @property
    def reading(self) -> Reading: ...  # noqa: D102
    @property
    def overview(self) -> Overview: ...  # noqa: D102
    @property
    def settings(self) -> Settings: ...  # noqa: D102
    @property
    def people(self) -> People: ...  # noqa: D102
    @property
    def deployed(self) -> Deployed: ...  # noqa: D102
    @property
    def publishing(self) -> Publishing: ...  # noqa: D102
    @property
    def documents(self) -> DocumentRegister: ...  # noqa: D102
    @property
    def installing(self) -> Installing: ...  # noqa: D102
    @property
    def outgoing(self) -> Outgoing: ...  # noqa: D102
    @property
    def audit(self) -> Audit: ...  # noqa: D102

    def as_person(self) -> None:
        """From here on as the person who acts: she sees and may do what the policies say."""

    def as_engine(self) -> None:
        """From here on as the process: no names, no answers."""

    def write(self, changes: Changes) -> None:
        """The process's part, one statement per kind of row."""

    def commit(self) -> None:
        """Keep everything."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...
