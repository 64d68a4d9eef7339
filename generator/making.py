"""The second half of the pipeline: every page, list and index in the new generation, made or taken over."""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator import locale
from generator.batches import Loaded, Place
from generator.caching.cache import Cache
from generator.caching.keys import folder_key, key_of, program_key
from generator.caching.unchanged import Outcome, Seen, leave_outcome
from generator.downloads.site import site_files
from generator.following import Following, index_as_before
from generator.gate import output as gate
from generator.handbook.built import Handbook
from generator.handbook_writing import write_handbook
from generator.index.entries import name_entries
from generator.index.names import NAMES_FOLDER, build_name_index
from generator.index.shards import write_group
from generator.index.site_texts import site_text_records
from generator.index.synonyms import synonym_groups
from generator.indexing import begin_shards, text_index, write_text_index
from generator.loading import Content, load_shared, projects_at
from generator.model.catalogue import Catalogue, Relations
from generator.model.diagnostic import Diagnostic
from generator.model.packed import packed_whole
from generator.pages import page_kinds, pages_of_site
from generator.publish.stage import Generation
from generator.publish.taking import Taking
from generator.publish.tree import Written, write_file
from generator.relate.summary import with_groups
from generator.render.page import Renderer
from generator.rendering import (
    GENERATOR,
    Frame,
    Rendered,
    RenderTask,
    frame_of,
    render_batch,
    tools_of,
    write_files,
    write_page,
)
from generator.settings import BuildSettings
from generator.sharing.workers import Workers
from generator.timing import PageTime, slowest, timed

_SITE, _HANDBOOK, _FILES, _NAMES = "@site", "@handbook", "@files", "@names"
"""Names of the parts of a site in the cache; no address of a submission begins so."""


@dataclass(frozen=True, slots=True)
class Work:
    """What the second half of a build works with."""

    settings: BuildSettings
    tree: Generation
    """What it is made in."""
    shared: Workers
    scratch: Path
    cache: Cache
    taking: Taking

    @property
    def generation(self) -> Path:
        """The folder it is made in."""
        return self.tree.folder


@dataclass(frozen=True, slots=True)
class Made:
    """What was made so far."""

    written: list[Written]
    rendered: list[Rendered]
    handbook: Handbook
    site_key: str
    """Of all that pages over all submissions follow from."""
    anew: dict[str, Rendered]
    """By address, the submissions whose pages were not taken over."""
    pages_key: Callable[[str, str], str]
    """The key of a submission's pages from its address and its own key."""


def read_few_or_many(
    settings: BuildSettings, shared: Workers, scratch: str, places: Sequence[Place]
) -> Sequence[Loaded]:
    """The submissions at these places by the first map: here where they are few, whatever the site's size."""
    return load_shared(settings.content, places, shared.enough_for(sum(map(projects_at, places))), scratch)


def render_all(work: Work, content: Content, catalogue: Catalogue, related: Sequence[tuple[Loaded, Relations]]) -> Made:
    """Writes every page: those of the submissions by the second map, meanwhile those of the site as a whole here."""
    settings, cache = work.settings, work.cache
    frame = frame_of(catalogue, settings.templates, has_handbook=bool(content.handbook))
    own = folder_key(settings.templates) if settings.templates is not None else ""
    frame_key = key_of(program=program_key(), shell=frame.shell, templates=own, search=settings.with_search)
    relations = {item.place.folder.path: found for item, found in related}

    def pages_key(path: str, content_key: str) -> str:
        of = relations[path]
        beyond = {"siblings": of.siblings, "findings": of.findings, "checks": of.checks, "years": of.other_years}
        return key_of(frame=frame_key, content=content_key, **beyond) if content_key else ""

    taken, missing = _taken_over(work, related, pages_key)
    waiting = _begin(work, frame, missing)
    site_key = _site_key(cache, catalogue, frame_key)
    renderer, _, _ = tools_of(str(work.scratch), frame.shell, settings.templates)
    before = gate.gate_of_site(catalogue)
    of_site = cache.part(_SITE, site_key, work.taking, partial(_site_pages, work, catalogue, frame, renderer, before))
    handbook, of_handbook = _handbook(work, content, catalogue, frame_key, renderer, before)
    made = [rendered for batch in waiting() for rendered in batch]
    work.shared.clock.note_pages(time for rendered in (of_site, *made) for time in rendered.times)
    anew = {item.place.folder.path: rendered for (item, _), rendered in zip(missing, made, strict=True)}
    of_submissions = [taken.get(path) or anew[path] for path in relations]
    rendered = [of_site, of_handbook, *of_submissions]
    rendered.append(_site_files(work, catalogue, rendered, site_key, before))
    written = [file for batch in rendered for file in batch.files]
    return Made(written, rendered, handbook, site_key, anew, pages_key)


