"""The recipe for a plain server: what is pushed is checked, published and served; what is wrong changes nothing."""

from __future__ import annotations

import gzip
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from tests.deploy.plain_server import CLERK, Clone, PlainServer, Pushed, git_environment
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal
from tools.static_server import headers

PAGE = f"/{SUBMISSION}/p/99010031p00000410001b/"
NAME = "馆藏档案修复经费"
IDENTITY = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
NOT_PUBLISHED = "没有接收，公开的页面没有变化："
SENT_AS_THEY_ARE = ("datapackage.json", "index.html", f"{SUBMISSION}/index.json")


def change(clone: Clone, old: str, new: str, file: str = PROJECT) -> None:
    path = clone.content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def page_of(server: PlainServer) -> str:
    answer = server.get(PAGE)
    assert answer.status == 200
    return answer.body.decode()


def served(server: PlainServer) -> dict[str, bytes]:
    """What the public sees of a few pages."""
    return {path: server.get(path).body for path in ("/", PAGE, "/manifest.json")}


def lay_traps(clone: Clone) -> Path:
    """What somebody who may push could lay beside the content to have it run; the file that shows that it was."""
    sprung = clone.folder.parent / "sprung"
    spring = f"open({str(sprung)!r}, 'w').close()\n"
    (clone.folder / "templates").mkdir()
    (clone.folder / "templates/base.html").write_text("自带模板", encoding="utf-8")
    (clone.folder / "sitecustomize.py").write_text(spring, encoding="utf-8")
    (clone.folder / "usercustomize.py").write_text(spring, encoding="utf-8")
    (clone.folder / "generator").mkdir()
    (clone.folder / "generator/__init__.py").write_text(spring, encoding="utf-8")
    for folder in (clone.folder, clone.content):
        (folder / ".gitattributes").write_text(
            "*.yaml ident working-tree-encoding=UTF-16 filter=trap\n* text eol=crlf\n", encoding="utf-8"
        )
    hook = clone.folder / ".githooks/post-checkout"
    hook.parent.mkdir()
    hook.write_text(f"#!/bin/sh\ntouch {sprung}\n", encoding="utf-8")
    hook.chmod(0o755)
    return sprung


def lay_repository(clone: Clone, sprung: Path) -> None:
    """Git takes a folder with these files for a repository, and runs what its settings name."""
    trap = f"[core]\n\tfsmonitor = touch {sprung}; false\n\tbare = false\n\tworktree = .\n"
    for name, text in (("HEAD", "ref: refs/heads/main\n"), ("config", trap), ("objects/x", ""), ("refs/x", "")):
        file = clone.content / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_from_a_push_to_the_public_page_and_back(server: PlainServer, clerk: Clone, tmp_path: Path) -> None:
    copy_minimal(clerk.content)
    change(clerk, "修复受潮档案1200卷。", "修复受潮档案1200卷$Id$。")
    sprung = lay_traps(clerk)
    assert server.get("/").status == 404
    pushed = Clone(clerk.folder, {"PYTHONPATH": str(clerk.folder), "LANG": "en_US.UTF-8"}).push()
    assert pushed.exit_code == 0, pushed.said
    assert "已公开：main 分支的提交 " in pushed.remote
    assert str(server.home / "work") not in pushed.said
    assert not sprung.exists()
    first = page_of(server)
    assert NAME in first
    assert "修复受潮档案1200卷$Id$。" in first
    assert "自带模板" not in first
    assert list((server.home / "work").glob("push.*")) == []
    looks_as_promised(server)
    names_nobody(server.site)

    before = served(server)
    change(clerk, "amount: '36.50'", "amount: '36,50'")
    lay_repository(clerk, sprung)
    pushed = clerk.push()
    assert not sprung.exists()
    assert pushed.exit_code != 0
    assert served(server) == before
    line = (clerk.content / PROJECT).read_text(encoding="utf-8").splitlines().index("amount: '36,50'") + 1
    assert f"{PROJECT}:{line}" in pushed.remote
    assert f"{NOT_PUBLISHED}内容有错误。请按上面列出的文件和行改正" in pushed.remote
    assert "36,50" in (server.home / "log/publish.log").read_text(encoding="utf-8")

    # The server itself remembers what it published, whatever the content says of it.
    clerk.git("reset", "--quiet", "--hard", "HEAD~1")
    recorded = server.home / "state/addresses.txt"
    addresses = recorded.read_text(encoding="utf-8")
    new = f"{SUBMISSION}/p/99010031p00000610002a/"
    assert new in addresses.split()
    assert new not in (clerk.content / "addresses.txt").read_text(encoding="utf-8").split()
    lost = f"{SUBMISSION}/p/lost/"
    recorded.write_text(f"{addresses}{lost}\n", encoding="utf-8")
    (clerk.content / "addresses.txt").write_text("990100/", encoding="utf-8")
    pushed = clerk.push()
    assert pushed.exit_code != 0
    assert lost in pushed.remote
    assert served(server) == before
    recorded.write_text(addresses, encoding="utf-8")

    change(clerk, NAME, "馆藏档案抢救修复经费")
    winner, winning = two_at_once(server, clerk, tmp_path)
    assert "已公开：" in winning.remote
    assert winner in page_of(server)
    after = served(server)
    assert after[PAGE] != before[PAGE]

    refuses_to_lose_history(clerk)
    assert server.mingzhang("verify", server.site).returncode == 0
    back = server.mingzhang("rollback", "--output", server.site)
    assert back.returncode == 0, back.stderr
    assert served(server) == before
    assert server.mingzhang("verify", server.site).returncode == 0
    # The clock does not undo what a person did.
    assert server.run(server.home / "bin/publish", "--daily").returncode == 0
    assert served(server) == before
    publishes_nothing_of_a_torn_repository(server, clerk)
    assert served(server) == before
    with ThreadPoolExecutor() as both:
        runs = list(both.map(lambda _: server.run(server.home / "bin/publish"), range(2)))
    assert sorted("已公开：" in run.stderr for run in runs) == [False, True]
    assert sorted("这个提交已经公开" in run.stderr for run in runs) == [False, True]
    assert served(server) == after


