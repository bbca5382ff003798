"""Every process knows where it begins."""

from tests.bpmn.diagrams import end, message, start, sub_process, timer
from tests.lint.linting import of, said


def test_a_process_may_start_plainly_by_message_and_by_timer():
    assert said(of(start(), start("b", message("m")), start("c", timer(cycle="R/P7D"))), "starts") == []


def test_a_process_without_a_start_is_refused():
    assert said(of(end()), "starts") == ["The process `A process` has no start event."]


def test_a_start_inside_a_sub_process_is_not_one_of_the_process():
    assert len(said(of(sub_process("s", start("in"))), "starts")) == 1


def test_two_plain_starts_are_refused():
    [sentence] = said(of(start("a"), start("b")), "starts")
    assert sentence == "The process `A process` has several start events without a message, timer or signal: `a`, `b`."


def test_a_sub_process_has_exactly_one_start():
    assert said(of(start(), sub_process("s", start("in"))), "starts") == []
    assert said(of(start(), sub_process("s", end("out"))), "starts") == [
        "The sub-process `s` needs exactly one start event, and has none."
    ]
    assert said(of(start(), sub_process("s", start("x"), start("y"))), "starts") == [
        "The sub-process `s` needs exactly one start event, and has 2."
    ]
