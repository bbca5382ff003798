"""YAML without surprises: ``yes`` and ``14_17`` stay texts, a key stands once, every mapping knows its line."""

import re
from typing import Any, Final

import yaml

from engine.errors import Invalid

LARGEST: Final = 1_000_000


class BrokenYaml(Invalid):
    """This file cannot be read."""


class Located(dict[str, Any]):
    """A mapping of the file, with the line on which it begins."""

    line = 0


class _Loader(yaml.SafeLoader):
    """The safe loader, for truth values, whole numbers, decimals and null only; everything else is a text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the library's own name and shape

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """A node of the tree; an alias is refused, as a few of them make a file of any size."""
        if self.check_event(yaml.AliasEvent):
            raise BrokenYaml("Aliases are not read here; write the lines out.")
        return super().compose_node(parent, index)

    def mapping(self, node: yaml.MappingNode) -> Located:
        """A mapping with its line; a key that stands twice is refused."""
        made = Located()
        made.line = node.start_mark.line + 1
        for key_node, value_node in node.value:
            key = str(self.construct_object(key_node, deep=True))
            if key in made:
                raise BrokenYaml(f"Line {key_node.start_mark.line + 1}: “{key}” stands here for the second time.")
            made[key] = self.construct_object(value_node, deep=True)
        return made


_PLAIN: Final = (
    ("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), "tf"),
    ("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), "-0123456789"),
    ("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), "-0123456789"),
    ("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""]),
)
for _tag, _pattern, _first in _PLAIN:
    _Loader.add_implicit_resolver(_tag, _pattern, list(_first))
_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.mapping)


def read_yaml(name: str, content: bytes) -> Any:
    """The content of a YAML file.

    Raises
    ------
    BrokenYaml
        With the file's name and the line.
    """
    if len(content) > LARGEST:
        raise BrokenYaml(f"{name}: this file is larger than {LARGEST // 1000} kB.")
    try:
        return yaml.load(content.decode("utf-8"), Loader=_Loader)  # noqa: S506 - derived from the safe loader
    except BrokenYaml as error:
        raise BrokenYaml(f"{name}: {error}") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        raise BrokenYaml(f"{name}{place}: {getattr(error, 'problem', None) or 'this is not YAML'}.") from error
