"""Mail and documents of a rehearsal: written as ever, kept instead of sent."""

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from engine.bootstrap import NeutralPost
from engine.domain.running.facts import StoredMail
from engine.effects import Mail, Mailer, MailServer

SENDER: Final = "koosrada@koosrada.example"
LINK: Final = "https://koosrada.example/"


@dataclass(frozen=True, slots=True)
class SentMail:
    """A mail that went out: its template, the desk that got it, and the mail itself."""

    template: str
    desk: str
    mail: Mail


class KeepingMailer(Mailer):
    """Keeps every mail."""

    def __init__(self) -> None:
        super().__init__(MailServer("localhost", 25), SENDER)
        self.kept: list[Mail] = []

    def send(self, mail: Mail) -> None:
        """Keep it, once it is proven that it could be sent."""
        self._message(mail).as_bytes()
        self.kept.append(mail)


class KeepingPost:
    """Satisfies the port `Post`."""

    def __init__(self) -> None:
        self.sent: list[SentMail] = []
        self._mailer = KeepingMailer()
        self._post = NeutralPost(self._mailer, SENDER, LINK)

    def send(self, mail: StoredMail) -> None:
        """Write it in neutral words and keep it."""
        self._post.send(mail)
        self.sent.append(SentMail(mail.template, mail.desk_id, self._mailer.kept[-1]))


@dataclass
class KeepingDocuments:
    """Satisfies the port `Documents`: template and version (`plan/client`), in the order in which they were made."""

    rendered: list[str] = field(default_factory=list)
    _known: set[UUID] = field(default_factory=set)

    def render(self, template: str, version: str, document_id: UUID) -> None:
        """Note it; the same id is the same document."""
        if document_id not in self._known:
            self._known.add(document_id)
            self.rendered.append(f"{template}/{version}")
