"""Every decision file is complete, legible and open to review, in the words of the people who decide."""

from collections import Counter
from itertools import combinations

import pytest

from tests.processes.decision_files import NAMESPACES, codes, decision_files, reference

ORIGINS = {
    "Source document of the project",
    "Public source, seen as an excerpt",
    "Background knowledge, not checked again",
    "Design default",
}
REVIEW = "Example default, to be reviewed by local lawyers."


@pytest.fixture(params=sorted(decision_files()), name="file")
def _file(request):
    return decision_files()[request.param]


def test_there_are_thirteen_of_them():
    assert len(decision_files()) == 13


def test_it_is_written_in_dmn_1_3_with_a_diagram(file):
    assert file.root.tag == f"{{{NAMESPACES['dmn']}}}definitions"
    assert len(file.all("dmndi:DMNDI/dmndi:DMNDiagram")) == 1


def test_its_namespace_is_its_own(file):
    key, name = file.path.parent.name, file.path.stem
    assert file.root.get("namespace") == f"http://koosrada.org/dmn/{key}/{name}"


def test_its_ids_are_unique(file):
    counted = Counter(element.get("id") for element in file.root.iter() if element.get("id"))
    assert [name for name, count in counted.items() if count > 1] == []


def test_its_decision_is_called_by_the_name_of_the_file_and_read_by_a_question(file):
    assert [decision.get("id") for decision in file.all("dmn:decision")] == [file.path.stem]
    assert file.decision.get("name").endswith("?")
    assert file.text("dmn:description", file.decision)
    assert file.text("dmn:question", file.decision).endswith("?")


def test_the_variable_of_its_decision_has_the_name_of_the_decision(file):
    assert file.all("dmn:variable", file.decision)[0].get("name") == file.decision.get("name")


def test_every_column_to_the_left_is_an_input_that_the_decision_requires(file):
    data = {element.get("id"): element.get("name") for element in file.all("dmn:inputData")}
    required = [reference(end) for end in file.all("dmn:informationRequirement/dmn:requiredInput", file.decision)]
    assert [data[name] for name in required] == file.inputs
    assert list(data.values()) == file.inputs


def test_every_input_has_a_type_and_says_what_it_means(file):
    for data in file.all("dmn:inputData"):
        assert file.all("dmn:variable", data)[0].get("name") == data.get("name")
        assert file.text("dmn:description", data), data.get("name")
        kind, allowed = file.types[data.get("name")]
        assert kind in {"boolean", "number", "string"}
        assert bool(allowed) == (kind != "boolean"), data.get("name")


def test_every_type_that_is_named_is_defined(file):
    defined = {item.get("name") for item in file.all("dmn:itemDefinition")}
    named = {variable.get("typeRef") for variable in file.all(".//dmn:variable")}
    named |= {element.text for element in file.all(".//dmn:typeRef")}
    assert named - defined <= {"boolean", "number", "string", "dayTimeDuration"}


def test_every_column_has_a_heading(file):
    columns = [*file.all("dmn:input", file.table), *file.all("dmn:output", file.table)]
    assert all(column.get("label") for column in columns)


def test_the_codes_of_a_column_are_those_of_its_type(file):
    for column, name in zip(file.all("dmn:input", file.table), file.inputs, strict=True):
        kind, allowed = file.types[name]
        assert file.all("dmn:inputExpression", column)[0].get("typeRef") == kind
        if kind == "string":
            assert file.text("dmn:inputValues/dmn:text", column) == allowed


def test_every_code_in_a_cell_is_an_allowed_one(file):
    for name in file.inputs:
        kind, allowed = file.types[name]
        for cell in file.tests_of(name):
            if kind == "boolean":
                assert cell in {"-", "true", "false"}
            elif kind == "string":
                assert cell == "-" or codes(cell), cell
                assert set(codes(cell)) <= set(codes(allowed)), cell
            else:
                assert '"' not in cell


def test_every_code_of_an_answer_is_an_allowed_one_and_none_is_left_unused(file):
    for column, output in enumerate(file.all("dmn:output", file.table)):
        allowed = file.text("dmn:outputValues/dmn:text", output)
        given = {file.texts("dmn:outputEntry", rule)[column] for rule in file.rules}
        if allowed:
            assert given == set(allowed.split(", "))


def test_option_codes_begin_with_a_letter_and_are_never_a_bare_yes_or_no(file):
    written = {code for text in file.root.iter(f"{{{NAMESPACES['dmn']}}}text") for code in codes(text.text) if code}
    assert [code for code in written if not code[0].isalpha() or code.lower() in {"yes", "no", "on", "off"}] == []


def test_every_rule_gives_its_reason_its_origin_and_the_call_for_review(file):
    assert [column.get("name") for column in file.all("dmn:annotation", file.table)] == ["Origin", "Note"]
    for rule in file.rules:
        assert file.text("dmn:description", rule).endswith("."), rule.get("id")
        origin, note = file.texts("dmn:annotationEntry", rule)
        assert origin in ORIGINS
        assert note.startswith(REVIEW)


def test_every_rule_has_a_cell_for_every_column(file):
    outputs = file.all("dmn:output", file.table)
    for rule in file.rules:
        assert len(file.all("dmn:inputEntry", rule)) == len(file.inputs)
        assert len(file.all("dmn:outputEntry", rule)) == len(outputs)


def test_a_number_of_working_days_says_so_in_its_name(file):
    for column, output in enumerate(file.all("dmn:output", file.table)):
        given = [file.texts("dmn:outputEntry", rule)[column] for rule in file.rules]
        if output.get("name").endswith("WorkingDays"):
            assert output.get("typeRef") == "number"
        elif output.get("typeRef") == "dayTimeDuration":
            assert all(entry.startswith('duration("P') for entry in given)


def test_its_diagram_shows_every_element_once(file):
    drawn = [shape.get("dmnElementRef") for shape in file.all(".//dmndi:DMNShape")]
    elements = [*file.all("dmn:decision"), *file.all("dmn:inputData"), *file.all("dmn:textAnnotation")]
    assert Counter(drawn) == Counter(element.get("id") for element in elements)
    lines = [edge.get("dmnElementRef") for edge in file.all(".//dmndi:DMNEdge")]
    links = [*file.all("dmn:decision/dmn:informationRequirement"), *file.all("dmn:association")]
    assert Counter(lines) == Counter(element.get("id") for element in links)


def test_its_diagram_carries_the_call_for_review(file):
    notes = file.texts("dmn:textAnnotation")
    assert len(notes) == 1
    assert "reviewed by local lawyers" in notes[0]


def test_no_two_shapes_of_its_diagram_come_close(file):
    near = [(a, b) for (a, one), (b, two) in combinations(file.shapes.items(), 2) if one.overlaps(two, distance=20)]
    assert near == []


def test_the_lines_of_its_diagram_end_on_the_borders_of_their_shapes(file):
    for edge in file.edges.values():
        assert file.shapes[edge.source].has_on_border(edge.points[0]), edge
        assert file.shapes[edge.target].has_on_border(edge.points[-1]), edge


def test_the_lines_of_its_diagram_run_through_no_shape(file):
    assert [edge for edge in file.edges.values() for shape in file.shapes.values() if edge.runs_through(shape)] == []


def test_its_folder_explains_it(file):
    readme = file.path.with_name("README.md").read_text(encoding="utf-8")
    assert f"`{file.path.stem}`" in readme
    assert "**Lawful basis:** to be confirmed" in readme
    assert "example default" in readme
    assert "## Open questions" in readme
