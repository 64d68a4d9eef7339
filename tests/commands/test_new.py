"""`mingzhang new`: from an empty folder to a page, and what an earlier year lends."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.read.strict_yaml import load_mapping
from tests.commands.running import Run, run, run_apart
from tests.made_sites import OTHER_PROJECT, PROJECT, SUBMISSION, copy_minimal, snapshot

REGION, BODY = "990100", "dangan-guanli-ju"


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A content folder with the submission of one year, 2031."""
    return copy_minimal(tmp_path / "content")


def new(content: Path, what: str, *arguments: object) -> Run:
    return run("new", what, "--content", content, *arguments)


def new_year(content: Path, *more: object) -> Run:
    return new(content, "year", "--region", REGION, "--body", BODY, "--year", 2032, *more)


def new_project(content: Path, *more: object) -> Run:
    return new(content, "project", "--region", REGION, "--body", BODY, "--year", 2032, *more)


def tree(file: Path) -> dict[str, Any]:
    return load_mapping(file.read_text(encoding="utf-8"), file.name)


def fill(file: Path, *fields: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for before, after in fields:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


def test_from_an_empty_folder_to_a_page(tmp_path: Path) -> None:
    content = tmp_path / "content"
    place = ["--region", "370102", "--body", "danganguan", "--year", 2030]
    began = [
        new(content, "region", "370102"),
        new(content, "body", "--region", "370102", "--name", "济南市历下区档案馆"),
        new(content, "year", *place, "--title", "2030年部门预算"),
        new(content, "project", *place, "--name", "馆藏档案修复经费", "--code", "0101X", "--money-unit", "万元"),
    ]
    assert [ended.exit_code for ended in began] == [0] * 4, [ended.err for ended in began]
    submission = content / "370102/danganguan/2030/submission.yaml"
    project = content / "370102/danganguan/2030/projects/0101x.yaml"
    assert f"Still blank in {project}: amount\n" in began[-1].out
    assert tree(content / "370102/region.yaml") == {"name": "历下区", "parents": ["山东省", "济南市"]}
    # A draft breaks no shape; what is still missing is found by name.
    found = json.loads(run("check", "--content", content, "--format", "json").out)["findings"]
    missing = {"approval-date-missing", "publication-date-missing", "secrecy-review-missing"}
    assert {one["check"] for one in found} == missing
    fill(
        submission,
        ("# published_on: ''", "published_on: '2030-02-20'"),
        ("# approved_on: ''", "approved_on: '2030-02-10'"),
        ("# secrecy_review:", "secrecy_review:"),
        ("#   by: ''", "  by: 办公室"),
        ("#   'on': ''", "  'on': '2030-02-15'"),
    )
    fill(project, ("\namount: ''\n", "\namount: '36.50'\n"))
    checked = run("check", "--content", content, "--strict")
    assert (checked.exit_code, checked.out) == (0, "errors: 0, warnings: 0, notices: 0\n")
    site = tmp_path / "site"
    built = run("build", "--content", content, "--output", site, "--no-search")
    assert built.exit_code == 0, built.out + built.err
    assert "36.50" in (site / "370102/danganguan/2030/p/0101x/index.html").read_text(encoding="utf-8")
    # An address counts as public from the build that records it: until then what was begun may wait for its day, or go.
    assert not (content / "addresses.txt").exists()


def test_a_region_and_a_body_alone_keep_the_site_whole(tmp_path: Path) -> None:
    content = tmp_path / "content"
    new(content, "region", "370102")
    new(content, "body", "--region", "370102", "--name", "历下区档案馆")
    built = run("build", "--content", content, "--output", tmp_path / "site", "--no-search")
    assert built.exit_code == 0, built.out + built.err


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_each_file_names_a_schema_that_it_fits(held: Path, language: str) -> None:
    before = set(snapshot(held))
    ended = run(
        "new", "year", "--content", held, "--region", REGION, "--body", BODY, "--year", 2032, "--projects",
        language=language,
    )  # fmt: skip
    assert ended.exit_code == 0, ended.err
    written = [held / name for name in set(snapshot(held)) - before if name.endswith(".yaml")]
    assert len(written) == 3
    for file in written:
        first = file.read_text(encoding="utf-8").split("\n")[0]
        schema = file.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.resolve().parent == (held / "schemas").resolve()
        assert Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).is_valid(tree(file))


