"""The text and the place in it: blanks, comments, words, signs and literals."""

import re
from typing import Final, NoReturn, TypeVar

from engine.feel import syntax
from engine.feel.errors import FeelSyntaxError, NoValue, Position
from engine.feel.names import BLANK, NAME_TOKEN, WORD, Vocabulary
from engine.feel.numbers import number
from engine.feel.parsing.mistakes import advice

MAX_LENGTH: Final = 8_000
MAX_NESTING: Final = 64
MAX_HEIGHT: Final = 200

_COMMENT: Final = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_NUMBER: Final = re.compile(r"(?:[0-9]+(?:\.(?!\.)[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}
_PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_HALF: Final = re.compile("[\ud800-\udfff]")

AnyNode = TypeVar("AnyNode", bound=syntax.Node)


class Scanner:
    """A cursor over FEEL text. `vocabulary` holds the names of more than one word that are known here."""

    def __init__(self, text: str, vocabulary: Vocabulary, type_names: Vocabulary) -> None:
        self.text = text
        self.at = 0
        self.nesting = 0
        self.vocabulary = vocabulary
        self.entries = vocabulary  # and the keys of the contexts read so far, which may follow a `.`
        self.filtering = False  # in a filter, where the keys of the items are names
        self.type_names = type_names
        self.patience = 40 * len(text) + 400  # reading a passage twice is rare; anything more is refused
        if len(text) > MAX_LENGTH:
            raise FeelSyntaxError(f"an expression may have at most {MAX_LENGTH:,} characters", Position(1, 1))

    def blanks(self) -> None:
        """Skip white space and comments."""
        while True:
            blank = BLANK.match(self.text, self.at) or _COMMENT.match(self.text, self.at)
            if blank is None:
                return
            self.at = blank.end()

    def sees(self, sign: str) -> bool:
        """Whether `sign` comes next."""
        self.blanks()
        return self.text.startswith(sign, self.at)

    def takes(self, sign: str) -> bool:
        """Skip `sign` if it comes next."""
        if self.sees(sign):
            self.at += len(sign)
            return True
        return False

    def needs(self, sign: str, purpose: str = "") -> None:
        """Skip `sign`, which must come next."""
        if not self.takes(sign):
            self.refuse(f"`{sign}`{' ' + purpose if purpose else ''}")

    def word(self) -> str:
        """The word that comes next, without skipping it; "" if none does."""
        self.blanks()
        found = WORD.match(self.text, self.at)
        return found.group() if found else ""

    def takes_word(self, word: str) -> bool:
        """Skip `word` if it is the whole next word."""
        if self.word() == word:
            self.at += len(word)
            return True
        return False

    def needs_word(self, word: str, purpose: str = "") -> None:
        """Skip `word`, which must come next."""
        if not self.takes_word(word):
            self.refuse(f"`{word}`{' ' + purpose if purpose else ''}")

    def found(self) -> str:
        """What comes next, for a sentence: a word, a literal, a sign, or the end."""
        self.blanks()
        if self.at >= len(self.text):
            return "the end"
        token = _STRING.match(self.text, self.at) or _NUMBER.match(self.text, self.at)
        token = token or WORD.match(self.text, self.at)
        piece = token.group() if token else self.text[self.at]
        return f"`{piece if len(piece) <= 30 else piece[:27] + '...'}`"

    def refuse(self, expected: str) -> NoReturn:
        """Stop: something else was expected here."""
        found = self.found()
        sentence = f"expected {expected}, found {found}{advice(self.text, self.at, self.vocabulary)}"
        raise FeelSyntaxError(sentence, Position.of(self.text, self.at), found=found, expected=expected)

    def refuse_sentence(self, sentence: str, offset: int) -> NoReturn:
        """Stop at `offset` with a sentence of its own."""
        raise FeelSyntaxError(sentence, Position.of(self.text, min(offset, len(self.text))))

    def built(self, node: AnyNode) -> AnyNode:
        """The finished node, unless its tree has become too high."""
        if node.height > MAX_HEIGHT:
            self.refuse_sentence(f"this expression is nested more than {MAX_HEIGHT} levels deep", node.offset)
        return node

    def deeper(self) -> None:
        """Go into a nested part; every `deeper` is followed by a `higher`."""
        self.nesting += 1
        self.patience -= 1
        if self.nesting > MAX_NESTING:
            self.refuse_sentence(f"this expression is nested more than {MAX_NESTING} levels deep", self.at)
        if self.patience < 0:
            self.refuse_sentence("this expression is too entangled to be read", self.at)

    def higher(self) -> None:
        """Come back from `deeper`."""
        self.nesting -= 1

    def number(self) -> syntax.Node | None:
        """A number literal, if one comes next."""
        token = _NUMBER.match(self.text, self.at)
        if token is None:
            return None
        start, self.at = self.at, token.end()
        try:
            value = number(token.group())
        except NoValue as reason:
            self.refuse_sentence(str(reason), start)
        return syntax.NumberLiteral(value, offset=start, end=self.at)

    def string(self) -> str:
        """The value of the string literal that comes next."""
        token = _STRING.match(self.text, self.at)
        if token is None:
            self.refuse_sentence('this text has no closing `"`', self.at)
        self.at = token.end()
        return unescaped(token.group(1))

    def known_name(self, *vocabularies: Vocabulary) -> str | None:
        """The longest known name of several words that comes next, if one does; the cursor moves behind it."""
        matches = [match for vocabulary in vocabularies if (match := vocabulary.match(self.text, self.at))]
        if not matches:
            return None
        name, self.at = max(matches, key=lambda match: match[1])
        return name

    def name_before(self, sign: str) -> str | None:
        """The name that comes next if `sign` stands behind it: the cursor then moves to the sign, else stays."""
        self.blanks()
        offset, name = self.at, ""
        while token := NAME_TOKEN.match(self.text, offset):
            name += token.group()
            blank = BLANK.match(self.text, token.end())
            offset = blank.end() if blank else token.end()
            name += " " if blank else ""
        if not WORD.match(name) or not self.text.startswith(sign, offset):
            return None
        self.at = offset
        return name.strip()


def unescaped(literal: str) -> str:
    r"""The characters a string literal stands for; an unknown escape such as `\s`, or half a pair, stays as it is.

    >>> unescaped(r'caf\u00e9\t\s')
    'café\t\\s'
    """
    if "\\" not in literal:
        return literal if literal.isascii() else _HALF.sub(_escaped, literal)
    text = _ESCAPE.sub(_unescape, literal)
    text = _PAIR.sub(lambda pair: pair.group().encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _HALF.sub(_escaped, text)


def _escaped(half: re.Match[str]) -> str:
    return f"\\u{ord(half.group()):04X}"


def _unescape(escape: re.Match[str]) -> str:
    letter = escape.group(1)
    if len(letter) > 1:
        code = int(letter[1:], 16)
        return chr(code) if code <= 0x10FFFF else escape.group()
    return _ESCAPES.get(letter, escape.group())
