"""Small damage to FEEL text."""

import random
import re

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[^\W\d]\w*|[0-9.]+|\s+|\*\*|[<>!]=|\.\.|.', re.DOTALL)
HUGE = (
    "999999999999",
    "1e6144",
    "1e-6143",
    "-1e6144",
    "0",
    "1000000000",
    "0.00000000000000000000000000000000000001",
    '"' + "a" * 500 + '"',
    '""',
    '"(a+)+$"',
    "[1..1000000000]",
    "[]",
    "{}",
    "null",
    "true",
    '@"P999999999Y"',
    '@"999999999-12-31"',
    '@"2026-01-01T00:00:00@Europe/Tallinn"',
    "function(x) x(x)",
    "partial",
    "item",
    "?",
    "x",
    r'"\uD83D"',
    '@"PT0.000000001S"',
    "now()",
    "(< 5)",
    "[null..3]",
    "sort",
    "for i in 1..100000 return i",
)
SIGNS = (
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ".",
    "..",
    "+",
    "-",
    "*",
    "/",
    "**",
    "=",
    "!=",
    "<",
    ">=",
    "@",
    '"',
    "?",
    "//",
    "/*",
    "*/",
    "\n",
    "\\",
    " and ",
    " or ",
    " in ",
    " not(",
    " if ",
    " then ",
    " else ",
    " for ",
    " return ",
    " some ",
    " satisfies ",
    " function(",
    " instance of ",
    " between ",
    "\u00e9",
    "\U0001f40e",
    "\ud83d",
    "\x00",
    "'",
    "%",
    ";",
)


def mutated(text: str, others: tuple[str, ...], chance: random.Random) -> str:
    """The text with one to four pieces of damage."""
    tokens = TOKEN.findall(text)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(tokens) + 1)
        end = min(len(tokens), place + chance.randint(1, 6))
        match chance.randrange(8):
            case 0:
                del tokens[place:end]
            case 1:
                tokens[place:place] = tokens[place:end] * chance.choice((1, 1, 2, 50))
            case 2 if end > place:
                other = chance.randrange(len(tokens))
                tokens[place], tokens[other] = tokens[other], tokens[place]
            case 3:
                donor = TOKEN.findall(chance.choice(others))
                start = chance.randrange(len(donor) + 1)
                tokens[place:end] = donor[start : start + chance.randint(1, 20)]
            case 4:
                literals = [index for index, token in enumerate(tokens) if token[0] in '"0123456789']
                if literals:
                    tokens[chance.choice(literals)] = chance.choice(HUGE)
            case 5:
                tokens[place:end] = [chance.choice(HUGE)]
            case 6:
                tokens[place:place] = [chance.choice(SIGNS)]
            case 7:
                tokens = [*tokens[:place], "(", *tokens[place:end], ")", *tokens[end:]]
    return "".join(tokens)[:20_100]
