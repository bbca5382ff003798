"""A real SMTP server that now and then hangs up after it took a mail, and remembers everything."""

import asyncio
import random
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail that arrived: when, which, for whom, from which worker, and whether that was told so."""

    at: float
    message_id: str
    to: str
    worker: str
    answered: bool


@dataclass
class PostOffice:
    """Takes mail; `rudeness` is how often it hangs up instead of answering."""

    seed: int
    rudeness: float = 0.15
    taken: list[Taken] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content)
        answered = self._chance.random() >= self.rudeness
        worker = str(envelope.mail_from).partition("@")[0]
        self.taken.append(Taken(time.time(), mail["Message-ID"], envelope.rcpt_tos[0], worker, answered))
        if not answered:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return "250 OK"


class Quiet(Controller):
    """Says nothing of connections that break: here they are meant to."""

    def factory(self) -> SMTP:
        made: SMTP = super().factory()
        made.loop.set_exception_handler(lambda loop, context: None)
        return made


@contextmanager
def post_office(seed: int, rudeness: float = 0.15) -> Iterator[tuple[PostOffice, str]]:
    """The server and its URL."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    office = PostOffice(seed, rudeness)
    controller = Quiet(office, "127.0.0.1", port)
    controller.start()
    try:
        yield office, f"smtp://127.0.0.1:{port}?timeout=5"
    finally:
        with suppress(ConnectionError):
            controller.stop()
