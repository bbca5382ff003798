"""Reading a form: every component type of form-js, and what a file from outside may try."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.forms import Group, Kind, Presentation, ProcessInput, check_form, read_form
from tests.forms.making import a_form, options, question, table, written, yes_no

EVERY_KIND = [
    (question("textfield", "name"), Kind.TEXT),
    (question("textarea", "reason"), Kind.AREA),
    (question("number", "share"), Kind.NUMBER),
    (question("number", "age", decimalDigits=0), Kind.INTEGER),
    (question("checkbox", "told"), Kind.BOOLEAN),
    (yes_no("known"), Kind.BOOLEAN),
    (question("radio", "trend", values=options("up", "down")), Kind.CHOICE),
    (question("select", "trend", values=options("up", "down")), Kind.CHOICE),
    (question("checklist", "triggers", values=options("a", "b")), Kind.CHOICES),
    (question("taglist", "triggers", values=options("a", "b")), Kind.CHOICES),
    (question("datetime", "day"), Kind.DATE),
    (question("datetime", "at", subtype="datetime"), Kind.DATETIME),
    (question("datetime", "hour", subtype="time"), Kind.TIME),
    (question("select", "client", properties={"kind": "party"}), Kind.PARTY),
    (question("select", "worker", properties={"kind": "colleague"}), Kind.COLLEAGUE),
    (question("select", "where", properties={"kind": "desk"}), Kind.DESK),
    (table("children", question("textfield", "initials")), Kind.TABLE),
    (question("expression", "sum", expression="=1 + 1"), Kind.CALCULATED),
]


def messages(form):
    return [problem.message for problem in form.problems]


@pytest.mark.parametrize(("component", "kind"), EVERY_KIND)
def test_every_question_has_its_kind_and_no_problem(component, kind):
    form = a_form(component)
    assert (form.fields[0].kind, check_form(form)) == (kind, ())


def test_the_marks_of_a_question_are_read():
    marks = {
        "class": "C2",
        "classByRole": "health=C5, victim_support: C4",
        "side": "victim",
        "audience": "leader",
        "subject": "client",
        "processInput": "reference",
        "writeOnly": "true",
        "purpose": "to plan",
        "legalBasis": "statutory_task",
    }
    (field,) = a_form(question("textarea", "needs", properties=marks)).fields
    assert (field.data_class, field.class_for("health"), field.class_for("police")) == ("C2", "C5", "C2")
    assert (field.side, field.audience, field.subject) == ("victim", "leader", "client")
    assert (field.process_input, field.write_only) == (ProcessInput.REFERENCE, True)
    assert (field.purpose, field.legal_basis) == ("to plan", "statutory_task")


def test_limits_are_read_also_where_they_are_written_as_texts():
    (field,) = a_form(question("number", "age", validate={"min": "14", "max": 17})).fields
    assert (field.minimum, field.maximum) == (Decimal(14), Decimal(17))


def test_a_table_hands_its_marks_to_its_columns():
    plan = table(
        "actions",
        question("textarea", "task", class_=None),
        question("datetime", "due", class_="C1"),
        properties={"class": "C9", "side": "victim", "audience": "leader"},
    )
    task, due = a_form(plan).fields[0].columns
    assert (task.path, task.data_class, task.side, task.audience) == ("actions.task", "C9", "victim", "leader")
    assert due.data_class == "C1"


def test_questions_in_groups_are_fields_of_the_form_and_hidden_with_their_group():
    inner = question("textfield", "name", conditional={"hide": "=b"})
    group = {"type": "group", "id": "G", "label": "Who?", "components": [inner], "conditional": {"hide": "= a"}}
    form = a_form(group)
    assert isinstance(form.parts[0], Group)
    assert [(field.path, field.hidden_when) for field in form.fields] == [("name", ("a", "b"))]


def test_what_asks_nothing_is_shown_in_its_place():
    form = a_form(
        {"type": "text", "id": "t", "text": "# Facts first"},
        {"type": "html", "id": "h", "content": '<p>See <a href="https://example.org/law">the law</a></p>'},
        {"type": "separator", "id": "s"},
        {"type": "spacer", "id": "p", "height": 60},
        {"type": "image", "id": "i", "alt": "A map", "source": "data:image/png;base64,AAAA"},
        {"type": "button", "id": "b", "label": "Send", "action": "submit"},
    )
    assert check_form(form) == ()
    assert [part.component for part in form.parts if isinstance(part, Presentation)] == [
        "text", "html", "separator", "spacer", "image", "button",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "component",
    [
        {"type": "iframe", "id": "x", "url": "https://example.org"},
        {"type": "filepicker", "id": "x", "key": "proof"},
        {"type": "documentPreview", "id": "x", "dataSource": "=documents"},
        {"type": "table", "id": "x", "dataSource": "=rows"},
        {"type": "hologram", "id": "x"},
        {"id": "x"},
        {"type": "image", "id": "x", "source": "https://example.org/a.png"},
        {"type": "image", "id": "x", "source": "data:image/svg+xml;base64,AAAA"},
        {"type": "html", "id": "x", "content": "<script>alert(1)</script>"},
        {"type": "html", "id": "x", "content": "<p onclick='steal()'>Hello</p>"},
        {"type": "html", "id": "x", "content": '<a href="javascript:alert(1)">Hello</a>'},
        {"type": "html", "id": "x", "content": '<a href="//example.org">Hello</a>'},
        {"type": "html", "id": "x", "content": "<p>Hello</p><b onclick=steal()"},
        {"type": "html", "id": "x", "content": "<!-- --><p>Hello</p>"},
        {"type": "html", "id": "x", "content": "=concatenate(a, b)"},
        {"type": "text", "id": "x", "text": "Dear {{name}}"},
        {"type": "group", "id": "x", "path": "inner", "components": []},
        {"type": "textfield", "id": "x", "key": "k", "readonly": "=a", "properties": {"class": "C1"}},
        {"type": "textfield", "id": "x", "key": "k", "conditional": {"hide": "a"}, "properties": {"class": "C1"}},
        {"type": "textfield", "id": "x", "key": "k", "properties": {"class": "C10"}},
        {"type": "textfield", "id": "x", "key": "k", "properties": {"class": "C1", "audience": "case"}},
        {"type": "textfield", "id": "x", "key": "k", "properties": {"class": "C1", "side": "left"}},
        {"type": "textfield", "id": "x", "key": "k", "properties": {"class": "C1", "kind": "party"}},
        {"type": "select", "id": "x", "key": "k", "values": [], "properties": {"class": "C1", "kind": "person"}},
        {"type": "textfield", "id": "x", "key": "k", "properties": {"class": "C1", "classByRole": "health"}},
        {"type": "textfield", "id": "x", "key": "k", "properties": {"class": "C1", "classByRole": "wizard=C5"}},
        {"type": "textfield", "id": "x", "key": "k", "properties": {"class": "C1", "proccessInput": "true"}},
        {"type": "textfield", "id": "x", "key": "k", "properties": {"class": "C1", "processInput": "maybe"}},
        {"type": "textfield", "id": "x", "key": "k", "properties": "C1"},
        {"type": "textfield", "id": "x", "key": "k", "label": ["a"], "properties": {"class": "C1"}},
        {"type": "number", "id": "x", "key": "k", "validate": {"min": "1e999999"}, "properties": {"class": "C1"}},
        {"type": "datetime", "id": "x", "key": "k", "subtype": "year", "properties": {"class": "C1"}},
    ],
)
def test_what_is_not_accepted_is_told_with_the_id_of_its_component(component):
    problems = a_form(component).problems
    assert problems
    assert {problem.component_id for problem in problems} == {component["id"]}
    assert {problem.severity for problem in problems} == {"error"}


def test_a_slip_in_the_name_of_a_property_is_told_with_the_name_that_was_meant():
    form = a_form(question("number", "n", properties={"proccessInput": "true"}))
    assert messages(form) == ["The property `proccessInput` is not known; did you mean `processInput`?"]


def test_an_attribute_without_effect_is_a_warning():
    (problem,) = a_form(question("textfield", "name", spellcheck=True)).problems
    assert (problem.severity, problem.key) == ("warning", "name")


def test_a_table_in_a_table_is_refused():
    assert messages(a_form(table("a", table("b", question("textfield", "c"))))) == ["A table cannot stand in a table."]


def test_text_in_a_table_is_left_out_and_that_is_told():
    form = a_form(table("a", question("textfield", "c"), {"type": "text", "id": "t", "text": "Hello"}))
    assert [problem.severity for problem in form.problems] == ["warning"]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"[]", "object"),
        (b"\xff\xfe", "UTF-8"),
        (b'{"id": "a", "id": "b"}', "twice"),
        (b'{"id": NaN}', "number"),
        (b'{"id": ' + b"9" * 5000 + b"}", "number"),
        (b"[" * 100_000, "deep"),
        (b'{"a":' * 30 + b"1" + b"}" * 30, "deep"),
        (b'{"id": "\\ud800"}', "surrogate"),
        (b" " * 1_000_001, "larger"),
    ],
)
def test_a_file_that_is_no_form_is_told_in_a_sentence(data, word):
    form = read_form("x.form", data)
    assert form.fields == ()
    (sentence,) = messages(form)
    assert word in sentence


def test_a_form_with_too_many_components_or_groups_is_cut_and_that_is_told():
    many = a_form({"type": "group", "id": "G", "components": [question("textfield", f"k{n}") for n in range(501)]})
    assert any("500" in message for message in messages(many))
    group = question("textfield", "deep")
    for _ in range(7):
        group = {"type": "group", "id": "G", "components": [group]}
    assert any("deep" in message for message in messages(a_form(group)))


def test_a_form_knows_which_process_variables_it_sets():
    form = a_form(
        yes_no("known", properties={"processInput": "true"}),
        question("textarea", "reason"),
        table("members", question("select", "desk", properties={"kind": "desk", "processInput": "true"})),
        question("number", "openActions", readonly=True, properties={"processInput": "true"}),
    )
    assert list(form.variables()) == ["known", "members"]


def test_equal_files_make_equal_forms_and_a_path_finds_its_field():
    data = written(table("members", question("select", "desk", properties={"kind": "desk"})))
    assert read_form("a", data) == read_form("a", data)
    assert read_form("a", data).field("members.desk").kind is Kind.DESK
    with pytest.raises(KeyError):
        read_form("a", data).field("desk")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=15,
)
TYPES = ["textfield", "number", "select", "dynamiclist", "group", "html", "image", "text", "expression", "datetime"]
ATTRIBUTES = [
    "id", "key", "path", "label", "values", "validate", "properties", "conditional", "components", "readonly",
    "defaultValue", "valuesExpression", "valuesKey", "decimalDigits", "subtype", "content", "source", "text",
    "expression", "allowAddRemove",
]  # fmt: skip
components = st.dictionaries(st.sampled_from(ATTRIBUTES), json_values, max_size=6).flatmap(
    lambda attributes: st.sampled_from(TYPES).map(lambda type_: {**attributes, "type": type_})
)


@given(st.lists(components, max_size=4))
def test_whatever_stands_in_a_file_reading_and_checking_never_raise(parts):
    check_form(read_form("x", json.dumps({"id": "F", "components": parts}).encode()))


@given(st.binary(max_size=200))
def test_whatever_bytes_there_are_reading_never_raises(data):
    read_form("x", data)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ({"id": ""}, "no id"),
        ({"type": "other"}, "type of a form"),
        ({"schemaVersion": 99}, "schema version"),
        ({"schemaVersion": "18"}, "schema version"),
        ({"colour": "red"}, "`colour`"),
    ],
)
def test_what_is_wrong_with_the_form_as_a_whole_is_told(head, words):
    (message,) = messages(a_form(question("textfield", "name"), **head))
    assert words in message


@pytest.mark.parametrize(
    "attributes",
    [
        {"label": "x" * 10_001},
        {"description": {"a": 1}},
        {"id": "two words"},
        {"validate": {"minLength": 1.5}},
        {"validate": {"required": "sometimes"}},
        {"validate": {"validationType": "iban"}},
        {"values": "many"},
        {"values": [{"label": "A", "value": f"a{number}"} for number in range(501)]},
        {"defaultValue": {"a": 1}},
        {"properties": {"class": "C1", "classByRole": "health=C5, health=C4"}},
    ],
)
def test_an_attribute_of_the_wrong_shape_is_told(attributes):
    assert messages(a_form({**question("textfield", "name"), **attributes}))


@pytest.mark.parametrize("content", ["<!DOCTYPE html><p>Hello</p>", "<?php x ?><p>Hello</p>", "<![CDATA[x]]>", "a < b"])
def test_only_plain_markup_is_shown(content):
    assert messages(a_form({"type": "html", "id": "h", "content": content}))
