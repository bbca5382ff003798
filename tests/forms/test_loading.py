"""What a person sends becomes a submission, or sentences that say what to mend."""

from decimal import Decimal

import pytest

from engine import clock
from engine.errors import Invalid
from engine.forms import AnswersRefused, NewParty
from engine.forms.sentences import Sentence
from engine.forms.values.references import NamedParty
from tests.forms.making import a_form, ids, options, question, refusals, submit, table, values, yes_no

UUID_TEXT = "0b0f5b0e-6c0f-4b62-9e58-0a8f6f6f3a11"
PARTNER = yes_no("dvOffence", required=True)
LIVES = question(
    "radio", "lives", values=options("yes_", "no_"), required=True, conditional={"hide": "=not(dvOffence)"}
)  # fmt: skip


def test_every_answer_that_is_wrong_is_told_at_once():
    form = a_form(
        question("textfield", "name", required=True),
        question("datetime", "day", required=True),
        table(
            "members",
            question("select", "desk", required=True, properties={"kind": "desk"}),
            question("textfield", "note"),
        ),
    )
    sent = {"day": "soon", "members": [{"desk": "desk:a.b"}, {"desk": "?"}, {"note": "hello"}], "extra": 1}
    assert refusals(form, sent) == {
        "name": "Enter an answer",
        "day": "Enter a date, like 5 March 2026",
        "members[1].desk": "Choose one of the organisations",
        "members[2].desk": "Choose one of the organisations",
        "extra": "There is no such question here",
    }


def test_a_refusal_is_an_invalid_and_repeats_nothing_that_was_typed():
    with pytest.raises(AnswersRefused) as refused:
        submit(a_form(question("datetime", "day")), {"day": "Mari's birthday"})
    assert isinstance(refused.value, Invalid)
    assert str(refused.value) == "Some answers cannot be taken as they are."
    assert "Mari" not in str(refused.value.errors)


def test_a_sentence_can_be_said_in_another_language():
    (sentence,) = refusals(a_form(question("textfield", "name", validate={"maxLength": 3})), {"name": "Marie"}).values()
    assert isinstance(sentence, Sentence)
    assert (sentence.template, sentence.figures) == ("Enter no more than {most} characters", {"most": 3})


@pytest.mark.parametrize("sent", [None, [], "text", 12, True])
def test_what_is_no_mapping_is_refused(sent):
    assert refusals(a_form(), sent) == {"": "These are no answers to this form"}


def test_keys_that_are_no_texts_are_refused():
    assert refusals(a_form(), {3: 1, None: 2}) == {
        "[3]": "There is no such question here",
        "None": "There is no such question here",
    }


def test_keys_that_mean_something_to_python_are_plain_keys():
    form = a_form(*(question("number", key) for key in ("Meta", "fields", "load", "context", "answer0", "__class__")))
    sent = {"Meta": 1, "fields": 2, "load": 3, "context": 4, "answer0": 5, "__class__": 6}
    assert values(submit(form, sent)) == sent


def test_a_question_that_does_not_apply_is_not_required():
    assert values(submit(a_form(PARTNER, LIVES), {"dvOffence": False})) == {"dvOffence": False}


def test_a_question_that_applies_is_required():
    assert refusals(a_form(PARTNER, LIVES), {"dvOffence": True}) == {"lives": "Choose one of the answers"}


def test_while_it_is_open_whether_a_question_applies_only_the_deciding_answer_is_asked_for():
    assert refusals(a_form(PARTNER, LIVES), {}) == {"dvOffence": "Choose yes or no"}


def test_a_question_whose_condition_stays_without_an_answer_is_asked():
    optional = yes_no("dvOffence")
    assert refusals(a_form(optional, LIVES), {}) == {"lives": "Choose one of the answers"}


def test_an_answer_to_a_question_that_does_not_apply_is_refused_and_not_lost():
    sentence = "This question does not apply to your other answers: remove this answer or change the others"
    assert refusals(a_form(PARTNER, LIVES), {"dvOffence": False, "lives": "yes_"}) == {"lives": sentence}
    assert refusals(a_form(PARTNER, LIVES), {"dvOffence": False, "lives": "?"}) == {"lives": sentence}
    assert refusals(a_form(PARTNER, LIVES), {"dvOffence": False, "lives": ""}) == {}


def test_no_is_an_answer_too():
    form = a_form(yes_no("a"), yes_no("b", conditional={"hide": "=not(a)"}))
    assert list(refusals(form, {"a": False, "b": False})) == ["b"]


def test_a_table_that_does_not_apply_is_refused_as_a_whole():
    facts = table("facts", question("datetime", "day"), conditional={"hide": "=not(known)"}, required=True)
    form = a_form(yes_no("known"), facts)
    assert refusals(form, {"known": False}) == {}
    assert refusals(form, {"known": True}) == {"facts": "Add at least one line"}
    assert refusals(form, {"known": False, "facts": [{}, {"day": ""}]}) == {}
    assert list(refusals(form, {"known": False, "facts": [{"day": "soon"}]})) == ["facts"]


