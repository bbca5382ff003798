"""Boxed expressions: contexts, lists, relations, functions, invocations, conditions, filters, iterators."""

from engine.dmn import check, decide
from tests.dmn.models import bkm, component, decision, given, item, literal, model, needs, sentences, table, variable


def value_of(body, *parts, type_ref=""):
    read = model(*parts, decision("d", body, type_ref=type_ref))
    assert read.problems == ()
    return decide(read, "d", {})


def context(*entries):
    rows = []
    for name, body in entries:
        inner = body if body.startswith("<") else literal(body)
        rows.append(f"<contextEntry>{variable(name) if name else ''}{inner}</contextEntry>")
    return f"<context>{''.join(rows)}</context>"


def iterator(kind, in_, body, last):
    return f'<{kind} iteratorVariable="x"><in>{literal(in_)}</in><{last}>{literal(body)}</{last}></{kind}>'


def test_a_context_holds_its_entries_and_later_ones_see_earlier_ones():
    assert value_of(context(("risk score", "14"), ("double", "risk score * 2"))).value == {
        "risk score": 14,
        "double": 28,
    }


def test_a_context_with_a_nameless_last_entry_is_that_entry():
    assert value_of(context(("a", "1"), ("", "a + 1"))).value == 2


def test_an_entry_of_a_wrong_type_is_null_and_named():
    typed = (
        f"<context><contextEntry>{variable('n', 'number')}{literal(chr(34) + 'x' + chr(34))}</contextEntry></context>"
    )
    result = value_of(typed)
    assert result.value == {"n": None}
    assert str(result.warnings[0]) == 'decision `d`, entry `n`: `n` must be a number, not the string "x"'


def test_an_entry_given_twice_is_a_problem():
    assert sentences(model(decision("d", context(("a", "1"), ("a", "2")))).problems) == ["the entry `a` is given twice"]


def test_a_list_holds_its_items():
    assert value_of(f"<list>{literal('1')}{literal('1 + 1')}<list>{literal('3')}</list></list>").value == [1, 2, [3]]


def test_a_relation_is_a_list_of_contexts():
    columns = '<column name="name"/><column name="age" typeRef="number"/>'
    rows = "".join(f"<row>{literal(a)}{literal(b)}</row>" for a, b in [('"Ann"', "3"), ('"Ben"', "4")])
    assert value_of(f"<relation>{columns}{rows}</relation>").value == [
        {"name": "Ann", "age": 3},
        {"name": "Ben", "age": 4},
    ]


def test_a_relation_can_be_filtered_by_a_name_with_a_blank():
    columns = '<column name="full name"/><column name="age"/>'
    relation = f"<relation>{columns}<row>{literal(chr(34) + 'Ann' + chr(34))}{literal('3')}</row></relation>"
    read = model(
        decision("people", relation),
        decision("d", needs("decision", "people"), 'people[full name = "Ann"][1].age'),
    )
    assert decide(read, "d", {}).value == 3


def test_a_function_in_a_context_can_be_called_by_the_entries_below_it():
    function = (
        f'<functionDefinition><formalParameter name="n" typeRef="number"/>{literal("n * 2")}</functionDefinition>'
    )
    assert value_of(context(("double", function), ("", "double(21)"))).value == 42
    result = value_of(context(("double", function), ("", 'double("x")')))
    assert result.value is None
    assert sentences(result.warnings) == ['the 1st argument of `double` (`n`) must be a number, not the string "x"']


def test_a_function_in_another_language_is_null_and_is_never_run():
    java = f'<functionDefinition kind="Java"><formalParameter name="n"/>{context(("class", "1"))}</functionDefinition>'
    read = model(decision("d", context(("f", java), ("", "f(1)"))))
    result = decide(read, "d", {})
    assert result.value is None
    assert sentences(result.warnings) == ["`f` calls code outside FEEL (Java), which is never run"]


def test_an_invocation_passes_its_arguments_by_name():
    invocation = (
        f"<invocation>{literal('minus')}"
        f'<binding><parameter name="b"/>{literal("1")}</binding>'
        f'<binding><parameter name="a"/>{literal("10")}</binding></invocation>'
    )
    function = bkm("minus", {"a": "number", "b": "number"}, "a - b")
    read = model(function, decision("d", needs("knowledge", "minus"), invocation))
    assert decide(read, "d", {}).value == 9


def test_an_invocation_of_something_that_is_no_function_is_null_and_said():
    result = value_of(f'<invocation>{literal("1")}<binding><parameter name="a"/>{literal("1")}</binding></invocation>')
    assert result.value is None
    assert sentences(result.warnings) == ["a number is invoked here, but it is no function"]


