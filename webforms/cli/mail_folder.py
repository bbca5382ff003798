"""Mail that stays here: each one is written to a file, for practice and where no mail server is set up."""

import hashlib
from dataclasses import replace
from pathlib import Path

from engine.bootstrap import NeutralPost
from engine.effects import Mail, Mailer, MailServer


class FolderMailer(Mailer):
    """Writes each mail to a file of its own that any mail program opens, instead of sending it.

    Parameters
    ----------
    folder
        Where to; made with the first mail, closed to others.
    sender
        The address that mail comes from.
    """

    def __init__(self, folder: Path, sender: str) -> None:
        super().__init__(MailServer("localhost", 25), sender)
        self._folder = folder

    def send(self, mail: Mail) -> None:
        """Write it; the same Message-ID is the same file."""
        content = self._message(mail).as_bytes()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = hashlib.sha256(mail.message_id.encode()).hexdigest()[:32]
        part = self._folder / f"{name}.part"
        part.write_bytes(content)
        part.replace(self._folder / f"{name}.eml")


def folder_post(post: NeutralPost, mailer: FolderMailer) -> NeutralPost:
    """The same post, with files instead of a mail server."""
    return replace(post, mailer=mailer)
