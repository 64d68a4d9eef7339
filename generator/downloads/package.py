"""datapackage.json: what the CSV files of a submission, or of the whole site, hold, for programs.

Source: Frictionless Data Package, Data Resource, Tabular Data Resource and Table Schema, version 1.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from generator.downloads.data_table import DataColumn, DataTable, Kind
from generator.downloads.sheets import Say
from generator.model.budget_table import BudgetTable, Column, ColumnKind
from generator.model.link import is_safe_link
from generator.model.message import Message, msg
from generator.model.site import Site
from generator.model.submission import Submission
from generator.model.table_rows import column_names
from generator.pages.shared.linked_data import submission_name
from generator.pages.shared.words import NOT_OFFICIAL, origin_word

_TYPES: Final = {
    Kind.TEXT: "string",
    Kind.LONG: "string",
    Kind.NAMES: "string",
    Kind.LABEL: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.YUAN: "number",
    Kind.DATE: "date",
}
_LICENCE_NAME: Final = re.compile("[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)+")
_NUMBER: Final = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")


def package_json(descriptor: Mapping[str, Any]) -> bytes:
    """The descriptor as a file: UTF-8, keys in their order, one resource a line."""
    head = {key: value for key, value in descriptor.items() if key != "resources"}
    lines = (json.dumps(resource, ensure_ascii=False) for resource in descriptor["resources"])
    # An indent would make it readable and take ten times as long.
    return (json.dumps(head, ensure_ascii=False)[:-1] + ', "resources": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def submission_package(submission: Submission, site: Site, resources: Sequence[dict[str, Any]], say: Say) -> bytes:
    """The package of a submission."""
    title = say(submission_name(submission))
    sentences: list[Message] = [origin_word(submission.origin)]
    descriptor = {
        **_named(submission.path.rstrip("/").replace("/", "-"), submission.path, title, sentences, site, say),
        **_licences(submission.body.licence),
        "sources": [_source(submission)],
        "contributors": [{"title": submission.body.name, "role": "author"}],
        "resources": list(resources),
    }
    return package_json(descriptor)


def site_package(site: Site, resources: Sequence[dict[str, Any]], say: Say) -> bytes:
    """The package of the whole site: each of its files of many parts holds the rows of one submission a part."""
    sentence = msg("All submissions of this site; the licence of each stands in submissions.csv")
    return package_json({**_named("site", "", site.title, [sentence], site, say), "resources": list(resources)})


def _named(name: str, address: str, title: str, sentences: Iterable[Message], site: Site, say: Say) -> dict[str, Any]:
    notice = () if site.official else (NOT_OFFICIAL,)
    named: dict[str, Any] = {"profile": "data-package", "name": name, "title": title}
    if site.base_url:
        named |= {"id": f"{site.base_url}{address}datapackage.json", "homepage": site.base_url + address}
    return {**named, "description": "\n".join(say(each) for each in (*sentences, *notice)), "official": site.official}


def _licences(licence: str) -> dict[str, Any]:
    """The licence as the body states it, None where it states none; also as the format asks where it can be told."""
    stated = {"licence_as_stated": licence or None}
    if licence.startswith(("http://", "https://")) and is_safe_link(licence):
        return {"licenses": [{"path": licence, "title": licence}], **stated}
    if _LICENCE_NAME.fullmatch(licence):
        return {"licenses": [{"name": licence, "title": licence}], **stated}
    return stated


def _source(submission: Submission) -> dict[str, Any]:
    source: dict[str, Any] = {"title": submission.title}
    if submission.source_url:
        source["path"] = submission.source_url
    if submission.source is not None:
        source |= {"file": submission.source.document.file, "sha256": submission.source.document.sha256}
    return source


def table_resource(table: DataTable, content: bytes, say: Say, *, refers: bool) -> dict[str, Any]:
    """The resource of a table of data in one file; `refers`: whether the tables it refers to are in the package."""
    schema = table_schema(table, say)
    if table.refers and refers:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": name, "fields": key}} for column, name, key in table.refers
        ]
    return _resource(table.name, table.file, say(table.title), _measured(content), schema)


def parts_resource(table: DataTable, paths: Sequence[str], say: Say) -> dict[str, Any]:
    """The resource of a table of data in one file or several, each with its own head."""
    return _resource(
        table.name, paths[0] if len(paths) == 1 else list(paths), say(table.title), {}, table_schema(table, say)
    )


def budget_resource(table: BudgetTable, path: str, content: bytes) -> dict[str, Any]:
    """The resource of a budget table as printed: a column is one of numbers where every cell is a plain one."""
    names = column_names(table.columns)
    fields = [
        _budget_field(table, place, name, column)
        for place, (name, column) in enumerate(zip(names, table.columns, strict=True))
    ]
    title = f"{table.number} {table.title}".strip()
    schema = {"fields": fields, "missingValues": [""]}
    resource = _resource(f"table-{table.id}", path, title, _measured(content), schema)
    return {
        **resource,
        "table_kind": table.kind.value,
        "money_unit": table.money_unit.value if table.money_unit else None,
    }


def _budget_field(table: BudgetTable, place: int, name: str, column: Column) -> dict[str, Any]:
    texts = [text for row in table.rows if (text := row.cells[place].text)]
    if column.kind is ColumnKind.MONEY and all(_NUMBER.fullmatch(text) for text in texts):
        return {"name": name, "type": "number", "groupChar": ","}
    return {"name": name, "type": "string"}


def table_schema(table: DataTable, say: Say) -> dict[str, Any]:
    """The fields of a table of data; what is empty is missing."""
    schema: dict[str, Any] = {
        "fields": [_field(column, say) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    return schema


def _field(column: DataColumn, say: Say) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "title": say(column.head), "type": _TYPES[column.kind]}
    if column.words:
        field["constraints"] = {"enum": list(column.words)}
    return field


def _resource(
    name: str, path: str | list[str], title: str, measured: Mapping[str, Any], schema: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "profile": "tabular-data-resource",
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **measured,
        "schema": schema,
    }


def _measured(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
