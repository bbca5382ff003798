"""FEEL expressions to mutate: those of our own processes and, where they are at hand, of the conformance kits."""

import os
import re
from functools import cache
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parents[3]
KITS = os.environ.get("KOOSRADA_CONFORMANCE", "")
LONGEST = 2_000

SEEDS = (
    'if risk score >= 14 then "high" else null',
    "for x in [1, 2, 3], y in x..5 return {a: x, b: y, c: partial}.c",
    'some d in [@"2026-01-01"..@"2026-01-05"] satisfies d + @"P1D" > date(2026, 1, 3)',
    "every x in [1..5[ satisfies x between -1 and 7 and not(x in (< 0, > 9, ]1..2]))",
    "sort([3, 1, 2], function(a: number, b) a > b)[item > 1][-1]",
    "{f: function(n) if n <= 0 then [] else append(f(n - 1), n), r: f(5)}.r",
    '[{name: "a", v: 1}, {name: "b", v: 2}][v > 1].name',
    "x instance of list<context<a b: number, c: function<number> -> Any>>",
    'replace("abc", "(a)(b)?", "$2$1", "i") + string join(["x", null], ", ") + string([1, {k: "v"}])',
    'duration("P1Y2M") * 2 + @"P3M" - years and months duration(@"2025-01-01", @"2026-01-01")',
    'date and time("2026-03-29T03:30:00@Europe/Tallinn") - @"2026-03-29T00:00:00Z" < @"PT4H"',
    'number("1 000,5", " ", ",") ** 0.5 / 3e10 - modulo(-12, 5) + decimal(1 / 3, 4)',
    "overlaps([1..5], (3..8)) or before(1, [2..3]) and starts([1..2], [1..5]) = is(1, 1.0)",
    'context merge([{a: 1}, context put({b: 2}, ["c", "d"], 3), context([{key: "k", value: 1}])])',
    "(function(f) f(f))(function(g) 1) + count(flatten([[1, [2]], 3])) + mean(1, 2, 3) + stddev([1, 2])",
    'substring("foobar", -3, 2) = upper case("ba") // a comment\n /* and another */',
    'add working days(@"2026-02-20", 3, "EE") + today().year + now().hour + (1..5).start included',
)


@cache
def corpus() -> tuple[str, ...]:
    """Every expression once, in a fixed order."""
    found = set(SEEDS)
    for path in sorted(ROOT.glob("processes/**/*.dmn")):
        found.update(_texts(path))
    if KITS and Path(KITS).is_dir():
        for path in sorted(Path(KITS).rglob("*.dmn")):
            found.update(_texts(path))
    return tuple(sorted(found))


def _texts(path: Path) -> set[str]:
    """The FEEL texts of a DMN file."""
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, OSError):
        return set()
    texts = (str(element.text) for element in root.iter("{*}text") if element.text)
    return {text for text in texts if 0 < len(text) <= LONGEST and not re.search(r"<[a-z]+[ >]", text)}
