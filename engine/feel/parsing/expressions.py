"""Operators by precedence, and what may follow a value: `.name`, `[filter]`, `(arguments)`."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Final

from engine.feel import syntax
from engine.feel.names import BLANK
from engine.feel.parsing.primaries import PrimaryParser

_OR, _AND, _COMPARING, _ADDING, _MULTIPLYING, _RAISING = range(1, 7)
_SIGNS: Final = (
    ("**", _RAISING),
    ("*", _MULTIPLYING),
    ("/", _MULTIPLYING),
    ("+", _ADDING),
    ("-", _ADDING),
    ("<=", _COMPARING),
    (">=", _COMPARING),
    ("!=", _COMPARING),
    ("<", _COMPARING),
    (">", _COMPARING),
    ("=", _COMPARING),
)
_NO_FILTER: Final = re.compile(r"\[\s*\]")
_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]]', re.DOTALL)
_WORD_LEVELS: Final = {"or": _OR, "and": _AND, "between": _COMPARING, "in": _COMPARING, "instance": _COMPARING}


class ExpressionParser(PrimaryParser):
    """Reads expressions. All binary operators group from the left, `**` too (DMN 1.5, grammar rule 4)."""

    _may_close_range = False

    def expression(self) -> syntax.Node:
        """Any expression."""
        return self._operation(_OR)

    def operand(self) -> syntax.Node:
        """An expression without comparison or logic."""
        return self._operation(_ADDING)

    def high_end(self) -> syntax.Node:
        """An operand in which a `[` on the outermost level closes the range instead of opening a filter."""
        outer, self._may_close_range = self._may_close_range, True
        node = self.operand()
        self._may_close_range = outer
        return node

    def _operation(self, level: int) -> syntax.Node:
        self.deeper()
        self.blanks()
        left = self._prefixed()
        while True:
            sign, found = self._operator()
            if found < level or not sign:
                self.higher()
                return left
            self.at += len(sign)
            left = self.built(self._combined(sign, found, left))

    def _operator(self) -> tuple[str, int]:
        self.blanks()
        for sign, level in _SIGNS:
            if self.text.startswith(sign, self.at):
                return sign, level
        word = self.word()
        return (word, _WORD_LEVELS[word]) if word in _WORD_LEVELS else ("", 0)

    def _combined(self, sign: str, level: int, left: syntax.Node) -> syntax.Node:
        start = left.offset
        if level in (_ADDING, _MULTIPLYING, _RAISING):
            right = self._operation(level + 1)
            return syntax.Arithmetic(sign, left, right, offset=start, end=self.at)
        match sign:
            case "or":
                operands = [left, *self._more("or", _AND)]
                return syntax.Disjunction(tuple(operands), offset=start, end=self.at)
            case "and":
                operands = [left, *self._more("and", _COMPARING)]
                return syntax.Conjunction(tuple(operands), offset=start, end=self.at)
            case "between":
                low = self.operand()
                self.needs_word("and", "after the lower bound of `between`")
                high = self.operand()
                return syntax.Between(left, low, high, offset=start, end=self.at)
            case "in":
                return syntax.In(left, self._tests_behind_in(), offset=start, end=self.at)
            case "instance":
                self.needs_word("of", "after `instance`")
                kind = self.type()
                return syntax.InstanceOf(left, kind, offset=start, end=self.at)
        right = self._operation(_ADDING)
        return syntax.Comparison(sign, left, right, offset=start, end=self.at)

    def _more(self, word: str, level: int) -> list[syntax.Node]:
        operands = [self._operation(level)]
        while self.takes_word(word):
            operands.append(self._operation(level))
        return operands

    def _tests_behind_in(self) -> tuple[syntax.Node, ...]:
        self.blanks()
        start = self.at
        if self.takes("("):
            tests = self._bracketed_tests()
            if tests is not None:
                return tests
            self.at = start
        test = self.comparison_range() or self.operand()
        return (test,)

    def _bracketed_tests(self) -> tuple[syntax.Node, ...] | None:
        """The tests in `in (a, b)`; None if the bracket turns out to begin a range or a longer operand."""
        tests = [self.test()]
        while self.takes(","):
            tests.append(self.test())
        if not self.takes(")"):
            return None if len(tests) == 1 and self.sees("..") else self.refuse("`,` or `)` after a test")
        self.blanks()
        follows = self.text[self.at : self.at + 1]
        continues = follows in (".", "[", "(", "+", "-", "*", "/")
        return None if len(tests) == 1 and continues else tuple(tests)

    def _prefixed(self) -> syntax.Node:
        start = self.at
        if self.text.startswith("-", start) and not self.vocabulary.match(self.text, start):
            self.at += 1
            self.deeper()
            self.blanks()
            operand = self._prefixed()
            self.higher()
            return self.built(syntax.Negation(operand, offset=start, end=self.at))
        node = self._nested(self.primary)
        while True:
            self.blanks()
            following = self._followed(node, start)
            if following is None:
                return node
            node = self.built(following)

    def _followed(self, node: syntax.Node, start: int) -> syntax.Node | None:
        match self.text[self.at : self.at + 1]:
            case "." if not self.text.startswith("..", self.at):
                self.at += 1
                self.blanks()
                name = self.known_name(self.entries)
                if name is None:
                    name = self.word()
                    self.at += len(name)
                if not name:
                    self.refuse("a name after `.`")
                return syntax.Path(node, name, offset=start, end=self.at)
            case "[" if not self._closes_range():
                self.at += 1
                outer, self.filtering = self.filtering, True
                predicate = self._nested(self.expression)
                self.filtering = outer
                self.needs("]", "to close the filter")
                return syntax.Filter(node, predicate, offset=start, end=self.at)
            case "(":
                self.at += 1
                return self._invocation(node, start)
        return None

    def _nested(self, read: Callable[[], syntax.Node]) -> syntax.Node:
        outer, self._may_close_range = self._may_close_range, False
        node = read()
        self._may_close_range = outer
        return node

    def _invocation(self, function: syntax.Node, start: int) -> syntax.Node:
        arguments: list[syntax.Node] = []
        names: list[str] = []
        while not self.takes(")"):
            if arguments:
                self.needs(",", "or `)` after an argument")
            self.blanks()
            offset, name = self.at, self.name_before(":")
            if arguments and (name is not None) != bool(names):
                self.refuse_sentence("give names to all arguments or to none", offset)
            if name is not None:
                if name in names:
                    self.refuse_sentence(f"the argument `{name}` is given twice", offset)
                names.append(name)
                self.needs(":")
            arguments.append(self._nested(self.test))
        return syntax.Invocation(function, tuple(arguments), tuple(names) if names else None, offset=start, end=self.at)

    def _closes_range(self) -> bool:
        """Whether the `[` here ends a range: it does unless its `]` is followed by what can end one."""
        if not self._may_close_range:
            return False
        if _NO_FILTER.match(self.text, self.at):
            return True
        behind = self._behind_brackets.get(self.at)
        if behind is None:
            return True
        blank = BLANK.match(self.text, behind)
        follows = blank.end() if blank else behind
        return self.text[follows : follows + 1] not in ("]", ")", "[", ".", "+", "-", "*", "/")

    @cached_property
    def _behind_brackets(self) -> dict[int, int]:
        """For each `[` that has a `]`, the place behind that: found once, so that long texts stay cheap."""
        opened: list[int] = []
        behind: dict[int, int] = {}
        for found in _BRACKETS.finditer(self.text):
            match found.group():
                case "[":
                    opened.append(found.start())
                case "]" if opened:
                    behind[opened.pop()] = found.end()
        return behind
