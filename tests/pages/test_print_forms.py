"""The official forms for print: each family's own layout, every printed value in it, merged cells that add up."""

from __future__ import annotations

import dataclasses
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import forms
from generator.model.amount import MoneyUnit
from generator.model.indicator import Goal, Scope
from generator.model.project import Funding, Note, PlanStep, Project
from generator.model.submission import BudgetLine, Submission, Targets
from generator.pages.shared.printed_layout import budget_block, form_tables
from generator.resources import templates_folder
from tests import samples, samples_targets
from tests.browser.html_tree import Element
from tests.browser.table_headers import Grid, data_cells
from tests.pages.rendering import Rendered, by_class, by_id, render_submission, words

YEAR = "990100/dangan-guanli-ju/2031/"
PAGE = f"{YEAR}print/"
FOLDER: Path = templates_folder() / "forms"
FAMILIES = [module.name for module in pkgutil.iter_modules(forms.__path__) if module.name != "withheld"]
ALL = [*FAMILIES, "a-family-nobody-knows"]
FIELDS = (
    *("department", "category", "attribute", "term", "parent_fund", "purpose", "overview", "basis", "necessity"),
    *("safeguards", "schedule"),
)


def full_project() -> Project:
    """A project whose form has every field there is, two scopes of everything, and rows that two scopes share."""
    year, term = Scope.YEAR, Scope.TERM
    pairs = [
        (
            samples.indicator(
                "产出指标", level2, name, value, scope=scope, pair=pair, standard="国标", weight="10", remark="另附"
            )
        )
        for scope in (term, year)
        for pair, (level2, name, value) in enumerate(
            [("数量指标", f"册数{scope.value}", "≥5册"), ("质量指标", f"合格率{scope.value}", "")], start=1
        )
    ]
    return samples.project(
        id="quan",
        department="816-青川市档案管理局",
        amount_term=samples.amount("99.75"),
        funding=(
            Funding("其中：财政资金", samples.amount("36.25"), year),
            Funding("其他资金", samples.amount(""), year),
            Funding("上年结转", samples.amount("无"), year),
            Funding("实施期财政资金", samples.amount("98.75"), term),
        ),
        **{name: f"字段{name}的文字" for name in FIELDS if name != "department"},
        notes=(Note("附注", "不另行文"), Note("备查", "")),
        plan=tuple(PlanStep(f"{month}月底", f"{month * 8}%") for month in range(3, 10)),
        goals=(Goal("三年修完。", term), Goal("修1200卷。"), Goal("编一部方志。")),
        indicators=tuple(pairs),
        labels=(("name", "项目（事项）名称"), ("goals", "本年目标"), ("indicators/value", "目标值")),
    )


def submission(family: str, **changes: object) -> Submission:
    given = {"family": family, "targets": samples_targets.targets(), "projects": (full_project(), *samples.projects())}
    return samples.submission(**(given | changes))


@pytest.fixture(scope="module", params=ALL)
def rendered(request: pytest.FixtureRequest) -> Rendered:
    """The pages of a submission with every field, in one family's forms."""
    return render_submission(submission(request.param))


def sheet(rendered: Rendered, anchor: str) -> Element:
    """The section of one form."""
    heading = by_id(rendered.main(PAGE), anchor)
    assert heading.parent is not None
    return heading.parent


def printed_texts(of: Project | Targets) -> Iterator[str]:
    """Everything a form prints besides fixed labels."""
    for indicator in of.indicators:
        yield from (indicator.level1, indicator.level2, indicator.name, indicator.value.text)
        yield from (getattr(indicator, name) or "" for name in ("description", "basis", "standard", "weight", "remark"))
    yield from (goal.text for goal in of.goals)
    yield from (label for _, label in of.labels)
    if isinstance(of, Project):
        yield from (of.name, of.heading or "", of.code or "", of.amount.text)
        yield of.amount_term.text if of.amount_term else ""
        yield from (getattr(of, name) or "" for name in FIELDS)
        for funding in of.funding:
            yield from (funding.source, funding.amount.text)
        for note in of.notes:
            yield from (note.label, note.text)
        for step in of.plan:
            yield from (step.until, step.share)
        return
    yield from (of.title, of.owner)
    for fact in of.facts:
        yield from (fact.label, fact.text)
    for line in of.budget:
        yield from (*line.labels, line.amount.text)
    for task in of.tasks:
        yield from (task.subject, task.text, task.responsible or "")
    for direction in of.directions:
        yield from (direction.number, direction.name, direction.amount.text, direction.goal_term, direction.goal_year)


# Read by the words of their heads, or filled in a workbook of ours: no province prints them.
WITHOUT_A_PRINT = {"generic", "template"}


def test_every_family_has_a_template_and_every_template_a_family() -> None:
    assert {path.stem for path in FOLDER.glob("*.html")} == {*FAMILIES, "plain"} - WITHOUT_A_PRINT


