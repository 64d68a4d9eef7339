"""What the peers are measured by: their content is the same each time, and pages that differ are told."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.made_up import write_content
from benchmarks.peers import corpus, equal, older_glibc, ours, plain_text
from generator.pages import page_kinds

PAGE = """<!doctype html><html lang="zh-CN"><head><title>甲 - 站点</title>
<script type="application/ld+json">{"name": "甲", "@type": "Dataset"}</script></head><body>
<p>金额 <b>9.20</b> 万元</p> <a href="../p/1/">道路养护</a>
<table><tr><th scope="col" id="a">指标</th><th scope="col">指标值</th></tr>
<tr><th scope="row" id="b" rowspan="2">合格率</th><td headers="a b">≥95%</td></tr></table></body></html>"""


def ready_of(content: Path) -> dict[str, Any]:
    """What the writers look up, made up: the real figures come from the pages themselves."""
    ready: dict[str, Any] = {"": {}}
    for file in content.glob("*/region.yaml"):
        ready[f"{file.parent.name}/"] = {"rows": []}
    for file in content.glob("*/*/body.yaml"):
        ready[f"{file.parent.relative_to(content)}/"] = {"years": []}
    for file in content.glob("*/*/*/submission.yaml"):
        address = f"{file.parent.relative_to(content)}/"
        ready[address] = {"sum": "1.00"}
        paths = [f"{address}p/{id}/" for id in yaml.safe_load(file.read_text(encoding="utf-8"))["projects"]]
        for path in paths:
            ready[path] = {"name": "甲", "targets": ["≥|95|%"], "same_unit": paths[:1], "near": []}
    return ready


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Made-up content of two submissions, what is ready of it, and the assets of a site."""
    write_content(tmp_path / "content", 17)
    (tmp_path / "ready.json").write_text(json.dumps(ready_of(tmp_path / "content")), encoding="utf-8")
    for name in ("favicon.1.svg", "style.1.css", "display.1.js", "search-1/box.js"):
        file = tmp_path / "site/assets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return tmp_path


def written(source: Path, tool: str, into: str) -> dict[str, bytes]:
    whole = corpus.read_corpus(source / "content", source / "ready.json", source / "site")
    corpus.write(tool, whole, source / "site", source / into)
    files = (file for file in (source / into).rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {str(file.relative_to(source / into)): file.read_bytes() for file in files}


@pytest.mark.parametrize("tool", sorted(corpus.SHAPES))
def test_the_same_content_gives_the_same_files(source: Path, tool: str) -> None:
    assert written(source, tool, "one") == written(source, tool, "two")


def test_front_matter_is_the_very_text_of_the_project(source: Path) -> None:
    files = written(source, "hugo-yaml", "hugo")
    projects = {path.parent.parent.name + path.stem: path for path in source.glob("content/*/*/*/projects/*.yaml")}
    pages = [path for path in files if "/p/" in path]
    assert len(pages) == len(projects) == 17
    texts = {files[path] for path in pages}
    assert texts == {b"---\n" + path.read_bytes() + b"---\n" for path in projects.values()}


def test_the_same_record_as_toml(source: Path) -> None:
    yaml_files, toml_files = (written(source, f"hugo-{form}", form) for form in ("yaml", "toml"))
    for path, text in yaml_files.items():
        if path.endswith(".md"):
            plain = yaml.load(text.decode().strip("-\n"), yaml.CBaseLoader) or {}
            assert as_text(tomllib.loads(toml_files[path].decode().strip("+\n"))) == plain


def as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_text(each) for key, each in value.items()}
    return [as_text(each) for each in value] if isinstance(value, list) else str(value)


def test_plain_data_as_text_reads_as_it_was() -> None:
    data = {
        "a": '引“号" \\',
        "b": ["1", "02"],
        "c": [{"d": "", "e": 3}, {"d": "x", "e": 4}],
        "f": {"130101": {"g": []}},
    }
    assert yaml.safe_load(plain_text.yaml(data)) == data
    assert tomllib.loads(plain_text.toml(data)) == data


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("万元", "元", "word"),
        ("甲 - 站点", "乙 - 站点", "word"),
        ('<a href="../p/1/">道路养护</a>', "道路养护", "link"),
        ("../p/1/", "../p/2/", "link"),
        ('<th scope="row" id="b"', '<td id="b"', "cell"),
        ('rowspan="2"', 'rowspan="3"', "cell"),
        ('headers="a b"', 'headers="a"', "cell"),
        ("<b>9.20</b>", "9.20", "element"),
        ('"name": "甲"', '"name": "乙"', "linked data"),
    ],
)
def test_what_differs_is_told(before: str, after: str, kind: str) -> None:
    assert before in PAGE
    found = equal.differences(PAGE.encode(), PAGE.replace(before, after, 1).encode())
    assert kind in {line.rpartition(": ")[0].partition(": ")[0].rpartition(" ")[0] for line in found}, found


def test_what_nobody_sees_may_differ() -> None:
    other = PAGE.replace("\n", "\n\n  ").replace('scope="col" id="a"', 'id="a"  scope="col"')
    other = other.replace('{"name": "甲", "@type": "Dataset"}', '{"@type":"Dataset","name":"甲"}')
    assert equal.differences(PAGE.encode(), other.encode()) == []


def test_a_page_that_is_missing_is_told(tmp_path: Path) -> None:
    for site, names in (("ours", ("a", "b")), ("theirs", ("a", "c"))):
        for name in names:
            (tmp_path / site / name).mkdir(parents=True)
            (tmp_path / site / name / "index.html").write_text(PAGE, encoding="utf-8")
    count, found = equal.compare(tmp_path / "ours", tmp_path / "theirs", None)
    assert (count, found) == (1, ["b/index.html: only ours", "c/index.html: only theirs"])


def test_the_kinds_that_are_compared_are_there() -> None:
    assert {kind.name for kind in ours.compared_kinds()} == ours.KINDS < {kind.name for kind in page_kinds()}


def test_what_stands_in_for_a_function_that_is_gone_is_an_error() -> None:
    with pytest.raises(AttributeError):
        ours.stand_in(equal, "no_such_function", print)


def test_a_version_that_is_needed_may_be_missing() -> None:
    program = Path(sys.executable).resolve().read_bytes()
    named = re.search(rb"\0(GLIBC_2\.[0-9.]+)\0", program)
    if not program.startswith(b"\x7fELF\x02\x01") or named is None:
        pytest.skip("this Python is no program that asks for versions of glibc")
    changed = bytearray(program)
    count = older_glibc.make_weak(changed, named[1].decode())
    assert count == sum(one != other for one, other in zip(program, changed, strict=True)) > 0
    assert older_glibc.make_weak(bytearray(program), "GLIBC_9.99") == 0
