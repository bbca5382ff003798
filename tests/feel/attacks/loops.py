"""Loops that would not end in time."""

from typing import Final

from tests.feel.attacks.attack import LIKE_NAMES, TEXT, Attack, contexts, doubled, numbers, repeated

_SHARED: Final = doubled(60)
LOOPS: Final = (
    Attack("for over 10^9 numbers", "for i in 1..1000000000 return i"),
    Attack("for over 10^9 numbers downwards", "for i in 1000000000..1 return i"),
    Attack("for over 10^18 numbers", "for i in 1..1000000000000000000 return 1"),
    Attack("for over a range", "for i in [1..1000000000] return i"),
    Attack("for over an open range", "for i in (1..1000000000) return i"),
    Attack("for over all dates", 'for d in [@"-200000-01-01"..@"200000-01-01"] return d'),
    Attack("for in for in for", "for a in 1..1000 return for b in 1..1000 return for c in 1..1000 return a"),
    Attack("for over three domains", "for a in 1..1000, b in 1..1000, c in 1..1000 return a * b * c"),
    Attack("for over 60 domains", "for " + ", ".join(f"v{n} in 1..2" for n in range(60)) + " return 1"),
    Attack("for over 60 empty-handed domains", "for " + ", ".join(f"v{n} in 1..1" for n in range(60)) + " return 1"),
    Attack("for over 500 domains", "for " + ", ".join(f"v{n} in 1..1" for n in range(500)) + " return 1"),
    Attack("some over 10^9 numbers", "some i in 1..1000000000 satisfies i < 0"),
    Attack("some over a range", "some i in [1..1000000000] satisfies i < 0"),
    Attack("every over a range", "every i in [1..1000000000] satisfies i > 0"),
    Attack("every over three domains", "every a in x, b in x, c in x satisfies a >= 0", {"x": numbers(10_000)}),
    Attack("for with a long body", f"for i in 1..1000000 return {repeated('i,', '[', 'i]', 7_500)}"),
    Attack("for with a partial", "for i in 1..1000000 return count(partial)"),
    Attack(
        "for that doubles a list", "for i in 1..100 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])"
    ),
    Attack("for that doubles a text", 'for i in 1..100 return if i = 1 then "ab" else partial[-1] + partial[-1]'),
    Attack("for that gathers all of partial", "for i in 1..100000 return partial"),
    Attack("for that flattens partial", "for i in 1..100 return flatten([1, partial, partial])"),
    Attack("for that doubles a number", "for i in 1..100000 return if i = 1 then 3 else partial[-1] * partial[-1]"),
    Attack("for that joins texts", 'for i in 1..100000 return string join(for j in 1..1000 return "x", ",")'),
    Attack("for with an unknown name", "for i in 1..1000000 return riskScor", LIKE_NAMES),
    Attack("for with an unknown entry", "for i in 1..1000000 return c.riskScor", {"c": LIKE_NAMES}),
    Attack("for with a warning that differs", "for i in 1..1000000 return [1][i + 1]"),
    Attack("for with long warnings", f"for i in 1..1000000 return {'n' * 7_500} + 1"),
    Attack("for that filters", "for i in 1..1000 return (1..1000)[item > i]"),
    Attack("for that filters a list", "for i in x return x[item = i]", {"x": numbers(5_000)}),
    Attack("for that filters contexts", "for i in x return x[name = i.name]", {"x": contexts(5_000)}),
    Attack("for that slices", "for i in 1..100000 return sublist(x, 1)", {"x": numbers()}),
    Attack("for that reverses", "for i in 1..100000 return reverse(x)", {"x": numbers()}),
    Attack("for that reads a long path", "for i in 1..100000 return x.name", {"x": contexts(5_000)}),
    Attack("for that adds to a text", "for i in 1..1000000 return t + t", {"t": "a" * 49_000}),
    Attack("for that compares texts", "for i in 1..1000000 return t < u", {"t": TEXT + "a", "u": TEXT + "b"}),
    Attack("for that equals texts", "for i in 1..1000000 return t = u", {"t": TEXT + "a", "u": TEXT + "b"}),
    Attack("for that tests texts", "for i in 1..1000000 return t in (u)", {"t": TEXT + "a", "u": TEXT + "b"}),
    Attack(
        "for that sees whether a text is in a range",
        "for i in 1..1000000 return t in [u..v]",
        {"t": TEXT + "b", "u": TEXT + "a", "v": TEXT + "c"},
    ),
    Attack(
        "for that sees whether a text is between",
        "for i in 1..1000000 return t between u and v",
        {"t": TEXT + "b", "u": TEXT + "a", "v": TEXT + "c"},
    ),
    Attack("for that asks for a type", "for i in 1..1000000 return x instance of list<number>", {"x": numbers()}),
    Attack(
        "for that asks for a type of contexts",
        "for i in 1..1000000 return x instance of list<context<name: string, value: number>>",
        {"x": contexts(5_000)},
    ),
    Attack(
        "for that asks for the type of a tangle", f"for i in 1..1000 return ({_SHARED}) instance of list<list<Any>>"
    ),
    Attack("for that counts a list", "for i in 1..1000000 return count(x)", {"x": numbers()}),
    Attack("for that searches a text", "for i in 1..1000000 return contains(t, u)", {"t": TEXT, "u": "ab" * 500 + "c"}),
    Attack(
        "for that searches a short text",
        "for i in 1..1000000 return contains(t, u)",
        {"t": "a" * 1000, "u": "a" * 500 + "b"},
    ),
    Attack("for that ends with a long text", "for i in 1..1000000 return ends with(t, u)", {"t": "a", "u": TEXT}),
)
