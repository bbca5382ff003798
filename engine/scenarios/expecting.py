"""Comparing what a scenario expects with what is there, in sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.scenarios.captured import SentMail
from engine.scenarios.outcome import Seen
from engine.scenarios.scenario import Expect, SentExpected


@dataclass(frozen=True, slots=True)
class Found:
    """What is there: `sent` and `documents` since the last expectation, the others now. `cycle` is 0 without a case."""

    seen: Seen
    sent: Sequence[SentMail]
    documents: Sequence[str]
    cycle: int


def differences(expected: Expect, found: Found) -> Iterator[str]:
    """A sentence for each thing that is not as it was expected."""
    line, seen = f"line {expected.line}", found.seen
    if expected.open is not None and Counter(expected.open) != Counter(element for element, _ in seen.open):
        there = [f"{element} ({desk})" for element, desk in seen.open]
        yield f"{line}: open tasks: expected {_listed(expected.open)}; found {_listed(there)}."
    for decision, rules in (expected.decided or {}).items():
        if decision not in seen.decided:
            yield f"{line}: the decision {decision} has not been taken; expected {_rules(rules)}."
        elif rules != seen.decided[decision]:
            yield f"{line}: the decision {decision}: expected {_rules(rules)}; found {_rules(seen.decided[decision])}."
    if expected.sent is not None:
        yield from (f"{line}: {sentence}" for sentence in _mails(expected.sent, found.sent))
    if expected.documents is not None and Counter(expected.documents) != Counter(found.documents):
        yield f"{line}: documents: expected {_listed(expected.documents)}; found {_listed(found.documents)}."
    if expected.end is not None and Counter(expected.end) != Counter(seen.ends):
        yield f"{line}: end events: expected {_listed(expected.end)}; found {_listed(seen.ends)}."
    if expected.case is not None and expected.case != seen.case:
        yield f"{line}: the case: expected {expected.case}; found {seen.case or 'no case'}."
    if expected.cycle is not None and expected.cycle != found.cycle:
        yield f"{line}: the cycle of the case: expected {expected.cycle}; found {found.cycle or 'no case'}."


def _mails(expected: Sequence[SentExpected], sent: Sequence[SentMail]) -> Iterator[str]:
    there = Counter((mail.template, mail.desk) for mail in sent)
    wanted = Counter((mail.template, desk) for mail in expected for desk in mail.to or ())
    anybody = {mail.template for mail in expected if mail.to is None}
    for template in sorted(anybody - {template for template, _ in there}):
        yield f"mail: expected {template}; it was not sent."
    for template, desk in (wanted - there).elements():
        yield f"mail: expected {template} to {desk}; it was not sent."
    for template, desk in (there - wanted).elements():
        if template not in anybody:
            yield f"mail: {template} went to {desk}, which was not expected."


def _listed(words: Sequence[str]) -> str:
    return ", ".join(sorted(words)) or "none"


def _rules(rules: Sequence[int]) -> str:
    if not rules:
        return "no rule"
    return f"rule {rules[0]}" if len(rules) == 1 else f"rules {', '.join(map(str, rules))}"
