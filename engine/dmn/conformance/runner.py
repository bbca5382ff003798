"""Running test cases: every result node of every case in a folder, each model read once.

A folder holds DMN files and, beside them, XML files of test cases that name one of them, or a file elsewhere by its
path. An imported file is found in the folder of the model by its namespace.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.dmn.conformance.agreement import agrees, told
from engine.dmn.conformance.cases import Expectation, TestCase, TestFile, read_cases
from engine.dmn.conformance.reports import FailedCase, FolderReport, SuiteReport
from engine.dmn.conformance.values import read_value
from engine.dmn.decide import DecisionResult, call, decide
from engine.dmn.deployment import Model, read_model
from engine.dmn.evaluation.files import CompiledService
from engine.dmn.model import Definitions
from engine.dmn.reading import read_definitions
from engine.dmn.xml import DmnFileError
from engine.errors import EngineError
from engine.feel import NoValue, syntax


def run_suite(root: Path) -> SuiteReport:
    """Every folder with test cases below `root`, in the order of their paths."""
    folders = sorted({path.parent for kind in ("*.dmn", "*.xml") for path in root.rglob(kind)})
    return SuiteReport(tuple(run_folder(folder, _title(root, folder)) for folder in folders))


def _title(root: Path, folder: Path) -> str:
    return folder.relative_to(root).as_posix() if folder != root else folder.name


def run_folder(folder: Path, title: str = "") -> FolderReport:
    """All test cases in one folder; a model that cannot be read fails them, it does not stop them."""
    title = title or folder.name
    passed: list[str] = []
    failed: list[FailedCase] = []
    tags: set[str] = set()
    files = _Files(folder)
    for path in sorted(folder.glob("*.xml")):
        try:
            tests = read_cases(path)
        except DmnFileError as error:
            failed.append(FailedCase(f"{title}/{path.stem}", "", "", "a file that can be read", "none", str(error)))
            continue
        if tests is None:
            continue
        model = files.model(tests.model_name)
        if isinstance(model, Model) and _is_external(model):
            tags.add("external")
        for name, failure in _run(title, tests, model):
            if failure is None:
                passed.append(name)
            else:
                failed.append(failure)
    return FolderReport(title, tuple(passed), tuple(failed), tuple(sorted(tags)))


class _Files:
    """The DMN files of a folder; each read once, with those that it imports."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = {path.name: path.read_bytes() for path in sorted(folder.glob("*.dmn"))}
        self._models: dict[str, Model | str] = {}
        self._definitions: dict[str, Definitions] | None = None

    def model(self, name: str) -> Model | str:
        """The model in a file, or the reason why there is none."""
        if name not in self._models:
            path = self._folder / (name or self._only())
            elsewhere = path.parent != self._folder
            self._models[name] = _Files(path.parent).model(path.name) if elsewhere else self._tried(path.name)
        return self._models[name]

    def _only(self) -> str:
        """The only file, which need not be named."""
        return next(iter(self._data)) if len(self._data) == 1 else ""

    def _tried(self, name: str) -> Model | str:
        try:
            return self._read(name)
        except EngineError as error:
            return str(error)

    def _read(self, name: str) -> Model | str:
        if name not in self._data:
            return f"there is no file `{name}`"
        model = read_model((name, self._data[name]))
        if not model.definitions[0].imports:
            return model
        return read_model(*((file, self._data[file]) for file in self._needed(name)))

    def _needed(self, name: str) -> list[str]:
        known = self._all()
        needed = [name]
        for file in needed:
            for import_ in known[file].imports:
                others = [key for key, read in known.items() if read.namespace == import_.namespace]
                location = import_.location.rpartition("/")[2]
                if others and not any(other in needed for other in others):
                    needed.append(location if location in others else others[0])
        return needed

    def _all(self) -> dict[str, Definitions]:
        if self._definitions is None:
            self._definitions = {}
            for name, data in self._data.items():
                try:
                    self._definitions[name] = read_definitions(data, name)[0]
                except DmnFileError:
                    continue
        return self._definitions


