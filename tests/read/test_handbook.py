"""The files of the handbook: fields before the text, both at the lines they have in the file."""

from pathlib import Path

import pytest

from generator.model.diagnostic import Diagnostic
from generator.model.handbook_file import RawHandbookFile
from generator.read.content_tree import lay_out
from generator.read.files import scan_tree
from generator.read.handbook import read_handbook


def read(folder: Path, **files: str) -> tuple[tuple[RawHandbookFile, ...], tuple[Diagnostic, ...]]:
    (folder / "handbook").mkdir()
    for name, text in files.items():
        (folder / f"handbook/{name}.md").write_text(text, encoding="utf-8")
    return read_handbook(folder, lay_out(scan_tree(folder)))


def test_fields_and_text_are_told_apart(tmp_path: Path) -> None:
    (file,), found = read(tmp_path, zhao="---\norder: 1\ndescription: 一句话\n---\n# 找\n\n---\n")
    assert found == ()
    assert file.slug == "zhao"
    assert file.fields.path == "handbook/zhao.md"
    assert file.fields.tree == {"order": "1", "description": "一句话"}
    assert file.fields.locate(("description",)) == (3, 1)
    assert (file.text, file.first_line) == ("# 找\n\n---\n", 5)


@pytest.mark.parametrize("text", ["# 找\n", "---\n---\n# 找\n", "---\n\n---\n# 找\n"])
def test_a_file_need_not_have_fields(tmp_path: Path, text: str) -> None:
    (file,), found = read(tmp_path, zhao=text)
    assert found == ()
    assert file.fields.tree == {}
    assert text.split("\n")[file.first_line - 1] == "# 找"


def test_files_come_by_name_and_a_word_to_the_reader_is_none_of_them(tmp_path: Path) -> None:
    files, found = read(tmp_path, b="# 乙\n", a="# 甲\n", README="x")
    assert ([file.slug for file in files], found) == (["a", "b"], ())


def test_a_file_with_a_fault_does_not_hide_another(tmp_path: Path) -> None:
    files, found = read(tmp_path, a="---\norder: 1\n# 甲\n", b="---\n- 1\n---\n# 乙\n", c="# 丙\n")
    assert [file.slug for file in files] == ["c"]
    assert [(one.check, one.place.file, one.place.line) for one in found] == [
        ("front-matter-open", "handbook/a.md", 1),
        ("fields-expected", "handbook/b.md", 1),
    ]


def test_a_content_without_a_handbook_has_no_files(tmp_path: Path) -> None:
    assert read_handbook(tmp_path, lay_out(scan_tree(tmp_path))) == ((), ())
