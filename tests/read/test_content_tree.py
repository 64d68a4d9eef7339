"""Where each file of a content folder belongs, told from its path alone."""

from __future__ import annotations

import pytest

from generator.read.content_tree import ContentTree, lay_out
from generator.read.files import EntryKind, FileEntry, Scan

WHOLE = (
    "site.yaml",
    "990100/region.yaml",
    "990100/ju/body.yaml",
    "990100/ju/2031/submission.yaml",
    "990100/ju/2031/projects/b.yaml",
    "990100/ju/2031/projects/a-1.yaml",
    "990100/ju/2031/text/zongti.md",
    "990100/ju/2031/source/map.json",
    "990100/ju/2031/source/文本.txt",
)


def laid(*paths: str) -> ContentTree:
    folders = {path[: i + 1].rstrip("/") for path in paths for i, sign in enumerate(path) if sign == "/"}
    files = [FileEntry(path, 1, 0, EntryKind.FILE) for path in paths if not path.endswith("/")]
    entries = [*files, *(FileEntry(path, 0, 0, EntryKind.FOLDER) for path in folders)]
    return lay_out(Scan(tuple(sorted(entries, key=lambda entry: entry.path.split("/"))), (), ()))


def found(tree: ContentTree) -> list[tuple[str, str]]:
    return [(one.check, one.place.file) for one in tree.diagnostics]


def test_each_file_has_its_place() -> None:
    tree = laid(*WHOLE)
    assert found(tree) == []
    assert tree.site is not None
    (region,) = tree.regions
    (body,) = region.bodies
    (submission,) = body.submissions
    assert (region.code, body.slug, submission.path) == ("990100", "ju", "990100/ju/2031/")
    assert [id for id, _ in submission.projects] == ["a-1", "b"]
    assert [id for id, _ in submission.texts] == ["zongti"]
    assert submission.source_map is not None
    assert [entry.path for entry in submission.sources] == ["990100/ju/2031/source/文本.txt"]


@pytest.mark.parametrize("folder", ["2031", "2031-accounts", "2031-evaluation"])
def test_years_and_kinds_are_submissions(folder: str) -> None:
    tree = laid(*WHOLE[:3], f"990100/ju/{folder}/submission.yaml")
    assert [each.path for each in tree.regions[0].bodies[0].submissions] == [f"990100/ju/{folder}/"]


MISPLACED = [
    pytest.param("990101.yaml", "990101.yaml", id="file on top"),
    pytest.param("99010/region.yaml", "99010/", id="five digits"),
    pytest.param("990100/Ju/body.yaml", "990100/Ju/", id="capital in an address"),
    pytest.param("990100/局/body.yaml", "990100/局/", id="Han characters in an address"),
    pytest.param("990100/-ju/body.yaml", "990100/-ju/", id="hyphen at the start of an address"),
    pytest.param(f"990100/{'j' * 65}/body.yaml", f"990100/{'j' * 65}/", id="address of 65 signs"),
    pytest.param("990100/ju/1999/submission.yaml", "990100/ju/1999/", id="year of another century"),
    pytest.param("990100/ju/2031-plan/submission.yaml", "990100/ju/2031-plan/", id="unknown kind"),
    pytest.param("990100/ju/notes.txt", "990100/ju/notes.txt", id="file beside the years"),
    pytest.param("990100/ju/2031/extra/a.yaml", "990100/ju/2031/extra/", id="folder in a submission"),
    pytest.param("990100/ju/2031/projects/A.yaml", "990100/ju/2031/projects/A.yaml", id="capital in a project"),
    pytest.param("990100/ju/2031/projects/a.yml", "990100/ju/2031/projects/a.yml", id="another ending"),
    pytest.param("990100/ju/2031/projects/old/a.yaml", "990100/ju/2031/projects/old/", id="folder among projects"),
    pytest.param("990100/ju/2031/text/说明.md", "990100/ju/2031/text/说明.md", id="Han characters in a text"),
    pytest.param("990100/ju/2031/source/old/a.txt", "990100/ju/2031/source/old/", id="folder in the source"),
]


@pytest.mark.parametrize(("path", "named"), MISPLACED)
def test_what_stands_where_nothing_is_expected_is_named(path: str, named: str) -> None:
    assert found(laid(*WHOLE, path)) == [("file-misplaced", named)]


MISSING = [
    pytest.param("990100/region.yaml", id="region"),
    pytest.param("990100/ju/body.yaml", id="body"),
    pytest.param("990100/ju/2031/submission.yaml", id="submission"),
]


@pytest.mark.parametrize("path", MISSING)
def test_a_file_that_must_be_there_is_missed(path: str) -> None:
    assert found(laid(*(each for each in WHOLE if each != path))) == [("file-missing", path)]


@pytest.mark.parametrize(
    "path", ["README.md", "990100/README.zh-CN.md", "990100/ju/2031/projects/README.md", "LICENSE"]
)
def test_a_word_to_the_reader_may_stand_anywhere(path: str) -> None:
    assert found(laid(*WHOLE, path)) == []


@pytest.mark.parametrize("path", ["codelists/regions.csv", "notes/a.md", "handbook/b.md", "schemas/c.json"])
def test_other_folders_of_the_content_are_left_alone(path: str) -> None:
    assert found(laid(*WHOLE, path)) == []


@pytest.mark.parametrize("path", ["handbook/怎么找.md", "handbook/zhao.txt", "handbook/zhao/a.md"])
def test_a_page_of_the_handbook_has_a_name_that_can_be_an_address(path: str) -> None:
    tree = laid(*WHOLE, "handbook/zhao.md", path)
    assert [slug for slug, _ in tree.handbook] == ["zhao"]
    assert [check for check, _ in found(tree)] == ["file-misplaced"]


def test_an_empty_folder_is_an_empty_site() -> None:
    tree = laid()
    assert (tree.site, tree.regions, tree.diagnostics) == (None, (), ())