def test_every_printed_text_stands_on_its_form(rendered: Rendered) -> None:
    shown = submission("hebei")
    lost = []
    owners: list[Project | Targets] = [*shown.projects, *shown.targets]
    for of in owners:
        anchor = f"p-{of.id}" if isinstance(of, Project) else f"targets-{of.id}"
        text = sheet(rendered, anchor).text
        lost += [(of.id, each) for each in printed_texts(of) if each not in text]
    assert lost == []
    # The test can fail: what one project prints is not on the form of another.
    assert "字段overview的文字" not in sheet(rendered, f"p-{samples.CODE.lower()}").text


def test_every_row_covers_all_columns_of_its_table(rendered: Rendered) -> None:
    tables = by_class(rendered.main(PAGE), "official")
    assert len(tables) > 2 * len(submission("hebei").projects)
    for table in tables:
        grid = Grid(table)
        holes = [(x, y) for y in range(grid.height) for x in range(grid.width) if (x, y) not in grid.slots]
        assert (words(table.elements("caption")[0]), holes) == (words(table.elements("caption")[0]), [])


def test_every_cell_names_labels_beside_or_above_it(rendered: Rendered) -> None:
    for table in by_class(rendered.main(PAGE), "official"):
        for each in data_cells(table):
            assert each.is_told
            cell, named = each.cell, [*each.columns, *each.rows]
            assert named, words(table)
            for header in named:
                same_row = header.y < cell.y + cell.height and cell.y < header.y + header.height
                # The label of a sum stands above the labels of its parts.
                columns = [each for each in (cell, *named) if each is not header]
                same_column = any(
                    header.x < each.x + each.width and each.x < header.x + header.width for each in columns
                )
                assert same_row or same_column, (header.text, cell.text)


def test_no_id_stands_twice_on_the_page(rendered: Rendered) -> None:
    ids = [each.attributes["id"] for each in rendered.tree(PAGE).walk() if "id" in each.attributes]
    assert len(set(ids)) == len(ids)


def test_a_blank_cell_can_be_heard(rendered: Rendered) -> None:
    project = sheet(rendered, "p-quan")
    heard = {
        " ".join(header.text for header in each.rows): each.cell.text
        for table in project.find("table")
        for each in data_cells(table)
    }
    blank = [labels for labels, text in heard.items() if text == "blank in the original"]
    assert [labels for labels in blank if "其他资金" in labels]
    assert [labels for labels in blank if "备查" in labels]


def test_the_forms_are_listed_and_lead_to_their_own_pages(rendered: Rendered) -> None:
    main = rendered.main(PAGE)
    listed = [link.attributes["href"].removeprefix("#") for link in by_class(main, "sections")[0].find("a")]
    anchors = [heading.attributes["id"] for each in by_class(main, "form-sheet") for heading in each.find("h2")]
    shown = submission("hebei")
    assert listed == anchors
    assert anchors == [*(f"targets-{each.id}" for each in shown.targets), *(f"p-{each.id}" for each in shown.projects)]
    links = [each.find("a")[-1].attributes["href"] for each in by_class(main, "form-sheet")]
    assert links == [
        *(f"../../../../{YEAR}targets/#{each.id}" for each in shown.targets),
        *(f"../../../../{YEAR}p/{each.id}/" for each in shown.projects),
    ]
    assert rendered.data[PAGE]["forms"][-1]["anchor"] == anchors[-1]


def test_the_year_and_each_project_lead_to_the_forms(rendered: Rendered) -> None:
    of_year = [link.attributes["href"] for link in rendered.main(YEAR).find("a")]
    assert f"../../../{PAGE}" in of_year
    of_project = [link.attributes["href"] for link in rendered.main(f"{YEAR}p/quan/").find("a")]
    assert f"../../../../../{PAGE}#p-quan" in of_project


def test_paper_says_whose_site_it_is_from_and_where(rendered: Rendered) -> None:
    feet = {words(each) for each in by_class(rendered.main(PAGE), "running")}
    notice = "Sample site, not a government website; content transcribed from public documents"
    assert feet == {f"Draft · {samples.site().title} · {notice} · {PAGE}"}


def test_an_official_site_needs_no_such_notice() -> None:
    official = render_submission(submission("hebei"), site=samples.site(official=True))
    assert "Sample site" not in official.text(PAGE)
    assert PAGE in words(by_class(official.main(PAGE), "running")[0])


def test_a_submission_without_forms_has_no_such_page() -> None:
    empty = render_submission(samples.submission(projects=(), targets=()))
    assert PAGE not in empty.html
    assert "for print" not in empty.html[YEAR]


def test_a_project_and_a_form_above_it_may_have_the_same_id() -> None:
    twin = dataclasses.replace(samples_targets.whole(), id="quan")
    page = render_submission(submission("gansu", targets=(twin,))).main(PAGE)
    assert by_id(page, "p-quan") is not by_id(page, "targets-quan")


