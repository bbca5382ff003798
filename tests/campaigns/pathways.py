"""The pathways of the campaigns, small and full of waiting."""

from collections.abc import Mapping

from tests.bpmn.diagrams import (
    call_activity,
    catch,
    chain,
    end,
    message,
    multiple,
    parallel,
    receive_task,
    send_task,
    service_task,
    start,
    timer,
    user_task,
)
from tests.services.town import CHILDREN, POLICE, PROBATION, SUPPORT, Town, form, question

RACE, CROWD, CHILD = "race", "crowd", "crowd_child"
SHARING = {"alice": PROBATION, "bob": POLICE, "dana": SUPPORT, "frank": CHILDREN}
MEMBERS = [f"desk:{desk}" for desk in SHARING.values()]
WRITTEN_TO = (POLICE, SUPPORT)
SAID = "said"
PAUSE = "PT1S"

# How often each element of a finished case was completed
CROWD_DONE: Mapping[str, int] = {
    "start": 1, "fork": 1, "share": len(MEMBERS), "write": 1, "pause": 1, "remind": 1, "call": 1, "hear": 1,
    "told_here": 1, "join": 1, "check": 1, "end": 1,
}  # fmt: skip
CHILD_DONE: Mapping[str, int] = {"start": 1, "ask": 1, "wait": 1, "tell": 1}
FIELDS = ("amount", "note")  # of every form: a number that the process learns, and a sealed text


def publish_race(town: Town) -> None:
    """All members contribute at once; then one checks."""
    town.publish(
        start(), _share("=members"), user_task("check", form="check", groups="case_lead"), end(),
        *chain("start", "share", "check", "end"),
        key=RACE, files=[_form("share"), _form("check")],
    )  # fmt: skip


def publish_crowd(town: Town) -> None:
    """Contributions, mail, timers, a child, a message from outside and one from the child, all at once."""
    town.publish(
        start(), user_task("ask", form="ask", groups="police"), catch("wait", timer(duration=PAUSE)),
        end("tell", message("told")), *chain("start", "ask", "wait", "tell"), key=CHILD, files=[_form("ask")],
    )  # fmt: skip
    listed = ", ".join(f'"{member}"' for member in MEMBERS)
    desks = ", ".join(f'"desk:{desk}"' for desk in WRITTEN_TO)
    branches = (("share",), ("write",), ("pause", "remind"), ("call",), ("hear",), ("told_here",))
    town.publish(
        start(form="notice"), parallel("fork"), _share(f"=[{listed}]"),
        service_task("write", "mail.send", inputs={"template": '="contribution"', "to": f"=[{desks}]"}),
        catch("pause", timer(duration=PAUSE)),
        send_task("remind", "mail.send", inputs={"template": '="reminder"', "to": '="case_lead"'}),
        call_activity("call", CHILD), receive_task("hear", SAID), catch("told_here", message("told")),
        parallel("join"), user_task("check", form="check", groups="case_lead"), end(),
        *chain("start", "fork"), *(arrow for branch in branches for arrow in chain("fork", *branch, "join")),
        *chain("join", "check", "end"),
        key=CROWD, files=[_form("notice"), _form("share"), _form("check")],
    )  # fmt: skip


def answers(amount: int) -> dict[str, object]:
    """What is typed into any of the forms; the amount names the attempt."""
    return {"amount": amount, "note": note(amount)}


def note(amount: int) -> str:
    """The text that goes with an amount."""
    return f"A note of {amount}."


def _share(members: str):
    each = multiple(members, "member", output="given", output_element="=amount")
    return user_task("share", form="share", groups="=member", loop=each)


def _form(name: str):
    return form(
        name, question("amount", "number", decimalDigits=0), question("note", "textarea", properties={"class": "C3"})
    )
