"""The stages in order, on one screen: read, validate, relate, render, index, publish.

The unit of work is the submission. Two maps go over them, `load_batch` and `render_batch`; between them all summaries
come together once. Every stage returns its findings; nobody prints.
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections import defaultdict
from pathlib import Path

from generator import __version__, batches, checks, locale
from generator.batches import Loaded, Rendered, RenderTask, Workers, workers
from generator.checks import discover_checks
from generator.gate.output import gate_of_site
from generator.index.entries import name_entries
from generator.index.names import build_name_index
from generator.index.text import build_text_index
from generator.loading import Content, load_content
from generator.model.body import Body
from generator.model.catalogue import Catalogue, Relations, Summary, Withheld
from generator.model.diagnostic import Diagnostic, Severity, has_errors
from generator.model.message import msg
from generator.model.page import Shell
from generator.model.place import Place as At
from generator.pages import page_kinds, pages_of_site
from generator.publish.manifest import manifest
from generator.publish.stage import Written, new_generation, write_file
from generator.publish.target import check_target
from generator.read.content_tree import ContentTree, lay_out
from generator.read.files import scan_tree
from generator.relate.catalogue import build_catalogue, siblings_of
from generator.relate.summary import relate_submission, shown_findings
from generator.render.assets import asset_names, read_assets
from generator.render.page import Renderer
from generator.resources import templates_folder
from generator.settings import BuildSettings
from generator.timing import Clock
from generator.validate.run_checks import masked

GENERATOR = f"mingzhang {__version__}"
NAMES_FOLDER = "search/names"
TEXT_FOLDER = "search/pagefind"


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
    withheld: tuple[str, ...] = ()
    """Submissions left out, because errors in them are neither mended nor released."""
    not_run: tuple[str, ...] = ()
    """Checks across submissions that did not run, because not all submissions were read."""


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
        content, withheld = _quarantined(content) if settings.quarantine else (content, ())
        if _stops(_stopping(content, withheld), settings):
            return _result(content)
        with new_generation(settings.output, settings.content) as generation:
            result = _make(settings, content, withheld, generation.folder, shared, clock)
            if result.is_published:
                clock.time("publish", generation.publish)
            return result


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
    clock: Clock,
) -> Result:
    """Relate, render and index into the new generation, which is whole unless findings stop it."""
    catalogue, related = clock.time("relate", lambda: _relate(settings, content, withheld))
    rendered = clock.time("render", lambda: _render(settings, catalogue, related, generation, shared))
    written = [file for batch in rendered for file in batch.files]
    addresses = tuple(address for batch in rendered for address in batch.addresses)
    late = (
        *(diagnostic for batch in rendered for diagnostic in batch.diagnostics),
        *_lost_addresses(content.addresses, addresses),
    )
    if _stops(late, settings):
        return _result(content, late)
    if settings.with_search:
        clock.time("name index", lambda: written.extend(_write_names(catalogue, generation)))
        records = [record for batch in rendered for record in batch.texts]
        clock.time("text index", lambda: build_text_index(records, generation / TEXT_FOLDER))
        written.extend(_listed(generation, TEXT_FOLDER))
    clock.time("manifest", lambda: write_file(str(generation), "manifest.json", manifest(written, GENERATOR)))
    known = {address for address, _ in content.addresses}
    known.update(address for batch in rendered for address in batch.passing)
    return dataclasses.replace(
        _result(content, late),
        is_published=True,
        submissions=len(content.summaries),
        withheld=tuple(item.path for item in catalogue.withheld),
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
    gate, found = gate_of_site(catalogue), list[Diagnostic]()
    addresses, passing = [], []
    for page in pages_of_site(page_kinds(), catalogue):
        written.extend(batches.write_page(renderer, page, str(generation), gate, found))
        addresses.append(page.address)
        if not page.is_permanent:
            passing.append(page.address)
    return [Rendered(tuple(written), tuple(addresses), (), tuple(found), tuple(passing)), *waiting()]


def _relate(
    settings: BuildSettings, content: Content, withheld: tuple[Loaded, ...]
) -> tuple[Catalogue, list[tuple[Loaded, Relations]]]:
    by_body: dict[tuple[str, str], list[Summary]] = defaultdict(list)
    bodies: dict[str, list[Body]] = defaultdict(list)
    for summary in content.summaries:
        by_body[summary.region.code, summary.body.slug].append(summary)
    for body in content.bodies:
        bodies[body.region_code].append(body)
    regions = [(region, expected, tuple(bodies[region.code])) for region, expected in content.regions]
    rules = {check.id: check.rule for check in discover_checks(checks)}
    shown = {
        item.place.folder.path: shown_findings(item.diagnostics, content.site)
        for item in content.loaded
        if item.summary is not None
    }
    catalogue = dataclasses.replace(
        build_catalogue(content.site, regions, content.summaries, content.terms, settings.today),
        rules=tuple(rules.values()),
        findings=shown,
        withheld=tuple(_withheld(item, content.addresses) for item in withheld),
    )
    related = [
        (
            item,
            relate_submission(item.summary, siblings_of(item.summary, by_body), shown[item.place.folder.path], rules),
        )
        for item in content.loaded
        if item.summary is not None
    ]
    return catalogue, related


def _withheld(item: Loaded, published: tuple[tuple[str, int], ...]) -> Withheld:
    folder = item.place.folder.path
    return Withheld(
        path=folder,
        folder=folder.rstrip("/").rpartition("/")[2],
        region=item.place.region,
        body=item.place.body,
        errors=sum(one.severity is Severity.ERROR and one.release is None for one in item.diagnostics),
        addresses=tuple(address for address, _ in published if address.startswith(folder) and address != folder),
    )


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
    return has_errors(found) or (
        settings.strict and any(item.severity is Severity.WARNING and item.release is None for item in found)
    )


def _count_projects(tree: ContentTree) -> int:
    return sum(len(folder.projects) for region in tree.regions for body in region.bodies for folder in body.submissions)


def _result(content: Content, late: tuple[Diagnostic, ...] = ()) -> Result:
    found = (one if one.spot is not None else masked(one) for one in (*content.all_diagnostics, *late))
    return Result(
        tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key)),
        submissions=len(content.loaded),
        projects=sum(len(summary.projects) for summary in content.summaries),
        not_run=content.not_run,
    )
