"""What is wrong with a pathway before anybody runs it: diagrams, decisions and forms, each alone and all together."""

from engine.lint.gate import RULES, lint
from engine.lint.offer import offer_of, together
from engine.lint.package import Offer, Operation, Package

__all__ = ["RULES", "Offer", "Operation", "Package", "lint", "offer_of", "together"]
