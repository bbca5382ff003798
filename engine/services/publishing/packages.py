"""A deployment as the rules of the gate look at it."""

from collections.abc import Iterable, Mapping
from typing import Final

from engine.domain.roles import ROLES
from engine.lint import Offer, Operation, Package, offer_of, together
from engine.services.deployments import Published
from engine.services.operations import OPERATIONS

KNOWN_OPERATIONS: Final[Mapping[str, Operation]] = {
    name: Operation(
        required=frozenset(given for given, needed in operation.inputs.items() if needed),
        optional=None
        if operation.free_inputs
        else frozenset(given for given, needed in operation.inputs.items() if not needed),
        outputs=frozenset(operation.outputs),
    )
    for name, operation in OPERATIONS.items()
}


def package_of(published: Published, others: Iterable[Published] = ()) -> Package:
    """One deployment, read, and what the others have for it."""
    return Package(
        diagrams=published.diagrams,
        models=(published.model,) if published.model else (),
        forms=tuple(published.forms.values()),
        roles=frozenset(ROLES),
        operations=KNOWN_OPERATIONS,
        elsewhere=together(*(offer_of(package_of(other)) for other in others)) if others else Offer(),
    )
