"""A department's first hour: from an empty repository and a Word file to a public page, a correction and back.

Everything is done as the handbook says, by the commands a clerk types, and seen as the public sees it, through nginx.
"""

from __future__ import annotations

import gzip
import io
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import brotli  # type: ignore[import-untyped]
import pytest

from tests.deploy.plain_server import CLERK, PROGRAM, ROOT, Clone, PlainServer, Pushed, git_environment
from tests.rebuilt.as_word import word_of
from tests.rebuilt.disclosures import SOURCES, laid_out

REGION, BODY, NAME = "622925", "jiguanshiwuguanliju", "和政县机关事务管理局"
YEAR = f"{REGION}/{BODY}/2024"
PROJECT = "2024niangongwujiedaifei"
PROJECT_NAME = "2024年公务接待费"
FILE = f"{YEAR}/projects/{PROJECT}.yaml"
PAGE = f"/{YEAR}/p/{PROJECT}/"
MESSAGE = "财务科三月十二日内部留言"
"""What the clerk writes into every commit; commits are nobody's business but the department's."""
NOTE = "公务接待费原误写为280万元，应为290万元。"
WAITING = f"{REGION}/{BODY}/2025"
DAY = "2099-03-01"
SECRETS = ("机密恒温柜购置", "77123.45", "771234500", DAY, f"{BODY}/2025")
"""What only the disclosure that waits for its day has."""
REFUSED = "没有接收，公开的页面没有变化：内容有错误。请按上面列出的文件和行改正"
ATOM = {"atom": "http://www.w3.org/2005/Atom"}

source = next((each for each in SOURCES if YEAR in each.as_posix()), None)
pytestmark = pytest.mark.skipif(source is None, reason="the disclosures are not here")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the clerk works: a clone, and the program."""

    clone: Clone

    def mingzhang(self, *arguments: object, ends: int = 0) -> str:
        """Runs the program in the clone; what it says."""
        ended = subprocess.run(
            [PROGRAM, "--lang", "zh-CN", *map(str, arguments)],
            cwd=self.clone.folder,
            env=git_environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert ended.returncode == ends, ended.stdout + ended.stderr
        return ended.stdout

    def change(self, old: str, new: str, file: str = FILE) -> None:
        """Writes another text into a file, as an editor would."""
        path = self.clone.content / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def push(self, *, joined: bool = False) -> Pushed:
        """Commits and pushes; joined to the commit before it, which was refused."""
        if joined:
            self.clone.git("add", "content")
            self.clone.git("commit", "--quiet", "--amend", "--no-edit")
        else:
            self.clone.commit(MESSAGE)
        return self.clone.push()

    def place_of(self, text: str) -> str:
        """The project's file and the number of its first line with this text, as findings write them."""
        lines = (self.clone.content / FILE).read_text(encoding="utf-8").splitlines()
        return f"{FILE}:{next(i for i, line in enumerate(lines, 1) if text in line)}:"


def test_the_first_hour_of_a_department(server: PlainServer, clerk: Clone, tmp_path: Path) -> None:
    (server.home / "settings").write_text("base_url=https://budget.example.org/\n", encoding="utf-8")
    desk = Desk(clerk)
    begins_a_body(desk)
    prepares_a_year_that_waits(desk)
    imports_a_word_file(desk, tmp_path)
    finds_and_releases(desk)
    is_refused_for_a_mistake_and_published_without_it(server, desk)
    first = page_of(server)
    assert "280" in first
    assert is_found_by_search(server)

    is_refused_without_a_note_and_published_with_it(server, desk)
    shows_what_changed(server)
    assert server.mingzhang("verify", server.site).returncode == 0
    second = page_of(server)
    tells_nobody_and_nothing_before_its_day(server, tmp_path)

    # Back to the first text, and forward again.
    assert server.mingzhang("rollback", "--output", server.site).returncode == 0
    assert page_of(server) == first
    assert server.get(f"/{YEAR}/v/1/").status == 404
    assert server.run(server.home / "bin/publish").returncode == 0
    assert page_of(server) == second
    assert server.get(f"/{YEAR}/v/1/").status == 200
    appears_on_its_day(desk, tmp_path)


