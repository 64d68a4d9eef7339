"""A spreadsheet program opens each workbook without complaint and shows what is printed: LibreOffice, in `make soak`.

It must be installed (`apt-get install --no-install-recommends libreoffice-calc`); where it is not, the tests say so and
are skipped.
"""

from __future__ import annotations

import csv
import datetime
import shutil
import subprocess
import unicodedata
from itertools import zip_longest
from pathlib import Path

import openpyxl
import pytest

from generator.model.indicator import Goal
from generator.model.project import Note
from tests import samples, samples_tables
from tests.commands.running import run
from tests.downloads.reading import Cell, files_of, full
from tests.downloads.test_workbook import HOSTILE, shown_as_printed, unescaped

ROOT = Path(__file__).resolve().parents[2]
OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed: no workbook was opened in it"),
]
# Comma, quotation mark, UTF-8, from the first line, cells as they are shown, no formulas, every sheet.
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the workbooks of every published disclosure, of a made-up one and of a hostile one."""
    folder = tmp_path_factory.mktemp("books")
    site = folder / "site"
    built = run("build", "--content", ROOT / "content", "--output", site, "--no-search", "--quarantine")
    assert built.exit_code == 0, built.out + built.err
    for number, book in enumerate(sorted(site.rglob("*.xlsx"))):
        shutil.copy(book, folder / f"published-{number}.xlsx")
    projects = tuple(
        samples.project(id=f"p{number}", name=text, purpose=text, goals=(Goal(text),), notes=(Note(text, text),))
        for number, text in enumerate(HOSTILE)
    )
    rows = "\n".join(f"{text} | {text}" for text in HOSTILE if text.isprintable() and "|" not in text)
    table = samples_tables.table("t", "=表", ("t =项目", "t @数"), rows)
    hostile = samples.submission(projects=projects, tables=(table,))
    for name, submission in {"full": full(), "hostile": hostile}.items():
        (content,) = (content for file, content in files_of(submission).items() if file.endswith(".xlsx"))
        (folder / f"{name}.xlsx").write_bytes(content)
    return folder


def converted(books: Path, to: str, name: str) -> Path:
    """A folder with what LibreOffice makes of each workbook; it fails where it must repair or cannot read one."""
    target = books / name
    command = [OFFICE or "", f"-env:UserInstallation={(books / 'profile').as_uri()}", "--headless", "--convert-to", to]
    files = sorted(books.glob("*.xlsx"))
    done = subprocess.run([*command, "--outdir", target, *files], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0
    assert "rror" not in done.stdout + done.stderr, done.stdout + done.stderr
    assert all(any(made.name.startswith(file.stem) for made in target.iterdir()) for file in files)
    return target


def plain(text: str) -> str:
    """The text without ends of lines and control characters, which programs show in ways of their own."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cn", "Cf"})


def shown(cell: Cell) -> str:
    """What a program has to show of a cell."""
    if isinstance(cell.value, datetime.datetime):
        return f"{cell.value:%Y-%m-%d}"
    if isinstance(cell.value, int) and cell.number_format == "0":
        return str(cell.value)
    return shown_as_printed(cell)


def rows_of(file: Path) -> list[list[str]]:
    """The rows of a CSV file, less what programs show in ways of their own."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [[plain(cell) for cell in row] for row in csv.reader(lines)]


@pytest.fixture(scope="module")
def as_shown(books: Path) -> Path:
    """A folder of CSV files, one for each sheet, with its cells as LibreOffice shows them."""
    return converted(books, AS_SHOWN, "csv")


def test_every_cell_is_shown_as_it_is_printed(books: Path, as_shown: Path) -> None:
    compared = 0
    for book in sorted(books.glob("*.xlsx")):
        for sheet in openpyxl.load_workbook(book).worksheets:
            rows = rows_of(as_shown / f"{book.stem}-{sheet.title}.csv")
            for place, cells in enumerate(sheet.iter_rows()):
                row = rows[place] if place < len(rows) else []
                for column, (text, want) in enumerate(zip_longest(row, map(shown, cells), fillvalue="")):
                    # Whether `_x000B_` stood in the text openpyxl does not tell.
                    assert text in {plain(want), plain(unescaped(want))}, (book.name, sheet.title, place + 1, column)
                    compared += bool(want)
    assert compared > 1000


def test_saved_again_nothing_has_become_a_formula_or_another_value(books: Path) -> None:
    folder = converted(books, "xlsx", "again")
    for book in sorted(books.glob("*.xlsx")):
        before, after = openpyxl.load_workbook(book), openpyxl.load_workbook(folder / book.name)
        assert after.sheetnames == before.sheetnames
        for sheet in before.worksheets:
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                other = after[sheet.title][cell.coordinate]
                assert other.data_type != "f", (book.name, sheet.title, cell.coordinate)
                if not isinstance(cell.value, str):
                    assert other.value == cell.value, (book.name, sheet.title, cell.coordinate)


def test_budget_tables_are_shown_with_the_figures_of_their_documents(as_shown: Path) -> None:
    sheets = [
        [cell for row in rows_of(file)[2:] for cell in row if cell and cell not in {"类", "款", "项"}]
        for file in as_shown.iterdir()
    ]
    tables = sorted((ROOT / "content").rglob("tables/*.csv"))
    assert tables
    for table in tables:
        assert [cell for row in rows_of(table)[1:] for cell in row if cell] in sheets, table
