"""Which characters stand for each other under flag i (XPath and XQuery Functions 3.1, clause 5.6.2)."""

from collections import defaultdict
from functools import cache

LAST_CASED = 0x1FFFF  # no character beyond has an upper or lower case


def case_variants(char: str) -> str:
    """`char` and all its case variants: those with the same upper case or the same lower case.

    >>> case_variants("k")
    'Kk\u212a'
    >>> case_variants("7")
    '7'
    """
    return _variants().get(char, char)


def case_variants_beyond(first: int, last: int) -> str:
    """The case variants, outside that range, of all characters from code point `first` to `last`.

    >>> case_variants_beyond(0x61, 0x63)
    'ABC'
    """
    table = _variants()
    if last - first < len(table):
        found = {variant for code in range(first, last + 1) for variant in table.get(chr(code), "")}
    else:
        found = {variant for char, variants in table.items() if first <= ord(char) <= last for variant in variants}
    return "".join(sorted(variant for variant in found if not first <= ord(variant) <= last))


@cache
def _variants() -> dict[str, str]:
    """Every character that has another case, with all its variants in order."""
    by_lower: defaultdict[str, set[str]] = defaultdict(set)
    by_upper: defaultdict[str, set[str]] = defaultdict(set)
    cased = [char for char in map(chr, range(LAST_CASED + 1)) if char != char.lower() or char != char.upper()]
    for char in cased:
        by_lower[char.lower()].add(char)
        by_upper[char.upper()].add(char)
    variants = {char: by_lower[char.lower()] | by_upper[char.upper()] for char in cased}
    return {char: "".join(sorted(same)) for char, same in variants.items() if len(same) > 1}
