"""The model that is measured: user tasks of five fields one after the other, one exclusive gateway, one script task."""

import json
from itertools import pairwise

from tests.bpmn.diagrams import chain, definitions, end, exclusive, flow, lane, process, script_task, start, user_task

FIELDS = ("a", "b", "c", "d", "e")
PATHWAY = b"""key: bench
title: A pathway to measure
countries: [EE]
start: {roles: [probation_officer]}
owner: probation_officer
lawful_basis: none, it is invented
"""


def ten_tasks(tasks: int = 10) -> dict[str, bytes]:
    """The files of the pathway `bench`."""
    names = [f"t{number}" for number in range(tasks)]
    half = tasks // 2
    members = ["start", *names, "sum", "choice", "end", "other_end"]
    parts = [
        start(form="bench_start"),
        *(user_task(name, form=f"bench_{name}", name=f"Task {name}") for name in names),
        script_task("sum", "=t0_a + t0_b", "total", name="Add up"),
        exclusive("choice", default="choice_to_other_end", name="Enough?"),
        end(name="Done"),
        end("other_end", name="Too little"),
        *chain("start", *names[:half], "sum", *names[half:], "choice"),
        flow("choice", "end", "=total > 0"),
        flow("choice", "other_end"),
    ]
    drawn = process("bench", *parts, lanes=[lane("lane_probation_officer", *members)])
    forms = {f"bench_{name}.form": _form(f"bench_{name}", name) for name in (*names, "start")}
    return {"bench.bpmn": definitions(drawn), "pathway.yaml": PATHWAY, **forms}


def _form(id_: str, name: str) -> bytes:
    fields = [
        {
            "type": "number", "id": f"{id_}_{field}", "key": f"{name}_{field}", "label": field, "decimalDigits": 0,
            "validate": {"required": True}, "properties": {"class": "C1", "processInput": "true"},
        }
        for field in FIELDS
    ]  # fmt: skip
    return json.dumps({"type": "default", "id": id_, "schemaVersion": 18, "components": fields}).encode()


def forty_texts(forms: int = 40) -> dict[str, bytes]:
    """The files of the pathway `bench` with one free text in each form."""
    files = ten_tasks(forms)
    for name in [name for name in files if name.endswith(".form") and name != "bench_start.form"]:
        form = json.loads(files[name])
        text = {
            "type": "textarea", "id": f"{form['id']}_note", "key": "note", "label": "Note",
            "properties": {"class": "C2"},
        }  # fmt: skip
        files[name] = json.dumps({**form, "components": [*form["components"], text]}).encode()
    return files


def ten_tasks_in_python(tasks: int = 10) -> str:
    """The same model with Python in its gateway and script, for SpiffWorkflow's own engine."""
    names = [f"t{number}" for number in range(tasks)]
    half = tasks // 2
    order = ["start", *names[:half], "sum", *names[half:], "choice"]
    flows = "".join(f'<sequenceFlow id="f_{a}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairwise(order))
    return (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="floor">'
        '<process id="bench" isExecutable="true"><startEvent id="start"/>'
        + "".join(f'<userTask id="{name}"/>' for name in names)
        + '<scriptTask id="sum"><script>total = t0_a + t0_b</script></scriptTask>'
        '<exclusiveGateway id="choice" default="no"/><endEvent id="end"/><endEvent id="other_end"/>'
        + flows
        + '<sequenceFlow id="yes" sourceRef="choice" targetRef="end">'
        "<conditionExpression>total &gt; 0</conditionExpression></sequenceFlow>"
        '<sequenceFlow id="no" sourceRef="choice" targetRef="other_end"/></process></definitions>'
    )
