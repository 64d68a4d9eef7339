"""`mingzhang schema`: what it shows holds for the content, and an editor that checks with it refuses what we refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.read.strict_yaml import load_mapping
from generator.validate.content_files import CONTENT_FILES
from tests.commands.running import ROOT, run
from tests.validate.trees import project_tree, submission_tree

CONTENT = ROOT / "content"
KINDS = {
    "site": "site.yaml",
    "glossary": "glossary.yaml",
    "region": "*/region.yaml",
    "body": "*/*/body.yaml",
    "submission": "*/*/*/submission.yaml",
    "project": "*/*/*/projects/*.yaml",
    "tables": "*/*/*/tables.yaml",
    "map": "*/*/*/source/map.json",
    "accepted": "*/*/*/accepted.yaml",
    "revisions": "*/*/*/revisions.yaml",
    "redirects": "redirects.yaml",
}
FILES = [
    pytest.param(kind, file, id=str(file.relative_to(folder)))
    for folder in (CONTENT, ROOT / "tests/sites/minimal")
    for kind, pattern in KINDS.items()
    for file in sorted(folder.glob(pattern))
]


def schema(kind: str, language: str = "en") -> dict[str, Any]:
    ended = run("schema", kind, language=language)
    assert ended.exit_code == 0
    shown: dict[str, Any] = json.loads(ended.out)
    return shown


def tree(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    return json.loads(text) if file.suffix == ".json" else load_mapping(text, file.name)


def test_every_kind_of_file_has_a_pattern_here() -> None:
    assert set(KINDS) == set(CONTENT_FILES)


@pytest.mark.parametrize("kind", sorted(CONTENT_FILES))
def test_each_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize(("kind", "file"), FILES)
def test_the_content_fits_its_schema(kind: str, file: Path) -> None:
    assert [error.message for error in Draft202012Validator(schema(kind)).iter_errors(tree(file))] == []


REFUSED = [
    pytest.param("project", project_tree(ammount="1"), id="unknown field"),
    pytest.param("project", project_tree(name=None), id="missing field"),
    pytest.param("project", project_tree(name=""), id="empty name"),
    pytest.param("project", project_tree(amount=9.2), id="number for text"),
    pytest.param("project", project_tree(money_unit="万"), id="value not in the list"),
    pytest.param("project", project_tree(goals="x"), id="text for a list"),
    pytest.param("submission", submission_tree(fiscal_year="31"), id="malformed year"),
    pytest.param("submission", submission_tree(projects=["A"]), id="malformed address"),
    pytest.param("submission", submission_tree(published_on="2031年"), id="malformed day"),
    pytest.param("body", {"name": "局", "parent": "甲"}, id="malformed parent"),
    pytest.param("site", {"official": "yes"}, id="yes for true"),
    pytest.param("submission", submission_tree(publish_on="2031-3-1"), id="malformed day of publication"),
    pytest.param("redirects", {"redirects": [{"old": "/a/", "new": "b/"}]}, id="malformed address of a page"),
]


@pytest.mark.parametrize(("kind", "fields"), REFUSED)
def test_what_we_refuse_the_schema_refuses(kind: str, fields: dict[str, Any]) -> None:
    assert not Draft202012Validator(schema(kind)).is_valid(fields)


def test_a_field_called_title_is_no_title_of_the_schema() -> None:
    assert "title" in schema("submission")["properties"]
    assert "title" not in schema("submission")


def test_descriptions_come_in_the_language_of_the_reader() -> None:
    assert schema("project")["properties"]["purpose"]["description"] == "What the money is for"
    chinese = schema("project", "zh-CN")["properties"]["purpose"]["description"]
    assert not chinese.isascii()


def test_all_schemas_come_together_without_a_name() -> None:
    ended = run("schema")
    assert ended.exit_code == 0
    shown = json.loads(ended.out)
    assert list(shown) == [*CONTENT_FILES, "findings"]
    assert shown["body"] == schema("body")


def test_all_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    ended = run("schema", "--output", tmp_path / "schemas")
    assert ended.exit_code == 0
    names = sorted(file.name for file in (tmp_path / "schemas").iterdir())
    assert names == sorted(f"{kind}.schema.json" for kind in [*CONTENT_FILES, "findings"])
    assert json.loads((tmp_path / "schemas/body.schema.json").read_text(encoding="utf-8")) == schema("body")
    assert all(str(tmp_path / "schemas" / name) in ended.out for name in names)


def test_an_unknown_kind_is_wrong_usage() -> None:
    ended = run("schema", "projekt")
    assert ended.exit_code == 2
    assert "projekt" in ended.err
    assert ended.out == ""
