"""A package is looked into before anything opens it."""

import io
import zipfile

import openpyxl
import pytest

from generator.intake import package_limits as limits
from generator.intake.decode import IntakeError
from generator.intake.package import Package, open_package
from generator.intake.zip_look import OLE_MARK
from tests.intake.made_docx import R, packed, paragraph, relations, types, word_file, word_parts

GOOD = word_file(paragraph("部门预算"))


def refused(content: bytes) -> str:
    with pytest.raises(IntakeError) as caught:
        open_package(content)
    return str(caught.value.message)


def with_parts(**parts: str | bytes) -> bytes:
    """The good file with further parts, `__` for `/` and `_` for `.` in their names."""
    return packed(
        word_parts(paragraph("部门预算")) | {n.replace("__", "/").replace("_", "."): p for n, p in parts.items()}
    )


def named(name: str) -> bytes:
    return packed(word_parts(paragraph("部门预算")) | {name: "<a/>"})


def test_a_sound_package_gives_its_parts_and_relations() -> None:
    package = open_package(
        word_file("", {"styles.xml": "", "header1.xml": ""}, [("hyperlink", "http://a.example", "External")])
    )
    main = package.main_part()
    assert main == "word/document.xml"
    assert package.content_type(main).endswith("document.main+xml")
    assert package.content_type("word/header1.xml") == "application/xml"
    assert package.related(main, "header") == ("word/header1.xml",)
    assert package.related(main, "footer") == ()
    assert package.relationships(main)["rId3"].is_external
    assert package.xml(main).tag.endswith("}document")
    assert not package.has_macros
    assert package.external_links == ()
    assert package.embedded == ()


@pytest.mark.parametrize("target", ["/word/Styles.XML", "styles.xml", "../word/styles.xml", "%73tyles.xml"])
def test_parts_are_found_whatever_their_case_escapes_and_leading_slash(target: str) -> None:
    parts = word_parts("", {"styles.xml": ""})
    parts["word/_rels/document.xml.rels"] = relations(("styles", target))
    assert open_package(packed(parts)).related("word/document.xml", "styles") == ("word/styles.xml",)


def test_a_target_outside_of_the_package_is_never_a_part() -> None:
    parts = word_parts("", {"styles.xml": ""})
    parts["word/_rels/document.xml.rels"] = relations(("styles", "../../../etc/passwd"))
    package = open_package(packed(parts))
    assert package.related("word/document.xml", "styles") == ()
    assert package.relationships("word/document.xml")["rId1"].target == "etc/passwd"


def test_links_outside_macros_and_embedded_files_are_listed() -> None:
    parts = word_parts("", links=[("image", "http://a.example/x.png", "External"), ("oleObject", "embeddings/a.bin")])
    package = open_package(packed(parts | {"word/embeddings/a.bin": b"\0", "word/vbaProject.bin": b"\0"}))
    assert [(link.part, link.kind, link.target) for link in package.external_links] == [
        ("word/document.xml", "image", "http://a.example/x.png")
    ]
    assert package.has_macros
    assert package.embedded == ("word/embeddings/a.bin",)
    assert "word/vbaProject.bin" not in package.parts


