"""The preview over HTTP, for one person at one machine: only reading, only under the machine's own names."""

from __future__ import annotations

import socket
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, cast
from urllib.parse import parse_qs, urlsplit

from generator.preview.findings import FOLDER
from generator.preview.requests import is_host_allowed, path_of
from generator.preview.serving import Answer, Preview

EVENTS: Final = f"{FOLDER}events"
_PLAIN: Final = "text/plain; charset=utf-8"
_BEAT: Final = 15.0
"""Seconds without a change after which a waiting browser is written to, so that one that went away is noticed."""
_RETRY: Final = 1_000
"""Milliseconds after which a browser that lost the preview asks again."""
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PreviewServer(ThreadingHTTPServer):
    """Answers from a preview until it is shut down. Errors: OSError where it cannot listen."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, host: str, port: int, preview: Preview) -> None:
        """Listens at once; `port` 0 takes a free one."""
        self.host = host
        self.preview = preview
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Binds, without the look-up of the machine's name that http.server adds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.host, self.server_address[1]

    @property
    def url(self) -> str:
        """The address to open in a browser."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host and not host.startswith('[') else host}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing is said of browsers that go away; anything else is told as usual."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    # Headers and body leave in one piece, and at once.
    wbufsize = -1
    disable_nagle_algorithm = True

    @property
    def _server(self) -> PreviewServer:
        return cast(PreviewServer, self.server)

    def do_GET(self) -> None:
        """A page, a file, or the stream of changes."""
        if self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
            # A body nobody reads would be taken for the next request.
            self.close_connection = True
        reached = str(self.connection.getsockname()[0])
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not is_host_allowed(hosts[0], self._server.host, reached):
            self._send(Answer(HTTPStatus.MISDIRECTED_REQUEST, _PLAIN, b"This is not a host of the preview.\n"))
            return
        path = path_of(self.path)
        if path is None:
            self._send(Answer(HTTPStatus.BAD_REQUEST, _PLAIN, b"There is no such address.\n"))
        elif path == EVENTS:
            self._stream()
        else:
            self._send(self._server.preview.answer(path))

    do_HEAD = do_GET  # noqa: N815 (http.server's name)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A refusal in plain words, of methods other than GET and HEAD too."""
        if code == HTTPStatus.NOT_IMPLEMENTED:
            code = HTTPStatus.METHOD_NOT_ALLOWED
        self.close_connection = True
        self._send(Answer(code, _PLAIN, f"{HTTPStatus(code).phrase}\n".encode()))

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal is for findings."""

    def version_string(self) -> str:
        """The program, without the versions of what it runs on."""
        return "mingzhang"

    def _send(self, answer: Answer) -> None:
        self._begin(answer.status, answer.kind, is_kept=answer.status == 200 and self.path.startswith("/assets/"))
        self.send_header("Content-Length", str(len(answer.content)))
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _begin(self, status: int, kind: str, *, is_kept: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        # Names of assets change with their bytes.
        self.send_header("Cache-Control", "max-age=86400, immutable" if is_kept else "no-cache")
        for name, value in _HEADERS.items():
            self.send_header(name, value)

    def _stream(self) -> None:
        """What is to be known of one page, now and after each change, until the browser goes away."""
        self.close_connection = True
        asked = parse_qs(urlsplit(self.path).query, keep_blank_values=True).get("address", [""])[0]
        self._begin(200, "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        preview = self._server.preview
        self.wfile.write(f"retry: {_RETRY}\n\n".encode())
        told, number = b"", preview.wait(-1, 0.0)
        while number is not None:
            status = preview.status(asked)
            # A change elsewhere that leaves page and counts as they were is nobody's news here.
            self.wfile.write(b": \n\n" if status == told else b"data: " + status + b"\n\n")
            self.wfile.flush()
            told = status
            number = preview.wait(number, _BEAT)
