"""The second map over submissions, `render_batch`: what a check never needs stands here."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import __version__, locale
from generator.batches import Loaded, source_lines
from generator.downloads.sheets import Say
from generator.downloads.submission import Download, submission_files
from generator.earlier import past_of
from generator.gate.output import Gate, gate_of
from generator.index.shards import TextGroup, write_group
from generator.index.text_records import text_records
from generator.model.catalogue import Catalogue, Relations
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.download import DownloadFile
from generator.model.message import msg
from generator.model.packed import unpack
from generator.model.page import Page, Shell
from generator.model.place import Place
from generator.model.submission import Submission
from generator.pages import PageKind, page_kinds, pages_of_submission
from generator.publish.tree import Written, write_file
from generator.render.assets import Asset, asset_names, read_assets
from generator.render.page import Renderer, output_path
from generator.resources import templates_folder
from generator.timing import PageTime, slowest, timed

GENERATOR = f"mingzhang {__version__}"


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a site share."""

    folders: tuple[Path, ...]
    """Of the templates, the user's own before the packaged ones."""
    assets: tuple[Asset, ...]
    shell: Shell


def frame_of(catalogue: Catalogue, templates: Path | None, *, has_handbook: bool) -> Frame:
    """The frame of the pages of this catalogue. `templates`: a folder of the user's own, if there is one."""
    folders = (*([templates] if templates else []), templates_folder())
    assets = read_assets(folders)
    names = asset_names(assets)
    return Frame(
        folders, assets, Shell(catalogue.site, GENERATOR, names, has_handbook=has_handbook, terms=catalogue.terms)
    )


@dataclass(frozen=True, slots=True)
class RenderTask:
    """Submissions to render into a new generation."""

    root: Path
    items: tuple[tuple[Loaded, Relations], ...]
    shell: Shell
    templates: Path | None
    """A folder of the user's own; the packaged ones stand where the program that renders has them."""
    generation: str
    texts: str | None
    """Folder to leave the texts in for the search index; None: no search."""
    build: str
    """What tells this build from any other: the tools of one are kept from batch to batch."""
    is_timed: bool = False
    """Whether the time of each page is measured."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was written of a submission, or of a part of the site."""

    files: tuple[Written, ...]
    addresses: tuple[str, ...]
    """Of all pages."""
    texts: tuple[TextGroup, ...]
    """For the search index, one of each submission."""
    diagnostics: tuple[Diagnostic, ...]
    passing: tuple[str, ...] = ()
    """Addresses of lists that come and go with what they list."""
    unlisted: tuple[str, ...] = ()
    """Addresses of pages that search engines are told to pass by."""
    times: tuple[PageTime, ...] = ()
    """Of the slowest pages, where times were asked for; never kept for a later build."""


@functools.lru_cache(maxsize=1)
def tools_of(build: str, shell: Shell, templates: Path | None) -> tuple[Renderer, Say, tuple[PageKind, ...]]:
    """What renders the pages of a build, made once in each process: compiling the templates takes longest."""
    translations = locale.catalogue(shell.site.language)
    folders = (*([templates] if templates else []), templates_folder())
    renderer = Renderer(shell, translations, folders, are_own=templates is None)
    return renderer, functools.partial(locale.translate, translations=translations), page_kinds()


def render_batch(task: RenderTask) -> tuple[Rendered, ...]:
    """Writes every page of the submissions, the data beside it and the files people take away; what of each of them."""
    renderer, say, kinds = tools_of(task.build, task.shell, task.templates)
    return tuple(_render(task, loaded, relations, renderer, kinds, say) for loaded, relations in task.items)


def _render(
    task: RenderTask,
    loaded: Loaded,
    relations: Relations,
    renderer: Renderer,
    kinds: tuple[PageKind, ...],
    say: Say,
) -> Rendered:
    files: list[Written] = []
    addresses: list[str] = []
    texts: list[TextGroup] = []
    found: list[Diagnostic] = []
    times: list[PageTime] = []
    passing, unlisted = [], []
    submission, downloads, pages = parts_of(loaded, relations, task.root, task.shell, kinds, say, found)
    gate = gate_of(submission, relations.findings, task.shell.site)
    for file in downloads:
        files.extend(_write(submission.path + file.name, file.content, file.texts, task.generation, gate, found))
    for page in timed(pages, times) if task.is_timed else pages:
        if page.instead is None:
            files.extend(write_page(renderer, page, task.generation, gate, found))
        else:
            gates = (gate, *(gate_of(each, relations.findings, task.shell.site) for _, each in _earlier(loaded)))
            files.extend(_write_past(renderer, page, page.instead, task.generation, gates, found))
        addresses.append(page.address)
        if not page.is_permanent:
            passing.append(page.address)
        if not page.context.head.is_listed:
            unlisted.append(page.address)
    if task.texts is not None:
        waiting = Path(task.texts, f"{submission.path.replace('/', '_')}.texts")
        texts.append(write_group(submission.path, text_records(submission), waiting))
    return Rendered(
        tuple(files),
        tuple(addresses),
        tuple(texts),
        tuple(found),
        tuple(passing),
        tuple(unlisted),
        tuple(slowest(times)),
    )


