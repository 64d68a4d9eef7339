"""The layout of a content folder: regions, bodies, submissions, each with its files. Nothing is opened here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.place import Place
from generator.read.files import EntryKind, FileEntry, Scan

_REGION = re.compile(r"[0-9]{6}")
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_FOLDER = re.compile(r"20[0-9]{2}(?:-accounts|-evaluation)?")
_TOP = frozenset({"site.yaml", "glossary.yaml", "addresses.txt", "redirects.yaml"})
_TOP_FOLDERS = frozenset({"codelists", "notes", "handbook", "schemas"})
_ANYWHERE = frozenset({"README.md", "README.zh-CN.md", "LICENSE"})


@dataclass(frozen=True, slots=True)
class SubmissionFolder:
    """The files of one submission."""

    path: str
    """With the closing slash: `130000/bureau/2024/`."""
    submission: FileEntry
    projects: tuple[tuple[str, FileEntry], ...]
    texts: tuple[tuple[str, FileEntry], ...]
    source_map: FileEntry | None
    sources: tuple[FileEntry, ...]
    tables: FileEntry | None
    table_rows: tuple[tuple[str, FileEntry], ...]
    accepted: FileEntry | None
    """The record of the findings that may stand."""
    revisions: FileEntry | None = None
    """The record of the revisions of its published text."""


@dataclass(frozen=True, slots=True)
class BodyFolder:
    """A body and its submissions."""

    region: str
    slug: str
    body: FileEntry
    submissions: tuple[SubmissionFolder, ...]
    accepted: FileEntry | None = None
    """The record of the findings in body.yaml that may stand."""


@dataclass(frozen=True, slots=True)
class RegionFolder:
    """A region and its bodies."""

    code: str
    region: FileEntry
    bodies: tuple[BodyFolder, ...]


@dataclass(frozen=True, slots=True)
class ContentTree:
    """What stands where in a content folder."""

    site: FileEntry | None
    glossary: FileEntry | None
    addresses: FileEntry | None
    regions: tuple[RegionFolder, ...]
    diagnostics: tuple[Diagnostic, ...]
    handbook: tuple[tuple[str, FileEntry], ...] = ()
    """The files of the handbook by the part of their name that becomes an address."""
    redirects: FileEntry | None = None
    """The record of addresses whose pages moved."""


@dataclass(slots=True)
class _Folder:
    """A folder under way: what it holds by name."""

    path: str
    files: dict[str, FileEntry] = field(default_factory=dict)
    folders: dict[str, _Folder] = field(default_factory=dict)

    def without(self, files: Iterable[str], folders: Iterable[str]) -> Iterable[str]:
        yield from (self.path + name for name in sorted(set(self.files) - set(files) - _ANYWHERE))
        yield from (f"{self.path}{name}/" for name in sorted(set(self.folders) - set(folders)))


def lay_out(scan: Scan) -> ContentTree:
    """The layout of what the walk found; what stands where nothing is expected is an error that says so."""
    top = _nest(scan)
    found = list(scan.diagnostics)
    regions = {name: folder for name, folder in top.folders.items() if _REGION.fullmatch(name)}
    found.extend(
        _misplaced(path, msg("Nothing of this name is expected here"), msg("Regions are folders of six digits"))
        for path in top.without(_TOP, {*regions, *_TOP_FOLDERS})
    )
    laid = tuple(_region(name, folder, found) for name, folder in regions.items())
    handbook = _named(top.folders.get("handbook"), ".md", found)
    return ContentTree(
        site=top.files.get("site.yaml"),
        glossary=top.files.get("glossary.yaml"),
        addresses=top.files.get("addresses.txt"),
        regions=tuple(region for region in laid if region is not None),
        diagnostics=tuple(found),
        handbook=handbook,
        redirects=top.files.get("redirects.yaml"),
    )


def lay_out_submission(scan: Scan, path: str) -> tuple[SubmissionFolder | None, tuple[Diagnostic, ...]]:
    """The files of the one submission at `path` alone, whatever lies around it; None where its main file is missing."""
    folder = _nest(scan)
    for name in path.strip("/").split("/"):
        folder = folder.folders.get(name, _Folder(f"{folder.path}{name}/"))
    found: list[Diagnostic] = []
    return _submission(folder, found), tuple(found)


def _nest(scan: Scan) -> _Folder:
    top = _Folder("")
    by_path = {"": top}
    for entry in scan.entries:
        parent, _, name = entry.path.rpartition("/")
        folder = by_path.get(parent)
        if folder is None:
            continue
        if entry.kind is EntryKind.FOLDER:
            by_path[entry.path] = folder.folders[name] = _Folder(entry.path + "/")
        else:
            folder.files[name] = entry
    return top


def _misplaced(path: str, message: Message, help: Message | None = None) -> Diagnostic:
    return Diagnostic("file-misplaced", Severity.ERROR, message, Place(path), help=help)


def _required(folder: _Folder, name: str, found: list[Diagnostic]) -> FileEntry | None:
    entry = folder.files.get(name)
    if entry is None:
        message = msg("The file {name} is missing", name=name)
        found.append(Diagnostic("file-missing", Severity.ERROR, message, Place(folder.path + name), expected=name))
    return entry


def _region(code: str, folder: _Folder, found: list[Diagnostic]) -> RegionFolder | None:
    bodies = {name: inner for name, inner in folder.folders.items() if _SLUG.fullmatch(name)}
    found.extend(
        _misplaced(path, msg("Nothing of this name is expected here"), msg("Bodies are folders of a-z, 0-9 and -"))
        for path in folder.without({"region.yaml"}, bodies)
    )
    entry = _required(folder, "region.yaml", found)
    laid = tuple(_body(code, name, inner, found) for name, inner in bodies.items())
    return RegionFolder(code, entry, tuple(body for body in laid if body is not None)) if entry else None


def _body(region: str, slug: str, folder: _Folder, found: list[Diagnostic]) -> BodyFolder | None:
    years = {name: inner for name, inner in folder.folders.items() if _FOLDER.fullmatch(name)}
    found.extend(
        _misplaced(
            path,
            msg("Nothing of this name is expected here"),
            msg("Submissions are folders such as 2024, 2024-accounts"),
        )
        for path in folder.without({"body.yaml", "accepted.yaml"}, years)
    )
    entry = _required(folder, "body.yaml", found)
    laid = tuple(_submission(inner, found) for inner in years.values())
    kept = tuple(submission for submission in laid if submission is not None)
    return BodyFolder(region, slug, entry, kept, folder.files.get("accepted.yaml")) if entry else None


def _submission(folder: _Folder, found: list[Diagnostic]) -> SubmissionFolder | None:
    known = {"projects", "text", "tables", "source"}
    found.extend(
        _misplaced(path, msg("Nothing of this name is expected here"))
        for path in folder.without({"submission.yaml", "tables.yaml", "accepted.yaml", "revisions.yaml"}, known)
    )
    entry = _required(folder, "submission.yaml", found)
    projects = _named(folder.folders.get("projects"), ".yaml", found)
    texts = _named(folder.folders.get("text"), ".md", found)
    table_rows = _named(folder.folders.get("tables"), ".csv", found)
    source = folder.folders.get("source")
    files = source.files if source else {}
    if source is not None:
        message = msg("Nothing of this name is expected here")
        found.extend(_misplaced(f"{source.path}{name}/", message) for name in source.folders)
    if entry is None:
        return None
    return SubmissionFolder(
        path=folder.path,
        submission=entry,
        projects=projects,
        texts=texts,
        source_map=files.get("map.json"),
        sources=tuple(file for name, file in sorted(files.items()) if name != "map.json"),
        tables=folder.files.get("tables.yaml"),
        table_rows=table_rows,
        accepted=folder.files.get("accepted.yaml"),
        revisions=folder.files.get("revisions.yaml"),
    )


def _named(folder: _Folder | None, ending: str, found: list[Diagnostic]) -> tuple[tuple[str, FileEntry], ...]:
    """Files by the part of their name that becomes an address."""
    if folder is None:
        return ()
    kept = []
    for name, entry in sorted(folder.files.items()):
        id = name.removesuffix(ending)
        if name in _ANYWHERE:
            continue
        if name.endswith(ending) and _SLUG.fullmatch(id):
            kept.append((id, entry))
        else:
            found.append(
                _misplaced(
                    entry.path,
                    msg(
                        "The name of the file is part of an address and must be like {example}",
                        example=f"name-1{ending}",
                    ),
                    msg("Use a-z, 0-9 and -, at most 64 signs"),
                )
            )
    found.extend(
        _misplaced(f"{folder.path}{name}/", msg("Nothing of this name is expected here")) for name in folder.folders
    )
    return tuple(kept)
