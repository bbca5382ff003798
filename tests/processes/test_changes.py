"""A pathway is changed, and a new one made, by changing files: nobody touches a program."""

import json

import pytest

from engine.domain.actors import SYSTEM
from engine.scenarios.reading import read_scenario
from engine.scenarios.running import Run
from engine.scenarios.variations import tell
from engine.scenarios.ways import Plain
from engine.services.publishing.commands import PathwayFiles, PublishDeployment
from tests.databases import server
from tests.processes.pathways import FOLDERS, PATHWAYS, STORIES, sandbox_on, told_by
from tests.scenarios.home_visit import NOTHING, VISITED, files

NEW_TASK = """
    <bpmn:userTask id="ask_district_officer" name="Ask the district officer">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:formDefinition formId="tuko_district_officer" />
        <zeebe:assignmentDefinition candidateGroups="police" />
        <zeebe:taskSchedule dueDate="= add working days(today(), 2, case.country)" />
      </bpmn:extensionElements>
      <bpmn:incoming>check_cohabitation_to_ask</bpmn:incoming>
      <bpmn:outgoing>ask_to_open</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="check_cohabitation_to_ask" sourceRef="check_cohabitation" targetRef="ask_district_officer" />
    <bpmn:sequenceFlow id="ask_to_open" sourceRef="ask_district_officer" targetRef="open" />
"""
NEW_SHAPES = """
      <bpmndi:BPMNShape id="ask_district_officer_di" bpmnElement="ask_district_officer">
        <dc:Bounds x="662" y="100" width="136" height="80" />
      </bpmndi:BPMNShape>
"""
OLD_FLOW = '<bpmn:sequenceFlow id="check_cohabitation_to_open" sourceRef="check_cohabitation" targetRef="open" />'
NEW_FORM = {
    "type": "default", "id": "tuko_district_officer", "title": "Ask the district officer", "schemaVersion": 18,
    "components": [{
        "type": "textarea", "id": "field_seen", "key": "districtOfficerSaw", "label": "What has the officer seen?",
        "validate": {"required": True}, "properties": {"class": "C2"},
    }],
}  # fmt: skip
BEFORE, AFTER = "tuko/S03.yaml", "tuko/S03-after.yaml"
ASKED = """
  - expect: {open: [ask_district_officer], end: []}
  - as: tartu-police.police
    task: ask_district_officer
    submit: {districtOfficerSaw: His name is on the other letter box.}
"""


def changed(bpmn):
    """The diagram as an editor saves it, with the new task between the check and the decision."""
    assert bpmn.count(OLD_FLOW) == 1
    bpmn = bpmn.replace(OLD_FLOW, NEW_TASK.strip())
    bpmn = bpmn.replace("<bpmn:outgoing>check_cohabitation_to_open<", "<bpmn:outgoing>check_cohabitation_to_ask<")
    bpmn = bpmn.replace("<bpmn:incoming>check_cohabitation_to_open<", "<bpmn:incoming>ask_to_open<")
    bpmn = bpmn.replace(
        '<bpmn:lane id="lane_network" name="Every institution">',
        '<bpmn:lane id="lane_network" name="Every institution">\n'
        "        <bpmn:flowNodeRef>ask_district_officer</bpmn:flowNodeRef>",
    )
    bpmn = bpmn.replace('bpmnElement="check_cohabitation_to_open"', 'bpmnElement="check_cohabitation_to_ask"')
    head, plane, rest = bpmn.partition('<bpmndi:BPMNShape id="check_cohabitation_di"')
    return f"{head}{NEW_SHAPES.strip()}\n      {plane}{rest}"


@pytest.fixture(scope="module")
def house():
    with sandbox_on(server()) as sandbox, sandbox.with_pathways(PATHWAYS) as made:
        yield made


def test_a_new_task_is_for_the_next_case_and_the_running_one_keeps_its_way(house):
    old, process_id = told_by(BEFORE)
    story = STORIES[BEFORE].decode().replace("INVENTED-0301", "INVENTED-0302")
    told, last, end = story.rpartition("  - expect:")
    new = read_scenario(AFTER, f"{told.rstrip()}{ASKED}{last}{end}".encode())
    edited = dict(FOLDERS["tuko"].files)
    edited["tuko.bpmn"] = changed(edited["tuko.bpmn"].decode()).encode()
    edited["tuko_district_officer.form"] = json.dumps(NEW_FORM).encode()
    with house.copy() as own, own.world() as world:
        running = Run(world, old, process_id, Plain())
        running.begin()
        running.tell(old.do[:1])
        [version] = world.execute(PublishDeployment((PathwayFiles("tuko", edited),)), SYSTEM)
        assert (version.version, version.is_new) == (2, True)
        assert Run(world, new, process_id, Plain()).outcome().differences == ()
        running.tell(old.do[2:])
        assert running.differences == []


def test_a_pathway_of_our_own_runs_beside_the_others(house):
    ours = {path: content for path, content in files().items() if not path.startswith("scenarios/")}
    with house.sandbox.with_pathways([*PATHWAYS, PathwayFiles("home-visit", ours)]) as wider:
        for story in (VISITED, NOTHING):
            assert tell(wider, read_scenario("ours.yaml", story.encode()), "home_visit").differences == ()
        assert tell(wider, *told_by(BEFORE)).differences == ()
