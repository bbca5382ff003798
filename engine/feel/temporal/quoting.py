"""How a text that was refused is shown to a person."""

LONGEST_SHOWN = 40


def quoted(text: str) -> str:
    """`text` in quotation marks, shortened when it is long.

    >>> quoted("7:20")
    '"7:20"'
    >>> len(quoted("9" * 1_000_000))
    43
    """
    return f'"{text}"' if len(text) <= LONGEST_SHOWN else f'"{text[:LONGEST_SHOWN]}…"'
