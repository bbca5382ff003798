"""The runner of conformance cases, on a kit of our own."""

import json

from engine.dmn.conformance import run_folder, run_suite
from tests.dmn.models import bkm, decision, definitions, given, needs

HEAD = (
    '<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">'
)


def value(text, kind="string"):
    return f'<value xsi:type="xsd:{kind}">{text}</value>'


NIL = '<value xsi:nil="true"/>'


def case(id_, inputs, results, **attributes):
    more = "".join(f' {key}="{text}"' for key, text in attributes.items())
    nodes = "".join(f'<inputNode name="{name}">{inner}</inputNode>' for name, inner in inputs.items())
    for name, inner in results.items():
        error = ' errorResult="true"' if inner is None else ""
        expected = "" if inner is None else f"<expected>{inner}</expected>"
        nodes += f'<resultNode name="{name}"{error}>{expected}</resultNode>'
    return f'<testCase id="{id_}"{more}>{nodes}</testCase>'


def folder(path, model, *cases, name="kit"):
    target = path / name
    target.mkdir()
    (target / "kit.dmn").write_bytes(model)
    (target / "kit-test.xml").write_text(HEAD + "<modelName>kit.dmn</modelName>" + "".join(cases) + "</testCases>")
    return target


def echo(type_ref=""):
    return definitions(given("x", type_ref), decision("d", needs("input", "x"), "x"))


def test_a_case_passes_when_the_result_is_the_expected_one(tmp_path):
    report = run_folder(folder(tmp_path, echo(), case("001", {"x": value("a")}, {"d": value("a")})))
    assert report.passed == ("kit/kit-test/001/d",)
    assert report.failed == ()


def test_a_case_fails_with_what_was_expected_and_what_was_found(tmp_path):
    report = run_folder(folder(tmp_path, echo("number"), case("001", {"x": value("a")}, {"d": value("a")})))
    (failed,) = report.failed
    assert (failed.case_id, failed.node, failed.expected, failed.found) == ("001", "d", "'a'", "None")
    assert "must be a number" in failed.reason


def test_every_kind_of_value_is_read_and_compared(tmp_path):
    values = {
        "text": value("a"),
        "number": value("1.50", "decimal"),
        "truth": value("true", "boolean"),
        "date": value("2026-03-01", "date"),
        "time": value("10:00:00Z", "time"),
        "moment": value("2026-03-01T10:00:00+02:00", "dateTime"),
        "duration": value("P1DT2H", "duration"),
        "nothing": NIL,
        "list": f"<list><item>{value('1', 'decimal')}</item><item>{NIL}</item></list>",
        "no list": '<list xsi:nil="true"/>',
        "context": f'<component name="a">{value("1", "decimal")}</component><component name="b" xsi:nil="true"/>',
    }
    cases = [case(name, {"x": inner}, {"d": inner}) for name, inner in values.items()]
    report = run_folder(folder(tmp_path, echo(), *cases))
    assert report.failed == ()
    assert len(report.passed) == len(values)


def test_numbers_may_differ_a_little_and_nothing_else_may(tmp_path):
    cases = [
        case("close", {"x": value("1.00000000001", "decimal")}, {"d": value("1", "decimal")}),
        case("far", {"x": value("1.001", "decimal")}, {"d": value("1", "decimal")}),
        case("kind", {"x": value("1")}, {"d": value("1", "decimal")}),
        case("more", {"x": f'<component name="a">{NIL}</component>'}, {"d": NIL}),
    ]
    report = run_folder(folder(tmp_path, echo(), *cases))
    assert report.passed == ("kit/kit-test/close/d",)


def test_an_expected_error_is_null(tmp_path):
    cases = [
        case("001", {"x": value("a")}, {"d": None}),
        case("002", {"x": value("1", "decimal")}, {"d": None}),
        case("003", {}, {"gone": None}),
    ]
    report = run_folder(folder(tmp_path, echo("number"), *cases))
    assert [failed.case_id for failed in report.failed] == ["002"]


def test_functions_and_services_are_called(tmp_path):
    service = (
        '<decisionService id="s" name="s"><outputDecision href="#one"/><outputDecision href="#two"/></decisionService>'
    )
    model = definitions(decision("one", "1"), decision("two", "2"), service, bkm("f", {"n": ""}, "n + 1"))
    cases = [
        case(
            "s",
            {},
            {"one": value("1", "decimal"), "two": value("2", "decimal")},
            type="decisionService",
            invocableName="s",
        ),
        case("f", {"n": value("1", "decimal")}, {"f": value("2", "decimal")}, type="bkm", invocableName="f"),
    ]
    report = run_folder(folder(tmp_path, model, *cases))
    assert report.failed == ()


