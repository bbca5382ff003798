"""Small values that are immense when each part is visited."""

from typing import Final

from tests.feel.attacks.attack import Attack, doubled, nested

_SHARED: Final = doubled(60)
_SHARED_DEEP: Final = doubled(25)
SHARED: Final = (
    Attack("shared lists made text", f"string({_SHARED})"),
    Attack("shared lists compared", f"{{a: {_SHARED}, b: {_SHARED}, c: a = b}}.c"),
    Attack("shared lists compared with themselves", f"{{a: {_SHARED}, c: a = a}}.c"),
    Attack("shared lists, almost equal", f"{{a: {_SHARED}, b: {doubled(60, '2')}, c: a = b}}.c"),
    Attack("shared lists, identical", f"{{a: {_SHARED}, b: {_SHARED}, c: is(a, b)}}.c"),
    Attack("shared lists flattened", f"flatten({_SHARED})"),
    Attack("shared empty lists flattened", f"flatten({doubled(60, '')})"),
    Attack("shared lists, distinct", f"distinct values([{_SHARED}, {_SHARED}, {_SHARED}])"),
    Attack("shared lists, union", f"union([{_SHARED}], [{_SHARED}])"),
    Attack("shared lists, index", f"index of([{_SHARED}, {_SHARED}], {_SHARED})"),
    Attack("shared lists, contained", f"list contains([{_SHARED}, {_SHARED}], {_SHARED})"),
    Attack("shared lists in a list", f"{_SHARED} in ({_SHARED}, {_SHARED})"),
    Attack("shared lists have a type", f"{_SHARED} instance of list<list<list<list<list<Any>>>>>"),
    Attack("shared lists have a deep type", f"({_SHARED_DEEP}) instance of {nested('list<', 'number', '>', 25)}"),
    Attack("shared lists have a very deep type", f"({_SHARED}) instance of {nested('list<', 'number', '>', 60)}"),
    Attack("shared lists for a function", f"(function(x: {nested('list<', 'number', '>', 60)}) 1)({_SHARED})"),
    Attack(
        "shared lists for a function that wants text",
        f"(function(x: {nested('list<', 'string', '>', 60)}) 1)({_SHARED})",
    ),
    Attack("shared lists for upper case", f"upper case({_SHARED})"),
    Attack("shared lists summed", f"sum({_SHARED})"),
    Attack("shared lists sorted", f"sort([{_SHARED}, {_SHARED}])"),
    Attack("shared lists filtered", f"({_SHARED})[item = {_SHARED}]"),
    Attack(
        "shared contexts",
        "get entries({" + "x0: 1, " + ", ".join(f"x{n}: {{a: x{n - 1}, b: x{n - 1}}}" for n in range(1, 60)) + "})",
    ),
    Attack(
        "shared contexts made text",
        "string({" + "x0: 1, " + ", ".join(f"x{n}: {{a: x{n - 1}, b: x{n - 1}}}" for n in range(1, 60)) + "})",
    ),
    Attack(
        "shared contexts compared",
        "{"
        "x0: 1, y0: 1, "
        + ", ".join(f"x{n}: {{a: x{n - 1}, b: x{n - 1}}}, y{n}: {{a: y{n - 1}, b: y{n - 1}}}" for n in range(1, 60))
        + ", z: x59 = y59}.z",
    ),
    Attack("shared lists through a loop", "for i in 1..200 return if i = 1 then [1] else [partial[-1], partial[-1]]"),
    Attack("a deep list through a loop", "string(for i in 1..40000 return if i = 1 then [1] else [partial[-1]])"),
    Attack(
        "two deep lists compared",
        "{a: (for i in 1..5000 return if i = 1 then [1] else [partial[-1]])[-1],"
        " b: (for i in 1..5000 return if i = 1 then [1] else [partial[-1]])[-1], c: a = b}.c",
    ),
    Attack("a deep list flattened", "flatten((for i in 1..5000 return if i = 1 then [1] else [partial[-1]])[-1])"),
    Attack("a deep list in a range", "5 in (for i in 1..5000 return if i = 1 then [1..3] else [partial[-1]])[-1]"),
    Attack(
        "a deep list has a type",
        "(for i in 1..5000 return if i = 1 then [1] else [partial[-1]])[-1] instance of list<number>",
    ),
    Attack(
        "a deep list for a function that wants something else",
        "function(x: number) x((for i in 1..5000 return if i = 1 then [1] else [partial[-1]])[-1])",
    ),
)
