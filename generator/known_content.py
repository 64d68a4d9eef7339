"""What the content folder holds already of the body and the year a document is imported for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from generator.intake.identify import Identity
from generator.intake.regions import RegionList, parse_region_list
from generator.model.body import Body, Region
from generator.model.diagnostic import Diagnostic
from generator.model.message import Message, msg
from generator.model.submission import Submission
from generator.read.content import read_csv_file, read_submission, read_yaml
from generator.read.content_error import ContentError
from generator.read.content_tree import BodyFolder, ContentTree
from generator.read.files import scan_tree
from generator.resources import codelists_folder
from generator.validate.site import build_body
from generator.validate.submission import build_submission
from generator.write.slug import body_slug

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")


def read_regions(content: Path) -> RegionList:
    """The code list of regions: the content's own, else the one that comes with the program."""
    own = content / "codelists"
    root = own if (own / "regions.csv").is_file() else codelists_folder()
    entry = next(e for e in scan_tree(root).entries if e.path == "regions.csv")
    return parse_region_list([row.cells for row in read_csv_file(root, entry).rows])


def body_of(
    identity: Identity, wanted: str | None, content: Path, tree: ContentTree
) -> tuple[Body | None, tuple[Message, ...]]:
    """The body the content holds under this name, else a new one with a slug of its own."""
    held: dict[str, Body] = {}
    for folder in _bodies_of(tree, identity.region.code):
        body, problems = _read_body(content, folder)
        if body is None:
            return None, problems
        held[body.slug] = body
    if wanted is not None and not _SLUG.fullmatch(wanted):
        return None, (msg("--body {slug} is no address: use a-z, 0-9 and -, at most 40 signs", slug=wanted),)
    if not identity.publisher:
        # Only an address the content holds already says whose document it is.
        message = msg("The content holds no body {slug} in region {code}", slug=wanted, code=identity.region.code)
        return (held[wanted], ()) if wanted in held else (None, (message,))
    same = next((b for b in held.values() if identity.publisher in (b.name, *b.names_before)), None)
    if same is not None and wanted in (None, same.slug):
        return same, ()
    if same is not None:
        message = msg("“{name}” has the address {slug} already", name=same.name, slug=same.slug)
        return None, (message,)
    if wanted in held:
        other = held[wanted]
        message = msg(
            "The address {slug} belongs to “{other}”; if it was renamed, add the name to names_before in its body.yaml",
            slug=wanted,
            other=other.name,
        )
        return None, (message,)
    places = (*identity.region.parents, identity.region.name)
    slug = wanted or body_slug(identity.publisher, places, held)
    return Body(slug, identity.publisher, identity.region.code), ()


def _bodies_of(tree: ContentTree, code: str) -> Sequence[BodyFolder]:
    return next((region.bodies for region in tree.regions if region.code == code), ())


def _read_body(content: Path, folder: BodyFolder) -> tuple[Body | None, tuple[Message, ...]]:
    try:
        body, found = build_body(read_yaml(content, folder.body), folder.region, folder.slug)
    except ContentError as error:
        body, found = None, error.diagnostics
    return body, to_put_right(found)


def earlier_submission(
    identity: Identity, body: Body, content: Path, tree: ContentTree
) -> tuple[Submission | None, tuple[Message, ...]]:
    """What the content holds of this submission, or None."""
    return submission_at(
        f"{identity.region.code}/{body.slug}/{identity.fiscal_year}/", identity.region, body, content, tree
    )


def submission_at(
    path: str, region: Region, body: Body, content: Path, tree: ContentTree
) -> tuple[Submission | None, tuple[Message, ...]]:
    """The submission of a folder, `130000/bureau/2024/`, or None where the content has no such folder."""
    folders = [f for b in _bodies_of(tree, region.code) if b.slug == body.slug for f in b.submissions]
    folder = next((folder for folder in folders if folder.path == path), None)
    if folder is None:
        return None, ()
    raw, found = read_submission(content, folder)
    submission = None
    if raw is not None:
        submission, found = build_submission(raw, region, body)
    return submission, to_put_right(found)


def to_put_right(found: Sequence[Diagnostic]) -> tuple[Message, ...]:
    """Which files of the content stand in the way, each followed by its fault in its own words."""
    return tuple(
        message for f in found for message in (msg("{file} must be put right first:", file=f.place), f.message)
    )
