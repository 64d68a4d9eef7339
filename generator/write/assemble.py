"""A reading gets its place and its addresses: region, body, year, and an id for each project and section."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.body import Body, Region
from generator.model.grid import Document
from generator.model.han import fold
from generator.model.import_report import Match, MatchedBy
from generator.model.project import Project
from generator.model.reading import Reading
from generator.model.source import SourceDocument, SourceMap
from generator.model.submission import Origin, Removed, Section, Submission
from generator.write.slug import slug_of

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_NUMBERING = re.compile(r"^\s*(?:第[一二三四五六七八九十]+(?:部分|章|节)|[(（]?[一二三四五六七八九十\d]+[)）、.．])\s*")


@dataclass(frozen=True, slots=True)
class Assembled:
    """A submission ready to be written, and how its projects found their addresses."""

    submission: Submission
    matches: tuple[Match, ...]
    removed: tuple[str, ...]


def assemble(
    reading: Reading,
    document: Document,
    place: tuple[Region, Body, int],
    earlier: Submission | None,
) -> Assembled:
    """The submission. `earlier` is what the content holds of it: its addresses and what a person added are kept."""
    region, body, year = place
    ids, matches = _project_ids(reading.projects, earlier)
    sections = _section_ids(reading.sections, earlier)
    renamed = {f"projects/{old}/": f"projects/{new}/" for old, new in ids.items()}
    renamed |= {f"text/{old}/": f"text/{new}/" for old, new in sections.items()}
    projects = tuple(dataclasses.replace(project, id=ids[project.id]) for project in reading.projects)
    removed = _removed(projects, earlier)
    submission = Submission(
        region=region,
        body=body,
        fiscal_year=year,
        kind=reading.kind,
        title=reading.title or f"{body.name} {year}",
        family=reading.family,
        status=reading.status,
        origin=earlier.origin if earlier else Origin.COPIED,
        money_units=tuple(dict.fromkeys(project.money_unit for project in projects)),
        units=reading.units,
        projects=projects,
        sections=tuple(dataclasses.replace(section, id=sections[section.id]) for section in reading.sections),
        targets=reading.targets,
        tables=reading.tables,
        removed=removed,
        status_text=reading.status_text,
        dated=reading.dated,
        prepared_by=reading.prepared_by,
        reviewed_by=reading.reviewed_by,
        published_on=earlier.published_on if earlier else "",
        approved_on=earlier.approved_on if earlier else "",
        source_url=earlier.source_url if earlier else "",
        source=_source_map(reading, document, renamed),
    )
    before = {entry.id for entry in earlier.removed} if earlier else set()
    return Assembled(submission, matches, tuple(entry.name for entry in removed if entry.id not in before))


def _project_ids(projects: Iterable[Project], earlier: Submission | None) -> tuple[dict[str, str], tuple[Match, ...]]:
    """Place in the reading → id. An id once given is kept: matched by code, else by name; the rest get new ones."""
    projects = tuple(projects)
    held = earlier.projects if earlier else ()
    by_code = {project.code.upper(): project.id for project in held if project.code}
    by_name: dict[str, str] = {}
    for project in held:
        by_name.setdefault(fold(project.name), project.id)
    ids: dict[str, str] = {}
    how: dict[str, MatchedBy] = {}
    for project in projects:
        id = by_code.get((project.code or "").upper())
        if id is not None and id not in ids.values():
            ids[project.id], how[project.id] = id, MatchedBy.CODE
    for project in projects:
        id = by_name.get(fold(project.name))
        # A name alone never joins two codes: then it is another project of the same name.
        known = next((other for other in held if other.id == id), None)
        differs = known is not None and known.code and project.code and known.code != project.code
        if project.id not in ids and id is not None and id not in ids.values() and not differs:
            ids[project.id], how[project.id] = id, MatchedBy.NAME
    taken = {*ids.values(), *(project.id for project in held), *(e.id for e in (earlier.removed if earlier else ()))}
    removed = {entry.id: entry.name for entry in (earlier.removed if earlier else ())}
    for project in projects:
        if project.id in ids:
            continue
        code = (project.code or "").lower()
        id = code if _ID.fullmatch(code) and (code not in taken or code in removed) else slug_of(project.name, taken)
        ids[project.id], how[project.id] = id, MatchedBy.NEW
        taken.add(id)
    return ids, tuple(Match(ids[p.id], p.name, how[p.id]) for p in projects)


def _section_ids(sections: Iterable[Section], earlier: Submission | None) -> dict[str, str]:
    held = {fold(section.title): section.id for section in (earlier.sections if earlier else ())}
    ids: dict[str, str] = {}
    for section in sections:
        known = held.get(fold(section.title))
        if known is not None and known not in ids.values():
            ids[section.id] = known
        else:
            title = _NUMBERING.sub("", section.title) or section.title or "text"
            ids[section.id] = slug_of(title, {*ids.values(), *held.values()})
    return ids


def _removed(projects: Iterable[Project], earlier: Submission | None) -> tuple[Removed, ...]:
    """Projects an earlier text had: their addresses go on answering, whatever becomes of the text."""
    if earlier is None:
        return ()
    present = {project.id for project in projects}
    gone = [*earlier.removed, *(Removed(project.id, project.name) for project in earlier.projects)]
    return tuple(entry for entry in gone if entry.id not in present)


def _source_map(reading: Reading, document: Document, renamed: Mapping[str, str]) -> SourceMap:
    def rename(path: str) -> str:
        for old, new in renamed.items():
            if path.startswith(old):
                return new + path[len(old) :]
        return path

    return SourceMap(
        document=SourceDocument(document.name, document.sha256, document.encoding, len(document.line_texts)),
        fields={rename(path): lines for path, lines in reading.fields.items()},
        furniture=reading.furniture,
        repairs=tuple(dataclasses.replace(repair, field=rename(repair.field)) for repair in reading.repairs),
    )
