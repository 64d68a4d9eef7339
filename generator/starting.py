"""Files are begun for a person to fill: a region, a body, a year, a project. Nothing that is there is written over."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.intake.identify import Identity
from generator.intake.regions import RegionList
from generator.known_content import body_of, read_regions, submission_at, to_put_right
from generator.model.body import Body, Region
from generator.model.message import Message, msg
from generator.model.project import Project
from generator.model.submission import Submission, SubmissionKind
from generator.read.content import raw_yaml, read_yaml
from generator.read.content_error import ContentError
from generator.read.content_tree import BodyFolder, ContentTree, lay_out
from generator.read.files import scan_tree
from generator.read.strict_yaml import load_mapping
from generator.template_book.families import FAMILIES
from generator.validate.content_files import CONTENT_FILES
from generator.validate.faults import FaultsError, shape_file
from generator.validate.json_schema import Say, json_schema
from generator.validate.site import build_region
from generator.write.begin import (
    ProjectWanted,
    YearWanted,
    begun_project,
    blank_fields,
    first_submission,
    is_same_project,
    said_of_project,
    said_of_year,
    with_new_id,
)
from generator.write.commented import commented_yaml
from generator.write.editor import SCHEMAS, editor_files
from generator.write.files import replace_file
from generator.write.lend import empty_project, empty_submission
from generator.write.places import body_file, region_file
from generator.write.slug import body_slug
from generator.write.submission import project_tree, write_submission
from generator.write.yaml_text import to_yaml


class RefusedError(Exception):
    """Nothing was written; `messages` say why, and what to do."""

    def __init__(self, *messages: Message) -> None:
        super().__init__()
        self.messages = messages


@dataclasses.dataclass(frozen=True, slots=True)
class Started:
    """What was begun."""

    files: tuple[Path, ...]
    """Those written, the content's first."""
    notes: tuple[Message, ...] = ()
    """What was copied and what not."""
    blank: tuple[tuple[Path, tuple[str, ...]], ...] = ()
    """Fields still to be filled, by file."""


