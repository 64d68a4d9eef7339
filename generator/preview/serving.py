"""The preview as a whole: the state shown now, answers to addresses, and what browsers wait for."""

from __future__ import annotations

import gc
import hashlib
import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from html import escape
from importlib import resources
from pathlib import Path
from typing import Final

from generator.model.message import Message
from generator.preview.faults import fault_of
from generator.preview.findings import FOLDER, status
from generator.preview.list_page import findings_page
from generator.preview.making import Maker
from generator.preview.reader import Reader
from generator.preview.state import Change, State
from generator.settings import BuildSettings

HTML: Final = "text/html; charset=utf-8"
_SCRIPT, _STYLE = f"{FOLDER}preview.js", f"{FOLDER}preview.css"
_OWN_FILES: Final = {_SCRIPT: "text/javascript; charset=utf-8", _STYLE: "text/css; charset=utf-8"}
_KEPT: Final = 200
"""Pages kept as they are, and in their last good version, against templates that cannot be rendered."""
_PAUSE: Final = 0.15
"""Seconds for browsers to fetch a page before reading goes on."""
_STEP: Final = 0.01
"""Seconds between two looks whether it may."""
_KINDS: Final = {
    ".html": HTML,
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".gz": "application/gzip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for one address."""

    status: int
    kind: str
    """Media type."""
    content: bytes
    location: str = ""
    """Where to go instead."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """An HTML page as it is to be shown."""

    status: int
    html: bytes
    version: str
    """Changes with the page."""
    notes: tuple[Message, ...] = ()
    """Why it could not be made as it is now."""


class Preview:
    """What is shown of one content folder. All methods may be called from several threads."""

    def __init__(self, settings: BuildSettings, scratch: Path) -> None:
        """Nothing is read yet. `scratch`: a folder for what cannot be kept in memory."""
        self._settings = replace(settings, preview=True, holds_back=False, quarantine=False, only=())
        self._scratch = scratch
        self._reader = Reader(self._settings, str(scratch))
        self._making = threading.RLock()
        self._changed = threading.Condition()
        self._maker: Maker | None = None
        self._number = 0
        self._is_closed = False
        self._shown: dict[str, _Shown] = {}
        self._good: OrderedDict[str, bytes] = OrderedDict()
        self._trouble: Message | None = None
        self._updating = threading.Lock()
        self._settler: threading.Thread | None = None
        self._calm_from = 0.0
        self.settled: Callable[[Change], None] = lambda _: None
        """Told what findings were new and mended when submissions have been checked after they were shown."""

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._now.state

    @property
    def _now(self) -> Maker:
        if self._maker is None:
            raise RuntimeError("nothing was read yet")
        return self._maker

    def start(self) -> State:
        """Reads everything. Errors: OSError where the scratch folder cannot be written."""
        state = self._reader.first()
        self._show(state, None)
        # What was read stays: the search for what is no longer used need not look through it after every change.
        gc.collect()
        gc.freeze()
        return state

    def update(self, touched: Collection[str] = (), *, with_templates: bool = False) -> Change | None:
        """Reads what has changed and tells the browsers; None where nothing has.

        `touched`: paths below the content folder known to have been written; `with_templates`: whether a template or an
        asset was. Errors: none of the content's; a fault of ours is told on every page and raised.
        """
        with self._updating:
            try:
                found = self._reader.again(touched)
                state, change = found or (self.state, None)
                if change is not None or with_templates or self._trouble is not None:
                    self._trouble = None
                    self._show(state, None if with_templates else self._now)
            except Exception as error:
                self._trouble = fault_of(error)
                self._show(self.state, self._now)
                raise
            self._calm_from = time.monotonic() + _PAUSE
            if self._settler is None and self._reader.unchecked():
                self._settler = threading.Thread(target=self._settle, name="settler", daemon=True)
                self._settler.start()
        return change

    def _settle(self) -> None:
        """Checks, beside all else, what is shown with findings of before, until nothing is."""
        # Whoever looks sees the new words first: reading takes the processor from the answers.
        time.sleep(_PAUSE)
        try:
            self._check_the_rest()
        except Exception as error:
            # Told on every page; the next change tries again.
            with self._updating:
                self._settler, self._trouble = None, fault_of(error)
                self._show(self.state, self._now)

    def _check_the_rest(self) -> None:
        while True:
            with self._updating:
                places = () if self._is_closed else self._reader.unchecked()
                if not places:
                    self._settler = None
                    return
            items = []
            for place in places:
                self._give_way()
                if not self._is_closed:
                    items.append(self._reader.check(place))
            with self._updating:
                state, change = self._reader.settle(items)
                self._show(state, self._now)
            self.settled(change)

    def _give_way(self) -> None:
        """Lets a change be read, and its page be made and shown, before the next check takes the processor."""
        while not self._is_closed and (self._updating.locked() or time.monotonic() < self._calm_from):
            time.sleep(_STEP)

    def is_settled(self) -> bool:
        """Whether all findings are those of what is shown."""
        return self._settler is None

    def _show(self, state: State, before: Maker | None) -> None:
        with self._making:
            try:
                self._maker = Maker(state, self._settings, self._scratch, before)
            except Exception as error:
                # Assets or templates that cannot be read: what was read before goes on being used.
                if self._maker is None:
                    raise
                self._trouble = fault_of(error)
            self._shown.clear()
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self, after: int, seconds: float) -> int | None:
        """The number of the latest change as soon as it is not `after` any more, else after so many seconds.

        None when the preview is ending.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._number != after or self._is_closed, seconds)
            return None if self._is_closed else self._number

    def close(self) -> None:
        """Ends all waiting."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def status(self, address: str) -> bytes:
        """What the browser is told of the page it shows, as JSON."""
        with self._making:
            shown = self._page(address) or self._not_found(address)
            notes = (*shown.notes, *((self._trouble,) if self._trouble else ()))
            told = status(address, shown.version, self.state, notes, self._now.stage.say)
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()

    def answer(self, path: str) -> Answer:
        """What is sent for a path below the site's root, decoded, without the slash it begins with."""
        if path in _OWN_FILES:
            own = resources.files(__package__).joinpath(path.removeprefix(FOLDER))
            return Answer(200, _OWN_FILES[path], own.read_bytes())
        address = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
        with self._making:
            shown = self._page(address) if not address or address.endswith("/") or path.endswith(".html") else None
            if shown is None:
                content = self._file(path)
                if content is not None:
                    return Answer(200, _KINDS.get(Path(path).suffix, "application/octet-stream"), content)
                if not path.endswith("/") and self._page(f"{path}/") is not None:
                    return Answer(302, HTML, b"", f"/{path}/")
                shown = self._not_found(path)
        return Answer(shown.status, HTML, _with_script(shown, address))

    def _file(self, path: str) -> bytes | None:
        try:
            return self._now.file(path)
        except Exception:
            # Its page tells why.
            return None

    def _page(self, address: str) -> _Shown | None:
        if address not in self._shown:
            made = self._make(address)
            if made is None:
                return None
            if len(self._shown) >= _KEPT:
                self._shown.clear()
            self._shown[address] = made
        return self._shown[address]

    def _make(self, address: str) -> _Shown | None:
        try:
            html = findings_page(self._now) if address == FOLDER else self._now.html(address)
        except Exception as error:
            return self._failed(address, fault_of(error))
        if html is None:
            return None
        self._good[address] = html
        self._good.move_to_end(address)
        while len(self._good) > _KEPT:
            self._good.popitem(last=False)
        return _Shown(200, html, _version(html))

    def _not_found(self, address: str) -> _Shown:
        try:
            html = self._now.not_found(address)
        except Exception as error:
            return self._failed(address, fault_of(error))
        return _Shown(404, html, _version(html))

    def _failed(self, address: str, why: Message) -> _Shown:
        """The page as it last was, if it was ever made; the reason is part of its version, so that a mend shows."""
        said = escape(self._now.stage.say(why))
        bare = f'<!doctype html><html><head><meta charset="utf-8"></head><body><p>{said}</p></body></html>'
        html = self._good.get(address, bare.encode())
        return _Shown(500, html, _version(html + said.encode()), (why,))


def _version(html: bytes) -> str:
    return hashlib.sha256(html).hexdigest()[:16]


def _with_script(shown: _Shown, address: str) -> bytes:
    """The page with the preview's own script in its head, which is all that tells it from a published one."""
    tag = f'<script src="/{_SCRIPT}" data-address="{escape(address)}" data-version="{shown.version}" defer></script>\n'
    return shown.html.replace(b"</head>", tag.encode() + b"</head>", 1)
