"""Every service task names an operation that there is."""

from tests.bpmn.diagrams import script_task, send_task, service_task
from tests.lint.linting import line, said


def test_an_operation_with_all_it_needs():
    mail = service_task("mail", "mail.send", inputs={"template": "reminder", "to": "=[]"})
    assert said(line(mail), "operations") == []


def test_an_operation_that_does_not_exist_is_refused_with_what_may_be_meant():
    assert said(line(service_task("mail", "mail.sent")), "operations") == [
        "There is no operation `mail.sent` for the service task `mail`; did you mean `mail.send`?"
    ]


def test_a_missing_input_is_refused():
    mail = service_task("mail", "mail.send", inputs={"template": "reminder"})
    assert said(line(mail), "operations") == ["The service task `mail` does not tell its operation the input `to`."]


def test_without_mappings_the_variables_of_the_process_are_told():
    assert said(line(script_task("s", "=[]", "members"), service_task("n", "network.invite")), "operations") == []
    assert len(said(line(service_task("n", "network.invite")), "operations")) == 1


def test_an_input_that_the_operation_does_not_know_is_refused():
    mail = service_task("mail", "mail.send", inputs={"template": "reminder", "to": "=[]", "plaec": "Tartu"})
    assert said(line(mail), "operations") == [
        "The operation of the service task `mail` has no input `plaec`; did you mean `place`?"
    ]


def test_a_thrown_message_needs_a_name_and_takes_anything_else():
    assert said(line(send_task("tell", inputs={"name": "hello", "anything": "=1"})), "operations") == []
    assert said(line(send_task("tell", inputs={"anything": "=1"})), "operations") == [
        "The send task `tell` does not tell its operation the input `name`."
    ]
