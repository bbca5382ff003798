"""DMN files for tests, written as short as they can be."""

from xml.sax.saxutils import escape, quoteattr

from engine.dmn import read_model

DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def definitions(*parts, namespace="test", version=DMN, **attributes):
    """A whole file."""
    more = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    body = "\n".join(parts)
    return f'<definitions xmlns="{version}" namespace="{namespace}" name="test"{more}>\n{body}\n</definitions>'.encode()


def given(name, type_ref="", id_=None):
    """An input."""
    return f"<inputData id={quoteattr(id_ or name)} name={quoteattr(name)}>{variable(name, type_ref)}</inputData>"


def variable(name, type_ref=""):
    """A variable."""
    written = f" typeRef={quoteattr(type_ref)}" if type_ref else ""
    return f"<variable name={quoteattr(name)}{written}/>"


def literal(text, type_ref="", kind="literalExpression"):
    """A text in FEEL."""
    written = f" typeRef={quoteattr(type_ref)}" if type_ref else ""
    return f"<{kind}{written}><text>{escape(text)}</text></{kind}>"


def needs(kind, *targets):
    """Requirements: of "input", "decision" or "knowledge"."""
    outer = "knowledgeRequirement" if kind == "knowledge" else "informationRequirement"
    inner = f"required{kind.capitalize()}"
    hrefs = (target if "#" in target else f"#{target}" for target in targets)
    return "".join(f"<{outer}><{inner} href={quoteattr(href)}/></{outer}>" for href in hrefs)


def decision(name, *parts, type_ref="", id_=None):
    """A decision; a plain text is its expression."""
    body = "".join(part if part.lstrip().startswith("<") else literal(part) for part in parts)
    return f"<decision id={quoteattr(id_ or name)} name={quoteattr(name)}>{variable(name, type_ref)}{body}</decision>"


def bkm(name, parameters, body, *parts, type_ref="", kind="FEEL", id_=None):
    """A business knowledge model; parameters by name with their types."""
    formal = "".join(
        f"<formalParameter name={quoteattr(key)} typeRef={quoteattr(value)}/>"
        if value
        else f"<formalParameter name={quoteattr(key)}/>"
        for key, value in parameters.items()
    )
    logic = body if body.lstrip().startswith("<") else literal(body)
    return (
        f"<businessKnowledgeModel id={quoteattr(id_ or name)} name={quoteattr(name)}>{variable(name, type_ref)}"
        f'<encapsulatedLogic kind="{kind}">{formal}{logic}</encapsulatedLogic>{"".join(parts)}</businessKnowledgeModel>'
    )


def table(inputs, outputs, *rules, policy="UNIQUE", aggregation="", annotations=()):
    """A decision table.

    inputs: an expression each, or (expression, allowed values)
    outputs: a name each, or (name, values, default)
    rules: the cells from left to right, annotations last
    """
    inputs = [item if isinstance(item, tuple) else (item, "") for item in inputs]
    outputs = [item if isinstance(item, tuple) else (item, "", "") for item in outputs]
    columns = [
        f"<input>{literal(text, kind='inputExpression')}{_values('inputValues', values)}</input>"
        for text, values in inputs
    ]
    for name, values, default in outputs:
        inner = _values("outputValues", values) + _values("defaultOutputEntry", default)
        columns.append(f"<output name={quoteattr(name)}>{inner}</output>")
    columns += [f"<annotation name={quoteattr(name)}/>" for name in annotations]
    rows = []
    for cells in rules:
        kinds = ["inputEntry"] * len(inputs) + ["outputEntry"] * len(outputs) + ["annotationEntry"] * len(annotations)
        rows.append(f"<rule>{''.join(_cell(kind, cell) for kind, cell in zip(kinds, cells, strict=True))}</rule>")
    written = f' aggregation="{aggregation}"' if aggregation else ""
    return f'<decisionTable hitPolicy="{policy}"{written}>{"".join(columns)}{"".join(rows)}</decisionTable>'


def _values(kind, text):
    return _cell(kind, text) if text else ""


def _cell(kind, text):
    return f"<{kind}><text>{escape(text)}</text></{kind}>"


def item(name, type_ref="", *, collection=False, allowed="", constraint="", components=(), kind="itemDefinition"):
    """An item definition; components are written by `component`."""
    inner = f"<typeRef>{type_ref}</typeRef>" if type_ref else ""
    inner += _values("allowedValues", allowed) + _values("typeConstraint", constraint) + "".join(components)
    return f'<{kind} name={quoteattr(name)} isCollection="{str(collection).lower()}">{inner}</{kind}>'


def component(name, type_ref="", **more):
    """A part of an item definition."""
    return item(name, type_ref, kind="itemComponent", **more)


def model(*parts, **attributes):
    """The model in one file."""
    return read_model(definitions(*parts, **attributes))


def asking(table_, *inputs, type_ref=""):
    """A model with one decision `d` over these inputs (name, or name and type)."""
    pairs = [name if isinstance(name, tuple) else (name, "") for name in inputs]
    parts = [given(name, type_) for name, type_ in pairs]
    return model(*parts, decision("d", needs("input", *(name for name, _ in pairs)), table_, type_ref=type_ref))


def sentences(warnings):
    """The sentences of warnings or problems."""
    return [warning.sentence for warning in warnings]
