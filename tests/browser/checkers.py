"""The judges from outside: axe in the browser, the Nu HTML checker on files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"

# Of every other file the checker warns that it did not look.
CHECKED = (".html", ".svg")
_POLICY = "Content Security Policy (meta tag)"
# What the sites hold is Chinese and English; of a page of commands the checker guesses others.
_OTHER_LANGUAGE = re.compile(r"appears to be written in (?!Chinese|English|Simplified|Traditional)\w+")
_RELATIVE = re.compile(r"external (?:stylesheet|script) “(?!\w+:|//)")
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice", "experimental")


def skip_or_fail(missing: str) -> None:
    """Never returns: the test is skipped, or fails where CI=true, since there a skipped judge would go unnoticed."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{missing}; `make test` installs it", pytrace=False)
    pytest.skip(f"NOT TESTED: {missing}; `make test` installs it")


class Axe:
    """axe on the page as it is loaded; to be asked again after the page, its media or its size changed.

    Scope: WCAG 2.2 A and AA, best practice and axe's experimental rules (the only ones that look at table headers).
    """

    def __init__(self, page: Page) -> None:
        if not AXE.is_file():
            skip_or_fail("axe-core is missing")
        # By the debugger, since the pages' own policy rightly forbids scripts from elsewhere.
        self._debugger = page.context.new_cdp_session(page)
        self._debugger.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})

    def violations(self) -> list[str]:
        """One line for each violation on the page as it is now shown: rule, what, where."""
        options = json.dumps({"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]})
        answer = self._debugger.send(
            "Runtime.evaluate",
            {
                "expression": f"axe.run(document, {options}).then(found => JSON.stringify(found.violations))",
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        if "value" not in answer["result"]:
            raise RuntimeError(f"axe did not run: {answer}")
        violations: list[dict[str, Any]] = json.loads(answer["result"]["value"])
        return [
            f"{each['id']} ({each['impact']}): {each['help']}: "
            + "; ".join(str(node["target"]) for node in each["nodes"][:5])
            for each in violations
        ]


def axe(page: Page) -> list[str]:
    """What axe finds on the page as it is now shown."""
    return Axe(page).violations()


def _is_false_alarm(message: dict[str, Any]) -> bool:
    """Whether the checker holds against the policy in a page what no browser does.

    It does not resolve relative addresses before, so that even `style-src *` would block them, and takes linked data
    for a script. What the policy does is for the browser to say: these tests load every page under it.
    """
    text = message["message"]
    if _OTHER_LANGUAGE.search(text):
        return True
    return _POLICY in text and (
        bool(_RELATIVE.search(text))
        or (text.startswith("Inline script") and "application/ld+json" in message.get("extract", ""))
    )


def vnu(folder: Path) -> list[str]:
    """One line for each error or warning of the Nu HTML checker on the HTML and SVG files below `folder`."""
    java = shutil.which("java")
    if java is None:
        skip_or_fail("Java is missing")
    if not VNU.is_file():
        skip_or_fail("vnu-jar is missing")
    run = subprocess.run(
        [
            str(java),
            "-Xss1m",
            "-jar",
            VNU,
            "--stdout",
            "--format",
            "json",
            "--skip-non-html",
            "--also-check-svg",
            folder,
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    try:
        messages: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(f"vnu did not run: {run.stdout}{run.stderr}") from None
    return [
        f"{each.get('url', '').removeprefix('file:' + str(folder))}:{each.get('lastLine', '')}: {each['message']}"
        for each in messages
        if each["type"] != "info" or (each.get("subType") == "warning" and each.get("url", "").endswith(CHECKED))
        if not _is_false_alarm(each)
    ]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has; Chromium writes its page objects uncompressed."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
