"""Where words stand in the document: shown line by line, what is withheld counted and never shown."""

import dataclasses

import pytest

from generator.model.message import msg
from generator.model.source import Furniture, Repair, SourceMap, Unsure
from generator.pages.shared.provenance import excerpts, furniture_counts
from tests import samples
from tests.browser.html_tree import Element
from tests.pages.rendering import Rendered, by_class, by_id, render_submission, words

YEAR = "990100/dangan-guanli-ju/2031/"
FIRST = f"{YEAR}p/{samples.CODE.lower()}/"


def lines_of(main: Element) -> list[tuple[str, str]]:
    return [(line.attributes["value"], line.text) for line in by_class(main, "lines")[0].elements("li")]


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    submission = samples.submission(source=samples.source_map())
    return render_submission(submission, source_lines=samples.SOURCE_LINES)


def test_the_lines_of_a_project_stand_with_their_numbers(rendered: Rendered) -> None:
    assert lines_of(rendered.main(FIRST)) == [
        ("3", "1.2031年馆藏档案修复与数字化经费绩效目标表"),
        ("4", samples.SOURCE_LINES[3]),
        ("5", samples.SOURCE_LINES[4]),
        ("7", samples.SOURCE_LINES[6]),
        ("9", samples.SOURCE_LINES[8]),
    ]
    assert by_id(rendered.main(FIRST), "source").tag == "h2"


def test_withheld_lines_are_counted_and_shown_nowhere(rendered: Rendered) -> None:
    assert "Not shown on the page, by lines: Page numbers 1 · Watermarks 1" in rendered.text(FIRST)
    everything = "".join(rendered.html.values()) + str(rendered.data)
    assert "仅供内部审核" not in everything
    assert ">page number<" not in everything
    assert "'page number'" not in everything
    assert "[bookmark" not in everything
    assert rendered.data[FIRST]["source"]["withheld_lines"] == 2


def test_marks_cut_out_of_lines_are_counted(rendered: Rendered) -> None:
    assert "Cut out of the lines shown: 1 bookmark mark of a word processor." in rendered.text(FIRST)
    assert rendered.data[FIRST]["source"]["withheld_marks"] == 1


def test_the_lines_of_the_prose_stand_on_its_page() -> None:
    fields = {"title": (1,), "parts/一": (2,), "text/a/text": (4,), "projects/a/name": (5,), "text/b/text": (7,)}
    lines = ("题", "第一部分", "", "甲", "表", "表二", "乙", "丙")
    submission = samples.submission(source=SourceMap(samples.source_map().document, fields))
    rendered = render_submission(submission, source_lines=lines)
    assert [(number, text) for number, text in lines_of(rendered.main(f"{YEAR}text/"))] == [
        ("2", "第一部分"),
        ("4", "甲"),
        ("7", "乙"),
    ]
    assert "Read from lines 2–4、7 of the document jixiao-wenben.txt." in rendered.text(f"{YEAR}text/")
    (link,) = [each for each in rendered.main(f"{YEAR}text/").find("a") if words(each).startswith("Data of this")]
    assert link.attributes["href"] == "index.json"


def test_the_document_is_named_with_its_fingerprint(rendered: Rendered) -> None:
    for address in (FIRST, YEAR):
        assert "jixiao-wenben.txt" in rendered.text(address)
        assert "ab" * 32 in rendered.text(address)
        assert "utf-8" in rendered.text(address)


def test_repairs_stand_with_before_after_and_reason(rendered: Rendered) -> None:
    repairs = by_class(rendered.main(FIRST), "repairs")[0]
    assert words(repairs.find("del")[0]) == "99010024P0000041000 19"
    assert words(repairs.find("ins")[0]) == samples.CODE
    assert "A blank inside the code was taken out" in words(repairs)
    other = f"{YEAR}p/99010024p000006100027/"
    assert by_class(rendered.main(other), "repairs") == []


