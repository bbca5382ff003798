"""Expressions that want more than they may have: each must end quickly, with a value, null or a `FeelError`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

_MANY: Final = 50_000
_LONG: Final = 19_000  # characters; an expression may have 20,000


@dataclass(frozen=True, slots=True)
class Attack:
    """A hostile expression and what it may see."""

    name: str
    expression: str
    context: Mapping[str, Any] = field(default_factory=dict, repr=False)


def _repeated(piece: str, before: str = "", behind: str = "", length: int = _LONG) -> str:
    return before + piece * (length // len(piece)) + behind


def _nested(opening: str, inner: str, closing: str, depth: int) -> str:
    return opening * depth + inner + closing * depth


def _doubled(count: int, item: str = "1") -> str:
    """A list that holds the one before it twice, `count` times over: little to store, 2^count values to visit."""
    steps = ", ".join(f"x{n}: [x{n - 1}, x{n - 1}]" for n in range(1, count))
    return f"{{x0: [{item}], {steps}}}.x{count - 1}"


def _numbers(count: int = _MANY) -> list[Any]:
    return [Decimal(number) for number in range(count)]


def _texts(count: int = _MANY) -> list[Any]:
    return [f"text {number}" for number in range(count)]


def _contexts(count: int) -> list[Any]:
    return [{"name": f"n{number}", "value": Decimal(number)} for number in range(count)]


_TEXT: Final = "ab" * _MANY
_SHARED: Final = _doubled(60)
_SHARED_DEEP: Final = _doubled(25)
_WIDE: Final = {f"entry{number}": Decimal(number) for number in range(_MANY)}
_LIKE_NAMES: Final = {f"riskScoreOfTheReportingPerson{number:04}": Decimal(number) for number in range(2_000)}

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
    Attack("for over 900 domains", "for " + ", ".join(f"v{n} in 1..1" for n in range(900)) + " return 1"),
    Attack("some over 10^9 numbers", "some i in 1..1000000000 satisfies i < 0"),
    Attack("some over a range", "some i in [1..1000000000] satisfies i < 0"),
    Attack("every over a range", "every i in [1..1000000000] satisfies i > 0"),
    Attack("every over three domains", "every a in x, b in x, c in x satisfies a >= 0", {"x": _numbers(10_000)}),
    Attack("for with a long body", f"for i in 1..1000000 return {_repeated('i,', '[', 'i]', 10_000)}"),
    Attack("for with a partial", "for i in 1..1000000 return count(partial)"),
    Attack("for that doubles a list", "for i in 1..100 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])"),
    Attack("for that doubles a text", 'for i in 1..100 return if i = 1 then "ab" else partial[-1] + partial[-1]'),
    Attack("for that gathers all of partial", "for i in 1..100000 return partial"),
    Attack("for that flattens partial", "for i in 1..100 return flatten([1, partial, partial])"),
    Attack("for that doubles a number", "for i in 1..100000 return if i = 1 then 3 else partial[-1] * partial[-1]"),
    Attack("for that joins texts", 'for i in 1..100000 return string join(for j in 1..1000 return "x", ",")'),
    Attack("for with an unknown name", "for i in 1..1000000 return riskScor", _LIKE_NAMES),
    Attack("for with an unknown entry", "for i in 1..1000000 return c.riskScor", {"c": _LIKE_NAMES}),
    Attack("for with a warning that differs", "for i in 1..1000000 return [1][i + 1]"),
    Attack("for with long warnings", f"for i in 1..1000000 return {'n' * 10_000} + 1"),
    Attack("for that filters", "for i in 1..1000 return (1..1000)[item > i]"),
    Attack("for that filters a list", "for i in x return x[item = i]", {"x": _numbers(5_000)}),
    Attack("for that filters contexts", "for i in x return x[name = i.name]", {"x": _contexts(5_000)}),
    Attack("for that slices", "for i in 1..100000 return sublist(x, 1)", {"x": _numbers()}),
    Attack("for that reverses", "for i in 1..100000 return reverse(x)", {"x": _numbers()}),
    Attack("for that reads a long path", "for i in 1..100000 return x.name", {"x": _contexts(5_000)}),
    Attack("for that adds to a text", "for i in 1..1000000 return t + t", {"t": "a" * 49_000}),
    Attack("for that compares texts", "for i in 1..1000000 return t < u", {"t": _TEXT + "a", "u": _TEXT + "b"}),
    Attack("for that equals texts", "for i in 1..1000000 return t = u", {"t": _TEXT + "a", "u": _TEXT + "b"}),
    Attack("for that tests texts", "for i in 1..1000000 return t in (u)", {"t": _TEXT + "a", "u": _TEXT + "b"}),
    Attack("for that sees whether a text is in a range", "for i in 1..1000000 return t in [u..v]",
           {"t": _TEXT + "b", "u": _TEXT + "a", "v": _TEXT + "c"}),
    Attack("for that sees whether a text is between", "for i in 1..1000000 return t between u and v",
           {"t": _TEXT + "b", "u": _TEXT + "a", "v": _TEXT + "c"}),
    Attack("for that asks for a type", "for i in 1..1000000 return x instance of list<number>", {"x": _numbers()}),
    Attack("for that asks for a type of contexts",
           "for i in 1..1000000 return x instance of list<context<name: string, value: number>>", {"x": _contexts(5_000)}),
    Attack("for that asks for the type of a tangle", f"for i in 1..1000 return ({_SHARED}) instance of list<list<Any>>"),
    Attack("for that counts a list", "for i in 1..1000000 return count(x)", {"x": _numbers()}),
    Attack("for that searches a text", "for i in 1..1000000 return contains(t, u)", {"t": _TEXT, "u": "ab" * 500 + "c"}),
    Attack("for that searches a short text", "for i in 1..1000000 return contains(t, u)",
           {"t": "a" * 1000, "u": "a" * 500 + "b"}),
    Attack("for that ends with a long text", "for i in 1..1000000 return ends with(t, u)", {"t": "a", "u": _TEXT}),
)  # fmt: skip

SHARED: Final = (
    Attack("shared lists made text", f"string({_SHARED})"),
    Attack("shared lists compared", f"{{a: {_SHARED}, b: {_SHARED}, c: a = b}}.c"),
    Attack("shared lists compared with themselves", f"{{a: {_SHARED}, c: a = a}}.c"),
    Attack("shared lists, almost equal", f"{{a: {_SHARED}, b: {_doubled(60, '2')}, c: a = b}}.c"),
    Attack("shared lists, identical", f"{{a: {_SHARED}, b: {_SHARED}, c: is(a, b)}}.c"),
    Attack("shared lists flattened", f"flatten({_SHARED})"),
    Attack("shared empty lists flattened", f"flatten({_doubled(60, '')})"),
    Attack("shared lists, distinct", f"distinct values([{_SHARED}, {_SHARED}, {_SHARED}])"),
    Attack("shared lists, union", f"union([{_SHARED}], [{_SHARED}])"),
    Attack("shared lists, index", f"index of([{_SHARED}, {_SHARED}], {_SHARED})"),
    Attack("shared lists, contained", f"list contains([{_SHARED}, {_SHARED}], {_SHARED})"),
    Attack("shared lists in a list", f"{_SHARED} in ({_SHARED}, {_SHARED})"),
    Attack("shared lists have a type", f"{_SHARED} instance of list<list<list<list<list<Any>>>>>"),
    Attack("shared lists have a deep type", f"({_SHARED_DEEP}) instance of {_nested('list<', 'number', '>', 25)}"),
    Attack("shared lists have a very deep type", f"({_SHARED}) instance of {_nested('list<', 'number', '>', 60)}"),
    Attack("shared lists for a function", f"(function(x: {_nested('list<', 'number', '>', 60)}) 1)({_SHARED})"),
    Attack("shared lists for a function that wants text", f"(function(x: {_nested('list<', 'string', '>', 60)}) 1)({_SHARED})"),
    Attack("shared lists for upper case", f"upper case({_SHARED})"),
    Attack("shared lists summed", f"sum({_SHARED})"),
    Attack("shared lists sorted", f"sort([{_SHARED}, {_SHARED}])"),
    Attack("shared lists filtered", f"({_SHARED})[item = {_SHARED}]"),
    Attack("shared contexts", "get entries({" + "x0: 1, " + ", ".join(
        f"x{n}: {{a: x{n - 1}, b: x{n - 1}}}" for n in range(1, 60)) + "})"),
    Attack("shared contexts made text", "string({" + "x0: 1, " + ", ".join(
        f"x{n}: {{a: x{n - 1}, b: x{n - 1}}}" for n in range(1, 60)) + "})"),
    Attack("shared contexts compared", "{" + "x0: 1, y0: 1, " + ", ".join(
        f"x{n}: {{a: x{n - 1}, b: x{n - 1}}}, y{n}: {{a: y{n - 1}, b: y{n - 1}}}" for n in range(1, 60))
        + ", z: x59 = y59}.z"),
    Attack("shared lists through a loop", "for i in 1..200 return if i = 1 then [1] else [partial[-1], partial[-1]]"),
    Attack("a deep list through a loop", "string(for i in 1..40000 return if i = 1 then [1] else [partial[-1]])"),
    Attack("two deep lists compared",
           "{a: (for i in 1..5000 return if i = 1 then [1] else [partial[-1]])[-1],"
           " b: (for i in 1..5000 return if i = 1 then [1] else [partial[-1]])[-1], c: a = b}.c"),
    Attack("a deep list flattened",
           "flatten((for i in 1..5000 return if i = 1 then [1] else [partial[-1]])[-1])"),
    Attack("a deep list in a range", "5 in (for i in 1..5000 return if i = 1 then [1..3] else [partial[-1]])[-1]"),
    Attack("a deep list has a type",
           "(for i in 1..5000 return if i = 1 then [1] else [partial[-1]])[-1] instance of list<number>"),
    Attack("a deep list for a function that wants something else",
           "function(x: number) x((for i in 1..5000 return if i = 1 then [1] else [partial[-1]])[-1])"),
)  # fmt: skip

_SELF: Final = "{f: function(x) x(x), y: f(f)}.y"
RECURSION: Final = (
    Attack("a function that calls itself through its argument", _SELF),
    Attack("a function that calls itself by name", "{f: function(n) f(n + 1), y: f(1)}.y"),
    Attack("functions that call each other", "{f: function(n, g) g(n, f), g: function(n, f) f(n, g), y: f(1, g)}.y"),
    Attack("a fixed point", "(function(f) (function(x) x(x))(function(x) f(function(v) (x(x))(v))))(function(s) function(n) s(n + 1))(1)"),
    Attack("a doubling recursion", "{f: function(g, n) if n = 0 then 1 else g(g, n - 1) + g(g, n - 1), y: f(f, 200)}.y"),
    Attack("an inexpensive doubling recursion", "{f: function(g, n) if n = 0 then 1 else g(g, n - 1) + g(g, n - 1), y: f(f, 25)}.y"),
    Attack("a recursion in a filter", "{f: function(g) [1][g(g) = 1], y: f(f)}.y"),
    Attack("a recursion in a loop", "{f: function(g) for i in [1] return g(g), y: f(f)}.y"),
    Attack("a recursion in some", "{f: function(g) some i in [1] satisfies g(g), y: f(f)}.y"),
    Attack("a recursion in a context", "{f: function(g) {a: {b: {c: g(g)}}}, y: f(f)}.y"),
    Attack("a recursion in a test", "{f: function(g) 1 in (g(g)), y: f(f)}.y"),
    Attack("a recursion in sort", "{f: function(g) sort([1, 2], function(a, b) g(g)), y: f(f)}.y"),
    Attack("a recursion in list replace", "{f: function(g) list replace([1], function(a, b) g(g), 1), y: f(f)}.y"),
    Attack("a recursion by name of the argument", "{f: function(g) g(g: g), y: f(f)}.y"),
    Attack("a recursion with a deep body", "{f: function(g) " + _nested("(1+", "g(g)", ")", 50) + ", y: f(f)}.y"),
    Attack("a hostile comparison", "sort(x, function(a, b) true)", {"x": _numbers()}),
    Attack("a comparison that never agrees", "sort(x, function(a, b) modulo(a * b, 7) > 3)", {"x": _numbers(2_000)}),
    Attack("a comparison that sorts", "sort(x, function(a, b) count(sort(x, function(c, d) c > d)) > 0)", {"x": _numbers(200)}),
    Attack("a comparison of nulls", "sort(x, function(a, b) null)", {"x": _numbers()}),
    Attack("a comparison that makes functions", "sort(x, function(a, b) function(c) c)", {"x": _numbers()}),
    Attack("functions of functions", "{" + "f0: function(x) x, " + ", ".join(
        f"f{n}: function(x) f{n - 1}(f{n - 1}(x))" for n in range(1, 60)) + ", y: f59(1)}.y"),
)  # fmt: skip

NUMBERS: Final = (
    Attack("a huge exponent", "10 ** 999999999999"),
    Attack("a huger exponent", "10 ** 9999999999999999999999"),
    Attack("a small base", "1.0000001 ** 999999999999"),
    Attack("a smaller base", "1.000000000000000000000000000000001 ** 999999999999"),
    Attack("a base of many digits", "1.234567890123456789012345678901234 ** 1234567.890123456789012345678901"),
    Attack("many powers", "for i in 1..100000 return 1.0000000001234567 ** (99999.123456789 + i)"),
    Attack("the root of a negative number", "(-1.5) ** 0.5"),
    Attack("a product that is too large", "9e6144 * 10"),
    Attack("a sum that is too large", "9.999999999999999999999999999999999e6144 + 9e6144"),
    Attack("a quotient that is too small", "1e-6143 / 1e6144"),
    Attack("zero to the power of zero", "0 ** 0"),
    Attack("zero to a negative power", "0 ** -1"),
    Attack("many logarithms", "for i in 1..100000 return log(i * 1.000000000000000000000000000000001)"),
    Attack("many exponentials", "for i in 1..100000 return exp(i / 3)"),
    Attack("a large exponential", "exp(14149.999999999999999999999999999)"),
    Attack("many square roots", "for i in 1..100000 return sqrt(i / 7)"),
    Attack("a remainder far away", "modulo(1e6144, 3)"),
    Attack("a remainder of something tiny", "modulo(1, 1e-6000)"),
    Attack("many far remainders", "for i in 1..100000 return modulo(1e33, 7.3)"),
    Attack("a scale out of reach", "decimal(1, 999999999)"),
    Attack("a scale within reach", "decimal(1, 6176)"),
    Attack("a large number made text", "for i in 1..10000 return string(1e6144)"),
    Attack("a small number made text", "for i in 1..10000 return string(1e-6143)"),
    Attack("a text of 100,000 digits", "number(t)", {"t": "9" * 100_000}),
    Attack("many texts of 100,000 digits", "for i in 1..100000 return number(t)", {"t": "9" * 100_000}),
    Attack("a text of 100,000 groups", 'number(t, ",", ".")', {"t": "1" + ",1" * 50_000}),
    Attack("a text of digits and a sign", "number(t)", {"t": "9" * 99_999 + "x"}),
    Attack("a text with a long exponent", "number(t)", {"t": "1e" + "9" * 99_990}),
    Attack("a literal of 19,000 digits", "9" * _LONG),
    Attack("a literal with a long exponent", "1e" + "9" * _LONG),
    Attack("a literal with a long fraction", "0." + "9" * _LONG),
    Attack("a position out of reach", "x[1e6144]", {"x": [Decimal(1)]}),
    Attack("a negative position out of reach", "x[-1e6144]", {"x": [Decimal(1)]}),
    Attack("a tiny position", "x[1e-6143]", {"x": [Decimal(1)]}),
    Attack("a range with far ends", "for i in [-1e6144..1e6144] return i"),
    Attack("a membership of a range with far ends", "5 in [-1e6144..1e6144]"),
    Attack("even, of a far number", "even(1e6144)"),
    Attack("the product of many numbers", "product(x)", {"x": _numbers()}),
    Attack("the deviation of many numbers", "for i in 1..100 return stddev(x)", {"x": _numbers()}),
    Attack("the median of many numbers", "for i in 1..100 return median(x)", {"x": _numbers()[::-1]}),
    Attack("the mode of many numbers", "for i in 1..100 return mode(x)", {"x": _numbers()}),
    Attack("the mode of far numbers", "mode([1e6144, 1e6144, -1e6144])"),
    Attack("distinct far numbers", "distinct values(for i in 1..6000 return 10 ** i)"),
    Attack("distinct far numbers in a list", "for i in 1..1000 return distinct values([1e6144, 1e6143, 1e6142])"),
)  # fmt: skip

TEXTS: Final = (
    Attack("a catastrophic pattern", 'matches(t, "(a+)+$")', {"t": "a" * 50_000 + "b"}),
    Attack("a catastrophic choice", 'matches(t, "(a|a)*$")', {"t": "a" * 50_000 + "b"}),
    Attack("a catastrophic choice of lengths", 'matches(t, "(a|aa)+$")', {"t": "a" * 50_000 + "b"}),
    Attack("a catastrophic back reference", r'matches(t, "^(a*)*\\1b$")', {"t": "a" * 2_000 + "c"}),
    Attack("a quadratic pattern", 'matches(t, "a*a*a*a*b")', {"t": "a" * 50_000}),
    Attack("a pattern of many parts", f'matches(t, "{"(a*)" * 50}b")', {"t": "a" * 5_000}),
    Attack("a catastrophic replacement", 'replace(t, "(a+)+$", "x")', {"t": "a" * 50_000 + "b"}),
    Attack("a catastrophic split", 'split(t, "(a+)+$")', {"t": "a" * 50_000 + "b"}),
    Attack("many catastrophes", 'for i in 1..1000 return matches(t, "(a+)+$")', {"t": "a" * 30 + "b"}),
    Attack("many patterns", 'for i in 1..20000 return matches("abc", "a" + string(i))'),
    Attack("a nested pattern", 'matches("a", t)', {"t": _nested("(", "a", ")", 20_000)}),
    Attack("a pattern of many repetitions", 'matches("a", "((((a{99}){99}){99}){99}){99}")'),
    Attack("a pattern of huge repetitions", 'matches("a", "a{999999999}")'),
    Attack("a pattern of many classes", 'matches("a", t)', {"t": "[\\i-[aeiou]]" * 5_000}),
    Attack("a pattern without regard to case", 'matches(t, t, "i")', {"t": "İı" * 20_000}),
    Attack("a replacement that grows", 'replace(t, "a", "$0$0$0$0$0$0$0$0$0$0")', {"t": "a" * 50_000}),
    Attack("a replacement that grows in a loop", 'for i in 1..20 return replace(if i = 1 then "a" else partial[-1], "a", "$0$0$0")'),
    Attack("a replacement of nothing", 'replace(t, "x?", "yyyyyyyyyy")', {"t": "a" * 50_000}),
    Attack("a split into many pieces", 'split(t, "a")', {"t": "a" * 100_000}),
    Attack("a split in a loop", 'for i in 1..1000 return split(t, ",")', {"t": "a," * 20_000}),
    Attack("a long text in capitals", "upper case(t)", {"t": "ŉ" * 90_000}),
    Attack("capitals in a loop", "for i in 1..100000 return upper case(t)", {"t": "ŉ" * 40_000}),
    Attack("capitals of ligatures", "upper case(t)", {"t": "ﬃ" * 50_000}),
    Attack("a long text joined", 'string join(x, t)', {"x": ["a"] * 50_000, "t": "b" * 10_000}),
    Attack("texts joined in a loop", "for i in 1..1000 return string join(x)", {"x": _texts(5_000)}),
    Attack("a text of quotes", "string([t])", {"t": '"' * 60_000}),
    Attack("a text of quotes in a loop", "for i in 1..100000 return string([t])", {"t": '"' * 40_000}),
    Attack("a literal of escapes", _repeated(r"\u0041", '"', '"')),
    Attack("a literal of long escapes", _repeated(r"\U01F40E", '"', '"')),
    Attack("a literal of surrogates", _repeated(r"\uD83D\uDCA9", '"', '"')),
    Attack("a literal of half surrogates", _repeated(r"\uD83D", '"', '"')),
    Attack("a literal of backslashes", _repeated("\\", '"', '"')),
    Attack("a literal of quotes", _repeated('"')),
    Attack("half surrogates made text", "string length(string([t]) + upper case(t))", {"t": "\ud83d" * 1_000}),
    Attack("a pattern of half surrogates", "matches(t, t)", {"t": "\ud83d" * 1_000}),
    Attack("a text cut into pieces", "for i in 1..100000 return substring(t, i)", {"t": _TEXT}),
    Attack("a text searched", "for i in 1..100000 return substring before(t, u)", {"t": _TEXT, "u": "ab" * 20_000 + "c"}),
    Attack("a text searched badly", "contains(t, u)", {"t": "a" * 100_000, "u": "a" * 50_000 + "b" + "a" * 49_000}),
    Attack("a text searched very badly", "contains(t, u)", {"t": "ab" * 50_000, "u": "ba" * 20_000 + "c" + "ba" * 20_000}),
)  # fmt: skip

TIMES: Final = (
    Attack("a date of many digits", "date(t)", {"t": "9" * 50_000 + "-01-01"}),
    Attack("a duration of many digits", "duration(t)", {"t": f"P{'9' * 50_000}D"}),
    Attack("a duration of many years", "duration(t)", {"t": f"P{'9' * 50_000}Y"}),
    Attack("a duration of many decimals", "duration(t)", {"t": f"PT0.{'9' * 50_000}S"}),
    Attack("a time of many decimals", "time(t)", {"t": f"10:00:00.{'9' * 50_000}"}),
    Attack("a time with a long zone", "time(t)", {"t": "10:00:00@" + "a/" * 40_000}),
    Attack("a time in a zone on the disk", 'time("10:00:00@../../../../etc/passwd")'),
    Attack("a moment of many digits", "date and time(t)", {"t": "9" * 50_000 + "-01-01T00:00:00"}),
    Attack("a literal date of many digits", f'@"{"9" * _LONG}-01-01"'),
    Attack("a literal duration of many digits", f'@"P{"9" * _LONG}D"'),
    Attack("a date far away", "date(999999999, 12, 31) + duration(\"P999999999Y\")"),
    Attack("a duration times a lot", 'duration("P99999999D") * 1e6000'),
    Attack("a duration divided by almost nothing", 'duration("P99999999D") / 1e-6000'),
    Attack("a duration that grows", 'for i in 1..10000 return if i = 1 then @"P1D" else partial[-1] + partial[-1]'),
    Attack("months that grow", 'for i in 1..10000 return if i = 1 then @"P1M" else partial[-1] + partial[-1]'),
    Attack("a duration multiplied again and again", 'for i in 1..10000 return if i = 1 then @"P1D" else partial[-1] * 9'),
    Attack("many dates", 'for i in 1..100000 return date("2026-01-01") + duration("P1D") * i'),
    Attack("many moments in a zone", 'for i in 1..100000 return @"2026-01-01T00:00:00@Europe/Tallinn" + @"PT1H" * i'),
    Attack("many zones", 'for i in 1..100000 return time("10:00:00@Europe/Tallinn" + string(i))'),
    Attack("many weeks", 'for i in 1..100000 return week of year(@"2026-01-01")'),
    Attack("working days far away", 'add working days(@"2026-01-01", 10000, "EE")'),
    Attack("too many working days", 'add working days(@"2026-01-01", 1000000000, "EE")'),
    Attack("working days in a loop", 'for i in 1..10000 return add working days(@"2026-01-01", 10000, "EE")'),
    Attack("working days of many years", 'for i in 1..9000 return is working day(date(i, 1, 1), "EE")'),
    Attack("working days of many countries",
           'for c in ["EE", "FI", "LV", "LT", "SE", "DE", "FR", "US", "CA", "IN"], i in 1..900 return is working day(date(i * 10, 1, 1), c)'),
    Attack("working days of unknown countries", 'for i in 1..100000 return is working day(@"2026-01-01", "X" + string(i))'),
    Attack("years between far dates", "years and months duration(date(-999999999, 1, 1), date(999999999, 1, 1))"),
)  # fmt: skip

LISTS: Final = (
    Attack("many distinct numbers", "distinct values(x)", {"x": _numbers()}),
    Attack("many distinct texts", "distinct values(x)", {"x": _texts()}),
    Attack("many distinct lists", "distinct values(for i in 1..5000 return [i])"),
    Attack("many distinct contexts", "distinct values(x)", {"x": _contexts(20_000)}),
    Attack("many distinct times", 'distinct values(for i in 1..5000 return time("00:00:00") + @"PT1S" * i)'),
    Attack("many distinct ranges", "distinct values(for i in 1..5000 return [i..i + 1])"),
    Attack("many distinct functions", "distinct values(for i in 1..5000 return function(x) i)"),
    Attack("a union of many", "union(x, x)", {"x": _numbers(25_000)}),
    Attack("a union of many contexts", "union(x, x)", {"x": _contexts(20_000)}),
    Attack("the index of many", "index of(x, 1)", {"x": [Decimal(1)] * _MANY}),
    Attack("the index of long texts", "index of(x, x[1] + \"\")", {"x": ["a" * 90_000] * _MANY}),
    Attack("long texts compared", "list contains(x, t)", {"x": ["a" * 90_000] * 40_000, "t": "a" * 89_999 + "b"}),
    Attack("long texts distinct", "distinct values(x)", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400}),
    Attack("long texts sorted", "sort(x)", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400}),
    Attack("long texts, the least", "min(x)", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400}),
    Attack("long texts in a range", "x[item in [t..t]]", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400, "t": "a" * 90_001}),
    Attack("long texts, less", "x[item < t]", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400, "t": "a" * 90_001}),
    Attack("long texts in long texts", "x[item in (x)]", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400}),
    Attack("long texts in ranges", "before(t, [t..t])", {"t": "a" * 100_000}),
    Attack("every item in the list", "x[list contains(x, item)]", {"x": _numbers()[::-1]}),
    Attack("every item has an index", "for i in x return index of(x, i)", {"x": _numbers()}),
    Attack("every item tested", "for i in x return i in x", {"x": _numbers()}),
    Attack("every item against ranges", "for i in x return i in r", {"x": _numbers(), "r": _numbers()}),
    Attack("every context equal", "x[item = x[-1]]", {"x": _contexts(20_000)}),
    Attack("lists compared in a loop", "for i in 1..100000 return x = y", {"x": _numbers(), "y": _numbers()}),
    Attack("a list that grows", "for i in 1..1000 return append(x, 1)", {"x": _numbers(40_000)}),
    Attack("a list replaced in a loop", "for i in 1..1000 return list replace(x, 1, 1)", {"x": _numbers()}),
    Attack("a list shortened in a loop", "for i in 1..1000 return remove(x, 1)", {"x": _numbers()}),
    Attack("lists put together", "concatenate(x, x)", {"x": _numbers()}),
    Attack("a list put together with itself", "for i in 1..1000 return concatenate(x)", {"x": _numbers()}),
    Attack("a list of many lists", "concatenate(" + ", ".join(["x"] * 5_000) + ")", {"x": _numbers(1_000)}),
    Attack("a 10^9 range in a filter", "[1..1000000000][item > 5]"),
    Attack("a 10^9 range in a position", "[1..1000000000][1]"),
    Attack("a 10^9 range in a list", "[[1..1000000000]]"),
    Attack("a 10^9 range made text", "string([1..1000000000])"),
    Attack("a 10^9 range with a member", "1000000001 in [1..1000000000]"),
    Attack("a 10^9 range counted", "count([1..1000000000])"),
    Attack("a 10^9 range summed", "sum([1..1000000000])"),
    Attack("a 10^9 range reversed", "reverse([1..1000000000])"),
    Attack("a 10^9 range flattened", "flatten([[1..1000000000]])"),
    Attack("a 10^9 range distinct", "distinct values([1..1000000000])"),
    Attack("a 10^9 range compared", "[1..1000000000] = [1..1000000001]"),
    Attack("a 10^9 range joined", "string join([1..1000000000])"),
    Attack("a context with many entries", "get entries(c)", {"c": _WIDE}),
    Attack("entries in a loop", "for i in 1..1000 return get entries(c)", {"c": _WIDE}),
    Attack("entries put in a loop", "for i in 1..100000 return context put(if i = 1 then {} else partial[-1], string(i), i)"),
    Attack("entries put into many", 'for i in 1..1000 return context put(c, "x", i)', {"c": _WIDE}),
    Attack("entries put deep", 'for i in 1..1000 return context put(c, ["a", "b"], i)', {"c": {"a": _WIDE}}),
    Attack("contexts merged", "context merge(" + "[" + ", ".join(["c"] * 1_000) + "])", {"c": _WIDE}),
    Attack("contexts made of entries", 'for i in 1..100 return context(for j in 1..1000 return {key: string(j), value: j})'),
    Attack("contexts compared", "for i in 1..1000 return c = d", {"c": _WIDE, "d": dict(_WIDE)}),
    Attack("contexts filtered", "for i in 1..10000 return c[entry1 = 1]", {"c": _WIDE}),
    Attack("an unknown entry of many", "c.entri1", {"c": _WIDE}),
    Attack("an unknown name of many", "entri1", _WIDE),
    Attack("unknown names", ", ".join(f"riskScorOfThePersn{n}" for n in range(700)).join("[]"), _LIKE_NAMES),
    Attack("unknown functions", ", ".join(f"riskScorOfThePersn{n}()" for n in range(700)).join("[]"), _LIKE_NAMES),
    Attack("names of several words", "a name of many words 1 + 1",
           {f"a name of many words {n} and {m}": Decimal(1) for n in range(40) for m in range(40)}),
    Attack("items of different kinds", 'sort([1, "a", null, true, [1], {a: 1}])'),
    Attack("truths of different kinds", "all(x)", {"x": [True] * 49_999 + [Decimal(1)]}),
)  # fmt: skip

_OPERATORS: Final = (
    "+",
    "-",
    "*",
    "/",
    "**",
    "=",
    "!=",
    "<",
    ">=",
    " and ",
    " or ",
    " in ",
    " instance of ",
    "..",
    ",",
)
_OPENINGS: Final = (
    "(", "[", "{a:", "{", "-", "not(", "if ", "if 1 then ", "f(", "[1..", "]1..", "(<", "(<(", "x in (", "1 in [", "for i in ",
    "for i in 1 return ", "some i in 1 satisfies ", "function(a) ", "function(", "x[", "x.y[", "a:", "@", '"', "//", "/*",
    "1 between ", "1 between 1 and ", "1 in ([", "1 in (<", "1 in ((", "not((", "f(a:", "f(1,[", "1 instance of list<",
    "[1..2[", "[1..x[", "x instance of context<a:", "(1 in (", "a.", "a[1][", "]", "[(", "({a:", "function(a: list<",
)  # fmt: skip
_PIECES: Final = (
    ".a", "[1]", "()", "(1)", "[item=1]", "[1..2]", "]1..2[", "[1][", " in (1)", "-1", " and a", "+a", "\n", " //\n", "/**/",
    ", not(1)", ",-", "a ", "a-", "a.", "'", "..", "[1..", "[1..2[", ")", "\\", "😀", "\u0301", "1e", "1.", ".1", "..1", "?",
    " between 1 and 2", " instance of number", ",1", "[a]", "(a:1)", "{}", '"a"', "@", "if", "else", "null", "a\n.\nb",
)  # fmt: skip

READING: Final = (
    *(Attack(f"20,000 characters of {sign.strip()!r}", _repeated(f"{sign}1", "1")) for sign in _OPERATORS),
    *(Attack(f"20,000 characters of {sign.strip()!r} on names", _repeated(f"{sign}a", "a")) for sign in _OPERATORS),
    *(Attack(f"20,000 characters that open with {opening!r}", _repeated(opening)) for opening in _OPENINGS),
    *(Attack(f"60 times open with {opening!r}", opening * 60) for opening in _OPENINGS),
    *(Attack(f"20,000 characters of {piece!r} behind a name", _repeated(piece, "x")) for piece in _PIECES),
    *(Attack(f"60 times {piece!r} behind a name", "x" + piece * 60) for piece in _PIECES),
    Attack("brackets, closed", _nested("(", "1", ")", 9_000)),
    Attack("brackets, closed, not too deep", _nested("(", "1", ")", 60)),
    Attack("lists, closed", _nested("[", "1", "]", 60)),
    Attack("contexts, closed", _nested("{a:", "1", "}", 60)),
    Attack("tests, closed", _nested("1 in (", "1", ")", 60)),
    Attack("tests in brackets, closed", _nested("1 in ((", "1", "))", 30)),
    Attack("tests in brackets and ranges, closed", _nested("1 in ((1)..(", "1", "))", 25)),
    Attack("tests in brackets with more behind them", _nested("1 in (", "1", ")+1", 60)),
    Attack("tests in brackets with filters behind them", _nested("1 in (", "1", ")[1]", 60)),
    Attack("tests in brackets with ranges behind them", _nested("1 in (", "1", "..2)", 60)),
    Attack("tests in brackets with calls behind them", _nested("1 in (", "1", ")(1)", 60)),
    Attack("tests in brackets with paths behind them", _nested("1 in (", "1", ").a", 60)),
    Attack("ranges in ranges", _nested("[1..", "1", "]", 60)),
    Attack("open ranges in ranges", _nested("[1..", "1", "[", 60)),
    Attack("filters in filters", _nested("a[", "1", "]", 60)),
    Attack("filters in ranges", "[1..a" + "[1]" * 3_000 + "["),
    Attack("filters in ranges, nested", _nested("[1..a[", "1", "][", 30)),
    Attack("conditions in conditions", _nested("if true then ", "1", " else 2", 60)),
    Attack("functions in functions", _nested("function(a) ", "a", "", 60)),
    Attack("calls in calls", _nested("f(", "1", ")", 60)),
    Attack("many tests", "1 in (" + _repeated("2,") + "2)"),
    Attack("many ranges", "1 in (" + _repeated("[2..3],") + "2)"),
    Attack("many comparisons", "1 in (" + _repeated("<0,") + "2)"),
    Attack("many entries", "{" + ", ".join(f"a{n}: {n}" for n in range(1_800)) + "}"),
    Attack("many entries of several words", "{" + ", ".join(f"a b{n}: {n}" for n in range(1_500)) + "}"),
    Attack("many entries of many words", "{" + ", ".join(f"a {'b ' * 20}{n}: {n}" for n in range(400)) + "}"),
    Attack("many parameters", "function(" + ", ".join(f"a b{n}" for n in range(2_000)) + ") 1"),
    Attack("many arguments", "f(" + ", ".join(f"a{n}: {n}" for n in range(1_800)) + ")"),
    Attack("many loops", "for " + ", ".join(f"a b{n} in 1" for n in range(1_500)) + " return 1"),
    Attack("a long name", "a" * _LONG),
    Attack("a name of many words", "a " * (_LONG // 2)),
    Attack("a key of many words", "{" + "a " * (_LONG // 2) + ": 1}"),
    Attack("a key of many words that is none", "{" + "a " * (_LONG // 2)),
    Attack("arguments of many words", "f(" + "a+" * (_LONG // 2) + "a)"),
    Attack("arguments that may be names", "f(" * 60 + "a+" * 9_000 + "a" + ")" * 60),
    Attack("a comment that never ends", "/*" + "*" * _LONG),
    Attack("many comments", "1" + "/**/" * 4_000 + "+1"),
    Attack("too long", "1+" * 50_000 + "1"),
    Attack("only blanks", " " * _LONG),
    Attack("nothing", ""),
    Attack("known names, one part off", _repeated("a b c d e f g h x "),
           {"a b c d e f g h i": Decimal(1), "a b c d": Decimal(1)}),
)  # fmt: skip

ATTACKS: Final[tuple[Attack, ...]] = (
    *LOOPS,
    *SHARED,
    *RECURSION,
    *NUMBERS,
    *TEXTS,
    *TIMES,
    *LISTS,
    *READING,
)