def test_an_imported_file_is_found_in_the_folder_by_its_namespace(tmp_path):
    kind = "https://www.omg.org/spec/DMN/20230324/MODEL/"
    main = definitions(
        f'<import name="o" namespace="other" importType="{kind}"/>', decision("d", needs("decision", "other#e"), "o.e")
    )
    target = folder(tmp_path, main, case("001", {}, {"d": value("1", "decimal")}))
    (target / "a_broken_one.dmn").write_text("<")
    (target / "other.dmn").write_bytes(definitions(decision("e", "1"), namespace="other"))
    assert run_folder(target).failed == ()


def test_a_model_that_cannot_be_read_fails_its_cases_and_nothing_else(tmp_path):
    folder(tmp_path, b"<broken", case("001", {}, {"d": NIL}), name="broken")
    folder(tmp_path, echo(), case("001", {"x": NIL}, {"d": NIL}), name="whole")
    report = run_suite(tmp_path)
    assert report.passed == ("whole/kit-test/001/d",)
    assert [failed.name for failed in report.failed] == ["broken/kit-test/001/d"]


def test_a_model_with_functions_outside_feel_is_tagged(tmp_path):
    text = 'function(a) external {java: {class: "x", method signature: "y"}}'
    report = run_folder(folder(tmp_path, definitions(decision("d", text)), case("001", {}, {"d": NIL})))
    assert report.tags == ("external",)


def test_the_report_can_be_written_as_json(tmp_path):
    folder(tmp_path, echo(), case("001", {"x": value("a")}, {"d": value("b")}))
    written = json.loads(json.dumps(run_suite(tmp_path).as_dict()))
    assert (written["passed"], written["failed"]) == (0, 1)
    assert written["folders"][0]["failed"][0]["found"] == "'a'"


PASSING = case("001", {"x": value("a")}, {"d": value("a")})


def cases_of(model_name, *cases):
    named = f"<modelName>{model_name}</modelName>" if model_name else ""
    return f"{HEAD}{named}{''.join(cases)}</testCases>"


def test_a_file_of_cases_that_cannot_be_read_is_a_failure_and_other_files_are_passed_over(tmp_path):
    target = folder(tmp_path, echo(), PASSING)
    (target / "other.xml").write_text("<other/>")
    (target / "broken.xml").write_text("<testCases")
    report = run_folder(target)
    assert report.passed == ("kit/kit-test/001/d",)
    assert [failed.name for failed in report.failed] == ["kit/broken"]
    assert "not well-formed" in report.failed[0].reason


def test_a_model_is_found_by_its_path_and_the_only_one_need_not_be_named(tmp_path):
    target = folder(tmp_path, echo(), PASSING)
    (target / "unnamed.xml").write_text(cases_of("", PASSING))
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside" / "cases.xml").write_text(cases_of("../kit/kit.dmn", PASSING))
    report = run_suite(tmp_path)
    assert report.failed == ()
    assert report.passed == ("beside/cases/001/d", "kit/kit-test/001/d", "kit/unnamed/001/d")


def test_a_service_is_given_null_for_what_is_missing_and_finds_imported_inputs_under_the_import(tmp_path):
    kind = "https://www.omg.org/spec/DMN/20230324/MODEL/"
    service = (
        '<decisionService id="s" name="s"><outputDecision href="#d"/><inputData href="other#y"/>'
        '<inputData href="#x"/></decisionService>'
    )
    main = definitions(
        f'<import name="o" namespace="other" importType="{kind}"/>',
        given("x"),
        decision("d", needs("input", "x", "other#y"), "if x = null then o.y else x"),
        service,
    )
    asked = {"type": "decisionService", "invocableName": "s"}
    nested = f'<component name="y">{value("a")}</component>'
    target = folder(
        tmp_path,
        main,
        case("missing", {"o": nested}, {"d": value("a")}, **asked),
        case("given", {"o": nested, "x": value("b")}, {"d": value("b")}, **asked),
    )
    (target / "other.dmn").write_bytes(definitions(given("y"), namespace="other"))
    assert run_folder(target).failed == ()


def test_of_two_files_with_the_imported_namespace_the_one_at_the_location_counts(tmp_path):
    kind = "https://www.omg.org/spec/DMN/20230324/MODEL/"
    main = definitions(
        f'<import name="o" namespace="other" locationURI="./b.dmn" importType="{kind}"/>',
        decision("d", needs("decision", "other#e"), "o.e"),
    )
    target = folder(tmp_path, main, case("001", {}, {"d": value("2", "decimal")}))
    (target / "a.dmn").write_bytes(definitions(decision("e", "1"), namespace="other"))
    (target / "b.dmn").write_bytes(definitions(decision("e", "2"), namespace="other"))
    assert run_folder(target).failed == ()


def test_a_text_that_is_no_number_fails_its_case_with_a_sentence(tmp_path):
    cases = [case(text, {"x": value(text, "decimal")}, {"d": NIL}) for text in ("a", "INF", "")]
    reasons = {failed.reason for failed in run_folder(folder(tmp_path, echo(), *cases)).failed}
    assert reasons == {"the text is not a number like 1.5"}
