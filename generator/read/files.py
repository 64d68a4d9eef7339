"""Walks the content folder and opens its files, trusting neither names nor kinds: the disk end of reading.

Only regular files and folders are taken. Links, pipes and devices are refused before they are opened, since they lead
out of the folder or never end; names are refused that another system would write differently or take for one another.
"""

from __future__ import annotations

import enum
import errno
import os
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.place import Place
from generator.read.characters import REFUSED_IN_NAME, code_point, visible
from generator.read.content_error import ContentError
from generator.read.limits import MAX_TREE_DEPTH, MAX_TREE_ENTRIES

_READ_STEP = 1 << 20


class EntryKind(enum.Enum):
    """What an entry of the content folder is."""

    FILE = "file"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file or folder below the content folder."""

    path: str
    """Relative to the content folder, with `/`, in Unicode normal form C."""
    size: int
    """In bytes; 0 for folders."""
    mtime_ns: int
    """Time of the last change in nanoseconds, to see cheaply that a file is as it was."""
    kind: EntryKind
    ctime_ns: int = field(default=0, compare=False)
    """Time of the last change of any kind, which nobody can set."""
    inode: int = field(default=0, compare=False)
    mode: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a walk found."""

    entries: tuple[FileEntry, ...]
    """Sorted by the parts of their paths, so that a folder is followed by all it holds."""
    ignored: tuple[str, ...]
    """Paths of dot-files and of what editors and office programs leave behind, sorted; never opened."""
    diagnostics: tuple[Diagnostic, ...]
    """One error for each refused entry, sorted; a refused folder is not entered."""


def scan_tree(root: Path) -> Scan:
    """All that stands below `root`, by one walk that follows no link inside of it (`root` itself may be one).

    Errors: none is raised; folders that cannot be read are among the findings.
    """
    walk = _Walk()
    pending = [(os.fspath(root), "", 0)]
    while pending and not walk.is_full:
        folder, prefix, depth = pending.pop()
        for name in walk.take_folder(folder, prefix, depth):
            pending.append((f"{folder}/{name}", f"{prefix}{name}/", depth + 1))
    return walk.scan()


