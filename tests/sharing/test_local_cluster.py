"""The same site from a real cluster of two workers, byte for byte; and what happens when workers are lost."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.made_up import write_content
from tests.made_sites import snapshot
from tests.sharing.local_cluster import ROOT, Cluster, local_cluster

pytest.importorskip("distributed", reason="the extra “cluster” is not installed: the cluster is NOT tested")

ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT)}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "generator", "--lang", "en", "build", "--now", "2031-05-01", *map(str, arguments)]


def build(cwd: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with local_cluster(2) as found:
        yield found


def test_the_site_is_the_same_byte_for_byte(cluster: Cluster, tmp_path: Path) -> None:
    write_content(tmp_path / "content", 40)
    address = cluster.address.replace("tcp://", "dask://")
    # Relative to a folder that the workers were not started in.
    shared = build(tmp_path, "--output", "there", "--executor", address, "--timings")
    assert (shared.returncode, shared.stderr) == (0, "")
    busy = [line for line in shared.stdout.splitlines() if "2 workers, busy" in line]
    assert [line.split(" s  ")[1].split("  ")[0].strip() for line in busy] == ["read", "render", "text index"]
    assert build(tmp_path, "--output", "here").returncode == 0
    assert snapshot(tmp_path / "there") == snapshot(tmp_path / "here")
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "there").rglob("*") if path.is_file()}
    assert modes == {0o644}
    assert not [path for path in tmp_path.iterdir() if "scratch" in path.name]
    # And what it left for the next build is as good as any.
    again = build(tmp_path, "--output", "there")
    assert again.stdout.splitlines()[-1].startswith("Nothing has changed: there holds 3 submissions")


def test_content_that_stops_the_build_stops_it_here_too(cluster: Cluster, tmp_path: Path) -> None:
    write_content(tmp_path / "content", 40)
    project = min(tmp_path.glob("content/*/*/*/projects/*.yaml"))
    project.write_text("name: x\n", encoding="utf-8")
    ended = build(tmp_path, "--executor", cluster.address)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert str(project.relative_to(tmp_path / "content")) in ended.stdout
    assert "error missing-field" in ended.stdout
    assert not (tmp_path / "site").exists()
    assert not [path for path in tmp_path.iterdir() if "scratch" in path.name]


def test_an_address_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for wrong, said in (
        (["--executor", "scheduler:8786"], "--executor scheduler:8786 is no address such as dask://host:8786"),
        (["--executor", "dask://scheduler:8786", "--jobs", "2"], "leave it out with --executor"),
    ):
        ended = build(tmp_path, *wrong)
        assert ended.returncode == 2
        assert said in ended.stderr


@pytest.mark.soak
def test_no_scheduler_is_a_sentence_and_the_site_stays(tmp_path: Path) -> None:
    write_content(tmp_path / "content", 60)
    assert build(tmp_path, "--no-search").returncode == 0
    before = snapshot(tmp_path / "site")
    ended = build(tmp_path, "--no-search", "--no-cache", "--executor", "dask://127.0.0.1:9")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("No Dask scheduler answers at dask://127.0.0.1:9: ")
    assert ended.stderr.count("\n") == 1
    assert snapshot(tmp_path / "site") == before


@pytest.mark.soak
@pytest.mark.parametrize("how_many", [1, 2], ids=["one", "all"])
def test_a_worker_that_is_lost_is_replaced_and_all_that_are_lost_are_told(how_many: int, tmp_path: Path) -> None:
    write_content(tmp_path / "content", 1500)
    whole = build(tmp_path, "--output", "whole", "--no-search")
    assert whole.returncode == 0
    write_content(tmp_path / "before", 60)
    assert build(tmp_path, "--content", "before", "--no-search").returncode == 0
    before = snapshot(tmp_path / "site")
    with local_cluster(2) as cluster:
        building = subprocess.Popen(
            command("--no-search", "--executor", cluster.address, "--no-cache"),
            cwd=tmp_path,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        killer = threading.Thread(target=kill_while_it_renders, args=(tmp_path, cluster.workers[:how_many]))
        killer.start()
        out, err = building.communicate(timeout=300)
        killer.join()
    if how_many == 1:
        assert building.returncode == 0, err
        assert snapshot(tmp_path / "site") == snapshot(tmp_path / "whole")
    else:
        assert building.returncode == 2, out
        assert err.splitlines()[-1] == (
            "The cluster was lost: none of the 2 workers with which the build began is left"
        )
        assert snapshot(tmp_path / "site") == before
    assert not [path for path in tmp_path.iterdir() if "scratch" in path.name]


def kill_while_it_renders(folder: Path, workers: tuple[int, ...]) -> None:
    """Ends the workers once some hundred pages of the new content stand in the idle tree."""
    deadline = time.monotonic() + 200
    while time.monotonic() < deadline and len(list(folder.glob(".site-idle/*/*/*/p/*/index.html"))) < 300:
        time.sleep(0.05)
    for number in workers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
