"""Files and names that somebody may put into a content folder: each is refused in a sentence that names it.

`check` and `build` agree on each, nothing is published, and no file is opened that lies elsewhere.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.read.limits import MAX_CSV_BYTES, MAX_TEXT_BYTES, MAX_TREE_DEPTH, MAX_YAML_BYTES
from tests.commands.running import run
from tests.made_sites import snapshot
from tests.safety.whole_site import BODY, MAP, PROJECT, SUBMISSION, TABLE, whole_site, written

TEXT = f"{SUBMISSION}/text/zongti.md"
LISTED = f"{SUBMISSION}/submission.yaml"
KINDS = {
    "YAML": (PROJECT, "site.yaml", f"{BODY}/body.yaml", LISTED),
    "CSV": (TABLE,),
    "Markdown": (TEXT,),
    "JSON": (MAP,),
    "addresses": ("addresses.txt",),
    "handbook": ("handbook/zhinan.md",),
}
CHINESE = "青川市档案管理局：修复受潮档案。\n"


def packed() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return file.getvalue()


BYTES = {
    "UTF-16 with its mark": CHINESE.encode("utf-16"),
    "UTF-16 little": CHINESE.encode("utf-16-le"),
    "UTF-16 big": CHINESE.encode("utf-16-be"),
    "UTF-32": CHINESE.encode("utf-32"),
    "GB18030": CHINESE.encode("gb18030"),
    "Big5": CHINESE.replace("档", "案").replace("复", "本").encode("big5", "ignore"),
    "Shift-JIS": "日本語テキスト".encode("shift-jis"),
    "Latin-1": "é à ü\n".encode("latin-1"),
    "half a character": CHINESE.encode()[:-3] + b"\n",
    "overlong": b"a: \xc0\xaf\n",
    "surrogate": b"a: \xed\xa0\x80\n",
    "beyond Unicode": b"a: \xf4\x90\x80\x80\n",
    "PNG": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "zip": packed(),
    "gzip": gzip.compress(b"x" * 99, mtime=0),
    "program": b"\x7fELF\x02\x01\x01" + bytes(60),
    "zero bytes": bytes(9),
    "a zero byte": b"name: a\0b\n",
    "escape": b"name: \x1b]0;x\x07\n",
    "mark inside": "名：\ufeff称\n".encode(),
    "direction": "名：\u202e称\n".encode(),
    "old Mac": b"name: x\rcode: y\r",
    "form feed": b"name: x\f\n",
    "lost character": "名\ufffd\n".encode(),
    "line separator": "名\u2028称\n".encode(),
}
YAML = {
    "nothing": "",
    "blanks": "  \n\n",
    "a list": "- a\n",
    "a text": "名称\n",
    "null": "~\n",
    "HTML": "<!doctype html><script>alert(1)</script>\n",
    "JSON lines": '{"a": 1}\n{"b": 2}\n',
    "an anchor": "name: &a x\ncode: *a\n",
    "a merge": "<<: {name: x}\n",
    "a tag": "name: !!python/object/apply:os.system [id]\n",
    "a directive": "%YAML 1.1\n---\nname: x\n",
    "two documents": "name: x\n---\nname: y\n",
    "a field twice": "name: x\nname: y\n",
    "a list as a name": "? [a, b]\n: c\n",
    "an open bracket": "name: [a\n",
    "an open quotation mark": 'name: "a\n',
    "tabs": "name:\n\tx: y\n",
    "many brackets": "name: " + "[" * 20_000,
    "many dashes": "- " * 20_000,
    "bomb": "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12)),
    "escaped zero": 'name: "a\\0b"\n',
    "escaped half": 'name: "\\ud800"\n',
    "escaped direction": 'name: "\\u202e"\n',
    "escaped beyond": 'name: "\\U00110000"\n',
    "too large": f"name: {'x' * MAX_YAML_BYTES}\n",
    "many unknown fields": "".join(f"x{i}: y\n" for i in range(5_000)),
    "an unknown field": "__proto__: x\n",
}
ROWS = {
    "nothing": "",
    "a quotation mark": 'a"b,c\n',
    "an open quotation mark": 'a,b,"c\n1,2,3\n',
    "text behind a quotation mark": '"a"b,c,d\n',
    "other columns": "a,b,c\n1,2,3\n",
    "a ragged row": "科目 / 编码,项目,支出 / 金额\n1,2\n",
    "a long row": "科目 / 编码,项目,支出 / 金额\n" + "1," * 5_000 + "\n",
    "semicolons": "科目 / 编码;项目;支出 / 金额\n",
    "a formula for an amount": "科目 / 编码,项目,支出 / 金额\n1,2,=1+1\n",
    "not a number": "科目 / 编码,项目,支出 / 金额\n1,2,NaN\n",
    "a long cell": f"科目 / 编码,项目,支出 / 金额\n1,{'x' * 40_000},3\n",
    "too large": "a" * (MAX_CSV_BYTES + 1),
    "empty lines": "科目 / 编码,项目,支出 / 金额\n\n\n",
}
JSON = {
    "nothing": "",
    "null": "null",
    "a list": "[]",
    "open": '{"document": {',
    "not a number": '{"document": NaN}',
    "many digits": f'{{"document": {"9" * 5_000}}}',
    "many brackets": "[" * 100_000,
    "many names": "{" + ", ".join(f'"{i}": {{"a": {{}}}}' for i in range(5_000)) + "}",
    "escaped zero": '{"a": "\\u0000"}',
    "escaped half": '{"\\ud800": ""}',
    "a comment": "// x\n{}",
    "two": "{} {}",
}
ADDRESSES = {
    "upwards": f"{SUBMISSION}/../../../../x/\n",
    "from the root": "/etc/cron.d/\n",
    "another host": "//evil.example/\n",
    "a scheme": "javascript:alert(1)\n",
    "mark-up": '"><script>alert(1)</script>/\n',
    "a file": f"{SUBMISSION}/index.html\n",
    "no stroke at the end": f"{SUBMISSION}/p\n",
    "full width": "９９０１００/\n",
    "long": "a/" * 3_000 + "\n",
    "escaped": "990100/%2e%2e/\n",
    "backslashes": "990100\\..\\x\\\n",
}
LARGE = {"too large": "大" * (MAX_TEXT_BYTES // 3 + 1)}
HANDBOOK = {
    "no title": "正文\n",
    "open fields": "---\norder: '1'\n# 题\n",
    "fields of another kind": "---\norder: ['1']\n---\n# 题\n",
    "an unknown field": "---\ntemplate: /etc/passwd\n---\n# 题\n",
}


def file_cases() -> Iterator[tuple[str, str, bytes]]:
    """What it is, where it is put, and its bytes."""
    for kind, files in KINDS.items():
        for what, content in BYTES.items():
            for file in files[:1]:
                yield f"{kind}: {what}", file, content
    texts = {"YAML": YAML, "CSV": ROWS, "JSON": JSON, "addresses": ADDRESSES, "Markdown": LARGE, "handbook": HANDBOOK}
    for kind, cases in texts.items():
        for what, text in cases.items():
            for file in KINDS[kind]:
                yield f"{kind}: {what} ({file})", file, text.encode()


FILES = list(file_cases())


def verdicts(content: Path, tmp_path: Path) -> list[dict[str, str]]:
    """The findings of a folder that must be refused, by both commands, neither of which writes or fails."""
    output = tmp_path / "site"
    checked = run("check", "--content", content, "--format", "json")
    built = run("build", "--content", content, "--output", output, "--no-search")
    assert (checked.exit_code, checked.err) == (1, ""), checked.err[-500:]
    assert (built.exit_code, built.err) == (1, ""), built.err[-500:]
    assert "Nothing was published" in built.out
    assert not output.exists()
    found = [one for one in json.loads(checked.out)["findings"] if one["severity"] == "error"]
    # Of names that clash the first is the place, the others are related to it.
    places = [(one, place) for one in found for place in (one["place"], *one["related"])]
    return [
        {"check": one["check"], "file": place["file"], "field": place["field"] or "", "message": one["message"]}
        for one, place in places
    ]


@pytest.mark.usefixtures("no_checks")
@pytest.mark.parametrize("part", range(8))
def test_a_hostile_file_is_refused_by_name(part: int, tmp_path: Path) -> None:
    site = whole_site()
    wrong = []
    for number, (what, file, content) in enumerate(FILES[part::8]):
        folder = tmp_path / str(number)
        found = verdicts(written(site | {file: content}, folder / "content"), folder)
        if file not in {one["file"] for one in found} or any(len(one["message"]) > 500 for one in found):
            wrong.append((what, found[:3]))
    assert wrong == []


def test_there_are_enough_files() -> None:
    assert len(FILES) > 200


NAMES = [
    *("a b.yaml", "A.yaml", "x.yml", "x.YAML", "-rf.yaml", "a-.yaml", "a_b.yaml", "x.yaml.yaml", "con .yaml", "x.json"),
    *(
        "．．.yaml",
        "ａ.yaml",
        "项目.yaml",
        "é.yaml",
        "e\u0301.yaml",
        "👩.yaml",
        "字" * 80 + ".yaml",
        "a" * 65 + ".yaml",
    ),
    *("<img src=x onerror=alert(1)>.yaml", '"onload="x.yaml', "{{7*191}}.yaml", "=1+1.yaml", "javascript:x.yaml"),
    *("%2e%2e.yaml", "a\\..\\b.yaml", "a\nb.yaml", "a\tb.yaml", "a\x1b[31mb.yaml", "a\u202eb.yaml", "a\u200bb.yaml"),
    *(
        "a\u0085b.yaml",
        "a\ufeff.yaml",
        "a;touch x.yaml",
        "$(touch x).yaml",
        "::error::x.yaml",
        "..yaml.",
        "x.yaml\u3000",
    ),
]


@pytest.mark.usefixtures("no_checks")
@pytest.mark.parametrize("folder", [f"{SUBMISSION}/projects", f"{SUBMISSION}/tables", f"{SUBMISSION}/text", "handbook"])
def test_a_name_that_can_be_no_address_is_refused(folder: str, tmp_path: Path) -> None:
    content = written(whole_site(), tmp_path / "content")
    (content / folder).mkdir(exist_ok=True)
    for name in NAMES:
        (content / folder / name).write_bytes(b"x")
    (content / os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.yaml")).write_bytes(b"x")
    found = [one for one in verdicts(content, tmp_path) if one["file"].startswith(folder) and not one["field"]]
    ignored = sum(name.startswith(".") for name in NAMES)
    assert len({one["file"] for one in found}) >= len(NAMES) + 1 - ignored
    # What a terminal would act on is never repeated.
    assert not any(sign in one["message"] + one["file"] for one in found for sign in "\x1b\u202e\n\u0085")


FOLDERS = [
    "９９０１００",
    "99010",
    "9901000",
    "九九零一零零",
    "99010a",
    "990100 ",
    "<b>",
    "%39%39",
    "con",
    "990200/20３１",
]


@pytest.mark.usefixtures("no_checks")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_is_no_place_is_refused(name: str, tmp_path: Path) -> None:
    content = written(whole_site(), tmp_path / "content")
    (content / name).mkdir(parents=True)
    assert any(one["file"].startswith(name[:4]) for one in verdicts(content, tmp_path))


@pytest.mark.usefixtures("no_checks")
@pytest.mark.parametrize("name", ["20３１", "２０３１", "2031-Accounts", "31", "2031年", "2100x"])
def test_a_folder_that_is_no_year_is_refused(name: str, tmp_path: Path) -> None:
    content = written(whole_site(), tmp_path / "content")
    (content / BODY / name).mkdir()
    assert f"{BODY}/{name}" in {one["file"].rstrip("/") for one in verdicts(content, tmp_path)}


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def bind(path: Path) -> None:
    # The path of a socket may have 107 bytes only.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def folders_inside(path: Path) -> None:
    path.joinpath(*["d"] * (MAX_TREE_DEPTH + 2)).mkdir(parents=True)


SPECIAL: dict[str, Callable[[Path], None]] = {
    "link to a secret": link_to("/etc/passwd"),
    "link upwards": link_to("../../../../.."),
    "link to itself": link_to("guai.yaml"),
    "link to nothing": link_to("/nonexistent"),
    "link to an endless file": link_to("/dev/zero"),
    "link to memory": link_to("/proc/self/mem"),
    "pipe": lambda path: os.mkfifo(path),
    "socket": bind,
    "folders": folders_inside,
}


@pytest.mark.usefixtures("no_checks")
@pytest.mark.parametrize("kind", SPECIAL)
@pytest.mark.parametrize(
    "file", ["guai.yaml", f"{BODY}/guai.yaml", f"{SUBMISSION}/projects/guai.yaml", f"{SUBMISSION}/source/guai.yaml"]
)
def test_what_is_no_file_is_refused_wherever_it_stands(kind: str, file: str, tmp_path: Path) -> None:
    content = written(whole_site(), tmp_path / "content")
    SPECIAL[kind](content / file)
    before = sorted(path for path in content.rglob("*"))
    assert any(one["file"].startswith(file) for one in verdicts(content, tmp_path))
    assert sorted(path for path in content.rglob("*")) == before


@pytest.mark.usefixtures("no_checks")
def test_thousands_of_files_where_none_is_expected_are_named_in_time(tmp_path: Path) -> None:
    content = written(whole_site(), tmp_path / "content")
    (content / "x").mkdir()
    for number in range(5_000):
        (content / "x" / f"{number}.yaml").touch()
    assert [one["file"] for one in verdicts(content, tmp_path)] == ["x/"]


@pytest.mark.usefixtures("no_checks")
def test_the_whole_site_itself_is_taken(tmp_path: Path) -> None:
    content = written(whole_site(), tmp_path / "content")
    before = snapshot(content)
    assert run("check", "--content", content).exit_code == 0
    assert snapshot(content) == before
