"""Which columns a person's transaction may read."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.storage.connecting import transaction

_READABLE = text("""
    SELECT column_name, has_column_privilege('koosrada_app', 'user_task', column_name, 'SELECT') AS readable
    FROM information_schema.columns WHERE table_name = 'user_task'""")


def test_nobody_reads_which_of_how_many_a_task_is(web):
    for asked in ("SELECT loop_counter FROM user_task", "SELECT id FROM user_task ORDER BY loop_counter"):
        with pytest.raises(DBAPIError, match="permission denied"), transaction(web, "app", "alice") as c:
            c.execute(text(asked))


def test_everything_else_of_a_task_is_hers_to_read(admin):
    with admin.connect() as c:
        assert [row.column_name for row in c.execute(_READABLE) if not row.readable] == ["loop_counter"]
