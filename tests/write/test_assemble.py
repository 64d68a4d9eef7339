"""A reading gets addresses that last."""

import dataclasses
import datetime

import pytest

from generator.intake.text import read_text_document
from generator.model.budget_table import BudgetTable
from generator.model.submission import Origin, Section, Submission
from generator.write.assemble import Assembled, assemble
from tests import samples, samples_tables
from tests.samples_text import Disclosure, code, disclosure, forms, printed, reading_of


def assembled(said: Disclosure, earlier: Assembled | None = None) -> Assembled:
    text = printed(said)
    reading, _ = reading_of(text)
    document = read_text_document("a.txt", text.encode())
    place = (samples.region(), samples.body(), 2031)
    return assemble(reading, document, place, earlier.submission if earlier else None)


def test_a_project_has_its_code_for_an_address_else_its_name() -> None:
    found = assembled(disclosure(forms=(*forms(1), *forms(1, code=None))))
    assert [project.id for project in found.submission.projects] == [code(1).lower(), "di1pidanganxiufujingfei"]


def test_sources_name_projects_by_their_address() -> None:
    source = assembled(disclosure(12)).submission.source
    assert source is not None
    assert source.fields[f"projects/{code(1).lower()}/amount"] != source.fields[f"projects/{code(12).lower()}/amount"]
    assert not [path for path in source.fields if "#" in path]
    assert "title" in source.fields


@pytest.mark.parametrize("title", ["一、总体绩效目标", "二、总体绩效目标"])
def test_sections_keep_their_addresses_by_title(title: str) -> None:
    first = assembled(disclosure(1))
    assert first.submission.sections[0].id == "zongtijixiaomubiao"
    again = assembled(disclosure(1, sections=((title, ("新的正文。",)),)), first)
    [section] = again.submission.sections
    assert section.id == ("zongtijixiaomubiao" if title.startswith("一") else "zongtijixiaomubiao-2")


def test_sections_of_one_title_keep_theirs_in_order() -> None:
    said = disclosure(1, sections=(("一、总体绩效目标", ("甲。",)), ("一、总体绩效目标", ("乙。",))))
    first = assembled(said)
    ids = [section.id for section in first.submission.sections]
    assert len(set(ids)) == 2
    assert [section.id for section in assembled(said, first).submission.sections] == ids


def test_what_a_person_added_is_kept() -> None:
    first = assembled(disclosure(1))
    earlier = Assembled(
        samples.submission(
            projects=first.submission.projects,
            sections=(Section("a", "b", "c"),),
            source_url="https://example.org/",
            published_on="2031-02-01",
            publish_on=datetime.date(2031, 2, 3),
            origin=Origin.FILED,
        ),
        (),
        (),
    )
    again = assembled(disclosure(1), earlier).submission
    assert (again.source_url, again.published_on, again.origin) == ("https://example.org/", "2031-02-01", Origin.FILED)
    assert again.publish_on == datetime.date(2031, 2, 3)


def with_tables(*tables: BudgetTable, earlier: Submission | None = None) -> Submission:
    """A document with these tables, each known by its place."""
    text = printed(disclosure(1))
    reading, _ = reading_of(text)
    named = tuple(dataclasses.replace(table, id=f"#{number}") for number, table in enumerate(tables, start=1))
    fields = {f"tables/#{number}/title": (number,) for number in range(1, len(tables) + 1)}
    reading = dataclasses.replace(reading, tables=named, fields={**reading.fields, **fields})
    document = read_text_document("a.txt", text.encode())
    return assemble(reading, document, (samples.region(), samples.body(), 2031), earlier).submission


def test_tables_get_addresses_from_their_titles_without_the_year() -> None:
    submission = with_tables(*samples_tables.tables())
    assert [table.id for table in submission.tables] == [
        "shouzhizongbiao",
        "zhichuzongbiao",
        "xiangmuzhichubiaobennianyusuan",
        "zhengfuxingjijinyusuanzhichubiao",
    ]
    assert submission.source is not None
    assert submission.source.fields["tables/zhichuzongbiao/title"] == (2,)


def test_tables_keep_their_addresses_by_title() -> None:
    first = with_tables(*samples_tables.tables())
    held = dataclasses.replace(
        first, tables=tuple(dataclasses.replace(each, id=f"t-{each.id}") for each in first.tables)
    )
    again = with_tables(*reversed(samples_tables.tables()), earlier=held)
    assert {table.title: table.id for table in again.tables} == {table.title: table.id for table in held.tables}
    assert again.removed_tables == ()


def test_tables_of_one_title_have_addresses_of_their_own() -> None:
    first = with_tables(samples_tables.empty(), samples_tables.empty())
    assert [table.id for table in first.tables] == [
        "zhengfuxingjijinyusuanzhichubiao",
        "zhengfuxingjijinyusuanzhichubiao-2",
    ]
    assert with_tables(samples_tables.empty(), samples_tables.empty(), earlier=first).tables == first.tables


def test_a_table_that_is_gone_is_remembered_until_it_comes_back() -> None:
    first = with_tables(*samples_tables.tables())
    without = with_tables(samples_tables.two_sided(), earlier=first)
    assert [entry.id for entry in without.removed_tables] == [table.id for table in first.tables[1:]]
    assert with_tables(samples_tables.two_sided(), earlier=without) == without
    back = with_tables(*samples_tables.tables(), earlier=without)
    assert (back.tables, back.removed_tables) == (first.tables, ())


def test_doubts_are_recorded_at_the_address_of_their_project() -> None:
    doubtful = dataclasses.replace(forms(1, code="99010031P00000100001")[0], name="第1批档案修复经费")
    source = assembled(disclosure(forms=(doubtful,))).submission.source
    assert source is not None
    assert [(each.field, each.text) for each in source.unsure] == [
        ("projects/99010031p00000100001/code", "99010031P00000100001")
    ]
    clean = assembled(disclosure(1)).submission.source
    assert clean is not None
    assert clean.unsure == ()


def test_marks_over_the_pages_are_kept_word_for_word() -> None:
    text = printed(disclosure(1)).replace("\n", "\n**仅供内部审核**\n", 1) + "\n内部资料\n"
    reading, _ = reading_of(text)
    document = read_text_document("a.txt", text.encode())
    source = assemble(reading, document, (samples.region(), samples.body(), 2031), None).submission.source
    assert source is not None
    lines = text.split("\n")
    assert source.marks == {
        "仅供内部审核": (lines.index("**仅供内部审核**") + 1,),
        "内部资料": (lines.index("内部资料") + 1,),
    }
