"""Each kind of content file and its shape."""

from __future__ import annotations

from pydantic import BaseModel

from generator.validate.schema import (
    BodyFile,
    GlossaryFile,
    ProjectFile,
    RegionFile,
    SiteFile,
    SubmissionFile,
)
from generator.validate.schema_accepted import AcceptedFile
from generator.validate.schema_redirects import RedirectsFile
from generator.validate.schema_revisions import RevisionsFile
from generator.validate.schema_source import SourceMapFile
from generator.validate.schema_tables import TablesFile

CONTENT_FILES: dict[str, type[BaseModel]] = {
    "site": SiteFile,
    "glossary": GlossaryFile,
    "region": RegionFile,
    "body": BodyFile,
    "submission": SubmissionFile,
    "project": ProjectFile,
    "tables": TablesFile,
    "map": SourceMapFile,
    "accepted": AcceptedFile,
    "revisions": RevisionsFile,
    "redirects": RedirectsFile,
}
"""Shapes by the name `mingzhang schema` knows them by."""
