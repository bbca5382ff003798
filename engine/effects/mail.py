"""Mail, one person at a time, handed to an SMTP server.

Three things can happen: the server takes the mail; it refuses it (trying again is pointless); or it could not take it
now. A connection that breaks after the text was sent leaves open whether the mail was taken: it is sent again under
the *same* Message-ID, so that the recipient's mail program may drop the second copy.

No error of this module carries an address or the server's own words, which often repeat the address.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from engine import clock
from engine.effects.server import MailServer
from engine.errors import ExecutionFailed, Invalid

POLICY = SMTP.clone(cte_type="7bit")


class MailRefused(Invalid):
    """The mail server refuses this mail; sending it again would not help."""

    code = "mail_refused"


class MailDelayed(ExecutionFailed):
    """The mail server could not take this mail now."""

    code = "mail_delayed"


class OutcomeUnknown(MailDelayed):
    """The mail server's answer was lost: it may have taken this mail or not."""

    code = "mail_outcome_unknown"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one person: nobody learns from a list who else was written to.

    Parameters
    ----------
    message_id
        As in the header, with angle brackets; chosen once by the sender and the same at each attempt.
    to
        One address, without a name.
    subject, text
        Plain text; see `engine.effects.templates`.
    calendar
        A calendar file (see `engine.effects.calendar`) or nothing.
    language
        Of the text, as in `Content-Language`.
    """

    message_id: str
    to: str
    subject: str
    text: str
    calendar: bytes | None = None
    language: str = "en"


class Mailer:
    """Sends mail from one address through one server.

    Parameters
    ----------
    server
        Where mail is handed over.
    sender
        The address that mail comes from; bounces go there too.
    tls
        What the server's certificate is checked against; the machine's own authorities unless given.
    """

    def __init__(self, server: MailServer, sender: str, tls: ssl.SSLContext | None = None) -> None:
        if not _is_address(sender):
            raise Invalid("The sender of mail is one plain address.")
        self._server = server
        self._sender = sender
        self._tls = tls or ssl.create_default_context()

    def send(self, mail: Mail) -> None:
        """Hand one mail over.

        Raises
        ------
        MailRefused
            The address or the mail is refused for good (a reply of 5xx, RFC 5321 4.2.1), or is malformed.
        MailDelayed
            No connection, a reply of 4xx, or a server that does not offer the protection asked for.
        OutcomeUnknown
            The connection broke while the server had the text: send the same mail again.
        """
        content = self._message(mail).as_bytes()
        with self._connection() as connection:
            _accepted(connection.mail(self._sender)[0])
            _accepted(connection.rcpt(mail.to)[0])
            try:
                code, _ = connection.data(content)
            except smtplib.SMTPDataError as error:
                code = error.smtp_code
            except (smtplib.SMTPServerDisconnected, OSError):
                raise OutcomeUnknown from None
            _accepted(code)

    def _message(self, mail: Mail) -> EmailMessage:
        if not _is_address(mail.to):
            raise MailRefused("A mail goes to one plain address.")
        if not (mail.message_id.startswith("<") and mail.message_id.endswith(">") and "@" in mail.message_id):
            raise MailRefused("A Message-ID is written <id@domain>.")
        message = EmailMessage(policy=POLICY)
        try:
            message["From"] = self._sender
            message["To"] = mail.to
            message["Subject"] = mail.subject
            message["Date"] = format_datetime(clock.now())
            message["Message-ID"] = mail.message_id
            message["Content-Language"] = mail.language
            message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, which carry names
        except ValueError:
            raise MailRefused("A header of this mail is malformed.") from None
        message.set_content(mail.text, cte="quoted-printable")
        if mail.calendar is not None:
            message.add_attachment(
                mail.calendar, "text", "calendar", filename="meeting.ics", params={"method": "PUBLISH"}
            )
        return message

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        server = self._server
        here = self._sender.rpartition("@")[2]
        connection: smtplib.SMTP | None = None
        try:
            if server.protection == "smtps":
                connection = smtplib.SMTP_SSL(server.host, server.port, here, timeout=server.timeout, context=self._tls)
            else:
                connection = smtplib.SMTP(server.host, server.port, here, server.timeout)
            connection.ehlo_or_helo_if_needed()
            if server.protection == "smtp+starttls":
                connection.starttls(context=self._tls)
                connection.ehlo_or_helo_if_needed()
            if server.user:
                connection.login(server.user, server.password)
            yield connection
            with suppress(smtplib.SMTPException, OSError):  # the mail is taken; a lost goodbye changes nothing
                connection.quit()
        except (smtplib.SMTPException, OSError):
            raise MailDelayed from None
        finally:
            if connection is not None:
                connection.close()


def _accepted(code: int) -> None:
    if 500 <= code < 600:
        raise MailRefused
    if not 200 <= code < 300:
        raise MailDelayed


def _is_address(text: str) -> bool:
    name, address = parseaddr(text)
    local, at, domain = address.rpartition("@")
    return not name and address == text and text.isascii() and text.isprintable() and bool(local and at and domain)
