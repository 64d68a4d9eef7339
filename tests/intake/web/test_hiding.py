"""Whatever way a page hides a text, it is held back; what is shown is read."""

import pytest

from generator.intake.pieces import Pieces, RemarkKind, TablePiece, TextPiece
from generator.intake.web import read
from generator.intake.web.element_tests import UnreadableError
from generator.intake.web.selectors import read_selectors


def page(body: str, sheet: str = "") -> Pieces:
    head = f"<meta charset=utf-8><style>{sheet}</style>"
    return read(f"<!DOCTYPE html><html><head>{head}</head><body><p>见</p>{body}</body></html>".encode())


def words(found: Pieces) -> str:
    texts = [block.text for block in found.blocks if isinstance(block, TextPiece)]
    tables = [block for block in found.blocks if isinstance(block, TablePiece)]
    return "".join([*texts, *(cell.text for table in tables for row in table.rows for cell in row)])


def kinds(found: Pieces) -> set[RemarkKind]:
    return {remark.kind for remark in found.remarks}


STYLES = [
    "display:none",
    "d\\69splay:none",
    "display:no\\6e e",
    "display/**/:none",
    "display:block!important;display:none!important",
    "visibility:hidden",
    "content-visibility:hidden",
    "opacity:0",
    "opacity:.01",
    "filter:opacity(0%)",
    "position:absolute;left:-9999px",
    "position:fixed;top:-100em",
    "position:absolute;inset:-5000px auto auto",
    "position:absolute;left:9999px",
    "margin-left:-9999px",
    "text-indent:-9999px",
    "text-indent:-100em",
    "height:0;overflow:hidden",
    "max-height:0px;overflow-y:hidden",
    "width:1px;height:1px;overflow:hidden",
    "position:absolute;clip:rect(0 0 0 0)",
    "position:absolute;clip:rect(1px,1px,1px,1px)",
    "clip-path:inset(50%)",
    "clip-path:circle(0)",
    "transform:scale(0)",
    "transform:scaleX(0)",
    "transform:scale(1,0)",
    "transform:translateX(-9999px)",
    "scale:0",
    "font-size:0",
    "font-size:1px",
    "font-size:1pt",
    "font-size:1%",
    "font:0/0 a",
    "color:white",
    "color:#fff",
    "color:#FFFFFF",
    "color:#fefefe",
    "color:rgb(255,255,255)",
    "color:hsl(0,0%,100%)",
    "color:transparent",
    "color:rgba(0,0,0,0)",
    "color:rgb(0 0 0 / 0%)",
    "color:#0000",
    "-webkit-text-fill-color:transparent",
    "background:#eee;color:#eee",
    "background-color:red;color:#f00",
]


@pytest.mark.parametrize("style", STYLES)
def test_every_way_of_hiding_holds_the_text_back(style: str) -> None:
    found = page(f'<p style="{style}">密文</p>')
    assert words(found) == "见"
    assert kinds(found) == {RemarkKind.HELD_BACK}


@pytest.mark.parametrize("style", STYLES)
def test_it_does_so_in_a_sheet_as_well(style: str) -> None:
    assert words(page("<div><p class=h>密文</p></div>", f"div p.h{{{style}}}")) == "见"


@pytest.mark.parametrize(
    "selector",
    [
        ".h", "p.h", "#i", "p#i.h", ".a .h", "div>p", "div > p#i", "div p", ".a>.b~p", ".b + p", "[data-x]",
        "p[data-x=y]",
        "p[data-x^='y' i]", "[class~=h]", "div :nth-child(2)", ":nth-child(2n).h", ".a :last-child",
        "p:nth-of-type(odd).h",
        ":is(.q,.h)", "div :where(p)", "p:not(.q)[id]", "p:not(:hover).h", ".\\68", "x,.h", "body .a *.h", ".H",
        "@media all{.h", "@media screen{.h", "@media screen and (min-width:600px){.h", "@media print,screen{.h",
        "@supports (display:grid){.h", "@media not print{.h", "@layer a{.h", ".a{.h", ".a{& .h",
        "@media all{.a{.h", "q{}.h",
        "@import url(a.css);.h", "@charset 'a';.h", "@font-face{a:b}.h", "@keyframes a{from{b:c}to{d:e}}.h",
        "a{b:url(data:x;y)}.h", "a::before{content:'}'}.h", "<!-- .h",
    ],
)  # fmt: skip
def test_every_selector_finds_its_element(selector: str) -> None:
    body = "<div class=a><b class=b>一</b><p class=h id=i data-x=y>密文</p></div>"
    found = page(body, f"{selector}{{display:none}}")
    assert words(found) == "见一"
    assert kinds(found) == {RemarkKind.HELD_BACK}


