"""What the source documents print stands on the built pages, as often as it is printed, and tables add nothing to it.

Only the documents and the built pages are read, never the code between them, so that a fault in reading a document
cannot hide here. Blanks are removed on both sides: which of them stay is for the tests of the readers.
"""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.browser.html_tree import Element, parse
from tests.source_documents import ROOT, TEXT_PAGE, YEAR_PAGE, Cells, Departure, Part, Source, bare, tabbed

CITY = Source("130700/jiguanshiwuguanliju/2024", led_by_tab=False)
DISTRICT = Source("130205/jiguanshiwuzhongxin/2023", led_by_tab=True)
SOURCES = (CITY, DISTRICT)

# The pages' own words in the tables of a project, and what they write for a blank cell and for its amount in 元.
MONEY_WORDS = ("款项", "原文", "折合元")
PLAN_WORDS = ("截至", "资金支出计划（%）")
CAPTIONS = ("年预算与资金来源单位：", "年资金支出计划（%）", "年绩效指标")
BLANK, NO_AMOUNT = "原文空白", "—"

# The only lines of the documents that the pages may show otherwise than printed, or not at all.
CONTENTS = "the list of contents, which gives page numbers of the document"
CUT_ROW = "a page break cuts a row in two and repeats the head of the table between its halves"
HEADS = "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据"
PLATFORM = "保障公务用车监督管理服务平台和北斗定位设备正常使用"
USE_RATE = "设备使用率=设备实际使用时间/设备计划使用时间*100%"
CATERING_COST = "餐饮会议保障各项基本工作成本"
CATERING_ROW = ("", "成本指标", "餐饮保障工作成本", CATERING_COST, "≤450万元", "2023年管理局机关的工作计划")
DEPARTURES = (
    Departure(CITY.name, tuple(range(12, 36)), r"目录|第.部分.+|.+\.{5}\t\d+", CONTENTS),
    Departure(DISTRICT.name, tuple(range(29, 46)), r"目录|第.部分.+|.+\t\d+", CONTENTS),
    Departure(DISTRICT.name, (50, 51), "pagenumber", "place-holders for page numbers"),
    Departure(
        CITY.name,
        (134, 136, 137),
        rf"效益指标\t社会效益指\t保障平台正\t.+|{HEADS}|\t标\t常运行\t务平台.+",
        CUT_ROW,
        ("效益指标", "社会效益指标", "保障平台正常运行", PLATFORM, "≥95%", "工作计划"),
    ),
    Departure(
        CITY.name,
        (160, 162, 163),
        rf"\t可持续影响\t设备使用率\t.+|{HEADS}|\t指标\t\t用时间.+划",
        CUT_ROW,
        ("", "可持续影响指标", "设备使用率", USE_RATE, "100%", "年度工作计划"),
    ),
    Departure(
        CITY.name,
        (186, 188, 189),
        rf"\t成本指标\t餐饮保障工\t.+|{HEADS}|\t\t作成本\t作成本\t\t.+",
        CUT_ROW,
        CATERING_ROW,
    ),
)


PARTS = {source.name: source.parts(DEPARTURES) for source in SOURCES}
SHARES = tuple(
    pytest.param(source, part, id=f"{source.name}/{part.address}")
    for source in SOURCES
    for part in PARTS[source.name].values()
)
PROJECTS = tuple(share for share in SHARES if "/p/" in str(share.id))


def content_of(html: str) -> Element:
    """The main part of a page without navigation and without its quotation of the source lines."""
    (main,) = parse(html).find("main")
    prune(main)
    assert not [item for item in main.find("li") if "value" in item.attributes], "source lines outside id=source"
    return main


def prune(element: Element) -> None:
    """Takes out what may not count: navigation, and the section of the element with the id "source"."""
    kept: list[Element | str] = []
    until = None
    for child in element.children:
        if isinstance(child, Element):
            until = None if child.tag == until else until
            is_source = child.attributes.get("id") == "source"
            if is_source and re.fullmatch("h[1-6]", child.tag):
                until = child.tag
            if is_source or child.tag in ("nav", "aside", "script"):
                continue
            prune(child)
        if until is None:
            kept.append(child)
    element.children = kept


def missing(page: Element, wanted: Counter[str]) -> Counter[str]:
    """The wanted texts that the page does not show, with how many times too few.

    Each piece of text counts once: for the outermost element that shows exactly a wanted text, else for those inside.
    """
    left = Counter(wanted)

    def count(node: Element | str) -> None:
        text = bare(node if isinstance(node, str) else node.text)
        if left[text] > 0:
            left[text] -= 1
        elif isinstance(node, Element):
            for child in node.children:
                count(child)

    count(page)
    return +left


