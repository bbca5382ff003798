from hashlib import sha256

from sqlalchemy import text

from engine.jobs import schema


def test_procrastinates_schema_is_the_one_our_databases_have():
    """When this fails, Procrastinate was updated: its migrations since 3.10 belong into a new script of `schema()`."""
    known = "c70ec4b400a60ad9592787653aae5ae77ae41bf801d56b5bd2712751a07f2009"
    assert sha256(dict(schema())["procrastinate-3.10"].encode()).hexdigest() == known


def test_nobody_but_the_worker_may_touch_the_queue(queue):
    with queue.admin.connect() as connection:
        granted = connection.scalars(
            text("""
            SELECT DISTINCT coalesce(nullif(grantee, 0)::regrole::text, 'PUBLIC') FROM (
              SELECT (aclexplode(coalesce(proacl, acldefault('f', proowner)))).grantee FROM pg_proc
              WHERE starts_with(proname, 'procrastinate_')
              UNION SELECT (aclexplode(coalesce(relacl, acldefault('r', relowner)))).grantee FROM pg_class
              WHERE starts_with(relname, 'procrastinate_') AND relkind = 'r') acl""")
        )
        assert set(granted) == {"koosrada_owner", "koosrada_worker"}


def test_the_way_in_does_not_follow_the_callers_search_path(queue):
    with queue.admin.connect() as connection:
        settings = connection.scalar(text("SELECT proconfig FROM pg_proc WHERE proname = 'koosrada_enqueue'"))
    assert settings == ["search_path=public, pg_temp"]
