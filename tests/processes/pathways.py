"""The pathways of `processes/` and the stories that their owners wrote down."""

from pathlib import Path

from engine.scenarios.folders import read_folder
from engine.scenarios.reading import read_scenario
from engine.scenarios.sandbox import Sandbox
from engine.services.installing.files import read_directory, read_matrix

PROCESSES = Path(__file__).resolve().parents[2] / "processes"
FOLDERS = {path.parent.name: read_folder(path.parent) for path in sorted(PROCESSES.glob("*/pathway.yaml"))}
STORIES = {f"{key}/{name}": content for key, folder in FOLDERS.items() for name, content in folder.scenarios.items()}
PATHWAYS = [folder.pathway for folder in FOLDERS.values()]


def sandbox_on(url):
    """A sandbox with the desks and the data classes of `processes/`."""
    directory = read_directory((PROCESSES / "organisations.yaml").read_bytes())
    return Sandbox(url, directory, read_matrix((PROCESSES / "data-classes.yaml").read_bytes()))


def told_by(story):
    """The scenario, and the process that it starts."""
    return read_scenario(story, STORIES[story]), story.partition("/")[0].replace("-", "_")
