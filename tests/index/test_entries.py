"""What of the model is searched: names of pages, and the text of each row at its anchor."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.index import entries
from generator.index.entries import name_entries
from generator.index.text_records import text_records
from generator.model.amount import MoneyUnit, parse_amount
from generator.model.catalogue import PrintedTotal
from generator.model.handbook import HandbookPage, HandbookSection
from generator.model.indicator import IndicatorKind
from generator.relate.summary import summarise
from tests import samples, samples_tables, samples_targets
from tests.pages.rendering import render_site, render_submission

YEAR = "990100/dangan-guanli-ju/2031/"
SUBMISSION = samples.submission(tables=samples_tables.tables())


def rows_of(id: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (record.anchor, record.title, record.cells)
        for record in text_records(SUBMISSION)
        if record.address == f"{YEAR}t/{id}/"
    ]


def test_rows_of_a_table_are_found_with_their_figures() -> None:
    title = "2031年支出总表"
    found = rows_of("zhichuzongbiao")
    assert found[0] == ("", title, ("表二", "部门名称", "青川市档案管理局"))
    assert found[1][::2] == ("table", ("项目", "科目编码", "科目名称", "预算数", "合计", "基本支出", "项目支出"))
    assert found[5] == ("c2012604", title, ("2012604", "档案馆", "150.50", "120", "30.5"))
    assert found[-1] == ("c2210201", title, ("2210201", "住房公积金", "10.75", "10.75"))


def test_sides_of_a_table_are_found_each_for_itself() -> None:
    found = {anchor: cells for anchor, _, cells in rows_of("shouzhizongbiao")}
    assert found["r1"] == ("一、一般公共预算", "161.25")
    assert found["r1-2"] == ("一、一般公共服务支出", "150.50", "150.50")
    assert "r3" not in found
    assert found["r3-2"] == ("三、住房保障支出", "10.75", "10.75")


def test_the_note_of_an_empty_table_is_found() -> None:
    assert rows_of("zhengfuxingjijin")[0][2] == ("表四", "部门名称", "青川市档案管理局", "注：本表无数据")


def test_every_anchor_of_a_table_is_on_its_page() -> None:
    rendered = render_submission(SUBMISSION)
    for table in SUBMISSION.tables:
        ids = {element.attributes.get("id", "") for element in rendered.tree(f"{YEAR}t/{table.id}/").walk()}
        assert {anchor for anchor, _, _ in rows_of(table.id)} <= ids


def test_tables_are_found_by_their_titles() -> None:
    entries = [entry for entry in name_entries(samples.catalogue(SUBMISSION)) if entry.kind == "table"]
    assert [(entry.name, entry.address) for entry in entries] == [
        (table.title, f"{YEAR}t/{table.id}/") for table in SUBMISSION.tables
    ]
    assert {(entry.body_name, entry.year) for entry in entries} == {("青川市档案管理局", 2031)}


def test_a_summary_lists_the_tables() -> None:
    assert [line.address for line in summarise(SUBMISSION).tables] == [
        f"{YEAR}t/{table.id}/" for table in SUBMISSION.tables
    ]


def test_rows_of_target_forms_are_found_at_their_places() -> None:
    submission = samples.submission(targets=samples_targets.targets())
    address = f"{YEAR}targets/"
    found = [record for record in text_records(submission) if record.address == address]
    ids = {element.attributes.get("id", "") for element in render_submission(submission).tree(address).walk()}
    assert {record.anchor for record in found} <= ids
    told = [(record.anchor, record.cells) for record in found]
    assert told[0] == (
        "bumenzhengti",
        ("青川市档案管理局", "部门职能", "保管档案，\n编纂地方志。", "内设机构", "目标1：档案不再霉变。"),
    )
    assert ("bumenzhengti", ("按收入性质分", "一般公共预算", "161.25")) in told
    assert ("bumenzhengti", ("档案保管", "修复档案1200卷", "保管科")) in told
    assert ("wenhuazhuanxiang-d1", ("一", "馆藏修复", "36.50", "三年修完", "修1200卷")) in told
    assert ("wenhuazhuanxiang-i4", ("合格率", "合格率的说明", "≥96%", "工作计划")) in told


def test_target_forms_are_found_by_their_titles() -> None:
    submission = samples.submission(targets=samples_targets.targets(), sections=())
    entries = [entry for entry in name_entries(samples.catalogue(submission)) if entry.kind == "targets"]
    assert [(entry.name, entry.unit_name, entry.address) for entry in entries] == [
        ("2031年部门整体支出绩效目标表", "青川市档案管理局", f"{YEAR}targets/#bumenzhengti"),
        ("2031年专项资金绩效目标表", "文化专项资金", f"{YEAR}targets/#wenhuazhuanxiang"),
    ]


def test_target_forms_tell_the_kinds_of_their_indicators() -> None:
    forms = samples_targets.targets()
    submission = samples.submission(targets=forms, sections=())
    entries = {entry.name: entry for entry in name_entries(samples.catalogue(submission)) if entry.kind == "targets"}
    for form in forms:
        shown = {row.kind for row in form.indicators if not row.is_placeholder}
        assert shown
        assert entries[form.title].indicators == tuple(kind for kind in IndicatorKind if kind in shown)


def test_the_page_of_a_year_is_found_by_the_totals_that_its_document_prints() -> None:
    catalogue = samples.catalogue(SUBMISSION)
    (body,) = catalogue.regions[0].bodies
    (summary,) = body.submissions

    def listed(*texts: str) -> list[tuple[str, str, str, int, Decimal | None, str]]:
        totals = tuple(PrintedTotal("支出总计", "表一", YEAR, parse_amount(text, MoneyUnit.WAN)) for text in texts)
        found = replace(summary, printed_totals=totals)
        region = replace(catalogue.regions[0], bodies=(replace(body, submissions=(found,)),))
        entries = name_entries(replace(catalogue, regions=(region,)))
        return [
            (e.name, e.address, e.body_name, e.year, e.amount_yuan, e.amount_text) for e in entries if e.kind == "year"
        ]

    page = (summary.title, YEAR, summary.body.name, 2031)
    assert listed() == [(*page, None, "")]
    assert listed("161.25", "161.250") == [(*page, Decimal("1612500"), "161.25 万元")]
    assert sorted(str(one[4]) for one in listed("161.25", "150")) == ["1500000", "1612500.00"]


def test_regions_are_found_with_and_without_those_above_them() -> None:
    catalogue = samples.catalogue(SUBMISSION)
    region = SUBMISSION.region
    placed = replace(catalogue.regions[0], region=replace(region, parents=("山海省", "云溪市")))
    entries = [entry for entry in name_entries(replace(catalogue, regions=(placed,))) if entry.kind == "region"]
    name = region.name
    assert [entry.name for entry in entries] == [f"山海省云溪市{name}", f"云溪市{name}", name]
    assert {(entry.address, entry.code, entry.region_name, entry.body_name) for entry in entries} == {
        (f"{region.code}/", region.code, f"山海省云溪市{name}", "")
    }
    assert f"{region.code}/" in render_site(catalogue).html


def test_bodies_are_found_by_the_names_they_had() -> None:
    catalogue = samples.catalogue(samples.submission(body=samples.body(names_before=("青川市档案局", "青川档案处"))))
    entries = [entry for entry in name_entries(catalogue) if entry.kind == "body"]
    body = catalogue.regions[0].bodies[0].body
    assert [entry.name for entry in entries] == [body.name, "青川市档案局", "青川档案处"]
    assert {(entry.address, entry.body_name) for entry in entries} == {("990100/dangan-guanli-ju/", body.name)}


def test_terms_of_documents_are_found_once_at_their_anchors() -> None:
    catalogue = samples.catalogue(samples.submission(terms=samples_targets.document_terms()))
    entries = {entry.name: entry.address for entry in name_entries(catalogue) if entry.kind == "term"}
    ids = {element.attributes.get("id", "") for element in render_site(catalogue).tree("glossary/").walk()}
    assert set(entries) == {"绩效目标", "目标", "资金支出计划", "事业收入"}
    assert {address.partition("#")[2] for address in entries.values()} <= ids


def test_projects_tell_the_kinds_of_their_indicators_and_all_pages_of_a_submission_its_status() -> None:
    entries = [*name_entries(samples.catalogue(SUBMISSION))]
    projects = {entry.name: entry for entry in entries if entry.kind == "project"}
    for project in SUBMISSION.projects:
        shown = {row.kind for row in project.indicators if not row.is_placeholder}
        assert set(projects[project.name].indicators) == shown
    assert any(entry.indicators for entry in projects.values())
    assert {entry.status for entry in entries if entry.year} == {SUBMISSION.status}
    assert {entry.status for entry in entries if entry.kind in ("term", "body")} == {None}


def test_pages_of_the_handbook_and_their_sections_are_found_by_their_titles() -> None:
    sections = (HandbookSection("", "", "导言"), HandbookSection("pinyin", "用拼音查找", "……"))
    pages = [HandbookPage("handbook/chazhao/", "怎么找项目", sections)]
    entries = [entry for entry in name_entries(samples.catalogue(SUBMISSION), pages) if entry.kind == "page"]
    assert [(entry.name, entry.unit_name, entry.address) for entry in entries] == [
        ("怎么找项目", "", "handbook/chazhao/"),
        ("用拼音查找", "怎么找项目", "handbook/chazhao/#pinyin"),
    ]


def test_a_figure_that_names_its_unit_is_not_followed_by_another() -> None:
    told = {text: entries._amount_text(parse_amount(text, MoneyUnit.WAN)) for text in ("100万元", "9.20", "无")}
    assert told == {"100万元": "100万元", "9.20": "9.20 万元", "无": "无"}
