"""What a screen reader says of a table, cell by cell: the headers of each figure, then the figure, as text to be read.

Headers are those of the HTML standard (`table_headers`); the text of a cell is what is not hidden from a screen reader:
words only it gets (`aside`) are said, pictures without a name are not. Scripts are on, as they nearly always are: the
column in 元 that stands there for those without them is not said, nor is a list before it is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.browser.built_pages import KINDS, BuiltSite, tree
from tests.browser.html_tree import Element
from tests.browser.table_headers import Cell, Grid

FOLDER = Path(__file__).parent / "heard"
# Elements before and behind which a reader pauses, as it would not within a line.
_APART = frozenset({"br", "dd", "div", "dt", "li", "ol", "p", "ul"})
_SILENT = frozenset({"script", "style", "template"})
SWITCH, SWITCHED, KEPT = "unit-switch", "in-yuan", "mixed-units"
"""Classes of the switch between units, of the cells whose place it takes, and of tables that keep theirs."""
BEHIND = "data-sort"
"""Attribute whose words the style sheet puts behind a cell."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One cell with data: what is said of it, each part without needless blanks."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    text: str
    width: int
    """How many columns it spans."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One table to listen to."""

    page: str
    """The address of its page, or the kind of page whose first example it stands on."""
    classes: str
    """All classes of the table."""
    place: int = 0
    """Its place among such tables of the page."""

    def find(self, site: BuiltSite) -> tuple[str, Element, int]:
        """The address of its page, the table, and its place among all tables of the page.

        Errors: LookupError where there is none.
        """
        for page in site.pages():
            if self.page != (page.kind if self.page in KINDS and self.page != "home" else page.address):
                continue
            tables = tree(page.path).find("table")
            fitting = [place for place, each in enumerate(tables) if each.attributes.get("class") == self.classes]
            if len(fitting) > self.place:
                return page.address, tables[fitting[self.place]], fitting[self.place]
        raise LookupError(f"no table {self.classes!r} on {self.page!r}")


_GANSU = "622925/jiguanshiwuguanliju/2024/"
_HEBEI = "130700/jiguanshiwuguanliju/2024/"
_HEBEI_UNIT = "130205/jiguanshiwuzhongxin/2023/"
_HUNAN = "430204/jiguanshiwufuwuzhongxin/2021/"
_SHANXI = "140525/jiguanshiwufuwuzhongxin/2024/"
_MADE_UP = "990100/dangan-guanli-ju/2028/"

CHOSEN = {
    "bodies-of-the-site": Chosen("", "ledger places"),
    "bodies-of-a-region": Chosen("990100/", "ledger places"),
    "years-of-a-body": Chosen("990100/dangan-guanli-ju/", "ledger side-by-side"),
    "projects-of-a-year": Chosen(_HEBEI, "ledger projects ranked"),
    "units-of-a-year": Chosen(_HEBEI, "ledger units"),
    "kinds-of-indicators-of-a-year": Chosen(_SHANXI, "ledger counted"),
    "shares-of-revenue": Chosen(_SHANXI, "ledger shares"),
    "money-of-a-project": Chosen(f"{_HEBEI}p/13070023p000024100103/", "ledger money"),
    "spending-plan": Chosen(f"{_HEBEI}p/13070023p000024100103/", "ledger plan"),
    "indicators-hebei": Chosen(f"{_HEBEI_UNIT}p/13020523p00f6n210003h/", "ledger indicators"),
    "indicators-shanxi-term": Chosen(f"{_SHANXI}p/zhengfuzonghebangongdalouguanlifei/", "ledger indicators"),
    "indicators-gansu": Chosen(f"{_GANSU}targets/", "ledger indicators"),
    "indicators-hunan": Chosen(f"{_HUNAN}targets/", "ledger indicators"),
    "budget-lines-of-targets": Chosen(f"{_SHANXI}targets/", "ledger budget-lines"),
    "tasks": Chosen(f"{_HUNAN}targets/", "ledger tasks"),
    "directions-of-spending": Chosen(f"{_HUNAN}targets/", "ledger directions"),
    "form-hebei": Chosen(f"{_HEBEI_UNIT}print/", "official"),
    "form-shanxi": Chosen(f"{_SHANXI}print/", "official"),
    "budget-tree": Chosen(f"{_SHANXI}t/yibangonggongyusuanzhichuyusuanbiaobuhan/", "ledger budget tree"),
    "budget-totals": Chosen(f"{_SHANXI}t/caizhengbokuanshouzhizongbiao/", "ledger budget narrow"),
    "budget-projects": Chosen(f"{_MADE_UP}t/xiangmuzhichubiao/", "ledger budget"),
    "three-public": Chosen(f"{_SHANXI}t/caizhengbokuananpaisangongjingfeizhichu/", "ledger shares"),
    "rows-of-a-function": Chosen("functions/201/", "ledger listing"),
    "completeness": Chosen("completeness/", "ledger states"),
}


def spoken(element: Element) -> str:
    """What is said of an element and all in it, without blanks that nobody hears."""
    return " ".join(_said(element).split())


def _said(element: Element) -> str:
    given = element.attributes
    if element.tag in _SILENT or given.get("aria-hidden") == "true" or "hidden" in given:
        return ""
    if "aria-label" in given:
        return f" {given['aria-label']} "
    if element.tag == "img":
        return f" {given.get('alt', '')} "
    is_closed = element.tag == "details" and "open" not in given
    children = element.elements("summary") if is_closed else element.children
    said = "".join(child if isinstance(child, str) else _said(child) for child in children)
    # Put there by the style sheet, behind the cell's own text.
    said += f" {given.get(BEHIND, '')}"
    return f" {said} " if element.tag in _APART else said


def shown_cells(table: Element, grid: Grid) -> list[Cell]:
    """The cells of a table that are there for a screen reader, heads too, in their order."""
    page = table
    while page.parent is not None:
        page = page.parent
    is_switched = KEPT not in _classes(table) and any(SWITCH in _classes(element) for element in page.walk())
    return [cell for cell in grid.cells if not (is_switched and SWITCHED in _classes(cell.element))]


def _classes(element: Element) -> list[str]:
    return element.attributes.get("class", "").split()


def heard_cells(table: Element) -> list[Heard]:
    """What is said at each cell with data, in their order."""
    grid = Grid(table)
    found = []
    for cell in shown_cells(table, grid):
        if not cell.is_header:
            headers = grid.headers(cell)
            found.append(Heard(_in_order(headers.rows), _in_order(headers.columns), spoken(cell.element), cell.width))
    return found


def _in_order(headers: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(spoken(cell.element) for cell in sorted(headers, key=lambda cell: (cell.y, cell.x)))


def listing(address: str, table: Element) -> str:
    """The table as it is heard: a line for each cell with data, `headers of its row | of its column: its text`."""
    lines = [f"/{address}", spoken(table.elements("caption")[0]), ""]
    for each in heard_cells(table):
        headers = " | ".join(" › ".join(part) for part in (each.rows, each.columns) if part)
        lines.append(f"{headers}: {each.text}")
    return "\n".join(lines) + "\n"
