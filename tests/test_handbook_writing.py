"""The handbook of a built site: written, listed, searched, kept, and looked at by the gate like every other page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.running import ROOT, run
from tests.made_sites import SUBMISSION, copy_minimal, snapshot


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = copy_minimal(tmp_path / "content")
    (folder / "handbook").mkdir()
    text = (
        f"---\norder: 1\n---\n# 怎么找\n\n## 拼音 {{#pinyin}}\n\n[年度](../{SUBMISSION}/)、[清单](../manifest.json)\n"
    )
    (folder / "handbook/zhao.md").write_text(text, encoding="utf-8")
    return folder


def test_a_handbook_is_published_with_the_site(content: Path, tmp_path: Path) -> None:
    ended = run("build", "--content", content, "--output", tmp_path / "site", "--record")
    assert ended.exit_code == 0
    # Without an index.md the first page is made: it has to answer.
    first = (tmp_path / "site/handbook/index.html").read_text(encoding="utf-8")
    assert "<h1>手册</h1>" in first or "<h1>Handbook</h1>" in first
    assert 'href="../handbook/zhao/"' in first
    record = json.loads((tmp_path / "site/handbook/zhao/index.json").read_text(encoding="utf-8"))
    assert (record["kind"], record["address"], record["title"]) == ("handbook", "handbook/zhao/", "怎么找")
    listed = {file["path"] for file in json.loads((tmp_path / "site/manifest.json").read_text("utf-8"))["files"]}
    folders = ("", "zhao/", "zidian/", "guize/", "mingling/")
    pages = {f"handbook/{folder}index.{kind}" for folder in folders for kind in ("html", "json")}
    assert {path for path in listed if path.startswith("handbook/")} == pages
    addresses = (content / "addresses.txt").read_text(encoding="utf-8").split("\n")
    assert {f"handbook/{folder}" for folder in folders} <= set(addresses)
    for page in ("index.html", "404.html", f"{SUBMISSION}/index.html"):
        assert "handbook/" in (tmp_path / "site" / page).read_text(encoding="utf-8")


def test_a_file_stands_for_the_reference_page_of_its_name(content: Path, tmp_path: Path) -> None:
    (content / "handbook/zidian.md").write_text("# 本县的字段\n", encoding="utf-8")
    assert run("build", "--content", content, "--output", tmp_path / "site", "--no-search").exit_code == 0
    assert "<h1>本县的字段</h1>" in (tmp_path / "site/handbook/zidian/index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site/handbook/guize/index.html").is_file()


def test_the_terminal_has_no_say_in_what_is_published(content: Path, tmp_path: Path) -> None:
    for language in ("en", "zh-CN"):
        run("build", "--content", content, "--output", tmp_path / language, "--no-search", language=language)
    assert snapshot(tmp_path / "en/handbook") == snapshot(tmp_path / "zh-CN/handbook")


def test_a_site_without_a_handbook_does_not_speak_of_one(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    run("build", "--content", content, "--output", tmp_path / "site", "--no-search")
    site = snapshot(tmp_path / "site")
    assert [path for path, text in site.items() if b"handbook/" in text] == []


def test_a_site_without_a_handbook_does_not_wait_for_mkdocs(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    code = (
        "import sys; from generator.cli import main\n"
        f"try: main(['build', '--content', {str(content)!r}, '--output', {str(tmp_path / 'site')!r}, '--no-search'])\n"
        "except SystemExit: pass\n"
        "sys.exit('mkdocs' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_a_page_once_published_may_not_vanish(content: Path, tmp_path: Path) -> None:
    run("build", "--content", content, "--output", tmp_path / "site", "--record", "--no-search")
    (content / "handbook/zhao.md").rename(content / "handbook/du.md")
    ended = run("build", "--content", content, "--output", tmp_path / "site", "--no-search")
    assert ended.exit_code == 1
    assert "handbook/zhao/ was published and would answer no more" in ended.out


def test_the_gate_looks_at_the_handbook(content: Path, tmp_path: Path) -> None:
    with (content / "handbook/zhao.md").open("a", encoding="utf-8") as file:
        file.write("\n电话 13800138000\n")
    ended = run("build", "--content", content, "--output", tmp_path / "site", "--no-search")
    assert ended.exit_code == 1
    assert "personal-value-in-output" in ended.out
    assert "13800138000" not in ended.out


def test_a_link_to_what_is_left_out_stops_nothing(content: Path, tmp_path: Path) -> None:
    project = next((content / SUBMISSION / "projects").glob("*.yaml"))
    with (content / "handbook/zhao.md").open("a", encoding="utf-8") as file:
        file.write(f"\n[项目](../{SUBMISSION}/p/{project.stem}/#goals)\n")
    with project.open("a", encoding="utf-8") as file:
        file.write("nonsense: x\n")
    (content / "addresses.txt").write_text("", encoding="utf-8")
    ended = run("build", "--content", content, "--output", tmp_path / "site", "--no-search", "--quarantine")
    assert "warning link-broken" in ended.out
    assert (tmp_path / "site/handbook/zhao/index.html").is_file()


def test_search_finds_the_handbook(content: Path, tmp_path: Path) -> None:
    run("build", "--content", content, "--output", tmp_path / "with")
    (content / "handbook/zhao.md").unlink()
    run("build", "--content", content, "--output", tmp_path / "without")
    texts = [snapshot(tmp_path / name / "search") for name in ("with", "without")]
    assert texts[0]["names/names.txt.gz"] != texts[1]["names/names.txt.gz"]
    assert {path: text for path, text in texts[0].items() if path.startswith("pagefind/")} != {
        path: text for path, text in texts[1].items() if path.startswith("pagefind/")
    }
