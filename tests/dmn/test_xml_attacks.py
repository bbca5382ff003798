"""Files that are meant to do harm, and files that are simply broken."""

import time

import pytest

from engine.dmn import DmnFileError, read_model
from engine.dmn.xml import MAX_BYTES, read_xml
from tests.dmn.models import DMN, decision, definitions

BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "a plain one": "<!DOCTYPE definitions>",
    "a bomb of entities": f'<!DOCTYPE definitions [<!ENTITY l0 "ha">{BOMB}]>',
    "a file of the machine": '<!DOCTYPE definitions [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "an address in the network": '<!DOCTYPE definitions SYSTEM "http://192.0.2.1/evil.dtd">',
    "a parameter entity": '<!DOCTYPE definitions [<!ENTITY % p SYSTEM "http://192.0.2.1/p"> %p;]>',
    "in small letters": "<!doctype definitions>",
}


@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES)
def test_it_refuses_a_document_type_definition(doctype):
    file = doctype + f'<definitions xmlns="{DMN}" name="&l9;&x;"/>'
    started = time.monotonic()
    with pytest.raises(DmnFileError, match=r"document type definition|not well-formed"):
        read_model(file.encode())
    assert time.monotonic() - started < 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_it_refuses_a_document_type_definition_in_wide_characters(encoding):
    file = f'<?xml version="1.0"?><!DOCTYPE definitions [<!ENTITY x "y">]><definitions xmlns="{DMN}">&x;</definitions>'
    with pytest.raises(DmnFileError):
        read_model(file.encode(encoding))


def test_it_refuses_a_document_type_definition_behind_a_comment_that_looks_like_an_element():
    with pytest.raises(DmnFileError, match="document type definition"):
        read_model(f'<!-- <a> --><!DOCTYPE definitions><definitions xmlns="{DMN}"/>'.encode())


def test_a_text_may_speak_of_a_doctype():
    file = definitions(decision("d", '"<!DOCTYPE html>"'))
    assert read_model(file).problems == ()


def test_it_refuses_an_entity_that_nobody_defined():
    with pytest.raises(DmnFileError, match="not well-formed"):
        read_model(f'<definitions xmlns="{DMN}">&nbsp;</definitions>'.encode())


def test_it_refuses_elements_nested_without_end():
    deep = "<context><contextEntry>" * 80 + "</contextEntry></context>" * 80
    with pytest.raises(DmnFileError, match="nested more than 100 deep"):
        read_model(definitions(decision("d", deep)))
    with pytest.raises(DmnFileError):
        read_model(b"<a>" * 100_000 + b"</a>" * 100_000)


def test_it_refuses_a_file_of_ten_megabytes_without_reading_it():
    started = time.monotonic()
    with pytest.raises(DmnFileError, match="larger than 5 MB"):
        read_model(b"<" + b"a" * 10_000_000)
    assert time.monotonic() - started < 0.5


def test_it_refuses_more_elements_than_any_model_has():
    file = definitions("<decision/>" * 300_000)
    assert len(file) < MAX_BYTES
    with pytest.raises(DmnFileError, match="more than 200,000 elements"):
        read_model(file)


@pytest.mark.parametrize("data", [b"", b"\0", b"\xff\xfe", b"not xml", b"<a", b"<a></b>", b'<?xml version="9"?><a/>'])
def test_it_says_that_this_is_no_xml(data):
    with pytest.raises(DmnFileError):
        read_xml(data, "broken.dmn")


def test_it_names_the_file_and_the_line_that_is_broken():
    with pytest.raises(DmnFileError, match=r"risk\.dmn, line 3: this is not well-formed XML"):
        read_model(("risk.dmn", b"<definitions>\n<decision>\n</definitions>"))


def test_it_refuses_a_root_of_another_standard():
    with pytest.raises(DmnFileError, match="this is not a DMN file"):
        read_model(b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>')


def test_a_text_that_refers_to_another_document_is_never_fetched():
    imported = (
        '<literalExpression><importedValues importType="x" locationURI="file:///etc/passwd"/></literalExpression>'
    )
    problems = read_model(definitions(decision("d", imported))).problems
    assert "another document, which is never read" in problems[0].sentence
