"""References: what people call a case by, on paper, in mail and on the phone."""

import re
import secrets
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that looks like another sign: no 0 O, 1 I L, U V
LENGTH = 6
PATTERN = re.compile(f"[A-Z]+-[{ALPHABET}]{{{LENGTH}}}")


def new_reference(pathway_key: str, choose: Callable[[str], str] = secrets.choice) -> str:
    """A random reference for a case of the pathway: the first word of its key and six signs.

    >>> new_reference("restorative-justice", lambda alphabet: alphabet[0])
    'RESTORATIVE-222222'
    """
    word = re.sub(r"[^A-Z]", "", pathway_key.upper().split("-")[0]) or "CASE"
    return f"{word}-{''.join(choose(ALPHABET) for _ in range(LENGTH))}"


def as_reference(typed: str) -> str | None:
    """What somebody typed as a reference, spelled as it is stored; None if it cannot be one.

    >>> as_reference(" tuko 7k4m2q "), as_reference("Mari Maasikas")
    ('TUKO-7K4M2Q', None)
    """
    spelled = re.sub(r"[\s–-]+", "-", typed.strip().upper())
    return spelled if PATTERN.fullmatch(spelled) else None
