"""DMN, the decision model and notation of the OMG, 1.1 to 1.5: read, checked and evaluated."""

from engine.dmn.check import check
from engine.dmn.decide import CyclicDecision, DecisionResult, UnknownDecision, call, decide
from engine.dmn.deployment import Model, read_model
from engine.dmn.evaluation.frames import WrongInput
from engine.dmn.evaluation.runs import DecidedValue, MatchedRule
from engine.dmn.problems import Kind, Problem, Severity
from engine.dmn.xml import DmnFileError

__all__ = [
    "CyclicDecision",
    "DecidedValue",
    "DecisionResult",
    "DmnFileError",
    "Kind",
    "MatchedRule",
    "Model",
    "Problem",
    "Severity",
    "UnknownDecision",
    "WrongInput",
    "call",
    "check",
    "decide",
    "read_model",
]