def parts_of(
    loaded: Loaded,
    relations: Relations,
    root: Path,
    shell: Shell,
    kinds: tuple[PageKind, ...],
    say: Say,
    found: list[Diagnostic],
) -> tuple[Submission, tuple[Download, ...], Iterator[Page]]:
    """A submission, its files that people take away and its pages; what is wrong with its document joins `found`.

    `root`: the content folder, which its document is read from.
    """
    submission = held_submission(loaded)
    lines = source_lines(root, loaded.place.folder, submission, found)
    downloads = tuple(submission_files(submission, relations, shell.site, shell.generator, say))
    # Pages say how large the files beside them are.
    listed = tuple(DownloadFile(file.name, len(file.content)) for file in downloads)
    relations = replace(relations, downloads=listed, past=past_of(submission, dict(_earlier(loaded))))
    return submission, downloads, pages_of_submission(kinds, submission, relations, shell.site, shell.terms, lines)


def page_files(renderer: Renderer, page: Page) -> Iterator[tuple[str, bytes]]:
    """The path of each file of a page and its bytes: the HTML, its index.json and the other files beside it."""
    yield output_path(page.address), renderer.render(page)
    if page.data is not None:
        yield f"{page.address}index.json", renderer.render_data(page)
    yield from ((f"{page.address}{name}", content) for name, content in page.files)


def write_page(
    renderer: Renderer, page: Page, generation: str, gate: Gate, found: list[Diagnostic]
) -> Iterator[Written]:
    """Writes the files of a page; what must not go out joins `found`."""
    yield from write_files(page_files(renderer, page), generation, gate, found)


def _write_past(
    renderer: Renderer, page: Page, instead: Page, generation: str, gates: Sequence[Gate], found: list[Diagnostic]
) -> Iterator[Written]:
    """Writes a page of earlier texts; what stands for it where one of its files passes none of the gates.

    Each text has a gate of its own, which knows its amounts and codes. What is stopped is no error: nobody can mend it.
    """
    files = tuple(page_files(renderer, page))
    if all(any(not any(gate.look(path, content)) for gate in gates) for path, content in files):
        yield from (write_file(generation, path, content) for path, content in files)
        return
    message = msg("An earlier text is not shown, since it holds what must not go out: {address}", address=page.address)
    found.append(Diagnostic("earlier-text-held-back", Severity.NOTICE, message, Place(page.address)))
    yield from write_files(page_files(renderer, instead), generation, gates[0], found)


def write_files(
    files: Iterable[tuple[str, bytes]], generation: str, gate: Gate, found: list[Diagnostic]
) -> Iterator[Written]:
    """Writes files by their paths; what must not go out joins `found`."""
    for path, content in files:
        yield from _write(path, content, content, generation, gate, found)


def _write(
    path: str, content: bytes, texts: bytes, generation: str, gate: Gate, found: list[Diagnostic]
) -> Iterator[Written]:
    """Writes a file, unless the gate finds something in its `texts`: not even an unpublished tree is to hold it."""
    stopped = tuple(gate.look(path, texts))
    found.extend(stopped)
    if not stopped:
        yield write_file(generation, path, content)


def held_submission(loaded: Loaded) -> Submission:
    """The submission itself, fetched from its scratch file where it waits in one."""
    return _fetched(loaded.held)


def _earlier(loaded: Loaded) -> tuple[tuple[int, Submission], ...]:
    """The earlier versions of a submission by their numbers."""
    return tuple((number, _fetched(held)) for number, held in loaded.earlier)


def _fetched(held: Submission | str | None) -> Submission:
    if isinstance(held, Submission):
        return held
    if held is None:
        raise ValueError("a submission with an error has no pages")
    return unpack(Path(held).read_bytes())
