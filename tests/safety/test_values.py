"""Every field of content against every hostile text: what must be taken is taken, what must be refused is named."""

from __future__ import annotations

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from generator.checking import check_content
from generator.model.diagnostic import Diagnostic
from generator.settings import BuildSettings
from generator.validate.schema import BodyFile, GlossaryFile, ProjectFile, RegionFile, SiteFile, SubmissionFile
from generator.validate.schema_source import SourceMapFile
from generator.validate.schema_tables import TablesFile
from tests.safety import hostile_texts as hostile
from tests.safety.whole_site import (
    BODY,
    MAP,
    PROJECT,
    SUBMISSION,
    TABLE,
    FieldPath,
    Site,
    filled,
    free_fields,
    put,
    scalars,
    whole_site,
    written,
)

TABLES = f"{SUBMISSION}/tables.yaml"
LISTED = f"{SUBMISSION}/submission.yaml"
SHAPES: dict[str, type[BaseModel]] = {
    "site.yaml": SiteFile,
    "glossary.yaml": GlossaryFile,
    "990100/region.yaml": RegionFile,
    f"{BODY}/body.yaml": BodyFile,
    LISTED: SubmissionFile,
    PROJECT: ProjectFile,
    TABLES: TablesFile,
    MAP: SourceMapFile,
}


def findings(site: Site, tmp_path: Path) -> tuple[Diagnostic, ...]:
    content = written(site, tmp_path / "content")
    return check_content(BuildSettings(content=content, output=tmp_path / "site")).diagnostics


