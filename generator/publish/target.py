"""Which folder may be replaced by a site: only an empty one, or one this program made."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from generator.model.message import Message, msg

MARKER = ".mingzhang-site"
"""A file in every generation that says: this folder was made by the program and may be replaced by it."""
MARKER_TEXT = "This folder is made by mingzhang and replaced as a whole by every build.\n"
KEPT = ".gitignore"
"""A file every generation carries over unchanged, so that git can keep the folder without the site."""
KEPT_TEXT = "# The site is built, never committed; every generation carries this file unchanged.\n*\n!.gitignore\n"
_GIT = ".git"
_BESIDE = re.compile(r"\..+-(?:idle|store|before|cache|scratch-\w+)")
"""Names of what lies beside a site, as `beside` gives them."""


class TargetError(ValueError):
    """A folder that must not be replaced; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def check_target(output: Path, content: Path) -> None:
    """Returns when `output` may be replaced. Errors: `TargetError`; nothing is ever deleted here."""
    if output.is_symlink():
        raise TargetError(msg("{output} is a link: give the folder itself", output=output))
    whole = output.resolve()
    inside = content.resolve()
    if whole == Path(whole.anchor) or whole == _home():
        raise TargetError(msg("{output} is not a folder a site may replace", output=output))
    if whole == inside or whole in inside.parents or inside in whole.parents:
        raise TargetError(
            msg("{output} and the content folder {content} must not hold each other", output=output, content=content)
        )
    if _BESIDE.fullmatch(whole.name) or any((folder / MARKER).is_file() for folder in whole.parents):
        raise TargetError(msg("{output} belongs to another site: give a folder of its own", output=output))
    if not output.exists():
        return
    if not output.is_dir():
        raise TargetError(msg("{output} is not a folder", output=output))
    _check_exchangeable(output)
    if not is_replaceable(output):
        raise TargetError(msg("{output} holds files this program did not make: give an empty folder", output=output))


def _home() -> Path | None:
    """The home of whoever runs us; none where the system knows none, as in many containers."""
    with contextlib.suppress(RuntimeError):
        return Path.home().resolve()
    return None


def check_own(output: Path) -> None:
    """Returns when `output` is a site of ours that another may take the place of. Errors: `TargetError`."""
    if output.is_symlink() or not (output / MARKER).is_file():
        raise TargetError(msg("{output} is no site that this program made", output=output))
    _check_exchangeable(output)


def check_beside(folder: Path) -> None:
    """Returns when a folder that lies beside a site is ours or not there. Errors: `TargetError`."""
    if os.path.lexists(folder) and (folder.is_symlink() or not is_replaceable(folder)):
        raise TargetError(msg("{output} is in the way and was not made by this program", output=folder))


def _check_exchangeable(output: Path) -> None:
    """Returns when a folder may move aside: what it holds besides a site would move with it and then be deleted."""
    if os.path.lexists(output / _GIT):
        raise TargetError(msg("{output} is the root of a git repository", output=output))
    if output.is_mount() or output.stat().st_dev != output.resolve().parent.stat().st_dev:
        raise TargetError(
            msg(
                "{output} is a file system of its own: give a folder inside it, so that it can be exchanged",
                output=output,
            )
        )


def beside(output: Path, what: str) -> Path:
    """The hidden place beside a site that holds something of it: `.site-idle`, `.site-store`."""
    return output.with_name(f".{output.name}-{what}")


def is_replaceable(folder: Path) -> bool:
    """Whether a folder is a generation of ours, or holds nothing but the file that every generation carries over."""
    names = {entry.name for entry in folder.iterdir()}
    return _GIT not in names and (names <= {KEPT} or MARKER in names)
