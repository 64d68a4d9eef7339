"""The page of target forms above the projects: budget, tasks, directions, goals and indicators as printed."""

import dataclasses

import pytest

from generator.model.source import SourceMap
from generator.model.submission import BudgetLine
from generator.pages.shared.budget_parts import BudgetPart, budget_parts, budget_rows
from tests import samples, samples_targets
from tests.browser.html_tree import Element
from tests.browser.table_headers import data_cells
from tests.pages.rendering import Rendered, by_class, by_id, render_submission, words

YEAR = "990100/dangan-guanli-ju/2031/"
PAGE = f"{YEAR}targets/"
WHOLE, FUND = "bumenzhengti", "wenhuazhuanxiang"


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return render_submission(samples.submission(targets=samples_targets.targets()))


def rows(table: Element) -> list[list[str]]:
    return [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tr")]


def only(rendered: Rendered, name: str) -> Element:
    (found,) = by_class(rendered.main(PAGE), name)
    return found


def test_each_form_is_a_section_at_its_id(rendered: Rendered) -> None:
    main = rendered.main(PAGE)
    assert [words(by_id(main, id)) for id in (WHOLE, FUND)] == [
        "2031年部门整体支出绩效目标表",
        "2031年专项资金绩效目标表",
    ]
    assert words(main.find("h1")[0]) == "Targets above the projects"


def test_a_submission_without_target_forms_has_no_such_page() -> None:
    plain = render_submission()
    assert PAGE not in plain.html
    assert "Targets above the projects" not in plain.html[YEAR]


def test_the_year_lists_the_forms(rendered: Rendered) -> None:
    found = {words(link): link.attributes["href"] for link in rendered.main(YEAR).find("a")}
    assert found["2031年部门整体支出绩效目标表"] == f"../../../{PAGE}#{WHOLE}"
    assert found["2031年专项资金绩效目标表"] == f"../../../{PAGE}#{FUND}"


def test_facts_stand_with_their_labels_and_say_what_is_blank(rendered: Rendered) -> None:
    facts = {
        words(row.find("dt")[0]): row.find("dd")[0].text
        for each in by_class(rendered.main(PAGE), "facts")
        for row in each.elements("div")
    }
    assert facts == {
        "部门名称": "青川市档案管理局",
        "部门职能": "保管档案，\n编纂地方志。",
        "内设机构": "blank in the original",
        "Department or fund": "文化专项资金",
    }


def test_printed_labels_replace_the_usual_ones(rendered: Rendered) -> None:
    heads = [words(head) for head in rendered.main(PAGE).find("h3")]
    assert heads[:4] == ["部门预算", "Performance goals", "年度重点任务", "Performance indicators"]
    assert "Key tasks" not in rendered.text(PAGE)
    assert rows(only(rendered, "tasks"))[0] == ["事项", "Task or goal", "Responsible office"]


def test_the_budget_stands_with_shared_labels_once(rendered: Rendered) -> None:
    tables = by_class(rendered.main(PAGE), "budget-lines")
    assert [rows(table) for table in tables] == [
        [["Item", "As printed", "In yuan"], ["年度资金总额", "161.25", "1,612,500"]],
        [
            ["按收入性质分", "As printed", "In yuan"],
            ["一般公共预算", "161.25", "1,612,500"],
            ["单位资金", "blank in the original", "—"],
        ],
        [
            ["按支出性质分", "As printed", "In yuan"],
            ["基本支出", "人员经费", "100", "1,000,000"],
            ["公用经费", "20.00", "200,000"],
            ["项目支出", "41.25", "412,500"],
        ],
    ]
    caption = "“2031年部门整体支出绩效目标表”, 2031: 部门预算"
    assert [words(table.find("caption")[0]) for table in tables] == [
        f"{caption} Unit: 万元",
        f"{caption} · 按收入性质分 Unit: 万元",
        f"{caption} · 按支出性质分 Unit: 万元",
    ]


def paths_of(part: BudgetPart) -> list[str]:
    """The labels of each line, joined, those above it that reach down to it among them."""
    found: list[str] = []
    reaching: list[tuple[str, int]] = []
    for row in part.rows:
        *over, own = row.labels
        reaching = [(label.text, label.rows) for label in over] or reaching
        above = [text for text, rows in reaching if rows > 0] if own.columns < part.depth else []
        found.append("/".join([*above, own.text]))
        reaching = [(text, rows - 1) for text, rows in reaching]
    return found


SIDES = [
    pytest.param(("c/a", "d/a", "c/b", "d/b"), ["c: a b", "d: a b"], id="row by row side by side"),
    pytest.param(("t", "c/a", "d/a", "u", "c/b"), [": t", "c: a b", "d: a", ": u"], id="lines above and below"),
    pytest.param(("c/a", "c/b", "t"), [": c/a c/b t"], id="one label over others is no side"),
    pytest.param(("a", "b"), [": a b"], id="no label over others"),
    pytest.param((), [], id="no line"),
]


@pytest.mark.parametrize(("paths", "expected"), SIDES)
def test_each_side_of_a_budget_stands_by_itself(paths: tuple[str, ...], expected: list[str]) -> None:
    lines = tuple(BudgetLine(tuple(path.split("/")), samples.amount(str(i))) for i, path in enumerate(paths, start=1))
    parts = budget_parts(lines)
    assert [f"{part.side}: {' '.join(paths_of(part))}" for part in parts] == expected
    assert sorted(row.amount.text for part in parts for row in part.rows) == [str(i) for i in range(1, len(paths) + 1)]


def test_the_printed_head_of_the_amounts_stands_over_each_side() -> None:
    whole = samples_targets.whole()
    labels = (*whole.labels, ("budget/amount", "预算金额"), ("money_unit", "(万元)"))
    rendered = render_submission(samples.submission(targets=(dataclasses.replace(whole, labels=labels),)))
    heads = [rows(table)[0] for table in by_class(rendered.main(PAGE), "budget-lines")]
    assert [head[1] for head in heads] == ["预算金额"] * 3
    assert "部门预算 (万元)" in [words(head) for head in rendered.main(PAGE).find("h3")]


def test_the_parts_stand_in_printed_order() -> None:
    whole = samples_targets.whole()
    labels = (*whole.labels, ("facts", "基本信息"), ("indicators", "年度绩效指标"))
    order = ("indicators", "goals", "budget", "facts", "tasks")
    form = dataclasses.replace(whole, labels=labels, order=order)
    main = render_submission(samples.submission(targets=(form,))).main(PAGE)
    heads = ["年度绩效指标", "Performance goals", "部门预算", "基本信息", "年度重点任务"]
    assert [words(head) for head in main.find("h3")][:5] == heads
    (facts,) = by_class(main, "facts")
    assert [words(term) for term in facts.find("dt")] == ["部门名称", "部门职能", "内设机构"]


def test_facts_between_other_parts_head_themselves() -> None:
    form = dataclasses.replace(samples_targets.whole(), order=("budget", "facts"))
    main = render_submission(samples.submission(targets=(form,))).main(PAGE)
    heads = [words(head) for head in main.find("h3")]
    # A part whose place is not known stands before the one that usually follows it: here none of those is placed.
    assert heads[:6] == [
        *("部门预算", "部门职能", "内设机构"),
        *("Performance goals", "年度重点任务", "Performance indicators"),
    ]
    (facts,) = by_class(main, "facts")
    assert [words(term) for term in facts.find("dt")] == ["部门名称"]
    assert [each.text for each in by_class(main, "printed")] == ["保管档案，\n编纂地方志。", "blank in the original"]


def test_the_name_of_the_department_stands_below_the_label_over_the_facts() -> None:
    whole = samples_targets.whole()
    form = dataclasses.replace(whole, facts=(), labels=(*whole.labels, ("facts", "基本信息")))
    main = render_submission(samples.submission(targets=(form,))).main(PAGE)
    assert words(main.find("h3")[0]) == "基本信息"
    assert words(by_class(main, "facts")[0]) == "部门名称 青川市档案管理局"


def test_the_columns_of_the_tasks_stand_in_printed_order() -> None:
    whole = samples_targets.whole()
    labels = (("tasks/responsible", "责任科室"), ("tasks/subject", "事项"), ("tasks/text", "工作目标"))
    rendered = render_submission(samples.submission(targets=(dataclasses.replace(whole, labels=labels),)))
    table = only(rendered, "tasks")
    assert rows(table) == [
        ["责任科室", "事项", "工作目标"],
        ["保管科", "档案保管", "修复档案1200卷"],
        ["blank in the original", "地方志", "地方志上网"],
    ]
    assert [words(head) for head in table.find("th") if head.attributes["scope"] == "row"] == ["档案保管", "地方志"]


def test_each_amount_hears_all_labels_of_its_line(rendered: Rendered) -> None:
    heard = {
        each.cell.text: [header.text for header in each.rows]
        for table in by_class(rendered.main(PAGE), "budget-lines")[1:]
        for each in data_cells(table)
        if [header.text for header in each.columns] == ["As printed"]
    }
    assert {text: set(labels) for text, labels in heard.items()} == {
        "161.25": {"一般公共预算"},
        "blank in the original": {"单位资金"},
        "100": {"基本支出", "人员经费"},
        "20.00": {"基本支出", "公用经费"},
        "41.25": {"项目支出"},
    }


LINES = [
    pytest.param(("a", "a"), [[("a", 1, 1)], [("a", 1, 1)]], id="equal labels of two lines are two cells"),
    pytest.param(
        ("a/b", "a/c", "a"), [[("a", 2, 1), ("b", 1, 1)], [("c", 1, 1)], [("a", 1, 2)]], id="a line of its own ends it"
    ),
    pytest.param(
        ("a/b", "c/b", "a/d"),
        [[("a", 1, 1), ("b", 1, 1)], [("c", 1, 1), ("b", 1, 1)], [("a", 1, 1), ("d", 1, 1)]],
        id="only neighbours share",
    ),
    pytest.param(
        ("a/b/c", "a/b/d", "a/e/f"),
        [[("a", 3, 1), ("b", 2, 1), ("c", 1, 1)], [("d", 1, 1)], [("e", 1, 1), ("f", 1, 1)]],
        id="at every depth",
    ),
]


@pytest.mark.parametrize(("paths", "expected"), LINES)
def test_labels_reach_over_the_lines_they_stand_for(
    paths: tuple[str, ...], expected: list[list[tuple[str, int, int]]]
) -> None:
    lines = tuple(BudgetLine(tuple(path.split("/")), samples.amount("1")) for path in paths)
    found = [[(label.text, label.rows, label.columns) for label in row.labels] for row in budget_rows(lines)]
    assert found == expected


def test_tasks_name_their_offices_only_where_the_form_does(rendered: Rendered) -> None:
    assert rows(only(rendered, "tasks"))[1:] == [
        ["档案保管", "修复档案1200卷", "保管科"],
        ["地方志", "地方志上网", "blank in the original"],
    ]
    whole = samples_targets.whole()
    tasks = tuple(dataclasses.replace(task, responsible=None) for task in whole.tasks)
    plain = render_submission(samples.submission(targets=(dataclasses.replace(whole, tasks=tasks),)))
    assert rows(only(plain, "tasks"))[0] == ["事项", "Task or goal"]


def test_directions_lead_to_their_projects(rendered: Rendered) -> None:
    table = only(rendered, "directions")
    assert rows(table)[1:] == [
        ["一", "馆藏修复", "36.50", "365,000", "三年修完", "修1200卷"],
        ["二", "方志出版", "无", "—", "blank in the original", "出版一部"],
    ]
    (link,) = table.find("a")
    assert link.attributes["href"] == f"../../../../{YEAR}p/{samples.CODE.lower()}/"
    assert by_id(table, f"{FUND}-d1").tag == by_id(table, f"{FUND}-d2").tag == "tr"


def test_goals_and_indicators_of_both_scopes_stand_apart(rendered: Rendered) -> None:
    goals = [[words(goal) for goal in each.elements("li")] for each in by_class(rendered.main(PAGE), "goals")]
    assert goals == [["目标1：档案不再霉变。"], ["三年修完受潮档案。"], ["今年修1200卷。"]]
    captions = [words(table.find("caption")[0]) for table in by_class(rendered.main(PAGE), "indicators")]
    assert captions == [
        "“2031年部门整体支出绩效目标表”, 2031: performance indicators",
        "“2031年专项资金绩效目标表”, 2031: performance indicators · Targets of the whole term",
        "“2031年专项资金绩效目标表”, 2031: performance indicators · Targets of the year",
    ]
    main = rendered.main(PAGE)
    assert by_id(main, f"{WHOLE}-i9").tag == by_id(main, f"{FUND}-i4").tag == "tr"


def test_no_two_places_of_the_page_have_one_id(rendered: Rendered) -> None:
    ids = [element.attributes["id"] for element in rendered.tree(PAGE).walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))


