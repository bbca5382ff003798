"""From XML to the model: every element of DMN 1.1 to 1.5, nothing evaluated."""

from engine.dmn.reading.definitions import read_definitions

__all__ = ["read_definitions"]
