"""Asking the command line the way a person does."""

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

from click.testing import CliRunner

from webforms.cli import main

MODELS = Path(__file__).with_name("models")
HOME_VISIT = Path(__file__).with_name("pathways") / "home-visit"
ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "docs" / "examples"


def koosrada(*words, given=None):
    """What `koosrada` answers; `given` is standard input."""
    return CliRunner().invoke(main, [str(word) for word in words], input=given)


def sentences(answer):
    """What stands in the errors and warnings, whatever the width of the screen."""
    return " ".join(answer.stderr.split())


def plain(answer):
    """What a command answered for programs."""
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def copied(folder, file=None, old="", new=""):
    """The pathway of the tests in a folder of its own, with something else in one of its files."""
    target = Path(folder) / "mine" / "home-visit"
    shutil.copytree(HOME_VISIT, target)
    if file is not None:
        text = (target / file).read_text(encoding="utf-8")
        assert old in text
        (target / file).write_text(text.replace(old, new), encoding="utf-8")
    return target


def zipped(path, folder=HOME_VISIT, prefix=""):
    """A pathway's folder as a zip file."""
    with ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*.*")):
            archive.write(file, f"{prefix}{file.relative_to(folder)}")
    return path
