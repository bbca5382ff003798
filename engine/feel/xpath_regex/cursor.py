"""A place in a pattern that moves forward while the pattern is read."""

from dataclasses import dataclass


@dataclass(slots=True)
class Cursor:
    """The pattern `text`, read up to `place`.

    >>> cursor = Cursor("a*")
    >>> cursor.take(), cursor.next_is("*"), cursor.take(), cursor.peek()
    ('a', True, '*', '')
    """

    text: str
    place: int = 0

    def peek(self, ahead: int = 0) -> str:
        """The character `ahead` of the place, or an empty string beyond the end."""
        return self.text[self.place + ahead : self.place + ahead + 1]

    def take(self) -> str:
        """The next character, or an empty string at the end; moves past it."""
        char = self.peek()
        self.place += len(char)
        return char

    def next_is(self, expected: str) -> bool:
        """Whether `expected` follows."""
        return self.text.startswith(expected, self.place)

    def accept(self, expected: str) -> bool:
        """Whether `expected` follows; if so, moves past it."""
        found = self.next_is(expected)
        if found:
            self.place += len(expected)
        return found

    def take_digits(self) -> str:
        """The digits 0 to 9 that follow, perhaps none; moves past them."""
        start = self.place
        while self.peek() and self.peek() in "0123456789":
            self.place += 1
        return self.text[start : self.place]

    @property
    def at_end(self) -> bool:
        """Whether everything has been read."""
        return self.place >= len(self.text)
