"""Pathways as folders and zip files."""

from zipfile import ZipFile

import pytest

from tests.webforms.cli.asking import HOME_VISIT, copied, zipped
from webforms.cli.guarded import WrongUse
from webforms.cli.pathway_files import neighbours_of, pathways_in, to_publish

FILES = {"home-visit.bpmn", "pathway.yaml", "visit.form", "scenarios/agreed.yaml", "scenarios/cancelled.yaml"}


def test_a_folder_a_folder_of_folders_and_a_zip_file_say_the_same(tmp_path):
    ways = [
        HOME_VISIT,
        HOME_VISIT.parent,
        zipped(tmp_path / "home-visit.zip"),
        zipped(tmp_path / "any.zip", prefix="home-visit/"),
    ]
    read = [pathways_in([way]) for way in ways]
    assert [(found.key, set(found.files)) for (found,) in read] == [("home-visit", FILES)] * len(ways)
    assert all(found == read[0] for found in read)


def test_hidden_files_stay_out(tmp_path):
    folder = copied(tmp_path)
    (folder / ".cache").mkdir()
    (folder / ".cache" / "x.bpmn").write_text("x")
    (folder / ".DS_Store").write_text("x")
    [found] = pathways_in([folder])
    assert set(found.files) == FILES


def test_scenarios_are_not_published():
    [found] = pathways_in([HOME_VISIT])
    assert set(to_publish(found).files) == {"home-visit.bpmn", "pathway.yaml", "visit.form"}


def test_the_neighbours_are_the_other_pathways_beside_it():
    assert {found.key for found in neighbours_of([HOME_VISIT])} == set()
    beside = {found.key for found in neighbours_of([HOME_VISIT.parents[4] / "processes" / "tuko"])}
    assert {"notification", "plan-action"} <= beside
    assert "tuko" not in beside


@pytest.mark.parametrize("name", ["../outside.bpmn", "/outside.bpmn", "a/../../b.form"])
def test_a_zip_file_that_reaches_outside_is_refused(tmp_path, name):
    path = tmp_path / "evil.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(WrongUse, match="no plain name"):
        pathways_in([path])


def test_a_zip_file_that_grows_without_measure_is_refused(tmp_path):
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", compression=8) as archive:
        for number in range(30):
            archive.writestr(f"{number}.form", b"0" * 4_000_000)
    with pytest.raises(WrongUse, match="too much"):
        pathways_in([path])


def test_what_is_no_zip_file_is_refused(tmp_path):
    path = tmp_path / "letter.zip"
    path.write_text("Dear colleague")
    with pytest.raises(WrongUse, match="no zip file"):
        pathways_in([path])


def test_a_name_that_is_none_for_a_pathway_is_refused(tmp_path):
    with pytest.raises(WrongUse, match="no name for a pathway"):
        pathways_in([zipped(tmp_path / "My Upload.zip")])
