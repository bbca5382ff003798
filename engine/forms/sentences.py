"""Sentences for the person who fills a form; none of them repeats what was typed."""

from typing import Any


class Sentence(str):
    """A sentence that remembers its template and figures, so that it can be said in another language.

    >>> said = Sentence("Enter no more than {most} characters", most=500)
    >>> said, said.template, said.figures
    ('Enter no more than 500 characters', 'Enter no more than {most} characters', {'most': 500})
    """

    template: str
    figures: dict[str, Any]

    __slots__ = ("figures", "template")

    def __new__(cls, template: str, **figures: Any) -> "Sentence":
        """The template with its figures filled in."""
        sentence = super().__new__(cls, template.format(**figures))
        sentence.template, sentence.figures = template, figures
        return sentence
