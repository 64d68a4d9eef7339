"""The second map over submissions, `render_batch`: what a check never needs stands here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator import locale
from generator.batches import Loaded, source_lines
from generator.downloads.submission import submission_files
from generator.gate.output import Gate, gate_of
from generator.index.shards import TextGroup, write_group
from generator.index.text_records import text_records
from generator.model.catalogue import Relations
from generator.model.diagnostic import Diagnostic
from generator.model.download import DownloadFile
from generator.model.glossary import Term
from generator.model.packed import unpack
from generator.model.page import Page, Shell
from generator.model.submission import Submission
from generator.pages import page_kinds, pages_of_submission
from generator.publish.tree import Written, write_file
from generator.render.page import Renderer, output_path


@dataclass(frozen=True, slots=True)
class RenderTask:
    """Submissions to render into a new generation."""

    root: Path
    items: tuple[tuple[Loaded, Relations], ...]
    shell: Shell
    template_folders: tuple[Path, ...]
    terms: tuple[Term, ...]
    generation: str
    texts: str | None
    """Folder to leave the texts in for the search index; None: no search."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a batch wrote."""

    files: tuple[Written, ...]
    addresses: tuple[str, ...]
    """Of all pages."""
    texts: tuple[TextGroup, ...]
    """For the search index, one of each submission."""
    diagnostics: tuple[Diagnostic, ...]
    passing: tuple[str, ...] = ()
    """Addresses of lists that come and go with what they list."""


def render_batch(task: RenderTask) -> Rendered:
    """Writes every page of the submissions, the data beside it and the files people take away."""
    translations = locale.catalogue(task.shell.site.language)
    renderer = Renderer(task.shell, translations, task.template_folders)
    say = partial(locale.translate, translations=translations)
    kinds = page_kinds()
    files: list[Written] = []
    addresses: list[str] = []
    texts: list[TextGroup] = []
    found: list[Diagnostic] = []
    for loaded, relations in task.items:
        submission = _held(loaded.held)
        lines = source_lines(task.root, loaded.place.folder, submission, found)
        gate = gate_of(submission, relations.findings, task.shell.site)
        downloads = []
        for file in submission_files(submission, relations, task.shell.site, task.shell.generator, say):
            files.extend(_write(submission.path + file.name, file.content, file.texts, task.generation, gate, found))
            downloads.append(DownloadFile(file.name, len(file.content)))
        # Pages say how large the files beside them are.
        relations = replace(relations, downloads=tuple(downloads))
        for page in pages_of_submission(kinds, submission, relations, task.shell.site, task.terms, lines):
            files.extend(write_page(renderer, page, task.generation, gate, found))
            addresses.append(page.address)
        if task.texts is not None:
            waiting = Path(task.texts, f"{submission.path.replace('/', '_')}.texts")
            texts.append(write_group(submission.path, text_records(submission), waiting))
    return Rendered(tuple(files), tuple(addresses), tuple(texts), tuple(found))


def write_page(
    renderer: Renderer, page: Page, generation: str, gate: Gate, found: list[Diagnostic]
) -> Iterator[Written]:
    """Writes the HTML of a page, its index.json and the other files beside it; what must not go out joins `found`."""
    files = [(output_path(page.address), renderer.render(page))]
    if page.data is not None:
        files.append((f"{page.address}index.json", renderer.render_data(page)))
    files.extend((f"{page.address}{name}", content) for name, content in page.files)
    yield from write_files(files, generation, gate, found)


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


def _held(held: Submission | str | None) -> Submission:
    if isinstance(held, Submission):
        return held
    if held is None:
        raise ValueError("a submission with an error has no pages")
    return unpack(Path(held).read_bytes())
