"""redirects.yaml: an address once published leads on for ever, wherever its page went."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.running import Run, run
from tests.made_sites import SUBMISSION, copy_minimal

OLD, NEW = "990100/dangan-guanli-ju/", "990100/dangan-ju/"
BASE = "https://budget.example/"

pytestmark = pytest.mark.usefixtures("no_checks")


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """A site once published whose body has got another folder since."""
    content = copy_minimal(tmp_path / "content")
    assert build(content, tmp_path / "before", "--record").exit_code == 0
    shutil.move(content / OLD, content / NEW)
    region = content / "990100/region.yaml"
    region.write_text(region.read_text(encoding="utf-8").replace("dangan-guanli-ju", "dangan-ju"), encoding="utf-8")
    return content


def build(content: Path, output: Path, *arguments: str) -> Run:
    return run("build", "--content", content, "--output", output, *arguments)


def redirect(content: Path, *entries: tuple[str, str, bool]) -> None:
    lines = [f"  - old: {old}\n    new: {new}\n" + "    below: 'true'\n" * below for old, new, below in entries]
    (content / "redirects.yaml").write_text("redirects:\n" + "".join(lines), encoding="utf-8")


def target(site: Path, address: str) -> str:
    record = json.loads((site / address / "index.json").read_bytes())
    assert record["kind"] == "redirect", address
    assert (site / record["to"] / "index.html").is_file(), address
    return str(record["to"])


def test_every_address_below_one_that_moved_leads_on(moved: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert "error address-lost" in build(moved, site, "--no-search").out
    redirect(moved, (OLD, NEW, True), (f"projects/{OLD}", f"projects/{NEW}", False))
    ended = build(moved, site, "--no-search", "--base-url", BASE)
    assert (ended.exit_code, ended.out.count("error")) == (0, 0)
    recorded = (moved / "addresses.txt").read_text(encoding="utf-8").split()
    below = [address for address in recorded if address.startswith(OLD)]
    assert f"{SUBMISSION}/p/99010031p00000410001b/" in below
    assert [target(site, address) for address in below] == [NEW + address.removeprefix(OLD) for address in below]
    assert target(site, f"projects/{OLD}") == f"projects/{NEW}"
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert BASE + NEW in sitemap
    assert OLD not in sitemap
    manifest = {file["path"] for file in json.loads((site / "manifest.json").read_bytes())["files"]}
    assert {f"{address}index.html" for address in below} <= manifest
    assert build(moved, site, "--no-search", "--record").exit_code == 0
    assert f"{NEW}2031/" in (moved / "addresses.txt").read_text(encoding="utf-8").split()


def test_redirects_are_followed_to_the_last(moved: Path, tmp_path: Path) -> None:
    redirect(
        moved,
        ("990100/ju/", OLD, False),
        (OLD, "990100/guan/", True),
        (f"{OLD}2031/text/", f"{NEW}2031/print/", False),
        ("990100/guan/", NEW, True),
        (f"projects/{OLD}", f"projects/{NEW}", False),
    )
    site = tmp_path / "site"
    assert build(moved, site, "--no-search").exit_code == 0
    assert target(site, "990100/ju/") == NEW
    assert target(site, f"{OLD}2031/") == f"{NEW}2031/"
    assert target(site, f"{OLD}2031/text/") == f"{NEW}2031/print/"


def test_one_below_that_has_no_page_at_its_new_address_is_named(moved: Path, tmp_path: Path) -> None:
    shutil.rmtree(moved / NEW / "2031/text")
    listed = moved / NEW / "2031/submission.yaml"
    listed.write_text(
        listed.read_text(encoding="utf-8").replace("text:\n  - id: zongti\n    title: 一、总体绩效目标\n", ""),
        encoding="utf-8",
    )
    shutil.rmtree(moved / NEW / "2031/source")
    redirect(moved, (OLD, NEW, True), (f"projects/{OLD}", f"projects/{NEW}", False))
    ended = build(moved, tmp_path / "site", "--no-search")
    assert ended.exit_code == 1
    assert ended.out.count("error redirect-astray") == 1
    assert f"redirects.yaml:2:1: {OLD}2031/text/ leads to {NEW}2031/text/, where there is no page" in ended.out
