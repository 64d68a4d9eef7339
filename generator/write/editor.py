"""What an editor needs to check content while it is typed: the schemas, and settings that name them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

SCHEMAS: Final = "schemas"
"""Folder of the schemas below the content."""

_PATTERNS: Final = {
    "site": "site.yaml",
    "glossary": "glossary.yaml",
    "region": "*/region.yaml",
    "body": "*/*/body.yaml",
    "submission": "*/*/*/submission.yaml",
    "project": "*/*/*/projects/*.yaml",
    "tables": "*/*/*/tables.yaml",
    "accepted": "*/*/accepted.yaml",
    "revisions": "*/*/*/revisions.yaml",
    "redirects": "redirects.yaml",
}
"""Files by the kind of their schema, below the content folder."""


def editor_files(content: Path, schemas: Mapping[str, Mapping[str, Any]]) -> dict[Path, bytes]:
    """The files by their paths; whoever writes them leaves those that are there.

    The settings stand where an editor is opened: beside the content where that lies in a repository, else in it.
    """
    whole = content.resolve()
    root = whole.parent if (whole.parent / ".git").exists() else whole
    prefix = "" if root == whole else f"{whole.name}/"
    patterns = {
        f"./{prefix}{SCHEMAS}/{kind}.schema.json": _globs(kind, prefix) for kind in _PATTERNS if kind in schemas
    }
    settings = {
        "yaml.schemas": patterns,
        # Nothing is fetched: the schemas lie beside the content.
        "yaml.schemaStore.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
    }
    files = {content / SCHEMAS / f"{kind}.schema.json": _json(schema) for kind, schema in schemas.items()}
    home = content.parent if prefix else content
    return files | {
        home / ".vscode/settings.json": _json(settings),
        home / ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
    }


def _globs(kind: str, prefix: str) -> list[str]:
    deeper = ["*/*/*/accepted.yaml"] if kind == "accepted" else []
    return [prefix + pattern for pattern in (_PATTERNS[kind], *deeper)]


def _json(tree: Mapping[str, Any]) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()
