"""Documents are registered with the case; their content is made behind a port, as the reader who opens them."""

from collections.abc import Mapping
from typing import Any

from engine.services.operations.outcomes import Outcome, Reader


def render_document(inputs: Mapping[str, Any], _key: str, reader: Reader) -> Outcome:
    """`document.render`: a version of a document for one desk (or for the network); the reference of what was made."""
    version = str(inputs.get("version") or "full")
    return {"document": reader.render(str(inputs["template"]), version, inputs.get("to"))}
