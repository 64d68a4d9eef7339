"""A kind of page is one file and one template; nothing else has to know it."""

from pathlib import Path

import pytest

from generator import pages
from generator.pages import page_kinds
from generator.pages.shared.project_filing import LETTERS
from generator.resources import templates_folder
from tests import samples
from tests.pages.rendering import render_site, render_submission

KIND = '''
from generator.model.page import Page


def site_pages(catalogue):
    """One page."""
    yield Page("extra/", "pages/extra.html", None)
'''


def test_every_kind_has_a_template_and_every_template_a_kind() -> None:
    templates = {path.stem for path in (templates_folder() / "pages").glob("*.html")}
    assert {kind.name for kind in page_kinds()} == templates


def test_a_file_added_to_the_folder_is_a_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "extra_kind.py").write_text(KIND, encoding="utf-8")
    monkeypatch.setattr(pages, "__path__", [*pages.__path__, str(tmp_path)])
    added = {kind.name: kind for kind in page_kinds()}["extra_kind"]
    assert added.site_pages is not None
    assert [page.address for page in added.site_pages(samples.catalogue())] == ["extra/"]
    assert added.submission_pages is None


def test_a_file_that_makes_no_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "idle_kind.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(pages, "__path__", [*pages.__path__, str(tmp_path)])
    with pytest.raises(TypeError, match="idle_kind"):
        page_kinds()


def test_a_site_and_a_submission_get_all_their_pages() -> None:
    submission = samples.submission()
    assert set(render_site(samples.catalogue(submission)).html) == {
        "",
        "404.html",
        "990100/",
        "990100/dangan-guanli-ju/",
        "about/",
        "changes/",
        "checks/",
        "completeness/",
        "glossary/",
        "projects/",
        "projects/990100/",
        "projects/990100/dangan-guanli-ju/",
        *(f"projects/letter/{letter}/" for letter in LETTERS),
        "search/",
    }
    year = "990100/dangan-guanli-ju/2031/"
    assert set(render_submission(submission).html) == {
        year,
        f"{year}findings/",
        f"{year}print/",
        f"{year}text/",
        *(f"{year}p/{project.id}/" for project in submission.projects),
    }


def test_a_site_without_any_submission_still_has_its_pages() -> None:
    rendered = render_site(samples.catalogue())
    assert "This site holds no disclosures yet." in rendered.text("")
    assert "There is no page at this address" in rendered.text("404.html")


def test_no_two_pages_share_a_title() -> None:
    twins = (samples.project(), samples.project(id="another", code="99010024P000004100027"))
    rendered = [
        render_submission(samples.submission(projects=twins)),
        render_submission(samples.submission(fiscal_year=2030)),
        render_site(samples.catalogue(samples.submission())),
    ]
    titles = [each.tree(address).find("title")[0].text for each in rendered for address in each.html]
    assert len(set(titles)) == len(titles)
