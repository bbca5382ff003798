"""Flag x: white space in a pattern is skipped, except within a character class expression."""

from engine.feel.xpath_regex.cursor import Cursor

WHITE_SPACE = "\t\n\r "


def without_whitespace(pattern: str) -> str:
    r"""The pattern as it reads under flag x (XPath and XQuery Functions 3.1, clause 5.6.2).

    >>> without_whitespace(r"he ll o[ ]\p{ I s Greek }")
    'hello[ ]\\p{IsGreek}'
    """
    cursor = Cursor(pattern)
    kept: list[str] = []
    class_depth = 0
    escaped = False
    while not cursor.at_end:
        char = cursor.take()
        if class_depth == 0 and char in WHITE_SPACE:
            continue
        kept.append(char)
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == "[":
            class_depth += 1
        elif char == "]":
            class_depth = max(0, class_depth - 1)
    return "".join(kept)
