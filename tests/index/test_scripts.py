"""The scripts of the search name all their parts where they are asked for, so that none waits for another."""

from __future__ import annotations

import re

from generator.resources import templates_folder

SCRIPTS = templates_folder() / "assets" / "search"
IMPORT = re.compile(r'^(?:import|export) [^;]*? from "\./([\w-]+)\.js";', re.M)


def parts_of(name: str) -> set[str]:
    """The scripts that a script is made of, without itself."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for part in IMPORT.findall((SCRIPTS / f"{waiting.pop()}.js").read_text(encoding="utf-8")):
            if part not in found:
                found.add(part)
                waiting.append(part)
    return found - {name}


def test_the_box_asks_for_all_parts_of_the_combobox_at_once() -> None:
    box = (SCRIPTS / "box.js").read_text(encoding="utf-8")
    [listed] = re.findall(r"const PARTS = \[([^\]]*)\]", box)
    assert set(re.findall(r'"(\w+)"', listed)) == parts_of("combobox") != set()


def test_the_page_of_search_asks_for_all_its_parts_at_once() -> None:
    page = (templates_folder() / "pages" / "search.html").read_text(encoding="utf-8")
    [listed] = re.findall(r"\{% for part in \(([^)]*)\) %\}", page)
    assert set(re.findall(r'"(\w+)"', listed)) == parts_of("page") != set()
