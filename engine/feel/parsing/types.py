"""Type expressions: what follows `instance of` and the `:` of a parameter."""

from collections.abc import Callable
from typing import Final

from engine.feel import syntax
from engine.feel.names import WORD
from engine.feel.parsing.scanner import Scanner

_BARE: Final[dict[str, Callable[[], syntax.Node]]] = {
    "list": lambda: syntax.ListTypeExpression(syntax.TypeName("Any")),
    "context": lambda: syntax.ContextTypeExpression(()),
    "range": lambda: syntax.RangeTypeExpression(syntax.TypeName("Any")),
    "function": lambda: syntax.TypeName("function"),
}


class TypeParser(Scanner):
    """Reads types."""

    def type(self) -> syntax.Node:
        """A type expression (DMN 1.5, grammar rules 52 to 54)."""
        self.deeper()
        self.blanks()
        start = self.at
        node = self._type(start)
        self.higher()
        return self.built(node)

    def _type(self, start: int) -> syntax.Node:
        known = self.type_names.match(self.text, start)
        if known:
            name, self.at = known
            return syntax.TypeName(name, offset=start, end=self.at)
        word = self.word()
        if not word:
            self.refuse("the name of a type")
        self.at += len(word)
        if word in _BARE:
            return self._parametrised(word, start) if self.takes("<") else _BARE[word]()
        while self.text.startswith(".", self.at) and (part := WORD.match(self.text, self.at + 1)):
            word, self.at = f"{word}.{part.group()}", part.end()
        return syntax.TypeName(word, offset=start, end=self.at)

    def _parametrised(self, word: str, start: int) -> syntax.Node:
        match word:
            case "list":
                item = self.type()
                self.needs(">")
                return syntax.ListTypeExpression(item, offset=start, end=self.at)
            case "range":
                endpoint = self.type()
                self.needs(">")
                return syntax.RangeTypeExpression(endpoint, offset=start, end=self.at)
            case "context":
                entries = [] if self.sees(">") else [self._entry()]
                while self.takes(","):
                    entries.append(self._entry())
                self.needs(">")
                return syntax.ContextTypeExpression(tuple(entries), offset=start, end=self.at)
        parameters = [] if self.sees(">") else [self.type()]
        while self.takes(","):
            parameters.append(self.type())
        self.needs(">")
        self.needs("->", "before the type of the result")
        return syntax.FunctionTypeExpression(tuple(parameters), self.type(), offset=start, end=self.at)

    def _entry(self) -> syntax.ContextTypeEntry:
        self.blanks()
        start, name = self.at, self.name_before(":")
        if name is None:
            self.refuse("the name of an entry and `:`")
        self.needs(":")
        return syntax.ContextTypeEntry(name, self.type(), offset=start, end=self.at)