def test_shanxi_prints_both_scopes_in_one_row() -> None:
    page = render_submission(submission("shanxi"))
    table = sheet(page, "p-quan").find("table")[-1]
    heard = {each.cell.text: [header.text for header in (*each.rows, *each.columns)] for each in data_cells(table)}
    rows = [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tbody")[0].find("tr")]
    assert [row.count("≥5册") for row in rows] == [2, 0]
    assert heard["≥5册"][:3] == ["产出指标", "数量指标", "册数year"]
    others = render_submission(submission("hunan"))
    assert len(sheet(others, "p-quan").find("table")) == 3


def test_scopes_whose_rows_do_not_fit_stand_apart() -> None:
    def row(name: str, scope: Scope, pair: int | None, level1: str = "产出指标"):  # type: ignore[no-untyped-def]
        return samples.indicator(level1, "数量指标", name, "1", scope=scope, pair=pair)

    term, year = Scope.TERM, Scope.YEAR
    fitting = [row("甲", term, 1), row("乙", term, 2), row("乙", year, 2), row("丙", year, 3)]
    (joined,) = form_tables(fitting, "f1")
    assert joined.scopes == ("term", "year")
    names = [[half.name.text if half else None for half in each.halves] for each in joined.rows]
    assert names == [["甲", None], ["乙", "乙"], [None, "丙"]]
    for apart in (
        [row("甲", term, None), row("甲", year, None)],
        [row("甲", term, 1), row("乙", term, 2), row("乙", year, 2), row("甲", year, 1)],
        [row("甲", term, 1), row("甲", year, 1, "效益指标")],
    ):
        assert [table.scopes for table in form_tables(apart, "f1")] == [("term",), ("year",)]


def test_a_merged_level_reaches_over_its_rows_and_never_out_of_its_group() -> None:
    (table,) = form_tables(samples.indicators(), "f1")
    for levels in (
        [each.level1 for each in table.rows],
        [each.halves[0].level2 for each in table.rows if each.halves[0]],
    ):
        assert sum(cell.rows for cell in levels if cell) == len(table.rows)
    broken = dataclasses.replace(samples.indicators()[0], continues_level1=False, continues_level2=True)
    (alone,) = form_tables((samples.indicators()[0], broken), "f1")
    assert [each.level1.rows for each in alone.rows if each.level1] == [1, 1]
    assert [each.halves[0].level2 is not None for each in alone.rows if each.halves[0]] == [True, True]


def budget(*paths: str) -> tuple[BudgetLine, ...]:
    return tuple(BudgetLine(tuple(path.split("/")), samples.amount(str(number))) for number, path in enumerate(paths))


def test_two_sides_of_a_budget_stand_beside_each_other_in_whatever_order() -> None:
    block = budget_block(
        budget("总额", "收入/甲", "支出/基本/人员", "收入/乙", "支出/基本/公用", "支出/项目", "合计"), "f1"
    )
    assert [line.labels[0].text for line in (*block.above, *block.below)] == ["总额", "合计"]
    assert [(side.label, [line.amount.text for line in side.lines]) for side in block.sides] == [
        ("收入", ["1", "3"]),
        ("支出", ["2", "4", "5"]),
    ]
    basic = block.sides[1].lines[0].labels[0]
    assert (basic.text, basic.rows) == ("基本", 2)
    assert block.sides[1].lines[1].headers.split()[0] == basic.id


@pytest.mark.parametrize("paths", [("甲", "乙"), ("一/甲", "二/乙", "三/丙"), ("一/甲", "一/乙")])
def test_any_other_budget_stands_line_by_line(paths: tuple[str, ...]) -> None:
    block = budget_block(budget(*paths), "f1")
    assert not block.sides
    assert not block.below
    assert [line.amount.text for line in block.above] == [str(number) for number in range(len(paths))]


def test_a_label_deeper_than_the_form_has_columns_keeps_its_text() -> None:
    block = budget_block(budget("收/甲", "支/一/二/三/四/五"), "f1")
    assert [cell.text for cell in block.sides[1].lines[0].labels] == ["一", "二", "三 · 四 · 五"]


def test_every_unit_of_money_is_said() -> None:
    project = samples.project(money_unit=MoneyUnit.YUAN)
    for family in ALL:
        page = render_submission(samples.submission(family=family, projects=(project,)))
        text = sheet(page, f"p-{project.id}").text
        assert "单位：元" in text or "（元）" in text, family


def test_parts_stand_in_the_order_of_the_document() -> None:
    whole = samples_targets.whole()
    for order in (("tasks", "goals", "budget"), ("budget", "goals", "tasks")):
        page = render_submission(submission("gansu", targets=(dataclasses.replace(whole, order=order),)))
        text = sheet(page, f"targets-{whole.id}").text
        marks = {"tasks": "修复档案1200卷", "goals": "档案不再霉变", "budget": "161.25"}
        assert sorted(order, key=lambda part: text.index(marks[part])) == list(order)


@pytest.mark.parametrize("family", ALL)
def test_cells_that_the_document_cuts_off_say_so(family: str) -> None:
    rows = (*samples.cut_off(), samples.placeholder("生态效益指标"))
    only = samples.project(id="quan", indicators=rows)
    text = render_submission(samples.submission(family=family, projects=(only,))).text(PAGE)
    assert text.count("cut off in the original") == 4
    assert text.count("blank in the original") >= 2
