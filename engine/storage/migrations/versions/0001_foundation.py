"""Tables, views that resolve access, policies, the audit trail."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQL = Path(__file__).parents[1] / "sql"
VIEWS = ("my_account", "my_desk", "my_hat", "my_entry", "my_lead", "my_disclosure", "my_grant", "my_open_task")


def upgrade() -> None:
    """Build everything, in the order in which the parts lean on each other."""
    for part in ("tables", "views"):
        _run(part)
    _give_tables_to_the_owner()
    for part in ("policies", "audit"):
        _run(part)
    op.execute("GRANT CREATE ON SCHEMA public TO koosrada_resolver, koosrada_auditor")
    for view in VIEWS:
        op.execute(f"ALTER VIEW {view} OWNER TO koosrada_resolver")
    op.execute("ALTER FUNCTION chain_audit() OWNER TO koosrada_auditor")
    op.execute("ALTER FUNCTION keep_side() OWNER TO koosrada_resolver")
    op.execute("REVOKE CREATE ON SCHEMA public FROM koosrada_resolver, koosrada_auditor")


def _run(part: str) -> None:
    op.get_bind().exec_driver_sql(
        (SQL / f"0001_{part}.sql").read_text(encoding="utf-8"), execution_options={"no_parameters": True}
    )


def _give_tables_to_the_owner() -> None:
    op.execute("""
        DO $$ DECLARE t text; BEGIN
          FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
            EXECUTE format('ALTER TABLE %I OWNER TO koosrada_owner', t);
          END LOOP;
        END $$""")