def test_a_new_year_has_the_units_and_the_cover_of_the_year_before_and_no_figure(held: Path) -> None:
    ended = new_year(held)
    assert ended.exit_code == 0, ended.err
    assert f"Copied from {SUBMISSION}/: cover, family, budget units: 1" in ended.out
    begun = tree(held / REGION / BODY / "2032/submission.yaml")
    assert begun == {
        "title": "青川市档案管理局2032年部门预算绩效文本",
        "fiscal_year": "2032",
        "family": "hebei",
        "status": "unstated",
        "origin": "copied",
        "units": [{"code": "816001", "name": "青川市档案管理局本级"}],
    }
    assert not (held / REGION / BODY / "2032/projects").exists()


def test_a_project_of_the_year_before_lends_names_and_no_figure(held: Path) -> None:
    old = held / PROJECT
    fill(old, ("name: 修复卷数", "name: 修复1200卷"), ("馆藏档案修复经费", "2031年馆藏档案修复经费"))
    new_year(held)
    ended = new_project(held, "--from", old.stem)
    assert ended.exit_code == 0, ended.err
    assert "Not copied: the code" in ended.out
    assert "Names of indicators left blank because a figure stands in them: 1" in ended.out
    [file] = (held / REGION / BODY / "2032/projects").iterdir()
    begun = tree(file)
    assert begun["name"] == "2032年馆藏档案修复经费"
    assert (begun["code"], begun["unit"], begun["money_unit"], begun["amount"]) == ("", "816001", "万元", "")
    assert begun["funding"] == [{"source": "财政资金", "amount": ""}]
    assert begun["plan"] == [{"until": "6月底", "share": ""}, {"until": "12月底", "share": ""}]
    assert "goals" not in begun
    assert begun["indicators"] == [
        {"level1": "产出指标", "level2": "数量指标", "name": "", "target": ""},
        {"level2": "时效指标", "name": "完成时间", "target": ""},
        {"level1": "效益指标", "level2": "社会效益指标", "name": "查阅修复档案人次", "target": ""},
    ]
    assert run("check", "--content", held).exit_code == 0


def test_all_projects_of_the_year_before_in_their_order(held: Path) -> None:
    assert new_year(held, "--projects").exit_code == 0
    begun = held / REGION / BODY / "2032"
    names = [tree(begun / f"projects/{id}.yaml")["name"] for id in tree(begun / "submission.yaml")["projects"]]
    assert names == [tree(held / OTHER_PROJECT)["name"], tree(held / PROJECT)["name"]]
    assert run("check", "--content", held).exit_code == 0


def test_a_project_of_one_unit_and_one_money_unit_needs_a_name_alone(held: Path) -> None:
    new_year(held)
    assert new_project(held, "--name", "库房改造").exit_code == 0
    begun = tree(held / REGION / BODY / "2032/projects/kufanggaizao.yaml")
    assert begun == {"name": "库房改造", "unit": "816001", "money_unit": "万元", "amount": ""}


def test_another_kind_of_document_takes_the_units_alone(held: Path) -> None:
    ended = new(held, "year", "--region", REGION, "--body", BODY, "--year", 2031, "--kind", "accounts")
    assert (ended.exit_code, "--title is missing" in ended.err) == (2, True)
    ended = new(
        held, "year", "--region", REGION, "--body", BODY, "--year", 2031, "--kind", "accounts", "--title", "决算"
    )
    assert ended.exit_code == 0, ended.err
    begun = tree(held / REGION / BODY / "2031-accounts/submission.yaml")
    assert (begun["kind"], begun["title"], begun["units"]) == (
        "accounts",
        "决算",
        [{"code": "816001", "name": "青川市档案管理局本级"}],
    )
    assert run("check", "--content", held).exit_code == 0


REFUSED = [
    pytest.param(["region", REGION, "--name", "x"], "region.yaml is there already", id="region"),
    pytest.param(["region", "37010"], "has six digits", id="no code"),
    pytest.param(["region", "999999"], "has no 999999", id="unknown code"),
    pytest.param(["region", "370102", "--name", "历城区"], "is that of “历下区”", id="another name"),
    pytest.param(
        ["body", "--region", "370102", "--name", "局"], "begin it with mingzhang new region 370102", id="no region"
    ),
    pytest.param(["body", "--region", REGION, "--name", "甲局", "--slug", "A B"], "is no address", id="no slug"),
    pytest.param(["body", "--region", REGION, "--name", "甲局", "--slug", BODY], "belongs to", id="taken slug"),
    pytest.param(["body", "--region", REGION, "--name", "甲\u202e局"], "202E", id="a turn of direction"),
    pytest.param(["year", "--region", REGION, "--body", BODY, "--year", 2031], "there already", id="year"),
    pytest.param(["year", "--region", REGION, "--body", "x", "--year", 2031], "holds no body x", id="no body"),
    pytest.param(
        ["project", "--region", REGION, "--body", BODY, "--year", 2030, "--name", "x"],
        "mingzhang new year",
        id="no year",
    ),
    pytest.param(
        ["project", "--region", REGION, "--body", BODY, "--year", 2031, "--name", "档案馆 运行费"],
        "has the project “档案馆运行费” already",
        id="project",
    ),
    pytest.param(
        ["project", "--region", REGION, "--body", BODY, "--year", 2031, "--name", "x", "--unit", "1"],
        "“1” is not among the units",
        id="no unit",
    ),
    pytest.param(
        ["project", "--region", REGION, "--body", BODY, "--year", 2031, "--from", "x"],
        "no project",
        id="nothing to copy",
    ),
    pytest.param(["project", "--region", REGION, "--body", BODY, "--year", 2031], "Give --name", id="no name"),
]


