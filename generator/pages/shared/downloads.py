"""What a page offers to take away (下载全部)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.model.download import DownloadFile
from generator.model.message import Message, msg
from generator.model.submission import Submission

PACKAGE_FILE: Final = "datapackage.json"
"""Name of the file that describes the others, beside the page of a submission and of the site."""

_WORKBOOK: Final = (msg("Everything in one workbook"), "XLSX")
_FILES: Final = {
    "projects.csv": (msg("Projects"), "CSV"),
    "money.csv": (msg("Amounts"), "CSV"),
    "indicators.csv": (msg("Performance indicators"), "CSV"),
    "texts.csv": (msg("Goals and texts"), "CSV"),
    "table.csv": (msg("This table"), "CSV"),
    "submissions.csv": (msg("List of submissions"), "CSV"),
    PACKAGE_FILE: (msg("What the CSV files hold, for programs (Data Package)"), "JSON"),
    "index.json": (msg("Data of this page"), "JSON"),
}
_STEP: Final = 1024
_MEDIA_TYPES: Final = {
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "CSV": "text/csv",
    "JSON": "application/json",
}


@dataclass(frozen=True, slots=True)
class DownloadLink:
    """A file as `components/downloads.html` lists it."""

    label: Message
    """What it holds."""
    address: str
    """Its address, relative to the page."""
    kind: str
    """XLSX, CSV or JSON."""
    size: str
    """How large it is, for people: `18 KB`; empty where that is not known yet."""

    @property
    def media_type(self) -> str:
        """Its media type: `text/csv`."""
        return _MEDIA_TYPES[self.kind]


def workbook_file(submission: Submission) -> str:
    """The name of the workbook beside the page of a submission: `caizhengju-2024.xlsx`."""
    return f"{submission.body.slug}-{submission.folder}.xlsx"


def download_links(files: Iterable[DownloadFile], *, with_data: bool = True) -> tuple[DownloadLink, ...]:
    """The links to files beside a page, in their order; last, if asked for, the page's own index.json."""
    links = [_link(file.name, shown_size(file.size)) for file in files]
    return (*links, _link("index.json", "")) if with_data else tuple(links)


def _link(name: str, size: str) -> DownloadLink:
    label, kind = _FILES.get(name, _WORKBOOK)
    return DownloadLink(label, name, kind, size)


def shown_size(size: int) -> str:
    """A size in bytes as people read it: `0.4 KB`, `18 KB`, `1.2 MB`; always rounded up, never to nothing."""
    tenths = -(-size * 10 // _STEP)
    unit = "KB"
    if tenths > 10 * _STEP:
        tenths, unit = -(-tenths // _STEP), "MB"
    return f"{-(-tenths // 10)} {unit}" if tenths >= 100 else f"{tenths // 10}.{tenths % 10} {unit}"
