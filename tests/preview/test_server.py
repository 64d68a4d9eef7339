"""The preview over HTTP: whom it answers, what it refuses, and that nobody who goes away disturbs it."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.preview.server import PreviewServer
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal
from tests.preview.previewing import previewing

YEAR = f"{SUBMISSION}/"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_minimal(tmp_path_factory.mktemp("served") / "content")


@pytest.fixture(scope="module")
def server(content: Path) -> Iterator[PreviewServer]:
    with previewing(content) as preview, PreviewServer("127.0.0.1", 0, preview) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        preview.close()
        server.shutdown()
        thread.join()


def ask(
    server: PreviewServer, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def raw(server: PreviewServer, request: bytes) -> bytes:
    """What comes back for bytes that no client library would send."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(65_536):
            parts.append(part)
    return b"".join(parts)


def test_a_page_comes_with_its_headers(server: PreviewServer) -> None:
    response, body = ask(server, f"/{YEAR}")
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-cache"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy
    assert b'data-address="990100/dangan-guanli-ju/2031/"' in body
    assert "Python" not in response.headers["Server"]


def test_head_gets_the_same_headers_and_no_body(server: PreviewServer) -> None:
    whole, body = ask(server, f"/{YEAR}")
    head, nothing = ask(server, f"/{YEAR}", "HEAD")
    assert head.headers["Content-Length"] == whole.headers["Content-Length"] == str(len(body))
    assert nothing == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_only_reading_is_allowed(server: PreviewServer, method: str) -> None:
    response, _ = ask(server, "/", method)
    assert response.status == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", "", "10.1.2.3"])
def test_other_hosts_get_nothing(server: PreviewServer, host: str) -> None:
    for path in ("/", f"/{YEAR}", "/_preview/events?address="):
        response, body = ask(server, path, Host=host)
        assert response.status == 421
        assert b"<html" not in body


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:8000"])
def test_names_of_this_machine_are_answered(server: PreviewServer, host: str) -> None:
    assert ask(server, "/", Host=host)[0].status == 200


def test_a_request_without_a_host_or_with_two_is_refused(server: PreviewServer) -> None:
    assert raw(server, b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 421 ")
    two = b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"
    assert raw(server, two).startswith(b"HTTP/1.1 421 ")


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/a%5c..%5cb", "/site.yaml%00"]
)
def test_no_path_leads_out(server: PreviewServer, path: str) -> None:
    answer = raw(server, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert answer.split()[1] in {b"400", b"404"}
    assert b"root:" not in answer


@pytest.mark.parametrize("path", ["/site.yaml", f"/{PROJECT}", "/_preview/serving.py", "/_preview/templates/"])
def test_files_of_the_content_and_of_the_program_are_not_sent(server: PreviewServer, path: str) -> None:
    assert ask(server, path)[0].status == 404


def test_odd_requests_get_an_answer_and_leave_it_standing(
    server: PreviewServer, capfd: pytest.CaptureFixture[str]
) -> None:
    for request in (b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\xff\xfe\r\n\r\n", b"G" * 70_000):
        raw(server, request)
    hidden = b"GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
    request = b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 46\r\n\r\n" + hidden
    assert raw(server, request).count(b"HTTP/1.1 ") == 1
    assert ask(server, "/")[0].status == 200
    assert capfd.readouterr().err == ""


def _events(server: PreviewServer, address: str) -> tuple[socket.socket, Iterator[dict[str, Any]]]:
    """A connection to the stream of a page, and what it tells."""
    connection = socket.create_connection(("127.0.0.1", server.server_port), timeout=10)
    connection.sendall(f"GET /_preview/events?address={address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    file = connection.makefile("rb")
    return connection, (json.loads(line[6:]) for line in file if line.startswith(b"data: "))


def test_a_browser_is_told_of_its_page_at_once_and_after_each_change(server: PreviewServer, content: Path) -> None:
    connection, events = _events(server, YEAR)
    file = content / PROJECT
    good = file.read_bytes()
    try:
        first = next(events)
        assert first["notes"] == []
        file.write_bytes(b"name: [\n")
        server.preview.update()
        second = next(events)
        assert second["version"] == first["version"]
        assert PROJECT in second["items"][0]["where"]
        assert len(second["notes"]) == 1
    finally:
        file.write_bytes(good)
        server.preview.update()
    third = next(events)
    assert third == first
    connection.close()


def test_browsers_that_go_away_leave_no_trace(server: PreviewServer, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(5):
        connection, events = _events(server, YEAR)
        next(events)
        # Ends with a reset, as a killed browser does.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.close()
    for _ in range(3):
        server.preview.update(with_templates=True)
        assert ask(server, "/")[0].status == 200
    assert capfd.readouterr().err == ""


def test_assets_may_be_kept_and_pages_may_not(server: PreviewServer) -> None:
    _, body = ask(server, "/")
    asset = body.decode().partition('rel="stylesheet" href="./')[2].partition('"')[0]
    assert "immutable" in ask(server, f"/{asset}")[0].headers["Cache-Control"]
    assert ask(server, "/assets/nothing.css")[0].headers["Cache-Control"] == "no-cache"
