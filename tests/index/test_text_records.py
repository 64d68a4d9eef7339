"""Every text that a submission prints is in the text index, but for what is listed here."""

from __future__ import annotations

import dataclasses
import functools
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

import pytest

from generator.index.entries import name_entries
from generator.index.folding import folding, simplified_forms
from generator.index.site_texts import site_text_records
from generator.index.text import text_pages
from generator.index.text_records import text_records
from generator.loading import load_content
from generator.model.indicator_levels import is_fixed_level
from generator.model.project import Note
from generator.model.submission import Removed, Section, Submission
from generator.read.content_tree import lay_out
from generator.read.files import scan_tree
from generator.settings import BuildSettings
from generator.sharing.workers import Workers
from tests import samples, samples_tables, samples_targets
from tests.pages.rendering import render_submission

ROOT: Final = Path(__file__).resolve().parents[2]

IN_NAMES: Final = {
    "region/*": "a result of its own kind, with its code",
    "body/name": "a result of its own kind",
    "body/code": "found with the body",
    "units/*": "results of their own kind",
    "projects/name": "a result of its own kind; each line of a table that prints it is in the text index",
    "projects/code": "found as a code",
    "projects/unit": "the key of a unit",
    "targets/title": "a result of its own kind",
    "tables/title": "a result of its own kind",
    "terms/*": "results of their own kind; what the document says of them is in the text index of the glossary",
}
"""Texts of the model that the name index holds, or the texts of the site, and why that is enough."""

FIXED: Final = {
    "projects/labels": "labels of fields of the form",
    "targets/labels": "labels of fields of the form",
    "tables/numbering": "numbers of columns",
}
"""Texts that a form prints alike for everybody; beside them the common levels of indicators."""

NOT_PRINTED: Final = {
    "body/*": "kept by the body's own file",
    "family": "says which reader read it",
    "*/id": "parts of addresses",
    "targets/directions/project": "part of an address",
    "targets/order": "says how the form is laid out",
    "*/cut_off": "says which cells the document cuts off",
    "*/value/unit": "cut out of the printed target",
    "*/value/suffix": "cut out of the printed target",
    "*/value/label": "cut out of the printed target",
    "*secrecy_review/*": "who reviewed it, kept by the body",
    "source_url": "an address",
    "source/*": "where in the document it stood",
}
"""Texts that stand on no page as part of the document."""

LEFT_OUT: Final = {**IN_NAMES, **FIXED, **NOT_PRINTED}

Fold = functools.cache(lambda: folding(simplified_forms()))


@functools.cache
def published() -> tuple[Submission, ...]:
    """The disclosures of the repository's content, as a build reads them."""
    content = ROOT / "content"
    settings = BuildSettings(content, ROOT / "site")
    with tempfile.TemporaryDirectory() as scratch:
        loaded = load_content(settings, lay_out(scan_tree(content)), Workers(1, None), scratch).loaded
    held = tuple(item.held for item in loaded)
    assert len(held) == len(list(content.glob("*/*/*/submission.yaml")))
    return tuple(each for each in held if isinstance(each, Submission))


def made_up() -> Submission:
    """A submission with something in every field of the forms."""
    first, *others = samples.indicators()
    rows = (dataclasses.replace(first, remark="按季度", weight="10", basis="计划", standard="行业标准"), *others)
    project = samples.project(
        indicators=rows,
        heading="一、馆藏修复",
        department="816青川市档案局",
        parent_fund="文化专项资金",
        notes=(Note("说明", "见附件"),),
    )
    text = "第一段写到\n行末接着写。\n\n- 一条\n- 又一条\n\n1\\. 带号的\\*一段\n\n2. 编号的一条"
    section = Section("mubiao", "总体目标", text, ("第一部分", "部门整体绩效目标"))
    return samples.submission(
        projects=(project,),
        sections=(section, dataclasses.replace(section, id="fenxiang", title="分项目标")),
        targets=tuple(dataclasses.replace(form, indicators=rows) for form in samples_targets.targets()),
        tables=samples_tables.tables(),
        terms=samples_targets.document_terms(),
        removed=(Removed("jiu", "旧项目"),),
        removed_tables=(Removed("jiubiao", "旧表"),),
        projects_part=("第二部分", "项目绩效目标"),
        publisher="青川市档案管理局（章）",
        dated="二〇三一年一月",
        prepared_by="青川市档案管理局编",
        reviewed_by="青川市财政局审",
        status_text="（草案）",
    )


def submissions() -> list[Submission]:
    return [*published(), made_up(), dataclasses.replace(made_up(), sections=())]