class Starter:
    """Begins files in one content folder; `say` gives the comments their language."""

    def __init__(self, content: Path, say: Say) -> None:
        self._content = content
        self._say = say
        self._tree = lay_out(scan_tree(content)) if content.exists() else ContentTree(None, None, None, (), ())

    def region(self, code: str, name: str | None = None, parents: tuple[str, ...] = ()) -> Started:
        """region.yaml of a region of the code list, or with `name` of one that it lacks. Errors: `RefusedError`."""
        if not re.fullmatch(r"[0-9]{6}", code):
            raise RefusedError(msg("The code of a region has six digits, not: {code}", code=code))
        known = read_regions(self._content)
        listed = known.region(code)
        if listed is None and name is None:
            raise RefusedError(
                msg("The code list of regions (GB/T 2260) has no {code}: look it up, or give --name", code=code)
            )
        if listed is not None and name is not None and name != listed.name:
            raise RefusedError(msg("The code {code} is that of “{name}”", code=code, name=listed.name))
        region = listed or RegionList({**known.names, code: (name or "",)}).region(code) or Region(code, name or "")
        region = dataclasses.replace(region, parents=parents or region.parents)
        path = f"{code}/region.yaml"
        return self._write({path: self._commented("region", path, region_file(region))})

    def proposed_slug(self, region: str, name: str) -> str:
        """The address a body would get, by the rule that import follows."""
        found = self._region(region)
        return body_slug(name, (*found.parents, found.name), {body.slug for body in self._bodies(region)})

    def body(self, region: str, name: str, slug: str | None = None, code: str = "") -> Started:
        """body.yaml of a body new to the content. Errors: `RefusedError`."""
        place = self._region(region)
        if not name.strip():
            raise RefusedError(msg("Give the name of the body"))
        identity = Identity(place, name.strip(), 0)
        body, problems = body_of(identity, slug or None, self._content, self._tree)
        if body is None:
            raise RefusedError(*problems)
        path = f"{region}/{body.slug}/body.yaml"
        text = body_file(dataclasses.replace(body, code=body.code or code))
        note = msg("The address {path} is permanent once it is published", path=f"{region}/{body.slug}/")
        return self._write({path: self._commented("body", path, text)}, note)

    def refuse_year(self, region: str, slug: str, wanted: YearWanted) -> None:
        """Errors: `RefusedError` where the submission is there already, so that nobody is asked for it in vain."""
        self._refuse_what_is_there(f"{region}/{slug}/{wanted.folder}/submission.yaml")

    def lender(self, region: str, slug: str, wanted: YearWanted) -> Submission | None:
        """The newest earlier submission of the body, rather of the same kind. Errors: `RefusedError`."""
        place, body = self._region(region), self._body(region, slug)
        folder = next(one for one in self._bodies(region) if one.slug == slug)
        candidates = []
        for one in folder.submissions:
            year, _, kind = one.path.rstrip("/").rpartition("/")[2].partition("-")
            is_same = (kind or SubmissionKind.BUDGET.value) == wanted.kind.value
            if int(year) < wanted.year or (int(year) == wanted.year and not is_same):
                candidates.append((is_same, int(year), one.path))
        if not candidates:
            return None
        return self._submission(max(candidates)[2], place, body)

    def year(self, region: str, slug: str, wanted: YearWanted, *, with_projects: bool = False) -> Started:
        """submission.yaml of a new year with what an earlier one can lend. Errors: `RefusedError`.

        `with_projects`: also a file for each project of the earlier one.
        """
        place, body = self._region(region), self._body(region, slug)
        self.refuse_year(region, slug, wanted)
        lender = self.lender(region, slug, wanted)
        empty = empty_submission(lender, wanted.year, wanted.kind) if lender else first_submission(place, body, wanted)
        title = wanted.title or empty.title
        if not title:
            raise RefusedError(msg("Give --title: the title of the document as printed"))
        submission = dataclasses.replace(
            empty, title=title, family=wanted.family or empty.family, origin=wanted.origin or empty.origin
        )
        lent: dict[str, Project] = {}
        if with_projects and lender is not None and lender.kind is wanted.kind:
            for project in lender.projects:
                bare = empty_project(project, (lender.fiscal_year, wanted.year), submission.units)
                begun = with_new_id(bare, submission)
                lent[begun.id] = project
                submission = dataclasses.replace(submission, projects=(*submission.projects, begun))
        file = f"{submission.path}submission.yaml"
        texts = write_submission(submission)
        above = lender.path if lender else ""
        files = {file: self._commented("submission", file, texts["submission.yaml"], submission.family, above)}
        for project in submission.projects:
            origin = f"{above}projects/{lent[project.id].id}.yaml"
            name = f"projects/{project.id}.yaml"
            path = f"{submission.path}{name}"
            files[path] = self._commented("project", path, texts[name], submission.family, origin)
        return self._write(files, *said_of_year(lender, submission))

    def project(
        self, region: str, slug: str, folder: str, wanted: ProjectWanted, lent_id: str | None = None
    ) -> Started:
        """projects/<id>.yaml, with `lent_id` from the project of an earlier year. Errors: `RefusedError`."""
        submission = self.submission(region, slug, folder)
        lender = self.earlier_submission(submission)
        lent = _project_of(lender, lent_id) if lent_id else None
        project = begun_project(submission, lender, lent, wanted)
        if isinstance(project, Message):
            raise RefusedError(project)
        same = next((one for one in submission.projects if is_same_project(one, project)), None)
        if same is not None:
            file = f"{submission.path}projects/{same.id}.yaml"
            raise RefusedError(msg("{file} has the project “{name}” already", file=file, name=same.name))
        project = with_new_id(project, submission)
        file = f"{submission.path}projects/{project.id}.yaml"
        origin = f"{lender.path}projects/{lent.id}.yaml" if lender and lent else ""
        text = self._commented("project", file, to_yaml(project_tree(project)), submission.family, origin)
        return self._write({file: text}, *said_of_project(lent, project, origin))

    def submission(self, region: str, slug: str, folder: str) -> Submission:
        """The submission of a folder of years. Errors: `RefusedError`."""
        path = f"{region}/{slug}/{folder}/"
        held = self._submission(path, self._region(region), self._body(region, slug))
        if held is None:
            raise RefusedError(msg("The content holds no {path}: begin it with mingzhang new year", path=path))
        return held

    def earlier_submission(self, submission: Submission) -> Submission | None:
        """The newest submission of the same body and kind before this one. Errors: `RefusedError`."""
        wanted = YearWanted(submission.fiscal_year, submission.kind)
        found = self.lender(submission.region.code, submission.body.slug, wanted)
        return found if found is not None and found.kind is submission.kind else None

    def _bodies(self, region: str) -> tuple[BodyFolder, ...]:
        return next((one.bodies for one in self._tree.regions if one.code == region), ())

    def _region(self, code: str) -> Region:
        folder = next((one for one in self._tree.regions if one.code == code), None)
        if folder is None:
            message = msg("The content holds no region {code}: begin it with mingzhang new region {code}", code=code)
            raise RefusedError(message)
        try:
            built, found = build_region(read_yaml(self._content, folder.region), code)
        except ContentError as error:
            built, found = None, error.diagnostics
        if built is None:
            raise RefusedError(*to_put_right(found))
        return built[0]

    def _body(self, region: str, slug: str) -> Body:
        body, problems = body_of(Identity(self._region(region), "", 0), slug, self._content, self._tree)
        if body is None:
            raise RefusedError(*problems)
        return body

    def _submission(self, path: str, region: Region, body: Body) -> Submission | None:
        held, problems = submission_at(path, region, body, self._content, self._tree)
        if problems:
            raise RefusedError(*problems)
        return held

    def _commented(self, kind: str, path: str, plain: str, family: str = "", lender: str = "") -> str:
        """The text of a file with its comments, proved to say what the plain one says. Errors: `RefusedError`."""
        shape = CONTENT_FILES[kind]
        schema = "../" * path.count("/") + f"{SCHEMAS}/{kind}.schema.json"
        head = [
            f"yaml-language-server: $schema={schema}",
            *map(
                self._say,
                (
                    msg("Lines with # explain. A field behind # is not used; take the # away where the form has it."),
                    msg("Write what is printed, as printed. Blank quotes say that the form leaves the field blank."),
                ),
            ),
        ]
        if lender:
            head.append(self._say(msg("Begun from {path}, without its figures, targets and goals.", path=lender)))
        try:
            tree = load_mapping(plain, path)
            shape_file(shape, tree)
            text = commented_yaml(tree, json_schema(shape, self._say), head, _unused(family))
            back = raw_yaml(text, path).tree
        except ContentError as error:
            raise RefusedError(*(one.message for one in error.diagnostics)) from None
        except FaultsError as error:
            raise RefusedError(*(fault.message for fault in error.faults)) from None
        if back != tree:
            raise AssertionError(f"{path}: what would be written does not read back")
        return text

    def _refuse_what_is_there(self, path: str) -> None:
        if (self._content / path).exists():
            raise RefusedError(msg("{file} is there already and stays as it is", file=self._content / path))

    def _write(self, files: Mapping[str, str], *notes: Message) -> Started:
        for path in files:
            self._refuse_what_is_there(path)
        written = []
        for path, text in files.items():
            replace_file(self._content / path, text.encode())
            written.append(self._content / path)
        for file, data in editor_files(self._content, self._schemas()).items():
            if not file.exists():
                replace_file(file, data)
                written.append(file)
        texts = ((self._content / path, blank_fields(load_mapping(text, path))) for path, text in files.items())
        return Started(tuple(written), notes, tuple((path, blank) for path, blank in texts if blank))

    def _schemas(self) -> dict[str, dict[str, Any]]:
        return {name: json_schema(shape, self._say) for name, shape in CONTENT_FILES.items()}


def _project_of(lender: Submission | None, id: str) -> Project:
    found = next((one for one in lender.projects if one.id == id), None) if lender else None
    if found is None:
        path = f"{lender.path}projects/{id}.yaml" if lender else id
        raise RefusedError(msg("There is no project {path} to copy from", path=path))
    return found


def _unused(family: str) -> frozenset[str]:
    """Paths of the fields that the forms of a family do not have."""
    if family not in FAMILIES:
        return frozenset()
    lacks = FAMILIES[family]
    rows = [
        f"{above}{name}/{cell}"
        for above in ("", "targets/")
        for name in ("indicators", "indicators_term")
        for cell in lacks.columns.get("indicators", ())
    ]
    nested = [f"targets/{sheet}" for sheet in lacks.sheets]
    return frozenset((*lacks.sheets, *nested, *lacks.columns.get("projects", ()), *rows))
