"""`koosrada case`: one case as a person may see it, and the check of its audit trail."""

from typing import Final

import click

from engine import clock
from engine.domain.actors import Actor
from engine.domain.cases import NoCase
from webforms.cli import case_page
from webforms.cli.acting import as_option
from webforms.cli.formats import echo_json, format_option
from webforms.cli.guarded import FAILED, Failed, WrongUse
from webforms.cli.installation import installation
from webforms.cli.layout import counted, wrapped

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
        try:
            page = here.engine.case(Actor(account), reference)
        except NoCase:
            raise Failed(NO_CASE) from None
        now = clock.now()
    if as_json:
        echo_json(case_page.as_plain(page))
        return
    for line in case_page.told(page, now):
        click.echo(line)


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
        try:
            found = here.engine.audit_trails(reference)
        except NoCase:
            raise Failed(NO_CASE) from None
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
