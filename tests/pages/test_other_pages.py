"""Home, region, body, year, text, glossary, about, search, and the page of a removed project."""

import dataclasses

import pytest

from generator.model.amount import MoneyUnit
from generator.model.body import Unit
from generator.model.catalogue import Sibling, UnitGroup
from generator.model.indicator import IndicatorKind
from generator.model.submission import Removed, Section, Status, SubmissionKind
from tests import samples
from tests.browser.html_tree import Element
from tests.pages.rendering import by_class, by_id, render_site, render_submission, words

BODY = "990100/dangan-guanli-ju/"
YEAR = f"{BODY}2031/"
YUAN, WAN = MoneyUnit.YUAN, MoneyUnit.WAN


def rows(table: Element) -> list[list[str]]:
    return [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tr")]


def links(element: Element) -> dict[str, str]:
    return {words(link): link.attributes["href"] for link in element.find("a")}


def test_home_lists_regions_bodies_years_and_the_newest_figures() -> None:
    other = samples.body(slug="wenhua-guan", name="青川市文化馆")
    main = render_site(
        samples.catalogue(
            samples.submission(), samples.submission(fiscal_year=2030), samples.submission(body=other, projects=())
        )
    ).main("")
    (table,) = by_class(main, "places")
    assert rows(table)[1:] == [
        ["云溪省青川市", "青川市档案管理局", "Budget 2031 Draft Budget 2030 Draft", "4", "1,612,500"],
        ["青川市文化馆", "Budget 2031 Draft", "0", "—"],
    ]
    assert links(table)["青川市档案管理局"] == f"./{BODY}"
    assert links(table)["云溪省青川市"] == "./990100/"
    assert words(main.find("h1")[0]) == "明账"


def test_a_region_lists_its_bodies_with_each_year() -> None:
    rendered = render_site(samples.catalogue(samples.submission(), samples.submission(fiscal_year=2030)))
    (table,) = by_class(rendered.main("990100/"), "places")
    note = "Without a printed figure and not counted: 1"
    assert rows(table)[1:] == [
        ["青川市档案管理局", "Budget 2031", "Draft", "4", f"1,612,500 {note}"],
        ["Budget 2030", "Draft", "4", f"1,612,500 {note}"],
    ]
    assert rendered.data["990100/"]["bodies"][0]["submissions"][1]["address"] == f"{BODY}2030/"


def test_a_body_lists_its_years_its_names_and_its_units() -> None:
    department = samples.submission(body=samples.body(names_before=("青川市档案局",), contact="局办公室"))
    unit = samples.submission(body=samples.body(slug="fangzhi", name="青川市方志中心", parent="dangan-guanli-ju"))
    rendered = render_site(samples.catalogue(department, unit))
    main = rendered.main(BODY)
    text = words(main)
    assert "Name before 青川市档案局" in text
    assert "Contact and supervision 局办公室" in text
    assert "Department code 816" in text
    assert links(main)["青川市方志中心"] == "../../990100/fangzhi/"
    assert links(main)["Budget 2031"] == f"../../{YEAR}"
    assert links(rendered.main("990100/fangzhi/"))["青川市档案管理局"] == f"../../{BODY}"


def test_a_year_lists_its_projects_by_amount_with_their_place_in_the_document() -> None:
    main = render_submission().main(YEAR)
    (table,) = by_class(main, "projects")
    head, units = "816001 青川市档案管理局本级", "816002 青川市方志编纂中心"
    assert rows(table)[1:-1] == [
        ["1", "档案馆运行费", "120.00", "1,200,000", head, "99010024P000006100027", "2"],
        ["2", "2031年馆藏档案修复与数字化经费", "36.50", "365,000", head, samples.CODE, "1"],
        ["3", "档案馆运行费2031", "4.75", "47,500", head, "—", "3"],
        ["—", "方志编纂与出版经费", "blank in the original", "—", units, "99010024P000008100035", "4"],
    ]
    assert links(table)["档案馆运行费"] == f"../../../{YEAR}p/99010024p000006100027/"
    assert links(table)[units] == "#unit-816002"


def test_a_year_of_several_units_names_them_with_their_projects_and_sums() -> None:
    main = render_submission().main(YEAR)
    first, second = (by_id(main, f"unit-81600{number}") for number in (1, 2))
    label = "3 projects"
    names = "2031年馆藏档案修复与数字化经费 档案馆运行费 档案馆运行费2031"
    assert rows(by_class(main, "units")[0])[1] == [
        "816001 青川市档案管理局本级",
        f"{label} {names}",
        "161.25",
        "1,612,500",
    ]
    assert words(first).startswith("816001 青川市档案管理局本级")
    # Nothing was counted, so there is no sum, which is not the same as a sum of zero.
    assert words(second).endswith("— Without a printed figure and not counted: 1 —")


def test_a_year_shows_cover_prose_and_other_years() -> None:
    submission = samples.submission(publisher="青川市 档案管理局", dated="2031年1月", approved_on="2031-02-01")
    relations = samples.relations(submission, siblings=(Sibling(f"{BODY}2030/", "2030", 2030, SubmissionKind.BUDGET),))
    main = render_submission(submission, relations).main(YEAR)
    cover = by_class(main, "facts")[0]
    assert [words(row) for row in cover.elements("div")] == [
        "Name of the body as printed 青川市 档案管理局",
        "Title as printed 青川市档案管理局2031年部门预算绩效文本",
        "Status as printed （草案）",
        "Date as printed 2031年1月",
        "Drawn up by 青川市档案管理局编制",
        "Reviewed by 青川市财政局审核",
        "Approved on 2031-02-01",
    ]
    assert words(by_class(main, "projects")[0].find("caption")[0]).endswith("Unit: 万元")
    found = links(main)
    assert found["一、总体绩效目标"] == f"../../../{YEAR}text/#zongti-jixiao-mubiao"
    assert found["Budget 2030"] == f"../../../{BODY}2030/"


def test_a_year_of_several_units_of_money_prints_the_unit_beside_each_figure() -> None:
    main = render_submission(samples.submission(money_units=())).main(YEAR)
    assert rows(by_class(main, "projects")[0])[2][2] == "36.50 万元"
    assert "Unit: " not in words(main)


AMOUNTS = [
    pytest.param(("36.50", "4.7"), MoneyUnit.WAN, "41.20", "万元", id="as many decimals as the amounts print"),
    pytest.param(("100", "100"), MoneyUnit.WAN, "200", "万元", id="no decimals"),
    pytest.param(("37,870,000.00", "986.83"), MoneyUnit.YUAN, "37,870,986.83", "元", id="in yuan"),
    pytest.param(("5万元", "7.00"), MoneyUnit.YUAN, "50,007", "元", id="several units give yuan"),
    pytest.param(("7.00", "", "无"), MoneyUnit.WAN, "7.00", "万元", id="only what is a number"),
]


@pytest.mark.parametrize(("texts", "unit", "figure", "name"), AMOUNTS)
def test_sums_are_shown_as_the_amounts_they_add_up_are_printed(
    texts: tuple[str, ...], unit: MoneyUnit, figure: str, name: str
) -> None:
    projects = tuple(
        samples.project(id=f"p{number}", money_unit=unit, amount=samples.amount(text, unit), funding=())
        for number, text in enumerate(texts)
    )
    main = render_submission(samples.submission(projects=projects, money_units=(unit,))).main(YEAR)
    assert words(by_class(main, "amount")[0]) == f"{figure} {name}"
    (table,) = by_class(main, "projects")
    assert rows(table)[-1][1] == figure


def test_a_sum_of_several_units_of_money_prints_its_unit() -> None:
    projects = (
        samples.project(id="a", amount=samples.amount("5")),
        samples.project(id="b", money_unit=MoneyUnit.YUAN, amount=samples.amount("7", MoneyUnit.YUAN)),
    )
    main = render_submission(samples.submission(projects=projects, money_units=(MoneyUnit.WAN, MoneyUnit.YUAN))).main(
        YEAR
    )
    assert words(by_class(main, "amount")[0]) == "50,007 元"
    assert rows(by_class(main, "projects")[0])[-1][1] == "50,007 元"


@pytest.mark.parametrize(
    ("amounts", "shown"),
    [
        pytest.param([("1000", WAN), ("22", WAN)], "1,022 万元", id="without decimals"),
        pytest.param([("1000.00", WAN), ("22", WAN)], "1,022.00 万元", id="with the most decimals of any"),
        pytest.param([("3787.098683", WAN)], "3,787.098683 万元", id="exact"),
        pytest.param([("1", WAN), ("22.5", YUAN)], "10,022.50 元", id="several units"),
    ],
)
def test_a_sum_is_said_as_its_amounts_are_printed(amounts: list[tuple[str, MoneyUnit]], shown: str) -> None:
    projects = tuple(
        samples.project(id=f"p{place}", money_unit=unit, amount=samples.amount(text, unit))
        for place, (text, unit) in enumerate(amounts)
    )
    site = render_site(samples.catalogue(samples.submission(projects=projects)))
    for address in ("", "990100/"):
        (line,) = by_class(site.main(address), "years")[0].elements("li")
        assert f"sum of the project budgets {shown} (computed by this site)" in words(line)
    assert f"their amounts add up to {shown} (computed by this site)" in site.text(BODY)


@pytest.mark.parametrize(("address", "name"), [("", "places"), ("990100/", "places"), (BODY, "side-by-side")])
def test_every_column_or_row_of_sums_says_whose_they_are(address: str, name: str) -> None:
    budget = samples.submission()
    accounts = samples.submission(kind=SubmissionKind.ACCOUNTS)
    heads = []
    for submissions in ((budget,), (budget, accounts)):
        (table,) = by_class(render_site(samples.catalogue(*submissions)).main(address), name)
        heads.append(next(words(head) for head in table.find("th") if words(head).startswith("Sum of ")))
        assert words(table.elements("caption")[0]).endswith("Unit: yuan")
    assert heads == [
        "Sum of the project budgets (computed by this site)",
        "Sum of the project amounts (computed by this site)",
    ]


def test_a_unit_without_projects_has_its_place_on_the_page() -> None:
    submission = samples.submission()
    relations = samples.relations(submission)
    empty = UnitGroup(Unit("816009", "青川市地方志馆"), (), samples.total(()))
    relations = dataclasses.replace(relations, groups=(*relations.groups, empty))
    main = render_submission(submission, relations).main(YEAR)
    said = "816009 青川市地方志馆 In this document this unit has no projects. — —"
    assert words(by_id(main, "unit-816009")) == said
    assert "Units that carry the projects out: 2." in words(main)
    assert len(rows(by_class(main, "units")[0])) == 4


def test_the_heading_of_the_part_of_the_projects_stands_on_both_pages() -> None:
    rendered = render_submission(samples.submission(projects_part=("第二部分", "预算项目绩效目标")))
    assert words(by_class(rendered.main(YEAR), "part-lines")[0]) == "第二部分 预算项目绩效目标"
    last = by_class(rendered.main(f"{YEAR}text/"), "part")[-1]
    assert words(last) == "第二部分 预算项目绩效目标"
    assert links(rendered.main(f"{YEAR}text/"))["The list of projects"] == f"../../../../{YEAR}#projects"


def test_a_year_without_projects_says_so() -> None:
    rendered = render_submission(samples.submission(projects=(), sections=()))
    assert "This document has no projects." in rendered.text(YEAR)
    assert by_class(rendered.main(YEAR), "amount") == []
    assert set(rendered.html) == {YEAR, f"{YEAR}findings/"}


def test_an_original_address_is_linked_only_where_it_is_a_web_address() -> None:
    address = "https://www.qingchuan.example/gk/2031.html"
    assert links(render_submission(samples.submission(source_url=address)).main(YEAR))[address] == address
    hostile = render_submission(samples.submission(source_url="javascript:alert(1)")).main(YEAR)
    assert "javascript:alert(1)" in words(hostile)
    assert "javascript:alert(1)" not in links(hostile).values()


def test_prose_keeps_parts_sections_and_anchors() -> None:
    main = render_submission().main(f"{YEAR}text/")
    (part,) = by_class(main, "part")
    assert [words(line) for line in by_class(part, "line")] == ["第一部分", "部门整体绩效目标"]
    section = by_id(main, "gongzuo-baozhang-cuoshi")
    assert (section.tag, words(section)) == ("h3", "二、工作保障措施")
    paragraphs = [words(each) for each in by_class(main, "prose")[0].elements("p")]
    assert "（二）加强支出管理。按季度公开进度。" in paragraphs


def test_a_part_of_one_text_has_one_heading_and_one_link() -> None:
    sections = (
        Section("biaoge", "第二部分 预算表", "", ("第二部分 预算表",)),
        Section("mingci", "名词解释", "一、基本支出：指日常支出。", ("第四部分", "名词解释")),
        Section("yi", "一、其他", "甲", ("第四部分", "名词解释")),
        Section("er", "第五部分", "乙", ("第六部分",)),
    )
    rendered = render_submission(samples.submission(sections=sections))
    prose = by_class(rendered.main(f"{YEAR}text/"), "prose")[0]
    heads = [(head.tag, head.attributes.get("id"), words(head)) for head in prose.find("h2", "h3")]
    assert heads == [
        ("h2", "biaoge", "第二部分 预算表"),
        ("h2", "mingci", "第四部分 名词解释"),
        ("h3", "yi", "一、其他"),
        ("h2", None, "第六部分"),
        ("h3", "er", "第五部分"),
    ]
    assert "一、基本支出：指日常支出。" in [words(each) for each in prose.find("p")]
    found = [
        (words(link), link.attributes["href"].partition("#")[2])
        for link in rendered.main(YEAR).find("a")
        if "/text/#" in link.attributes["href"]
    ]
    assert found == [
        ("第二部分 预算表", "biaoge"),
        ("第四部分 名词解释", "mingci"),
        ("一、其他", "yi"),
        ("第五部分", "er"),
    ]


def test_projects_of_no_unit_have_a_heading_only_beside_those_of_units() -> None:
    said = "Projects for which the form names no unit"
    alone = render_submission(samples.submission(projects=(samples.project(unit=""),), units=()))
    assert said not in alone.text(YEAR)
    beside = (samples.project(unit=""), samples.project(id="other"))
    assert said in render_submission(samples.submission(projects=beside)).text(YEAR)


def test_projects_in_yuan_are_not_repeated_in_yuan() -> None:
    projects = (samples.project(amount=samples.amount("1,250.5", MoneyUnit.YUAN), money_unit=MoneyUnit.YUAN),)
    (table,) = by_class(render_submission(samples.submission(projects=projects)).main(YEAR), "projects")
    assert "In yuan" not in words(table)
    assert [words(head) for head in table.elements("thead")[0].find("th")] == [
        *("Rank", "Project name", "Budget, as printed", "Project code", "Number in the document")
    ]


def test_amounts_in_yuan_of_one_column_have_as_many_decimals() -> None:
    amounts = ("1.00005", "36.50", "")
    projects = tuple(
        samples.project(id=f"p{number}", amount=samples.amount(text)) for number, text in enumerate(amounts)
    )
    submission = samples.submission(projects=projects)
    (table,) = by_class(render_submission(submission).main(YEAR), "projects")
    in_yuan = [words(cell) for cell in by_class(table, "in-yuan")]
    assert in_yuan == ["In yuan", "365,000.00", "10,000.50", "—", "375,000.50"]
    older = samples.submission(fiscal_year=2030, projects=(samples.project(amount=samples.amount("7")),))
    body = render_site(samples.catalogue(submission, older)).main("990100/dangan-guanli-ju/")
    sums = next(row for row in rows(body.find("table")[0]) if row[0].startswith("Sum of"))
    assert [each.partition(" ")[0] for each in sums[1:]] == ["375,000.50", "70,000.00"]


def test_sections_outside_any_part_are_headings_of_their_own() -> None:
    sections = (Section("shuoming", "说明", "## 一、情况\n\n- 甲\n- 乙"),)
    main = render_submission(samples.submission(sections=sections)).main(f"{YEAR}text/")
    assert by_id(main, "shuoming").tag == "h2"
    assert [words(each) for each in main.find("h3")] == ["一、情况"]
    assert [words(each) for each in by_class(main, "prose")[0].find("li")] == ["甲", "乙"]


def test_a_removed_project_still_answers_and_leads_on() -> None:
    submission = samples.submission(removed=(Removed("alt", "老库房搬迁"),))
    rendered = render_submission(submission)
    main = rendered.main(f"{YEAR}p/alt/")
    assert words(main.find("h1")[0]) == "老库房搬迁"
    assert "the present text does not" in words(main)
    assert links(main)["The projects of the present text"] == f"../../../../../{YEAR}"
    assert "老库房搬迁" in rendered.text(YEAR)


def test_the_glossary_explains_each_term_at_its_anchor() -> None:
    main = render_site(samples.catalogue()).main("glossary/")
    term = by_id(main, "jixiao-mubiao")
    assert words(term) == "绩效目标 这笔钱要办成什么事。 预算编制时就要写明。 Also called: 目标 Source: 通行用法"


def test_the_page_about_the_site_says_who_runs_it_and_how_to_report() -> None:
    site = samples.site(
        about="**谁**：志愿者。", accessibility="正在改进。", contact="https://mingzhang.example/report"
    )
    main = render_site(samples.catalogue(of_site=site)).main("about/")
    assert words(main.find("strong")[0]) == "谁"
    assert "正在改进。" in words(main)
    assert "Every page can be read without a script" not in words(main)
    assert links(main)["https://mingzhang.example/report"] == "https://mingzhang.example/report"
    assert by_id(main, "contact").tag == "h2"


def test_every_page_leads_to_the_same_place_for_reports() -> None:
    rendered = render_submission()
    for address in rendered.html:
        footer = rendered.tree(address).find("footer")[0]
        root = "../" * address.count("/")
        found = {words: link for words, link in links(footer).items() if not words.startswith("Atom feed:")}
        assert found == {
            "Report an error, contact": f"{root}about/#contact",
            "All projects": f"{root}projects/",
            "What is new": f"{root}changes/",
            "What is checked": f"{root}checks/",
            "What is disclosed": f"{root}completeness/",
        }


def test_search_works_as_a_form_and_names_the_ways_to_browse() -> None:
    page = render_site(samples.catalogue(samples.submission())).tree("search/")
    (form,) = page.find("form")
    assert (form.attributes["action"], form.attributes["method"]) == ("../search/", "get")
    assert by_id(page, "search-app").attributes["data-root"] == "../"
    assert links(page.find("main")[0]) == {
        "All projects": "../projects/",
        "Projects by region and body": "../projects/#places",
        "Projects by the first letter of their names in pinyin": "../projects/#letters",
        "All regions and bodies": "../",
    }
    # What only the script can do is neither shown nor sent without it.
    assert "hidden" in page.find("details")[0].attributes
    assert all("disabled" in each.attributes for each in page.find("fieldset"))
    assert "disabled" in by_id(page, "order").attributes


def test_the_page_of_search_has_a_word_for_each_kind_of_indicator_and_status() -> None:
    page = render_site(samples.catalogue(samples.submission())).tree("search/")
    ids = {element.attributes["data-id"] for element in page.walk() if "data-id" in element.attributes}
    assert {f"indicator-{kind.value}" for kind in IndicatorKind} <= ids
    assert {f"status-{status.value}" for status in Status} <= ids


def test_every_other_page_has_one_search_form_that_leads_there() -> None:
    rendered = render_submission()
    for address in rendered.html:
        (form,) = rendered.tree(address).find("form")
        assert form.attributes["action"] == "../" * address.count("/") + "search/"
