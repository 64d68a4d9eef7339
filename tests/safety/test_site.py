"""A site built by the real command from hostile texts in every field: all of it stays text."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from generator.model.csv_text import csv_text
from tests.browser.html_tree import parse
from tests.commands.running import run
from tests.safety.hostile_site import REASON, YEARS, write_hostile_site
from tests.safety.hostile_texts import HOST, PRODUCT
from tests.safety.live_output import live_output
from tests.safety.whole_site import BODY, PROJECT, scalars

BASE = "https://qingchuan.example/x/"
FORMULA = re.compile(r"[=+@\t\r\n＝＋＠-]")
FIGURE = re.compile(r"[-+−－]?[0-9０-９(（][0-9０-９,，.．)）]*[%％万亿千百元]*|[-－−–—─―]+")
# Plain hosts, which prose may name; one of other letters is written as browsers ask for it.
LINKS_OUT = frozenset(("www.qingchuan.example", "qingchuan.example", "xn--5rtx29j.example", HOST))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile_site(tmp_path_factory.mktemp("hostile") / "content")


@pytest.fixture(scope="module", params=["zh-CN", "en"])
def site(request: pytest.FixtureRequest, content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, its shell in either language: English ones are parsed and marked up once more."""
    file = content / "site.yaml"
    text = re.sub(r"^language: .*$", f"language: {request.param}", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    output = tmp_path_factory.mktemp("hostile") / "site"
    ended = run("build", "--content", content, "--output", output, "--base-url", BASE)
    assert (ended.exit_code, ended.err) == (0, ""), ended.out[-2000:] + ended.err
    return output


def pages(site: Path) -> dict[str, str]:
    """The pages by their paths; links that lead to the site by its address are put as those within it."""
    found = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert len(found) > 200
    return {path: text.replace(BASE, "./") for path, text in found.items()}


def test_no_page_has_anything_live(site: Path) -> None:
    assert {path: found[:3] for path, text in pages(site).items() if (found := live_output(text))} == {}


def test_another_parser_sees_nothing_live_either(site: Path) -> None:
    for path, text in pages(site).items():
        for element in parse(text).walk():
            assert element.tag not in {"img", "iframe", "object", "embed", "base", "style", "math", "video"}, path
            assert not any(name.startswith("on") or name == "style" for name in element.attributes), path
            assert element.tag != "script" or "src" in element.attributes or not element.text.count("</"), path


def test_every_link_out_leads_where_the_content_may_lead(site: Path) -> None:
    hosts = {
        host for text in pages(site).values() for host in re.findall(r'href="[a-z]+://([^/"]+)', text, re.IGNORECASE)
    }
    assert hosts <= LINKS_OUT


def test_nothing_is_read_as_a_template(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in {".html", ".json", ".csv", ".xml", ".txt"}:
            assert PRODUCT.encode() not in path.read_bytes(), path


def test_texts_stand_on_the_pages_whole(site: Path) -> None:
    found = pages(site)
    for year in YEARS:
        own = "".join(parse(text).text for path, text in found.items() if path.startswith(f"{BODY}/{year}/"))
        assert REASON in own
        name = json.loads((site / f"{BODY}/{year}/p/xiufu/index.json").read_text(encoding="utf-8"))["name"]
        assert name in own


def test_paths_of_files_are_plain(site: Path) -> None:
    for path in site.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", path.relative_to(site).as_posix()), path
        assert not path.is_symlink()


def test_no_cell_of_a_csv_file_is_a_formula(site: Path) -> None:
    files = list(site.rglob("*.csv"))
    assert len(files) > 5 * len(YEARS)
    for path in files:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1, path
        for cell in (cell for row in rows for cell in row):
            assert not FORMULA.match(cell) or FIGURE.fullmatch(cell), (path, cell)


def test_no_workbook_has_a_formula_a_link_or_a_second_part_of_a_name(site: Path) -> None:
    files = list(site.rglob("*.xlsx"))
    assert len(files) == len(YEARS)
    for path in files:
        with zipfile.ZipFile(path) as package:
            assert len(package.namelist()) == len(set(package.namelist()))
            for name in package.namelist():
                tree = ET.fromstring(package.read(name))
                tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
                assert not tags & {"f", "hyperlink", "externalReference", "ddeLink", "oleObject", "script"}, (
                    path,
                    name,
                )
                assert all(element.get("TargetMode") != "External" for element in tree.iter())


def test_data_and_lists_are_well_formed(site: Path) -> None:
    for path in site.rglob("*.json"):
        json.loads(path.read_bytes())
    xml = [*site.rglob("*.xml")]
    assert len(xml) >= 2
    for path in xml:
        assert HOST not in {element.text or "" for element in ET.parse(path).iter()}, path
    robots = (site / "robots.txt") if (site / "robots.txt").exists() else None
    assert robots is None or HOST not in robots.read_text(encoding="utf-8")


def test_exact_texts_stand_in_the_data(content: Path, site: Path) -> None:
    tree = json.loads((site / f"{BODY}/2031/p/xiufu/index.json").read_text(encoding="utf-8"))
    said = {text for _, text in scalars(tree)}
    source = (content / PROJECT).read_text(encoding="utf-8")
    assert sum(text in said for text in said if len(text) > 20 and text in source) > 10


@pytest.mark.parametrize("format", ["text", "github", "sarif", "json", "html"])
def test_a_report_of_hostile_texts_is_text(format: str, content: Path, site: Path) -> None:
    # `site` stands here for the language it sets.
    assert site.is_dir()
    ended = run("check", "--content", content, "--format", format, "--all" if format == "text" else "--strict")
    assert ended.err == ""
    assert not any(sign in ended.out for sign in "\x1b\x07\u202e")
    if format in {"json", "sarif"}:
        json.loads(ended.out)
    if format == "github":
        assert all(re.match(r"::(?:error|warning|notice) [a-z]+=[^:]*::", line) for line in ended.out.splitlines())
    if format == "html":
        for element in parse(ended.out).walk():
            assert element.tag not in {"script", "img", "iframe", "svg", "form", "base", "object"}
            assert not any(name.startswith("on") for name in element.attributes)


def test_the_pattern_of_a_figure_lets_no_formula_pass() -> None:
    assert csv_text([["=1+1"]])
    for text in ("=1", "+1+1", "-1+A1", "@x", "-", "-5.00", "（1）", "+1"):
        assert bool(FIGURE.fullmatch(text)) is (text in {"-", "-5.00", "（1）", "+1"})
