import pytest

from engine.bpmn.runtime import ElementFailed, UnsupportedElement
from tests.bpmn.diagrams import (
    boundary,
    chain,
    end,
    error,
    receive_task,
    send_task,
    service_task,
    start,
    user_task,
)
from tests.bpmn.runtime.playing import Play, compiled


def played(*tasks, variables=None):
    ids = [part.split('id="', 1)[1].split('"', 1)[0] for part in tasks]
    return Play(start(), *tasks, user_task("after"), *chain("start", *ids, "after"), variables=variables)


def test_it_calls_its_operation_with_its_inputs_and_takes_the_outputs():
    play = played(
        service_task("mail", "mail.send", retries="5", headers={"kind": "neutral"}, inputs={"to": "=desk"}),
        variables={"desk": "desk:x", "other": 1},
    )
    call = play.wait("mail")
    assert (call.operation, call.retries, dict(call.inputs)) == ("mail.send", 5, {"to": "desk:x"})
    assert call.headers == {"kind": "neutral"}
    play.complete("mail", {"sent": 1})
    assert play.sees("after") == {"desk": "desk:x", "other": 1, "sent": 1}


def test_without_inputs_it_gives_all_variables():
    play = played(service_task("open", "=kind", outputs={"children": "=count"}), variables={"kind": "case.count"})
    assert play.wait("open").operation == "case.count"
    assert play.wait("open").inputs == {"kind": "case.count"}
    assert play.wait("open").retries == 3
    play.complete("open", {"count": 2})
    assert play.sees("after") == {"kind": "case.count", "children": 2}


def test_the_number_of_retries_is_a_whole_number():
    for retries in ("²", "-1", "=null", "=1.5"):
        with pytest.raises(ElementFailed, match="`mail`: the number of retries"):
            played(service_task("mail", "mail.send", retries=retries))


def test_an_operation_without_a_value_is_a_failure():
    with pytest.raises(ElementFailed, match="operation is empty"):
        played(service_task("open", "=kind"))


def test_a_service_task_without_an_operation_is_refused():
    with pytest.raises(UnsupportedElement, match="mail"):
        compiled(start(), service_task("mail", None), end(), *chain("start", "mail", "end"))


def test_a_send_task_may_call_an_operation():
    assert played(send_task("tell", "mail.send")).wait("tell").operation == "mail.send"


def test_a_send_task_throws_a_message_with_its_other_inputs_only():
    play = played(
        send_task("tell", inputs={"name": "newInfo", "correlationKey": "=number", "what": "=n + 1"}),
        variables={"n": 1, "number": 4711, "secret": "x"},
    )
    (thrown,) = play.thrown
    assert (thrown.kind, thrown.name, thrown.element_id, thrown.key) == ("message", "newInfo", "tell", "4711")
    assert thrown.variables == {"what": 2}
    assert play.open == ["after"]
    assert play.sees("after") == {"n": 1, "number": 4711, "secret": "x"}


def test_a_send_task_that_throws_may_make_variables():
    play = played(send_task("send", inputs={"name": "m", "n": "=1"}, outputs={"told": "=n + 1"}))
    assert play.sees("after") == {"told": 2}


def test_a_send_task_whose_message_has_no_name_fails():
    with pytest.raises(ElementFailed, match="has no name"):
        played(send_task("tell"))


def test_a_receive_task_waits_for_its_message():
    play = played(receive_task("hear", "answer", "=key", outputs={"said": "=words"}), variables={"key": "k1"})
    wait = play.wait("hear")
    assert (wait.kind, wait.name, wait.key) == ("message", "answer", "k1")
    play.complete("hear", {"words": True, "more": 1})
    assert play.sees("after") == {"key": "k1", "said": True}


FAILING = (
    start(),
    service_task("call", "http.get"),
    boundary("any", "call", error()),
    boundary("known", "call", error("E1")),
    user_task("repair"),
    user_task("retry"),
    end(),
    *chain("start", "call", "end"),
    *chain("any", "repair"),
    *chain("known", "retry"),
)


@pytest.mark.parametrize(("code", "then"), [("E1", "retry"), ("E2", "repair")])
def test_an_error_of_an_operation_goes_to_the_boundary_event_that_names_it_best(code, then):
    play = Play(*FAILING)
    call = play.wait("call").id
    play.error("call", code)
    assert play.open == [then]
    assert call in play.last.closed
    assert ("call", "cancelled") in play.passed


def test_an_error_that_nobody_catches_ends_the_instance_with_it():
    play = played(service_task("call", "http.get"))
    play.error("call", "E9")
    assert (play.ended.how, play.ended.code) == ("error", "E9")
