"""The layout of the house: what may stand where, how long a file may be, what may not be named anywhere."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from lxml import etree

from tests.architecture.sizes import LONGEST, USUALLY_UNDER, sizes
from tests.architecture.sources import ROOT, files, python_files

TOP_LEVEL = {
    "processes", "engine", "webforms", "tests", "docs", "pyproject.toml", "Makefile", "README.md", "CHANGELOG.md",
    "LICENSE", "package.json", "package-lock.json", "requirements.lock",
}  # fmt: skip
NAMES_THAT_SAY_NOTHING = re.compile(r"(^|_)(utils?|helpers?|common|misc|tools|stuff|managers?)$")
TEST_FOLDERS = {
    "engine", "webforms", "processes", "docs", "browser", "architecture", "benchmarks", "campaigns", "feel/attacks",
    "feel/fuzzing",
}  # fmt: skip # and the mirrors
PATH_OF_A_MACHINE = re.compile(r"(?<![\w.~$})-])/(tmp|work|farm|root|home|Users)/\w|\b[A-Z]:\\Users\\")
INDEX_HOST = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|registry\.yarnpkg|https?://[^ \"]*(npmjs|debian)\."
)
XML = {".xml", ".bpmn", ".dmn", ".xsd", ".svg"}
JSON = {".json", ".form"}
YAML = {".yaml", ".yml"}


def texts():
    """Every text file of the project with its text."""
    for path in files():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content:
            yield path, content.decode("utf-8")


def data(suffixes):
    """The data files with these suffixes; a file whose name says that it is broken is broken on purpose."""
    found = [path for path in files() if path.suffix in suffixes]
    return [path for path in found if not re.match(r"(invalid|broken|hostile)\b", path.name)]


def places(pattern):
    """Where the pattern occurs: file, line and what stands there."""
    return [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def packages():
    """Every package of the engine and the web forms."""
    return sorted({path.parent for path in python_files() if path.parts[0] in {"engine", "webforms"}})


def files_of_tests():
    """Every file of tests."""
    return [path for path in python_files() if path.parts[0] == "tests" and path.name.startswith("test_")]


def mirror(place):
    """Where the tests of a place stand: tests/feel for engine/feel, tests/webforms/cli for webforms/cli."""
    inside_engine = place.parts[0] == "engine" and len(place.parts) > 1
    return "tests" / (place.relative_to("engine") if inside_engine else place)


def is_about(test, package):
    """Whether a test file stands in the package's folder of tests, or beside it under the package's name."""
    folder = mirror(package)
    return folder in test.parents or (test.parent == folder.parent and test.stem.startswith(f"test_{package.name}"))


def test_the_top_level_is_fixed():
    found = {path.parts[0] for path in files()}
    assert {name for name in found if not name.startswith(".")} <= TOP_LEVEL


def test_processes_hold_data_and_no_program():
    assert [path for path in python_files() if path.parts[0] == "processes"] == []


def test_no_file_is_too_long():
    assert {str(path): count for path, count in sizes().items() if count > LONGEST} == {}


def test_nine_files_in_ten_are_short():
    counts = sizes()
    long = {str(path): count for path, count in counts.items() if count >= USUALLY_UNDER}
    assert len(long) <= len(counts) / 10, long


def test_every_file_is_named_after_a_concept():
    names = [
        path
        for path in python_files()
        if any(NAMES_THAT_SAY_NOTHING.search(part) for part in path.with_suffix("").parts)
    ]
    assert names == []


def test_the_tests_mirror_what_they_test():
    inside = packages() + [path.with_suffix("") for path in python_files() if path.parts[0] in {"engine", "webforms"}]
    known = {mirror(place) for place in inside} | {Path("tests", folder) for folder in TEST_FOLDERS}
    assert sorted({str(path) for path in files_of_tests() if path.parent not in known}) == []


def test_every_package_has_tests():
    untested = [package for package in packages() if not any(is_about(test, package) for test in files_of_tests())]
    assert sorted(map(str, untested)) == []


def test_no_file_names_a_path_of_a_machine():
    assert places(PATH_OF_A_MACHINE) == []


def test_no_file_names_a_package_index():
    assert places(INDEX_HOST) == []


def test_xml_files_are_well_formed_and_declare_no_document_type():
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    documents = {path: etree.parse(ROOT / path, parser) for path in data(XML)}
    assert [path for path, document in documents.items() if document.docinfo.internalDTD is not None] == []


def test_json_yaml_and_toml_files_can_be_read():
    for path in data(JSON):
        json.loads((ROOT / path).read_text(encoding="utf-8"))
    for path in data(YAML):
        list(yaml.safe_load_all((ROOT / path).read_text(encoding="utf-8")))
    for path in data({".toml"}):
        tomllib.loads((ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", ["home", "root", "tmp", "Users"])
def test_it_knows_a_path_of_a_machine_when_it_sees_one(folder):
    assert PATH_OF_A_MACHINE.search(f"open('/{folder}/ann/notes.txt')")


@pytest.mark.parametrize("line", ["https://example.org/home/ann", "tests/work/plan.dmn", "$HOME/work/plan.dmn"])
def test_it_takes_no_other_path_for_one(line):
    assert not PATH_OF_A_MACHINE.search(line)
