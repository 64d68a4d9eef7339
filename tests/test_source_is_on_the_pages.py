"""What the source documents print stands on the built pages, as often as it is printed, and tables add nothing to it.

Only the documents and the built pages are read, never the code between them, so that a fault in reading a document
cannot hide here. Blanks are removed on both sides: which of them stay is for the tests of the readers.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.browser.html_tree import Element, parse
from tests.source_departures import CITY, DEPARTURES, HEBEI, SOURCES
from tests.source_documents import (
    PROJECT_PAGE,
    ROOT,
    TABLE_PAGE,
    TEXT_PAGE,
    Departure,
    Document,
    Part,
    bare,
    read_document,
    tabbed,
)
from tests.source_facts import facts_in, foreign_facts
from tests.source_pages import facts_on, file_of, flat_tables, main_of, missing, page_of, tables_on
from tests.source_tables import tables_in

DAMAGES = (
    *("first figure changed", "second table changed", "target changed", "row dropped", "rows swapped"),
    *("columns swapped", "row doubled", "word added", "text left out"),
)


def content_of(config: pytest.Config) -> Path:
    """The folder that the tested site is built from: of a given site the one beside it, else the repository's."""
    given: Path | None = config.getoption("--site")
    beside = (given.resolve().parent if given is not None else ROOT) / "content"
    return beside if beside.is_dir() else ROOT / "content"


def documents_in(content: Path) -> list[Document]:
    """The documents that are known and lie in the content."""
    return [document for source in SOURCES if (document := read_document(source, content)) is not None]


def harmed(parts: list[Part]) -> list[Part]:
    """The parts whose pages are damaged to see that it is found: the first and last project, the first table."""
    projects = [part for part in parts if part.address.startswith(PROJECT_PAGE)]
    return [*projects[:1], *projects[-1:], *[part for part in parts if part.address.startswith(TABLE_PAGE)][:1]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Runs a test once for each document of the content, for each of its parts, or for each departure from it."""
    wanted = [name for name in ("document", "part", "departure") if name in metafunc.fixturenames]
    cases = []
    for document in documents_in(content_of(metafunc.config)):
        parts = [*document.parts(DEPARTURES).values()]
        own = [departure for departure in DEPARTURES if departure.document == document.name]
        if "part" in wanted:
            chosen = harmed(parts) if "damage" in metafunc.fixturenames else parts
            cases += [pytest.param(document, part, id=f"{document.name}/{part.address}") for part in chosen]
        elif "departure" in wanted:
            cases += [pytest.param(document, item, id=f"{document.name}:{item.lines[0]}") for item in own]
        else:
            cases.append(pytest.param(document, id=document.name))
    if wanted:
        metafunc.parametrize(",".join(wanted), cases)


def differences(document: Document, part: Part, page: Element) -> list[str]:
    """What is wrong with a page, one line each: cells not shown, texts at other labels, tables that differ."""
    found = [f"not on the page, {count} times: {text}" for text, count in missing(page, part.printed()).items()]
    printed = tables_in(document, part)
    if printed is None:
        return found
    found += [f"not in the document: {fact}" for fact in foreign_facts(page, document, part)]
    facts = facts_on(page)
    found += [f"not beside its label: {label}: {text}" for label, text in facts_in(part) if (label, text) not in facts]
    shown = flat_tables(page) if document.source.form == HEBEI else tables_on(page)
    if len(shown) != len(printed):
        found.append(f"{len(shown)} tables instead of {len(printed)}")
    for have, want in zip(shown, printed, strict=False):
        for at, (a, b) in enumerate(zip_longest(have, want)):
            if a != b:
                place = next((i for i, (c, d) in enumerate(zip_longest(a or (), b or ())) if c != d), 0)
                cut = slice(place and place - 1, place + 6)
                found.append(f"table {want[0][0]}, row {at}, cell {place}: {(a or ())[cut]} for {(b or ())[cut]}")
    return found


VIEWS = frozenset(("print", "findings"))
"""Pages that show anew what the others show: the forms laid out for print, what the checks found."""


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The given site, else one built from the repository's content by the real command, once for all workers."""
    given: Path | None = request.config.getoption("--site")
    if given is not None:
        return given.resolve()
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "site-for-sources"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "index.html").exists():
            content = str(content_of(request.config))
            build = [sys.executable, "-m", "generator", "build", "--content", content, "--output", str(folder)]
            run = subprocess.run(build, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
            assert run.returncode == 0, f"{run.stdout}{run.stderr}"
    return folder


@pytest.fixture(scope="session")
def content(request: pytest.FixtureRequest) -> Path:
    return content_of(request.config)


def test_every_document_of_the_content_is_known_here(content: Path) -> None:
    found = {path.parent.parent.relative_to(content).as_posix() for path in content.glob("*/*/*/source/*.txt")}
    assert found
    assert found <= {source.name for source in SOURCES}


def test_site_was_built_from_the_document(site: Path, content: Path, document: Document) -> None:
    (path,) = (content / document.name / "source").glob("*.txt")
    year = parse((site / document.name / "index.html").read_text(encoding="utf-8"))
    assert hashlib.sha256(path.read_bytes()).hexdigest() in {item.text for item in year.find("dd")}


def test_page_shows_what_its_part_of_the_document_prints(site: Path, document: Document, part: Part) -> None:
    assert differences(document, part, page_of(site, document, part)) == []


def test_prose_stands_in_the_order_of_the_document_with_nothing_between(site: Path, document: Document) -> None:
    part = document.parts(DEPARTURES).get(TEXT_PAGE)
    if part is None:
        assert not (site / document.name / TEXT_PAGE).exists()
        return
    page = page_of(site, document, part)
    lost = missing(page, part.printed())
    cells = [cell for cell in part.cells if cell not in lost]
    text = bare(page.text)
    end = text.index(cells[0])
    for cell in cells:
        assert text[end:].startswith(cell)
        end += len(cell)


def test_each_part_has_a_page_and_each_page_a_part(site: Path, document: Document) -> None:
    year = site / document.name
    parts = {file_of(site, document, part) for part in document.parts(DEPARTURES).values()}
    views = {page for page in year.glob("**/index.html") if page.parent.name in VIEWS}
    assert parts | {year / "index.html"} == {*year.glob("**/index.html")} - views
    assert len(parts) == len(document.parts(DEPARTURES)), "two parts on one page"


def fault_of(document: Document, departure: Departure, site: Path) -> str:
    """Why this departure may not stay: its lines are not there, or the page shows them all as they are printed."""
    printed = [tabbed(document.lines[number]) for number in departure.lines]
    if not all(re.fullmatch(departure.printed, line) for line in printed if line):
        return "not in the document"
    strict = document.parts(tuple(other for other in DEPARTURES if other.lines != departure.lines))
    eased = document.parts((*DEPARTURES, departure))
    (address,) = (address for address in strict if strict[address] != eased.get(address))
    page = page_of(site, document, strict[address])
    allowed = eased[address].printed() if address in eased else Counter()
    return "" if missing(page, strict[address].printed()) - missing(page, allowed) else "not needed"


def test_departure_is_in_the_document_and_needed(site: Path, document: Document, departure: Departure) -> None:
    assert fault_of(document, departure, site) == ""


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        pytest.param("2024年，.+", "not needed", id="the page shows the line"),
        pytest.param("2023年，.+", "not in the document", id="the line is another"),
    ],
)
def test_departure_without_ground_is_reported(site: Path, content: Path, pattern: str, fault: str) -> None:
    (city,) = (document for document in documents_in(content) if document.source is CITY)
    assert fault_of(city, Departure(CITY.name, (45, 46), pattern, ""), site) == fault


