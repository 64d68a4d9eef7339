"""The content of the built site: the repository's own, and made-up submissions with the pages it has none of."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from generator.model.indicator import Scope
from generator.model.submission import Removed
from generator.write.places import body_file, region_file
from generator.write.submission import write_submission
from tests import samples, samples_tables, samples_targets
from tests.history.repositories import Repository

ROOT = Path(__file__).resolve().parents[2]
CODE = "99010024P000004100017"
"""A made-up code whose check character is right."""
YEARS = (2029, 2028)
"""Two years of one body, so that there are lists over submissions; older than any real one."""
WITHHELD_YEAR = 2027
"""A year of the same body whose errors nobody lets stand: it is withheld."""
WITHHELD_PATH = samples.submission(fiscal_year=WITHHELD_YEAR).path
"""Its address below the site's root."""
MOVED = "990100/dangan-ju/2029/"
"""An address whose page moved."""


def write_shown_content(folder: Path) -> None:
    """Writes the content into a new folder."""
    shutil.copytree(ROOT / "content", folder)
    scopes = tuple(sorted(samples.scopes(), key=lambda row: row.scope is Scope.YEAR))
    for year in (*YEARS, WITHHELD_YEAR):
        # What pages over all submissions list: a kind of project, and one without an indicator of satisfaction.
        kept = samples.project(
            id="kufang-weihu",
            name=f"{year}年档案库房日常维护费",
            code=None,
            amount=samples.amount("7.5" if year == YEARS[0] else "8"),
            funding=(),
            indicators=samples.indicators()[:1],
            category="其他运转类",
        )
        submission = samples.submission(
            fiscal_year=year,
            projects=(samples.project(code=CODE, indicators=(*samples.indicators(), *scopes)), kept),
            removed=(Removed("chexiao", "已撤销的项目"),),
            tables=samples_tables.tables(),
            targets=samples_targets.targets(),
            terms=samples_targets.document_terms(),
            projects_part=("第二部分", "预算项目绩效目标"),
        )
        files = {submission.path + name: text for name, text in write_submission(submission).items()}
        files |= {
            f"{submission.region.code}/region.yaml": region_file(submission.region),
            f"{submission.region.code}/{submission.body.slug}/body.yaml": body_file(submission.body),
        }
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    moved = f"redirects:\n  - old: {MOVED}\n    new: {samples.submission(fiscal_year=YEARS[0]).path}\n"
    (folder / "redirects.yaml").write_text(moved, encoding="utf-8")
    _correct(folder, folder / samples.submission(fiscal_year=YEARS[0]).path)
    for year in YEARS:
        _let_stand(folder, f"{submission.region.code}/{submission.body.slug}/{year}")


def _correct(content: Path, submission: Path) -> None:
    """Puts a figure, a word and a paragraph right by a revision, in a repository of the content's own."""
    repository = Repository(content, content)
    repository.git("init", "--quiet")
    repository.commit("起")
    project = submission / "projects/kufang-weihu.yaml"
    project.write_text(project.read_text(encoding="utf-8").replace("7.5", "7.9"), encoding="utf-8")
    section = next((submission / "text").glob("*.md"))
    section.write_text(
        section.read_text(encoding="utf-8").replace("1200", "1300") + "\n更正说明见首页。\n", encoding="utf-8"
    )
    repository.revise(2, submission.relative_to(content).as_posix())
    repository.commit("更正")


def _let_stand(content: Path, submission: str) -> None:
    """Lets the errors that the checks find in a made-up submission stand, so that pages show them."""
    command = [sys.executable, "-m", "generator", "accept", submission, "--content", str(content)]
    subprocess.run([*command, "--as-filed", "--reason", "原文如此"], cwd=ROOT, check=True, capture_output=True)
