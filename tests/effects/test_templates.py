import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.effects import LANGUAGES, TEMPLATES, NotForMail, write

LINK = "https://koosrada.example/tasks"
templates = st.sampled_from(sorted(TEMPLATES))
languages = st.sampled_from(sorted(LANGUAGES))
references = st.from_regex(r"[A-Z]{2,6}-[A-Z0-9]{4,8}", fullmatch=True)
links = st.from_regex(r"https://[a-z]{1,9}\.example/[a-z0-9/-]{0,20}", fullmatch=True)


def test_every_template_is_worded_in_every_language():
    assert {name: set(wordings) for name, wordings in TEMPLATES.items()} == {name: set(LANGUAGES) for name in TEMPLATES}


@given(templates, languages, references, links, references, links)
def test_two_mails_of_one_template_differ_by_their_link_and_reference_alone(
    template, language, ref, link, ref_2, link_2
):
    one = write(template, link=link, reference=ref, language=language)
    other = write(template, link=link_2, reference=ref_2, language=language)
    assert one.subject == other.subject
    assert one.text.replace(f"\n{link}\n", "\n{}\n").replace(f": {ref}\n", ": {}\n") == other.text.replace(
        f"\n{link_2}\n", "\n{}\n"
    ).replace(f": {ref_2}\n", ": {}\n")


@given(templates, languages, st.text(min_size=1))
def test_words_do_not_get_in_as_a_link_or_a_reference(template, language, words):
    for values in ({"link": words}, {"link": f"{LINK}?{words}"}, {"link": LINK, "reference": f"{words} "}):
        with pytest.raises(NotForMail):
            write(template, language=language, **values)


@pytest.mark.parametrize("reference", ["Mari Maasikas", "TUKO-7k4m2q", "TUKO", "TUKO-7K4M2Q\nvictim", "{link}", ""])
def test_a_reference_is_capital_letters_and_digits(reference):
    with pytest.raises(NotForMail):
        write("task", link=LINK, reference=reference)


def test_an_unknown_template_is_refused():
    with pytest.raises(NotForMail, match="wanted"):
        write("wanted", link=LINK)


def test_a_language_without_words_is_written_in_english():
    assert write("task", link=LINK, language="lv") == write("task", link=LINK, language="en")


def test_a_mail_of_no_case_names_no_reference():
    assert "Reference" not in write("task", link=LINK).text
    assert "Viide" not in write("task", link=LINK, language="et").text
