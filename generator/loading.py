"""The content folder, read, validated and checked: all that a build or a check has to know before a page is made."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from generator import batches, checks
from generator.batches import Loaded, LoadTask, Place
from generator.checks import Check, Scope, discover_checks
from generator.embargo import HeldBack, release, without_held_back
from generator.model.body import Body, Region
from generator.model.catalogue import Expected, Summary
from generator.model.diagnostic import Diagnostic, has_errors
from generator.model.glossary import Glossary
from generator.model.handbook_file import HandbookFile
from generator.model.raw import RawSubmission
from generator.model.redirect import Redirect
from generator.model.site import Site
from generator.model.submission import Submission
from generator.read.content_tree import ContentTree, SubmissionFolder
from generator.read.handbook import read_handbook
from generator.read.places import RawPlaces, read_places
from generator.recalling import recall, told_of_history
from generator.settings import BuildSettings
from generator.sharing.workers import Workers
from generator.validate.body_texts import checked_body
from generator.validate.handbook import build_handbook
from generator.validate.redirects import build_redirects
from generator.validate.releases import apply_releases
from generator.validate.run_checks import run_across
from generator.validate.site import build_body, build_glossary, build_region, build_site

Load = Callable[[Sequence[Place]], Sequence[Loaded]]
"""Reads, validates and checks the submissions at these places, in their order."""
ReadAgain = Callable[[Place], tuple[Submission, RawSubmission]]
"""Gives a submission and its files once more."""


@dataclasses.dataclass(frozen=True, slots=True)
class Places:
    """What stands above the submissions, read and validated, without what is at fault."""

    site: Site | None
    """None where site.yaml is at fault."""
    glossary: Glossary | None
    """None where glossary.yaml is at fault."""
    regions: Mapping[str, tuple[Region, tuple[Expected, ...]]]
    """By code, each with what it expects."""
    bodies: Mapping[str, Body]
    """By the path of their body.yaml."""
    addresses: tuple[tuple[str, int], ...]
    """Every address ever published, with its line in addresses.txt."""
    handbook: tuple[HandbookFile, ...]
    """The pages of the handbook in their order."""
    diagnostics: tuple[Diagnostic, ...]
    """Of all these files, and of the layout of the folder."""
    redirects: tuple[Redirect, ...] = ()
    """By their old address; whether pages stand at the new ones is known when all are made."""


@dataclasses.dataclass(frozen=True, slots=True)
class Content:
    """A content folder, read and validated; submissions with an error are not among `loaded`' held ones."""

    site: Site
    glossary: Glossary
    regions: tuple[tuple[Region, tuple[Expected, ...]], ...]
    bodies: tuple[Body, ...]
    loaded: tuple[Loaded, ...]
    addresses: tuple[tuple[str, int], ...]
    """Every address ever published, with its line in addresses.txt."""
    diagnostics: tuple[Diagnostic, ...]
    """Of the files that belong to no submission; those of the submissions stand in `loaded`."""
    not_run: tuple[str, ...] = ()
    """Checks across submissions that did not run, because not all submissions were read."""
    handbook: tuple[HandbookFile, ...] = ()
    """The pages of the handbook in their order."""
    held_back: tuple[HeldBack, ...] = ()
    """Submissions that are not among `loaded`, because their day of publication has not come."""
    redirects: tuple[Redirect, ...] = ()
    """Addresses whose pages moved, by the old one."""

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """Of the submissions without an error in their files."""
        return tuple(item.summary for item in self.loaded if item.summary is not None)

    @property
    def all_diagnostics(self) -> tuple[Diagnostic, ...]:
        """Those of every file."""
        return (*self.diagnostics, *(diagnostic for item in self.loaded for diagnostic in item.diagnostics))


def load_content(
    settings: BuildSettings,
    tree: ContentTree,
    shared: Workers,
    scratch: str,
    at_gate: Mapping[str, tuple[Diagnostic, ...]] = MappingProxyType({}),
    read: Load | None = None,
) -> Content:
    """Read and validate: the site, the regions and bodies, then each submission by the first map, then all together.

    `at_gate`: address of a submission → what the gate found on its pages, which is then found in the submission.
    `read` stands for the first map, where what was read before is known.
    """

    aside: list[Diagnostic] = []

    def load(places: Sequence[Place]) -> Sequence[Loaded]:
        recalled, reason = recall(settings.content, places, scratch)
        found = read(recalled) if read is not None else load_shared(settings.content, recalled, shared, scratch)
        aside.extend(told_of_history(found, reason))
        return [
            dataclasses.replace(item, diagnostics=(*item.diagnostics, *at_gate.get(item.place.folder.path, ())))
            for item in found
        ]

    again = functools.partial(batches.read_again, settings.content)
    content = load_submissions(settings, tree, load_places(settings, tree), load, again)
    return dataclasses.replace(content, diagnostics=(*content.diagnostics, *aside))


