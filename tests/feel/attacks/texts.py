"""Patterns that take for ever and texts that grow."""

from typing import Final

from tests.feel.attacks.attack import TEXT, Attack, nested, repeated, texts

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
    Attack("a nested pattern", 'matches("a", t)', {"t": nested("(", "a", ")", 20_000)}),
    Attack("a pattern of many repetitions", 'matches("a", "((((a{99}){99}){99}){99}){99}")'),
    Attack("a pattern of huge repetitions", 'matches("a", "a{999999999}")'),
    Attack("a pattern of many classes", 'matches("a", t)', {"t": "[\\i-[aeiou]]" * 5_000}),
    Attack("a pattern without regard to case", 'matches(t, t, "i")', {"t": "İı" * 20_000}),
    Attack("a replacement that grows", 'replace(t, "a", "$0$0$0$0$0$0$0$0$0$0")', {"t": "a" * 50_000}),
    Attack(
        "a replacement that grows in a loop",
        'for i in 1..20 return replace(if i = 1 then "a" else partial[-1], "a", "$0$0$0")',
    ),
    Attack("a replacement of nothing", 'replace(t, "x?", "yyyyyyyyyy")', {"t": "a" * 50_000}),
    Attack("a split into many pieces", 'split(t, "a")', {"t": "a" * 100_000}),
    Attack("a split in a loop", 'for i in 1..1000 return split(t, ",")', {"t": "a," * 20_000}),
    Attack("a long text in capitals", "upper case(t)", {"t": "ŉ" * 90_000}),
    Attack("capitals in a loop", "for i in 1..100000 return upper case(t)", {"t": "ŉ" * 40_000}),
    Attack("capitals of ligatures", "upper case(t)", {"t": "ﬃ" * 50_000}),
    Attack("a long text joined", "string join(x, t)", {"x": ["a"] * 50_000, "t": "b" * 10_000}),
    Attack("texts joined in a loop", "for i in 1..1000 return string join(x)", {"x": texts(5_000)}),
    Attack("a text of quotes", "string([t])", {"t": '"' * 60_000}),
    Attack("a text of quotes in a loop", "for i in 1..100000 return string([t])", {"t": '"' * 40_000}),
    Attack("a literal of escapes", repeated(r"\u0041", '"', '"')),
    Attack("a literal of long escapes", repeated(r"\U01F40E", '"', '"')),
    Attack("a literal of surrogates", repeated(r"\uD83D\uDCA9", '"', '"')),
    Attack("a literal of half surrogates", repeated(r"\uD83D", '"', '"')),
    Attack("a literal of backslashes", repeated("\\", '"', '"')),
    Attack("a literal of quotes", repeated('"')),
    Attack("half surrogates made text", "string length(string([t]) + upper case(t))", {"t": "\ud83d" * 1_000}),
    Attack("a pattern of half surrogates", "matches(t, t)", {"t": "\ud83d" * 1_000}),
    Attack("a text cut into pieces", "for i in 1..100000 return substring(t, i)", {"t": TEXT}),
    Attack(
        "a text searched", "for i in 1..100000 return substring before(t, u)", {"t": TEXT, "u": "ab" * 20_000 + "c"}
    ),
    Attack("a text searched badly", "contains(t, u)", {"t": "a" * 100_000, "u": "a" * 50_000 + "b" + "a" * 49_000}),
    Attack(
        "a text searched very badly", "contains(t, u)", {"t": "ab" * 50_000, "u": "ba" * 20_000 + "c" + "ba" * 20_000}
    ),
)