def read_bytes(root: Path, entry: FileEntry, limit: int) -> bytes:
    """The bytes of one scanned file, at most `limit`.

    Errors: `ContentError` when it is larger, is no longer a regular file, or cannot be read. A pipe put in its place
    does not block, a link put in its place is not followed; the folders above it are trusted to be those scanned.
    """
    try:
        descriptor = os.open(f"{root}/{entry.path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise ContentError([_not_regular(entry.path, status.st_mode)])
            return _read_up_to(descriptor, entry.path, limit)
        finally:
            os.close(descriptor)
    except OSError as error:
        # Opening a link with O_NOFOLLOW says "too many levels", opening a socket "no such device".
        if error.errno == errno.ELOOP:
            raise ContentError([_not_regular(entry.path, stat.S_IFLNK)]) from None
        if error.errno == errno.ENXIO:
            raise ContentError([_not_regular(entry.path, stat.S_IFSOCK)]) from None
        raise ContentError([_unreadable(entry.path, error)]) from None


def decode_text(data: bytes, file: str) -> str:
    """The text of a content file: UTF-8 with or without byte order mark, line ends of Windows turned to line feeds.

    Errors: `ContentError` naming line and byte of the first fault, with the encoding the file seems to have.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
        line_start = data.rfind(b"\n", 0, start) + 1
        message = msg(
            "The file is not UTF-8: {byte} at byte {offset} of the file, byte {number} of its line",
            byte=f"0x{data[start]:02X}",
            offset=start + 1,
            number=start - line_start + 1,
        )
        column = len(data[line_start:start].decode().removeprefix("\ufeff")) + 1
        place = Place(file, data.count(b"\n", 0, start) + 1, column)
        raise ContentError(
            [Diagnostic("not-utf8", Severity.ERROR, message, place, expected="UTF-8", help=_encoding_help(data))]
        ) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _encoding_help(data: bytes) -> Message:
    """What to do about a file that is not UTF-8, naming the encoding it seems to have."""
    guess = None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        guess = "UTF-16"
    elif b"\0" not in data:  # A picture or a program can look like GB18030, but no text holds a zero byte.
        try:
            data.decode("gb18030")
            guess = "GB18030"
        except UnicodeDecodeError:
            pass
    if guess is None:
        return msg("Check that this is a text file, and save it as UTF-8")
    return msg("The file seems to be {encoding}; save it as UTF-8", encoding=guess)


def _read_up_to(descriptor: int, path: str, limit: int) -> bytes:
    parts = []
    left = limit + 1
    while left > 0 and (part := os.read(descriptor, min(left, _READ_STEP))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        message = msg("The file has more than the {limit} bytes allowed", limit=limit)
        raise ContentError([Diagnostic("file-too-large", Severity.ERROR, message, Place(path))])
    return b"".join(parts)


class _Walk:
    """Collects what a walk over the content folder finds."""

    def __init__(self) -> None:
        self.entries: list[FileEntry] = []
        self.ignored: list[str] = []
        self.diagnostics: list[Diagnostic] = []
        self.is_full = False

    def scan(self) -> Scan:
        # "/" sorts behind "-" and ".", which would put `a-b/` between `a` and `a/x`.
        entries = sorted(self.entries, key=lambda entry: entry.path.split("/"))
        diagnostics = sorted(self.diagnostics, key=lambda diagnostic: diagnostic.sort_key)
        return Scan(tuple(entries), tuple(sorted(self.ignored)), tuple(diagnostics))

    def take_folder(self, folder: str, prefix: str, depth: int) -> list[str]:
        """Takes the entries of one folder; returns the names of the folders in it to walk next."""
        try:
            with os.scandir(folder) as listing:
                found = sorted(listing, key=lambda item: item.name)
        except OSError as error:
            self.diagnostics.append(_unreadable(_shown(prefix.rstrip("/")) or ".", error))
            return []
        folders = []
        for item in self._distinct(prefix, [item for item in found if self._is_wanted(prefix, item.name)]):
            if len(self.entries) >= MAX_TREE_ENTRIES:
                self.is_full = True
                message = msg("The folder holds more than {limit} files and folders", limit=MAX_TREE_ENTRIES)
                self._refuse("too-many-files", message, ".")
                return []
            if self._take(prefix + item.name, item, depth):
                folders.append(item.name)
        return folders

    def _is_wanted(self, prefix: str, name: str) -> bool:
        """Whether a name is neither ignored nor refused."""
        # Emacs ends backups with "~" and begins locks with ".#"; Office begins locks with "~$".
        if name.startswith((".", "~$")) or name.endswith("~"):
            self.ignored.append(_shown(prefix + name))
            return False
        if name.isascii() and name.isprintable():
            return True
        path = _shown(prefix + name)
        if not _is_utf8(name):
            self._refuse("name-not-utf8", msg("The name is not UTF-8"), path)
        elif match := REFUSED_IN_NAME.search(name):
            message = msg("The name holds the character {code}", code=code_point(match.group()))
            self._refuse("name-with-refused-character", message, path)
        elif not unicodedata.is_normalized("NFC", name):
            self._refuse("name-not-normalised", msg("The name is not in Unicode normal form C"), path)
        else:
            return True
        return False

    def _distinct(self, prefix: str, items: list[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
        """The items of one folder without those that another system would take for one another."""
        alike: dict[str, list[os.DirEntry[str]]] = {}
        for item in items:
            alike.setdefault(unicodedata.normalize("NFKC", item.name).casefold(), []).append(item)
        if len(alike) == len(items):
            return items
        for group in alike.values():
            if len(group) > 1:
                # Which of them a checkout on another system keeps is chance, so none is taken.
                paths = [_shown(prefix + item.name) for item in group]
                message = msg("These names differ only in case or width: {names}", names=", ".join(paths))
                others = tuple(Place(path) for path in paths[1:])
                self._refuse("names-clash", message, paths[0], others)
        return [group[0] for group in alike.values() if len(group) == 1]

    def _take(self, path: str, item: os.DirEntry[str], depth: int) -> bool:
        """Takes one entry; whether it is a folder to walk."""
        try:
            status = item.stat(follow_symlinks=False)
        except OSError as error:
            self.diagnostics.append(_unreadable(path, error))
            return False
        if stat.S_ISREG(status.st_mode):
            times = status.st_mtime_ns, EntryKind.FILE, status.st_ctime_ns
            self.entries.append(FileEntry(path, status.st_size, *times, status.st_ino, status.st_mode))
        elif not stat.S_ISDIR(status.st_mode):
            self.diagnostics.append(_not_regular(path, status.st_mode))
        elif depth + 1 > MAX_TREE_DEPTH:
            message = msg("Folders stand more than {limit} deep inside each other", limit=MAX_TREE_DEPTH)
            self._refuse("folder-too-deep", message, path)
        else:
            self.entries.append(FileEntry(path, 0, status.st_mtime_ns, EntryKind.FOLDER))
            return True
        return False

    def _refuse(self, check: str, message: Message, path: str, related: tuple[Place, ...] = ()) -> None:
        help = msg("Rename it") if check.startswith("name") else None
        self.diagnostics.append(Diagnostic(check, Severity.ERROR, message, Place(path), related=related, help=help))


def _not_regular(path: str, mode: int) -> Diagnostic:
    """The finding for an entry that is neither a file nor a folder."""
    if stat.S_ISLNK(mode):
        message = msg("This is a symbolic link; content is only taken from files inside the folder")
        return Diagnostic("symbolic-link", Severity.ERROR, message, Place(path), help=msg("Put the file itself here"))
    message = msg("This is no regular file (a pipe, socket, device or folder)")
    return Diagnostic("not-a-regular-file", Severity.ERROR, message, Place(path), help=msg("Delete it"))


def _unreadable(path: str, error: OSError) -> Diagnostic:
    """The finding for what the operating system refuses, by its own symbolic name for the reason."""
    reason = errno.errorcode.get(error.errno or 0, "?")
    message = msg("This cannot be read ({reason})", reason=reason)
    return Diagnostic("unreadable-file", Severity.ERROR, message, Place(path), found=os.strerror(error.errno or 0))


def _is_utf8(name: str) -> bool:
    # Python gives bytes that are not UTF-8 as lone surrogates.
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _shown(path: str) -> str:
    """A path that can be printed: bytes that are not UTF-8 and characters without a look as escapes."""
    decoded = os.fsencode(path).decode("utf-8", "backslashreplace")
    return visible(decoded, len(decoded))
