"""The lists of what is heard of tables, against what Chromium tells a screen reader through AT-SPI: `make soak`.

Needs at-spi2-core, dbus, xvfb, python3-gi and gir1.2-atspi-2.0 of the system, and Chromium.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from tests.browser.built_pages import BuiltSite
from tests.browser.conftest import built_site as built_site
from tests.browser.conftest import server as server
from tests.browser.heard_tables import CHOSEN, Heard, heard_cells
from tools.chromium import executable

READER = Path(__file__).with_name("at_spi_reader.py")
SYSTEM_PYTHON = Path("/usr/bin/python3")
PACKAGES = "at-spi2-core dbus xvfb python3-gi gir1.2-atspi-2.0"
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
# Their cells name their headers themselves (`headers`), which Chromium does not pass on to AT-SPI: it gives all heads
# of the row and of the column instead. The same figures stand in plain tables on the pages of projects and targets.
FORMS = "official"


def require_at_spi() -> None:
    """Skips the test, loudly, where the system cannot do it."""
    missing = [name for name in ("dbus-run-session", "xvfb-run") if shutil.which(name) is None]
    has_bindings = (
        SYSTEM_PYTHON.is_file()
        and not subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True, check=False).returncode
    )
    if executable(whole=True) is None:
        missing.append("chromium")
    if not has_bindings:
        missing.append("the bindings of AT-SPI")
    if missing:
        pytest.skip(f"NOT TESTED: {', '.join(missing)} missing; apt-get install chromium {PACKAGES}")


def as_read(tables: list[dict[str, Any]]) -> str:
    """What AT-SPI says of tables, as JSON; the reader works without the project's own packages."""
    run = subprocess.run(
        ["dbus-run-session", "--", "xvfb-run", "-a", SYSTEM_PYTHON, READER, str(executable(whole=True))],
        input=json.dumps(tables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()[-1]


def words(text: str) -> str:
    return "".join(text.split())


def told(cell: dict[str, Any]) -> tuple[list[str], list[str], str]:
    return [*map(words, cell["rows"])], [*map(words, cell["columns"])], words(cell["text"])


def expected(cell: Heard) -> tuple[list[str], list[str], str]:
    # Of a cell over several columns Chromium tells the heads of the first.
    columns = cell.columns[:1] if cell.width > 1 else cell.columns
    return [*map(words, cell.rows)], [*map(words, columns)], words(cell.text)


@pytest.mark.soak
def test_a_screen_reader_is_told_what_the_lists_say(built_site: BuiltSite, server: str) -> None:
    require_at_spi()
    chosen = {name: each.find(built_site) for name, each in CHOSEN.items() if each.classes != FORMS}
    asked = [{"url": server + address, "place": place} for address, _, place in chosen.values()]
    differing = {}
    for (name, (_, table, _)), cells in zip(chosen.items(), json.loads(as_read(asked)), strict=True):
        pairs = zip_longest(map(told, cells), map(expected, heard_cells(table)))
        differing[name] = [pair for pair in pairs if pair[0] != pair[1]]
    assert {name: pairs for name, pairs in differing.items() if pairs} == {}
    assert len(differing) >= 20
