"""Reads tables as a screen reader does, through AT-SPI; run by the system's Python, which alone has its bindings.

    dbus-run-session -- xvfb-run -a python3 tests/soak/at_spi_reader.py CHROMIUM < tables.json

The input is a list of `{"url": …, "place": …}`, place being that among the tables of the page; the output, on the last
line, a list of tables, each a list of `{"rows": […], "columns": […], "text": …}`, one for each cell with data.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found, unused-ignore] # noqa: E402

PATIENCE = 60.0
"""Seconds until a page that does not come is given up."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-renderer-accessibility",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

# Without this Chromium waits for a desktop to say that there is a screen reader.
ENVIRONMENT = os.environ | {"ACCESSIBILITY_ENABLED": "1"}


def below(node: Any) -> Iterator[Any]:
    """A node and all below it, in their order."""
    yield node
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from below(child)


def tables_shown() -> list[Any]:
    """The tables of the one page that is open; none while it is still coming."""
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(place)
        if application is None or "hrom" not in (application.get_name() or ""):
            continue
        for node in below(application):
            # The browser's own surface has documents too, without tables.
            if node.get_role() == Atspi.Role.DOCUMENT_WEB and not node.get_state_set().contains(Atspi.StateType.BUSY):
                tables = [each for each in below(node) if each.get_role() == Atspi.Role.TABLE]
                if tables:
                    return tables
    return []


def names(cells: Any) -> list[str]:
    return [" ".join((cell.get_name() or "").split()) for cell in cells or ()]


def read(table: Any) -> list[dict[str, Any]]:
    """What is said at each cell with data, in their order."""
    found = []
    for node in below(table):
        if node.get_role() == Atspi.Role.TABLE_CELL:
            cell = node.get_table_cell()
            rows, columns = Atspi.TableCell.get_row_header_cells(cell), Atspi.TableCell.get_column_header_cells(cell)
            found.append({"rows": names(rows), "columns": names(columns), "text": names([node])[0]})
    return found


def listen(chromium: str, url: str, place: int) -> list[dict[str, Any]]:
    """Opens a page in a browser of its own and reads one of its tables.

    Errors: TimeoutError where the table does not come.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [chromium, *FLAGS, f"--user-data-dir={profile}", url]
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        try:
            before: list[dict[str, Any]] = []
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                time.sleep(0.5)
                # A node may go while it is looked at.
                with contextlib.suppress(GLib.Error):
                    shown = tables_shown()
                    now = read(shown[place]) if len(shown) > place else []
                    if now and now == before:
                        return now
                    before = now
            raise TimeoutError(f"{url} shows no table {place}")
        finally:
            browser.terminate()
            browser.wait()


def main() -> int:
    wanted = json.load(sys.stdin)
    print(json.dumps([listen(sys.argv[1], each["url"], each["place"]) for each in wanted], ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
