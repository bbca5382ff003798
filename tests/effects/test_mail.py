import socket
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from engine import clock
from engine.effects import Mail, MailDelayed, Mailer, MailRefused, MailServer, Meeting, OutcomeUnknown, calendar_file
from tests.effects.mail_servers import Letterbox, certified, cutting_the_line, listening, only_koosrada

SENDER = "no-reply@koosrada.example"
MAIL = Mail("<0b7e@koosrada.example>", "bob@police.example", "Koosrada: ülesanne", "Teid ootab uus ülesanne.\n")


@pytest.fixture
def letterbox() -> Letterbox:
    return Letterbox()


@pytest.fixture
def mailer(letterbox: Letterbox) -> Iterator[Mailer]:
    with listening(letterbox) as port:
        yield Mailer(MailServer("127.0.0.1", port, timeout=5), SENDER)


def test_it_is_delivered_with_its_own_message_id_and_the_engines_date(mailer, letterbox):
    with clock.at(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        mailer.send(MAIL)
    (mail,) = letterbox.mails
    assert mail["Message-ID"] == "<0b7e@koosrada.example>"
    assert mail["Date"] == "Mon, 02 Mar 2026 09:00:00 +0000"
    assert mail["Subject"] == "Koosrada: ülesanne"
    assert mail.get_content().replace("\r\n", "\n") == "Teid ootab uus ülesanne.\n"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert letterbox.recipients == [["bob@police.example"]]


def test_a_calendar_file_comes_with_it(mailer, letterbox):
    meeting = calendar_file(Meeting(uuid4(), datetime(2026, 3, 5, 8, tzinfo=UTC)), SENDER)
    mailer.send(replace(MAIL, calendar=meeting))
    (attachment,) = letterbox.mails[0].iter_attachments()
    assert attachment.get_content_type() == "text/calendar"
    assert attachment["Content-Type"].params["method"] == "PUBLISH"
    assert b"DTSTART:20260305T080000Z" in attachment.get_payload(decode=True)


@pytest.mark.parametrize("reply", ["550 bob@police.example is unknown here", "553 not that mailbox"])
def test_an_unknown_address_is_refused_for_good(mailer, letterbox, reply):
    letterbox.replies["bob@police.example"] = reply
    with pytest.raises(MailRefused) as refused:
        mailer.send(MAIL)
    assert "bob" not in "".join(traceback.format_exception(refused.value, chain=True)).replace(__file__, "")


@pytest.mark.parametrize(("at", "reply"), [("bob@police.example", "451 try again"), ("DATA", "452 mailbox is full")])
def test_a_busy_server_is_asked_again(mailer, letterbox, at, reply):
    letterbox.replies[at] = reply
    with pytest.raises(MailDelayed) as delayed:
        mailer.send(MAIL)
    assert not isinstance(delayed.value, OutcomeUnknown)


def test_a_refused_text_is_refused_for_good(mailer, letterbox):
    letterbox.replies["DATA"] = "554 looks like spam"
    with pytest.raises(MailRefused):
        mailer.send(MAIL)


def test_no_server_there_is_a_delay():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(MailDelayed):
        Mailer(MailServer("127.0.0.1", port), SENDER).send(MAIL)


def test_a_server_that_says_nothing_is_a_delay():
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(MailDelayed):
        Mailer(MailServer("127.0.0.1", silent.getsockname()[1], timeout=0.2), SENDER).send(MAIL)


def test_a_lost_answer_is_told_apart_and_the_mail_goes_again_under_the_same_message_id():
    with cutting_the_line() as (port, taken):
        mailer = Mailer(MailServer("127.0.0.1", port, timeout=5), SENDER)
        for _ in range(2):
            with pytest.raises(OutcomeUnknown):
                mailer.send(MAIL)
    assert len(taken) == 2
    assert all(b"Message-ID: <0b7e@koosrada.example>\r\n" in mail for mail in taken)


@pytest.mark.parametrize(
    "mail",
    [
        replace(MAIL, to="bob@police.example, eve@elsewhere.example"),
        replace(MAIL, to="Bob <bob@police.example>"),
        replace(MAIL, to="bob@police.example\r\nBcc: eve@elsewhere.example"),
        replace(MAIL, subject="Koosrada\r\nBcc: eve@elsewhere.example"),
        replace(MAIL, message_id="0b7e"),
        replace(MAIL, message_id="<0b7e@koosrada.example>\r\nBcc: <eve@elsewhere.example>"),
    ],
)
def test_it_goes_to_one_person_and_smuggles_no_header(mailer, letterbox, mail):
    with pytest.raises(MailRefused):
        mailer.send(mail)
    assert letterbox.mails == []


def test_starttls_and_the_password_protect_the_way(letterbox, tmp_path):
    serving, trusting = certified(tmp_path)
    options = {"tls_context": serving, "require_starttls": True, "auth_required": True}
    options |= {"authenticator": only_koosrada, "auth_exclude_mechanism": ["LOGIN"]}
    with listening(letterbox, **options) as port:
        url = f"smtp+starttls://koosrada:s3cret@localhost:{port}"
        Mailer(MailServer.from_url(url), SENDER, trusting).send(MAIL)
        with pytest.raises(MailDelayed):  # the certificate is not trusted
            Mailer(MailServer.from_url(url), SENDER).send(MAIL)
        with pytest.raises(MailDelayed):
            Mailer(MailServer.from_url(url.replace("s3cret", "guess")), SENDER, trusting).send(MAIL)
    assert letterbox.protected == [True]


def test_tls_from_the_first_byte(letterbox, tmp_path):
    serving, trusting = certified(tmp_path)
    with listening(letterbox, ssl_context=serving, server_hostname="localhost") as port:
        Mailer(MailServer.from_url(f"smtps://localhost:{port}"), SENDER, trusting).send(MAIL)
    assert len(letterbox.mails) == 1


def test_a_server_without_starttls_gets_no_mail(letterbox):
    with listening(letterbox) as port, pytest.raises(MailDelayed):
        Mailer(MailServer.from_url(f"smtp+starttls://127.0.0.1:{port}"), SENDER).send(MAIL)
    assert letterbox.mails == []
