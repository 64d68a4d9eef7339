"""A machine set up by the recipe for a plain server: a real bare repository with its hooks, and a real nginx before it.

Everything runs as the account of the tests, in a folder of its own and on a free port.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RECIPE = ROOT / "docs/deploy/server"
PROGRAM = Path(sys.executable).with_name("mingzhang")
CLERK = ("张三", "zs@example.com")
_UNPACKED = ROOT / ".venv/nginx"
_PATIENCE = 100
"""Seconds that a push or the start of nginx may take on a busy machine."""

_AROUND = """\
{modules}{account}daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers to one request."""

    status: int
    headers: dict[str, str]
    """By their names in small letters."""
    body: bytes
    """As sent: packed where `content-encoding` says so."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push came to."""

    exit_code: int
    said: str
    """All that the pusher sees."""

    @property
    def remote(self) -> str:
        """What the server's hooks said."""
        lines = (line for line in self.said.splitlines() if line.startswith("remote: "))
        return "\n".join(line.removeprefix("remote: ").rstrip() for line in lines)


@dataclass(frozen=True, slots=True)
class Clone:
    """The repository of somebody who pushes."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    """What is set besides the usual when it runs git."""

    @property
    def content(self) -> Path:
        """The content in it."""
        return self.folder / "content"

    def git(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Runs git in it."""
        return subprocess.run(
            ["git", *map(str, arguments)],
            cwd=self.folder,
            env=git_environment() | self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )

    def commit(self, message: str = "更新") -> str:
        """Commits everything; the hash of the commit."""
        for arguments in (("add", "--all"), ("commit", "--quiet", "--allow-empty", "--message", message)):
            ended = self.git(*arguments)
            assert ended.returncode == 0, ended.stderr
        return self.git("rev-parse", "HEAD").stdout.strip()

    def push(self, *arguments: object) -> Pushed:
        """Commits what changed and pushes it: main, unless the arguments of git push say otherwise."""
        if self.git("status", "--porcelain").stdout:
            self.commit()
        ended = self.git("push", *(arguments or ("origin", "main")))
        return Pushed(ended.returncode, ended.stdout + ended.stderr)


@dataclass(frozen=True, slots=True)
class PlainServer:
    """The machine."""

    home: Path
    """What is `/srv/mingzhang` on a real one."""
    port: int

    @property
    def site(self) -> Path:
        """The folder that nginx serves."""
        return self.home / "public/site"

    def clone(self, folder: Path) -> Clone:
        """A new clone at `folder`, whose git leaves the bytes of files alone whatever was pushed."""
        subprocess.run(
            ["git", "clone", "--quiet", "--no-checkout", self.home / "content.git", folder],
            env=git_environment(),
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
        )
        clone = Clone(folder)
        for name, value in zip(("user.name", "user.email"), CLERK, strict=True):
            clone.git("config", name, value)
        clone.git("symbolic-ref", "HEAD", "refs/heads/main")
        attributes = "* -text -ident !eol !filter !working-tree-encoding\n"
        (folder / ".git/info/attributes").write_text(attributes, encoding="utf-8")
        if clone.git("ls-remote", "origin", "refs/heads/main").stdout:
            clone.git("reset", "--quiet", "--hard", "origin/main")
        return clone

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Asks nginx for a path; names of headers have `_` for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        with contextlib.closing(connection):
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            # What http.client would add by itself.
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in named.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        """Runs a program on the machine, as its account would."""
        return subprocess.run(
            [str(part) for part in command],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=False,
        )

    def mingzhang(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Runs the program on the machine."""
        return self.run(self.home / "program/bin/mingzhang", "--lang", "zh-CN", *arguments)


def git_environment() -> dict[str, str]:
    """Git as on a machine where nobody set anything up."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}


def set_up(home: Path) -> None:
    """The steps of the recipe that need neither root nor the network; the program is the one that is tested."""
    home.mkdir()
    for step in ("folders", "repository"):
        ended = subprocess.run(
            ["sh", RECIPE / "setup.sh", step],
            env=git_environment() | {"MINGZHANG_HOME": str(home)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
    program = home / "program/bin"
    program.mkdir(parents=True)
    (program / "mingzhang").symlink_to(PROGRAM)


@contextlib.contextmanager
def running_server(folder: Path) -> Iterator[PlainServer]:
    """A machine in `folder` with nginx running; nothing is published yet. Skips, loudly, where there is no nginx."""
    nginx, modules = _find_nginx()
    folder.mkdir()
    home = folder / "srv"
    set_up(home)
    port = _free_port()
    run = folder / "nginx"
    run.mkdir()
    (run / "site.conf").write_text(_site_conf(home, run, port, has_brotli=bool(modules)), encoding="utf-8")
    around = _AROUND.format(
        folder=run,
        modules="".join(f"load_module {module};\n" for module in modules),
        # The processes of root's nginx go over to an account that cannot enter the folders of the tests.
        account="user root;\n" if os.geteuid() == 0 else "",
    )
    (run / "nginx.conf").write_text(around, encoding="utf-8")
    command: list[str | Path] = [nginx, "-e", run / "error.log", "-p", run, "-c", run / "nginx.conf"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            server = PlainServer(home, port)
            _wait_for(lambda: process.poll() is not None or _answers(port))
            assert process.poll() is None, (run / "error.log").read_text(encoding="utf-8")
            yield server
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _site_conf(home: Path, run: Path, port: int, *, has_brotli: bool) -> str:
    """The recipe's own file, with the places of this machine."""
    shutil.copy(RECIPE.parent / "headers.nginx", run / "headers.nginx")
    if has_brotli:
        (run / "brotli.nginx").write_text("brotli_static on;\n", encoding="utf-8")
    text = (RECIPE / "nginx.conf").read_text(encoding="utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("listen [::]:80;", ""),
        ("/srv/mingzhang", str(home)),
        ("/etc/nginx/mingzhang", str(run)),
    ):
        assert old in text, old
        text = text.replace(old, new)
    return text


def _find_nginx() -> tuple[Path, list[Path]]:
    """nginx and its module for brotli, installed or unpacked by tools/install_server.sh."""
    for nginx in (_UNPACKED / "usr/sbin/nginx", Path("/usr/sbin/nginx")):
        if nginx.is_file():
            folder = nginx.parent.parent / "lib/nginx/modules"
            return nginx, sorted(folder.glob("ngx_http_brotli_static_module.so"))
    message = "nginx is not here: run `make nginx`"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _wait_for(is_done: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not is_done() and time.monotonic() < until:
        time.sleep(0.02)
