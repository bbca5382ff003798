"""The start-up check: the database stands as the plan says, or nothing starts."""

from sqlalchemy import Connection, text

from engine.errors import ExecutionFailed
from engine.storage.roles import role_problems
from engine.storage.tables import Base

_TABLES = text("""
    SELECT c.relname, pg_get_userbyid(c.relowner) AS owner, relrowsecurity AND relforcerowsecurity AS forced,
           EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS guarded
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')""")
_VIEWS = text("""
    SELECT c.relname, pg_get_userbyid(c.relowner) AS owner,
           coalesce('security_barrier=true' = ANY (c.reloptions), false) AS barrier
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v' AND starts_with(c.relname, 'my_')""")
_ME = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user")


class FloorBroken(ExecutionFailed):
    """The database is not set up as it must be, so nothing is started."""


def floor_problems(connection: Connection) -> list[str]:
    """Where roles, tables and views differ from the plan, in sentences; empty where they do not. Any login may ask."""
    problems = role_problems(connection)
    if connection.scalar(_ME):
        problems.append("This login passes every policy (superuser or BYPASSRLS).")
    tables = {row.relname: row for row in connection.execute(_TABLES)}
    for name in sorted(Base.metadata.tables):
        if name not in tables:
            problems.append(f"The table {name} is missing; run the migration.")
        elif not tables[name].forced:
            problems.append(f"Row-level security is not forced on the table {name}.")
        elif not tables[name].guarded:
            problems.append(f"The table {name} has no policy.")
        if name in tables and tables[name].owner != "koosrada_owner":
            problems.append(f"The table {name} belongs to {tables[name].owner}.")
    for row in connection.execute(_VIEWS):
        if row.owner != "koosrada_resolver" or not row.barrier:
            problems.append(f"The view {row.relname} does not belong to koosrada_resolver or is no security barrier.")
    return problems


def require_floor(connection: Connection) -> None:
    """Raise `FloorBroken` with all that is wrong, unless nothing is."""
    if problems := floor_problems(connection):
        raise FloorBroken("\n".join(problems))
