"""The database roles: who there is, who may become whom, and what is wrong where the server says otherwise.

Roles belong to the whole cluster and outlive a database, so they are made where they are missing, mended where they
differ, and compared with this plan at every start.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, LiteralString, cast

import psycopg
from psycopg import sql
from sqlalchemy import Connection, text

ROLES = {
    "owner": "owns the tables; used by migrations only",
    "resolver": "owns the views that resolve memberships, participants, sides and grants",
    "app": "a person's part of a transaction",
    "engine": "the process's part of a transaction; reads no content",
    "auditor": "seals reads, rotates keys",
    "analyst": "published, already suppressed tables only",
}
LOGINS = {
    "read": ("app",),  # pages: an injected SELECT finds no other role to take
    "web": ("app", "engine"),  # commands
    "worker": ("app", "engine", "auditor"),  # jobs; what is rendered for a reader is rendered as that reader
}
SETTINGS = {
    "jit": "off",  # policies push cost estimates past jit_above_cost
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "1min",
}
PREFIX = "koosrada_"
ATTEMPTS = 5  # roles are the cluster's: two databases migrated at once stand in each other's way
_PLAN = {f"{PREFIX}{login}": {f"{PREFIX}{role}" for role in roles} for login, roles in LOGINS.items()}

_ATTRIBUTES = text("""
    SELECT rolname, rolcanlogin, rolinherit, coalesce(rolconfig, '{}') AS settings,
           rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS mighty
    FROM pg_roles WHERE starts_with(rolname, :prefix)""")
_MEMBERSHIPS = text("""
    SELECT g.rolname AS granted, m.rolname AS member,
           a.admin_option AND starts_with(m.rolname, :prefix) AS gives_it_on FROM pg_auth_members a
    JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
    WHERE (starts_with(g.rolname, :prefix) OR starts_with(m.rolname, :prefix))
      AND (coalesce((to_jsonb(a) ->> 'set_option')::boolean OR (to_jsonb(a) ->> 'inherit_option')::boolean, true)
        OR (a.admin_option AND starts_with(m.rolname, :prefix)))""")
# A login may give itself defaults; these would speak for somebody, or turn policies and names round.
_DEFAULTS = text("""
    SELECT DISTINCT r.rolname, split_part(c, '=', 1) AS name FROM pg_db_role_setting s
    JOIN pg_roles r ON r.oid = s.setrole CROSS JOIN unnest(s.setconfig) c
    WHERE starts_with(r.rolname, :prefix)
      AND (split_part(c, '=', 1) IN ('role', 'search_path', 'row_security', 'session_replication_role')
        OR starts_with(c, 'koosrada.'))""")


def ensure_roles(connection: Connection, passwords: Mapping[str, str] | None = None) -> None:
    """Make and mend the roles, as an administrator (a superuser, or one with CREATEROLE).

    Parameters
    ----------
    connection
        A transaction of the administrator.
    passwords
        Login (read, web, worker) to password; a login that is not named keeps what it has.
    """
    for attempt in range(ATTEMPTS):
        try:
            with connection.begin_nested():
                _mend(connection)
            break
        except psycopg.Error:  # another database of the cluster is being migrated: it was faster
            if attempt == ATTEMPTS - 1:
                raise
    for login, password in (passwords or {}).items():
        _set_password(connection, PREFIX + login, password)


def _mend(connection: Connection) -> None:
    there = {row.rolname: row for row in connection.execute(_ATTRIBUTES, {"prefix": PREFIX})}
    for name in (PREFIX + role for role in ROLES):
        if name not in there:
            _run(connection, "CREATE ROLE {} NOLOGIN", name)
    for name in _PLAN:
        if name not in there:
            _run(connection, "CREATE ROLE {} LOGIN NOINHERIT", name)
        for setting, value in SETTINGS.items():
            if name not in there or f"{setting}={value}" not in there[name].settings:
                _set(connection, name, setting, value)
    held = _memberships(connection)
    for login, roles in _PLAN.items():
        for role in sorted(roles - held.get(login, set())):
            _run(connection, "GRANT {} TO {}", role, login)


@contextmanager
def membership_of_all_roles(connection: Connection) -> Iterator[None]:
    """Give an administrator who is no superuser all roles for the block: only a member gives things to a role."""
    if connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")):
        yield
        return
    for role in ROLES:
        _run(connection, "GRANT {} TO CURRENT_USER", PREFIX + role)
    yield
    for role in ROLES:
        _run(connection, "REVOKE {} FROM CURRENT_USER", PREFIX + role)


def role_problems(connection: Connection) -> list[str]:
    """Where the server's roles differ from the plan, in sentences; empty where they do not. Anybody may ask."""
    there = {row.rolname: row for row in connection.execute(_ATTRIBUTES, {"prefix": PREFIX})}
    expected = {PREFIX + role: False for role in ROLES} | dict.fromkeys(_PLAN, True)
    problems = [f"The role {name} is missing." for name in sorted(expected.keys() - there.keys())]
    for name, row in sorted(there.items()):
        if row.mighty:
            problems.append(f"The role {name} has a right over the whole server, such as BYPASSRLS.")
        if row.rolcanlogin and not expected.get(name, False):
            problems.append(f"The role {name} can sign in.")
        elif row.rolcanlogin and row.rolinherit:
            problems.append(f"The login {name} inherits the rights of its roles.")
    prefix = {"prefix": PREFIX}
    problems += [
        f"The role {row.rolname} has a setting of its own for {row.name}."
        for row in connection.execute(_DEFAULTS, prefix)
    ]
    problems += [
        f"{row.member} may give the role {row.granted} to others."
        for row in connection.execute(_MEMBERSHIPS, prefix)
        if row.gives_it_on
    ]
    held = _memberships(connection)
    for member in sorted(held.keys() | _PLAN.keys()):
        has, planned = held.get(member, set()), _PLAN.get(member, set())
        problems += [f"{member} is a member of {role}, which is not planned." for role in sorted(has - planned)]
        problems += [f"{member} is not a member of {role}." for role in sorted(planned - has)]
    return problems


def _memberships(connection: Connection) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for row in connection.execute(_MEMBERSHIPS, {"prefix": PREFIX}):
        held.setdefault(row.member, set()).add(row.granted)
    return held


def _run(connection: Connection, statement: LiteralString, *names: str) -> None:
    _driver(connection).execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _set_password(connection: Connection, name: str, password: str) -> None:
    driver = _driver(connection)
    scrambled = driver.pgconn.encrypt_password(
        password.encode(), name.encode(), b"scram-sha-256"
    )  # never plain in a log
    driver.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(name), sql.Literal(scrambled.decode())))


def _set(connection: Connection, name: str, setting: str, value: str) -> None:
    assignment = sql.SQL("ALTER ROLE {} SET {} = {}")
    _driver(connection).execute(assignment.format(sql.Identifier(name), sql.Identifier(setting), sql.Literal(value)))


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    return cast("psycopg.Connection[Any]", connection.connection.driver_connection)
