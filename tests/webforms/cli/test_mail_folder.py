"""Mail that stays in a folder."""

import stat
from email import message_from_bytes
from email.policy import default

from engine.bootstrap import NeutralPost
from engine.effects import Mail, Mailer
from webforms.cli.installation import post
from webforms.cli.mail_folder import FolderMailer

MAIL = Mail(
    "<1@koosrada.example>", "desk@example.org", "Koosrada: a task", "A task waits for you.\n", b"BEGIN:VCALENDAR\r\n"
)


def mailer_of(environment):
    """What sends mail in this environment."""
    chosen = post(environment)
    assert isinstance(chosen, NeutralPost)
    return chosen.mailer


def test_a_mail_becomes_a_file_that_a_mail_program_opens(tmp_path):
    FolderMailer(tmp_path / "mail", "koosrada@example.org").send(MAIL)
    [path] = (tmp_path / "mail").iterdir()
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert path.suffix == ".eml"
    assert (message["To"], message["Subject"]) == ("desk@example.org", "Koosrada: a task")
    assert b"A task waits for you." in path.read_bytes()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_mail_twice_is_one_file(tmp_path):
    mailer = FolderMailer(tmp_path, "koosrada@example.org")
    mailer.send(MAIL)
    mailer.send(MAIL)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_mail_server_that_is_configured_gets_the_mail(tmp_path):
    kept = mailer_of({"KOOSRADA_DATA": str(tmp_path)})
    sent = mailer_of({"KOOSRADA_DATA": str(tmp_path), "MAIL_URL": "smtp://127.0.0.1:1"})
    assert (type(kept), type(sent)) == (FolderMailer, Mailer)
