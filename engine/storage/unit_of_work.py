"""The unit of work: one transaction, a person's part and the process's part, rolled back unless it was committed."""

from collections.abc import Callable, Sequence
from typing import Any, Self

from sqlalchemy import Engine, text

from engine.domain.running.changes import Changes, JobRow
from engine.storage.repositories.answers import Answers
from engine.storage.repositories.audit_trail import AuditTrail
from engine.storage.repositories.cases import Cases
from engine.storage.repositories.deployed import Deployed
from engine.storage.repositories.directory import Directory
from engine.storage.repositories.documents import Documents
from engine.storage.repositories.installing import Installing
from engine.storage.repositories.instances import Instances
from engine.storage.repositories.locks import Locks
from engine.storage.repositories.messages import Messages
from engine.storage.repositories.outgoing import Outgoing
from engine.storage.repositories.overview import Overview
from engine.storage.repositories.people import People
from engine.storage.repositories.publishing import Publishing
from engine.storage.repositories.reading import Reading
from engine.storage.repositories.settings import Settings
from engine.storage.repositories.tasks import Tasks
from engine.storage.repositories.writing import write
from engine.storage.transaction import APP, ENGINE, Transaction
from engine.storage.vault import Vault

Defer = Callable[[Sequence[JobRow]], tuple[str, dict[str, Any]]]


class UnitOfWork:
    """The repositories over one transaction.

    Parameters
    ----------
    engine
        The pool of a login that may become app and engine.
    vault
        Gives data keys.
    defer
        The statement that enqueues jobs, of `engine.jobs`.
    actor
        The account that acts; None for the engine itself.
    """

    def __init__(self, engine: Engine, vault: Vault, defer: Defer, actor: str | None) -> None:
        self._engine = engine
        self._vault = vault
        self._defer = defer
        self._actor = actor

    def __enter__(self) -> Self:
        transaction = Transaction(self._engine, self._vault, self._actor)
        self._transaction = transaction
        self.locks = Locks(transaction)
        self.instances = Instances(transaction)
        self.messages = Messages(transaction)
        self.directory = Directory(transaction)
        self.cases = Cases(transaction)
        self.tasks = Tasks(transaction)
        self.answers = Answers(transaction)
        self.reading = Reading(transaction)
        self.people = People(transaction)
        self.deployed = Deployed(transaction)
        self.outgoing = Outgoing(transaction)
        self.documents = Documents(transaction)
        self.publishing = Publishing(transaction)
        self.installing = Installing(transaction)
        self.overview = Overview(transaction)
        self.settings = Settings(transaction)
        self.audit = AuditTrail(transaction)
        self.as_engine()
        return self

    def __exit__(self, *error: object) -> None:
        self._transaction.close()

    def as_person(self) -> None:
        """From here on as the person who acts."""
        self._transaction.become(APP)

    def as_engine(self) -> None:
        """From here on as the process."""
        self._transaction.become(ENGINE)

    def write(self, changes: Changes) -> None:
        """The process's part."""
        self.as_engine()
        write(self._transaction, changes)
        if changes.jobs:
            statement, parameters = self._defer(changes.jobs)
            self._transaction.send(text(statement), parameters)

    def commit(self) -> None:
        """Keep everything."""
        self._transaction.commit()