def test_rows_by_the_rule_of_their_table_are_held_back() -> None:
    body = "<table class=t><tr><td>甲<td>1<tr class=h><td>密<td>密<tr><td>乙<td>2</table>"
    assert words(page(body, ".t tr.h td{display:none}")) == "见甲1乙2"


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        ("@media print{p{display:none}}", "<p>文</p>"),
        ("@media (max-width:600px){p{display:none}}", "<p>文</p>"),
        ("p:hover,p:focus-within{display:none}", "<p>文</p>"),
        ("p::after,p:before,::-webkit-scrollbar{display:none}", "<p>文</p>"),
        (".h{display:none} p.h{display:block}", "<p class=h>文</p>"),
        ("#i{display:block} .h{display:none}", "<p class=h id=i>文</p>"),
        (".h{display:none!important} .h{display:block!important}", "<p class=h>文</p>"),
        ("p.h{display:none}", "<div class=h>文</div>"),
        (".a>.h{display:none}", "<div class=a><div><p class=h>文</p></div></div>"),
        ("body{background:#fff} .x{color:#fff;background:#036}", "<div class=x><p>文</p></div>"),
        (".x{color:#fff;background:url(a.png)}", "<p class=x>文</p>"),
        (".x{color:#fff;background-image:linear-gradient(#000,#333)}", "<p class=x>文</p>"),
        (".x{font-size:0} .x p{font-size:14px}", "<div class=x><p>文</p></div>"),
        (".x{color:#fff} .x p{color:#000}", "<div class=x><p>文</p></div>"),
        ("", "<table bgcolor='#000080'><tr><td><font color=white>文</font><td></table>"),
        ("", "<p style='color:windowtext;font:bold 12pt 宋体;text-indent:-2em;margin-left:-20px;left:-5px'>文</p>"),
        ("", "<p style='opacity:.9;transform:scale(1.0);height:0;width:10px;overflow:hidden;height:20px'>文</p>"),
        ("", "<div style='color:#fff'><a href=x>文</a></div>"),
        ("", "<details open><summary>文</summary></details>"),
        ("{}}} p{", "<p>文</p>"),
        (":not(:defined){display:none}", "<p>文</p>"),
        ("a{b:" + "url(" * 30_000, "<p>文</p>"),
        ("a{" * 100_000, "<p>文</p>"),
    ],
)
def test_what_is_shown_is_read(sheet: str, body: str) -> None:
    found = page(body, sheet)
    assert words(found) == "见文"
    assert found.remarks == ()


def test_closed_details_show_their_summary_alone() -> None:
    found = page("<details><summary>题</summary>密<p>文</p></details>")
    assert words(found) == "见题"
    assert kinds(found) == {RemarkKind.HELD_BACK}


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        ("p:has(b){display:none}", "<p>文</p>"),
        ("p:unheard-of(b){color:transparent}", "<p>文</p>"),
        ("@media (orientation:landscape){p.h{display:none}}", "<p class=h>文</p>"),
        ("@container (width>9px){p.h{display:none}}", "<p class=h>文</p>"),
        ("@supports not (a:b){p.h{display:none}}", "<p class=h>文</p>"),
        ("a{" * 9 + "display:none", "<p>文</p>"),
    ],
)
def test_a_rule_that_may_hide_something_is_doubtful(sheet: str, body: str) -> None:
    found = page(body, sheet)
    assert words(found) == "见文"
    assert kinds(found) == {RemarkKind.DOUBTFUL}


@pytest.mark.parametrize("sheet", ["p:has(b){margin:0}", "@media (orientation:landscape){p.h{display:none}}"])
def test_a_rule_that_hides_nothing_here_is_no_doubt(sheet: str) -> None:
    assert page("<p>文</p>", sheet).remarks == ()


@pytest.mark.parametrize(
    "text", ["", "p:", "p[", "p:is(", ":is()", "p >", "> p", "p:nth-child(x)", "p,", "(", ":is(" * 30]
)
def test_what_is_no_selector_is_said_to_be_none(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_selectors(text)