def refusals(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """What reading and validation refuse, without what checks say of the content."""
    return [one for one in found if one.spot is None and not one.check.startswith("personal-")]


def fields_of(shape: Any, tree: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    """Every field of a shape that a tree does not fill, by its path."""
    if get_origin(shape) is types.UnionType:
        shape = next(option for option in get_args(shape) if option is not type(None))
    if get_origin(shape) is list and tree:
        for number, item in enumerate(tree):
            yield from () if number else fields_of(get_args(shape)[0], item, (*path, number))
    elif isinstance(shape, type) and issubclass(shape, BaseModel):
        for name, field in shape.model_fields.items():
            if name not in tree:
                yield (*path, name)
            else:
                yield from fields_of(field.annotation, tree[name], (*path, name))


def test_the_whole_site_fills_every_field_there_is() -> None:
    site = whole_site()
    missing = {file: list(fields_of(shape, site[file])) for file, shape in SHAPES.items()}
    # Of a document without lines; and a cell that is cut off is a row of its own.
    left = [("document", "places"), ("document", "text_sha256"), ("document", "held"), ("wrap_blanks",)]
    rows = [("indicators", 0, "cut_off"), ("indicators_term", 0, "cut_off")]
    assert missing.pop(MAP) == left
    assert missing.pop(PROJECT) == rows
    # With a day of publication a build has to be told its own.
    assert missing.pop(LISTED) == [("publish_on",), *(("targets", 0, *row) for row in rows)]
    assert set(map(tuple, missing.values())) == {()}


def test_the_whole_site_is_not_refused(tmp_path: Path) -> None:
    assert refusals(findings(whole_site(), tmp_path)) == []


def test_there_are_more_than_a_thousand_values() -> None:
    lists = (hostile.TEXTS, hostile.REFUSED, hostile.BAD_AMOUNTS, hostile.GOOD_AMOUNTS, hostile.BAD_IDS)
    values = sum(map(len, (*lists, hostile.BAD_YEARS, hostile.BAD_DAYS)))
    assert values > 500
    assert len(free_fields(whole_site())) * len(hostile.TEXTS) > 10_000


@pytest.mark.parametrize("start", range(0, len(hostile.TEXTS), 6))
def test_any_text_may_stand_where_text_is_free(start: int, tmp_path: Path) -> None:
    # From start to start every field gets another text, and every check looks at all of them.
    found = findings(filled(hostile.TEXTS, start), tmp_path)
    assert [(str(one.place), str(one.message)) for one in refusals(found)] == []


def test_a_refused_character_is_named_in_every_file(tmp_path: Path) -> None:
    wrong = []
    for number, text in enumerate(hostile.REFUSED[::6]):
        site = whole_site()
        chosen = dict(free_fields(site))
        for file, path in chosen.items():
            put(site, file, path, text)
        found = refusals(findings(site, tmp_path / str(number)))
        code = f"U+{ord(text[2]):04X}"
        named = {one.place.file for one in found if one.place.line is not None}
        of_code = {one.place.file for one in found if one.found == code or one.check in {"yaml-syntax", "not-utf8"}}
        if not named == of_code == set(chosen):
            wrong.append((code, [f"{one.check} {one.place} {one.found!r}" for one in found]))
    assert wrong == []


def amounts(site: Site, texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Puts amounts into every kind of field that holds one; file and field of each."""
    project, listed = site[PROJECT], site[LISTED]["targets"][0]
    project["funding"] = [{"source": "财政资金", "amount": text} for text in texts]
    listed["budget"] = [{"labels": ["资金"], "amount": text} for text in texts]
    listed["directions"] = [{"name": "甲", "amount": text} for text in texts]
    site[TABLE] = [["", "甲", text] for text in texts]
    project["amount"] = project["amount_term"] = texts[0]
    places = [(PROJECT, f"funding/{i}/amount") for i in range(len(texts))]
    places += [(LISTED, f"targets/0/{part}/{i}/amount") for part in ("budget", "directions") for i in range(len(texts))]
    return places + [(PROJECT, "amount"), (PROJECT, "amount_term")] + [(TABLE, "支出 / 金额")] * len(texts)


@pytest.mark.parametrize("start", range(0, len(hostile.BAD_AMOUNTS), 40))
def test_every_bad_amount_is_refused_with_its_file_and_field(start: int, tmp_path: Path) -> None:
    texts = hostile.BAD_AMOUNTS[start : start + 40]
    site = whole_site()
    places = amounts(site, texts)
    found = refusals(findings(site, tmp_path))
    assert {one.check for one in found} == {"unreadable-amount"}
    assert sorted((one.place.file, one.place.field) for one in found) == sorted(places)
    assert {one.found for one in found} == set(texts)
    assert all(len(str(one.message)) < 300 for one in found)


def test_every_good_amount_is_taken(tmp_path: Path) -> None:
    site = whole_site()
    amounts(site, hostile.GOOD_AMOUNTS)
    assert refusals(findings(site, tmp_path)) == []


FORMS = [
    *(((LISTED, ("fiscal_year",)), text) for text in hostile.BAD_YEARS),
    *(((LISTED, path), text) for text in hostile.BAD_DAYS for path in (("published_on",), ("secrecy_review", "on"))),
    *((("990100/region.yaml", ("expected", 0, "due")), text) for text in hostile.BAD_DAYS),
    *((("990100/region.yaml", ("expected", 0, "folder")), text) for text in (*hostile.BAD_YEARS, "2031-x")),
    *((("990100/region.yaml", ("expected", 0, "body")), text) for text in hostile.BAD_IDS),
    *((("glossary.yaml", ("terms", 0, "id")), text) for text in hostile.BAD_IDS),
    *(((LISTED, path), text) for text in hostile.BAD_IDS for path in (("text", 0, "id"), ("projects", 0))),
    *(((LISTED, path), text) for text in hostile.BAD_IDS for path in (("targets", 0, "id"), ("removed", 0, "id"))),
    *(((LISTED, ("targets", 0, "directions", 0, "project")), text) for text in hostile.BAD_IDS if text),
    *(((f"{BODY}/body.yaml", ("parent",)), text) for text in hostile.BAD_IDS if text),
    *(((TABLES, path), text) for text in hostile.BAD_IDS for path in (("tables", 0, "id"), ("removed", 0, "id"))),
    *(((PROJECT, ("indicators", 0, "row")), text) for text in ("", "x", "-1", "1.0", "12345", "１", "٣", "1\n", " 1")),
    *(((PROJECT, ("money_unit",)), text) for text in ("", "万", "美元", "万元 ", "wan", "元/人", "0", "<b>元</b>")),
    *(((LISTED, ("kind",)), text) for text in ("", "Budget", "预算", "budget\n", "../budget")),
    *((("site.yaml", ("official",)), text) for text in ("", "True", "yes", "1", "是")),
    *((("site.yaml", ("language",)), text) for text in ("", "zh", "../zh-CN", "zh_CN", "en\n")),
    *(((MAP, ("document", "file")), text) for text in hostile.PATHS),
    *(((MAP, ("document", "sha256")), text) for text in ("", "0" * 63, "0" * 64, "F" * 64, "０" * 64)),
    *(((MAP, ("document", "encoding")), text) for text in ("", "idna", "zip", "utf-7", "unicode_escape", "rot13")),
    *(((MAP, ("repairs", 0, "reason")), text) for text in ("{", "}", "{0}", "{}", "{x}", "{count.real}", "{count!r}")),
    *(((MAP, ("unsure", 0, "reason")), text) for text in ("{n:>9}", "{n[0]}", "{{n}", "{n:{n}}", "{ n}", "{n")),
]


def test_every_value_of_a_bad_form_is_refused_with_its_file_and_field(tmp_path: Path) -> None:
    wrong = []
    for number, ((file, path), text) in enumerate(FORMS):
        site = whole_site()
        put(site, file, path, text)
        found = refusals(findings(site, tmp_path / str(number)))
        field = "/".join(map(str, path))
        # What lies in source/ is named by the file itself.
        is_named = any(one.place.file == file and one.place.field in {field, field.rpartition("/")[0]} for one in found)
        is_of_source = file == MAP and any(one.place.file.startswith(f"{SUBMISSION}/source/") for one in found)
        if not is_named and not is_of_source:
            wrong.append((file, field, text, [f"{one.place} {one.place.field}" for one in found]))
    assert wrong == []
    assert len(FORMS) > 400


WRONG_TYPES: tuple[Any, ...] = ({"a": "b"}, ["a"], [["a"]], {}, [])


def test_another_kind_of_node_is_refused_wherever_text_stands(tmp_path: Path) -> None:
    wrong = []
    for number, (file, path) in enumerate(free_fields(whole_site())):
        if not path or file.endswith(".csv"):
            continue
        site = whole_site()
        tree: Any = site[file]
        for part in path[:-1]:
            tree = tree[part]
        tree[path[-1]] = WRONG_TYPES[number % len(WRONG_TYPES)]
        found = refusals(findings(site, tmp_path / str(number)))
        if [one.place.field for one in found if one.place.file == file] != ["/".join(map(str, path))]:
            wrong.append((file, path, [f"{one.place} {one.place.field}" for one in found]))
    assert wrong == []


def test_texts_of_all_fields_are_looked_at() -> None:
    site = whole_site()
    assert sum(1 for tree in site.values() for _ in scalars(tree)) > len(free_fields(site)) > 100
