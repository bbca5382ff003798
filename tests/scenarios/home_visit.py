"""An invented pathway, written as files only: a form begins it, a table decides, two desks do their part."""

import json
from pathlib import Path

from tests.bpmn.diagrams import (
    boundary,
    business_rule_task,
    chain,
    definitions,
    end,
    exclusive,
    flow,
    parallel,
    process,
    send_task,
    start,
    timer,
    user_task,
)
from tests.dmn.models import decision, given, needs, table
from tests.dmn.models import definitions as dmn_definitions

SURROUNDINGS = Path(__file__).resolve().parents[2] / "processes"
POLICE, CHILDREN = "tartu-police.police", "tartu-city.child_protection"
PATHWAY = """\
key: home-visit
title: Home visits
countries: [EE]
start: {roles: [police, child_protection]}
owner: child_protection
lawful_basis: invented
"""
VISITED = """\
id: visited
title: Somebody goes and somebody calls
municipality: ee-tartu
at: 2026-03-02T09:00
start: {as: tartu-police.police, form: {worry: great}}
do:
  - expect: {open: [visit, call], decided: {visit_needed: 1}, sent: [], end: [], case: active}
  - advance: PT26H
  - expect: {open: [visit, call], sent: [{mail: overdue, to: [tartu-city.child_protection]}], end: [end_reminded]}
  - {as: tartu-city.child_protection, task: visit, submit: {visitedAt: 2026-03-03T10:00}}
  - {as: tartu-police.police, task: call, submit: {answered: true}}
  - expect: {open: [], sent: [], documents: [], end: [end_reminded, end_visited], case: closed, cycle: 1}
"""
NOTHING = """\
id: nothing
municipality: ee-tartu
at: 2026-03-02T09:00
start: {as: tartu-city.child_protection, form: {worry: small}}
do:
  - expect: {open: [], decided: {visit_needed: [2]}, end: [end_nothing], case: closed}
"""


def choice(key, *codes):
    """A question with one answer of several, which the process is told."""
    return {
        "type": "radio", "id": f"field_{key}", "key": key, "label": key.title(), "validate": {"required": True},
        "values": [{"value": code, "label": code.title()} for code in codes],
        "properties": {"class": "C1", "processInput": "true"},
    }  # fmt: skip


def form(id_, *fields):
    """A form file."""
    whole = {"type": "default", "id": id_, "title": id_, "schemaVersion": 18, "components": list(fields)}
    return json.dumps(whole).encode()


VISIT = {
    "type": "datetime", "subtype": "datetime", "id": "field_visitedAt", "key": "visitedAt", "dateLabel": "When?",
    "timeLabel": "Time", "validate": {"required": True}, "properties": {"class": "C1", "processInput": "true"},
}  # fmt: skip
CALL = choice("answered", "isTrue", "isFalse") | {
    "properties": {"class": "C1", "processInput": "true", "kind": "boolean"}
}


def diagram(call=""):
    """The picture; `call` is the element that is one branch of the two."""
    return definitions(
        process(
            "home_visit",
            start(form="worry_notice", name="There is a worry"),
            business_rule_task("decide", "visit_needed", "visitNeeded"),
            exclusive("needed", default="needed_to_end_nothing"),
            parallel("fork"),
            user_task("visit", form="visit_report", groups="child_protection", due="=today()"),
            call or user_task("call", form="call_report", groups="police"),
            parallel("join"),
            boundary("late", "visit", timer(duration="PT24H"), interrupting=False),
            send_task("remind", "mail.send", inputs={"template": '="overdue"', "to": '="child_protection"'}),
            end("end_reminded"),
            end("end_visited"),
            end("end_nothing"),
            *chain("start", "decide", "needed"),
            flow("needed", "fork", "=visitNeeded", name="yes"),
            flow("needed", "end_nothing", name="no"),
            *chain("fork", "visit", "join", "end_visited"),
            *chain("fork", "call", "join"),
            *chain("late", "remind", "end_reminded"),
            name="Home visits",
        )
    )


def files():
    """All files of the folder."""
    rules = table(["worry"], ["needed"], ('"great"', "true"), ('"small"', "false"))
    model = dmn_definitions(
        given("worry", "string"), decision("visit_needed", needs("input", "worry"), rules), namespace="home-visit"
    )
    return {
        "pathway.yaml": PATHWAY.encode(),
        "home-visit.bpmn": diagram(),
        "visit_needed.dmn": model,
        "worry_notice.form": form("worry_notice", choice("worry", "great", "small")),
        "visit_report.form": form("visit_report", VISIT),
        "call_report.form": form("call_report", CALL),
        "scenarios/visited.yaml": VISITED.encode(),
        "scenarios/nothing.yaml": NOTHING.encode(),
    }


def written(parent, changed=None):
    """The folder, written below `parent`; `changed` files stand instead of the others, None removes one."""
    folder = parent / "home-visit"
    for name, content in (files() | (changed or {})).items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return folder
