"""The fast reader gives the same tree as the careful one, or none: it decides about speed, never about meaning."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.read.content_error import ContentError
from generator.read.limits import MAX_YAML_BYTES, MAX_YAML_DEPTH
from generator.read.plain_yaml import plain_mapping
from generator.read.strict_yaml import load_mapping

ROOT = Path(__file__).resolve().parents[2]
NESTED = "\n".join(f"{'  ' * depth}a{depth}:" for depth in range(MAX_YAML_DEPTH - 1)) + " x\n"

READ = [
    pytest.param("name: 档案修复\n", id="one field"),
    pytest.param("name: 档案修复", id="no line feed at the end"),
    pytest.param("a: '9.20'\nb: 016\nc: NO\nd: 12:30\ne: ~\nf: null\n", id="scalars that another reader would turn"),
    pytest.param("a: 'it''s'\nb: ''\nc: \"x: y # z\"\n", id="quotation marks"),
    pytest.param("a: 其中：财政资金\nb: x:y\nc: a#b\nd: C# 语言\n", id="colons and hashes inside of text"),
    pytest.param("a:\nb:\n", id="values left empty"),
    pytest.param("a:\n  - x\n  - y\nb: z\n", id="list"),
    pytest.param("a:\n- x\n- y\nb: z\n", id="list that is not indented"),
    pytest.param("a:\n  - b: x\n    c: y\n  - b: z\n", id="list of fields"),
    pytest.param("a:\n- b: x\n  c:\n  - y\n- b: z\n", id="lists in a list that is not indented"),
    pytest.param("a:\n  b:\n    c: x\n  d: y\n", id="fields in fields"),
    pytest.param("a:\n  - b:\n      c: x\n    d: y\n", id="fields in a list item"),
    pytest.param("# 说明\na: x\n\n  # 又一个\nb: y\n   \n", id="comments and empty lines"),
    pytest.param("  a: x\n  b: y\n", id="indented as a whole"),
    pytest.param("a: x　y\n", id="blank of the width of a Han character"),
    pytest.param("a: 𠮷野家\nb: 🏛️\n", id="characters beyond the first plane"),
    pytest.param("indicators/value: 指标值\n", id="stroke in a name"),
    pytest.param(NESTED, id="as deep as it may be"),
]
LEFT_ALONE = [
    pytest.param("a: |\n  x\n  y\n", id="block text"),
    pytest.param("a: x\n  y\n", id="text on two lines"),
    pytest.param("a: 'x\n  y'\n", id="quoted text on two lines"),
    pytest.param("a: [x, y]\n", id="list in brackets"),
    pytest.param("a: {}\n", id="fields in braces"),
    pytest.param('a: "\\u4e00"\n', id="escape"),
    pytest.param("a: 　x\n", id="blank of the width of a Han character before a value"),
    pytest.param("a:\n  - x\n    - y\n", id="text that goes on like a list"),
    pytest.param("'a': x\n", id="name in quotation marks"),
    pytest.param("档案: x\n", id="name in Han characters"),
    pytest.param("a:\n  - - x\n", id="list in a list"),
    pytest.param("a: -5\n", id="value that begins with a sign"),
    pytest.param("---\na: x\n", id="beginning of a document"),
]
REFUSED = [
    pytest.param("", id="nothing"),
    pytest.param("# 说明\n", id="only a comment"),
    pytest.param("- x\n", id="list on top"),
    pytest.param("x\n", id="text on top"),
    pytest.param("a: x\na: y\n", id="name twice"),
    pytest.param("a:\n  b: x\n  b: y\n", id="name twice below"),
    pytest.param("a: &b x\n", id="anchor"),
    pytest.param("a: *b\n", id="alias"),
    pytest.param("a: !!str x\n", id="tag"),
    pytest.param("<<: x\n", id="merge key"),
    pytest.param("a:\tx\n", id="tab"),
    pytest.param("a: x\n  b: y\n", id="fields below text"),
    pytest.param("a: x # note\n", id="comment behind a value"),
    pytest.param("a:\n  - x\n - y\n", id="item to the left of its list"),
    pytest.param("a:\n    b: x\n  c: y\n", id="name to the left of its fields"),
    pytest.param("  a: x\nb: y\n", id="name to the left of all"),
    pytest.param("a:\n  b: x\n  - y\n", id="item among fields"),
    pytest.param("a:\n  - x\n  b: y\n", id="field among items"),
    pytest.param("a: x: y\n", id="colon in a value"),
    pytest.param("a: x\n---\nb: y\n", id="second document"),
    pytest.param("a: x\u2028b: y\n", id="line break of Unicode"),
    pytest.param("a: x\u202ey\n", id="sign that turns the direction"),
    pytest.param(
        f"{NESTED.rstrip(' x' + chr(10))}\n{'  ' * (MAX_YAML_DEPTH - 1)}b:\n{'  ' * MAX_YAML_DEPTH}c: x\n",
        id="too deep",
    ),
    pytest.param("a: " + "x" * MAX_YAML_BYTES + "\n", id="too large"),
]


def careful(text: str) -> object:
    try:
        return load_mapping(text, "x.yaml")
    except ContentError:
        return None


@pytest.mark.parametrize("text", READ)
def test_is_read_as_the_careful_reader_reads_it(text: str) -> None:
    tree = plain_mapping(text)
    assert tree is not None
    assert tree == careful(text)
    assert list(tree) == list(load_mapping(text, "x.yaml"))


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_is_left_to_the_careful_reader(text: str) -> None:
    assert plain_mapping(text) is None
    assert careful(text) is not None


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_careful_reader_refuses_is_left_to_it(text: str) -> None:
    assert plain_mapping(text) is None
    assert careful(text) is None


@pytest.mark.parametrize(
    "file", [pytest.param(f, id=str(f.relative_to(ROOT))) for f in (ROOT / "content").rglob("*.yaml")]
)
def test_the_content_is_read_alike(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tree = plain_mapping(text)
    assert tree is None or tree == careful(text)


def test_most_of_the_content_is_plain() -> None:
    files = [file.read_text(encoding="utf-8") for file in (ROOT / "content").rglob("*.yaml")]
    assert sum(plain_mapping(text) is not None for text in files) > len(files) * 0.8


# Pieces that mean something to YAML, and texts that only look as if they did.
PIECES = st.sampled_from(
    [
        *("a", "b", "name", "x/y", "<<", ":", ": ", " :", "-", "- ", " -", "\n", "\n  ", "\n    ", "\n- ", "\n  - "),
        *(" ", "  ", "#", " # ", "'", "''", '"', "\\", "|", ">", "[", "]", "{", "}", ",", "&", "*", "!", "%", "@", "`"),
        *(
            "?",
            "? ",
            "~",
            "=",
            "9.20",
            "016",
            "---",
            "...",
            "档案",
            "：",
            "　",
            "\t",
            "\r\n",
            "\u2028",
            "\ufeff",
            "\x85",
        ),
        *("\na: ", "\nb: ", "\na:", "\n  a: ", "\n  - a: ", "\n    b: ", "a: x", "\n\n", "𠮷", ".", "0"),
    ]
)
TEXTS = st.lists(PIECES, max_size=24).map("".join)


@given(TEXTS)
@example("a: x\n...\nb: y\n")
@example("a:\n  -\n    b: x\n")
@example("a: x\n#b: y\n")
@example("a:\n- x\n# y\n- z")
@example("a: ''x\n")
@example("a: 'x' #y\n")
@example("a: x ")
@example("a: x  \nb: y")
def test_whatever_is_read_is_read_alike(text: str) -> None:
    tree = plain_mapping(text)
    assert tree is None or tree == careful(text)


@given(st.text(max_size=60))
def test_any_text_is_read_alike_or_left_alone(text: str) -> None:
    tree = plain_mapping(text)
    assert tree is None or tree == careful(text)


LINES = st.lists(
    st.builds(
        lambda indentation, dash, name, value: f"{'  ' * indentation}{dash}{name}{value}",
        st.integers(0, 3),
        st.sampled_from(["", "", "- "]),
        st.sampled_from(["", "a:", "b:", "c: ", "d: ", "e: "]),
        st.sampled_from(["", "x", "'y'", "'it''s'", '"z"', "1.10", "甲", "甲 乙", "a:b", "a: b", "x #y", "- x"]),
    ),
    max_size=10,
).map("\n".join)


@given(LINES)
def test_lines_in_any_order_are_read_alike(text: str) -> None:
    tree = plain_mapping(text)
    assert tree is None or tree == careful(text)
