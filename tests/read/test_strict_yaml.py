"""YAML is read as written, or refused at a place; nothing else ever happens."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read.characters import REFUSED_IN_TEXT
from generator.read.content_error import ContentError
from generator.read.limits import MAX_FINDINGS_PER_FILE, MAX_YAML_BYTES, MAX_YAML_DEPTH, MAX_YAML_NODES
from generator.read.strict_yaml import load, load_mapping
from generator.read.tree import Tree
from generator.read.yaml_parser import FASTEST_PARSER, ParserFactory, PythonParser

Faults = Callable[[Callable[[], object]], list[tuple[str, str]]]


@pytest.mark.parametrize(
    "written",
    [
        *("016", "0101", "1.10", "NO", "yes", "12:30", "null", "~", "2024-02-30", "=", "1_000", "0x1F", "1e3", ".inf"),
        *("<<", "１２．５", "9" * 5000, "≥95%", "http://a.example/b#c", "-5", "--", "a:b", "。", "😀", "true"),
    ],
)
def test_plain_text_is_never_given_a_type(written: str, parser: ParserFactory) -> None:
    assert load(f"a: {written}\n", "f", parser) == {"a": written}
    assert load(f"- {written}\n", "f", parser) == [written]


ACCEPTED = [
    pytest.param("", "", id="empty text"),
    pytest.param("# only a comment\n", "", id="only a comment"),
    pytest.param("\ufeffa: b\n", {"a": "b"}, id="byte order mark"),
    pytest.param("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}, id="Windows line ends"),
    pytest.param("---\na: b\n...\n", {"a": "b"}, id="marked begin and end"),
    pytest.param("a:\nb:\n- \n-\n", {"a": "", "b": ["", ""]}, id="left empty"),
    pytest.param("'016': \"NO\"\n", {"016": "NO"}, id="quoted"),
    pytest.param("'<<': x\nb: <<\n", {"<<": "x", "b": "<<"}, id="quoted merge sign, merge sign as value"),
    pytest.param("1: a\nNO: b\n~: c\n", {"1": "a", "NO": "b", "~": "c"}, id="names that YAML would type"),
    pytest.param("a: |\n  x\n   y\n\n  z\n", {"a": "x\n y\n\nz\n"}, id="literal block"),
    pytest.param("a: >-\n  x\n  y\n\n  z\n", {"a": "x y\nz"}, id="folded block"),
    pytest.param("a: x\n  y\n", {"a": "x y"}, id="continued text"),
    pytest.param("a: [x, {b: c}, []]\n", {"a": ["x", {"b": "c"}, []]}, id="brackets"),
    pytest.param("a:\n- b: c\n  d: e\n- - f\n", {"a": [{"b": "c", "d": "e"}, ["f"]]}, id="lists of fields and lists"),
    pytest.param('a: "x\\ty\\nz\\u4e2d\\\\"\n', {"a": "x\ty\nz中\\"}, id="escapes"),
    pytest.param("a: R&D * 2 !\n#1\n", {"a": "R&D * 2 !"}, id="signs inside of text, comment below"),
    pytest.param("a: 'b' # c\nd:\n  # e\n  - f#g\n", {"a": "b", "d": ["f#g"]}, id="comments that hide no text"),
    pytest.param("a: |\n  x\ty\nb: '\t'\n", {"a": "x\ty\n", "b": "\t"}, id="tabs in block and quoted text"),
    pytest.param("#\ta\nb: c\n  #\td\n# e\t\n", {"b": "c"}, id="tabs in comments"),
    pytest.param("a: 'b' #\t#\t\nc: '\t' #\t\n", {"a": "b", "c": "\t"}, id="tabs in comments behind quoted text"),
    pytest.param("a: |\n  100%\n  % b\nc: 5%\n", {"a": "100%\n% b\n", "c": "5%"}, id="percent signs"),
    pytest.param('a: "x\n% y"\n', {"a": "x % y"}, id="percent sign at the beginning of a quoted line"),
    pytest.param("名称: 某项目（一期）\n", {"名称": "某项目（一期）"}, id="Han names"),
    pytest.param("单独一段文字：没有字段\n", "单独一段文字：没有字段", id="text alone"),
    pytest.param("a: | # why\n  x>#y\n", {"a": "x>#y\n"}, id="comment behind a block sign"),
]


@pytest.mark.parametrize(("text", "tree"), ACCEPTED)
def test_good_text_gives_its_tree(text: str, tree: Tree, parser: ParserFactory) -> None:
    assert load(text, "f", parser) == tree


REFUSED = [
    pytest.param("a: &x b\n", [("1:4", "yaml-anchor")], id="anchor on text"),
    pytest.param("a: &x\n  b: c\n", [("1:4", "yaml-anchor")], id="anchor on fields"),
    pytest.param("a: &x [b]\n", [("1:4", "yaml-anchor")], id="anchor on a list"),
    pytest.param("&x a: b\n", [("1:1", "yaml-anchor")], id="anchor on a name"),
    pytest.param("a: &\n", [("1:4", "yaml-anchor")], id="anchor without a name"),
    pytest.param("a: *x\n", [("1:4", "yaml-alias")], id="alias"),
    pytest.param("- *x\n", [("1:3", "yaml-alias")], id="alias in a list"),
    pytest.param("*x : b\n", [("1:1", "yaml-alias"), ("1:1", "key-not-text")], id="alias as a name"),
    pytest.param("a: 1\n<<: b\n", [("2:1", "yaml-merge-key")], id="merge key"),
    pytest.param("a: {<<: *b}\n", [("1:5", "yaml-merge-key"), ("1:9", "yaml-alias")], id="merge key in brackets"),
    pytest.param("a: !!str b\n", [("1:4", "yaml-tag")], id="standard tag"),
    pytest.param("a: !x b\n", [("1:4", "yaml-tag")], id="own tag"),
    pytest.param("a: ! b\n", [("1:4", "yaml-tag")], id="exclamation mark alone"),
    pytest.param("a: !<tag:x> b\n", [("1:4", "yaml-tag")], id="verbatim tag"),
    pytest.param("a: !x!y b\n", [("1:4", "yaml-tag")], id="tag of an unknown family"),
    pytest.param("!!map\na: b\n", [("1:1", "yaml-tag")], id="tag on the top"),
    pytest.param("a: !!python/object/apply:os.system [x]\n", [("1:4", "yaml-tag")], id="tag that would run code"),
    pytest.param("%YAML 1.1\n---\na: b\n", [("1:1", "yaml-directive")], id="version directive"),
    pytest.param("%YAML 2.0\n---\na: b\n", [("1:1", "yaml-directive")], id="future version"),
    pytest.param("%TAG ! x\n---\na: b\n", [("1:1", "yaml-directive")], id="tag directive"),
    pytest.param("# c\n%FOO x\n---\na: b\n", [("2:1", "yaml-directive")], id="unknown directive"),
    pytest.param("a: b\n---\nc: d\n", [("2:1", "several-documents")], id="second document"),
    pytest.param("a: b\n---\n", [("2:1", "several-documents")], id="empty second document"),
    pytest.param("a: 1\nb: 2\na: 3\na: 4\n", [("3:1", "duplicate-key"), ("4:1", "duplicate-key")], id="duplicates"),
    pytest.param("- a: 1\n  'a': 2\n", [("2:3", "duplicate-key")], id="duplicate below, quoted"),
    pytest.param("a: {b: 1, b: 2}\n", [("1:11", "duplicate-key")], id="duplicate in brackets"),
    pytest.param("? [a]\n: b\n", [("1:3", "key-not-text")], id="list as a name"),
    pytest.param("{a: b}: c\n", [("1:1", "key-not-text")], id="fields as a name"),
    pytest.param("a:\n\tb: c\n", [("2:1", "tab-in-structure")], id="tab as indentation"),
    pytest.param("a:\n  \tb: c\n", [("2:3", "tab-in-structure")], id="tab behind blanks as indentation"),
    pytest.param("a:\tb\n", [("1:3", "tab-in-structure")], id="tab behind the colon"),
    pytest.param("a: b\t\nc: d\n", [("1:5", "tab-in-structure")], id="tab at the end of a line"),
    pytest.param("a: b\tc\n", [("1:5", "tab-in-structure")], id="tab in plain text"),
    pytest.param("a: 'b'\t# c\n", [("1:7", "tab-in-structure")], id="tab before a comment"),
    pytest.param("a: 'b # c'\t\n", [("1:11", "tab-in-structure")], id="tab behind a quoted number sign"),
    pytest.param("a: |\t\n  b\n", [("1:5", "tab-in-structure")], id="tab behind a block sign"),
    pytest.param("a: |\n\tb\n", [("2:1", "tab-in-structure")], id="tab as indentation of a block"),
    pytest.param("a: [b,\n\tc]\n", [("2:1", "tab-in-structure")], id="tab in brackets"),
    pytest.param("a: 'b\nc: d\n", [("1:4", "yaml-syntax")], id="single mark not closed"),
    pytest.param('a: "b\n', [("1:4", "yaml-syntax")], id="double mark not closed"),
    pytest.param("a: [b\nc: d\n", [("1:4", "yaml-syntax")], id="bracket not closed"),
    pytest.param("a: {b: c\nd: e\n", [("1:4", "yaml-syntax")], id="brace not closed"),
    pytest.param("a: b: c\n", [("1:5", "yaml-syntax")], id="second colon"),
    pytest.param("a: b\n  c: d\n", [("2:4", "yaml-syntax")], id="too far in"),
    pytest.param("a:\n    b: c\n  d: e\n", [("3:3", "yaml-syntax")], id="between two indentations"),
    pytest.param("  a: b\nc: d\n", [("2:1", "yaml-syntax")], id="too far out"),
    pytest.param("a: b\nc\nd: e\n", [("2:1", "yaml-syntax")], id="line without a colon"),
    pytest.param("a: - b\n", [("1:4", "yaml-syntax")], id="list item behind a name"),
    pytest.param("- a\nb: c\n", [("2:1", "yaml-syntax")], id="field below a list"),
    pytest.param("a: 'b' c\n", [("1:8", "yaml-syntax")], id="text behind a closing mark"),
    pytest.param("a: @b\n", [("1:4", "yaml-syntax")], id="reserved sign"),
    pytest.param("a: %b\n", [("1:4", "yaml-syntax")], id="percent sign before text"),
    pytest.param("a: ?\n", [("1:4", "yaml-syntax")], id="question mark alone"),
    pytest.param('a: "\\q"\n', [("1:4", "yaml-syntax")], id="unknown escape"),
    pytest.param('a: "\\x0"\n', [("1:4", "yaml-syntax")], id="short escape"),
    pytest.param("a: |0\n  b\n", [("1:4", "yaml-syntax")], id="wrong number behind a block sign"),
    pytest.param("a: b\x00\n", [("1:5", "refused-character")], id="NUL"),
    pytest.param("a: 中\x1b\nb: \x7f\n", [("1:5", "refused-character"), ("2:4", "refused-character")], id="ESC, DEL"),
    pytest.param("a: b\x85\n", [("1:5", "refused-character")], id="C1"),
    pytest.param("a: b\rc: d\n", [("1:5", "refused-character")], id="carriage return alone"),
    pytest.param("a: \u2028\n", [("1:4", "refused-character")], id="line separator"),
    pytest.param("a: \u202e\n", [("1:4", "refused-character")], id="right-to-left override"),
    pytest.param("a: \u2066\n", [("1:4", "refused-character")], id="isolate"),
    pytest.param("a: \ud800\n", [("1:4", "refused-character")], id="lone surrogate"),
    pytest.param("a: \ufffd\n", [("1:4", "refused-character")], id="replacement character"),
    pytest.param("a: b\ufeff\n", [("1:5", "refused-character")], id="byte order mark inside"),
    pytest.param('a: "\\0"\n', [("1:4", "refused-character")], id="escaped NUL"),
    pytest.param('"\\e": b\n', [("1:1", "refused-character")], id="escaped control in a name"),
    pytest.param('- "\\u202e"\n', [("1:3", "refused-character")], id="escaped override in a list"),
    pytest.param('a: "b\\r"\n', [("1:4", "refused-character")], id="escaped carriage return"),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_refused_text_is_named_with_line_and_column(
    text: str, expected: list[tuple[str, str]], parser: ParserFactory, faults: Faults
) -> None:
    assert faults(lambda: load(text, "f.yaml", parser)) == [(f"f.yaml:{place}", check) for place, check in expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('a: "\\ud800"\n', id="escaped surrogate, a fault of syntax for libyaml alone"),
        pytest.param("a: |#b\n  c\n", id="text hidden behind a block sign, a fault of syntax for PyYAML alone"),
    ],
)
def test_what_one_parser_would_take_is_refused_with_both(text: str, parser: ParserFactory, faults: Faults) -> None:
    ((place, _),) = faults(lambda: load(text, "f", parser))
    assert place == "f:1:4"


def test_all_faults_of_a_file_are_listed_at_once(parser: ParserFactory, faults: Faults) -> None:
    text = "a: &x 1\na: *x\nb: !y\n<<: z\nc: 'open\n"
    assert faults(lambda: load(text, "f", parser)) == [
        ("f:1:4", "yaml-anchor"),
        ("f:2:1", "duplicate-key"),
        ("f:2:4", "yaml-alias"),
        ("f:3:4", "yaml-tag"),
        ("f:4:1", "yaml-merge-key"),
        ("f:5:4", "yaml-syntax"),
    ]


def test_a_duplicate_names_the_field_and_its_first_place() -> None:
    with pytest.raises(ContentError) as caught:
        load("a:\n- b: 1\n  c: 2\n  b: 3\n", "f")
    (diagnostic,) = caught.value.diagnostics
    assert dict(diagnostic.message.params) == {"name": "b", "line": "2"}
    assert diagnostic.place.field == "a/0/b"
    assert [str(place) for place in diagnostic.related] == ["f:2:3"]


def test_each_duplicate_names_the_very_first_place() -> None:
    with pytest.raises(ContentError) as caught:
        load("a: 1\na: 2\na: 3\n", "f")
    assert [dict(diagnostic.message.params)["line"] for diagnostic in caught.value.diagnostics] == ["1", "1"]


def test_a_syntax_error_tells_the_line_and_the_parsers_words() -> None:
    with pytest.raises(ContentError) as caught:
        load("a: b\n  c: d\n", "f")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.found == "c: d"
    assert "not allowed" in dict(diagnostic.message.params)["detail"]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        pytest.param("名称：甲\n代码: 016\n", "：", id="wide colon on the line before"),
        pytest.param("a: b\n名称：甲\n代码: 016\n", "：", id="wide colon on the faulty line"),
        pytest.param("name:甲\ncode: 016\n", "blank", id="no blank behind the colon"),
    ],
)
def test_a_slip_with_the_colon_gets_its_own_help(text: str, sign: str, parser: ParserFactory) -> None:
    with pytest.raises(ContentError) as caught:
        load(text, "f", parser)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.help is not None
    assert sign in str(diagnostic.help)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", "empty", id="empty"),
        pytest.param("- a\n", "list", id="list"),
        pytest.param("甲\n", "plain text", id="text"),
        pytest.param("名称：甲\n代码：016\n", "plain text", id="only wide colons"),
    ],
)
def test_a_file_of_fields_must_hold_fields(text: str, words: str, parser: ParserFactory) -> None:
    with pytest.raises(ContentError) as caught:
        load_mapping(text, "f", parser)
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.check, str(diagnostic.place)) == ("fields-expected", "f:1:1")
    assert words in str(diagnostic.message)
    assert ("：" in str(diagnostic.help)) == ("：" in text)


def test_fields_of_a_file_are_given_in_its_order() -> None:
    assert list(load_mapping("b: 1\na: 2\n", "f")) == ["b", "a"]


def test_nesting_is_taken_to_the_limit_and_not_beyond(parser: ParserFactory, faults: Faults) -> None:
    load("[" * MAX_YAML_DEPTH + "]" * MAX_YAML_DEPTH, "f", parser)
    deeper = "[" * (MAX_YAML_DEPTH + 1) + "]" * (MAX_YAML_DEPTH + 1)
    assert faults(lambda: load(deeper, "f", parser)) == [(f"f:1:{MAX_YAML_DEPTH + 1}", "nested-too-deep")]


@pytest.mark.parametrize(
    ("unit", "count", "around", "place"),
    [
        # The list itself is a node, too.
        pytest.param("a,", MAX_YAML_NODES - 1, ("[", "]"), f"1:{2 * MAX_YAML_NODES}", id="list"),
        pytest.param(
            "- {a: b}\n", (MAX_YAML_NODES - 1) // 3, ("", ""), f"{(MAX_YAML_NODES - 1) // 3 + 1}:3", id="fields"
        ),
    ],
)
def test_values_are_counted_to_the_limit(
    unit: str, count: int, around: tuple[str, str], place: str, faults: Faults
) -> None:
    opening, closing = around
    load(f"{opening}{unit * count}{closing}", "f")
    longer = f"{opening}{unit * (count + 1)}{closing}"
    assert faults(lambda: load(longer, "f")) == [(f"f:{place}", "too-many-values")]


def test_size_counts_bytes_not_characters(faults: Faults) -> None:
    load("a" * MAX_YAML_BYTES, "f")
    assert faults(lambda: load("a" * (MAX_YAML_BYTES + 1), "f")) == [("f", "file-too-large")]
    assert faults(lambda: load("中" * (MAX_YAML_BYTES // 3 + 1), "f")) == [("f", "file-too-large")]


def test_a_file_of_faults_is_cut_short(parser: ParserFactory, faults: Faults) -> None:
    assert len(faults(lambda: load("a: &x b\n" * 10_000, "f", parser))) == MAX_FINDINGS_PER_FILE
    assert len(faults(lambda: load("a: \x00\n" * 10_000, "f", parser))) == MAX_FINDINGS_PER_FILE


# Characters of YAML's own syntax, so that arbitrary text is often nearly right.
_PIECES = st.sampled_from(
    [
        *("a", "b: ", "- ", "\n", "\n  ", ": ", "[", "]", "{", "}", ",", "'", '"', "#", "|", ">", "&x", "*x", "!", "%"),
        *("\t", "---\n", "...\n", "? ", "<<: ", "\\", "中", "：", "@", "\x00", "\r", "\ud800", "\u202e", "\ufeff"),
    ]
)
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=40).map("".join))


def _outcome(text: str, parser: ParserFactory) -> Tree | None:
    """The tree, or None when the text is refused in the documented way."""
    try:
        tree = load(text, "f", parser)
    except ContentError as error:
        lines = text.count("\n") + text.count("\r") + 2
        for diagnostic in error.diagnostics:
            assert diagnostic.place.line is not None and 1 <= diagnostic.place.line <= lines
            assert diagnostic.place.column is not None and 1 <= diagnostic.place.column <= len(text) + 1
        return None
    return tree


@pytest.mark.parametrize("text", ["a: {b:}", "a: [b:]", "a: {b:, c: d}", "a: {b:?}", "a: [x:{}]", "a: {b:c}"])
def test_both_parsers_refuse_or_take_a_colon_within_brackets(text: str) -> None:
    assert _outcome(text, FASTEST_PARSER) == _outcome(text, PythonParser)


@settings(max_examples=400, deadline=5000)
@given(_TEXTS)
def test_any_text_is_read_or_refused_and_both_parsers_agree(text: str) -> None:
    fast, slow = _outcome(text, FASTEST_PARSER), _outcome(text, PythonParser)
    # In rare corners one parser is stricter than the other, but neither may read something else.
    if fast is not None and slow is not None:
        assert fast == slow


_WORDS = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda letter: not REFUSED_IN_TEXT.search(letter)), max_size=20
)
_TREES: st.SearchStrategy[Tree] = st.recursive(
    _WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=4),
    max_leaves=15,
)


def _dump(tree: Tree, indent: str = "") -> str:
    """A tree as YAML in block style, all text quoted; the value of a line that has begun."""
    if isinstance(tree, str):
        return f" {json.dumps(tree, ensure_ascii=False)}\n"
    if not tree:
        return " {}\n" if isinstance(tree, dict) else " []\n"
    if isinstance(tree, list):
        return "\n" + "".join(f"{indent}-{_dump(item, indent + '  ')}" for item in tree)
    return "\n" + "".join(
        f"{indent}{json.dumps(key, ensure_ascii=False)}:{_dump(value, indent + '  ')}" for key, value in tree.items()
    )


@settings(max_examples=100)
@given(_TREES)
def test_a_written_tree_reads_back_equal(tree: Tree) -> None:
    text = _dump(tree)
    assert load(text, "f", FASTEST_PARSER) == tree
    assert load(text, "f", PythonParser) == tree


@pytest.mark.parametrize(
    ("text", "column"),
    [
        pytest.param("a: 办公楼 #2 改造\n", 8, id="behind text"),
        pytest.param("a: #2 办公楼\n", 4, id="in the place of the text"),
        pytest.param("a: x #\td\n", 6, id="with a tab"),
    ],
)
def test_text_that_a_comment_sign_would_swallow_is_refused(text: str, column: int, parser: ParserFactory) -> None:
    with pytest.raises(ContentError) as raised:
        load(text, "f", parser)
    (finding,) = raised.value.diagnostics
    assert (finding.check, finding.place.line, finding.place.column) == ("comment-behind-text", 1, column)