def test_what_hangs_on_a_hidden_answer_is_hidden_too():
    first = yes_no("a")
    second = yes_no("b", conditional={"hide": "=not(a)"}, required=True)
    third = question("number", "c", conditional={"hide": "=b != true"}, required=True)
    assert values(submit(a_form(first, second, third), {"a": False})) == {"a": False}


def test_a_condition_sees_process_variables():
    form = a_form(question("number", "days", required=True, conditional={"hide": '=case.country = "LV"'}))
    assert refusals(form, {}, known={"case": {"country": "LV"}}) == {}
    assert refusals(form, {}, known={"case": {"country": "EE"}}) == {"days": "Enter a number, like 12 or 1.5"}


def test_a_condition_of_a_column_sees_its_line_and_the_form():
    reason = question("textarea", "why", required=True, conditional={"hide": "=send or parent.urgent"})
    form = a_form(yes_no("urgent"), table("recipients", yes_no("send", required=True), reason))
    sent = {"urgent": False, "recipients": [{"send": True}, {"send": False}]}
    assert refusals(form, sent) == {"recipients[1].why": "Enter an answer"}
    assert refusals(form, sent | {"urgent": True}) == {}


def test_a_condition_that_takes_too_long_is_refused_in_a_sentence():
    endless = "=count(for x in 1..100000, y in 1..100000 return x) > 1"
    errors = refusals(a_form(question("number", "n", conditional={"hide": endless})), {})
    assert errors == {"n": "It could not be worked out from these answers whether this question applies"}


def test_a_box_that_is_not_ticked_is_answered_with_no_and_a_required_one_must_be_ticked():
    assert values(submit(a_form(question("checkbox", "told")), {})) == {"told": False}
    assert refusals(a_form(question("checkbox", "told", required=True)), {}) == {"told": "Tick this box to go on"}


def test_a_draft_may_lack_what_is_required_but_nothing_in_it_may_be_wrong():
    form = a_form(question("textfield", "name", required=True), question("datetime", "day"))
    assert values(submit(form, {}, partial=True)) == {}
    assert refusals(form, {"day": "soon"}, partial=True) == {"day": "Enter a date, like 5 March 2026"}


def test_what_this_person_is_not_asked_does_not_exist_for_her():
    form = a_form(
        question("textfield", "name", required=True), table("facts", question("number", "n"), question("number", "m"))
    )
    asked = frozenset({"facts", "facts.n"})
    assert refusals(form, {}, asked=asked) == {}
    assert refusals(form, {"name": "Mari", "facts": [{"m": 1}]}, asked=asked) == {
        "name": "There is no such question here",
        "facts[0].m": "There is no such question here",
    }


def test_lines_without_any_answer_are_left_out():
    children = table("children", question("textfield", "initials", required=True), question("checkbox", "school"))
    sent = {"children": [{}, {"initials": "A. B."}, {"initials": " ", "school": False}]}
    assert values(submit(a_form(children), sent)) == {"children.initials[0]": "A. B.", "children.school[0]": False}


def test_a_line_that_holds_only_what_stood_there_at_first_was_not_filled():
    due = question("datetime", "due", properties={"prefill": "= deadline"})
    form = a_form(table("actions", question("textfield", "task", required=True), due))
    known = {"deadline": clock.now().date()}
    untouched = {"due": known["deadline"].isoformat()}
    assert values(submit(form, {"actions": [untouched]}, known=known)) == {}
    assert refusals(form, {"actions": [{"due": "2026-03-09"}]}, known=known) == {"actions[0].task": "Enter an answer"}


@pytest.mark.parametrize(
    ("lines", "path"),
    [
        ("one", "children"),
        ({"0": {}}, "children"),
        ([1], "children[0]"),
        ([None], "children[0]"),
        ([{}] * 201, "children"),
    ],
)
def test_what_is_no_list_of_lines_is_refused(lines, path):
    assert list(refusals(a_form(table("children", question("textfield", "initials"))), {"children": lines})) == [path]


def test_answers_to_choose_count_too():
    many = [f"{'x' * 190}{place:04}" for place in range(400)]
    asked = [question("checklist", f"k{place}", valuesExpression="=codes") for place in range(14)]
    answers = {f"k{place}": many for place in range(14)}
    assert refusals(a_form(*asked), answers, known={"codes": many}) == {
        "": "These answers are longer than a form can take"
    }


def test_answers_that_are_together_too_long_are_refused():
    form = a_form(*(question("textarea", f"k{number}") for number in range(60)))
    sent = {f"k{number}": "x" * 20_000 for number in range(60)}
    assert refusals(form, sent) == {"": "These answers are longer than a form can take"}


