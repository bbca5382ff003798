"""Asking a decision of `processes/` the way a process asks it."""

from functools import cache

from engine.dmn import decide as decide_by_model
from engine.dmn import read_model
from engine.feel import to_feel
from tests.processes.decision_files import decision_files


@cache
def model_of(decision):
    """The model in the file of this decision."""
    return read_model(decision_files()[decision].path.read_bytes())


def decide(decision, inputs):
    """The result of the decision with this id for plain Python inputs."""
    return decide_by_model(model_of(decision), decision, to_feel(inputs))
