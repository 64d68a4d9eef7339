"""The stages in order, on one screen: read, validate, relate, render, index, publish.

The unit of work is the submission. Two maps go over them, `load_batch` and `render_batch`; between them all summaries
come together once. Every stage returns its findings; nobody prints.
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections import defaultdict
from pathlib import Path

from generator import __version__, batches, locale
from generator.batches import Loaded, LoadTask, Place, Rendered, RenderTask, Workers, workers
from generator.index.entries import name_entries
from generator.index.names import build_name_index
from generator.index.text import build_text_index
from generator.model.body import Body, Region
from generator.model.catalogue import Catalogue, Expected, Relations, Summary
from generator.model.diagnostic import Diagnostic, Severity, has_errors
from generator.model.glossary import Term
from generator.model.message import msg
from generator.model.page import Shell
from generator.model.place import Place as At
from generator.model.site import Site
from generator.pages import page_kinds, pages_of_site
from generator.publish.manifest import manifest
from generator.publish.stage import Written, new_generation, write_file
from generator.publish.target import check_target
from generator.read.content_tree import ContentTree, lay_out
from generator.read.files import scan_tree
from generator.read.places import read_places
from generator.relate.catalogue import build_catalogue, siblings_of
from generator.relate.summary import relate_submission
from generator.render.assets import asset_names, read_assets
from generator.render.page import Renderer
from generator.resources import templates_folder
from generator.settings import BuildSettings
from generator.timing import Clock
from generator.validate.site import build_body, build_glossary, build_region, build_site

GENERATOR = f"mingzhang {__version__}"
NAMES_FOLDER = "search/names"
TEXT_FOLDER = "search/pagefind"


@dataclasses.dataclass(frozen=True, slots=True)
class Content:
    """A content folder, read and validated; submissions with an error are not among `loaded`' held ones."""

    site: Site
    terms: tuple[Term, ...]
    regions: tuple[tuple[Region, tuple[Expected, ...]], ...]
    bodies: tuple[Body, ...]
    loaded: tuple[Loaded, ...]
    addresses: tuple[tuple[str, int], ...]
    """Every address ever published, with its line in addresses.txt."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """Of the submissions without an error."""
        return tuple(item.summary for item in self.loaded if item.summary is not None)


@dataclasses.dataclass(frozen=True, slots=True)
class Result:
    """What a run came to."""

    diagnostics: tuple[Diagnostic, ...]
    """All findings in their fixed order."""
    is_published: bool = False
    """Whether nothing stopped the publication."""
    submissions: int = 0
    projects: int = 0
    pages: int = 0
    files: int = 0
    new_addresses: tuple[str, ...] = ()
    """Addresses published for the first time."""


def check_content(settings: BuildSettings) -> Result:
    """Every finding of the content; nothing is written."""
    tree = lay_out(scan_tree(settings.content))
    with workers(settings.jobs, _count_projects(tree)) as shared, tempfile.TemporaryDirectory() as scratch:
        return _result(load_content(settings, tree, shared, scratch))


def build_site_folder(settings: BuildSettings, clock: Clock) -> Result:
    """The site in `settings.output`, new and whole; with an error the old one stays as it was.

    Errors: `TargetError` where the output must not be replaced.
    """
    check_target(settings.output, settings.content)
    tree = clock.time("scan", lambda: lay_out(scan_tree(settings.content)))
    with workers(settings.jobs, _count_projects(tree)) as shared, tempfile.TemporaryDirectory() as scratch:
        content = clock.time("read", lambda: load_content(settings, tree, shared, scratch))
        if _stops(content.diagnostics, settings):
            return _result(content)
        with new_generation(settings.output, settings.content) as generation:
            result = _make(settings, content, generation.folder, shared, clock)
            if result.is_published:
                clock.time("publish", generation.publish)
            return result


def load_content(settings: BuildSettings, tree: ContentTree, shared: Workers, scratch: str) -> Content:
    """Read and validate: the site, the regions and bodies, then each submission by the first map."""
    raw, found = read_places(settings.content, tree)
    diagnostics = [*tree.diagnostics, *found]
    site: Site | None = Site(base_url=settings.base_url)
    terms: tuple[Term, ...] | None = ()
    if raw.site is not None:
        site, found = build_site(raw.site, settings.base_url)
        diagnostics.extend(found)
    if raw.glossary is not None:
        terms, found = build_glossary(raw.glossary)
        diagnostics.extend(found)
    regions: dict[str, tuple[Region, tuple[Expected, ...]]] = {}
    for region_folder, file in raw.regions:
        region, found = build_region(file, region_folder.code)
        diagnostics.extend(found)
        if region is not None:
            regions[region_folder.code] = region
    neighbours = {region.code: {body.slug for body in region.bodies} for region in tree.regions}
    places: list[Place] = []
    bodies: list[Body] = []
    for body_folder, file in raw.bodies:
        code, slug = body_folder.region, body_folder.slug
        body, found = build_body(file, code, slug, neighbours[code] - {slug})
        diagnostics.extend(found)
        if body is not None:
            bodies.append(body)
        # Where the region or the body is at fault nothing is published, but the submissions are read all the same, so
        # that all findings are listed at once.
        of_region = regions[code][0] if code in regions else Region(code, "")
        places.extend(Place(folder, of_region, body or Body(slug, "", code)) for folder in body_folder.submissions)
    shares = batches.split_evenly(places, shared.jobs, lambda place: len(place.folder.projects) + 1)
    tasks = [LoadTask(settings.content, share, scratch if shared.pool else None) for share in shares]
    loaded = tuple(item for batch in shared.start(batches.load_batch, tasks)() for item in batch)
    diagnostics.extend(diagnostic for item in loaded for diagnostic in item.diagnostics)
    return Content(
        site=site or Site(base_url=settings.base_url),
        terms=terms or (),
        regions=tuple(regions.values()),
        bodies=tuple(bodies),
        loaded=loaded,
        addresses=raw.addresses,
        diagnostics=tuple(diagnostics),
    )


def _make(settings: BuildSettings, content: Content, generation: Path, shared: Workers, clock: Clock) -> Result:
    """Relate, render and index into the new generation, which is whole unless findings stop it."""
    catalogue, related = clock.time("relate", lambda: _relate(settings, content))
    rendered = clock.time("render", lambda: _render(settings, catalogue, related, generation, shared))
    written = [file for batch in rendered for file in batch.files]
    addresses = tuple(address for batch in rendered for address in batch.addresses)
    found = (
        *content.diagnostics,
        *(diagnostic for batch in rendered for diagnostic in batch.diagnostics),
        *_lost_addresses(content.addresses, addresses),
    )
    if _stops(found, settings):
        return _result(content, found)
    if settings.with_search:
        clock.time("name index", lambda: written.extend(_write_names(catalogue, generation)))
        records = [record for batch in rendered for record in batch.texts]
        clock.time("text index", lambda: build_text_index(records, generation / TEXT_FOLDER))
        written.extend(_listed(generation, TEXT_FOLDER))
    clock.time("manifest", lambda: write_file(str(generation), "manifest.json", manifest(written, GENERATOR)))
    known = {address for address, _ in content.addresses}
    known.update(address for batch in rendered for address in batch.passing)
    return dataclasses.replace(
        _result(content, found),
        is_published=True,
        pages=len(addresses),
        files=len(written) + 1,
        new_addresses=tuple(sorted(address for address in addresses if address.endswith("/") and address not in known)),
    )


def _render(
    settings: BuildSettings,
    catalogue: Catalogue,
    related: list[tuple[Loaded, Relations]],
    generation: Path,
    shared: Workers,
) -> list[Rendered]:
    """Writes every page: those of the submissions by the second map, meanwhile those of the site as a whole here."""
    folders = (*([settings.templates] if settings.templates else []), templates_folder())
    assets = read_assets(folders)
    shell = Shell(catalogue.site, GENERATOR, asset_names(assets))
    shares = batches.split_evenly(related, shared.jobs, lambda item: len(item[1].summary.projects) + 1)
    tasks = [
        RenderTask(settings.content, share, shell, folders, catalogue.terms, str(generation), settings.with_search)
        for share in shares
    ]
    waiting = shared.start(batches.render_batch, tasks)
    written = [write_file(str(generation), asset.path, asset.content) for asset in assets]
    renderer = Renderer(shell, locale.catalogue(shell.site.language), folders)
    addresses, passing = [], []
    for page in pages_of_site(page_kinds(), catalogue):
        written.extend(batches.write_page(renderer, page, str(generation)))
        addresses.append(page.address)
        if not page.is_permanent:
            passing.append(page.address)
    return [Rendered(tuple(written), tuple(addresses), (), (), tuple(passing)), *waiting()]


def _relate(settings: BuildSettings, content: Content) -> tuple[Catalogue, list[tuple[Loaded, Relations]]]:
    by_body: dict[tuple[str, str], list[Summary]] = defaultdict(list)
    bodies: dict[str, list[Body]] = defaultdict(list)
    for summary in content.summaries:
        by_body[summary.region.code, summary.body.slug].append(summary)
    for body in content.bodies:
        bodies[body.region_code].append(body)
    regions = [(region, expected, tuple(bodies[region.code])) for region, expected in content.regions]
    catalogue = build_catalogue(content.site, regions, content.summaries, content.terms, settings.today)
    related = [
        (item, relate_submission(item.summary, siblings_of(item.summary, by_body)))
        for item in content.loaded
        if item.summary is not None
    ]
    return catalogue, related


def _write_names(catalogue: Catalogue, generation: Path) -> list[Written]:
    files = build_name_index(name_entries(catalogue))
    return [write_file(str(generation), f"{NAMES_FOLDER}/{name}", files[name]) for name in sorted(files)]


def _listed(generation: Path, folder: str) -> list[Written]:
    """Files another program wrote into the generation."""
    return [
        Written.of(file.relative_to(generation).as_posix(), file.read_bytes())
        for file in sorted((generation / folder).rglob("*"))
        if file.is_file()
    ]


def _lost_addresses(published: tuple[tuple[str, int], ...], addresses: tuple[str, ...]) -> list[Diagnostic]:
    """An address once published that answers no more."""
    present = set(addresses)
    return [
        Diagnostic(
            "address-lost",
            Severity.ERROR,
            msg("The address {address} was published and would answer no more", address=address),
            At("addresses.txt", line),
            found=address,
            help=msg("List the project under “removed” in submission.yaml, or bring its file back"),
        )
        for address, line in published
        if address not in present
    ]


def _stops(found: tuple[Diagnostic, ...], settings: BuildSettings) -> bool:
    return has_errors(found) or (settings.strict and any(item.severity is Severity.WARNING for item in found))


def _count_projects(tree: ContentTree) -> int:
    return sum(len(folder.projects) for region in tree.regions for body in region.bodies for folder in body.submissions)


def _result(content: Content, found: tuple[Diagnostic, ...] | None = None) -> Result:
    diagnostics = content.diagnostics if found is None else found
    return Result(
        tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)),
        submissions=len(content.loaded),
        projects=sum(len(summary.projects) for summary in content.summaries),
    )
