"""A reading gets its place and its addresses: region, body, year, and an id for each project and section."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.body import Body, Region
from generator.model.budget_table import BudgetTable
from generator.model.grid import Document
from generator.model.han import fold, strip_blanks
from generator.model.import_report import Match, MatchedBy
from generator.model.project import Project
from generator.model.reading import Reading
from generator.model.source import Furniture, SourceDocument, SourceMap
from generator.model.submission import Origin, Removed, Section, Submission, Targets
from generator.write.slug import slug_of

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_YEAR = re.compile(r"^\s*20\d{2} *年度?")
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
    renamed = {("projects", old): new for old, new in ids.items()}
    renamed |= {("text", old): new for old, new in sections.items()}
    tables = _table_ids(reading.tables, earlier)
    renamed |= {("tables", old): new for old, new in tables.items()}
    projects = tuple(
        _with_review(dataclasses.replace(project, id=ids[project.id]), earlier) for project in reading.projects
    )
    removed = _removed(projects, earlier)
    submission = Submission(
        region=region,
        body=body,
        fiscal_year=year,
        kind=reading.kind,
        title=reading.title or f"{body.name} {year}",
        family=reading.family,
        status=reading.status,
        origin=reading.origin or (earlier.origin if earlier else Origin.COPIED),
        money_units=tuple(dict.fromkeys(project.money_unit for project in projects)),
        units=reading.units,
        projects=projects,
        sections=tuple(dataclasses.replace(section, id=sections[section.id]) for section in reading.sections),
        targets=tuple(_with_project_ids(targets, ids) for targets in reading.targets),
        tables=tuple(dataclasses.replace(table, id=tables[table.id]) for table in reading.tables),
        removed=removed,
        removed_tables=_removed_tables(tables.values(), earlier),
        terms=reading.terms,
        projects_part=reading.projects_part,
        publisher=reading.publisher or "",
        status_text=reading.status_text,
        dated=reading.dated,
        prepared_by=reading.prepared_by,
        reviewed_by=reading.reviewed_by,
        published_on=reading.published_on or (earlier.published_on if earlier else ""),
        publish_on=reading.publish_on or (earlier.publish_on if earlier else None),
        approved_on=reading.approved_on or (earlier.approved_on if earlier else ""),
        secrecy_review=earlier.secrecy_review if earlier and _is_same_text(earlier, document) else None,
        source_url=reading.source_url or (earlier.source_url if earlier else ""),
        source=_source_map(reading, document, renamed),
    )
    before = {entry.id for entry in earlier.removed} if earlier else set()
    return Assembled(submission, matches, tuple(entry.name for entry in removed if entry.id not in before))


def _is_same_text(earlier: Submission, document: Document) -> bool:
    return earlier.source is not None and earlier.source.document.sha256 == document.sha256


def _with_review(project: Project, earlier: Submission | None) -> Project:
    """The project with the secrecy review on record; a changed text has not been reviewed."""
    held = next((one for one in earlier.projects if one.id == project.id), None) if earlier else None
    if held is None or held.secrecy_review is None:
        return project
    reviewed = dataclasses.replace(project, secrecy_review=held.secrecy_review)
    return reviewed if reviewed == held else project


def _with_project_ids(targets: Targets, ids: Mapping[str, str]) -> Targets:
    """The form with each direction's link led to its project's address."""
    directions = tuple(
        dataclasses.replace(direction, project=ids.get(direction.project, "")) for direction in targets.directions
    )
    return dataclasses.replace(targets, directions=directions)


def _project_ids(projects: Iterable[Project], earlier: Submission | None) -> tuple[dict[str, str], tuple[Match, ...]]:
    """Place in the reading → id. An id once given is kept: matched by code, else by name; the rest get new ones."""
    projects = tuple(projects)
    held = earlier.projects if earlier else ()
    found = _match_by_code(projects, held)
    how = dict.fromkeys(found, MatchedBy.CODE)
    for place, id in _match_by_name(projects, held, found).items():
        found[place], how[place] = id, MatchedBy.NAME
    removed = {entry.id for entry in (earlier.removed if earlier else ())}
    taken = {*found.values(), *(project.id for project in held), *removed}
    for project in projects:
        if project.id in found:
            continue
        code = (project.code or "").lower()
        # A project that was removed and comes back finds its address by its code.
        is_free = code not in taken or (code in removed and code not in found.values())
        id = code if _ID.fullmatch(code) and is_free else slug_of(project.name, taken)
        found[project.id], how[project.id] = id, MatchedBy.NEW
        taken.add(id)
    return found, tuple(Match(found[p.id], p.name, how[p.id]) for p in projects)


def _match_by_code(projects: Iterable[Project], held: Iterable[Project]) -> dict[str, str]:
    free = {project.code.upper(): project.id for project in held if project.code}
    return {p.id: free.pop(p.code.upper()) for p in projects if p.code and p.code.upper() in free}


def _match_by_name(projects: Iterable[Project], held: Iterable[Project], found: Mapping[str, str]) -> dict[str, str]:
    """Projects of one name in their order. A name never joins two codes: then there are two projects of that name."""
    taken = set(found.values())
    free: dict[str, list[Project]] = {}
    for project in held:
        if project.id not in taken:
            free.setdefault(fold(project.name), []).append(project)
    matched: dict[str, str] = {}
    for project in projects:
        same = [] if project.id in found else free.get(fold(project.name), [])
        known = next((one for one in same if not (one.code and project.code and one.code != project.code)), None)
        if known is not None:
            same.remove(known)
            matched[project.id] = known.id
    return matched


def _table_ids(tables: Iterable[BudgetTable], earlier: Submission | None) -> dict[str, str]:
    """Place in the reading → id. An id once given is kept by the title, which an earlier text may have had too."""
    free: dict[str, list[str]] = {}
    for known in _tables_before(earlier):
        free.setdefault(fold(known.name), []).append(known.id)
    taken = {id for ids in free.values() for id in ids}
    ids: dict[str, str] = {}
    for table in tables:
        known_ids = free.get(fold(table.title))
        # The year of the address says it already.
        ids[table.id] = known_ids.pop(0) if known_ids else slug_of(_YEAR.sub("", table.title) or table.title, taken)
        taken.add(ids[table.id])
    return ids


def _tables_before(earlier: Submission | None) -> tuple[Removed, ...]:
    if earlier is None:
        return ()
    return (*(Removed(table.id, table.title) for table in earlier.tables), *earlier.removed_tables)


def _removed_tables(present: Iterable[str], earlier: Submission | None) -> tuple[Removed, ...]:
    """Tables an earlier text had, those last held first."""
    kept = set(present)
    return tuple(entry for entry in _tables_before(earlier) if entry.id not in kept)


def _section_ids(sections: Iterable[Section], earlier: Submission | None) -> dict[str, str]:
    free: dict[str, list[str]] = {}
    for section in earlier.sections if earlier else ():
        free.setdefault(fold(section.title), []).append(section.id)
    taken = {id for ids in free.values() for id in ids}
    ids: dict[str, str] = {}
    for section in sections:
        known = free.get(fold(section.title))
        if known:
            ids[section.id] = known.pop(0)
        else:
            title = _NUMBERING.sub("", section.title) or section.title or "text"
            ids[section.id] = slug_of(title, taken)
            taken.add(ids[section.id])
    return ids


def _removed(projects: Iterable[Project], earlier: Submission | None) -> tuple[Removed, ...]:
    """Projects an earlier text had: their addresses go on answering, whatever becomes of the text."""
    if earlier is None:
        return ()
    present = {project.id for project in projects}
    gone = [*earlier.removed, *(Removed(project.id, project.name) for project in earlier.projects)]
    return tuple(entry for entry in gone if entry.id not in present)


def _source_map(reading: Reading, document: Document, renamed: Mapping[tuple[str, str], str]) -> SourceMap:
    def rename(path: str) -> str:
        folder, _, rest = path.partition("/")
        old, slash, field = rest.partition("/")
        return f"{folder}/{renamed.get((folder, old), old)}{slash}{field}" if rest else path

    return SourceMap(
        document=SourceDocument(
            document.name, document.sha256, document.encoding, len(document.line_texts), document.places
        ),
        fields={rename(path): lines for path, lines in reading.fields.items()},
        furniture=reading.furniture,
        repairs=tuple(dataclasses.replace(repair, field=rename(repair.field)) for repair in reading.repairs),
        unsure=tuple(dataclasses.replace(each, field=rename(each.field)) for each in reading.unsure),
        marks=_marks(reading.furniture.get(Furniture.WATERMARK, ()), document),
        wrap_blanks=document.wrap_blanks,
    )


def _marks(lines: Iterable[int], document: Document) -> dict[str, tuple[int, ...]]:
    """The marks over the pages, each with its lines: whoever has to take one off must know what it says."""
    found: dict[str, tuple[int, ...]] = {}
    for line in lines:
        mark = strip_blanks(document.line_texts[line - 1]).strip("*#")
        found[mark] = (*found.get(mark, ()), line)
    return found
