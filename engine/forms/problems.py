"""What is wrong with a form, in sentences, with the component it concerns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One problem: its sentence, the id and key of the component, and its severity, error or warning.

    An error stops the form from being published; a warning is worth a look.
    """

    message: str
    component_id: str | None = None
    key: str | None = None
    severity: str = "error"

    def __str__(self) -> str:
        place = self.key or self.component_id
        return f"`{place}`: {self.message}" if place else self.message
