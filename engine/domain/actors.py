"""Who acts: a signed-in person, or the engine itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person (account id) at the desks held now; the engine itself has no account."""

    account_id: str | None
    desks: frozenset[str] = frozenset()

    @property
    def is_system(self) -> bool:
        """Whether this is the engine itself."""
        return self.account_id is None


SYSTEM = Actor(None)
