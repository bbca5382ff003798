r"""Sets of characters, written for the `regex` module (version 1 behaviour).

Every character other than an ASCII letter or digit is written as a number, so that none can be taken for an operator.
"""

from collections.abc import Iterable

from engine.feel.xpath_regex.case_variants import case_variants, case_variants_beyond

CodePoints = tuple[int, int]


def quoted(char: str) -> str:
    r"""One character that stands for itself.

    >>> quoted("a"), quoted("-")
    ('a', '\\u002D')
    """
    if char.isascii() and char.isalnum():
        return char
    return f"\\u{ord(char):04X}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08X}"


def one_character(char: str, *, ignore_case: bool) -> str:
    r"""`char`, or the set of its case variants.

    >>> one_character("a", ignore_case=True)
    '[Aa]'
    """
    variants = case_variants(char) if ignore_case else char
    return quoted(char) if len(variants) == 1 else f"[{''.join(map(quoted, variants))}]"


def ranges(spans: Iterable[CodePoints]) -> str:
    """The inside of a set that holds the code points of `spans`, both ends included.

    >>> ranges([(0x61, 0x63), (0x78, 0x78)])
    'a-cx'
    """
    return "".join(
        quoted(chr(first)) if first == last else f"{quoted(chr(first))}-{quoted(chr(last))}" for first, last in spans
    )


def merged(spans: Iterable[CodePoints]) -> list[CodePoints]:
    """The same code points in spans that are in order and do not overlap.

    >>> merged([(5, 9), (1, 2), (3, 3), (7, 12)])
    [(1, 3), (5, 12)]
    """
    apart: list[CodePoints] = []
    for first, last in sorted(spans):
        if apart and first <= apart[-1][1] + 1:
            apart[-1] = (apart[-1][0], max(last, apart[-1][1]))
        else:
            apart.append((first, last))
    return apart


def with_case_variants(spans: Iterable[CodePoints]) -> list[CodePoints]:
    """The spans, merged, with the case variants of all their characters.

    >>> with_case_variants([(0x61, 0x63)])
    [(65, 67), (97, 99)]
    """
    spans = merged(spans)
    others = {ord(variant) for first, last in spans for variant in case_variants_beyond(first, last)}
    return merged(spans + [(code, code) for code in others])
