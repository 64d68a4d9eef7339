"""site.yaml, glossary.yaml, region.yaml and body.yaml become the model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeVar

from generator.model.body import Body, Region
from generator.model.catalogue import Expected, ExpectedState
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.glossary import Glossary, Term
from generator.model.han import fold
from generator.model.message import msg
from generator.model.raw import RawFile
from generator.model.site import Site
from generator.model.suggest import suggest
from generator.validate.faults import Fault, FaultsError, diagnose, shape_file
from generator.validate.schema import BodyFile, GlossaryFile, RegionFile, SiteFile

Built = TypeVar("Built")

_LEAST_SYNONYMS = 2
_SHORTEST_SYNONYM = 2


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
            workbooks=file.workbooks == "true",
            base_url=base_url,
        )

    return _or_findings(raw, build)


def build_glossary(raw: RawFile) -> tuple[Glossary | None, tuple[Diagnostic, ...]]:
    """The terms and the synonyms in the order of the file; an id twice, or a word in two groups, is a fault."""

    def build() -> Glossary:
        file = shape_file(GlossaryFile, raw.tree)
        seen: set[str] = set()
        for i, entry in enumerate(file.terms):
            if entry.id in seen:
                raise FaultsError(
                    [Fault("entry-repeated", ("terms", i), msg("“{name}” is listed twice", name=entry.id), entry.id)]
                )
            seen.add(entry.id)
        faults = tuple(_faults_of_synonyms(file.synonyms))
        if faults:
            raise FaultsError(faults)
        return Glossary(
            tuple(
                Term(entry.id, entry.name, entry.plain, entry.text, entry.source, tuple(entry.also))
                for entry in file.terms
            ),
            tuple(tuple(group) for group in file.synonyms),
        )

    return _or_findings(raw, build)


def _faults_of_synonyms(groups: Sequence[Sequence[str]]) -> Iterator[Fault]:
    """Groups of one word, words without a second letter, and words listed twice, however they are spelt."""
    seen: set[str] = set()
    for i, group in enumerate(groups):
        if len(group) < _LEAST_SYNONYMS:
            message = msg("A group of synonyms needs two words")
            yield Fault("malformed-value", ("synonyms", i), message, "、".join(group))
        for j, word in enumerate(group):
            folded = fold(word)
            if len(folded) < _SHORTEST_SYNONYM:
                message = msg("“{word}” is too short for a synonym: search would meet it everywhere", word=word)
                yield Fault("malformed-value", ("synonyms", i, j), message, word)
            elif folded in seen:
                message = msg("“{name}” is listed twice", name=word)
                yield Fault("entry-repeated", ("synonyms", i, j), message, word)
            seen.add(folded)


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
