"""A disclosure left out keeps every address it ever had, and adds none."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from generator import batches, loading
from generator.checks import Finding, Scope, Subject
from generator.model.catalogue import Summary
from generator.model.diagnostic import Severity
from generator.model.message import msg
from generator.model.spot import in_submission
from tests.commands.running import run
from tests.made_sites import SUBMISSION, copy_minimal
from tests.samples import check


def test_each_address_of_a_withheld_disclosure_answers(tmp_path: Path) -> None:
    content, site = copy_minimal(tmp_path / "content"), tmp_path / "site"
    arguments = ("build", "--content", content, "--output", site, "--no-search", "--record")
    assert run(*arguments).exit_code == 0
    published = (content / "addresses.txt").read_text(encoding="utf-8").split()
    below = [address for address in published if address.startswith(f"{SUBMISSION}/")]
    assert f"{SUBMISSION}/findings/" in below
    (content / SUBMISSION / "submission.yaml").write_text("title: x\n", encoding="utf-8")
    assert run(*arguments, "--quarantine").exit_code == 1
    for address in below:
        record = (site / address / "index.json").read_text(encoding="utf-8")
        assert '"kind":"withheld"' in record, address
    assert (content / "addresses.txt").read_text(encoding="utf-8").split() == published
    assert SUBMISSION in (site / "completeness/index.html").read_text(encoding="utf-8")


def test_a_disclosure_that_never_was_published_gets_no_permanent_address(tmp_path: Path) -> None:
    content, site = copy_minimal(tmp_path / "content"), tmp_path / "site"
    (content / "addresses.txt").write_text("", encoding="utf-8")
    (content / SUBMISSION / "submission.yaml").write_text("title: x\n", encoding="utf-8")
    run("build", "--content", content, "--output", site, "--no-search", "--record", "--quarantine")
    assert (site / SUBMISSION / "index.html").is_file()
    assert f"{SUBMISSION}/" not in (content / "addresses.txt").read_text(encoding="utf-8").split()


def test_a_disclosure_left_out_is_compared_with_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def names_every_title(summaries: Sequence[Summary]) -> Iterable[tuple[str, Finding]]:
        titles = "、".join(summary.title for summary in summaries)
        for summary in summaries:
            yield summary.path, Finding(msg("Unknown field “{field}”", field=titles), in_submission("title"))

    def error(subject: Subject) -> Iterable[Finding]:
        if subject.submission.title == "不宜公开的标题":
            yield Finding(msg("The file is empty"), in_submission("title"))

    found = (
        check(error, id="an-error", severity=Severity.ERROR),
        check(None, id="across", find_across=names_every_title, scope=Scope.YEARS),
    )
    for module in (batches, loading):
        monkeypatch.setattr(module, "discover_checks", lambda _: found)
    content, site = copy_minimal(tmp_path / "content"), tmp_path / "site"
    later = content / SUBMISSION.replace("2031", "2032")
    shutil.copytree(content / SUBMISSION, later)
    shutil.rmtree(later / "source")
    file = later / "submission.yaml"
    text = file.read_text(encoding="utf-8").replace("fiscal_year: '2031'", "fiscal_year: '2032'")
    file.write_text(re.sub("^title: .*", "title: 不宜公开的标题", text, flags=re.M), encoding="utf-8")
    ended = run("build", "--content", content, "--output", site, "--no-search", "--quarantine", "--jobs", 1)
    assert "1 submissions" in ended.out
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*") if page.suffix in {".html", ".json"}]
    assert pages
    assert not [page for page in pages if "不宜公开的标题" in page]