def load_shared(root: Path, places: Sequence[Place], shared: Workers, scratch: str) -> Sequence[Loaded]:
    """The submissions at these places by the first map, in their order."""
    shares = shared.shares(places, projects_at)
    tasks = [LoadTask(root, share, scratch if shared.pool else None) for share in shares]
    counts = [sum(map(projects_at, share)) for share in shares]
    return [item for batch in shared.start(batches.load_batch, tasks, counts)() for item in batch]


def projects_at(place: Place) -> int:
    """How many projects a submission has files of."""
    return len(place.folder.projects)


def load_places(settings: BuildSettings, tree: ContentTree) -> Places:
    """The files above the submissions, read and validated."""
    raw, found = read_places(settings.content, tree)
    diagnostics = [*tree.diagnostics, *found]
    site: Site | None = None if tree.site else Site(base_url=settings.base_url)
    glossary: Glossary | None = None if tree.glossary else Glossary()
    if raw.site is not None:
        site, found = build_site(raw.site, settings.base_url)
        diagnostics.extend(found)
    if raw.glossary is not None:
        glossary, found = build_glossary(raw.glossary)
        diagnostics.extend(found)
    regions, found = _regions(raw)
    diagnostics.extend(found)
    raw_handbook, unread = read_handbook(settings.content, tree)
    handbook, found = build_handbook(raw_handbook)
    diagnostics.extend((*unread, *found))
    bodies, found = _bodies(raw, tree, discover_checks(checks), settings.today)
    diagnostics.extend(found)
    redirects: tuple[Redirect, ...] = ()
    if raw.redirects is not None:
        redirects, found = build_redirects(raw.redirects, [address for address, _ in raw.addresses])
        diagnostics.extend(found)
    return Places(site, glossary, regions, bodies, raw.addresses, handbook, tuple(diagnostics), redirects)


def load_submissions(
    settings: BuildSettings, tree: ContentTree, above: Places, load: Load, read_again: ReadAgain
) -> Content:
    """Each submission below these places, then all together.

    `load` reads, validates and checks submissions, in the order of their places; `read_again` gives one of them with
    its files once more.
    """
    found_checks = discover_checks(checks)
    places: list[Place] = []
    for body_folder in (body for region in tree.regions for body in region.bodies):
        code, slug = body_folder.region, body_folder.slug
        # Where the region or the body is at fault, or cannot be read, nothing is published, but the submissions are
        # read all the same, so that all findings are listed at once.
        of_region = above.regions[code][0] if code in above.regions else Region(code, "")
        of_body = above.bodies.get(body_folder.body.path) or Body(slug, "", code)
        places.extend(Place(folder, of_region, of_body) for folder in _wanted(body_folder.submissions, settings.only))
    released = release(load(places), settings)
    across = tuple(check for check in found_checks if check.find_across is not None)
    runs = tuple(check for check in across if not settings.only or check.scope is Scope.YEARS)
    not_run = tuple(check.id for check in across if check not in runs)
    loaded, crashed = _checked_together(settings, runs, released.loaded, not_run, read_again)
    found = (*without_held_back(above.diagnostics, released.held_back), *released.diagnostics)
    return Content(
        site=dataclasses.replace(above.site or Site(base_url=settings.base_url), is_preview=settings.preview),
        glossary=above.glossary or Glossary(),
        regions=tuple(above.regions.values()),
        bodies=tuple(above.bodies.values()),
        loaded=tuple(item for item in loaded if _is_asked_for(item.place.folder.path, settings.only)),
        addresses=above.addresses,
        diagnostics=(*_narrowed(found, settings.only), *crashed),
        not_run=not_run,
        handbook=above.handbook,
        held_back=released.held_back,
        redirects=above.redirects,
    )


def _regions(
    raw: RawPlaces,
) -> tuple[dict[str, tuple[Region, tuple[Expected, ...]]], tuple[Diagnostic, ...]]:
    """The regions without a fault by code, each with what it expects, and what was found in their files."""
    regions: dict[str, tuple[Region, tuple[Expected, ...]]] = {}
    diagnostics: list[Diagnostic] = []
    for folder, file in raw.regions:
        region, found = build_region(file, folder.code)
        diagnostics.extend(found)
        if region is not None:
            regions[folder.code] = region
    return regions, tuple(diagnostics)