def _taken_over(
    work: Work, related: Sequence[tuple[Loaded, Relations]], pages_key: Callable[[str, str], str]
) -> tuple[dict[str, Rendered], list[tuple[Loaded, Relations]]]:
    """What is known of submissions whose pages are as they were, by address; the others, with all that pages need."""
    cache = work.cache
    taken: dict[str, Rendered] = {}
    missing: list[tuple[Loaded, Relations]] = []
    for item, relations in related:
        path = item.place.folder.path
        known = cache.taken(path, pages_key(path, cache.content_key(path)), work.taking)
        if known is None:
            missing.append((item, relations))
        else:
            taken[path] = known
    read = partial(read_few_or_many, work.settings, work.shared, str(work.scratch))
    held = cache.with_submissions([item for item, _ in missing], read)
    whole = []
    for item, relations in missing:
        path = item.place.folder.path
        if path in held and item.summary is not None:
            whole.append((held[path], with_groups(relations, item.summary)))
        else:
            whole.append((item, relations))
    return taken, whole


def _begin(work: Work, frame: Frame, items: list[tuple[Loaded, Relations]]) -> Callable[[], list[tuple[Rendered, ...]]]:
    """Begins to render the submissions; what is returned waits for what was written of each, in their order."""
    shared = work.shared.enough_for(sum(map(_projects, items)))
    shares = shared.shares(items, _projects)
    texts = str(work.scratch) if work.settings.with_search else None
    root, generation = work.settings.content, str(work.generation)
    build, is_timed = str(work.scratch), shared.clock.wants_pages
    tasks = [
        RenderTask(root, share, frame.shell, work.settings.templates, generation, texts, build, is_timed)
        for share in shares
    ]
    return shared.start(render_batch, tasks, [sum(map(_projects, share)) for share in shares])


def _projects(item: tuple[Loaded, Relations]) -> int:
    return len(item[1].summary.projects)


def _site_key(cache: Cache, catalogue: Catalogue, frame_key: str) -> str:
    """Of the catalogue: a submission counts by what lists show of it, which another text may leave as it is."""
    regions = [(entry.region, entry.expected, [each.body for each in entry.bodies]) for entry in catalogue.regions]
    summaries = [
        (summary.path, cache.summary_hash(summary.path))
        for entry in catalogue.regions
        for each in entry.bodies
        for summary in each.submissions
    ]
    return key_of(
        frame=frame_key,
        site=catalogue.site,
        terms=catalogue.terms,
        synonyms=catalogue.synonyms,
        regions=regions,
        summaries=summaries,
        findings=catalogue.findings,
        withheld=catalogue.withheld,
        redirects=catalogue.redirects,
    )


def _site_pages(work: Work, catalogue: Catalogue, frame: Frame, renderer: Renderer, before: gate.Gate) -> Rendered:
    generation, found = str(work.generation), list[Diagnostic]()
    written = [write_file(generation, asset.path, asset.content) for asset in frame.assets]
    addresses, passing, unlisted = [], [], []
    times: list[PageTime] = []
    pages = pages_of_site(page_kinds(), catalogue)
    for page in timed(pages, times) if work.shared.clock.wants_pages else pages:
        written.extend(write_page(renderer, page, generation, before, found))
        addresses.append(page.address)
        if not page.is_permanent:
            passing.append(page.address)
        if not page.context.head.is_listed:
            unlisted.append(page.address)
    told = (tuple(written), tuple(addresses), (), tuple(found), tuple(passing), tuple(unlisted))
    return Rendered(*told, tuple(slowest(times)))