def begins_a_body(desk: Desk) -> None:
    desk.mingzhang("new", "region", REGION)
    desk.mingzhang("new", "body", "--region", REGION, "--name", NAME, "--slug", BODY)


def imports_a_word_file(desk: Desk, folder: Path) -> None:
    assert source is not None
    word = folder / "单位.docx"
    word.write_bytes(word_of(laid_out(source)))
    report = desk.mingzhang("import", word, "--into", "content")
    assert "已写入" in report.splitlines()[0]
    assert f"→ {YEAR}/" in report
    assert f"{PROJECT}  {PROJECT_NAME}" in report


def finds_and_releases(desk: Desk) -> None:
    """The department says that it publishes itself; what it cannot mend it explains."""
    submission = f"{YEAR}/submission.yaml"
    desk.change("origin: copied", "origin: filed", submission)
    with (desk.clone.content / submission).open("a", encoding="utf-8") as file:
        file.write("published_on: '2024-02-01'\n")
    said = desk.mingzhang("check", f"content/{YEAR}", ends=1)
    assert {"approval-date-missing", "secrecy-review-missing"} <= set(re.findall("错误 ([a-z-]+)", said))
    with (desk.clone.content / submission).open("a", encoding="utf-8") as file:
        file.write("approved_on: '2024-01-20'\nsecrecy_review:\n  by: 办公室\n  'on': '2024-01-28'\n")
    said = desk.mingzhang("accept", f"content/{YEAR}", "--explained", "--reason", "指标值按全年累计填写")
    assert "剩余错误 0 项" in said


def prepares_a_year_that_waits(desk: Desk) -> None:
    where = ("--region", REGION, "--body", BODY, "--year", "2025")
    desk.mingzhang("new", "year", *where, "--title", "2025年部门预算", "--origin", "filed")
    desk.mingzhang("new", "project", *where, "--name", SECRETS[0], "--code", "0101X", "--money-unit", "万元")
    submission = f"{WAITING}/submission.yaml"
    desk.change("\n# publish_on: ''", f"\npublish_on: '{DAY}'", submission)
    desk.change("\n# approved_on: ''", "\napproved_on: '2099-02-20'", submission)
    desk.change("\n# secrecy_review:", "\nsecrecy_review:", submission)
    desk.change("\n#   by: ''", "\n  by: 办公室", submission)
    desk.change("\n#   'on': ''", "\n  'on': '2099-02-25'", submission)
    desk.change("\namount: ''", f"\namount: '{SECRETS[1]}'", f"{WAITING}/projects/0101x.yaml")


def is_refused_for_a_mistake_and_published_without_it(server: PlainServer, desk: Desk) -> None:
    desk.change("\namount: '280'", "\namount: '208'")
    said = desk.mingzhang("check", f"content/{YEAR}", ends=1)
    where = desk.place_of("amount: '208'")
    assert where in said
    pushed = desk.push()
    assert pushed.exit_code != 0
    assert where in pushed.remote
    assert REFUSED in pushed.remote
    # What stops nothing (this text has dozens of warnings) does not bury it.
    assert len(pushed.remote.splitlines()) < 60
    assert server.get("/").status == 404

    desk.change("\namount: '208'", "\namount: '280'")
    pushed = desk.push(joined=True)
    assert pushed.exit_code == 0, pushed.said
    assert "已公开：main 分支的提交 " in pushed.remote


