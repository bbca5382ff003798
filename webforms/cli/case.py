"""`koosrada case`: one case as a person may see it, and the check of its audit trail."""

from typing import Any, Final

import click

from engine import clock
from engine.domain.audit import GENERAL
from engine.domain.references import as_reference
from engine.storage.audit import record, record_read, verify
from webforms.cli import case_page
from webforms.cli.acting import as_option
from webforms.cli.formats import echo_json, format_option
from webforms.cli.guarded import FAILED, Failed, WrongUse
from webforms.cli.installation import Installation, installation
from webforms.cli.layout import counted, wrapped
from webforms.cli.questions import audited, cases, people, tasks
from webforms.cli.timeline import timeline

NO_CASE: Final = "there is no such case"


@click.group()
def case() -> None:
    """Cases: what somebody may see of one, and whether its audit trail is whole."""


@case.command()
@click.argument("reference")
@as_option()
@format_option
def show(reference: str, account: str, as_json: bool) -> None:
    """The case REFERENCE as its people see it: how it stands, open tasks, the network, what happened.

    Nothing is shown that this person may not see; a case that is not hers does not exist. What she saw is logged.

    Exit codes: 0 shown, 1 there is no such case for her, 2 wrong use.
    """
    with installation() as here:
        page = _page(here, reference, account)
        if page is None:
            raise Failed(NO_CASE)
        now = clock.now()
    if as_json:
        echo_json(case_page.as_plain(page))
        return
    for line in case_page.told(page, now):
        click.echo(line)


def _page(here: Installation, reference: str, account: str) -> case_page.Page | None:
    with here.asking("app", account) as connection:
        found = cases.case_by_reference(connection, reference)
        if found is None:
            asked = as_reference(reference)
            record(connection, GENERAL, actor=account, action="consult", page="case", case=asked, refused=True)
            return None
        record_read(connection, found.id, actor=account, page="case")
        network = cases.network(connection, found.id)
        waiting = tasks.open_tasks(connection, found.id)
        passed = cases.activities(connection, found.id)
        desks = {found.owner_desk_id, *(row.desk_id for row in (*network, *waiting))}
        names = people.desk_names(connection, desks)
        leads = people.sits_at(connection, found.owner_desk_id)
    with here.asking("engine") as connection:
        incidents = cases.open_incidents(connection, found.id) if leads else 0
        instances = cases.definitions(connection, {row.instance_id for row in passed})
    with here.engine.units(None) as unit:
        published = {
            row.deployment_id: here.engine.deployments.published(unit, row.deployment_id) for row in instances.values()
        }
    return case_page.Page(found, waiting, network, timeline(passed, instances, published), names, incidents)


@case.group()
def audit() -> None:
    """The audit trail: who saw and changed what, chained so that nothing can be taken out unseen."""


@audit.command(name="verify")
@click.argument("reference", required=False)
@click.option("--all", "all_", is_flag=True, help="every case, and what belongs to none")
@format_option
@click.pass_context
def verify_(context: click.Context, reference: str | None, all_: bool, as_json: bool) -> None:
    """Check the audit trail of the case REFERENCE, or of all of them.

    Exit codes: 0 whole, 1 something is missing or was changed, 2 wrong use.
    """
    if all_ == (reference is not None):
        raise WrongUse("say which case, or --all")
    with installation() as here:
        with here.asking("engine") as connection:
            names = audited.names(connection) if all_ else _one(connection, str(reference))
        with here.asking("auditor") as connection:
            chains = audited.chains(connection) if all_ else list(names)
            found = {names.get(chain, str(chain)): verify(connection, chain) for chain in chains}
    broken = {name: sentences for name, sentences in found.items() if sentences}
    if as_json:
        echo_json({"checked": len(found), "broken": broken})
    else:
        for name, sentences in broken.items():
            for sentence in sentences:
                click.echo(wrapped(sentence, len(name) + 2, name))
        whole = "is whole" if len(found) == 1 else "are whole"
        of_them = f"{len(broken)} of " if broken else ""
        click.echo(f"{of_them}{counted(len(found), 'audit trail')} {'broken' if broken else whole}")
    if broken:
        context.exit(FAILED)


def _one(connection: Any, reference: str) -> dict[Any, str]:
    found = cases.case_by_reference(connection, reference)
    if found is None:
        raise Failed(NO_CASE)
    return {found.id: found.reference}
