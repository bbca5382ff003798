"""Large lists, ranges and contexts."""

from decimal import Decimal
from typing import Final

from tests.feel.attacks.attack import LIKE_NAMES, MANY, WIDE, Attack, contexts, numbers, texts

LISTS: Final = (
    Attack("many distinct numbers", "distinct values(x)", {"x": numbers()}),
    Attack("many distinct texts", "distinct values(x)", {"x": texts()}),
    Attack("many distinct lists", "distinct values(for i in 1..5000 return [i])"),
    Attack("many distinct contexts", "distinct values(x)", {"x": contexts(20_000)}),
    Attack("many distinct times", 'distinct values(for i in 1..5000 return time("00:00:00") + @"PT1S" * i)'),
    Attack("many distinct ranges", "distinct values(for i in 1..5000 return [i..i + 1])"),
    Attack("many distinct functions", "distinct values(for i in 1..5000 return function(x) i)"),
    Attack("a union of many", "union(x, x)", {"x": numbers(25_000)}),
    Attack("a union of many contexts", "union(x, x)", {"x": contexts(20_000)}),
    Attack("the index of many", "index of(x, 1)", {"x": [Decimal(1)] * MANY}),
    Attack("the index of long texts", 'index of(x, x[1] + "")', {"x": ["a" * 90_000] * MANY}),
    Attack("long texts compared", "list contains(x, t)", {"x": ["a" * 90_000] * 40_000, "t": "a" * 89_999 + "b"}),
    Attack("long texts distinct", "distinct values(x)", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400}),
    Attack("long texts sorted", "sort(x)", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400}),
    Attack("long texts, the least", "min(x)", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400}),
    Attack(
        "long texts in a range",
        "x[item in [t..t]]",
        {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400, "t": "a" * 90_001},
    ),
    Attack(
        "long texts, less", "x[item < t]", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400, "t": "a" * 90_001}
    ),
    Attack("long texts in long texts", "x[item in (x)]", {"x": ["a" * 90_000 + str(n) for n in range(100)] * 400}),
    Attack("long texts in ranges", "before(t, [t..t])", {"t": "a" * 100_000}),
    Attack("every item in the list", "x[list contains(x, item)]", {"x": numbers()[::-1]}),
    Attack("every item has an index", "for i in x return index of(x, i)", {"x": numbers()}),
    Attack("every item tested", "for i in x return i in x", {"x": numbers()}),
    Attack("every item against ranges", "for i in x return i in r", {"x": numbers(), "r": numbers()}),
    Attack("every context equal", "x[item = x[-1]]", {"x": contexts(20_000)}),
    Attack("lists compared in a loop", "for i in 1..100000 return x = y", {"x": numbers(), "y": numbers()}),
    Attack("a list that grows", "for i in 1..1000 return append(x, 1)", {"x": numbers(40_000)}),
    Attack("a list replaced in a loop", "for i in 1..1000 return list replace(x, 1, 1)", {"x": numbers()}),
    Attack("a list shortened in a loop", "for i in 1..1000 return remove(x, 1)", {"x": numbers()}),
    Attack("lists put together", "concatenate(x, x)", {"x": numbers()}),
    Attack("a list put together with itself", "for i in 1..1000 return concatenate(x)", {"x": numbers()}),
    Attack("a list of many lists", "concatenate(" + ", ".join(["x"] * 2_500) + ")", {"x": numbers(1_000)}),
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
    Attack("a context with many entries", "get entries(c)", {"c": WIDE}),
    Attack("entries in a loop", "for i in 1..1000 return get entries(c)", {"c": WIDE}),
    Attack(
        "entries put in a loop",
        "for i in 1..100000 return context put(if i = 1 then {} else partial[-1], string(i), i)",
    ),
    Attack("entries put into many", 'for i in 1..1000 return context put(c, "x", i)', {"c": WIDE}),
    Attack("entries put deep", 'for i in 1..1000 return context put(c, ["a", "b"], i)', {"c": {"a": WIDE}}),
    Attack("contexts merged", "context merge(" + "[" + ", ".join(["c"] * 1_000) + "])", {"c": WIDE}),
    Attack(
        "contexts made of entries", "for i in 1..100 return context(for j in 1..1000 return {key: string(j), value: j})"
    ),
    Attack("contexts compared", "for i in 1..1000 return c = d", {"c": WIDE, "d": dict(WIDE)}),
    Attack("contexts filtered", "for i in 1..10000 return c[entry1 = 1]", {"c": WIDE}),
    Attack("an unknown entry of many", "c.entri1", {"c": WIDE}),
    Attack("an unknown name of many", "entri1", WIDE),
    Attack("unknown names", ", ".join(f"riskScorOfThePersn{n}" for n in range(330)).join("[]"), LIKE_NAMES),
    Attack("unknown functions", ", ".join(f"riskScorOfThePersn{n}()" for n in range(300)).join("[]"), LIKE_NAMES),
    Attack(
        "names of several words",
        "a name of many words 1 + 1",
        {f"a name of many words {n} and {m}": Decimal(1) for n in range(40) for m in range(40)},
    ),
    Attack("items of different kinds", 'sort([1, "a", null, true, [1], {a: 1}])'),
    Attack("truths of different kinds", "all(x)", {"x": [True] * 49_999 + [Decimal(1)]}),
)
