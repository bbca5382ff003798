"""Files that are broken, huge or ill-meant: refused in a sentence, never with any other error."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.bpmn import Diagram, DiagramFileError, read_diagram
from engine.errors import Invalid
from tests.bpmn.diagrams import (
    HEAD,
    boundary,
    business_rule_task,
    call_activity,
    chain,
    definitions,
    end,
    error,
    exclusive,
    flow,
    lane,
    message,
    multiple,
    process,
    service_task,
    start,
    sub_process,
    timer,
    user_task,
)

WHOLE = definitions(
    process(
        "p",
        start("start", message("hello", "=caseId")),
        user_task("ask", form="F", groups="case_lead", loop=multiple(until="=x"), inputs={"a": "=b"}),
        boundary("late", "ask", timer(duration="P1D")),
        exclusive("which", "which_to_end"),
        business_rule_task("decide", "d"),
        service_task("mail", "mail.send"),
        call_activity("call", "q"),
        sub_process("inside", start("again", error("e")), by_event=True),
        end(),
        *chain("start", "ask", "which", "end"),
        flow("which", "decide", "=x > 1"),
        lanes=[lane("lane_case_lead", "ask", "late", nested=[lane("lane_network", "mail")])],
    )
)
SCRAPS = [
    b"<",
    b">",
    b'"',
    b"&",
    b"\0",
    b"\xff",
    b"id=",
    b"<bpmn:",
    b"/>",
    b"]]>",
    b"&#0;",
    b"<!--",
    b"&lt;",
    b"=",
    b" ",
]


def test_text_that_is_no_xml_is_refused_with_its_line():
    with pytest.raises(DiagramFileError, match=r"a\.bpmn, line 2: this is not well-formed XML"):
        read_diagram("a.bpmn", b"<a>\n<b></a>")


def test_xml_that_is_no_diagram_is_refused():
    with pytest.raises(DiagramFileError, match=r"this is not BPMN 2\.0"):
        read_diagram("a.bpmn", b"<html/>")


def test_a_document_type_definition_is_refused():
    bomb = b'<!DOCTYPE definitions [<!ENTITY a "ha">]>' + WHOLE.removeprefix(b'<?xml version="1.0" encoding="UTF-8"?>')
    with pytest.raises(DiagramFileError, match="document type definition"):
        read_diagram("a.bpmn", bomb)


def test_a_huge_file_is_refused():
    with pytest.raises(DiagramFileError, match="larger than 5 MB"):
        read_diagram("a.bpmn", WHOLE + b" " * 5_000_000)


def test_a_deep_file_is_refused():
    deep = (
        f"<bpmn:definitions {HEAD}>" + '<bpmn:process id="p">' * 200 + "</bpmn:process>" * 200 + "</bpmn:definitions>"
    )
    with pytest.raises(DiagramFileError, match="nested more than 100 deep"):
        read_diagram("a.bpmn", deep.encode())


def test_an_empty_file_is_refused():
    with pytest.raises(DiagramFileError):
        read_diagram("a.bpmn", b"")


def read_or_refused(xml):
    with suppress(Invalid):
        assert isinstance(read_diagram("a.bpmn", xml), Diagram)


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
def test_any_bytes_are_read_or_refused(data):
    read_or_refused(data)


@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 40), st.sampled_from(SCRAPS)), max_size=4))
def test_a_damaged_file_is_read_or_refused(cuts):
    xml = WHOLE
    for place, length, scrap in cuts:
        xml = xml[:place] + scrap + xml[place + length :]
    read_or_refused(xml)


WORDS = sorted(set(WHOLE.decode().replace("<", " ").replace(">", " ").replace('"', " ").split()))


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)), min_size=1, max_size=6))
def test_a_well_formed_file_with_everything_mixed_up_is_read_or_refused(swaps):
    text = WHOLE.decode()
    for old, new in swaps:
        text = text.replace(f'"{old}"', f'"{new}"').replace(f"{old}>", f"{new}>").replace(f"<{old}", f"<{new}")
    read_or_refused(text.encode())
