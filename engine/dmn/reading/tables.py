"""Decision tables, from XML."""

from typing import Final

from engine.dmn.model import (
    Aggregation,
    DecisionTable,
    HitPolicy,
    InputClause,
    LiteralExpression,
    OutputClause,
    Rule,
    Text,
)
from engine.dmn.problems import Kind
from engine.dmn.reading.source import Source
from engine.dmn.xml import XmlElement, line_of, text_of

_PARTS: Final = frozenset({"input", "output", "annotation", "rule"})
_RULE_PARTS: Final = frozenset({"inputEntry", "outputEntry", "annotationEntry"})


def read_table(source: Source, element: XmlElement) -> DecisionTable:
    """A `decisionTable`."""
    source.known(element, _PARTS)
    id_, line, label, description = source.common(element)
    inputs = tuple(_input(source, part) for part in source.parts(element, "input"))
    outputs = tuple(_output(source, part) for part in source.parts(element, "output"))
    if not outputs:
        source.problem(element, Kind.STRUCTURE, "this decision table has no output column")
    rules = tuple(_rule(source, part, index) for index, part in enumerate(source.parts(element, "rule"), start=1))
    for rule in rules:
        _check_width(source, element, rule, len(inputs), len(outputs))
    policy = _hit_policy(source, element)
    return DecisionTable(
        inputs=inputs,
        outputs=outputs,
        rules=rules,
        hit_policy=policy,
        aggregation=_aggregation(source, element, policy),
        annotations=tuple(part.get("name", "") for part in source.parts(element, "annotation")),
        orientation=element.get("preferredOrientation", "Rule-as-Row"),
        output_label=element.get("outputLabel", ""),
        type_ref=source.type_ref(element),
        id=id_,
        line=line,
        label=label,
        description=description,
    )


def literal(source: Source, element: XmlElement) -> LiteralExpression:
    """A `literalExpression`, or any element written like one."""
    text = source.text(element) or Text("")
    return LiteralExpression(
        text.text,
        text.language,
        imported=source.part(element, "importedValues") is not None,
        type_ref=source.type_ref(element),
        id=text.id,
        line=text.line,
        label=text.label,
        description=text.description,
    )


def _hit_policy(source: Source, element: XmlElement) -> HitPolicy:
    written = element.get("hitPolicy", "UNIQUE").strip().upper()
    try:
        return HitPolicy(written)
    except ValueError:
        source.problem(element, Kind.STRUCTURE, f"`{written}` is not a hit policy")
        return HitPolicy.UNIQUE


def _aggregation(source: Source, element: XmlElement, policy: HitPolicy) -> Aggregation | None:
    written = element.get("aggregation", "").strip().upper()
    if not written or written == "LIST":
        return None
    if written not in set(Aggregation):
        source.problem(element, Kind.STRUCTURE, f"`{written}` is not an aggregation")
        return None
    if policy is not HitPolicy.COLLECT:
        source.problem(element, Kind.STRUCTURE, f"only COLLECT has an aggregation, not {policy}")
        return None
    return Aggregation(written)


def _input(source: Source, element: XmlElement) -> InputClause:
    source.known(element, frozenset({"inputExpression", "inputValues"}))
    id_, line, label, description = source.common(element)
    expression = source.part(element, "inputExpression")
    return InputClause(
        literal(source, expression) if expression is not None else None,
        source.text(source.part(element, "inputValues")),
        id=id_,
        line=line,
        label=label,
        description=description,
    )


def _output(source: Source, element: XmlElement) -> OutputClause:
    source.known(element, frozenset({"outputValues", "defaultOutputEntry"}))
    id_, line, label, description = source.common(element)
    default = source.part(element, "defaultOutputEntry")
    return OutputClause(
        " ".join(element.get("name", "").split()),
        source.type_ref(element),
        source.text(source.part(element, "outputValues")),
        literal(source, default) if default is not None else None,
        id=id_,
        line=line,
        label=label,
        description=description,
    )


def _rule(source: Source, element: XmlElement, index: int) -> Rule:
    source.known(element, _RULE_PARTS)
    id_, line, label, description = source.common(element)
    annotations = [source.part(part, "text") for part in source.parts(element, "annotationEntry")]
    return Rule(
        index,
        tuple(source.text(part) or Text("") for part in source.parts(element, "inputEntry")),
        tuple(literal(source, part) for part in source.parts(element, "outputEntry")),
        tuple(text_of(part).strip() if part is not None else "" for part in annotations),
        id=id_,
        line=line,
        label=label,
        description=description,
    )


def _check_width(source: Source, element: XmlElement, rule: Rule, inputs: int, outputs: int) -> None:
    for cells, columns, kind in ((len(rule.inputs), inputs, "input"), (len(rule.outputs), outputs, "output")):
        if cells != columns:
            sentence = f"rule {rule.index} has {cells} {kind} cells, the table has {columns} {kind} columns"
            source.problem(element if not rule.line else _at(element, rule.line), Kind.STRUCTURE, sentence)


def _at(element: XmlElement, line: int) -> XmlElement:
    return next((part for part in element.iter() if line_of(part) == line), element)
