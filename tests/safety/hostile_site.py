"""A content folder that says hostile texts in every field there is, in several years; what checks find is let stand."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Final

from tests.commands.running import run
from tests.safety.hostile_texts import MARKUP, TEMPLATES, TEXTS
from tests.safety.whole_site import BODY, MAP, PROJECT, SOURCE, SUBMISSION, Site, filled, written

SAID: Final = tuple(text for text in TEXTS if "@" not in text and "＠" not in text)
"""Without what looks like an address of a person: the gate stops those."""
YEARS: Final = (2031, 2030, 2029, 2028, 2027, 2026)
REASON: Final = MARKUP[0] + MARKUP[3]
HANDBOOK: Final = "\n\n".join(("---\norder: '1'\n---\n# 题", *MARKUP, *TEMPLATES))


def hostile_site(language: str = "zh-CN") -> Site:
    """The folder: what is not of a year is the newest year's; each year says other texts in its fields."""
    site: Site = {}
    step = len(SAID) // len(YEARS)
    for number, year in enumerate(YEARS):
        of_year = filled(SAID, number * step)
        _hostile_sources(of_year, number)
        for field in ("published_on", "approved_on"):
            of_year[f"{SUBMISSION}/submission.yaml"][field] = f"{year}-03-01"
        of_year[f"{SUBMISSION}/submission.yaml"]["fiscal_year"] = str(year)
        named = {file.replace(SUBMISSION, f"{BODY}/{year}"): tree for file, tree in of_year.items()}
        site = named | site
    site["site.yaml"]["language"] = language
    site["glossary.yaml"]["terms"][0]["name"] = SAID[0]
    return site


def _hostile_sources(of_year: Site, number: int) -> None:
    """Lines of the source document, marks over its pages and what was repaired say something hostile too."""
    lines = [text.replace("\n", " ").replace("\r", " ") for text in SAID[number * 3 : number * 3 + 3]]
    of_year[SOURCE] = "\n".join(lines) + "\n"
    source_map: dict[str, Any] = of_year[MAP]
    source_map["document"]["sha256"] = hashlib.sha256(of_year[SOURCE].encode()).hexdigest()
    source_map["marks"] = {SAID[number]: [1]}
    of_year[PROJECT]["name"] = SAID[number] + of_year[PROJECT]["name"][:200]


def write_hostile_site(content: Path, language: str = "zh-CN") -> Path:
    """The folder on the disk, with a record for each finding that would stop it; `content` is returned."""
    written(hostile_site(language), content)
    (content / "handbook").mkdir()
    (content / "handbook/zhinan.md").write_text(HANDBOOK, encoding="utf-8")
    for year in YEARS:
        folder = f"{BODY}/{year}"
        run("accept", folder, "--content", content, "--as-filed", "--reason", REASON, "--now", "2031-06-01")
    return content
