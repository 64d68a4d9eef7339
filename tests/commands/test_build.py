"""`mingzhang build`: exit codes, options, refused targets, and what a killed or interrupted build leaves behind."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import making, pipeline
from tests.commands.running import ROOT, run, run_apart
from tests.made_sites import PROJECT, copy_minimal, snapshot


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_minimal(tmp_path / "content")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def spoil(content: Path) -> None:
    (content / PROJECT).write_text("name: x\n", encoding="utf-8")


def test_a_whole_site_is_published(content: Path, output: Path) -> None:
    ended = run_apart("build", "--content", content, "--output", output)
    assert (ended.exit_code, ended.err) == (0, "")
    assert re.fullmatch(
        r"Published in \S+: 1 submissions, 2 projects, \d+ pages, \d+ files\n", ended.out.splitlines(True)[-1]
    )
    files = snapshot(output)
    assert {"index.html", "manifest.json", ".gitignore", "search/names/names.txt.gz"} <= set(files)
    assert PROJECT.replace("projects", "p").replace(".yaml", "/index.html") in files


def test_a_site_is_built_in_chinese_too(content: Path, output: Path) -> None:
    ended = run("build", "--content", content, "--output", output, "--no-search", language="zh-CN")
    assert ended.exit_code == 0
    assert re.search("[一-龥]", ended.out)
    assert "Published" not in ended.out


def test_pages_alone_are_without_an_index(content: Path, output: Path) -> None:
    assert run("build", "--content", content, "--output", output, "--no-search").exit_code == 0
    assert not [path for path in snapshot(output) if path.startswith(("search/names/", "search/pagefind/"))]


def test_timings_name_the_stages(content: Path, output: Path) -> None:
    ended = run("build", "--content", content, "--output", output, "--timings")
    stages = [line.split(" s  ")[1].split("  ")[0] for line in ended.out.splitlines() if " s  " in line]
    first, second = (
        ["scan", "compare", "recall", "read", "relate"],
        ["render", "name index", "text index", "publish", "keep"],
    )
    assert stages == [*first, *second]
    assert re.search(r"  read          2 projects, [\d,]+ a second\n", ended.out)
    slow = ended.out.splitlines()[-11:]
    assert slow[0].startswith("The slowest pages")
    times = [float(line.split()[0]) for line in slow[1:]]
    assert times == sorted(times, reverse=True)
    assert all(re.fullmatch(r" +\d+\.\d ms  [a-z_]+  /\S*", line) for line in slow[1:])


def test_an_error_ends_with_1_and_names_its_place(content: Path, output: Path) -> None:
    spoil(content)
    ended = run_apart("build", "--content", content, "--output", output)
    assert ended.exit_code == 1
    assert ended.out.startswith("error missing-field")
    assert f"  {PROJECT}:1:1: " in ended.out
    assert ended.out.endswith(f"Nothing was published: {output} is as it was\n")
    assert not output.exists()


def refused_root(content: Path) -> Path:
    return Path("/")


def refused_parent(content: Path) -> Path:
    return content.parent


def refused_file(content: Path) -> Path:
    return content / "site.yaml"


@pytest.mark.parametrize("target", [refused_root, refused_parent, refused_file])
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_wrong_target_is_refused_in_a_sentence(
    target: Callable[[Path], Path], language: str, content: Path, tmp_path: Path
) -> None:
    before = snapshot(tmp_path)
    ended = run("build", "--content", content, "--output", target(content), language=language)
    assert ended.exit_code == 2
    assert ended.out == ""
    assert len(ended.err.splitlines()) == 1
    assert str(target(content)) in ended.err
    assert snapshot(tmp_path) == before


def test_a_wrong_target_is_refused_before_anything_is_read(content: Path, tmp_path: Path) -> None:
    spoil(content)
    ended = run("build", "--content", content, "--output", tmp_path)
    assert ended.exit_code == 2
    assert "error[" not in ended.out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--content", "nowhere"], id="content that is not there"),
        pytest.param(["--base-url", "example.org"], id="address without a scheme"),
        pytest.param(["--base-url", "javascript:alert(1)"], id="address of another scheme"),
        pytest.param(["--base-url", 'https://x/"><script>'], id="address with mark-up"),
        pytest.param(["--now", "2031-02-30"], id="day that no calendar has"),
        pytest.param(["--jobs", "0"], id="no process"),
        pytest.param(["--templates", "nowhere"], id="templates that are not there"),
        pytest.param(["--nonsense"], id="unknown option"),
    ],
)
def test_wrong_usage_ends_with_2_and_writes_nothing(arguments: list[str], content: Path, output: Path) -> None:
    ended = run("build", "--content", content, "--output", output, *arguments)
    assert ended.exit_code == 2
    assert ended.out == ""
    assert ended.err != ""
    assert "fault of the program" not in ended.err
    assert not output.exists()


def test_a_full_disk_is_said_in_a_sentence(content: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("build", "--content", content, "--output", output, "--no-search").exit_code == 0
    before = snapshot(output)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "index.html")

    monkeypatch.setattr(making, "write_file", full)
    ended = run("build", "--content", content, "--output", output, "--no-search", "--no-cache")
    assert ended.exit_code == 2
    assert ended.err == f"The site could not be written: {os.strerror(errno.ENOSPC)}: index.html\n"
    assert snapshot(output) == before
    assert not output.with_name(".site-before").exists()


def test_a_fault_of_ours_is_said_to_be_ours(content: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MINGZHANG_DEBUG", raising=False)
    monkeypatch.setattr(pipeline, "relate_content", None)
    ended = run("build", "--content", content, "--output", output)
    assert ended.exit_code == 2
    assert ended.err.startswith("This is a fault of the program: TypeError")
    assert "Traceback" not in ended.err
    assert not output.exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_a_template_is_not_swallowed(jobs: int, content: Path, output: Path, tmp_path: Path) -> None:
    (tmp_path / "own/pages").mkdir(parents=True)
    (tmp_path / "own/pages/project.html").write_text("{{ page.nonsense }}", encoding="utf-8")
    ended = run_apart(
        "build", "--content", content, "--output", output, "--jobs", jobs, "--templates", tmp_path / "own"
    )
    assert ended.exit_code == 2
    assert "UndefinedError" in ended.err
    assert "nonsense" in ended.err
    assert not output.exists()


def test_templates_beside_the_content_stand_for_the_packaged_ones(content: Path, output: Path) -> None:
    (content.parent / "templates/pages").mkdir(parents=True)
    (content.parent / "templates/pages/glossary.html").write_text("own words", encoding="utf-8")
    assert run("build", "--content", content, "--output", output, "--no-search").exit_code == 0
    assert (output / "glossary/index.html").read_text(encoding="utf-8") == "own words"


def states(output: Path) -> list[str]:
    page = (output / "990100/index.html").read_text(encoding="utf-8")
    return [state for state in re.findall("已公开|应公开未见|本站未收录", page) if state]


@pytest.mark.parametrize(
    ("arguments", "environment", "wanted"),
    [
        pytest.param([], {}, {"已公开", "本站未收录"}, id="no day is said"),
        pytest.param(["--now", "2031-04-30"], {}, {"已公开", "本站未收录"}, id="the last day"),
        pytest.param(["--now", "2031-05-01"], {}, {"已公开", "应公开未见"}, id="the day after"),
        pytest.param([], {"SOURCE_DATE_EPOCH": "1935366400"}, {"已公开", "应公开未见"}, id="day of the source"),
        pytest.param([], {"SOURCE_DATE_EPOCH": "tomorrow"}, {"已公开", "本站未收录"}, id="no day of the source"),
        pytest.param(
            ["--now", "2031-01-01"],
            {"SOURCE_DATE_EPOCH": "1935366400"},
            {"已公开", "本站未收录"},
            id="the option before the environment",
        ),
    ],
)
def test_missing_is_said_only_after_the_day(
    arguments: list[str],
    environment: dict[str, str],
    wanted: set[str],
    content: Path,
    output: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run("build", "--content", content, "--output", output, "--no-search", *arguments).exit_code == 0
    assert set(states(output)) == wanted


def test_addresses_are_recorded_only_when_asked_and_only_once(content: Path, output: Path) -> None:
    before = (content / "addresses.txt").read_text(encoding="utf-8")
    build = ("build", "--content", content, "--output", output, "--no-search")
    assert run(*build).exit_code == 0
    assert (content / "addresses.txt").read_text(encoding="utf-8") == before
    assert run(*build, "--record").exit_code == 0
    recorded = (content / "addresses.txt").read_text(encoding="utf-8")
    assert recorded.startswith(before)
    assert "990100/dangan-guanli-ju/2031/p/99010031p00000610002a/\n" in recorded
    assert len(recorded.splitlines()) == len(set(recorded.splitlines()))
    assert run(*build, "--record").exit_code == 0
    assert (content / "addresses.txt").read_text(encoding="utf-8") == recorded


def test_lists_that_come_and_go_are_not_recorded(content: Path, output: Path) -> None:
    shutil.copytree(content / "990100/dangan-guanli-ju", content / "990100/dangan-guanli-er-ju")
    assert run("build", "--content", content, "--output", output, "--no-search", "--record").exit_code == 0
    assert (output / "indicators/quantity/index.html").is_file()
    recorded = (content / "addresses.txt").read_text(encoding="utf-8").split()
    assert "990100/dangan-guanli-er-ju/2031/" in recorded
    assert [address for address in recorded if address.startswith("indicators/")] == []


def test_a_recorded_address_may_not_be_lost(content: Path, output: Path) -> None:
    build = ("build", "--content", content, "--output", output, "--no-search")
    assert run(*build, "--record").exit_code == 0
    (content / PROJECT).unlink()
    listed = content / "990100/dangan-guanli-ju/2031/submission.yaml"
    listed.write_text(listed.read_text(encoding="utf-8").replace("  - 99010031p00000410001b\n", ""), encoding="utf-8")
    before = snapshot(output)
    ended = run(*build)
    assert ended.exit_code == 1
    assert "error address-lost" in ended.out
    assert snapshot(output) == before
    with listed.open("a", encoding="utf-8") as file:
        file.write("removed:\n  - id: 99010031p00000410001b\n    name: 馆藏档案修复经费\n")
    assert run(*build).exit_code == 0
    assert (output / "990100/dangan-guanli-ju/2031/p/99010031p00000410001b/index.html").is_file()


def build_apart(content: Path, output: Path, *arguments: str) -> subprocess.Popen[str]:
    """A build in a process group of its own, as at a terminal."""
    command = [sys.executable, "-m", "generator", "--lang", "en", "build", "--no-search"]
    return subprocess.Popen(
        [*command, "--content", str(content), "--output", str(output), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.005)


@pytest.fixture
def slow_templates(tmp_path: Path) -> Path:
    """Templates that keep a build busy until it is stopped."""
    (tmp_path / "slow/pages").mkdir(parents=True)
    (tmp_path / "slow/pages/project.html").write_text(
        "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}", encoding="utf-8"
    )
    return tmp_path / "slow"


def processes_of(group: int) -> list[str]:
    """The processes of a session that still run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                status = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            except OSError:
                continue
            if int(status[3]) == group and status[0] != "Z":
                found.append(folder.name)
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
@pytest.mark.parametrize(
    ("sent", "jobs"),
    [
        pytest.param(signal.SIGINT, "1", id="Ctrl-C", marks=pytest.mark.soak),
        pytest.param(signal.SIGINT, "2", id="Ctrl-C, two processes"),
        pytest.param(signal.SIGKILL, "1", id="kill"),
        pytest.param(signal.SIGKILL, "2", id="kill, two processes", marks=pytest.mark.soak),
    ],
)
def test_a_build_stopped_in_its_middle_leaves_the_old_site(
    sent: signal.Signals, jobs: str, content: Path, output: Path, slow_templates: Path
) -> None:
    assert run("build", "--content", content, "--output", output, "--no-search").exit_code == 0
    before = snapshot(output)
    with build_apart(content, output, "--jobs", jobs, "--templates", str(slow_templates)) as process:
        wait_until(lambda: (output.parent / ".site-idle/glossary/index.html").exists() or jobs == "1")
        wait_until(lambda: (output.parent / ".site-idle").exists())
        if sent is signal.SIGINT:
            # A terminal tells every process of the group.
            os.killpg(process.pid, sent)
        else:
            process.send_signal(sent)
        out, err = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "Traceback" not in out + err
    assert snapshot(output) == before
    wait_until(lambda: not processes_of(process.pid))
    ended = run("build", "--content", content, "--output", output, "--no-search")
    assert ended.exit_code == 0
    assert snapshot(output) == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
def test_the_second_of_two_builds_is_refused(content: Path, output: Path, slow_templates: Path) -> None:
    with build_apart(content, output, "--templates", str(slow_templates)) as process:
        wait_until(lambda: (output.parent / ".site-idle").exists())
        ended = run("build", "--content", content, "--output", output, "--no-search")
        process.kill()
        process.communicate()
    assert ended.exit_code == 2
    assert ended.err == f"Another build is at work on {output}: try again when it is done\n"
