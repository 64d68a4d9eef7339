"""`mingzhang serve` as a person runs it: from the start to Ctrl-C, with a file saved between."""

from __future__ import annotations

import os
import signal
import socket
import urllib.request
from pathlib import Path

from tests.commands.running import run_apart
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal, snapshot
from tests.preview.previewing import running


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as response:
        text: str = response.read().decode()
    return text


def test_a_saved_file_is_shown_told_and_mended_and_nothing_is_written(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    before = snapshot(tmp_path)
    file = content / PROJECT
    good = file.read_text(encoding="utf-8")
    with running(content) as server:
        page = f"{server.address}{SUBMISSION}/p/{file.stem}/"
        shown = _get(page)
        file.write_text(good.replace("name:", "nmae:", 1), encoding="utf-8")
        said = server.wait_for("unknown-field")
        assert f"{PROJECT}:1:1" in said
        assert _get(page).partition("<h1>")[2] == shown.partition("<h1>")[2]

        # As editors save: a new file, renamed over the old one.
        other = file.with_name("new.tmp")
        other.write_text(good.replace("name: ", "name: 新", 1), encoding="utf-8")
        other.replace(file)
        server.wait_for("Mended: ")
        assert "<h1>新" in _get(page)

        file.write_text(good, encoding="utf-8")
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(10) == 0
        assert "Traceback" not in server.said()
    assert snapshot(tmp_path) == before


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run_apart("serve", "--content", content, "--port", port)
    assert ended.exit_code == 2
    assert ended.err.strip() == f"Port {port} is in use by another program: give another one with --port"
    assert ended.out == ""


def test_a_host_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    ended = run_apart("serve", "--content", content, "--port", 0, "--host", "192.0.2.7")
    assert (ended.exit_code, ended.err.strip()) == (2, "192.0.2.7 is no address of this machine")


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    ended = run_apart("serve", "--content", tmp_path / "nowhere")
    assert ended.exit_code == 2
    assert "nowhere" in ended.err


def test_it_leaves_nothing_behind_when_it_is_ended(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    os.environ["TMPDIR"], before = str(scratch), os.environ.get("TMPDIR")
    try:
        with running(content) as server:
            assert any(scratch.iterdir())
            server.process.terminate()
            assert server.process.wait(10) == 0
    finally:
        del os.environ["TMPDIR"]
        if before is not None:
            os.environ["TMPDIR"] = before
    assert list(scratch.iterdir()) == []
