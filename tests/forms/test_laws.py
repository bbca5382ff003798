"""Laws that hold for whatever people send."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from engine import clock
from engine.forms import AnswersRefused, NewParty, check_form, load_answers, read_form
from tests.forms.making import MONDAY, a_form, ids, options, question, table, written, yes_no

INPUT = {"processInput": "true"}
COLUMNS = (
    question("select", "ref", properties={"kind": "party"}),
    question("datetime", "due", properties={**INPUT, "prefill": "deadline"}),
    question("textarea", "what", conditional={"hide": "=known = false"}),
    yes_no("told", properties=INPUT),
    question("checkbox", "done"),
)
COMPONENTS = (
    question("textfield", "name", validate={"minLength": 2}),
    question("textarea", "reason", required=True),
    question("number", "share", properties=INPUT, validate={"min": -5}),
    question("number", "age", decimalDigits=0, properties=INPUT),
    yes_no("known", required=True, properties=INPUT),
    question("checkbox", "agreed"),
    question("radio", "trend", values=options("up", "down"), conditional={"hide": "=known"}, properties=INPUT),
    question("checklist", "signs", values=options("a", "b", "c"), properties=INPUT),
    question("datetime", "day", properties=INPUT),
    question("datetime", "at", subtype="datetime", properties=INPUT),
    question("datetime", "hour", subtype="time", properties=INPUT),
    question("select", "client", properties={"kind": "party", **INPUT}),
    question("select", "worker", properties={"kind": "colleague"}),
    question("select", "desk", properties={"kind": "desk", **INPUT}),
    question("expression", "sum", expression="=share + age", properties=INPUT),
    question("number", "openActions", readonly=True),
    table("lines", *COLUMNS),
)
FORM = a_form(*COMPONENTS)
KNOWN = {"openActions": 2, "deadline": MONDAY.date()}

texts = st.text(max_size=30) | st.text(alphabet="a\n\t\x00\x1f\x85\u202e\u0301o ", max_size=8)
party = st.fixed_dictionaries(
    {"name": texts, "side": st.sampled_from(["victim", "offender", "neutral"])},
    optional={"nationalId": st.sampled_from(["48001010001", "1", None])},
) | st.uuids().map(lambda one: f"party:{one}")
dates = st.dates(min_value=MONDAY.date().replace(year=1950)).filter(lambda day: day.year < 2150)
local = st.datetimes(min_value=MONDAY.replace(year=1950, tzinfo=None), max_value=MONDAY.replace(year=2150, tzinfo=None))
truths = st.sampled_from([True, False, "isTrue", "isFalse"])
maybe = st.none() | st.just("")
LINE = {
    "ref": party | maybe,
    "due": dates.map(str) | maybe,
    "what": texts | maybe,
    "told": truths | maybe,
    "done": st.booleans() | maybe,
}
SENT = {
    "name": texts,
    "share": st.decimals(min_value=-5, max_value=10**6, places=3).map(str)
    | st.floats(-5, 100).map(lambda x: round(x, 4)),
    "age": st.integers(-(10**9), 10**9),
    "agreed": st.booleans(),
    "trend": st.sampled_from(["up", "down"]) | maybe,
    "signs": st.lists(st.sampled_from(["a", "b", "c"]), max_size=5),
    "day": dates.map(str),
    "at": local.map(lambda at: at.isoformat(timespec="seconds")) | st.just("2026-10-25T03:30+02:00"),
    "hour": st.times().map(str),
    "client": party,
    "worker": st.sampled_from(["account:alice", "account:tartu-police.police"]),
    "desk": st.sampled_from(["desk:tartu-police.police", "desk:a.b"]),
    "lines": st.lists(st.fixed_dictionaries({}, optional=LINE), max_size=4),
}
likely = st.fixed_dictionaries({"reason": texts.map(lambda text: f"a{text}"), "known": truths}, optional=SENT)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
keys = st.sampled_from([field.key for field in FORM.fields]) | st.text(max_size=6)
columns = st.sampled_from([column["key"] for column in COLUMNS]) | st.text(max_size=6)
unlikely = st.dictionaries(
    keys, anything | st.lists(st.dictionaries(columns, anything, max_size=5), max_size=3), max_size=8
)


def load(answers):
    with clock.at(MONDAY, "Europe/Tallinn"):
        return load_answers(FORM, answers, role="police", new_id=ids(), known=KNOWN)


def accepted(answers):
    try:
        return load(answers)
    except AnswersRefused:
        return None


def errors_of(answers):
    try:
        load(answers)
    except AnswersRefused as refused:
        return refused.errors
    return {}


def strings(value):
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, NewParty):
        yield from strings(list(value.as_input().values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        yield from strings([*value, *value.values()])


def test_the_form_of_these_laws_is_a_good_form():
    assert check_form(read_form("F00.form", written(*COMPONENTS))) == ()


@given(likely)
def test_an_accepted_submission_loads_again_from_its_own_json(answers):
    first = accepted(answers)
    if first is not None:
        with clock.at(MONDAY, "Europe/Tallinn"):
            sent = first.as_input()
        assert load(sent) == first


@given(likely)
def test_most_of_what_is_likely_sent_is_accepted_or_refused_at_a_path_of_the_form(answers):
    tops = {path.split("[")[0] for path in errors_of(answers)}
    assert tops <= set(answers)


@given(unlikely | anything | likely.flatmap(lambda sent: unlikely.map(lambda other: {**sent, **other})))
def test_whatever_is_sent_nothing_but_a_refusal_is_raised(answers):
    assert all(isinstance(sentence, str) and sentence for sentence in errors_of(answers).values())


@given(likely)
def test_no_control_character_survives(answers):
    found = accepted(answers)
    for answer in found.answers if found else ():
        for text in strings(answer.value):
            signs = text.replace("\n", "").replace("\t", "") if answer.key in ("reason", "what") else text
            assert not {unicodedata.category(sign) for sign in signs} & {"Cc", "Cs", "Zl", "Zp"}
            assert unicodedata.is_normalized("NFC", text)


@given(likely)
def test_free_text_never_enters_the_process(answers):
    found = accepted({**answers, "reason": "a canary that sings", "client": None})
    if found is not None and not found.new_parties:
        assert "a canary that sings" not in list(strings(found.process_inputs))
