"""Reading scenario files; every mistake is told with its file and line."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, TypeVar

from engine.errors import Invalid
from engine.scenarios.scenario import AdvanceClock, Expect, Scenario, SentExpected, Start, Step, Submit, Tell
from engine.yaml_text import Located, read_yaml

T = TypeVar("T")


class BrokenScenario(Invalid):
    """This scenario file cannot be read."""


def read_scenario(name: str, content: bytes) -> Scenario:
    """The story in a scenario file.

    Raises
    ------
    BrokenScenario
        With the file's name, the line and what is wrong there.
    BrokenYaml
        When the file is no YAML.
    """
    document = read_yaml(name, content)
    try:
        return _Reader(name).scenario(_mapping(document, 1, "a scenario"))
    except BrokenScenario as error:
        raise BrokenScenario(f"{name}, {error}") from None


def _mapping(value: Any, line: int, what: str) -> Located:
    if not isinstance(value, Located):
        raise BrokenScenario(f"line {line}: here {what} is expected, with names and values.")
    return value


def _words(value: Any, line: int) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BrokenScenario(f"line {line}: here a list of words is expected.")
    return tuple(value)


class _Reader:
    """Reads one file."""

    def __init__(self, name: str) -> None:
        self.name = name

    def scenario(self, given: Located) -> Scenario:
        """The whole file."""
        self.only(given, {"id", "title", "story", "municipality", "at", "start", "do", "pathway"})
        for needed in ("id", "municipality", "at", "start", "do"):
            if needed not in given:
                raise BrokenScenario(f"line 1: “{needed}” is missing.")
        if not isinstance(given["do"], list):
            raise BrokenScenario(f"line {given.line}: “do” is a list.")
        steps = tuple(self.step(_mapping(step, given.line, "a step")) for step in given["do"])
        if not any(isinstance(step, Expect) for step in steps):
            raise BrokenScenario(f"line {given.line}: a story without “expect” proves nothing.")
        return Scenario(
            id=str(given["id"]),
            title=str(given.get("title", given["id"])),
            story=str(given.get("story", "")),
            file=self.name,
            municipality=str(given["municipality"]),
            pathway=str(given.get("pathway", "")),
            at=self.moment(given["at"], given.line),
            start=self.start(_mapping(given["start"], given.line, "the start")),
            do=steps,
        )

    def step(self, given: Located) -> Step:
        for key, read in STEPS.items():
            if key in given:
                return read(self, given)
        raise BrokenScenario(f"line {given.line}: a step has one of {', '.join(STEPS)}.")

    def submit(self, given: Located) -> Submit:
        self.only(given, {"as", "task", "submit"})
        if "as" not in given:
            raise BrokenScenario(f"line {given.line}: “as” is missing: the desk that answers.")
        answers = _mapping(given.get("submit", Located()), given.line, "the answers")
        return Submit(str(given["as"]), str(given["task"]), answers, given.line)

    def advance(self, given: Located) -> AdvanceClock:
        self.only(given, {"advance"})
        value = given["advance"]
        if isinstance(value, str) and value.startswith("P"):
            return AdvanceClock(value, None, given.line)
        return AdvanceClock("", self.moment(value, given.line), given.line)

    def tell(self, given: Located) -> Tell:
        self.only(given, {"message", "data"})
        return Tell(str(given["message"]), _mapping(given.get("data", Located()), given.line, "the data"), given.line)

    def again(self, given: Located) -> Start:
        self.only(given, {"start"})
        return self.start(_mapping(given["start"], given.line, "the start"))

    def start(self, given: Located) -> Start:
        for kind in ("form", "signal", "message", "timer", "call"):
            if kind not in given:
                continue
            self.only(given, {kind, "as", "key", "data"})
            takes_data = kind in ("form", "call")
            data = given[kind] if takes_data else given.get("data", Located())
            return Start(
                kind=kind,
                name="" if takes_data else str(given[kind]),
                data=_mapping(data, given.line, "the data"),
                desk=str(given.get("as", "")),
                key=str(given.get("key", "")),
                line=given.line,
            )
        raise BrokenScenario(f"line {given.line}: a start has one of form, signal, message, timer, call.")

    def expect(self, given: Located) -> Expect:
        self.only(given, {"expect"})
        wanted = _mapping(given["expect"], given.line, "what is expected")
        self.only(wanted, {"open", "decided", "sent", "documents", "end", "case", "cycle"})
        line = given.line
        if not wanted:
            raise BrokenScenario(f"line {line}: “expect” says nothing that could be untrue.")
        return Expect(
            line=line,
            open=self.optional(wanted, "open", lambda value: _words(value, line)),
            decided=self.optional(wanted, "decided", lambda value: self.decided(_mapping(value, line, "decisions"))),
            sent=self.optional(wanted, "sent", lambda value: self.sent(value, line)),
            documents=self.optional(wanted, "documents", lambda value: _words(value, line)),
            end=self.optional(wanted, "end", lambda value: _words(value, line)),
            case=self.optional(wanted, "case", str),
            cycle=self.optional(wanted, "cycle", int),
        )

    def decided(self, given: Located) -> Mapping[str, tuple[int, ...]]:
        rows = {decision: value if isinstance(value, list) else [value] for decision, value in given.items()}
        if not all(isinstance(row, int) for numbers in rows.values() for row in numbers):
            raise BrokenScenario(f"line {given.line}: each decision has the numbers of its rules.")
        return {decision: tuple(numbers) for decision, numbers in rows.items()}

    def sent(self, given: Any, line: int) -> tuple[SentExpected, ...]:
        if not isinstance(given, list):
            raise BrokenScenario(f"line {line}: “sent” is a list.")
        mails = [_mapping(mail, line, "a mail") for mail in given]
        for mail in mails:
            self.only(mail, {"mail", "to"})
        return tuple(
            SentExpected(str(mail.get("mail")), _words(mail["to"], mail.line) if "to" in mail else None)
            for mail in mails
        )

    @staticmethod
    def optional(given: Located, key: str, read: Callable[[Any], T]) -> T | None:
        return read(given[key]) if key in given else None

    @staticmethod
    def only(given: Located, known: set[str]) -> None:
        unknown = sorted(set(given) - known)
        if unknown:
            raise BrokenScenario(
                f"line {given.line}: “{unknown[0]}” is unknown here. Known: {', '.join(sorted(known))}."
            )

    @staticmethod
    def moment(value: Any, line: int) -> datetime:
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            raise BrokenScenario(f"line {line}: “{value}” is no date and time such as 2026-03-02T09:00.") from None
        if moment.tzinfo is not None:
            raise BrokenScenario(f"line {line}: times here are local; leave out the zone of “{value}”.")
        return moment


STEPS: Final[Mapping[str, Callable[[_Reader, Located], Step]]] = {
    "task": _Reader.submit,
    "advance": _Reader.advance,
    "message": _Reader.tell,
    "start": _Reader.again,
    "expect": _Reader.expect,
}
