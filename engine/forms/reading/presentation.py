"""Components that are shown and ask nothing."""

import re
from html.parser import HTMLParser
from typing import Final

from engine.forms.form import Presentation
from engine.forms.reading.component import Component

TAGS: Final = frozenset(
    {
        "a", "abbr", "b", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "i", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th",
        "thead", "tr", "u", "ul",
    }
)  # fmt: skip
ATTRIBUTES: Final = frozenset({"class", "colspan", "href", "lang", "rowspan", "scope", "title"})
_LINK: Final = re.compile(r"(https://|mailto:|tel:|/(?!/)|#)[^\s\"'<>]*")
_IMAGE: Final = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_TEMPLATE: Final = re.compile(r"\{\{")


def read_presentation(component: Component, component_type: str, hidden_when: tuple[str, ...]) -> Presentation:
    """What is shown; what a page must not show is a problem and left out."""
    text = {
        "text": lambda: component.text("text"),
        "html": lambda: _html(component),
        "image": lambda: _image(component),
        "button": lambda: component.text("label"),
    }.get(component_type, str)()
    if _TEMPLATE.search(text):
        component.problem("A text cannot fill in `{{…}}`; write an expression that begins with `=`.")
        text = ""
    return Presentation(component.id, component_type, text, component.text("alt"), hidden_when)


def _image(component: Component) -> str:
    source = component.value("source")
    if isinstance(source, str) and _IMAGE.fullmatch(source):
        return source
    component.problem("An image must be part of the form (`data:image/png;base64,…`), not come from elsewhere.")
    return ""


def _html(component: Component) -> str:
    content = component.text("content")
    if content.startswith("="):
        component.problem("HTML cannot come from an expression; use a text.")
        return ""
    reader = _Markup()
    reader.feed(content)
    reader.close()
    if "<" in _TAG.sub("", content):  # a browser would read on until the page's next `>`
        reader.refused.add("A `<` that begins no element")
    for refused in sorted(reader.refused):
        component.problem(f"{refused} cannot stand in a form.")
    return "" if reader.refused else content


class _Markup(HTMLParser):
    """Collects everything that is not plain, safe markup."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.refused.add(f"The HTML element <{tag[:20]}>")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.refused.add(f"The HTML attribute {name[:20]}")
            elif name == "href" and not _LINK.fullmatch(value or ""):
                self.refused.add("A link that is not https, mailto or tel")

    def handle_comment(self, _data: str) -> None:
        self.refused.add("An HTML comment")

    def handle_decl(self, _decl: str) -> None:
        self.refused.add("An HTML declaration")

    def handle_pi(self, _data: str) -> None:
        self.refused.add("A processing instruction")

    def unknown_decl(self, _data: str) -> None:
        self.refused.add("An HTML declaration")
