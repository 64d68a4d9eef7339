"""The stages in order, on one screen: read, validate, relate, render, index, publish.

The unit of work is the submission. Two maps go over them, `load_batch` and `render_batch`; between them all summaries
come together once. Every stage returns its findings; nobody prints.
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from generator import locale
from generator.batches import Loaded, Workers, split_evenly, workers
from generator.checking import Result, count_projects, result_of
from generator.downloads.site import site_files
from generator.gate import output as gate
from generator.handbook.built import Handbook
from generator.handbook_writing import broken_links, write_handbook
from generator.index.entries import name_entries
from generator.index.names import NAMES_FOLDER, build_name_index
from generator.index.shards import write_group
from generator.index.site_texts import site_text_records
from generator.index.synonyms import synonym_groups
from generator.indexing import write_text_index
from generator.loading import Content, load_content
from generator.model.catalogue import Catalogue, Relations
from generator.model.diagnostic import Diagnostic, Severity, has_errors
from generator.model.message import msg
from generator.model.place import Place as At
from generator.model.redirect import Redirect
from generator.pages import page_kinds, pages_of_site
from generator.precompressing import write_packed
from generator.publish.precompress import PACKING
from generator.publish.stage import new_generation
from generator.publish.target import check_target
from generator.publish.tree import Written, write_file
from generator.read.content_tree import lay_out
from generator.read.files import scan_tree
from generator.relating import relate_content
from generator.render.page import Renderer
from generator.rendering import GENERATOR, Rendered, RenderTask, frame_of, render_batch, write_files, write_page
from generator.settings import BuildSettings
from generator.timing import Clock
from generator.validate.redirects import misled


def build_site_folder(settings: BuildSettings, clock: Clock) -> Result:
    """The site in `settings.output`, new and whole; with an error the old one stays as it was.

    Errors: `TargetError` where the output must not be replaced.
    """
    check_target(settings.output, settings.content)
    tree = clock.time("scan", lambda: lay_out(scan_tree(settings.content)))
    with (
        workers(settings.jobs, count_projects(tree)) as shared,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch,
    ):
        at_gate: dict[str, tuple[Diagnostic, ...]] = {}
        while True:
            content = clock.time("read", partial(load_content, settings, tree, shared, scratch, at_gate))
            result = _build(settings, content, shared, Path(scratch), clock)
            found = _found_at_gate(result, at_gate) if settings.quarantine else {}
            if not found:
                return result
            # Its pages are made before the gate sees them: left out now, it is compared with nothing and made again.
            at_gate |= found


def _build(settings: BuildSettings, content: Content, shared: Workers, scratch: Path, clock: Clock) -> Result:
    """The site of a content that was read, published unless findings stop it."""
    content, withheld = _quarantined(content) if settings.quarantine else (content, ())
    if _stops(_stopping(content, withheld), settings):
        return result_of(content)
    with new_generation(settings.output, settings.content) as generation:
        result, written = _make(settings, content, withheld, generation.folder, shared, scratch, clock)
        if result.is_published:
            packing = PACKING if settings.precompress else ""
            clock.time("publish", partial(generation.publish, written, GENERATOR, packing))
        return result


def _found_at_gate(result: Result, known: Mapping[str, object]) -> dict[str, tuple[Diagnostic, ...]]:
    """Address of a submission → what must not go out on its pages; of those not left out yet."""
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for one in () if result.is_published else result.diagnostics:
        if one.check == gate.CHECK and one.submission and one.submission not in known:
            found[one.submission] = (*found.get(one.submission, ()), one)
    return found


def _quarantined(content: Content) -> tuple[Content, tuple[Loaded, ...]]:
    """The content without the submissions that have an error no record releases, and these."""
    withheld = tuple(item for item in content.loaded if has_errors(item.diagnostics))
    paths = {item.place.folder.path for item in withheld}
    kept = (
        dataclasses.replace(item, held=None, summary=None) if item.place.folder.path in paths else item
        for item in content.loaded
    )
    return dataclasses.replace(content, loaded=tuple(kept)), withheld


def _stopping(content: Content, withheld: tuple[Loaded, ...]) -> tuple[Diagnostic, ...]:
    """The findings that may stop the publication: all but those of what is left out of it."""
    left_out = {item.place.folder.path for item in withheld}
    of_the_rest = (item.diagnostics for item in content.loaded if item.place.folder.path not in left_out)
    return (*content.diagnostics, *(one for found in of_the_rest for one in found))


def _make(
    settings: BuildSettings,
    content: Content,
    withheld: tuple[Loaded, ...],
    generation: Path,
    shared: Workers,
    scratch: Path,
    clock: Clock,
) -> tuple[Result, list[Written]]:
    """Relate, render and index into the new generation, whose files these are, all of them unless findings stop it."""
    catalogue, related = clock.time("relate", lambda: relate_content(settings, content, withheld))
    rendering = partial(_render, settings, content, catalogue, related, generation, shared, scratch)
    rendered, handbook = clock.time("render", rendering)
    written = [file for batch in rendered for file in batch.files]
    addresses = tuple(address for batch in rendered for address in batch.addresses)
    late = (
        *(diagnostic for batch in rendered for diagnostic in batch.diagnostics),
        *_lost_addresses(content, addresses),
        *_misled(catalogue.redirects, addresses),
        *broken_links(handbook, catalogue, generation, {file.path for file in written}),
    )
    if _stops(late, settings):
        return result_of(content, late), written
    if settings.with_search:
        clock.time("name index", lambda: written.extend(_write_names(catalogue, handbook, generation)))
        texts = [
            write_group("", site_text_records(catalogue, handbook.searched), scratch / "site.texts"),
            *(group for batch in rendered for group in batch.texts),
        ]
        made = partial(write_text_index, texts, generation, settings.output, GENERATOR, shared)
        written.extend(clock.time("text index", made))
    if settings.precompress:
        packing = partial(write_packed, written, generation, settings.output, GENERATOR, shared)
        written.extend(clock.time("precompress", packing))
    known = {address for address, _ in content.addresses}
    known.update(address for batch in rendered for address in batch.passing)
    result = dataclasses.replace(
        result_of(content, late),
        is_published=True,
        submissions=len(content.summaries),
        withheld=tuple(item.path for item in catalogue.withheld),
        pages=len(addresses),
        files=len(written) + 1,
        new_addresses=tuple(sorted(address for address in addresses if address.endswith("/") and address not in known)),
    )
    return result, written


def _render(
    settings: BuildSettings,
    content: Content,
    catalogue: Catalogue,
    related: list[tuple[Loaded, Relations]],
    generation: Path,
    shared: Workers,
    scratch: Path,
) -> tuple[list[Rendered], Handbook]:
    """Writes every page: those of the submissions by the second map, meanwhile those of the site as a whole here."""
    frame = frame_of(catalogue, settings.templates, has_handbook=bool(content.handbook))
    shell, folders = frame.shell, frame.folders
    shares = split_evenly(related, shared.jobs, lambda item: len(item[1].summary.projects) + 1)
    texts = str(scratch) if settings.with_search else None
    tasks = [RenderTask(settings.content, share, shell, folders, str(generation), texts) for share in shares]
    waiting = shared.start(render_batch, tasks)
    written = [write_file(str(generation), asset.path, asset.content) for asset in frame.assets]
    renderer = Renderer(shell, locale.catalogue(shell.site.language), folders)
    before, found = gate.gate_of_site(catalogue), list[Diagnostic]()
    addresses, passing, unlisted = [], [], []
    for page in pages_of_site(page_kinds(), catalogue):
        written.extend(write_page(renderer, page, str(generation), before, found))
        addresses.append(page.address)
        if not page.is_permanent:
            passing.append(page.address)
        if not page.context.head.is_listed:
            unlisted.append(page.address)
    handbook, of_handbook = write_handbook(content.handbook, catalogue, renderer, generation, before, scratch)
    of_site = Rendered(tuple(written), tuple(addresses), (), tuple(found), tuple(passing), tuple(unlisted))
    rendered = [of_site, of_handbook, *waiting()]
    return [*rendered, _write_site_files(catalogue, rendered, str(generation), before)], handbook


def _write_site_files(catalogue: Catalogue, rendered: list[Rendered], generation: str, before: gate.Gate) -> Rendered:
    """Writes what names all pages and files of the site: its list of submissions, its data package, its sitemap."""
    say = partial(locale.translate, translations=locale.catalogue(catalogue.site.language))
    unlisted = {address for batch in rendered for address in batch.unlisted}
    addresses = [address for batch in rendered for address in batch.addresses if address not in unlisted]
    paths = {file.path for batch in rendered for file in batch.files}
    found: list[Diagnostic] = []
    written = tuple(write_files(site_files(catalogue, addresses, paths, say), generation, before, found))
    return Rendered(written, (), (), tuple(found))


def _write_names(catalogue: Catalogue, handbook: Handbook, generation: Path) -> list[Written]:
    files = build_name_index(name_entries(catalogue, handbook.searched), synonym_groups(catalogue))
    return [write_file(str(generation), f"{NAMES_FOLDER}/{name}", files[name]) for name in sorted(files)]


def _lost_addresses(content: Content, addresses: tuple[str, ...]) -> list[Diagnostic]:
    """An address once published that answers no more."""
    present = set(addresses)
    held_back = tuple(each.path for each in content.held_back)
    bring_back = msg(
        "List the project under “removed” in submission.yaml, bring its file back, or say in redirects.yaml where it "
        "went"
    )
    wait_no_more = msg("It was public already and cannot be held back: take “publish_on” out of submission.yaml")
    return [
        Diagnostic(
            "address-lost",
            Severity.ERROR,
            msg("The address {address} was published and would answer no more", address=address),
            At("addresses.txt", line),
            found=address,
            help=wait_no_more if held_back and address.startswith(held_back) else bring_back,
        )
        for address, line in content.addresses
        if address not in present
    ]


def _misled(redirects: tuple[Redirect, ...], addresses: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Redirects from where a page stands, or to where none does."""
    told = {one.old for one in redirects}
    pages = Counter(addresses)
    pages.subtract(told)
    return misled(redirects, {address for address, count in pages.items() if count > 0}, "redirects.yaml")


def _stops(found: tuple[Diagnostic, ...], settings: BuildSettings) -> bool:
    return has_errors(found) or (
        settings.strict and any(item.severity is Severity.WARNING and item.release is None for item in found)
    )
