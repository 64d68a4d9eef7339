"""Valid files of every kind that is read by a process of its own, to be damaged: name → kind and bytes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from tests.intake.pdf.made_pdf import Sheet, made
from tests.intake.sheets.budget_book import budget_book
from tests.intake.word.sample import sample_file
from tests.rebuilt.as_excel import excel_of
from tests.rebuilt.as_html import html_of
from tests.rebuilt.as_word import word_of
from tests.rebuilt.disclosures import SOURCES, laid_out

_FILES = Path(__file__).resolve().parents[1] / "intake/files"

_ROWS = (("科目编码", "科目名称", "合计"), ("201", "一般公共服务支出", "1,234.50"))


def valid_files() -> dict[str, tuple[str, bytes]]:
    """The files, small ones more than large ones: damage is found where there is little else."""
    files = {
        "sample.docx": ("docx", sample_file()),
        "budget.xlsx": ("xlsx", budget_book()),
        "strict.xlsx": ("xlsx", budget_book(is_strict=True)),
    }
    sheet = Sheet().text(60, 60, "2030年部门预算").grid((60, 160, 260, 360), (100, 130, 160), _ROWS)
    files["made.pdf"] = ("pdf", made(sheet, sheet))
    for path in sorted(_FILES.iterdir()):
        kind = path.suffix.removeprefix(".")
        if kind in ("docx", "xlsx", "xls"):
            files[path.name] = (kind, path.read_bytes())
    for source in SOURCES:
        # The smallest forms of every family but the largest document.
        if len(source.read_bytes()) < 20_000:
            laid = laid_out(source)
            files[f"{source.stem[:3]}.docx"] = ("docx", word_of(laid))
            files[f"{source.stem[:3]}.xlsx"] = ("xlsx", excel_of(laid))
            files[f"{source.stem[:3]}.html"] = ("html", html_of(laid))
    return {
        name: (kind, _undated(content) if content.startswith(b"PK") else content)
        for name, (kind, content) in files.items()
    }


def _undated(package: bytes) -> bytes:
    """The package without the moment it was made: the same damage of it is the same file every day."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as read, zipfile.ZipFile(made, "w") as written:
        for name in read.namelist():
            part = re.sub(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2030-01-01T00:00:00Z", read.read(name))
            written.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
