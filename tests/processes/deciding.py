"""Asking a decision of `processes/` the way a process asks it: by its id, in one model of all files."""

from functools import cache

from engine.dmn import decide as decide_in
from engine.dmn import read_model
from tests.processes.decision_files import FILES


@cache
def model():
    """All decision files, read together."""
    return read_model(*((path.name, path.read_bytes()) for path in FILES))


def decide(decision, inputs):
    """The result of the decision with this id for plain Python inputs."""
    return decide_in(model(), decision, inputs)