def is_refused_without_a_note_and_published_with_it(server: PlainServer, desk: Desk) -> None:
    before = page_of(server)
    desk.change("'280'", "'290'")
    for total, corrected in (("1022", "1032"), ("1637.51", "1647.51")):
        desk.change(f"'{total}'", f"'{corrected}'", f"{YEAR}/submission.yaml")
    words = desk.mingzhang("diff")
    assert re.search(rf"{PROJECT_NAME}\n(?: .*\n)*? .*: 280 万元 → 290 万元\n", words), words
    pushed = desk.push()
    assert pushed.exit_code != 0
    assert "错误 figure-changed" in pushed.remote
    assert desk.place_of("amount: '290'") in pushed.remote
    assert REFUSED in pushed.remote
    assert page_of(server) == before

    revision = f"revisions:\n  - n: '2'\n    date: '2024-03-12'\n    note: {NOTE}\n    weight: significant\n"
    (desk.clone.content / YEAR / "revisions.yaml").write_text(revision, encoding="utf-8")
    pushed = desk.push(joined=True)
    assert pushed.exit_code == 0, pushed.said


def shows_what_changed(server: PlainServer) -> None:
    """The note on the page, both figures side by side, the text before the correction, and the news of it."""
    assert "2024-03-12" in page_of(server)
    changes = server.get(f"/{YEAR}/changes/").body.decode()
    assert NOTE in changes
    assert PROJECT_NAME in changes
    row = re.search("<tr.*?280 万元.*?</tr>", changes, re.DOTALL)
    assert row is not None
    assert "290 万元" in row.group()
    earlier = server.get(f"/{YEAR}/v/1/")
    assert earlier.status == 200
    assert "280" in earlier.body.decode()
    for feed in ("/changes/feed.xml", f"/{REGION}/feed.xml", f"/{REGION}/{BODY}/feed.xml"):
        answer = server.get(feed)
        assert (answer.status, answer.headers["content-type"]) == (200, "application/xml; charset=utf-8"), feed
        entries = ElementTree.fromstring(answer.body).findall("atom:entry", ATOM)
        ids = [entry.findtext("atom:id", namespaces=ATOM) for entry in entries]
        assert ids == [f"https://budget.example.org/{YEAR}/#v{n}" for n in (2, 1)]
        assert entries[0].findtext("atom:updated", namespaces=ATOM) == "2024-03-12T00:00:00+08:00"
        assert NOTE in "".join(entries[0].itertext())


def page_of(server: PlainServer) -> str:
    answer = server.get(PAGE)
    assert answer.status == 200
    return answer.body.decode()


def is_found_by_search(server: PlainServer) -> bool:
    """Whether the index of names that the browser fetches has the project."""
    answer = server.get("/search/names/names.txt.gz")
    return answer.status == 200 and PROJECT_NAME in gzip.decompress(answer.body).decode()


def tells_nobody_and_nothing_before_its_day(server: PlainServer, folder: Path) -> None:
    """No byte that is served, packed or not, names who committed, what was written to it, a folder, or what waits."""
    places = {str(folder), str(server.home), str(ROOT), f"{tempfile.gettempdir()}/"}
    hidden = [text.encode() for text in (*CLERK, MESSAGE, *SECRETS, *places)]
    kinds = set()
    for file in server.site.rglob("*"):
        if not file.is_file():
            continue
        path = file.relative_to(server.site).as_posix()
        for content in unpacked(path, file.read_bytes()):
            assert [text.decode() for text in hidden if text in content] == [], path
            if PROJECT_NAME.removeprefix("2024年").encode() in content:
                kinds.add(file.suffix)
    # Had nothing been unpacked, nothing could have been found.
    assert {".html", ".json", ".csv", ".xml", ".xlsx", ".gz", ".br"} <= kinds


def unpacked(path: str, content: bytes) -> Iterator[bytes]:
    """Its path, the bytes of a file, and of whatever is packed in it."""
    yield path.encode()
    yield content
    if path.endswith(".br"):
        yield brotli.decompress(content)
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            for name in book.namelist():
                yield from unpacked(name, book.read(name))


def appears_on_its_day(desk: Desk, folder: Path) -> None:
    """What was nowhere before its day was there to be found."""
    desk.mingzhang("build", "--output", folder / "later", "--now", DAY, "--no-search")
    held = b"".join(file.read_bytes() for file in (folder / "later").rglob("*") if file.is_file())
    assert [text for text in SECRETS if text.encode() not in held] == []
