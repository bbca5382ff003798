"""Several files: elements seen under the name of their import, inputs given in a context of that name."""

from engine.dmn import call, check, decide, read_model
from tests.dmn.models import DMN, bkm, component, decision, definitions, given, item, needs

PEOPLE = definitions(
    item("tPerson", components=[component("full name", "string"), component("age", "number")]),
    given("Person", "tPerson"),
    decision("Adult", needs("input", "Person"), "Person.age >= 18"),
    bkm("Say hello", {"to": "tPerson"}, '"Hello " + to.full name'),
    namespace="people",
)


def import_(name, namespace):
    return f'<import name="{name}" namespace="{namespace}" importType="{DMN}"/>'


def test_types_functions_and_decisions_are_seen_under_the_name_of_the_import():
    main = definitions(
        import_("my people", "people"),
        given("Guest", "my people.tPerson"),
        decision(
            "Welcome",
            needs("input", "Guest"),
            needs("knowledge", "people#Say hello"),
            needs("decision", "people#Adult"),
            "[my people.Say hello(Guest), my people.Adult]",
        ),
    )
    read = read_model(main, PEOPLE)
    assert check(read) == []
    inputs = {"Guest": {"full name": "Ann", "age": 3}, "my people": {"Person": {"full name": "Ben", "age": 40}}}
    assert decide(read, "Welcome", inputs).value == ["Hello Ann", True]
    assert decide(read, "Welcome", {**inputs, "Guest": {"age": 3}}).value == [None, True]


def test_with_no_name_they_are_seen_as_they_are():
    main = definitions(
        import_("", "people"),
        given("Guest", "tPerson"),
        decision(
            "Welcome",
            needs("input", "Guest", "people#Person"),
            needs("knowledge", "people#Say hello"),
            needs("decision", "people#Adult"),
            "[Say hello(Guest), Adult, Person.age]",
        ),
    )
    read = read_model(main, PEOPLE)
    assert check(read) == []
    inputs = {"Guest": {"full name": "Ann", "age": 3}, "Person": {"full name": "Ben", "age": 40}}
    assert decide(read, "Welcome", inputs).value == ["Hello Ann", True, 40]


def test_a_file_imported_on_two_ways_has_the_inputs_of_each():
    def middle(namespace):
        return definitions(
            import_("P", "people"), decision("Grown", needs("decision", "people#Adult"), "P.Adult"), namespace=namespace
        )

    main = definitions(
        import_("One", "one"),
        import_("Two", "two"),
        decision("Both", needs("decision", "one#Grown", "two#Grown"), "[One.Grown, Two.Grown]"),
    )
    read = read_model(main, middle("one"), middle("two"), PEOPLE)
    young, old = ({"full name": "x", "age": age} for age in (5, 50))
    inputs = {"One": {"P": {"Person": young}}, "Two": {"P": {"Person": old}}}
    assert decide(read, "Both", inputs).value == [False, True]
    assert decide(read, "Both", {"Person": old}).value == [True, True]


def test_an_import_of_the_first_version_is_known_by_its_prefix():
    version = "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
    main = definitions(
        '<import namespace="people" importType="x"/>',
        given("Guest", "p:tPerson"),
        decision("Name", needs("input", "Guest"), "Guest.full name"),
        version=version,
        **{"xmlns:p": "people"},
    )
    read = read_model(main, PEOPLE)
    assert check(read) == []
    assert decide(read, "Name", {"Guest": {"full name": "Ann", "age": 1}}).value == "Ann"


def test_a_decision_of_a_certain_file_can_be_asked():
    other = definitions(decision("Adult", "null"), namespace="other")
    read = read_model(other, PEOPLE)
    inputs = {"Person": {"full name": "Ann", "age": 20}}
    assert decide(read, "Adult", inputs).value is None
    assert decide(read, "Adult", inputs, namespace="people").value is True


LIBRARY = definitions(
    given("Age", id_="_1"), decision("Twice", needs("input", "_1"), "Age * 2", id_="_2"), namespace="l"
)


def test_a_service_tells_elements_of_two_files_with_the_same_id_apart():
    service = (
        '<decisionService id="_3" name="both"><outputDecision href="#_2"/><outputDecision href="l#_2"/>'
        '<inputData href="l#_1"/></decisionService>'
    )
    read = read_model(definitions(import_("L", "l"), decision("Own", "7", id_="_2"), service), LIBRARY)
    assert call(read, "both", {"Age": 2}).value == {"Own": 7, "Twice": 4}


def test_a_file_reached_on_two_ways_with_the_same_inputs_is_evaluated_once():
    middle = definitions(import_("", "l"), decision("More", needs("decision", "l#_2"), "Twice + 1"), namespace="m")
    both = decision("Both", needs("decision", "l#_2", "m#More"), "[Twice, More]")
    read = read_model(definitions(import_("", "l"), import_("", "m"), both), middle, LIBRARY)
    result = decide(read, "Both", {"Age": 2})
    assert result.value == [4, 5]
    assert [decided.decision_name for decided in result.decided] == ["Twice", "More", "Both"]
