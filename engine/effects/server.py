"""The mail server as configuration names it: one address that says where, how protected and as whom."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import parse_qs, unquote, urlsplit

from engine.errors import Invalid

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class NotAMailServer(Invalid):
    """The mail server is written as smtp://host, smtp+starttls://user:password@host or smtps://user:password@host."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over.

    Parameters
    ----------
    host, port
        Of the server.
    protection
        `smtp` (none: a relay on the same machine or a trusted network), `smtp+starttls` (STARTTLS, RFC 3207; a server
        that does not offer it gets no mail) or `smtps` (TLS from the first byte, RFC 8314).
    user, password
        Empty where the server asks for none. The password does not show in the printed form.
    timeout
        Seconds that each exchange with the server may take.
    """

    host: str
    port: int
    protection: str = "smtp"
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 20.0

    @classmethod
    def from_url(cls, url: str) -> "MailServer":
        """Read `MAIL_URL`.

        Raises
        ------
        NotAMailServer
            When the address is not of that form, or would send a password in the clear to another machine.

        >>> MailServer.from_url("smtps://koosrada:s3cret@mail.example.org?timeout=5")
        MailServer(host='mail.example.org', port=465, protection='smtps', user='koosrada', timeout=5.0)
        """
        try:
            parts = urlsplit(url)
            port = PORTS[parts.scheme] if parts.port is None else parts.port
            timeout = float(parse_qs(parts.query).get("timeout", ["20"])[0])
        except (ValueError, KeyError):
            raise NotAMailServer from None
        if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or not timeout > 0:
            raise NotAMailServer
        if parts.password and parts.scheme == "smtp" and not _is_this_machine(parts.hostname):
            raise NotAMailServer("A password is sent with smtp+starttls:// or smtps:// only.")
        return cls(
            parts.hostname, port, parts.scheme, unquote(parts.username or ""), unquote(parts.password or ""), timeout
        )


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
