"""Findings in plain words."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from engine.feel import numbers
from engine.feel.printing import quoted

_MOST_RULES: Final = 6


def value_text(value: Any) -> str:
    """A value as a person would write it in a cell, dates and durations without marks.

    >>> value_text(Decimal("14.5")), value_text("low"), value_text(None), value_text(True)
    ('14.5', '"low"', 'null', 'true')
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return numbers.text(value)
        case str():
            return quoted(value)
        case list():
            return f"[{', '.join(map(value_text, value))}]"
    return str(value)


def situation(example: Mapping[str, Any]) -> str:
    """The inputs that matter, with their values.

    >>> situation({"Risk": "low", "DASH ticks": Decimal(14)})
    '`Risk` is "low" and `DASH ticks` is 14'
    """
    return joined([f"`{title}` is {value_text(value)}" for title, value in example.items()])


def joined(parts: Sequence[str]) -> str:
    """The parts with commas, and `and` before the last.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join([part for part in (", ".join(parts[:-1]), *parts[-1:]) if part])


def rules_text(numbers_of_rules: Sequence[int]) -> str:
    """`rule 1`, `rules 1 and 3`, or the first of many.

    >>> rules_text([1, 3]), rules_text(range(1, 10))
    ('rules 1 and 3', 'rules 1, 2, 3, 4, 5, 6 and 3 others')
    """
    shown = [str(number) for number in numbers_of_rules]
    if len(shown) > _MOST_RULES + 1:
        shown = [*shown[:_MOST_RULES], f"{len(shown) - _MOST_RULES} others"]
    return f"rule{'s' if len(shown) > 1 else ''} {joined(shown)}"


def gap_sentence(example: Mapping[str, Any]) -> str:
    """That no rule matches.

    >>> gap_sentence({"Risk": "low"})
    'no rule matches when `Risk` is "low"'
    """
    return f"no rule matches when {situation(example)}" if example else "no rule matches, whatever the inputs are"


def overlap_sentence(rules: tuple[int, int], example: Mapping[str, Any], *, same_outputs: bool, differing: bool) -> str:
    """That two rules match together; `differing`: it is their outputs that are wrong about it.

    >>> overlap_sentence((2, 5), {"Age": Decimal(18)}, same_outputs=False, differing=True)
    'rules 2 and 5 both match when `Age` is 18, with different outputs'
    """
    when = f"when {situation(example)}" if example else "whatever the inputs are"
    outputs = ", with different outputs" if differing and not same_outputs else ""
    return f"{rules_text(rules)} both match {when}{outputs}"


def hidden_sentence(rule: int, hidden_by: Sequence[int], *, by_priority: bool) -> str:
    """That other rules leave nothing for a rule.

    >>> hidden_sentence(4, [1, 3], by_priority=False)
    'rule 4 can never be reached: rules 1 and 3 already match everything it matches'
    >>> hidden_sentence(2, [3], by_priority=True)
    'rule 2 can never be reached: rule 3 matches everything it matches, with an output of higher priority'
    """
    verb = "matches" if len(hidden_by) == 1 else "match"
    already, why = ("", ", with an output of higher priority") if by_priority else ("already ", "")
    return f"rule {rule} can never be reached: {rules_text(hidden_by)} {already}{verb} everything it matches{why}"


def dead_rule_sentence(rule: int, titles: Sequence[str]) -> str:
    """That a rule has a cell that nothing passes.

    >>> dead_rule_sentence(4, ["Age"])
    'rule 4 can never be reached: its cell for `Age` can never match'
    """
    cells = "cell" if len(titles) == 1 else "cells"
    return f"rule {rule} can never be reached: its {cells} for {joined([f'`{t}`' for t in titles])} can never match"
