"""Files say what they mean."""

from tests.bpmn.diagrams import diagram, end, flow, process, start, task, user_task
from tests.lint.linting import line, package, said, warned


def test_a_sound_diagram_is_readable():
    assert said(line(user_task("ask")), "readable") == []


def test_what_the_reader_found_is_said():
    lost = diagram(process("p", start(), flow("start", "gone")))
    [sentence] = said(package(lost), "readable")
    assert sentence == "The arrow `start_to_gone` ends at `gone`, which is not in this process."


def test_a_diagram_in_which_nothing_is_to_be_carried_out_is_refused():
    drawing = diagram(process("p", start(), executable=False))
    assert said(package(drawing), "readable") == ["No process of this diagram is marked as executable."]


def test_a_drawing_beside_a_process_is_documentation():
    both = diagram(process("p", start()), process("them", task("a"), end("e"), executable=False))
    assert warned(package(both), "readable") == [
        "The process `them` is not marked as executable: it is documentation only."
    ]


def test_a_documented_process_is_not_linted():
    both = diagram(process("p", start()), process("them", task("a"), executable=False))
    assert said(package(both), "constructs") == []