def looks_as_promised(server: PlainServer) -> None:
    """Every header, packed as the browser wants it, nothing hidden, no folder listed."""
    answers = [server.get(path) for path in ("/", PAGE, "/nowhere/", "/.gitignore", "/search/names/")]
    assert [answer.status for answer in answers] == [200, 200, 404, 404, 404]
    answers.append(server.get("/", method="POST"))
    assert answers[-1].status == 405
    for answer in answers:
        assert {name: answer.headers.get(name.lower()) for name in headers()} == headers()
        assert answer.headers["server"] == "nginx"
    assert (server.site / "search/names").is_dir()
    missing = (server.site / "404.html").read_bytes()
    assert {answers[2].body, answers[3].body, answers[4].body} == {missing}
    for hidden in ("/.mingzhang-site", "/.site-store/", "/../.site-store/", "/..%2f.site-idle/", "/.git/config"):
        answer = server.get(hidden)
        assert answer.status in {400, 404}
        assert b"mingzhang and replaced" not in answer.body
    moved = server.get(f"/{SUBMISSION}")
    assert (moved.status, moved.headers["location"]) == (301, f"/{SUBMISSION}/")
    for path in SENT_AS_THEY_ARE:
        is_packed_as_asked(server, path)
    image = server.get("/assets/" + next(server.site.glob("assets/favicon*.svg")).name)
    assert image.headers["content-type"].startswith("image/svg+xml")


