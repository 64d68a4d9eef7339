"""What stands above the submissions, in its last good version where its files are at fault or missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.loading import Places
from generator.model.body import Body, Region
from generator.model.diagnostic import Diagnostic
from generator.model.handbook_file import HandbookFile
from generator.read.content_tree import BodyFolder, ContentTree, RegionFolder, SubmissionFolder

_MISSING: Final = "file-missing"


@dataclass(frozen=True, slots=True)
class Old:
    """A part of the site that is not as its files are now, since these are at fault."""

    address: str
    """Of the part, with all below it; empty for the site as a whole."""
    file: str
    """The file or the folder at fault."""
    is_held: bool
    """Whether an earlier version is shown; else there is none yet."""
    faults: tuple[Diagnostic, ...]
    """Why."""


def with_last_folders(now: ContentTree, before: ContentTree, folders: Collection[str]) -> ContentTree:
    """The layout, with the folders that are there still but have lost the file they cannot be without, as they were.

    `folders`: paths of all folders there are, without the closing slash.
    """
    old = {region.code: region for region in before.regions}
    regions = [_region(region, old.pop(region.code, None), folders) for region in now.regions]
    regions += [_region(None, region, folders) for code, region in old.items() if code in folders]
    return replace(now, regions=tuple(sorted(regions, key=lambda region: region.code)))


def _region(now: RegionFolder | None, before: RegionFolder | None, folders: Collection[str]) -> RegionFolder:
    shown = now or before
    assert shown is not None
    old = {body.slug: body for body in before.bodies} if before else {}
    bodies = [_body(body, old.pop(body.slug, None), folders) for body in (now.bodies if now else ())]
    bodies += [_body(None, body, folders) for slug, body in old.items() if f"{shown.code}/{slug}" in folders]
    return replace(shown, bodies=tuple(sorted(bodies, key=lambda body: body.slug)))


def _body(now: BodyFolder | None, before: BodyFolder | None, folders: Collection[str]) -> BodyFolder:
    shown = now or before
    assert shown is not None
    submissions: dict[str, SubmissionFolder] = {each.path: each for each in (now.submissions if now else ())}
    for each in before.submissions if before else ():
        if each.path.rstrip("/") in folders:
            submissions.setdefault(each.path, each)
    return replace(shown, submissions=tuple(submissions[path] for path in sorted(submissions)))


def with_last_places(now: Places, before: Places | None, tree: ContentTree) -> tuple[Places, tuple[Old, ...]]:
    """The places, those at fault as they last were, and which these are; one never read is known by its address.

    Errors of files that are missing are told once.
    """
    missing = {one.place.file for one in tree.diagnostics if one.check == _MISSING}
    told = set(tree.diagnostics)
    found = tuple(one for one in now.diagnostics if one in told or one.place.file not in missing)
    old: list[Old] = []

    def keep(address: str, file: str, *, is_held: bool) -> None:
        old.append(Old(address, file, is_held, tuple(one for one in found if one.place.file == file)))

    if now.site is None:
        keep("", "site.yaml", is_held=before is not None and before.site is not None)
    if now.glossary is None:
        keep("", "glossary.yaml", is_held=before is not None and before.glossary is not None)
    regions, bodies = dict(now.regions), dict(now.bodies)
    for region in tree.regions:
        if region.code not in regions:
            held = before.regions.get(region.code) if before else None
            regions[region.code] = held or (Region(region.code, region.code), ())
            keep(f"{region.code}/", region.region.path, is_held=held is not None)
        for body in region.bodies:
            if body.body.path not in bodies:
                known = before.bodies.get(body.body.path) if before else None
                bodies[body.body.path] = known or Body(body.slug, body.slug, region.code)
                keep(f"{region.code}/{body.slug}/", body.body.path, is_held=known is not None)
    handbook, lost = _handbook(
        now.handbook, before.handbook if before else (), [file.path for _, file in tree.handbook]
    )
    for page in lost:
        keep(page.address, page.path, is_held=True)
    return (
        replace(
            now,
            site=now.site or (before.site if before else None),
            glossary=now.glossary or (before.glossary if before else None),
            regions={code: regions[code] for code in sorted(regions)},
            bodies=_in_order(bodies, tree),
            handbook=handbook,
            diagnostics=found,
        ),
        tuple(old),
    )


def _in_order(bodies: Mapping[str, Body], tree: ContentTree) -> Mapping[str, Body]:
    paths = [body.body.path for region in tree.regions for body in region.bodies]
    return {path: bodies[path] for path in paths}


def _handbook(
    now: Sequence[HandbookFile], before: Iterable[HandbookFile], files: Collection[str]
) -> tuple[tuple[HandbookFile, ...], tuple[HandbookFile, ...]]:
    """The pages with those at fault as they last were, behind the page they stood behind; and these alone."""
    pages, lost = list(now), []
    place = 0
    for page in before:
        at = next((number for number, each in enumerate(pages) if each.path == page.path), None)
        if at is None and page.path in files:
            pages.insert(place, page)
            lost.append(page)
            at = place
        place = place if at is None else at + 1
    return tuple(pages), tuple(lost)
