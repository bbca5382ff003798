"""The guides in `docs/`, read as tables and as sessions at a command line."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"`([^`]+)`")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text_of(name):
    """The text of a guide."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def blocks(name, language):
    """The fenced blocks of a guide in one language."""
    return [text for spoken, text in BLOCK.findall(text_of(name)) if spoken == language]


def rows(name, heading):
    """The rows of all tables of a guide that begin with this heading, each as its cells."""
    found, inside = [], False
    for line in text_of(name).splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if not line.startswith("|"):
            inside = False
        elif cells[0] == heading:
            inside = True
        elif inside and not line.startswith("|--"):
            found.append(cells)
    return found


def code(cell):
    """What stands in a cell as code; None if it is prose."""
    match = CODE.fullmatch(cell)
    return match and match[1]


def sessions(name):
    """Every command of a guide with what is said to be answered."""
    for block in blocks(name, "console"):
        command, answer = "", list[str]()
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, "\n".join(answer).strip("\n")
                command, answer = line[2:], []
            elif command.endswith("\\"):
                command = command[:-1] + line.strip()
            else:
                answer.append(line)
        yield command, "\n".join(answer).strip("\n")
