"""Style sheets, scripts and marks that pages load, published under names that change with their content.

A file `style.css` becomes `assets/style.<hash>.css`. The files of a folder refer to each other by name, so a folder
keeps their names and carries the hash itself: `search/page.js` becomes `assets/search-<hash>/page.js`. The files of a
folder with the name of a script or style sheet (`display.js/mode.js`) are the parts of that one file, in the order of
their names: each part is kept apart here, and a page loads one file. Comments and needless blanks are left out of what
is published, but for files that say they are finished (`name.min.js`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rcssmin import cssmin  # type: ignore[import-untyped]
from rjsmin import jsmin  # type: ignore[import-untyped]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_JOINED = (".css", ".js")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load."""

    name: str
    """Its path below `templates/assets`, with `/`."""
    path: str
    """Its path below the site's root."""
    content: bytes
    """Its bytes."""


def read_assets(template_folders: Iterable[Path]) -> tuple[Asset, ...]:
    """The assets of the template folders by name; a file in an earlier folder stands for the same one in a later.

    Errors: OSError where a file cannot be read; ValueError for a name that cannot stand in an address, and for a script
    or style sheet that is not UTF-8.
    """
    contents: dict[str, bytes] = {}
    for folder in template_folders:
        assets = folder / "assets"
        for file in sorted(assets.rglob("*")) if assets.is_dir() else ():
            name = file.relative_to(assets).as_posix()
            if file.is_file() and not any(part.startswith(".") for part in name.split("/")) and name not in contents:
                contents[name] = file.read_bytes()
    for name in contents:
        if not all(_NAME.fullmatch(part) for part in name.split("/")):
            raise ValueError(f"templates/assets/{name}: expected letters, digits, dot, hyphen and underscore only")
    contents = {name: _small(name, content) for name, content in _joined(contents).items()}
    return tuple(Asset(name, _published_path(name, contents), contents[name]) for name in sorted(contents))


def asset_names(assets: Iterable[Asset]) -> tuple[tuple[str, str], ...]:
    """Each asset's name and published path, as `Shell` wants them."""
    return tuple((asset.name, asset.path) for asset in assets)


def _joined(contents: dict[str, bytes]) -> dict[str, bytes]:
    """The files with the parts of each joined one in its place. A whole file of that name stands for all its parts."""
    whole = {name: content for name, content in contents.items() if not name.partition("/")[0].endswith(_JOINED)}
    whole |= {name: content for name, content in contents.items() if "/" not in name}
    parts = [name for name in sorted(contents) if name not in whole]
    for folder in dict.fromkeys(name.partition("/")[0] for name in parts):
        if folder not in whole:
            whole[folder] = b"\n".join(contents[name] for name in parts if name.startswith(f"{folder}/"))
    return whole


def _small(name: str, content: bytes) -> bytes:
    """A script or style sheet without comments and needless blanks, anything else as it is."""
    if ".min." in name:
        return content
    if name.endswith(".js"):
        return str(jsmin(content.decode("utf-8"))).encode("utf-8")
    return str(cssmin(content.decode("utf-8"))).encode("utf-8") if name.endswith(".css") else content


def _published_path(name: str, contents: dict[str, bytes]) -> str:
    folder, slash, rest = name.partition("/")
    if slash:
        inside = sorted(each for each in contents if each.startswith(f"{folder}/"))
        parts = (part for each in inside for part in (each.encode(), contents[each]))
        return f"assets/{folder}-{_fingerprint(parts)}/{rest}"
    stem, dot, suffix = name.rpartition(".")
    return f"assets/{stem}.{_fingerprint([contents[name]])}.{suffix}" if dot else f"assets/{name}"


def _fingerprint(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        # The length keeps two files apart whose bytes, put together, would be those of two others.
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:8]