def test_the_lines_each_form_was_read_from_stand_below() -> None:
    fields = {f"targets/{WHOLE}/title": (1,), f"targets/{FUND}/title": (3,), f"targets/{FUND}/owner": (4,)}
    source = SourceMap(samples.source_map().document, fields)
    submission = samples.submission(targets=samples_targets.targets(), source=source)
    rendered = render_submission(submission, source_lines=("甲", "乙", "丙", "丁"))
    lines = [[line.text for line in each.elements("li")] for each in by_class(rendered.main(PAGE), "lines")]
    assert lines == [["甲"], ["丙", "丁"]]
    assert rendered.text(PAGE).count("ab" * 32) == 1


def test_the_page_carries_everything_as_data_too(rendered: Rendered) -> None:
    whole, fund = rendered.data[PAGE]["forms"]
    assert whole["budget"][1]["labels"] == ["按收入性质分", "一般公共预算"]
    assert whole["budget"][1]["amount"]["yuan"] == "1612500.00"
    assert whole["indicators"][0]["anchor"] == f"{WHOLE}-i1"
    assert [each["project"] for each in fund["directions"]] == [samples.CODE.lower(), None]
    assert {each["scope"] for each in fund["indicators"]} == {"term", "year"}
    fields = {field.name for field in dataclasses.fields(samples_targets.whole())}
    assert fields - set(whole) == set()