def test_the_year_says_what_the_document_carries_besides_its_content(rendered: Rendered) -> None:
    withheld, shown = by_class(rendered.main(YEAR), "counts")
    assert [words(each) for each in withheld.elements("li")] == [
        "Bookmark marks of a word processor 1",
        "Page numbers 1",
        "Watermarks 1",
    ]
    assert [words(each) for each in shown.elements("li")] == ["Table heads repeated after a page break 2"]


def test_what_was_put_right_is_counted_on_the_page_of_the_year() -> None:
    with_blanks = dataclasses.replace(samples.source_map(), wrap_blanks=9)
    text = render_submission(samples.submission(source=with_blanks)).text(YEAR)
    assert "Put right 1 place, shown on the page it concerns" in text
    assert "taken out between Chinese characters of cells at 9 places" in text
    without = dataclasses.replace(samples.source_map(), repairs=())
    text = render_submission(samples.submission(source=without)).text(YEAR)
    assert "Put right nothing" in text
    assert "places" not in text


def test_what_only_the_page_of_the_year_shows_lists_its_repairs_there() -> None:
    repair = Repair("title", (1,), "青川 市", "青川市", msg("A blank inside the code was taken out"))
    with_own = dataclasses.replace(samples.source_map(), repairs=(*samples.source_map().repairs, repair))
    (repairs,) = by_class(render_submission(samples.submission(source=with_own)).main(YEAR), "repairs")
    assert [words(each) for each in repairs.find("del")] == ["青川 市"]
    assert by_class(render_submission(samples.submission(source=samples.source_map())).main(YEAR), "repairs") == []


def test_a_project_that_was_not_read_from_a_document_shows_no_lines(rendered: Rendered) -> None:
    other = f"{YEAR}p/99010024p000006100027/"
    assert by_class(rendered.main(other), "lines") == []
    assert "Compare with the document" not in rendered.text(other)


def source(**furniture: tuple[int, ...]) -> SourceMap:
    """A document of four lines, all of one project's range; fields stand on the first and the last."""
    kinds = {Furniture(kind.replace("_", "-")): numbers for kind, numbers in furniture.items()}
    return SourceMap(samples.source_map().document, {"projects/a/name": (1,), "projects/a/code": (4,)}, furniture=kinds)


@pytest.mark.parametrize(
    ("furniture", "shown", "withheld"),
    [
        pytest.param({}, [1, 2, 3, 4], {}, id="nothing"),
        pytest.param({"watermark": (2,)}, [1, 3, 4], {"Watermarks": 1}, id="watermark on its own line"),
        pytest.param({"watermark": (4,)}, [1, 2, 3], {"Watermarks": 1}, id="watermark on a line with content"),
        pytest.param(
            {"timestamp": (1,)},
            [2, 3, 4],
            {"Moments of filling in": 1},
            id="moment of filling in on a line with content",
        ),
        pytest.param({"page_number": (3,)}, [1, 2, 4], {"Page numbers": 1}, id="page number"),
        pytest.param({"page_number": (4,)}, [1, 2, 3, 4], {}, id="page number on a line with content"),
        pytest.param(
            {"signature": (2, 3)}, [1, 4], {"Empty labels for signatures": 2}, id="empty labels for signatures"
        ),
        pytest.param(
            {"signature": (2,), "watermark": (2,)}, [1, 3, 4], {"Watermarks": 1}, id="two marks on one line count once"
        ),
        pytest.param({"label": (2,), "contents": (3,)}, [1, 2, 3, 4], {}, id="labels are shown"),
        pytest.param({"watermark": (9,)}, [1, 2, 3, 4], {}, id="outside the range"),
    ],
)
def test_what_is_withheld(furniture: dict[str, tuple[int, ...]], shown: list[int], withheld: dict[str, int]) -> None:
    excerpt = excerpts(source(**furniture), ("甲", "乙", "丙", "丁"))["projects/a"]
    assert [line.number for line in excerpt.lines] == shown
    assert {str(each.label): each.count for each in excerpt.withheld} == withheld
    assert excerpt.ranges == ((1, 4),)