def is_packed_as_asked(server: PlainServer, path: str) -> None:
    content = (server.site / path).read_bytes()
    for accepted, encoding, unpack in (
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
    ):
        answer = server.get(f"/{path}", accept_encoding=accepted)
        assert answer.status == 200
        assert answer.headers.get("content-encoding") == encoding, path
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["content-type"].endswith("; charset=utf-8")
        assert unpack(answer.body) == content
        assert encoding is None or len(answer.body) < len(content)
        again = server.get(f"/{path}", accept_encoding=accepted, if_none_match=answer.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers["content-security-policy"] == headers()["Content-Security-Policy"]


def names_nobody(site: Path) -> None:
    """No byte of the site tells who committed."""
    for file in site.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            if file.suffix == ".br":
                content = brotli.decompress(content)
            assert not any(name.encode() in content for name in CLERK), file


def two_at_once(server: PlainServer, clerk: Clone, tmp_path: Path) -> tuple[str, Pushed]:
    """Two push at the same moment: one is published, the other is told; the new name of the winner, and what it saw."""
    other = server.clone(tmp_path / "colleague")
    change(other, NAME, "馆藏档案数字化经费")
    with ThreadPoolExecutor() as both:
        pushes = list(both.map(Clone.push, (clerk, other)))
    assert sorted(pushed.exit_code == 0 for pushed in pushes) == [False, True], pushes
    taken = [pushed.exit_code for pushed in pushes].index(0)
    commits = [clone.git("rev-parse", "HEAD").stdout for clone in (clerk, other)]
    assert clerk.git("ls-remote", "origin", "refs/heads/main").stdout.startswith(commits[taken].strip())
    if not taken:
        return "馆藏档案抢救修复经费", pushes[0]
    clerk.git("fetch", "--quiet")
    clerk.git("reset", "--quiet", "--hard", "origin/main")
    return "馆藏档案数字化经费", pushes[1]


def publishes_nothing_of_a_torn_repository(server: PlainServer, clerk: Clone) -> None:
    name = clerk.git("rev-parse", f"origin/main:content/{PROJECT}").stdout.strip()
    file = server.home / "content.git/objects" / name[:2] / name[2:]
    away = file.rename(server.home / "away")
    run = server.run(server.home / "bin/publish")
    away.rename(file)
    assert run.returncode == 1
    assert "没有公开，公开的页面没有变化：服务器没能取出这次提交" in run.stderr


def refuses_to_lose_history(clerk: Clone) -> None:
    kept = clerk.git("ls-remote", "origin").stdout
    pushed = clerk.push("origin", ":main")
    assert pushed.exit_code != 0
    clerk.git("commit", "--quiet", "--amend", "--message", "改写")
    pushed = clerk.push("--force", "origin", "main")
    assert pushed.exit_code != 0
    assert "已有的提交不能改写" in pushed.remote
    assert clerk.git("ls-remote", "origin").stdout == kept


def with_link(clone: Clone) -> None:
    (clone.content / "990100/link.yaml").symlink_to("/etc/passwd")


def with_submodule(clone: Clone) -> None:
    part = Clone(clone.content / "990100/part", IDENTITY)
    part.folder.mkdir()
    part.git("init", "--quiet")
    part.commit()


def without_content(clone: Clone) -> None:
    clone.content.rename(clone.folder / "other")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(with_link, "content/ 里不能有符号链接（symbolic link）：content/990100/link.yaml", id="link"),
        pytest.param(with_submodule, "content/ 里不能有子模块（submodule）：content/990100/part", id="submodule"),
        pytest.param(without_content, "提交中没有 content/ 文件夹", id="no content"),
    ],
)
def test_what_must_not_be_laid_out_is_refused(
    bare_server: PlainServer, tmp_path: Path, spoil: Callable[[Clone], None], said: str
) -> None:
    clone = bare_server.clone(tmp_path / "clerk")
    copy_minimal(clone.content)
    spoil(clone)
    pushed = clone.push()
    assert pushed.exit_code != 0
    assert f"{NOT_PUBLISHED}{said}" in pushed.remote
    assert not bare_server.site.exists()
    assert list((bare_server.home / "work").glob("push.*")) == []


def test_limits_are_those_of_the_settings(bare_server: PlainServer, tmp_path: Path) -> None:
    (bare_server.home / "settings").write_text("max_files=3\n", encoding="utf-8")
    clone = bare_server.clone(tmp_path / "clerk")
    copy_minimal(clone.content)
    pushed = clone.push()
    assert pushed.exit_code != 0
    assert f"{NOT_PUBLISHED}content/ 的文件太多，超过 3 个" in pushed.remote


def test_only_main_is_taken(bare_server: PlainServer, tmp_path: Path) -> None:
    clone = bare_server.clone(tmp_path / "clerk")
    clone.commit()
    pushed = clone.push("origin", "main:refs/heads/draft", "main:refs/heads/main")
    assert pushed.exit_code != 0
    assert f"{NOT_PUBLISHED}这里只接收 main 分支，不接收 refs/heads/draft" in pushed.remote
    assert clone.git("ls-remote", "origin").stdout == ""


def test_the_account_can_be_told_apart_from_whoever_pushes(bare_server: PlainServer) -> None:
    for name in ("pre-receive", "post-receive"):
        hook = bare_server.home / "content.git/hooks" / name
        assert hook.resolve() == bare_server.home / "bin" / name
    config = subprocess.run(
        ["git", "config", "--file", bare_server.home / "content.git/config", "--list"],
        env=git_environment(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert {"receive.fsckobjects=true", "receive.denydeletes=true", "receive.denynonfastforwards=true"} <= set(
        config.splitlines()
    )
