"""One file being read: where its elements are, and what is wrong with them."""

from collections.abc import Iterator, Mapping

from engine.dmn.model import InformationItem, Reference, Text
from engine.dmn.namespaces import DMN
from engine.dmn.problems import Kind, Problem
from engine.dmn.xml import DmnFileError, XmlElement, children, line_of, local_name, text_of


class Source:
    """The reader's memory: the file's name, its namespace, its XML prefixes, the ids seen and the problems found."""

    def __init__(self, file: str, namespace: str, prefixes: Mapping[str | None, str]) -> None:
        self.file = file
        self.prefixes = {prefix or "": address for prefix, address in prefixes.items()}
        self.namespace = namespace
        self.problems: list[Problem] = []
        self.owner: tuple[str, str] = ("", "")
        self._lines_by_id: dict[str, int] = {}

    def parts(self, element: XmlElement, *names: str) -> Iterator[XmlElement]:
        """The elements of the standard directly below, of the given names."""
        for child in children(element, DMN):
            if local_name(child) in names:
                yield child

    def part(self, element: XmlElement, *names: str) -> XmlElement | None:
        """The first of `parts`, if there is one."""
        return next(self.parts(element, *names), None)

    def common(self, element: XmlElement) -> tuple[str, int, str, str]:
        """Id, line, label and description, which every element may have."""
        description = self.part(element, "description")
        id_ = element.get("id", "").strip()
        line = line_of(element)
        if id_:
            self._note(id_, line)
        text = text_of(description).strip() if description is not None else ""
        return id_, line, element.get("label", ""), text

    def _note(self, id_: str, line: int) -> None:
        if id_ in self._lines_by_id:
            first = self._lines_by_id[id_]
            raise DmnFileError(f"the id `{id_}` is given twice, on line {first} and on line {line}", line, self.file)
        self._lines_by_id[id_] = line

    def problem(self, element: XmlElement, kind: Kind, sentence: str) -> None:
        """Note a problem of the element that is being read."""
        id_, name = self.owner
        self.problems.append(Problem(id_, name, kind, sentence, line=line_of(element), namespace=self.namespace))

    def known(self, element: XmlElement, names: frozenset[str]) -> None:
        """Note every element of the standard below that does not belong there."""
        for child in children(element, DMN):
            name = local_name(child)
            if name not in names and name not in {"description", "extensionElements", "extensionAttributes"}:
                self.problem(child, Kind.STRUCTURE, f"`{name}` is not an element of `{local_name(element)}`")

    def text(self, element: XmlElement | None) -> Text | None:
        """The FEEL text in an element that has a `text`."""
        if element is None:
            return None
        id_, line, label, description = self.common(element)
        body = self.part(element, "text")
        return Text(
            text_of(body) if body is not None else "",
            element.get("expressionLanguage", ""),
            id=id_,
            line=line_of(body) if body is not None else line,
            label=label,
            description=description,
        )

    def type_ref(self, element: XmlElement) -> str:
        """The type's name: an attribute, or an element in item definitions."""
        child = self.part(element, "typeRef")
        owner = element if child is None or element.get("typeRef") else child
        text = element.get("typeRef") or (text_of(child) if child is not None else "")
        prefix, colon, _ = text.strip().partition(":")
        if colon and prefix in owner.nsmap:
            self.prefixes.setdefault(prefix, owner.nsmap[prefix])
        return " ".join(text.split())

    def information_item(self, element: XmlElement) -> InformationItem:
        """A variable, parameter or column."""
        id_, line, label, description = self.common(element)
        name = " ".join(element.get("name", "").split())
        return InformationItem(name, self.type_ref(element), id=id_, line=line, label=label, description=description)

    def reference(self, element: XmlElement) -> Reference:
        """An `href`: `#id`, `namespace#id`, or just an id."""
        href = element.get("href", "").strip()
        address, separator, id_ = href.rpartition("#")
        if not separator:
            address, id_ = "", href
        if not id_:
            self.problem(element, Kind.REFERENCE, f"`{local_name(element)}` says nothing about where it points")
        return Reference(id_, "" if address == self.namespace else address, line_of(element))
