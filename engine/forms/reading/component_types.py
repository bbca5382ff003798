"""What we do with each component type of form-js."""

from typing import Final

from engine.forms.field import Kind

QUESTIONS: Final = {
    "textfield": Kind.TEXT,
    "textarea": Kind.AREA,
    "number": Kind.NUMBER,  # `decimalDigits: 0` makes it an integer
    "checkbox": Kind.BOOLEAN,
    "radio": Kind.CHOICE,
    "select": Kind.CHOICE,
    "checklist": Kind.CHOICES,
    "taglist": Kind.CHOICES,
    "datetime": Kind.DATE,  # `subtype` makes it a date, a time, or both
    "dynamiclist": Kind.TABLE,
    "expression": Kind.CALCULATED,
}
SUBTYPES: Final = {"date": Kind.DATE, "datetime": Kind.DATETIME, "time": Kind.TIME}
SHOWN: Final = frozenset({"text", "html", "separator", "spacer", "image", "button"})
CONTAINER: Final = "group"
REFUSED: Final = {
    "iframe": "A form shows no page from elsewhere: remove the iframe.",
    "filepicker": "An answer cannot be a file: remove the file picker.",
    "documentPreview": "A form shows no documents: remove the preview; documents stand beside the form.",
    "table": "A form shows no table of process variables: ask with a dynamic list, which can be read-only.",
}
KIND_MARKS: Final = {  # what `properties.kind` may say, and of which component types
    "party": (Kind.PARTY, frozenset({"select", "radio"})),
    "colleague": (Kind.COLLEAGUE, frozenset({"select", "radio"})),
    "desk": (Kind.DESK, frozenset({"select", "radio"})),
    "boolean": (Kind.BOOLEAN, frozenset({"radio", "select"})),
}
ATTRIBUTES_WITHOUT_EFFECT: Final = frozenset(
    {
        "layout", "appearance", "searchable", "increment", "serializeToString", "dateLabel", "timeLabel", "use24h",
        "timeSerializingFormat", "timeInterval", "showOutline", "verticalAlignment", "height", "action", "computeOn",
        "disableCollapse", "nonCollapsedItems", "isRepeating", "defaultRepetitions", "versionTag",
        "alt",
    }
)  # fmt: skip # they concern how form-js draws or sends an answer
