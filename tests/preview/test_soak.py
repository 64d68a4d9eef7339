"""A long day at the preview: hundreds of saves and of browsers that come and go, at a thousand projects."""

from __future__ import annotations

import json
import socket
import statistics
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks.made_up import write_content
from tests.preview.previewing import running

SAVES = 300
BOUND = 0.3
"""Seconds from the write to the word that the page has changed, half of the time."""
GROWTH = 40 * 2**20
"""Bytes the process may have grown by over all saves."""


def _resident(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


@pytest.mark.soak
def test_a_long_day_stays_quick_and_leaks_nothing(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_content(content, 1_000)
    projects = sorted(content.glob("*/*/*/projects/*.yaml"))
    seconds = []
    with running(content) as server:
        port = urlsplit(server.address).port or 0
        before = 0
        for number in range(SAVES):
            file = projects[number * 37 % len(projects)]
            path = file.relative_to(content).as_posix().replace("/projects/", "/p/").removesuffix(".yaml") + "/"
            with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
                connection.sendall(f"GET /_preview/events?address={path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
                events = (json.loads(line[6:]) for line in connection.makefile("rb") if line.startswith(b"data: "))
                first = next(events)
                text = file.read_text(encoding="utf-8")
                start = time.perf_counter()
                file.write_text(text.replace("name: ", f"name: 第{number}次", 1), encoding="utf-8")
                while next(events)["version"] == first["version"]:
                    pass
                seconds.append(time.perf_counter() - start)
            if number == SAVES // 3:
                before = _resident(server.process.pid)
        assert _resident(server.process.pid) - before < GROWTH
        threads = len(list(Path(f"/proc/{server.process.pid}/task").iterdir()))
        assert "Traceback" not in server.said()
    assert statistics.median(seconds) < BOUND
    # Streams of browsers that went away end at the next change that is news to them, or at the next beat.
    assert threads < SAVES // 2
