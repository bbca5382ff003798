"""The start-up check: the database stands as the plan says, or nothing starts."""

from sqlalchemy import Connection, text

from engine.errors import ExecutionFailed
from engine.storage.roles import PREFIX, role_problems
from engine.storage.tables import Base

_TABLES = text("""
    SELECT c.relname, pg_get_userbyid(c.relowner) AS owner, relrowsecurity AND relforcerowsecurity AS forced,
           EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS guarded
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')""")
# Beside our tables: nothing that a person's or the process's transaction reaches without a policy, nothing for all.
_OPEN = text("""
    SELECT DISTINCT c.relname, a.grantee = 0 AS to_all FROM pg_class c
    CROSS JOIN aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND (a.grantee = 0 OR (r.rolname = ANY (CAST(:roles AS text[])) AND c.relname <> ALL (CAST(:views AS text[]))
        AND NOT (c.relkind IN ('r', 'p') AND c.relrowsecurity AND c.relforcerowsecurity)))
    ORDER BY 1""")
_CREATE = text("""
    SELECT rolname FROM (SELECT rolname FROM pg_roles WHERE starts_with(rolname, 'koosrada_') UNION SELECT 'public') r
    WHERE rolname <> 'koosrada_owner' AND has_schema_privilege(rolname, 'public', 'CREATE') ORDER BY 1""")
_VIEWS = text("""
    SELECT c.relname, pg_get_userbyid(c.relowner) AS owner,
           coalesce('security_barrier=true' = ANY (c.reloptions), false) AS barrier
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v' AND c.relname = ANY (CAST(:views AS text[]))""")
VIEWS = (
    "my_account", "my_desk", "my_disclosure", "my_entry", "my_grant", "my_hat", "my_lead", "my_open_task",
)  # fmt: skip
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
    views = {row.relname: row for row in connection.execute(_VIEWS, {"views": list(VIEWS)})}
    problems += [f"The view {name} is missing; run the migration." for name in VIEWS if name not in views]
    for row in views.values():
        if row.owner != "koosrada_resolver" or not row.barrier:
            problems.append(f"The view {row.relname} does not belong to koosrada_resolver or is no security barrier.")
    roles = [f"{PREFIX}{role}" for role in ("app", "engine", "analyst")]
    for row in connection.execute(_OPEN, {"roles": roles, "views": list(VIEWS)}):
        if row.to_all:
            problems.append(f"{row.relname} is open to everybody.")
        elif row.relname not in Base.metadata.tables:
            problems.append(f"{row.relname} is open to our roles without a policy.")
    problems += [f"{role} may make things of its own in the database." for role in connection.scalars(_CREATE)]
    return problems


def require_floor(connection: Connection) -> None:
    """Raise `FloorBroken` with all that is wrong, unless nothing is."""
    if problems := floor_problems(connection):
        raise FloorBroken("\n".join(problems))
