"""Functions that call themselves, and hostile functions for `sort`."""

from typing import Final

from tests.feel.attacks.attack import Attack, nested, numbers

_SELF: Final = "{f: function(x) x(x), y: f(f)}.y"

RECURSION: Final = (
    Attack("a function that calls itself through its argument", _SELF),
    Attack("a function that calls itself by name", "{f: function(n) f(n + 1), y: f(1)}.y"),
    Attack("functions that call each other", "{f: function(n, g) g(n, f), g: function(n, f) f(n, g), y: f(1, g)}.y"),
    Attack(
        "a fixed point",
        "(function(f) (function(x) x(x))(function(x) f(function(v) (x(x))(v))))(function(s) function(n) s(n + 1))(1)",
    ),
    Attack(
        "a doubling recursion", "{f: function(g, n) if n = 0 then 1 else g(g, n - 1) + g(g, n - 1), y: f(f, 200)}.y"
    ),
    Attack(
        "an inexpensive doubling recursion",
        "{f: function(g, n) if n = 0 then 1 else g(g, n - 1) + g(g, n - 1), y: f(f, 25)}.y",
    ),
    Attack("a recursion in a filter", "{f: function(g) [1][g(g) = 1], y: f(f)}.y"),
    Attack("a recursion in a loop", "{f: function(g) for i in [1] return g(g), y: f(f)}.y"),
    Attack("a recursion in some", "{f: function(g) some i in [1] satisfies g(g), y: f(f)}.y"),
    Attack("a recursion in a context", "{f: function(g) {a: {b: {c: g(g)}}}, y: f(f)}.y"),
    Attack("a recursion in a test", "{f: function(g) 1 in (g(g)), y: f(f)}.y"),
    Attack("a recursion in sort", "{f: function(g) sort([1, 2], function(a, b) g(g)), y: f(f)}.y"),
    Attack("a recursion in list replace", "{f: function(g) list replace([1], function(a, b) g(g), 1), y: f(f)}.y"),
    Attack("a recursion by name of the argument", "{f: function(g) g(g: g), y: f(f)}.y"),
    Attack("a recursion with a deep body", "{f: function(g) " + nested("(1+", "g(g)", ")", 50) + ", y: f(f)}.y"),
    Attack("a hostile comparison", "sort(x, function(a, b) true)", {"x": numbers()}),
    Attack("a comparison that never agrees", "sort(x, function(a, b) modulo(a * b, 7) > 3)", {"x": numbers(2_000)}),
    Attack(
        "a comparison that sorts",
        "sort(x, function(a, b) count(sort(x, function(c, d) c > d)) > 0)",
        {"x": numbers(200)},
    ),
    Attack("a comparison of nulls", "sort(x, function(a, b) null)", {"x": numbers()}),
    Attack("a comparison that makes functions", "sort(x, function(a, b) function(c) c)", {"x": numbers()}),
    Attack(
        "functions of functions",
        "{"
        "f0: function(x) x, "
        + ", ".join(f"f{n}: function(x) f{n - 1}(f{n - 1}(x))" for n in range(1, 60))
        + ", y: f59(1)}.y",
    ),
)
