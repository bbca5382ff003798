"""The smallest parts of an expression, and the ones with words of their own: `if`, `for`, `some`, `function`."""

from typing import Final

from engine.feel import syntax
from engine.feel.names import NAME_TOKEN, RESERVED
from engine.feel.parsing.types import TypeParser

COMPARISONS: Final = ("<=", ">=", "!=", "<", ">", "=")
_CONSTANTS: Final = {"null", "true", "false"}


class PrimaryParser(TypeParser):
    """Reads literals, names, brackets and the expressions that begin with a word."""

    def expression(self) -> syntax.Node:
        """Any expression."""
        raise NotImplementedError

    def operand(self) -> syntax.Node:
        """An expression without comparison or logic: what stands on one side of `<`."""
        raise NotImplementedError

    def high_end(self) -> syntax.Node:
        """The upper end of a range, in which `[` may close the range."""
        raise NotImplementedError

    def primary(self) -> syntax.Node:
        """A literal, a name, something in brackets, or an expression that begins with a word."""
        self.blanks()
        start = self.at
        match self.text[start : start + 1]:
            case '"':
                value = self.string()
                return syntax.StringLiteral(value, offset=start, end=self.at)
            case "(":
                return self._parenthesis(start)
            case "[":
                return self._list_or_range(start)
            case "]":
                self.at += 1
                return self._range(start, self.operand(), low_included=False)
            case "{":
                return self._context(start)
            case "@":
                self.at += 1
                if not self.text.startswith('"', self.at):
                    self.refuse('a text such as `"2026-03-01"` after `@`')
                text = self.string()
                return syntax.AtLiteral(text, offset=start, end=self.at)
        return self.number() or self._word(start)

    def _word(self, start: int) -> syntax.Node:
        known = self.known_name(self.vocabulary, *([self.entries] if self.filtering else []))
        if known is not None:
            return syntax.Name(known, offset=start, end=self.at)
        word = self.word()
        if not word or (word in RESERVED and word not in _CONSTANTS and word not in self._WORDS):
            self.refuse("a value")
        self.at += len(word)
        if word in self._WORDS:
            return self._WORDS[word](self, start)
        match word:
            case "null":
                return syntax.NullLiteral(offset=start, end=self.at)
            case "true" | "false":
                return syntax.BooleanLiteral(word == "true", offset=start, end=self.at)
        return syntax.Name(word, offset=start, end=self.at)

    def comparison_sign(self) -> str | None:
        """Skip a comparison sign if one comes next, and say which."""
        self.blanks()
        for sign in COMPARISONS:
            if self.text.startswith(sign, self.at):
                self.at += len(sign)
                return sign
        return None

    def comparison_range(self) -> syntax.Node | None:
        """`< 10` and the like, if that comes next."""
        self.blanks()
        start = self.at
        sign = self.comparison_sign()
        if sign is None:
            return None
        return syntax.ComparisonRange(sign, self.operand(), offset=start, end=self.at)

    def test(self) -> syntax.Node:
        """A positive unary test: any expression, or a comparison such as `< 10` (DMN 1.5, grammar rules 7 and 8)."""
        return self.comparison_range() or self.expression()

    def _parenthesis(self, start: int) -> syntax.Node:
        self.at += 1
        node = self.comparison_range()
        if node is None:
            node = self.expression()
            if self.sees(".."):
                return self._range(start, node, low_included=False)
        self.needs(")", "to close `(`")
        return node

    def _list_or_range(self, start: int) -> syntax.Node:
        self.at += 1
        if self.text.startswith("..", self.at):
            self.refuse("the lower end of the range (`null` leaves it open)")
        if self.takes("]"):
            return syntax.ListExpression((), offset=start, end=self.at)
        items = [self.test()]
        if self.sees(".."):
            return self._range(start, items[0], low_included=True)
        while self.takes(","):
            items.append(self.test())
        self.needs("]", "to close `[`")
        return syntax.ListExpression(tuple(items), offset=start, end=self.at)

    def _range(self, start: int, low: syntax.Node, *, low_included: bool) -> syntax.Node:
        self.needs("..", "between the ends of a range")
        high = self.high_end()
        if self.takes("]"):
            return syntax.RangeExpression(low, high, low_included, True, offset=start, end=self.at)
        if self.takes(")") or self.takes("["):
            return syntax.RangeExpression(low, high, low_included, False, offset=start, end=self.at)
        return self.refuse("`]`, `)` or `[` to close the range")

    def _context(self, start: int) -> syntax.Node:
        self.at += 1
        outer = self.vocabulary
        entries: list[syntax.ContextEntry] = []
        keys: set[str] = set()
        while not self.takes("}"):
            if entries:
                self.needs(",", "or `}` after an entry")
            self.blanks()
            offset, key = self.at, self._key()
            if key in keys:
                self.refuse_sentence(f"`{key}` stands here twice", offset)
            keys.add(key)
            value = self.test()
            entries.append(syntax.ContextEntry(key, value, offset=offset, end=self.at))
            self.vocabulary = self.vocabulary.extended([key])
            self.entries = self.entries.extended([key])
        self.vocabulary = outer
        return syntax.ContextExpression(tuple(entries), offset=start, end=self.at)

    def _key(self) -> str:
        self.blanks()
        if self.text.startswith('"', self.at):
            key = self.string()
            self.needs(":", "after the name of an entry")
            return key
        name = self.name_before(":")
        if name is None:
            self.refuse("the name of an entry and `:`, or `}`")
        self.needs(":")
        return name

    def _if(self, start: int) -> syntax.Node:
        condition = self.expression()
        self.needs_word("then", "after the condition of `if`")
        consequent = self.expression()
        self.needs_word("else", "(every `if` needs one)")
        alternative = self.expression()
        return syntax.If(condition, consequent, alternative, offset=start, end=self.at)

    def _for(self, start: int) -> syntax.Node:
        outer = self.vocabulary
        iterations = self._iterations(ranges=True)
        self.needs_word("return", "in `for`")
        body = self.expression()
        self.vocabulary = outer
        return syntax.For(iterations, body, offset=start, end=self.at)

    def _quantified(self, start: int) -> syntax.Node:
        outer = self.vocabulary
        quantifier = self.text[start : self.at]
        iterations = self._iterations(ranges=False)
        self.needs_word("satisfies", f"in `{quantifier}`")
        condition = self.expression()
        self.vocabulary = outer
        return syntax.Quantified(quantifier, iterations, condition, offset=start, end=self.at)

    def _iterations(self, *, ranges: bool) -> tuple[syntax.Iteration, ...]:
        iterations = []
        while True:
            self.blanks()
            start, name = self.at, self._variable()
            domain = self.expression()
            last = self.expression() if ranges and self.takes("..") else None
            iterations.append(syntax.Iteration(name, domain, last, offset=start, end=self.at))
            self.vocabulary = self.vocabulary.extended([name])
            if not self.takes(","):
                return tuple(iterations)

    def _variable(self) -> str:
        if self.word() in ("", "in"):
            self.refuse("a name for the items")
        name, behind = "", self.at
        while (token := NAME_TOKEN.match(self.text, self.at)) and token.group() != "in":
            name += (" " if self.at > behind and name else "") + token.group()
            self.at = behind = token.end()
            self.blanks()
        self.needs_word("in", "after the name for the items")
        return name

    def _function(self, start: int) -> syntax.Node:
        self.needs("(", "after `function`")
        parameters: list[syntax.FormalParameter] = []
        while not self.takes(")"):
            if parameters:
                self.needs(",", "or `)` after a parameter")
            parameters.append(self._parameter())
        external = self.takes_word("external")
        outer = self.vocabulary
        self.vocabulary = outer.extended(parameter.name for parameter in parameters)
        body = self.expression()
        self.vocabulary = outer
        return syntax.FunctionDefinition(tuple(parameters), body, external, offset=start, end=self.at)

    def _parameter(self) -> syntax.FormalParameter:
        self.blanks()
        start = self.at
        for sign in (":", ",", ")"):
            name = self.name_before(sign)
            if name is not None:
                kind = self.type() if self.takes(":") else None
                return syntax.FormalParameter(name, kind, offset=start, end=self.at)
        return self.refuse("the name of a parameter")

    _WORDS: Final = {"if": _if, "for": _for, "some": _quantified, "every": _quantified, "function": _function}