def test_empty_lines_are_left_out_and_control_signs_are_made_visible() -> None:
    excerpt = excerpts(source(), ("甲\x00\x1b", " \t", "", "丁\t戊\r"))["projects/a"]
    assert [(line.number, line.text) for line in excerpt.lines] == [(1, "甲␀␛"), (4, "丁\t戊")]


def test_lines_beyond_the_end_of_the_document_are_not_asked_for() -> None:
    excerpt = excerpts(source(), ("甲", "乙"))["projects/a"]
    assert [line.number for line in excerpt.lines] == [1, 2]


def test_without_document_or_lines_there_is_nothing_to_show() -> None:
    assert excerpts(None, ("甲",)) == {}
    assert excerpts(source(), ()) == {}
    assert furniture_counts(None) == ()


def test_every_kind_of_furniture_has_a_word() -> None:
    all_kinds = dataclasses.replace(samples.source_map(), furniture=dict.fromkeys(Furniture, (1,)))
    counts = furniture_counts(all_kinds)
    assert len({str(each.label) for each in counts}) == len(Furniture) - 1
    assert {each.count for each in counts} == {1}


def test_furniture_is_counted_by_lines_and_labels_are_on_the_pages() -> None:
    furniture = {Furniture.LABEL: (1, 2), Furniture.REPEATED_HEAD: (3, 3, 3, 4)}
    (count,) = furniture_counts(dataclasses.replace(samples.source_map(), furniture=furniture))
    assert (str(count.label), count.count) == ("Table heads repeated after a page break", 2)


def test_what_was_read_with_a_doubt_stands_with_its_line_on_the_page_it_concerns() -> None:
    first = f"projects/{samples.CODE.lower()}"
    doubts = (
        Unsure(7, f"{first}/amount", "36.50", msg("The amount is not certain")),
        Unsure(1, "title", "青川市档案管理局", msg("The title is not certain")),
        Unsure(2, "tables", "表一", msg("The table was not read")),
    )
    submission = samples.submission(source=dataclasses.replace(samples.source_map(), unsure=doubts))
    rendered = render_submission(submission, source_lines=samples.SOURCE_LINES)
    assert "What was read with a doubt Line 7: “36.50” The amount is not certain" in rendered.text(FIRST)
    assert "The title is not certain" not in rendered.text(FIRST)
    assert rendered.data[FIRST]["source"]["unsure"] == [
        {"field": f"{first}/amount", "line": 7, "text": "36.50", "reason": "The amount is not certain"}
    ]
    year = rendered.text(YEAR)
    assert "Read with a doubt 3 places, each told on the page it concerns" in year
    assert "Line 1: “青川市档案管理局” The title is not certain" in year
    assert "Line 2: “表一” The table was not read" in year
    assert "The amount is not certain" not in year
    assert [each["line"] for each in rendered.data[YEAR]["unsure"]] == [1, 2]


def test_where_nothing_was_doubted_no_page_speaks_of_doubts(rendered: Rendered) -> None:
    assert "doubt" not in rendered.text(FIRST) + rendered.text(YEAR)


def test_a_line_of_the_table_of_contents_is_quoted_without_the_lines_below_it() -> None:
    fields = {"tables/a/number": (2,), "tables/b/number": (3,), "text/c/text": (7,), "tables/b/title": (9,)}
    contents = {Furniture.CONTENTS: (1, 2, 3, 4)}
    source = SourceMap(samples.source_map().document, fields, contents)
    lines = ("目录", "表一", "表二", "第三部分", "", "封面", "正文", "", "题名", "")
    found = excerpts(source, lines)
    assert {part: each.ranges for part, each in found.items()} == {
        "tables/a": ((2, 2),),
        "tables/b": ((3, 3), (9, 9)),
        "text": ((7, 7),),
    }
