"""What goes out: mail and documents."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from engine.domain.running.facts import (
    StoredMail,
)


class Post(Protocol):
    """Sends mail. What it raises: Invalid where sending again is pointless, ExecutionFailed where it is not."""

    def send(self, mail: StoredMail) -> None:
        """Send one mail to its desk's address, under its Message-ID."""


class DocumentRegister(Protocol):
    """Which version of what is for whom."""

    def register(self, document_id: UUID, case_id: UUID, desk: str | None, title: str, at: datetime) -> None:
        """A document for one desk (None: for the network); the same id is the same document."""


class Documents(Protocol):
    """Makes the content of documents. Where there is none, a document is registered and its content made later."""

    def render(self, template: str, version: str, document_id: UUID) -> None:
        """Make it; the same id is the same document."""
