"""The binary of Pagefind, driven over its own pipe: one request, one answer.

The Python wrapper of Pagefind waits a tenth of a second for each answer, a quarter of an hour for 10,000 pages.
"""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from pagefind_bin import get_executable  # type: ignore[import-untyped]

_CHUNK = 1 << 16


class PagefindError(Exception):
    """Pagefind refused a request or ended too early."""


class PagefindIndex:
    """An index under construction in a running Pagefind."""

    def __init__(self, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
        self._process = process
        self._log = log
        self._is_waiting = False
        self._send({"type": "NewIndex", "config": {}})
        self._index: int = self._receive()["index_id"]

    def add_record(self, url: str, content: str) -> None:
        """Adds a record of language `und`. Pagefind numbers records as they come: a fixed order gives fixed bytes.

        The answer is read when the next request is made, so that both work at the same time.
        Errors: PagefindError, of this record or the one before.
        """
        record = {"url": url, "content": content, "language": "und"}
        nothing: dict[str, object] = {"meta": {}, "filters": None, "sort": None}
        self._send({"type": "AddRecord", "index_id": self._index, **record, **nothing})

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The finished index and Pagefind's scripts, path and content. Errors: PagefindError.

        Pagefind can write them itself, but answers before it has: about one time in twenty a file stays empty when its
        process ends, even by itself.
        """
        self._send({"type": "GetFiles", "index_id": self._index})
        files: list[dict[str, str]] = self._receive()["files"]
        return _decoded(files)

    def _send(self, payload: dict[str, object]) -> None:
        if self._is_waiting:
            self._receive()
        request = json.dumps({"message_id": 1, "payload": payload}).encode("utf-8")
        pipe = self._process.stdin
        assert pipe is not None
        try:
            pipe.write(base64.b64encode(request) + b",")
            pipe.flush()
        except BrokenPipeError as error:
            raise PagefindError(self._last_words()) from error
        self._is_waiting = True

    def _receive(self) -> dict[str, Any]:
        pipe = self._process.stdout
        assert pipe is not None
        self._is_waiting = False
        answer = bytearray()
        while not answer.endswith(b","):
            received = pipe.read1(_CHUNK)  # type: ignore[attr-defined]
            if not received:
                raise PagefindError(self._last_words())
            answer += received
        del answer[-1:]
        reply: dict[str, Any] = json.loads(base64.b64decode(answer))["payload"]
        if reply["type"] == "Error":
            raise PagefindError(reply["message"])
        return reply

    def _last_words(self) -> str:
        self._log.seek(0)
        return self._log.read().decode("utf-8", "replace").strip() or "Pagefind ended without an answer"


def _decoded(files: list[dict[str, str]]) -> Iterator[tuple[str, bytes]]:
    """The last first: what is taken is not kept, and the order makes no difference."""
    while files:
        file = files.pop()
        yield file["path"], base64.b64decode(file["content"])


@contextmanager
def new_pagefind_index() -> Iterator[PagefindIndex]:
    """A Pagefind index, empty; its process ends with the context.

    Errors: PagefindError; FileNotFoundError when pagefind-bin is not installed.
    """
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(
            [get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
        ) as process,
    ):
        try:
            yield PagefindIndex(process, log)
        finally:
            process.kill()
