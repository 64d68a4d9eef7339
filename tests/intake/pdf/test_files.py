"""What a PDF carries besides its pages is told; a file that cannot be read costs one sentence."""

import zlib
from collections.abc import Callable

import pytest

from generator.intake.decode import IntakeError
from generator.intake.documents import read_document
from generator.intake.pdf import read
from generator.intake.pdf.opening import MAX_PAGES
from generator.intake.pdf.wholeness import MAX_PROGRAM
from generator.intake.pieces import Pieces, RemarkKind
from generator.model.grid import Grid, Paragraph
from tests.intake.pdf.made_pdf import Sheet, made
from tests.intake.pdf.showing import remarks, texts

PAGE = Sheet().text(60, 60, "正文").grid((60, 160, 260), (100, 130), [("合计", "1,234.50")])


@pytest.mark.parametrize(
    ("catalog", "objects", "message"),
    [
        ("/AcroForm<</Fields[10 0 R]>>", ["<</T(a)/V(5)>>"], "Filled fields of forms in the PDF were not read: 1"),
        ("/Names<</EmbeddedFiles 10 0 R>>", ["<</Names[(a) <<>> (b) <<>>]>>"], "Embedded files were not read: 2"),
        ("/AF[10 0 R]", ["<</Type/Filespec/F(a)>>"], "Embedded files were not read: 1"),
        ("/OpenAction<</S/JavaScript/JS(x)>>", [], "The PDF holds scripts; they were not run"),
    ],
)
def test_what_is_not_on_the_pages_is_told(catalog: str, objects: list[str], message: str) -> None:
    found = read(made(PAGE, catalog=catalog, objects=objects))
    assert remarks(found, RemarkKind.HELD_BACK) == [("", message)]
    assert texts(found) == ["正文"]


def test_comments_upon_the_pages_are_told_and_links_are_not() -> None:
    notes = "/Annots[<</Subtype/FreeText/Contents(x)/Rect[0 0 9 9]>><</Subtype/Link>>]"
    found = read(made(Sheet(extra=notes).text(60, 60, "正文")))
    assert remarks(found, RemarkKind.HELD_BACK) == [("", "Comments and stamps upon the pages were not read: 1")]


def test_a_signature_is_no_filled_field() -> None:
    field = "<</FT/Sig/T(a)/V<</Type/Sig>>>>"
    assert read(made(PAGE, catalog="/AcroForm<</Fields[10 0 R]>>", objects=[field])).remarks == ()


def test_hidden_layers_are_doubtful() -> None:
    found = read(made(PAGE, catalog="/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]>>>>", objects=["<</Type/OCG>>"]))
    assert len(remarks(found, RemarkKind.DOUBTFUL)) == 1


def test_a_password_is_asked_for_in_no_file() -> None:
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>/ID[<00><00>]"
    with pytest.raises(IntakeError, match="protected by a password"):
        read(made(PAGE, trailer=lock))


def cut(share: float) -> Callable[[bytes], bytes]:
    return lambda content: content[: int(len(content) * share)]


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new)

    return change


@pytest.mark.parametrize(
    "damage",
    [
        cut(0),
        cut(0.02),
        cut(0.4),
        replaced(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 1000000000 842]"),
        replaced(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 595 0]  "),
        replaced(b"/Kids[10 0 R]", b"/Kids[2 0 R] "),
        replaced(b"/Type/Catalog/Pages 2 0 R", b"/Type/Catalog/Pages 9 0 R"),
        replaced(b"%PDF-1.7", b"<html>  "),
    ],
    ids=["empty", "head", "half", "huge", "flat", "kids-loop", "no-pages", "no-pdf"],
)
def test_a_damaged_file_costs_one_sentence_or_loses_nothing(damage: Callable[[bytes], bytes]) -> None:
    try:
        found = read(damage(made(PAGE)))
    except IntakeError as error:
        assert str(error)
    else:
        # The library mends some faults by looking for the parts itself: then all of them must be there.
        assert texts(found) == ["正文"]


def test_a_list_of_parts_that_was_made_anew_is_doubtful() -> None:
    content = made(PAGE)
    found = read(content[: content.rindex(b"startxref")] + b"startxref\n5\n%%EOF\n")
    assert texts(found) == ["正文"]
    message = "The PDF is damaged: its list of parts was made anew, and some may be missing"
    assert remarks(found, RemarkKind.DOUBTFUL) == [("", message)]


def test_a_page_whose_program_breaks_off_is_doubtful() -> None:
    program = zlib.compress("\n".join(PAGE.program).encode())
    form = f"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 9 0 R/Filter/FlateDecode/Length {len(program)}>>"
    sheet = Sheet(used=PAGE.used)
    sheet.program.append("/Fm1 Do")

    def drawn(data: bytes) -> Pieces:
        return read(made(sheet, objects=[f"{form}stream\n{data.decode('latin-1')}\nendstream"]))

    assert remarks(drawn(program), RemarkKind.DOUBTFUL) == []
    assert texts(drawn(program)) == ["正文"]
    doubts = remarks(drawn(program[:-30] + b" " * 30), RemarkKind.DOUBTFUL)
    assert doubts == [("page-1", "The page is damaged; parts of it may be missing")]


def test_a_program_that_unpacks_without_end_is_refused() -> None:
    packed = zlib.compress(b" " * (MAX_PROGRAM + 1)).decode("latin-1")
    form = f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode/Length {len(packed)}>>"
    with pytest.raises(IntakeError, match="unpacks to more than 16 MB"):
        read(made(PAGE, objects=[f"{form}stream\n{packed}\nendstream"]))


def test_missing_pages_are_doubtful() -> None:
    found = read(made(PAGE).replace(b"/Count 1", b"/Count 2"))
    message = "The PDF says that it has 2 pages; 1 were found"
    assert remarks(found, RemarkKind.DOUBTFUL) == [("", message)]


def test_a_list_of_places_that_points_at_itself_ends() -> None:
    content = made(PAGE)
    looped = content.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % content.rindex(b"xref\n0"))
    with pytest.raises(IntakeError, match="The PDF is damaged"):
        read(looped)


def test_a_form_that_draws_itself_ends() -> None:
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 9 0 R/Length 7>>stream\n/Fm1 Do\nendstream"
    sheet = Sheet().text(60, 60, "正文")
    sheet.program.append("/Fm1 Do")
    try:
        assert texts(read(made(sheet, objects=[form]))) == ["正文"]
    except IntakeError as error:
        assert "page 1" in str(error)


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(IntakeError, match=f"more than {MAX_PAGES} pages"):
        read(made(*[Sheet()] * (MAX_PAGES + 1)))


def test_too_many_lines_on_a_page_are_refused() -> None:
    sheet = Sheet()
    for number in range(6500):
        sheet.rule(0, number * 4, 500, number * 4)
    with pytest.raises(IntakeError, match="more than 6000 lines"):
        read(made(sheet))


def test_a_document_is_read_from_the_bytes_alone() -> None:
    document = read_document("预算.pdf", made(PAGE)).document
    paragraph, grid = document.blocks
    assert isinstance(paragraph, Paragraph) and paragraph.text == "正文"
    assert isinstance(grid, Grid) and [cell.text for cell in grid.rows[0].cells] == ["合计", "1,234.50"]
    assert document.places == ("page-1/line-1", "page-1/table-1/row-1/cell-1", "page-1/table-1/row-1/cell-2")
