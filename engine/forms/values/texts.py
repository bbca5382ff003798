"""Texts: stripped, in Unicode's composed form (NFC), without control characters, of limited length."""

import re
import unicodedata
from typing import Any, Final

from marshmallow import ValidationError

from engine.feel import FeelError, compile_expression
from engine.forms.field import Field
from engine.forms.sentences import Sentence

LONGEST_TEXT: Final = 500
LONGEST_AREA: Final = 20_000
# Control characters, halves of characters, line separators, and marks that turn the direction of what follows.
_REFUSED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_UNSEEN: Final = "CZ"  # the first letter of Unicode's categories for what has no shape
_MATCHES: Final = "matches(value, pattern)"


def parse_text(field: Field, value: Any) -> str:
    """One line."""
    text = _clean(value)
    if "\n" in text or "\t" in text:
        raise ValidationError(Sentence("Write this in one line"))
    return _checked(field, text, LONGEST_TEXT)


def parse_area(field: Field, value: Any) -> str:
    """Several lines; line ends become newlines."""
    return _checked(field, _clean(value), LONGEST_AREA)


def clean_line(value: Any, most: int) -> str:
    """A short text that belongs to no question of its own, such as a name; raises ValidationError."""
    text = _clean(value)
    if "\n" in text or "\t" in text:
        raise ValidationError(Sentence("Write this in one line"))
    if len(text) > most:
        raise ValidationError(Sentence("Enter no more than {most} characters", most=most))
    return text


def matches(text: str, pattern: str) -> bool:
    """Whether a part of the text matches an XPath regular expression; false where it cannot be told."""
    try:
        return compile_expression(_MATCHES).evaluate({"value": text, "pattern": pattern}).value is True
    except FeelError:
        return False


def _clean(value: Any) -> str:
    if not isinstance(value, str):
        raise ValidationError(Sentence("Enter a text"))
    if len(value) > 2 * LONGEST_AREA:  # before anything else is done with it
        raise ValidationError(Sentence("Enter no more than {most} characters", most=LONGEST_AREA))
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if _REFUSED.search(text) or (text and all(unicodedata.category(sign)[0] in _UNSEEN for sign in text)):
        raise ValidationError(Sentence("Remove the invisible characters from this text"))
    return unicodedata.normalize("NFC", text)


def _checked(field: Field, text: str, longest: int) -> str:
    most = min(longest, field.max_length or longest)
    if len(text) > most:
        raise ValidationError(Sentence("Enter no more than {most} characters", most=most))
    if len(text) < (field.min_length or 0):
        raise ValidationError(Sentence("Enter at least {least} characters", least=field.min_length))
    if field.pattern and not matches(text, field.pattern):
        raise ValidationError(Sentence("Enter this in the form that is asked for"))
    return text
