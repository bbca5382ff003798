import pytest

from engine.effects import MailServer, NotAMailServer


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://127.0.0.1:2525", MailServer("127.0.0.1", 2525)),
        ("smtp://relay.example", MailServer("relay.example", 25)),
        ("smtp+starttls://relay.example", MailServer("relay.example", 587, "smtp+starttls")),
        ("smtps://u%40x:p%3Aw@relay.example?timeout=3", MailServer("relay.example", 465, "smtps", "u@x", "p:w", 3.0)),
        ("smtp://u:p@localhost:2525", MailServer("localhost", 2525, "smtp", "u", "p")),
    ],
)
def test_an_address_names_the_server_its_protection_and_the_login(url, server):
    assert MailServer.from_url(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "",
        "relay.example",
        "http://relay.example:25",
        "smtp://",
        "smtp://relay.example/inbox",
        "smtp://relay.example:none",
        "smtps://relay.example?timeout=0",
        "smtps://relay.example?timeout=soon",
    ],
)
def test_anything_else_is_refused(url):
    with pytest.raises(NotAMailServer):
        MailServer.from_url(url)


def test_a_password_does_not_travel_in_the_clear():
    with pytest.raises(NotAMailServer, match="smtps"):
        MailServer.from_url("smtp://koosrada:s3cret@relay.example")


def test_the_password_is_not_printed():
    assert "s3cret" not in repr(MailServer.from_url("smtps://koosrada:s3cret@relay.example"))