def _handbook(
    work: Work, content: Content, catalogue: Catalogue, frame_key: str, renderer: Renderer, before: gate.Gate
) -> tuple[Handbook, Rendered]:
    """The handbook; it follows from its files and the frame, and from the catalogue only what the gate lets pass."""
    gate_key = (sorted(before.released), sorted(before.addresses))
    key = key_of(frame=frame_key, files=content.handbook, gate=gate_key)
    known = work.cache.object(_HANDBOOK, key)
    taken = work.cache.taken(_HANDBOOK, key, work.taking) if known is not None else None
    if known is not None and taken is not None:
        handbook: Handbook = pickle.loads(known)
        return handbook, taken
    handbook, made = write_handbook(content.handbook, catalogue, renderer, work.generation, before, work.scratch)
    is_plain = not any(gate.may_hold_personal_values(page.html) for page in handbook.pages)
    if is_plain and not made.diagnostics:
        work.cache.keep(_HANDBOOK, key, made, packed_whole(handbook))
    return handbook, made


def _site_files(
    work: Work, catalogue: Catalogue, rendered: list[Rendered], site_key: str, before: gate.Gate
) -> Rendered:
    """What names all pages and files of the site: its list of submissions, its data package, its sitemap."""
    unlisted = {address for batch in rendered for address in batch.unlisted}
    addresses = [address for batch in rendered for address in batch.addresses if address not in unlisted]
    paths = {file.path for batch in rendered for file in batch.files}

    def make() -> Rendered:
        say = partial(locale.translate, translations=locale.catalogue(catalogue.site.language))
        found: list[Diagnostic] = []
        files = site_files(catalogue, addresses, paths, say)
        written = tuple(write_files(files, str(work.generation), before, found))
        return Rendered(written, (), (), tuple(found))

    key = key_of(site=site_key, addresses="\n".join(addresses), paths="\n".join(sorted(paths)))
    return work.cache.part(_FILES, key, work.taking, make)


def write_names(work: Work, made: Made, catalogue: Catalogue) -> None:
    """Adds the index of names to what was made."""
    searched = made.handbook.searched

    def make() -> Rendered:
        files = build_name_index(name_entries(catalogue, searched), synonym_groups(catalogue))
        written = (write_file(str(work.generation), f"{NAMES_FOLDER}/{name}", files[name]) for name in sorted(files))
        return Rendered(tuple(written), (), (), ())

    part = work.cache.part(_NAMES, key_of(site=made.site_key, searched=searched), work.taking, make)
    made.written.extend(part.files)


def write_texts(work: Work, made: Made, catalogue: Catalogue, *, may_follow: bool) -> Following | None:
    """Adds the index of texts to what was made; as it was, where what has to be made anew may follow."""
    texts = [
        write_group("", site_text_records(catalogue, made.handbook.searched), work.scratch / "site.texts"),
        *(group for batch in made.rendered for group in batch.texts),
    ]
    index, output = text_index(texts, work.taking), work.settings.output
    before = partial(index_as_before, index, made.written, work.cache.published_paths(), output)
    as_before = before(work.generation, work.taking) if may_follow else None
    if as_before is None:
        made.written.extend(write_text_index(index, work.generation, output, GENERATOR, work.shared))
        return None
    made.written.extend(as_before)
    folder = work.scratch / "shards"
    waiting = begin_shards(index, folder, output, GENERATOR, work.shared)
    return Following(index, folder, waiting)


def leave_for_next(work: Work, made: Made, before: tuple[Work, Made] | None, seen: Seen, outcome: Outcome) -> None:
    """Leaves what the next build need not make again; where that fails the next build makes it, and nothing is said.

    `before`: what was published a moment earlier, before its text index.
    """
    with contextlib.suppress(OSError):
        if work.cache.prepare():
            work.cache.save(seen.scan, made.anew, made.pages_key)
            replaced = None if before is None else (before[0].tree, before[1].written)
            build = work.cache.leave_trees(work.tree, made.written, work.taking, replaced)
            leave_outcome(work.cache.folder, build, seen.asked, outcome)
