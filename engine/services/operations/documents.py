"""Documents are rendered behind a port; where none is configured, the call waits with a sentence for the operator."""

from collections.abc import Mapping
from typing import Any

from engine.services.operations.outcomes import Outcome, Reader


def render_document(inputs: Mapping[str, Any], key: str, reader: Reader) -> Outcome:
    """`document.render`: a version of a document for one desk; the reference of what was made."""
    return {"document": reader.render(str(inputs["template"]), str(inputs.get("version") or "full"), key)}
