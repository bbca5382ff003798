from hypothesis import given
from hypothesis import strategies as st

from engine.feel import printed
from tests.feel.fuzzing.mutations import HUGE, SIGNS
from tests.feel.fuzzing.trial import tried
from tests.feel.strategies import trees

words = st.sampled_from(
    (
        *SIGNS,
        *HUGE,
        "1",
        "2.5",
        ".5",
        '"a"',
        "x",
        "a",
        "risk score",
        "risk",
        "score",
        " ",
        "item",
        "true",
        "date(",
        "string(",
        "count(",
        "for x in ",
        "some y in ",
        "every z in ",
        "{a: ",
        "[1..2]",
        "]1..",
        "..2[",
        ", b: ",
        "list<",
        ">",
        "number",
    )
)


@given(st.lists(words, max_size=25).map("".join))
def test_random_words_are_refused_or_run(text):
    assert tried(text) < 2


@given(st.text(max_size=60))
def test_random_characters_are_refused_or_run(text):
    assert tried(text) < 2


@given(trees.map(printed))
def test_random_expressions_that_can_be_read_are_run(text):
    assert tried(text) < 2