def texts_of(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of the model with the path of its fields: ("projects/goals/text", "…")."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from texts_of(each, path)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_of(each, path)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name), f"{path}/{field.name}".lstrip("/"))


def is_left_out(path: str, text: str) -> bool:
    if path.endswith(("/level1", "/level2")) and is_fixed_level(text):
        return True
    return any(fnmatchcase(path, pattern) for pattern in LEFT_OUT)


def wanted(submission: Submission) -> Iterator[tuple[str, str, str]]:
    """Address, path and text of all that must be found; a long text line by line."""
    pages = {"projects": "p/", "tables": "t/"}
    for path, text in texts_of(submission):
        if "projects/" in path[:9] or path.startswith("tables/"):
            continue
        if not is_left_out(path, text):
            yield "", path, text
    for name, part in pages.items():
        for one in getattr(submission, name):
            for path, text in texts_of(one, name):
                if not is_left_out(path, text):
                    yield f"{submission.path}{part}{one.id}/", path, text


def found_at(submission: Submission) -> Mapping[str, str]:
    """Address → its cells, folded, one a line; under the empty address those of every page."""
    cells: dict[str, list[str]] = defaultdict(list)
    for record in text_records(submission):
        for cell in record.cells:
            cells[record.address].append(Fold()(cell))
            cells[""].append(Fold()(cell))
    return {address: "\n".join(texts) for address, texts in cells.items()}


@pytest.mark.parametrize("submission", submissions(), ids=lambda each: each.path)
def test_every_printed_text_is_found_on_its_page(submission: Submission) -> None:
    cells = found_at(submission)
    missing = []
    count = 0
    for address, path, text in wanted(submission):
        lines = text.split("\n") if path == "sections/text" else [text]
        for line in lines:
            folded = Fold()(line)
            count += bool(folded)
            if folded not in cells.get(address, ""):
                missing.append((address, path, line))
    assert missing == []
    assert count > 40


def test_the_made_up_submission_has_something_in_every_field_that_must_be_found() -> None:
    everything = [made_up(), *published()]
    filled = {path for each in everything for path, text in texts_of(each) if text.strip()}
    empty = {path for each in everything for path, _ in texts_of(each)} - filled
    assert {path for path in empty if not is_left_out(path, "")} <= {"approved_on", "published_on"}


def test_nothing_is_left_out_that_the_model_does_not_have() -> None:
    paths = {path for each in submissions() for path, _ in texts_of(each)}
    without = {"*secrecy_review/*", "targets/directions/project", "body/code"}
    unused = [one for one in LEFT_OUT if not any(fnmatchcase(path, one) for path in paths)]
    assert set(unused) <= without


@pytest.mark.parametrize("submission", submissions(), ids=lambda each: each.path)
def test_every_place_is_on_its_page(submission: Submission) -> None:
    rendered = render_submission(submission)
    anchors: dict[str, set[str]] = defaultdict(set)
    for record in text_records(submission):
        anchors[record.address].add(record.anchor)
    for address, wanted_ids in anchors.items():
        ids = {element.attributes.get("id", "") for element in rendered.tree(address).walk()}
        assert wanted_ids <= ids | {""}, address


@pytest.mark.parametrize("submission", submissions(), ids=lambda each: each.path)
def test_what_is_left_to_the_name_index_is_there(submission: Submission) -> None:
    catalogue = samples.catalogue(submission)
    entries = list(name_entries(catalogue))
    names = "\n".join(f"{Fold()(each.name)}\n{Fold()(each.code)}\n{Fold()(each.unit_code)}" for each in entries)
    in_glossary = "\n".join(Fold()(cell) for record in site_text_records(catalogue) for cell in record.cells)
    for path, text in texts_of(submission):
        if not any(fnmatchcase(path, pattern) for pattern in IN_NAMES) or path == "region/parents":
            continue
        for line in text.split("\n"):
            assert Fold()(line) in (in_glossary if path.startswith("terms/") else names), path


def test_a_level_of_the_forms_own_stands_once_for_its_cell_and_a_common_one_never() -> None:
    rows = samples.indicators()
    own = [dataclasses.replace(row, level1="履职 效果：", level2="党政机关公务用车的编制和配备") for row in rows[:2]]
    project = samples.project(indicators=(*own, *rows[2:]))
    cells = {
        record.anchor: record.cells
        for record in text_records(samples.submission(projects=(project,)))
        if record.anchor.startswith("i")
    }
    assert cells["i1"][0] == "党政机关公务用车的编制和配备"
    assert cells["i1"][1:] and own[0].name == cells["i1"][1]
    assert "党政机关公务用车的编制和配备" not in cells["i2"]
    assert not {row.level1 for row in rows} & {cell for each in cells.values() for cell in each}


def test_a_paragraph_is_one_cell_and_each_item_of_a_list_another() -> None:
    [record] = [each for each in text_records(made_up()) if each.anchor == "mubiao"]
    assert record.cells == (
        "第一部分 部门整体绩效目标",
        "总体目标",
        "第一段写到 行末接着写。",
        "一条",
        "又一条",
        "1. 带号的*一段",
        "2. 编号的一条",
    )
    [page] = text_pages([record])
    assert page.content.count("\n") == 1