def test_an_invocation_with_a_wrong_name_is_null_and_said():
    call = f'<invocation>{literal("f")}<binding><parameter name="x"/>{literal("1")}</binding></invocation>'
    read = model(bkm("f", {"n": ""}, "n"), decision("d", needs("knowledge", "f"), call))
    result = decide(read, "d", {})
    assert result.value is None
    assert sentences(result.warnings) == ["`f` is called with `n`, not with `x`"]


def conditional(condition):
    branches = zip(("if", "then", "else"), (condition, '"yes"', '"no"'), strict=True)
    return "<conditional>" + "".join(f"<{key}>{literal(text)}</{key}>" for key, text in branches) + "</conditional>"


def test_a_conditional_takes_one_branch():
    assert [value_of(conditional(text)).value for text in ("1 < 2", "1 > 2", "null")] == ["yes", "no", "no"]


def test_a_conditional_without_a_truth_value_is_null():
    result = value_of(conditional('"perhaps"'))
    assert result.value is None
    assert sentences(result.warnings) == ["`if` asks for true or false, not for a string"]


def test_a_filter_keeps_the_items_that_match():
    def filtered(source, match):
        return value_of(f"<filter><in>{literal(source)}</in><match>{literal(match)}</match></filter>").value

    assert filtered("[1, 2, 3]", "item > 1") == [2, 3]
    assert filtered("[{a: 1}, {a: 2}]", "a = 2") == [{"a": 2}]
    assert filtered("5", "item = 5") == [5]
    assert filtered("null", "true") is None
    assert filtered("[1]", '"x"') is None


def test_a_for_gives_a_value_for_each_item():
    assert value_of(iterator("for", "[1, 2, 3]", "x * x", "return")).value == [1, 4, 9]
    assert value_of(iterator("for", "[1..3]", "x + count(partial)", "return")).value == [1, 3, 5]


def test_some_and_every_ask_for_each_item():
    assert value_of(iterator("some", "[1, 2]", "x = 2", "satisfies")).value is True
    assert value_of(iterator("every", "[1, 2]", "x = 2", "satisfies")).value is False
    assert value_of(iterator("every", "[]", "false", "satisfies")).value is True
    assert value_of(iterator("some", "[null, 1]", "x > 5", "satisfies")).value is None


def test_some_and_every_need_truth_values():
    assert value_of(iterator("every", "[1]", '"x"', "satisfies")).value is None


def test_a_decision_without_logic_takes_the_value_it_is_given():
    read = model(decision("Opinion", type_ref="string"), decision("d", needs("decision", "Opinion"), "Opinion"))
    assert decide(read, "d", {"Opinion": "fine"}).value == "fine"
    result = decide(read, "d", {})
    assert sentences(result.warnings) == ["the decision `Opinion` has no logic, and no value is given for it"]


def test_an_empty_expression_is_a_problem():
    assert sentences(model(decision("d", literal(" "))).problems) == ["this expression is empty"]


def test_a_table_inside_a_context_sees_the_entries_above_it():
    inner = table(["age"], ["group"], ("< 18", '"child"'), (">= 18", '"adult"'))
    read = model(given("born"), decision("d", needs("input", "born"), context(("age", "2026 - born"), ("", inner))))
    assert decide(read, "d", {"born": 2010}).value == "child"


def test_a_literal_of_a_structured_type_is_checked():
    pair = item("tPair", components=[item("a", "number", kind="itemComponent")])
    result = value_of("{a: 1}", pair, type_ref="tPair")
    assert result.value == {"a": 1}
    assert value_of("{b: 1}", pair, type_ref="tPair").value is None


def test_a_parameter_without_a_binding_is_null():
    call = f'<invocation>{literal("f")}<binding><parameter name="a"/>{literal("1")}</binding></invocation>'
    read = model(bkm("f", {"a": "", "b": ""}, "[a, b]"), decision("d", needs("knowledge", "f"), call))
    assert decide(read, "d", {}).value == [1, None]


def test_an_entry_that_is_a_function_can_call_itself():
    body = "if n < 2 then 1 else n * my factorial(n - 1)"
    boxed = f'<functionDefinition><formalParameter name="n"/>{literal(body)}</functionDefinition>'
    for function in (boxed, f"function(n) {body}"):
        read = model(decision("d", context(("my factorial", function), ("", "my factorial(5)"))))
        assert check(read) == []
        assert decide(read, "d", {}).value == 120


def test_entries_of_the_items_of_a_boxed_filter_are_known():
    person = item("tPerson", components=[component("age", "number")])
    people = item("tPeople", "tPerson", collection=True)
    body = f"<filter><in>{literal('people')}</in><match>{literal('age > 17')}</match></filter>"
    read = model(person, people, given("people", "tPeople"), decision("d", needs("input", "people"), body))
    assert check(read) == []
    assert decide(read, "d", {"people": [{"age": 17}, {"age": 18}]}).value == [{"age": 18}]