def tables_on(page: Element) -> list[Cells]:
    """The text of each table: its caption, then its cells in the order of reading."""
    tables = []
    for table in page.find("table"):
        texts = tuple(bare(element.text) for element in table.find("caption", "th", "td"))
        assert "".join(texts) == bare(table.text), "text in a table, but in none of its cells"
        tables.append(texts)
    return tables


def in_yuan(amount: str, unit: str) -> str:
    """The printed amount in 元, digits grouped, without zeros at the end of its fraction."""
    value = f"{Decimal(amount) * {'元': 1, '万元': 10000}[unit]:,f}"
    return value.rstrip("0").rstrip(".") if "." in value else value


def tables_in(year: str, part: Part) -> list[Cells]:
    """The tables that a project's page must show: the document's cells in its order, and the pages' own words."""
    unit = next(cell for cell in part.cells if cell.startswith("单位：")).removeprefix("单位：")
    name = next(filter(None, part.after("项目名称", 3)[1:]))
    money, plan, indicators = (f"“{name}”{year}{caption}" for caption in CAPTIONS)
    amounts = part.after("预算数", 6)
    pairs = zip(amounts[::2], amounts[1::2], strict=True)
    rows = [(label, value, in_yuan(value, unit)) if value else (label, BLANK, NO_AMOUNT) for label, value in pairs]
    # Two rows of the form: six cells from 3月底 on, one below the label at their left, and the six below.
    periods = part.after("3月底", 13)
    due = {period: value or BLANK for period, value in zip(periods[:6], periods[7:], strict=True) if period}
    targets = part.cells[part.cells.index("一级指标") :]
    return [
        (money + unit, *MONEY_WORDS, *(cell for row in rows for cell in row)),
        (plan, PLAN_WORDS[0], *due, PLAN_WORDS[1], *due.values()),
        (indicators, *filter(None, targets)),
    ]


