"""The namespaces of the versions of DMN that are read here."""

import re
from collections.abc import Mapping
from typing import Final

VERSIONS: Final[Mapping[str, str]] = {
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd": "1.1",
    "http://www.omg.org/spec/DMN/20180521/MODEL/": "1.2",
    "https://www.omg.org/spec/DMN/20191111/MODEL/": "1.3",
    "https://www.omg.org/spec/DMN/20211108/MODEL/": "1.4",
    "https://www.omg.org/spec/DMN/20230324/MODEL/": "1.5",
}
DMN: Final = frozenset(VERSIONS)

FEEL: Final = frozenset(
    {
        "http://www.omg.org/spec/FEEL/20140401",
        "http://www.omg.org/spec/DMN/20180521/FEEL/",
        "https://www.omg.org/spec/DMN/20191111/FEEL/",
        "https://www.omg.org/spec/DMN/20211108/FEEL/",
        "https://www.omg.org/spec/DMN/20230324/FEEL/",
    }
)

_FEEL_ADDRESS: Final = re.compile(r"https?://www\.omg\.org/spec/(FEEL/\d{8}|DMN/\d{8}/FEEL)/?")  # as tools spell it


def is_feel(language: str) -> bool:
    """Whether an expression language is FEEL: by its address, its name, or because none is given.

    >>> is_feel(""), is_feel("feel"), is_feel("https://example.org/groovy")
    (True, True, False)
    """
    spoken = language.strip()
    if not spoken or spoken.lower() in {"feel", "feel1.1", "s-feel"} or spoken in FEEL or spoken in VERSIONS:
        return True
    return _FEEL_ADDRESS.fullmatch(spoken) is not None
