"""site.yaml, glossary.yaml, region.yaml and body.yaml become the model."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from generator.model.body import Body, Region
from generator.model.catalogue import Expected, ExpectedState
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.glossary import Term
from generator.model.message import msg
from generator.model.raw import RawFile
from generator.model.site import Site
from generator.model.suggest import suggest
from generator.validate.faults import Fault, FaultsError, diagnose, shape_file
from generator.validate.schema import BodyFile, GlossaryFile, RegionFile, SiteFile

Built = TypeVar("Built")


def _or_findings(raw: RawFile, build: Callable[[], Built]) -> tuple[Built | None, tuple[Diagnostic, ...]]:
    try:
        return build(), ()
    except FaultsError as error:
        return None, diagnose(error.faults, raw.path, raw.locate)


def build_site(raw: RawFile, base_url: str) -> tuple[Site | None, tuple[Diagnostic, ...]]:
    """The site's own facts."""

    def build() -> Site:
        file = shape_file(SiteFile, raw.tree)
        return Site(
            title=file.title,
            official=file.official == "true",
            language=file.language,
            operator=file.operator,
            contact=file.contact,
            about=file.about,
            accessibility=file.accessibility,
            shown_findings=Severity(file.findings),
            base_url=base_url,
        )

    return _or_findings(raw, build)


def build_glossary(raw: RawFile) -> tuple[tuple[Term, ...] | None, tuple[Diagnostic, ...]]:
    """The terms in the order of the file; an id twice is a fault."""

    def build() -> tuple[Term, ...]:
        file = shape_file(GlossaryFile, raw.tree)
        seen: set[str] = set()
        for i, entry in enumerate(file.terms):
            if entry.id in seen:
                raise FaultsError(
                    [Fault("entry-repeated", ("terms", i), msg("“{name}” is listed twice", name=entry.id), entry.id)]
                )
            seen.add(entry.id)
        return tuple(
            Term(entry.id, entry.name, entry.plain, entry.text, entry.source, tuple(entry.also)) for entry in file.terms
        )

    return _or_findings(raw, build)


def build_region(raw: RawFile, code: str) -> tuple[tuple[Region, tuple[Expected, ...]] | None, tuple[Diagnostic, ...]]:
    """The region, and what it expects of whom; each expectation still open."""

    def build() -> tuple[Region, tuple[Expected, ...]]:
        file = shape_file(RegionFile, raw.tree)
        expected = tuple(
            Expected(entry.body, entry.name, entry.folder, entry.due, ExpectedState.NOT_HELD) for entry in file.expected
        )
        return Region(code, file.name, tuple(file.parents)), expected

    return _or_findings(raw, build)


def build_body(
    raw: RawFile, region_code: str, slug: str, others: Collection[str] | None = None
) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """The body; `others` are the folders of the other bodies of its region, None where they are not known."""

    def build() -> Body:
        file = shape_file(BodyFile, raw.tree)
        if file.parent and others is not None and file.parent not in others:
            near = suggest(file.parent, others)
            message = msg("There is no other body “{slug}” in this region", slug=file.parent)
            help = msg("Did you mean “{name}”?", name=near) if near else None
            raise FaultsError([Fault("body-unknown", ("parent",), message, file.parent, help=help)])
        return Body(
            slug=slug,
            name=file.name,
            region_code=region_code,
            code=file.code,
            parent=file.parent,
            names_before=tuple(file.names_before),
            contact=file.contact,
            licence=file.licence,
        )

    return _or_findings(raw, build)
