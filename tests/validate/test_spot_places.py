"""A spot becomes file, line and column, and the lines of the document behind it."""

from __future__ import annotations

import dataclasses
from typing import Any

from generator.model.place import Place
from generator.model.source import SourceDocument, SourceMap
from generator.model.spot import Spot, in_cell, in_project, in_submission, in_table, in_text
from generator.validate.spot_places import place_of
from tests.checks.made_submissions import made

FIXTURE: dict[str, Any] = {
    "submission": {
        "targets": [
            {
                "id": "zhengti",
                "title": "整体支出绩效目标表",
                "money_unit": "万元",
                "budget": [{"labels": ["合计"], "amount": "5.00"}],
            },
        ],
        "text": [{"id": "shuoming", "title": "说明"}],
    },
    "projects": {
        "dengju": {
            "indicators": [{"level1": "产出指标", "level2": "数量指标", "name": "灯具数量", "target": "≥10盏"}],
        }
    },
    "tables": [
        {
            "id": "zongbiao",
            "money_unit": "万元",
            "columns": [{"path": ["项目"], "kind": "text"}, {"path": ["金额"], "kind": "money"}],
            "rows": [["基本支出", "3.00"], ["项目,支出", "2.00"]],
        }
    ],
    "text": {"shuoming": "一、收入\n\n2031年收入5.00万元，\n支出5.00万元。"},
}
SUBMISSION, RAW = made(FIXTURE)
FOLDER = SUBMISSION.path


def mapped(**fields: tuple[int, ...]) -> SourceMap:
    return SourceMap(
        SourceDocument("a.txt", "0" * 64, "UTF-8", 99), {key.replace("__", "/"): at for key, at in fields.items()}
    )


def place(spot: Spot, source: SourceMap | None = None) -> Place:
    return place_of(spot, dataclasses.replace(SUBMISSION, source=source), RAW)


def test_a_field_of_a_project() -> None:
    at = place(in_project("dengju", "indicators", 0, "target"))
    lines = RAW.projects["dengju"]
    assert (at.line, at.column) == lines.locate(("indicators", 0, "target"))
    assert (at.file, at.field) == (f"{FOLDER}projects/dengju.yaml", "indicators/0/target")


def test_a_target_is_the_value_of_the_map_and_a_part_without_lines_has_those_of_its_whole() -> None:
    exact = mapped(projects__dengju__indicators__0__value=(7,))
    assert place(in_project("dengju", "indicators", 0, "target"), exact).source == "7"
    whole = mapped(projects__dengju__indicators__0=(7, 8, 9, 10))
    assert place(in_project("dengju", "indicators", 0, "target"), whole).source == "7–10"
    assert place(in_project("dengju", "amount"), whole).source == ""


def test_a_label_stands_on_the_line_of_what_it_names() -> None:
    source = mapped(projects__dengju__heading=(2,), projects__dengju__name=(5,), projects__dengju__department=(3,))
    assert place(in_project("dengju", "labels", "department"), source).source == "3"
    assert place(in_project("dengju", "labels", "unit"), source).source == "5"


def test_a_blank_cell_has_the_lines_of_its_row_and_a_list_those_of_all_its_rows() -> None:
    source = mapped(
        projects__dengju__heading=(2,),
        projects__dengju__indicators__0__level2=(7,),
        projects__dengju__indicators__1__name=(8,),
    )
    assert place(in_project("dengju", "indicators", 0, "name"), source).source == "7"
    assert place(in_project("dengju", "indicators"), source).source == "7–8"
    assert place(in_project("dengju", "amount"), source).source == "2"


def test_a_cell_of_a_table_behind_a_quoted_one() -> None:
    at = place(in_cell("zongbiao", 1, 1), mapped(tables__zongbiao__rows__1=(41, 42)))
    assert at == Place(f"{FOLDER}tables/zongbiao.csv", 3, 9, "2/金额", "41–42")


def test_a_field_of_a_table_counts_the_tables_before_it() -> None:
    at = place(in_table("zongbiao", "money_unit"), mapped(tables__zongbiao__money_unit=(3,)))
    assert (at.file, at.field, at.source) == (f"{FOLDER}tables.yaml", "tables/0/money_unit", "3")


def test_a_stretch_of_prose() -> None:
    start = SUBMISSION.sections[0].text.index("支出")
    at = place(in_text("shuoming", start, start + 2), mapped(text__shuoming__text=(11, 13, 14)))
    assert at == Place(f"{FOLDER}text/shuoming.md", 4, 1, "", "14")
    # Where file and document are cut into other lines, all of the section's are named.
    assert place(in_text("shuoming", start, start + 2), mapped(text__shuoming__text=(11, 13))).source == "11、13"


def test_a_form_above_the_projects_is_named_by_its_id_in_the_map() -> None:
    at = place(in_submission("targets", 0, "budget", 0, "amount"), mapped(targets__zhengti__budget__0__amount=(5,)))
    assert (at.file, at.source) == (f"{FOLDER}submission.yaml", "5")
    assert at.line is not None