def _is_external(model: Model) -> bool:
    """Whether the model has functions outside FEEL, which are never run."""
    for file in model.files.values():
        if any("calls code outside FEEL" in problem.sentence for problem in file.site.problems):
            return True
        for compiled in file.site.compiled:
            functions = syntax.each(compiled.tree, syntax.FunctionDefinition)
            if any(isinstance(function, syntax.FunctionDefinition) and function.external for function in functions):
                return True
    return False


def _run(title: str, tests: TestFile, model: Model | str) -> Iterator[tuple[str, FailedCase | None]]:
    for case in tests.cases:
        answers: dict[str, DecisionResult] = {}
        for expectation in case.expectations:
            name = f"{title}/{tests.name}/{case.id}/{expectation.node}"
            yield name, _checked(name, case, expectation, model, answers)


def _checked(
    name: str, case: TestCase, expectation: Expectation, model: Model | str, answers: dict[str, DecisionResult]
) -> FailedCase | None:
    def failure(expected: str, found: str, reason: str) -> FailedCase:
        return FailedCase(name, case.id, expectation.node, expected, found, reason)

    if isinstance(model, str):
        return failure("a model that can be read", "none", model)
    try:
        expected = None if expectation.expected is None else read_value(expectation.expected)
        inputs = case.input_values()
    except NoValue as reason:
        return failure("a value in the test case", "none", str(reason))
    try:
        result = _asked(case, expectation, model, inputs, answers)
    except EngineError as error:
        if expectation.error:
            return None
        return failure(told(expected), "an error", str(error))
    if agrees(None if expectation.error else expected, result.value):
        return None
    why = "; ".join(str(warning) for warning in result.warnings[:5])
    return failure("null" if expectation.error else told(expected), told(result.value), why)


def _asked(
    case: TestCase,
    expectation: Expectation,
    model: Model,
    inputs: Mapping[str, Any],
    answers: dict[str, DecisionResult],
) -> DecisionResult:
    if case.kind not in ("decisionService", "bkm"):
        return decide(model, expectation.node, inputs, namespace=_namespace(model, expectation))
    if case.invocable not in answers:
        arguments = _arguments(model, case, inputs)
        namespace = case.namespace if case.namespace in model.files else None
        answers[case.invocable] = call(model, case.invocable, arguments, namespace=namespace)
    result = answers[case.invocable]
    several = case.kind == "decisionService" and isinstance(result.value, dict)
    if several and _is_one_of_several(model, case.invocable, expectation.node):
        return DecisionResult(result.value.get(expectation.node), result.matched, result.warnings, result.decided)
    return result


def _arguments(model: Model, case: TestCase, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the inputs of a case that the service or function it calls has parameters for.

    What a service takes and the case does not give is null, as it is for a decision; what it takes from an imported
    file may stand in a context under the import's name.
    """
    functions = [function for file in model.files.values() for function in file.functions.values()]
    called = [function for function in functions if function.name == case.invocable]
    known = {parameter.name for function in called for parameter in function.parameters}
    arguments = {key: value for key, value in inputs.items() if key in known}
    service = _service(model, case.invocable)
    if service is not None and case.kind == "decisionService":
        for need in service.parameters:
            imported = inputs.get(need.by.name) if need.by is not None else None
            name = need.element.variable.name
            arguments.setdefault(name, imported.get(name) if isinstance(imported, dict) else None)
    return arguments


def _service(model: Model, name: str) -> CompiledService | None:
    services = (service for file in model.files.values() for service in file.services.values())
    return next((service for service in services if service.element.name == name), None)


def _is_one_of_several(model: Model, name: str, node: str) -> bool:
    service = _service(model, name)
    if service is None or len(service.outputs) < 2:
        return False
    return any(node == output.element.variable.name for output in service.outputs)


def _namespace(model: Model, expectation: Expectation) -> str | None:
    return expectation.namespace if expectation.namespace in model.files else None
