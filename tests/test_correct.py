"""The made-up correct submissions: valid, without a finding, the same for a seed, and their sums hold.

The sums are computed here from the files alone, by other means than those that wrote them.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.correct import correct_files, write_correct
from generator.model.project_code import parse_project_code
from tests.commands.running import run

YUAN = {"元": Decimal(1), "万元": Decimal(10000)}
Tree = dict[str, Any]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("correct") / "content"
    write_correct(root, variants=6, seed=3)
    return root


def submissions(content: Path, family: str) -> list[Path]:
    found = [file.parent for file in sorted(content.glob("*/*/*/submission.yaml"))]
    return [folder for folder in found if tree(folder / "submission.yaml")["family"] == family]


def tree(file: Path) -> Tree:
    loaded: Tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


def amount(text: str) -> Decimal:
    return Decimal(text.replace(",", "")) if text else Decimal(0)


def projects(folder: Path) -> list[Tree]:
    return [tree(folder / f"projects/{id}.yaml") for id in tree(folder / "submission.yaml")["projects"]]


def in_yuan(project: Tree, field: str = "amount") -> Decimal:
    return amount(project[field]) * YUAN[project["money_unit"]]


def table(folder: Path, kind: str) -> tuple[list[str], list[list[str]]]:
    entry = next(entry for entry in tree(folder / "tables.yaml")["tables"] if entry["kind"] == kind)
    with (folder / f"tables/{entry['id']}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    return head, rows


def prose(folder: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted((folder / "text").glob("*.md")))


def said(folder: Path, before: str) -> Decimal:
    found = re.search(re.escape(before) + r"([\d,.]+)万元", prose(folder))
    assert found, before
    return amount(found[1])


def test_content_is_valid_and_gives_no_finding(content: Path) -> None:
    ended = run("check", "--content", content, "--strict")
    assert ended.exit_code == 0, ended.out
    assert "errors: 0, warnings: 0, notices: 0" in ended.out


def test_the_same_seed_gives_the_same_files_and_another_seed_others() -> None:
    assert correct_files(2, 5) == correct_files(2, 5)
    assert correct_files(2, 5) != correct_files(2, 6)


def test_all_families_are_there(content: Path) -> None:
    assert [len(submissions(content, family)) for family in ("shanxi", "hebei", "gansu", "hunan")] == [6] * 4


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_correct(tmp_path)


@pytest.mark.parametrize("kind", ["revenue", "expenditure", "general-expenditure"])
def test_functions_add_up_from_the_lowest_level(content: Path, kind: str) -> None:
    for folder in submissions(content, "shanxi"):
        _, rows = table(folder, kind)
        for column in range(2, len(rows[0])):
            lowest = {row[0]: amount(row[column]) for row in rows if len(row[0]) == 7}
            for row in rows:
                code = row[0] if row[0].isdigit() else ""
                assert amount(row[column]) == sum(cents for other, cents in lowest.items() if other.startswith(code))
        assert [amount(row[2]) for row in rows] == [sum(map(amount, row[3:])) for row in rows]


def test_economic_lines_add_up(content: Path) -> None:
    for folder in submissions(content, "shanxi"):
        _, rows = table(folder, "basic-expenditure")
        lines = [row for row in rows if len(row[0]) == 5]
        heads = [row for row in rows if len(row[0]) == 3]
        assert [row[0] for row in heads] == ["301", "302", "303"]
        assert len(lines) + len(heads) + 1 == len(rows) == len({row[0] for row in rows})
        assert all(row[2] for row in lines)
        for column in (3, 4, 5):
            total = amount(rows[0][column])
            assert total == sum(amount(row[column]) for row in lines) == sum(amount(row[column]) for row in heads)
            for head in heads:
                of_head = (amount(row[column]) for row in lines if row[0].startswith(head[0]))
                assert amount(head[column]) == sum(of_head)
        assert amount(rows[0][3]) == amount(rows[0][4]) + amount(rows[0][5])


def test_tables_and_prose_state_the_same_figures(content: Path) -> None:
    for folder in submissions(content, "shanxi"):
        _, (total, *_) = table(folder, "expenditure")
        _, (basic, *_) = table(folder, "basic-expenditure")
        _, public = table(folder, "three-public")
        _, sides = table(folder, "revenue-expenditure")
        whole, core, projects_ = (amount(cell) for cell in total[2:])
        assert whole == core + projects_ == said(folder, "预算收入总计") == said(folder, "本年部门预算支出总计")
        assert amount(sides[-1][1]) == amount(sides[-1][3]) == sum(amount(row[3]) for row in sides[:-3]) == whole
        assert core == amount(basic[3]) == said(folder, "其中：基本支出") == said(folder, "安排基本支出")
        assert (
            amount(basic[5]) == said(folder, "机关运行经费财政拨款预算") == amount(table(folder, "operating")[1][0][1])
        )
        lines = [amount(row[1]) for row in public]
        assert lines[2] == lines[3] + lines[4]
        assert lines[5] == lines[0] + lines[1] + lines[2] == said(folder, "“三公”经费预算")


def test_changes_against_last_year_fit_their_percentages(content: Path) -> None:
    seen = 0
    for folder in submissions(content, "shanxi"):
        pattern = r"(?:总计|支出|预算)([\d,.]+)万元，[^。；]*?(减少|增加)([\d,.]+)万元，(?:下降|增长)([\d.]+)%"
        for now, word, moved, percent in re.findall(pattern, prose(folder)):
            before = amount(now) + amount(moved) * (1 if word == "减少" else -1)
            assert abs(amount(moved) * 100 / before - amount(percent)) <= Decimal("0.005")
            seen += 1
    assert seen >= 12


def test_procurement_adds_up_and_stays_below_the_projects(content: Path) -> None:
    for folder in submissions(content, "shanxi"):
        parts = [said(folder, f"政府采购{kind}预算") for kind in ("货物", "工程", "服务")]
        total = said(folder, "政府采购预算总额")
        assert total == sum(parts) and parts[1] > 0
        assert total <= amount(table(folder, "expenditure")[1][0][4])


def test_project_forms_are_the_rows_of_the_project_table(content: Path) -> None:
    for folder in submissions(content, "shanxi"):
        _, rows = table(folder, "project-expenditure")
        forms = {project["name"]: in_yuan(project) / 10000 for project in projects(folder)}
        printed = {row[0]: amount(row[1]) for row in rows[2:]}
        assert forms.keys() == printed.keys() and len(forms) == 8
        assert all(abs(forms[name] - printed[name]) <= Decimal("0.005") for name in forms)
        assert sum(printed.values()) == amount(rows[0][1]) == amount(rows[1][1])
        whole = tree(folder / "submission.yaml")["targets"][0]["budget"]
        assert amount(whole[-1]["amount"]) == amount(rows[0][1])
        assert f"二级项目{len(forms)}个" in prose(folder)


def test_sources_of_money_add_up_in_every_project(content: Path) -> None:
    for file in content.glob("*/*/*/projects/*.yaml"):
        project = tree(file)
        for scope, field in (("year", "amount"), ("term", "amount_term")):
            lines = [line for line in project.get("funding", []) if line.get("scope", "year") == scope]
            if lines:
                assert sum(amount(line["amount"]) for line in lines) == amount(project[field]), file


def test_cost_targets_are_money_and_stay_within_the_budget(content: Path) -> None:
    for file in content.glob("*/*/*/projects/*.yaml"):
        project = tree(file)
        costs = {
            row["name"]: amount(re.sub("[^0-9.]", "", row["target"])) * 10000
            for row in project["indicators"]
            if "万元" in row["target"]
        }
        assert costs.pop("项目总成本") == in_yuan(project), file
        assert not costs or sum(costs.values()) == in_yuan(project), file


def test_plans_rise_and_codes_are_right(content: Path) -> None:
    for folder in submissions(content, "hebei"):
        codes = [project["code"] for project in projects(folder)]
        assert len(set(codes)) == len(codes)
        for project in projects(folder):
            assert parse_project_code(project["code"]).text[:6] == folder.parts[-3]
            shares = [int(step["share"].rstrip("%")) for step in project["plan"]]
            assert shares == sorted(shares) and shares[-1] == 100


def test_budget_lines_and_directions_are_the_sums_of_the_projects(content: Path) -> None:
    for folder in submissions(content, "gansu"):
        lines = {
            "/".join(line["labels"][1:]): amount(line["amount"])
            for line in tree(folder / "submission.yaml")["targets"][0]["budget"]
        }
        assert lines["项目支出"] * 10000 == sum(map(in_yuan, projects(folder)))
        assert lines["基本支出/合计"] == lines["基本支出/人员经费"] + lines["基本支出/公用经费"]
        assert lines["收入预算合计"] == lines["支出预算合计"] == lines["基本支出/合计"] + lines["项目支出"]
    for folder in submissions(content, "hunan"):
        whole, fund = tree(folder / "submission.yaml")["targets"]
        directions = [amount(line["amount"]) for line in fund["directions"]]
        assert directions == [in_yuan(project) / 10000 for project in projects(folder)]
        assert sum(directions) == amount(fund["budget"][0]["amount"]) == amount(whole["budget"][4]["amount"])
        assert amount(whole["budget"][0]["amount"]) == amount(whole["budget"][2]["amount"]) + sum(directions)


def test_satisfaction_is_never_below_ninety(content: Path) -> None:
    seen = 0
    for file in content.glob("*/*/*/projects/*.yaml"):
        for row in tree(file)["indicators"]:
            if "满意" in row["name"]:
                assert 90 <= amount(re.sub("[^0-9.]", "", row["target"])) <= 100
                seen += 1
    assert seen == 6 * (8 + 9 + 6 + 4)
