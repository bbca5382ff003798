"""Packages for tests, and what one rule says about them."""

import json

from engine.dmn import read_model
from engine.forms import read_form
from engine.lint import Operation, Package, lint
from tests.bpmn.diagrams import chain, diagram, end, process, start
from tests.dmn.models import decision, given, needs
from tests.dmn.models import definitions as dmn_definitions

ROLES = frozenset({"case_lead", "police", "victim_support"})
OPERATIONS = {
    "mail.send": Operation(frozenset({"template", "to"}), frozenset({"place"})),
    "network.invite": Operation(frozenset({"members"}), outputs=frozenset({"invited"})),
}


def package(*diagrams, **more):
    """A package of these diagrams in a small world."""
    return Package(**{"diagrams": diagrams, "roles": ROLES, "operations": OPERATIONS, **more})


def of(*parts, lanes=(), **more):
    """A package of one process with these parts."""
    return package(diagram(process("p", *parts, lanes=lanes)), **more)


def line(*nodes, lanes=(), begin=None, **more):
    """A package of one process that goes from a start event through these nodes to an end event.

    Flows, and events at the edge of an activity, may stand among them.
    """
    ids = [id_of(node) for node in nodes if not node.startswith("<bpmn:sequenceFlow") and "attachedToRef" not in node]
    return of(begin or start(), *nodes, end(), *chain("start", *ids, "end"), lanes=lanes, **more)


def id_of(node):
    """The id of a part."""
    return node.partition(' id="')[2].partition('"')[0]


def said(package_, rule):
    """What one rule says, in sentences."""
    return [problem.message for problem in lint(package_) if problem.rule == rule]


def warned(package_, rule):
    """What one rule only warns of."""
    return [problem.message for problem in lint(package_) if problem.rule == rule and problem.severity == "warning"]


def about(package_, rule):
    """The ids of the elements that one rule has something to say about."""
    return [problem.element_id for problem in lint(package_) if problem.rule == rule]


def model(name, *inputs):
    """A decision over these inputs."""
    asked = [needs("input", *inputs)] if inputs else []
    parts = [*map(given, inputs), decision(name, *asked, "1")]
    return read_model(dmn_definitions(*parts, namespace=name))


def form(id_, *components):
    """A form of these components."""
    source = {"type": "default", "schemaVersion": 18, "id": id_, "components": list(components)}
    return read_form(f"{id_}.form", json.dumps(source).encode())


def question(key, kind="number", **properties):
    """A question whose answer becomes a process variable."""
    marks = {"class": "C1", "processInput": "true", **properties}
    written = {name: mark for name, mark in marks.items() if mark is not None}
    return {"type": kind, "id": f"field_{key}", "key": key, "label": key, "properties": written}