def _bodies(
    raw: RawPlaces, tree: ContentTree, found_checks: tuple[Check, ...], today: datetime.date | None
) -> tuple[dict[str, Body], tuple[Diagnostic, ...]]:
    """The bodies without a fault by the path of their body.yaml, and what was found in their files."""
    neighbours = {region.code: {body.slug for body in region.bodies} for region in tree.regions}
    bodies: dict[str, Body] = {}
    diagnostics: list[Diagnostic] = []
    for folder, file in raw.bodies:
        body, found = build_body(file, folder.region, folder.slug, neighbours[folder.region] - {folder.slug})
        diagnostics.extend(found)
        if body is not None:
            bodies[file.path], found = checked_body(body, file, raw.accepted.get(file.path), found_checks, today)
            diagnostics.extend(found)
    return bodies, tuple(diagnostics)


def _wanted(folders: Iterable[SubmissionFolder], only: tuple[str, ...]) -> tuple[SubmissionFolder, ...]:
    """The body's submissions to read: all, or where only some are asked for, all as soon as one of them is.

    The other years of the body are what its checks across years compare with.
    """
    folders = tuple(folders)
    return folders if any(_is_asked_for(folder.path, only) for folder in folders) else ()


def _is_asked_for(path: str, only: tuple[str, ...]) -> bool:
    """Whether a folder lies below one that was asked for, or the other way round; all do where none was."""
    return not only or any(path.startswith(prefix) or prefix.startswith(path) for prefix in only)


def _narrowed(found: Iterable[Diagnostic], only: tuple[str, ...]) -> Iterable[Diagnostic]:
    """Of region.yaml, body.yaml and the like: those above or below what was asked for."""
    for one in found:
        folder = one.place.file.rpartition("/")[0]
        if not only or (folder and _is_asked_for(f"{folder}/", only)):
            yield one


def _checked_together(
    settings: BuildSettings,
    runs: tuple[Check, ...],
    loaded: tuple[Loaded, ...],
    not_run: tuple[str, ...],
    read_again: ReadAgain,
) -> tuple[tuple[Loaded, ...], tuple[Diagnostic, ...]]:
    """The submissions with the findings across them and their releases applied; and the checks that crashed.

    With a quarantine, what is left out is compared with nothing: a finding elsewhere would tell its figures. What then
    has an error is left out too, until nothing more is.
    """
    every = tuple(check.id for check in runs)
    alone = {item.place.folder.path: _released(item, settings, (*not_run, *every)) for item in loaded}
    left_out = {path for path, item in alone.items() if settings.quarantine and has_errors(item.diagnostics)}
    while True:
        kept = tuple(item for item in loaded if item.place.folder.path not in left_out)
        together, crashed = _with_findings_across(runs, kept, read_again)
        found = {item.place.folder.path: _released(item, settings, not_run) for item in together}
        fallen = {path for path, item in found.items() if settings.quarantine and has_errors(item.diagnostics)}
        if not fallen:
            return tuple((alone | found)[item.place.folder.path] for item in loaded), crashed
        # Its own finding is what it is left out for.
        alone |= {path: found[path] for path in fallen}
        left_out |= fallen


def _with_findings_across(
    runs: tuple[Check, ...], loaded: tuple[Loaded, ...], read_again: ReadAgain
) -> tuple[tuple[Loaded, ...], tuple[Diagnostic, ...]]:
    """The submissions, each with what the checks across submissions find at it; and the checks that crashed."""
    summaries = tuple(item.summary for item in loaded if item.summary is not None)
    places = {item.place.folder.path: item.place for item in loaded}
    found: dict[str, list[Diagnostic]] = {}
    for path, diagnostic in run_across(runs, summaries, functools.cache(lambda path: read_again(places[path]))):
        found.setdefault(path, []).append(diagnostic)
    crashed = tuple(found.pop("", ()))
    if not found:
        return loaded, crashed
    together = (
        dataclasses.replace(item, diagnostics=(*item.diagnostics, *found.get(item.place.folder.path, ())))
        for item in loaded
    )
    return tuple(together), crashed


def _released(item: Loaded, settings: BuildSettings, not_run: tuple[str, ...]) -> Loaded:
    """The submission with its releases applied: last, since they cover findings across submissions as well."""
    if not item.releases or item.summary is None:
        return item
    found = apply_releases(
        item.diagnostics,
        item.releases,
        path=item.place.folder.path,
        origin=item.summary.origin,
        today=settings.today,
        not_run=not_run,
    )
    return dataclasses.replace(item, diagnostics=found)