STRICT = {
    name: part.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
    .replace(R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    for name, part in word_parts(paragraph('见 "http://purl.oclc.org/ooxml/wordprocessingml/main"')).items()
    if isinstance(part, str)
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_strict_variant_is_put_into_the_usual_one_and_its_text_kept(encoding: str) -> None:
    parts = {name: part.encode("utf-8") for name, part in STRICT.items()}
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' + STRICT["word/document.xml"]
    parts["word/document.xml"] = declared.encode(encoding)
    package = open_package(packed(parts))
    root = package.xml(package.main_part())
    assert root.tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"
    assert "".join(str(text) for text in root.itertext()) == '见 "http://purl.oclc.org/ooxml/wordprocessingml/main"'


@pytest.mark.parametrize(
    "name",
    ["/etc/a.xml", "../a.xml", "word/../../a.xml", "word\\a.xml", "c:a.xml", "word//a.xml", "./a.xml", "a\u202eb.xml",
     "．．/a.xml", "word/%2e%2e/a.xml", "a" * 300 + ".xml"],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    assert "name no Office program gives" in refused(named(name))


@pytest.mark.parametrize(
    "name", ["word/document.xml", "WORD/Document.xml", "word/%64ocument.xml", "ｗord/document.xml"]
)
def test_two_parts_of_one_name_are_refused(name: str) -> None:
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as archive:
        if name in archive.namelist():
            with pytest.warns(UserWarning, match="Duplicate"):
                archive.writestr(name, "<a/>")
        else:
            archive.writestr(name, "<a/>")
    assert "two parts of one name (word/document.xml, " in refused(file.getvalue())


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_doctype_is_refused_in_every_encoding(encoding: str) -> None:
    assert refused(with_parts(word__a_xml=DOCTYPE.encode(encoding))) in (
        "The part word/a.xml holds a DOCTYPE, which no Office program writes",
    )


def test_a_doctype_in_an_encoding_of_which_nobody_thought_is_refused_when_the_part_is_read() -> None:
    part = ('<?xml version="1.0" encoding="cp037"?>' + DOCTYPE).encode("cp037")
    package = open_package(with_parts(word__a_xml=part))
    with pytest.raises(IntakeError, match=r"DOCTYPE|damaged"):
        package.xml("word/a.xml")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    many = packed({f"a{number}.xml": "" for number in range(limits.MAX_ENTRIES + 1)})
    assert refused(many) == "The file lists 5001 parts; at most 5000 are read"
    monkeypatch.setattr(limits, "MAX_DIRECTORY_MARKS", 3)
    assert (
        refused(packed({f"a{number}.xml": "" for number in range(4)})) == "The file lists 4 parts; at most 3 are read"
    )


def test_a_bomb_is_given_up_while_it_is_unpacked() -> None:
    bomb = with_parts(word__a_xml=b" " * 30_000_000)
    assert refused(bomb).startswith("The file unpacks to far more than a document of its size holds")


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(with_parts(word__a_xml=b" " * 30_000_000))
    at = content.rindex(b"PK\x01\x02")
    assert content[at + 24 : at + 28] == (30_000_000).to_bytes(4, "little")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert refused(bytes(content)) == "The file is damaged: it cannot be unpacked"


@pytest.mark.parametrize(("limit", "value"), [("MAX_XML_BYTES", 100), ("MAX_UNPACKED_BYTES", 600)])
def test_the_sizes_of_parts_are_bounded(limit: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, limit, value)
    assert "unpacks to" in refused(GOOD)


def test_a_large_file_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PACKAGE_BYTES", 100)
    assert refused(GOOD) == f"The file has {len(GOOD)} bytes; at most 100 are read"


def test_a_locked_part_is_refused() -> None:
    content = bytearray(GOOD)
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert refused(bytes(content)) == "The file is protected by a password: save it without one"


def test_other_ways_of_packing_are_refused() -> None:
    assert "packed in a way" in refused(packed({"[Content_Types].xml": "<a/>"}, zipfile.ZIP_LZMA))


def ole(*names: str) -> bytes:
    slots = b"".join((name.encode("utf-16-le") + b"\0\0").ljust(128, b"\0") for name in ("Root Entry", *names))
    return OLE_MARK.ljust(512, b"\0") + slots


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty"),
        (b"\n\0 "[:2], "does not begin as one"),
        (b"some text", "does not begin as one"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"{\\rtf1 ...", "(RTF)"),
        (b"\xef\xbb\xbf<html><body/></html>", "is a web page"),
        (ole("EncryptionInfo", "EncryptedPackage"), "protected by a password"),
        (ole("WordDocument"), "old Word format (.doc)"),
        (ole("Workbook"), "name it .xls"),
        (ole("PowerPoint Document"), "is a presentation"),
        (ole("x"), "old Office format that is not known"),
        (b"junk" + GOOD, "has 4 foreign bytes in front"),
        (GOOD[: len(GOOD) // 2], "is cut off"),
        (packed({"a.txt": "text"}), "is a zip archive but no Office file"),
        (packed({"mimetype": "application/x", "content.xml": "<a/>"}), "is in the OpenDocument format"),
        (packed({"OFD.xml": "<a/>", "Doc_0/Document.xml": "<a/>"}), "is in the OFD format"),
        (packed({"[Content_Types].xml": "<Types>"}), "The part [Content_Types].xml is damaged at its line 1"),
    ],
)
def test_what_is_no_package_is_refused_with_what_it_is(content: bytes, reason: str) -> None:
    assert reason in refused(content)


def test_a_package_without_a_document_is_refused_when_it_is_asked_for() -> None:
    package = open_package(packed({"[Content_Types].xml": types({})}))
    with pytest.raises(IntakeError, match="does not say which part is the document"):
        package.main_part()
    with pytest.raises(IntakeError, match=r"its part word/document\.xml is missing"):
        package.read("word/document.xml")


def test_every_damage_of_a_package_costs_one_sentence() -> None:
    # Each byte of the headers and of the packed data, one at a time.
    for at in range(0, len(GOOD), 3):
        content = bytearray(GOOD)
        content[at] ^= 0xFF
        try:
            package = open_package(bytes(content))
            package.xml(package.main_part())
        except IntakeError as error:
            assert str(error.message)


def workbook() -> Package:
    """A workbook with a macro, a link to another file, a hyperlink, a print setting and an embedded file."""
    sheet = (
        '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" '
        'xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>收入</t></is></c></row></sheetData>'
        '<hyperlinks><hyperlink ref="A1" r:id="rId2"/></hyperlinks><pageSetup paperSize="9" r:id="rId1"/>'
        '<oleObjects><oleObject progId="a" shapeId="1" r:id="rId3"/></oleObjects></worksheet>'
    )
    book = (
        '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" '
        'xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships">'
        '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>'
        '<externalReferences><externalReference r:id="rId2"/></externalReferences></workbook>'
    )
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    one = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types({"xl/workbook.xml": kind, "xl/s.xml": one, "xl/vbaProject.bin": "x/vbaProject"}),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "s.xml"), ("externalLink", "externalLinks/e.xml"), ("vbaProject", "vbaProject.bin")
        ),
        "xl/externalLinks/e.xml": "<a/>",
        "xl/s.xml": sheet,
        "xl/_rels/s.xml.rels": relations(
            ("printerSettings", "p.bin"),
            ("hyperlink", "http://a.example", "External"),
            ("oleObject", "embeddings/o.bin"),
        ),
        "xl/vbaProject.bin": b"\0",
        "xl/p.bin": b"\0",
        "xl/embeddings/o.bin": b"\0",
    }
    return open_package(packed(parts))


def test_the_clean_package_holds_nothing_that_runs_or_links_and_a_library_reads_it() -> None:
    clean = workbook().as_transitional()
    package = open_package(clean)
    assert set(package.names) == {
        "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/s.xml", "xl/_rels/s.xml.rels",
    }  # fmt: skip
    assert not package.has_macros
    assert "macro" not in package.content_type("xl/workbook.xml")
    assert [r.kind for r in package.relationships("xl/s.xml").values()] == ["hyperlink"]
    sheet = package.read("xl/s.xml").decode()
    assert "oleObject " not in sheet
    assert 'paperSize="9"' in sheet
    book = openpyxl.load_workbook(io.BytesIO(clean))
    assert book["表"]["A1"].value == "收入"
    book.close()
