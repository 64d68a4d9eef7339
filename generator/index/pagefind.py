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
        self._index: int = self._ask({"type": "NewIndex", "config": {}})["index_id"]

    def add_record(self, url: str, content: str, meta: dict[str, str], sort: dict[str, str]) -> None:
        """Adds a record of language `und`. Pagefind numbers records as they come: a fixed order gives fixed bytes.

        Errors: PagefindError.
        """
        record = {"url": url, "content": content, "language": "und", "meta": meta, "filters": None, "sort": sort}
        self._ask({"type": "AddRecord", "index_id": self._index, **record})

    def files(self) -> dict[str, bytes]:
        """The finished index and Pagefind's scripts by their paths. Errors: PagefindError.

        Pagefind can write them itself, but answers before it has: about one time in twenty a file stays empty when its
        process ends, even by itself.
        """
        answer = self._ask({"type": "GetFiles", "index_id": self._index})
        return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}

    def _ask(self, payload: dict[str, object]) -> dict[str, Any]:
        request = json.dumps({"message_id": 1, "payload": payload}).encode("utf-8")
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        assert pipe_in is not None
        assert pipe_out is not None
        try:
            pipe_in.write(base64.b64encode(request) + b",")
            pipe_in.flush()
        except BrokenPipeError as error:
            raise PagefindError(self._last_words()) from error
        answer = bytearray()
        while not answer.endswith(b","):
            received = pipe_out.read1(_CHUNK)  # type: ignore[attr-defined]
            if not received:
                raise PagefindError(self._last_words())
            answer += received
        reply: dict[str, Any] = json.loads(base64.b64decode(answer[:-1]))["payload"]
        if reply["type"] == "Error":
            raise PagefindError(reply["message"])
        return reply

    def _last_words(self) -> str:
        self._log.seek(0)
        return self._log.read().decode("utf-8", "replace").strip() or "Pagefind ended without an answer"


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
