"""Previews in this process and by the real command, for the tests of this folder."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from generator.preview.findings import FOLDER
from generator.preview.serving import Preview
from generator.settings import BuildSettings

ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = re.compile(rb'<script src="/_preview/[^>]*></script>\n')
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@contextmanager
def previewing(
    content: Path, templates: Path | None = None, *, today: datetime.date | None = None
) -> Iterator[Preview]:
    """A preview of the content that has read it once."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = BuildSettings(content, Path(scratch), jobs=1, templates=templates, today=today)
        preview = Preview(settings, Path(scratch))
        preview.start()
        yield preview


def plain(html: bytes) -> bytes:
    """A page without the preview's own script."""
    return _SCRIPT.sub(b"", html, count=1)


def html_of(preview: Preview, address: str) -> str:
    """The page shown at an address."""
    return preview.answer(address).content.decode()


def told(preview: Preview, address: str) -> dict[str, Any]:
    """What the bar of the page at an address is told."""
    status: dict[str, Any] = json.loads(preview.status(address))
    return status


def checks_at(preview: Preview, address: str) -> list[str]:
    """Places and messages of what the bar of a page lists."""
    return [f"{item['where']} {item['message']}" for item in told(preview, address)["items"]]


@dataclass(frozen=True, slots=True)
class Running:
    """The real command, answering."""

    process: subprocess.Popen[str]
    address: str
    output: IO[str]

    def said(self) -> str:
        """All it has written so far."""
        return os.pread(self.output.fileno(), 1 << 20, 0).decode()

    def wait_for(self, text: str, seconds: float = 20) -> str:
        """All it has said as soon as it has said this."""
        end = time.monotonic() + seconds
        while text not in self.said():
            if time.monotonic() > end:
                raise AssertionError(f"no {text!r} in:\n{self.said()}")
            time.sleep(0.02)
        return self.said()


@contextmanager
def running(content: Path, *options: str) -> Iterator[Running]:
    """`mingzhang serve` on a free port, once it answers."""
    command = [sys.executable, "-m", "generator", "--lang", "en", "serve", "--content", str(content), "--port", "0"]
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            [*command, *options], cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, text=True, env=environment
        )
        try:
            server = Running(process, "", output)
            found = _ADDRESS.search(server.wait_for("(Ctrl-C ends it)"))
            assert found is not None
            yield Running(process, found[0], output)
        finally:
            process.kill()
            process.wait(10)


LIST = FOLDER
"""Address of the list of all findings."""