def differences(source: Source, part: Part, page: Element) -> list[str]:
    """What is wrong with a page, one line each: cells not shown, cells of a project's tables that differ."""
    found = [f"not on the page, {count} times: {text}" for text, count in missing(page, part.printed()).items()]
    if part.address in (YEAR_PAGE, TEXT_PAGE):
        return found
    facts = (bare(element.text) for element in page.find("dd"))
    found += [f"not in the document: {fact}" for fact in facts if fact not in part.printed()]
    shown, printed = tables_on(page), tables_in(source.name[-4:], part)
    if len(shown) != len(printed):
        found.append(f"{len(shown)} tables instead of {len(printed)}")
    for have, want in zip(shown, printed, strict=False):
        if have != want:
            place = next(at for at, (a, b) in enumerate(zip_longest(have, want)) if a != b)
            found.append(f"table {want[0]}, from cell {place}: {have[place : place + 6]} for {want[place : place + 6]}")
    return found


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built from the repository's own content by the real command, once for all workers of a run."""
    given: Path | None = request.config.getoption("--site")
    if given is not None:
        return given.resolve()
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "site-for-sources"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "index.html").exists():
            build = [sys.executable, "-m", "generator", "build", "--content", str(ROOT / "content"), "--output"]
            run = subprocess.run([*build, str(folder)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
            assert run.returncode == 0, f"{run.stdout}{run.stderr}"
    return folder


def page_of(site: Path, source: Source, part: Part) -> Element:
    return content_of((site / source.name / part.address / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("source", "part"), SHARES)
def test_page_shows_what_its_part_of_the_document_prints(site: Path, source: Source, part: Part) -> None:
    assert differences(source, part, page_of(site, source, part)) == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_prose_stands_in_the_order_of_the_document_with_nothing_between(site: Path, source: Source) -> None:
    part = PARTS[source.name][TEXT_PAGE]
    page = page_of(site, source, part)
    lost = missing(page, part.printed())
    cells = [cell for cell in part.cells if cell not in lost]
    text = bare(page.text)
    end = text.index(cells[0])
    for cell in cells:
        assert text[end:].startswith(cell)
        end += len(cell)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_each_project_table_has_a_page_and_each_page_a_table(site: Path, source: Source) -> None:
    pages = {f"p/{page.parent.name}/" for page in (site / source.name).glob("p/*/index.html")}
    assert pages == PARTS[source.name].keys() - {YEAR_PAGE, TEXT_PAGE}
    titles = [line for line in source.lines().values() if "绩效目标表" in line and "\t" in line]
    assert len(pages) == len(titles), "as many as the list of contents names"


def fault_of(departure: Departure, site: Path) -> str:
    """Why this departure may not stay: its lines are not there, or the page shows them all as they are printed."""
    (source,) = (source for source in SOURCES if source.name == departure.document)
    lines = source.lines()
    printed = [tabbed(lines[number]) for number in departure.lines]
    if not all(re.fullmatch(departure.printed, line) for line in printed if line):
        return "not in the document"
    strict = source.parts(tuple(other for other in DEPARTURES if other.lines != departure.lines))
    eased = source.parts((*DEPARTURES, departure))
    (address,) = (address for address in strict if strict[address] != eased[address])
    page = page_of(site, source, strict[address])
    return "" if missing(page, strict[address].printed()) - missing(page, eased[address].printed()) else "not needed"


@pytest.mark.parametrize("departure", DEPARTURES, ids=lambda departure: f"{departure.document}:{departure.lines[0]}")
def test_departure_is_in_the_document_and_needed(site: Path, departure: Departure) -> None:
    assert fault_of(departure, site) == ""


@pytest.mark.parametrize(
    ("departure", "fault"),
    [
        pytest.param(Departure(CITY.name, (45, 46), "2024年，.+", ""), "not needed", id="the page shows the line"),
        pytest.param(Departure(CITY.name, (45, 46), "2023年，.+", ""), "not in the document", id="the line is another"),
    ],
)
def test_departure_without_ground_is_reported(site: Path, departure: Departure, fault: str) -> None:
    assert fault_of(departure, site) == fault


def change_text(cell: Element) -> None:
    cell.children = [cell.text.replace("9", "8", 1) if "9" in cell.text else f"{cell.text}9"]


def harm(page: Element, part: Part, damage: str) -> None:
    """Does to the page what a fault in reading, in the content or in a template would do."""
    money, plan, indicators = page.find("table")
    body = indicators.find("tbody")[0]
    rows = body.elements("tr")
    match damage:
        case "figure changed":
            change_text(money.find("td")[0])
        case "percentage changed":
            change_text(plan.find("td")[1])
        case "target changed":
            change_text(rows[0].elements("td")[1])
        case "row dropped":
            body.children.remove(rows[-1])
        case "rows swapped":
            rows[1].children, rows[2].children = rows[2].children, rows[1].children
        case "columns swapped":
            rows[0].children.reverse()
        case "row doubled":
            body.children.append(rows[-1])
        case "word added":
            rows[0].elements("td")[0].children.append("约")
        case "purpose left out":
            purpose = next(filter(None, part.after("其他资金", 9)[1:]))
            for element in page.walk():
                element.children = [] if bare(element.text) == purpose else element.children


DAMAGES = (
    *("figure changed", "percentage changed", "target changed", "row dropped", "rows swapped"),
    *("columns swapped", "row doubled", "word added", "purpose left out"),
)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(("source", "part"), (PROJECTS[0], PROJECTS[-1]))
def test_comparison_reports_a_damaged_page(site: Path, source: Source, part: Part, damage: str) -> None:
    page = page_of(site, source, part)
    before = differences(source, part, page)
    harm(page, part, damage)
    assert set(differences(source, part, page)) - set(before)


def test_comparison_reports_a_cell_shown_too_seldom_and_a_lost_sentence(site: Path) -> None:
    part = PARTS[CITY.name][TEXT_PAGE]
    page = page_of(site, CITY, part)
    sentence = next(cell for cell in part.cells if len(cell) > 50)
    assert sentence not in missing(page, part.printed())
    assert missing(page, part.printed() + Counter([sentence]))[sentence] == 1
    (paragraph,) = (element for element in page.find("p") if bare(element.text) == sentence)
    paragraph.children = [paragraph.text[:-1]]
    assert missing(page, part.printed())[sentence] == 1


def test_quotation_of_the_source_does_not_count() -> None:
    page = "<main><h2 id=source>a</h2><p>9.20</p><h3>b</h3><p>9.20</p><h2>c</h2><p>1.00</p><nav>9.20</nav></main>"
    assert missing(content_of(page), Counter(["9.20", "1.00"])) == Counter(["9.20"])


def test_each_piece_of_text_counts_once() -> None:
    page = content_of("<main><ul><li>a</li><li>b <b>c</b></li></ul><td><b>≥</b>9</td></main>")
    assert missing(page, Counter({"ab c": 0, "abc": 1, "≥9": 2, "c": 1})) == Counter({"≥9": 1, "c": 1})
