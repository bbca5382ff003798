"""Accounts and desks."""

from collections.abc import Iterable
from typing import Any, Final

from webforms.cli.questions.rows import first, rows

_ACCOUNT: Final = "SELECT 1 FROM account WHERE id = %(account)s AND active"
_DESKS: Final = """
    SELECT d.id, d.role, coalesce(o.name, d.organisation_id) AS organisation
    FROM desk d LEFT JOIN organisation o ON o.id = d.organisation_id WHERE d.id = ANY (%(desks)s)"""


def is_account(connection: Any, account: str) -> bool:
    """Whether somebody works here under this account. As engine."""
    return first(connection, _ACCOUNT, account=account) is not None


def desk_names(connection: Any, desks: Iterable[str]) -> dict[str, str]:
    """Desks as people call them: `Tartu police station (police)`. As any role."""
    found = rows(connection, _DESKS, desks=sorted(set(desks)))
    return {row.id: f"{row.organisation or row.id} ({row.role.replace('_', ' ')})" for row in found}


def sits_at(connection: Any, desk: str) -> bool:
    """Whether the person who asks sits at a desk. As app."""
    return first(connection, "SELECT 1 FROM my_desk WHERE desk_id = %(desk)s", desk=desk) is not None
