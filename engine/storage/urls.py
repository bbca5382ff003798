"""Addresses of databases, as SQLAlchemy spells them."""

from collections.abc import Mapping

from sqlalchemy import URL, make_url

from engine.storage.roles import LOGINS, PREFIX


def with_driver(url: str) -> URL:
    """The URL with psycopg 3 as its driver, whatever the spelling (``postgres://``, ``postgresql://``)."""
    made = make_url(url.replace("postgres://", "postgresql://", 1))
    return made.set(drivername="postgresql+psycopg")


def login_url(url: str, login: str, environment: Mapping[str, str]) -> URL:
    """The URL by which `login` (read, web, worker) opens the database at `url`.

    Its password is ``$KOOSRADA_READ_PASSWORD``, ``$KOOSRADA_WEB_PASSWORD`` or ``$KOOSRADA_WORKER_PASSWORD``; else that
    of `url`.
    """
    made = with_driver(url)
    password = passwords(environment).get(login, made.password)
    return made.set(username=PREFIX + login, password=password)


def passwords(environment: Mapping[str, str]) -> dict[str, str]:
    """The logins' passwords that the environment gives."""
    given = {login: environment.get(f"KOOSRADA_{login.upper()}_PASSWORD") for login in LOGINS}
    return {login: password for login, password in given.items() if password}