def test_what_koosrada_fills_in_comes_from_the_process_and_not_from_a_person():
    form = a_form(question("number", "openActions", decimalDigits=0, readonly=True, required=True))
    assert values(submit(form, {}, known={"openActions": Decimal(2)})) == {"openActions": 2}
    assert values(submit(form, {"openActions": ""}, known={})) == {}
    assert refusals(form, {"openActions": 0}) == {"openActions": "Koosrada fills this in: it cannot be changed here"}


def test_a_calculation_sees_the_answers_before_it():
    total = question("expression", "total", expression="=a + b")
    form = a_form(question("number", "a"), question("number", "b"), total)
    assert values(submit(form, {"a": 1, "b": "2"}))["total"] == 3
    assert "total" not in values(submit(form, {"a": 1}))
    assert refusals(form, {"total": 9}) == {"total": "Koosrada fills this in: it cannot be changed here"}


def test_answers_to_choose_may_come_from_the_process():
    form = a_form(
        question("checklist", "who", valuesExpression="=members"), question("radio", "lead", valuesKey="members")
    )
    known = {"members": ["police", {"label": "Prison", "value": "prison"}, 4]}
    assert refusals(form, {"who": ["police", "prison"], "lead": "prison"}, known=known) == {}
    assert refusals(form, {"who": ["police", "school"], "lead": "school"}, known=known) == {
        "who": "Choose at least one of the answers",
        "lead": "Choose one of the answers",
    }


RECIPIENTS = table(
    "recipients",
    question("select", "to", readonly=True, properties={"kind": "desk", "processInput": "true"}),
    yes_no("send", required=True, properties={"processInput": "true"}),
    question("textarea", "why", conditional={"hide": "=send"}, required=True),
)
PROPOSED = {"recipients": [{"to": "desk:a.police"}, {"to": "desk:b.health"}]}


def test_lines_that_the_process_gives_are_answered_one_by_one():
    form = a_form(RECIPIENTS)
    sent = {"recipients": [{"send": True}, {"send": False, "why": "Closed"}]}
    found = submit(form, sent, known=PROPOSED)
    assert [value["to"] for value in found.process_inputs["recipients"]] == ["desk:a.police", "desk:b.health"]
    assert [value["send"] for value in found.process_inputs["recipients"]] == [True, False]
    assert refusals(form, {}, known=PROPOSED) == {
        "recipients[0].send": "Choose yes or no",
        "recipients[1].send": "Choose yes or no",
    }


def test_nobody_adds_a_line_to_those_that_the_process_gives_or_changes_what_is_given():
    form, third = a_form(RECIPIENTS), {"recipients": [{"send": True}] * 3}
    assert list(refusals(form, third, known=PROPOSED)) == ["recipients[2]"]
    changed = {"recipients": [{"send": True, "to": "desk:x.y"}, {"send": True}]}
    assert list(refusals(form, changed, known=PROPOSED)) == ["recipients[0].to"]


CLIENT = question("select", "client", properties={"kind": "party"})


def test_a_new_person_is_known_by_where_she_stands():
    threatened = table("threatened", question("select", "ref", properties={"kind": "party"}))
    mari = {"name": " Mari ", "nationalId": "480 0101-0001", "side": "victim"}
    found = submit(
        a_form(CLIENT, threatened), {"client": mari, "threatened": [{}, {"ref": {"name": "Jüri", "side": "offender"}}]}
    )
    assert found.new_parties == (
        NewParty("Mari", "4800101-0001", "victim", "client"),
        NewParty("Jüri", None, "offender", "threatened[0].ref"),
    )
    assert "Mari" not in repr(found)


def test_a_party_may_be_named_by_the_question_or_the_variable_that_tells_her():
    other = question("select", "other", properties={"kind": "party"})
    form = a_form(CLIENT, other)
    found = submit(form, {"client": {"name": "Mari", "side": "victim"}, "other": {"party": "client"}})
    assert [party.path for party in found.new_parties] == ["client"]
    reference = f"party:{UUID_TEXT}"
    assert values(submit(form, {"other": {"party": "known"}}, known={"known": reference})) == {"other": reference}
    assert refusals(form, {"other": {"party": "nobody"}}) == {"other": "Choose a person, or enter a name"}


def test_who_only_names_a_key_is_not_repeated_either():
    assert "Mari" not in repr(NamedParty("Mari"))


def test_ids_come_from_outside():
    form = a_form(question("number", "a"), table("t", question("number", "b")))
    made = submit(form, {"a": 1, "t": [{"b": 2}, {"b": 3}]})
    used = [answer.id for answer in made.answers] + list(made.rows["t"])
    wanted = ids()
    assert sorted(used) == sorted(wanted() for _ in used)