@pytest.mark.parametrize(("arguments", "reason"), REFUSED)
def test_what_cannot_be_begun_is_said_once_and_nothing_is_written(
    held: Path, arguments: list[object], reason: str
) -> None:
    before = snapshot(held)
    ended = new(held, str(arguments[0]), *arguments[1:])
    assert ended.exit_code == 1
    assert reason in ended.err
    assert snapshot(held) == before


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        (["region"], "CODE6"),
        (["body"], "--region"),
        (["body", "--region", REGION], "--name"),
        (["year", "--region", REGION], "--body"),
        (["year", "--region", REGION, "--body", BODY], "--year"),
        (["project", "--region", REGION, "--body", BODY], "--year"),
    ],
)
def test_without_a_terminal_nobody_is_asked(held: Path, arguments: list[str], missing: str) -> None:
    ended = new(held, arguments[0], *arguments[1:])
    assert ended.exit_code == 2
    assert f"Error: {missing} is missing: " in ended.err


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", _Terminal("".join(f"{line}\n" for line in lines)))


def test_on_a_terminal_what_is_missing_is_asked_for(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "370102")
    assert new(held, "region").exit_code == 0
    # An empty line takes what is proposed.
    answer(monkeypatch, "370102", "历下区档案馆", "")
    assert new(held, "body").exit_code == 0
    assert (held / "370102/danganguan/body.yaml").is_file()
    answer(monkeypatch, REGION, BODY, "2032", "", "")
    assert new(held, "year").exit_code == 0
    assert tree(held / SUBMISSION.replace("2031", "2032") / "submission.yaml")["family"] == "hebei"
    answer(monkeypatch, REGION, BODY, "2032", Path(PROJECT).stem, "", "99010032P1")
    ended = new(held, "project")
    assert ended.exit_code == 0, ended.err
    begun = tree(held / REGION / BODY / "2032/projects/99010032p1.yaml")
    assert (begun["name"], begun["code"]) == ("馆藏档案修复经费", "99010032P1")


def test_a_zone_that_the_code_list_lacks(tmp_path: Path) -> None:
    content = tmp_path / "content"
    assert new(content, "region", "370171", "--name", "某某开发区").exit_code == 0
    assert tree(content / "370171/region.yaml") == {"name": "某某开发区", "parents": ["山东省", "济南市"]}


def test_the_editor_is_set_up_once_where_it_is_opened(tmp_path: Path) -> None:
    (tmp_path / "repository/.git").mkdir(parents=True)
    content = tmp_path / "repository/content"
    assert "settings.json" in new(content, "region", "370102").out
    settings = tmp_path / "repository/.vscode/settings.json"
    schemas = json.loads(settings.read_text(encoding="utf-8"))["yaml.schemas"]
    for schema, globs in schemas.items():
        assert (settings.parents[1] / schema).is_file()
        assert all(glob.startswith("content/") for glob in globs)
    assert [glob for globs in schemas.values() for glob in globs if list(settings.parents[1].glob(glob))] == [
        "content/*/region.yaml"
    ]
    settings.write_text("{}", encoding="utf-8")
    assert "settings.json" not in new(content, "region", "370103").out
    assert settings.read_text(encoding="utf-8") == "{}"
    # Without a repository the content is what is opened.
    new(tmp_path / "alone", "region", "370102")
    assert (tmp_path / "alone/.vscode/settings.json").is_file()


def test_shells_complete_the_command() -> None:
    ended = run_apart(_MINGZHANG_COMPLETE="bash_complete", COMP_WORDS="mingzhang new ", COMP_CWORD="2")
    assert ended.out.split() == ["plain,body", "plain,project", "plain,region", "plain,year"]
