"""A plain static server for tests and screenshots: only this machine reaches it, with the headers told to users."""

from __future__ import annotations

import contextlib
import re
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# The same site is served at the root and below this path: its links must work in both places.
SUB_PATH = "/some/where/"

HEADERS_FILE = Path(__file__).resolve().parent.parent / "docs/deploy/headers.nginx"
_HEADER = re.compile(r'^add_header (\S+) "([^"]+)" always;$', re.MULTILINE)


def headers() -> dict[str, str]:
    """The headers that the project tells its users to send, from the file for nginx."""
    return dict(_HEADER.findall(HEADERS_FILE.read_text(encoding="utf-8")))


HEADERS = headers() | {"Cache-Control": "no-store"}
CONTENT_SECURITY_POLICY = HEADERS["Content-Security-Policy"]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript", ".wasm": "application/wasm"}

    def translate_path(self, path: str) -> str:
        asked = urlsplit(path).path
        return super().translate_path("/" + asked.removeprefix(SUB_PATH) if asked.startswith(SUB_PATH) else asked)

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the requests of a test run are nobody's reading."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A closed browser leaves connections open that nobody will use again.
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tells of a fault of ours; a reader who goes away while a page still comes is none."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address, ending in a slash, at which `folder` is served while the context lasts."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
