"""Pools and message flows (BPMN 2.0.2, 9): who takes part, as documentation."""

from engine.bpmn.model import Collaboration, Pool
from engine.bpmn.reading.notes import Notes
from engine.bpmn.reading.xml import XmlElement, attribute, children, line_of, one_line, reference

_KINDS = ("collaboration", "globalConversation", "choreography")


def read_collaborations(root: XmlElement, processes: frozenset[str], notes: Notes) -> Collaboration:
    """The pools of all collaborations of the file; a pool that names an unknown process is noted."""
    pools = []
    message_flows = 0
    for collaboration in children(root, *_KINDS):
        message_flows += sum(1 for _ in children(collaboration, "messageFlow"))
        for pool in children(collaboration, "participant"):
            id_ = notes.identify(pool)
            process = reference(attribute(pool, "processRef"))
            if process is not None and process not in processes:
                notes.error(f"The pool `{id_}` names the process `{process}`, which is missing.", id_, line_of(pool))
                process = None
            pools.append(Pool(id_, one_line(attribute(pool, "name")), process))
    return Collaboration(tuple(pools), message_flows)
