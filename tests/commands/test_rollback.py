"""`mingzhang rollback` and `mingzhang verify`, as a person runs them."""

from pathlib import Path

import pytest

from tests.commands.running import run
from tests.made_sites import snapshot


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two generations: the second renamed its title."""
    content = tmp_path / "content"
    content.mkdir()
    for title in ("明账一", "明账二"):
        (content / "site.yaml").write_text(f"title: {title}\n", encoding="utf-8")
        ended = run("build", "--content", content, "--output", tmp_path / "site", "--no-search")
        assert ended.exit_code == 0, ended.err
    return tmp_path / "site"


def title(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8").partition("<title>")[2].partition("</title>")[0]


def test_the_generation_before_comes_back_and_is_whole(site: Path) -> None:
    assert "明账二" in title(site)
    ended = run("rollback", "--output", site)
    assert (ended.exit_code, ended.err) == (0, "")
    assert "is generation 1 again" in ended.out
    assert "明账一" in title(site)
    checked = run("verify", site)
    assert (checked.exit_code, checked.err) == (0, "")
    assert "files are as the manifest says" in checked.out


@pytest.mark.parametrize(("steps", "said"), [("2", "has 1 older generations, not 2"), ("6", "6 is not in the range")])
def test_what_is_not_there_is_refused_in_a_sentence_and_the_site_stays(site: Path, steps: str, said: str) -> None:
    before = snapshot(site)
    ended = run("rollback", steps, "--output", site)
    assert ended.exit_code == 2
    assert said in ended.err and "Traceback" not in ended.err
    assert snapshot(site) == before


def test_a_changed_page_is_told(site: Path) -> None:
    page = site / "index.html"
    page.write_text("<h1>changed</h1>", encoding="utf-8")
    ended = run("verify", site)
    assert ended.exit_code == 1
    assert "index.html: changed" in ended.out
    assert "1 faults" in ended.err
