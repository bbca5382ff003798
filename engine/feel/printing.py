"""Writes a tree as FEEL text again: parsing the text gives the same tree."""

from decimal import Decimal
from typing import Final

from engine.feel import syntax
from engine.feel.names import is_simple

_OR, _AND, _COMPARING, _ADDING, _MULTIPLYING, _RAISING, _PREFIXED, _POSTFIXED = range(1, 9)
_ARITHMETIC: Final = {"+": _ADDING, "-": _ADDING, "*": _MULTIPLYING, "/": _MULTIPLYING, "**": _RAISING}
_OPEN_ENDED: Final = (syntax.If, syntax.For, syntax.Quantified, syntax.FunctionDefinition)
_SPECIALS: Final = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))


def quoted(text: str) -> str:
    r"""The text as a FEEL string literal.

    >>> print(quoted('say "yes"'))
    "say \"yes\""
    """
    for sign, escaped in _SPECIALS:
        text = text.replace(sign, escaped)
    return f'"{text}"'


def number_text(value: Decimal) -> str:
    """The number as a FEEL literal with the same digits."""
    return str(value).replace("E", "e")


def printed(node: syntax.Node) -> str:
    """The tree as text, with only the brackets it needs.

    >>> from engine.feel.names import EMPTY
    >>> from engine.feel.parsing import parse_expression
    >>> printed(parse_expression("(1+2)*3 >=  (x)", EMPTY))
    '(1 + 2) * 3 >= x'
    """
    return _text(node)


def _level(node: syntax.Node) -> int:
    match node:
        case syntax.Disjunction():
            return _OR
        case syntax.Conjunction():
            return _AND
        case syntax.Comparison() | syntax.Between() | syntax.In() | syntax.InstanceOf():
            return _COMPARING
        case syntax.Arithmetic(operator=operator):
            return _ARITHMETIC[operator]
        case syntax.Negation():
            return _PREFIXED
    return 0 if isinstance(node, _OPEN_ENDED) else _POSTFIXED


def _within(node: syntax.Node, level: int) -> str:
    text = _text(node)
    return f"({text})" if _level(node) < level else text


def _literal(node: syntax.Node) -> str | None:
    match node:
        case syntax.NullLiteral():
            return "null"
        case syntax.BooleanLiteral(value=truth):
            return "true" if truth else "false"
        case syntax.NumberLiteral(value=value):
            return number_text(value)
        case syntax.StringLiteral(value=value):
            return quoted(value)
        case syntax.AtLiteral(text=text):
            return f"@{quoted(text)}"
        case syntax.Name(name=name):
            return name
    return None


def _text(node: syntax.Node) -> str:
    match node:
        case syntax.ListExpression(items=items):
            return f"[{_joined(items)}]"
        case syntax.ContextExpression(entries=entries):
            return "{" + ", ".join(f"{_key(entry.key)}: {_text(entry.value)}" for entry in entries) + "}"
        case syntax.RangeExpression():
            opening, closing = "[" if node.low_included else "(", "]" if node.high_included else ")"
            return f"{opening}{_within(node.low, _ADDING)}..{_within(node.high, _ADDING)}{closing}"
        case syntax.ComparisonRange(operator=operator, operand=operand):
            return f"({operator} {_within(operand, _ADDING)})"
        case syntax.Negation(operand=operand):
            return f"-{_within(operand, _PREFIXED)}"
        case syntax.UnaryTests():
            return _unary_tests(node)
    return _literal(node) or _operation(node)


def _operation(node: syntax.Node) -> str:
    match node:
        case syntax.Arithmetic(operator=operator, left=left, right=right):
            level = _ARITHMETIC[operator]
            return f"{_within(left, level)} {operator} {_within(right, level + 1)}"
        case syntax.Comparison(operator=operator, left=left, right=right):
            return f"{_within(left, _COMPARING)} {operator} {_within(right, _ADDING)}"
        case syntax.Conjunction(operands=operands):
            return " and ".join(_within(operand, _COMPARING) for operand in operands)
        case syntax.Disjunction(operands=operands):
            return " or ".join(_within(operand, _AND) for operand in operands)
        case syntax.Between(value=value, low=low, high=high):
            return f"{_within(value, _COMPARING)} between {_within(low, _ADDING)} and {_within(high, _ADDING)}"
        case syntax.In(value=value, tests=tests):
            return f"{_within(value, _COMPARING)} in ({', '.join(_test(test) for test in tests)})"
        case syntax.InstanceOf(value=value, type=kind):
            return f"{_within(value, _COMPARING)} instance of {_type(kind)}"
        case syntax.Path(base=base, name=name):
            return f"{_within(base, _POSTFIXED)}.{name}"
        case syntax.Filter(base=base, predicate=predicate):
            return f"{_within(base, _POSTFIXED)}[{_text(predicate)}]"
        case syntax.Invocation(function=function, arguments=arguments, names=None):
            return f"{_within(function, _POSTFIXED)}({_joined(arguments)})"
        case syntax.Invocation(function=function, arguments=arguments, names=names) if names is not None:
            pairs = (f"{name}: {_text(argument)}" for name, argument in zip(names, arguments, strict=True))
            return f"{_within(function, _POSTFIXED)}({', '.join(pairs)})"
    return _worded(node)


def _worded(node: syntax.Node) -> str:
    match node:
        case syntax.If(condition=condition, consequent=consequent, alternative=alternative):
            return f"if {_text(condition)} then {_text(consequent)} else {_text(alternative)}"
        case syntax.For(iterations=iterations, body=body):
            return f"for {', '.join(map(_iteration, iterations))} return {_text(body)}"
        case syntax.Quantified(quantifier=quantifier, iterations=iterations, condition=condition):
            return f"{quantifier} {', '.join(map(_iteration, iterations))} satisfies {_text(condition)}"
        case syntax.FunctionDefinition(parameters=parameters, body=body, external=external):
            inner = ", ".join(p.name if p.type is None else f"{p.name}: {_type(p.type)}" for p in parameters)
            return f"function({inner}) {'external ' if external else ''}{_text(body)}"
    return _type(node)


def _joined(nodes: tuple[syntax.Node, ...]) -> str:
    return ", ".join(map(_text, nodes))


def _key(key: str) -> str:
    return key if is_simple(key) else quoted(key)


def _iteration(node: syntax.Iteration) -> str:
    last = "" if node.last is None else f"..{_text(node.last)}"
    return f"{node.name} in {_text(node.domain)}{last}"


def _test(node: syntax.Node) -> str:
    return _text(node)[1:-1] if isinstance(node, syntax.ComparisonRange) else _text(node)


def _unary_tests(node: syntax.UnaryTests) -> str:
    if not node.tests:
        return "-"
    tests = ", ".join(_test(test) for test in node.tests)
    return f"not({tests})" if node.negated else tests


def _type(node: syntax.Node) -> str:
    match node:
        case syntax.TypeName(name=name):
            return name
        case syntax.ListTypeExpression(item=item):
            return f"list<{_type(item)}>"
        case syntax.RangeTypeExpression(endpoint=endpoint):
            return f"range<{_type(endpoint)}>"
        case syntax.ContextTypeExpression(entries=entries):
            return f"context<{', '.join(f'{entry.name}: {_type(entry.type)}' for entry in entries)}>"
        case syntax.FunctionTypeExpression(parameters=parameters, result=result):
            return f"function<{', '.join(map(_type, parameters))}> -> {_type(result)}"
    raise TypeError(f"{type(node).__name__} is not a part of an expression")
