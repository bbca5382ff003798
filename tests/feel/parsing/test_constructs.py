import pytest

from engine.feel import syntax
from engine.feel.syntax import Name
from tests.feel.reading import tree

X, Y = Name("x"), Name("y")
ONE, TWO = tree("1"), tree("2")
NUMBER, ANY = syntax.TypeName("number"), syntax.TypeName("Any")

TREES = {
    "[]": syntax.ListExpression(()),
    "[x, 1]": syntax.ListExpression((X, ONE)),
    "{}": syntax.ContextExpression(()),
    "{x: 1, y: x}": syntax.ContextExpression((syntax.ContextEntry("x", ONE), syntax.ContextEntry("y", X))),
    '{"a b": 1}': syntax.ContextExpression((syntax.ContextEntry("a b", ONE),)),
    '{"": 1}': syntax.ContextExpression((syntax.ContextEntry("", ONE),)),
    "{a b+c: 1}": syntax.ContextExpression((syntax.ContextEntry("a b+c", ONE),)),
    "x.y": syntax.Path(X, "y"),
    "x . y": syntax.Path(X, "y"),
    "x[1]": syntax.Filter(X, ONE),
    "x()": syntax.Invocation(X, ()),
    "x(1, 2)": syntax.Invocation(X, (ONE, TWO)),
    "x(a: 1, b c: 2)": syntax.Invocation(X, (ONE, TWO), ("a", "b c")),
    "x = y": syntax.Comparison("=", X, Y),
    "x != y": syntax.Comparison("!=", X, Y),
    "x + y": syntax.Arithmetic("+", X, Y),
    "-x": syntax.Negation(X),
    "x and y": syntax.Conjunction((X, Y)),
    "x or y": syntax.Disjunction((X, Y)),
    "x between 1 and 2": syntax.Between(X, ONE, TWO),
    "x in y": syntax.In(X, (Y,)),
    "x in (1, y)": syntax.In(X, (ONE, Y)),
    "if x then 1 else 2": syntax.If(X, ONE, TWO),
    "for x in y return x": syntax.For((syntax.Iteration("x", Y),), X),
    "for x in 1..2, y in x return y": syntax.For((syntax.Iteration("x", ONE, TWO), syntax.Iteration("y", X)), Y),
    "some x in y satisfies x": syntax.Quantified("some", (syntax.Iteration("x", Y),), X),
    "every x in y, z in x satisfies z": syntax.Quantified(
        "every", (syntax.Iteration("x", Y), syntax.Iteration("z", X)), Name("z")
    ),
    "x instance of number": syntax.InstanceOf(X, NUMBER),
    "x instance of date and time": syntax.InstanceOf(X, syntax.TypeName("date and time")),
    "x instance of years and months duration": syntax.InstanceOf(X, syntax.TypeName("years and months duration")),
    "x instance of tRisk.tScore": syntax.InstanceOf(X, syntax.TypeName("tRisk.tScore")),
    "x instance of list<number>": syntax.InstanceOf(X, syntax.ListTypeExpression(NUMBER)),
    "x instance of list": syntax.InstanceOf(X, syntax.ListTypeExpression(ANY)),
    "x instance of range<number>": syntax.InstanceOf(X, syntax.RangeTypeExpression(NUMBER)),
    "x instance of context": syntax.InstanceOf(X, syntax.ContextTypeExpression(())),
    "x instance of context<a b: number, c: Any>": syntax.InstanceOf(
        X,
        syntax.ContextTypeExpression((syntax.ContextTypeEntry("a b", NUMBER), syntax.ContextTypeEntry("c", ANY))),
    ),
    "x instance of function": syntax.InstanceOf(X, syntax.TypeName("function")),
    "x instance of function<> -> number": syntax.InstanceOf(X, syntax.FunctionTypeExpression((), NUMBER)),
    "x instance of function<number, list<Any>> -> Any": syntax.InstanceOf(
        X, syntax.FunctionTypeExpression((NUMBER, syntax.ListTypeExpression(ANY)), ANY)
    ),
    "function() 1": syntax.FunctionDefinition((), ONE),
    "function(x, y: number) x": syntax.FunctionDefinition(
        (syntax.FormalParameter("x"), syntax.FormalParameter("y", NUMBER)), X
    ),
    "function(a b: list<number>) 1": syntax.FunctionDefinition(
        (syntax.FormalParameter("a b", syntax.ListTypeExpression(NUMBER)),), ONE
    ),
    "function() external {x: 1}": syntax.FunctionDefinition((), tree("{x: 1}"), external=True),
    "(function(x) x)(1)": syntax.Invocation(tree("function(x) x"), (ONE,)),
    "x[item > 1]": syntax.Filter(X, tree("item > 1")),
}


@pytest.mark.parametrize(("text", "node"), TREES.items())
def test_a_construct_becomes_its_tree(text, node):
    assert tree(text) == node


def test_every_kind_of_node_is_read_from_some_text():
    from tests.feel.strategies import KINDS  # noqa: PLC0415 - the strategies are built at import

    read = {type(part) for node in TREES.values() for part in node.walk()}
    others = {
        "UnaryTests",
        "ComparisonRange",
        "RangeExpression",
        "StringLiteral",
        "BooleanLiteral",
        "NullLiteral",
        "AtLiteral",
    }
    assert {kind.__name__ for kind in KINDS - read} == others


def test_nodes_know_their_size_height_and_children():
    node = tree("f(x + 1, [y])")
    assert (node.size, node.height) == (7, 3)
    assert [type(child).__name__ for child in node.children()] == ["Name", "Arithmetic", "ListExpression"]
    assert [part.name for part in syntax.each(node, Name) if isinstance(part, Name)] == ["f", "x", "y"]
