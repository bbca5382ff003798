"""The start-up check notices what differs from the plan of roles, tables and views."""

import pytest
from sqlalchemy import text

from engine.storage.floor import FloorBroken, floor_problems, require_floor

MISTAKES = [
    ("GRANT koosrada_auditor TO koosrada_read", "koosrada_read is a member of koosrada_auditor, which is not planned."),
    ("REVOKE koosrada_engine FROM koosrada_web", "koosrada_web is not a member of koosrada_engine."),
    ("ALTER ROLE koosrada_web INHERIT", "The login koosrada_web inherits the rights of its roles."),
    ("ALTER ROLE koosrada_app LOGIN", "The role koosrada_app can sign in."),
    ("ALTER ROLE koosrada_engine BYPASSRLS",
     "The role koosrada_engine has a right over the whole server, such as BYPASSRLS."),
    ("ALTER TABLE answer NO FORCE ROW LEVEL SECURITY", "Row-level security is not forced on the table answer."),
    ("ALTER TABLE case_ DISABLE ROW LEVEL SECURITY", "Row-level security is not forced on the table case_."),
    ("ALTER TABLE person OWNER TO CURRENT_USER", "The table person belongs to {me}."),
    ("ALTER VIEW my_entry OWNER TO CURRENT_USER",
     "The view my_entry does not belong to koosrada_resolver or is no security barrier."),
    ("ALTER VIEW my_desk RESET (security_barrier)",
     "The view my_desk does not belong to koosrada_resolver or is no security barrier."),
    ("GRANT koosrada_app TO koosrada_web WITH ADMIN OPTION", "koosrada_web may give the role koosrada_app to others."),
    ("ALTER ROLE koosrada_read SET koosrada.actor = 'alice'",
     "The role koosrada_read has a setting of its own for koosrada.actor."),
    ("ALTER ROLE koosrada_read SET role = 'koosrada_app'", "The role koosrada_read has a setting of its own for role."),
    ("GRANT SELECT ON case_ TO PUBLIC", "case_ is open to everybody."),
    ("CREATE TABLE copied AS SELECT * FROM case_; GRANT SELECT ON copied TO koosrada_app",
     "copied is open to our roles without a policy."),
    ("CREATE VIEW all_cases AS SELECT * FROM case_; GRANT SELECT ON all_cases TO koosrada_engine",
     "all_cases is open to our roles without a policy."),
    ("GRANT CREATE ON SCHEMA public TO koosrada_app", "koosrada_app may make things of its own in the database."),
    ("DROP VIEW my_open_task CASCADE", "The view my_open_task is missing; run the migration."),
    ("DROP TABLE engine_setting", "The table engine_setting is missing; run the migration."),
    ("DROP POLICY see ON protected_contact; DROP POLICY give ON protected_contact",
     "The table protected_contact has no policy."),
]  # fmt: skip
SUPERUSER = "This login passes every policy (superuser or BYPASSRLS)."


@pytest.mark.parametrize("login", ["read", "web", "worker"])
def test_every_login_finds_the_floor_as_planned(database, login):
    with database.engine(login).connect() as c:
        require_floor(c)


def test_the_administrator_may_not_run_the_application(admin):
    with admin.connect() as c:
        assert floor_problems(c) == [SUPERUSER]
        with pytest.raises(FloorBroken, match="passes every policy"):
            require_floor(c)


@pytest.mark.parametrize(("mistake", "sentence"), MISTAKES)
def test_a_difference_from_the_plan_is_said(admin, mistake, sentence):
    with admin.connect() as c:
        for statement in mistake.split(";"):
            c.execute(text(statement))
        me = c.scalar(text("SELECT current_user"))
        assert set(floor_problems(c)) - {SUPERUSER} == {sentence.format(me=me)}
        c.rollback()