def change_text(cell: Element) -> None:
    cell.children = [cell.text.replace("9", "8", 1) if "9" in cell.text else f"{cell.text}9"]


def harm(page: Element, part: Part, damage: str) -> None:
    """Does to the page what a fault in reading, in the content or in a template would do."""
    tables = page.find("table")
    body = tables[-1].find("tbody")[0]
    rows = body.elements("tr")
    match damage:
        case "first figure changed":
            change_text(tables[0].find("td")[0])
        case "second table changed":
            change_text(tables[1].find("td")[1])
        case "target changed":
            change_text(rows[0].elements("td")[-1])
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
        case "text left out":
            longest = max(part.cells, key=len)
            for element in page.walk():
                element.children = [] if bare(element.text) == longest else element.children


@pytest.mark.parametrize("damage", DAMAGES)
def test_comparison_reports_a_damaged_page(site: Path, document: Document, part: Part, damage: str) -> None:
    page = page_of(site, document, part)
    before = differences(document, part, page)
    harm(page, part, damage)
    assert set(differences(document, part, page)) - set(before)


def test_comparison_reports_a_cell_shown_too_seldom_and_a_lost_sentence(site: Path, document: Document) -> None:
    part = max(document.parts(DEPARTURES).values(), key=lambda part: len(max(part.cells, key=len)))
    page = page_of(site, document, part)
    sentence = max(part.cells, key=len)
    assert sentence not in missing(page, part.printed())
    assert missing(page, part.printed() + Counter([sentence]))[sentence] == 1
    paragraph = next(element for element in page.find("p", "dd", "th", "td", "li") if bare(element.text) == sentence)
    paragraph.children = [paragraph.text[:-1]]
    assert missing(page, part.printed())[sentence] == 1


def test_comparison_reports_texts_at_each_others_labels(site: Path, document: Document) -> None:
    (part, *_) = harmed([*document.parts(DEPARTURES).values()])
    page = page_of(site, document, part)
    first, second, *_ = page.find("dd")
    assert first.text != second.text
    first.children, second.children = second.children, first.children
    assert [line for line in differences(document, part, page) if line.startswith("not beside its label")]


def test_quotation_of_the_source_does_not_count() -> None:
    page = "<main><h2 id=source>a</h2><p>9.20</p><h3>b</h3><p>9.20</p><h2>c</h2><p>1.00</p><nav>9.20</nav></main>"
    assert missing(main_of(page), Counter(["9.20", "1.00"])) == Counter(["9.20"])


def test_each_piece_of_text_counts_once() -> None:
    page = main_of("<main><ul><li>a</li><li>b <b>c</b></li></ul><td><b>≥</b>9</td></main>")
    assert missing(page, Counter({"ab c": 0, "abc": 1, "≥9": 2, "c": 1})) == Counter({"≥9": 1, "c": 1})


def test_cell_stands_in_all_rows_and_columns_it_spans() -> None:
    page = main_of(
        "<main><table><caption>n</caption><tr><th rowspan=2>a</th><th colspan=2>b</th></tr>"
        "<tr><td>c</td><td>d</td></tr></table></main>"
    )
    assert tables_on(page) == [(("n",), ("a", "b", "b"), ("a", "c", "d"))]
