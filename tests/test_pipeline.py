"""The same content gives the same bytes, wherever, whenever, by whomever and by however many it is built."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.made_up import write_content
from tests.commands.running import ROOT, run
from tests.made_sites import copy_minimal, snapshot

ALONE = [
    pytest.param({}, [], None, id="again"),
    pytest.param({"TZ": "Pacific/Kiritimati"}, [], None, id="another zone of time"),
    pytest.param({"PYTHONHASHSEED": "1"}, [], None, id="a seed of hashes"),
    pytest.param({"PYTHONHASHSEED": "4242"}, [], None, id="another seed of hashes"),
    pytest.param({"LC_ALL": "C", "LANG": "C", "LANGUAGE": ""}, [], None, id="no locale"),
    pytest.param({"LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}, [], None, id="Chinese locale"),
    pytest.param({"LC_ALL": "tr_TR.UTF-8"}, [], None, id="Turkish locale"),
    pytest.param({}, [], 0o077, id="another umask"),
    pytest.param({}, ["--jobs", "2"], None, id="two processes"),
    pytest.param({}, ["--jobs", "3"], None, id="more processes than cores"),
    pytest.param({}, ["--now", "2024-01-01"], None, id="a day before all deadlines"),
]
TOGETHER = [
    pytest.param(
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C", "LANGUAGE": ""},
        ["--jobs", "2"],
        0o077,
        id="far away, by two processes",
    ),
    pytest.param(
        {"TZ": "America/Caracas", "PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "zh_CN"},
        ["--jobs", "3", "--now", "2024-01-01"],
        None,
        id="in Turkish, by three",
        marks=pytest.mark.soak,
    ),
]
"""The same, several at a time: what differs is then looked for in the soak, one by one."""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Several regions' worth of submissions, and the smallest site with its source."""
    folder = tmp_path_factory.mktemp("reproduced") / "content"
    write_content(folder, 70)
    shutil.copytree(copy_minimal(folder.parent / "minimal"), folder, dirs_exist_ok=True)
    return folder


def build(content: Path, output: Path, *arguments: str, umask: int | None = None, **environment: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--content", str(content), "--output", str(output), *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | environment,
        umask=-1 if umask is None else umask,
        capture_output=True,
        check=True,
    )


@pytest.fixture(scope="module")
def reference(content: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("reference") / "site"
    build(content, output, "--jobs", "1", PYTHONHASHSEED="0", TZ="UTC")
    return snapshot(output)


@pytest.mark.parametrize(
    ("environment", "arguments", "umask"),
    [*TOGETHER, *(pytest.param(*each.values, id=each.id, marks=pytest.mark.soak) for each in ALONE)],
)
def test_the_same_content_gives_the_same_bytes(
    environment: dict[str, str],
    arguments: list[str],
    umask: int | None,
    content: Path,
    reference: dict[str, bytes],
    tmp_path: Path,
) -> None:
    copied = tmp_path / "another folder" / "内容"
    shutil.copytree(content, copied, copy_function=shutil.copyfile)
    build(copied, tmp_path / "发布", *arguments, umask=umask, **environment)
    found = snapshot(tmp_path / "发布")
    assert sorted(found) == sorted(reference)
    assert [path for path in reference if found[path] != reference[path]] == []


@pytest.mark.soak
def test_a_build_over_an_older_one_gives_the_same_bytes(
    content: Path, reference: dict[str, bytes], tmp_path: Path
) -> None:
    output = tmp_path / "site"
    build(copy_minimal(tmp_path / "older"), output)
    build(content, output)
    assert snapshot(output) == reference


def test_the_manifest_names_every_file_but_itself_and_those_that_are_not_the_sites(
    reference: dict[str, bytes],
) -> None:
    listed = {file["path"]: file for file in json.loads(reference["manifest.json"])["files"]}
    assert set(listed) == set(reference) - {"manifest.json", ".gitignore", ".mingzhang-site"}
    for path, file in listed.items():
        assert (file["sha256"], file["size"]) == (sha256(reference[path]).hexdigest(), len(reference[path]))


def test_no_path_and_no_day_of_the_build_gets_into_the_site(
    content: Path, reference: dict[str, bytes], tmp_path: Path
) -> None:
    for path, data in reference.items():
        assert str(content).encode() not in data, path
        assert str(ROOT).encode() not in data, path
    # The examples of checks name days of their own.
    told = [data for path, data in reference.items() if not path.startswith("checks/")]
    days = {found for data in told for found in re.findall(rb"20[2-9]\d-\d\d-\d\d", data)}
    # Days of approval, review and publication, days that are owed, and the day a target of 11月底前 stands for.
    stated = {b"2024-02-20", b"2024-02-26", b"2024-03-01", b"2031-02-20", b"2031-02-25", b"2031-03-01"}
    assert days <= stated | {b"2031-03-31", b"2031-04-30", b"2031-11-30"}


def test_a_submission_with_a_fault_hides_none_of_another(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_content(content, 40)
    bodies = sorted(content.glob("*/body-*"))
    for folder in bodies:
        (folder / "2024/submission.yaml").write_text("title: x\n", encoding="utf-8")
    for jobs in (1, 2):
        ended = run("check", "--content", content, "--format", "json", "--jobs", jobs)
        files = {finding["place"]["file"] for finding in json.loads(ended.out)["findings"]}
        assert len(files) == len(bodies) == 3


@pytest.mark.usefixtures("no_checks")
def test_sums_are_exact_and_cross_neither_years_nor_kinds(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    body = content / "990100/dangan-guanli-ju"
    for folder, year, kind, amount in (
        ("2030", "2030", "budget", "0.10"),
        ("2031-accounts", "2031", "accounts", "0.2"),
    ):
        shutil.copytree(body / "2031/projects", body / folder / "projects")
        for file in (body / folder / "projects").iterdir():
            text = file.read_text(encoding="utf-8")
            file.write_text(re.sub(r"(?m)^amount: .*", f"amount: '{amount}'", text), encoding="utf-8")
        (body / folder / "submission.yaml").write_text(
            f"title: x\nfiscal_year: '{year}'\nkind: {kind}\nfamily: hebei\norigin: filed\n"
            "units:\n  - code: '816001'\n    name: 本级\n",
            encoding="utf-8",
        )
    assert run("build", "--content", content, "--output", tmp_path / "site", "--no-search").exit_code == 0
    home = json.loads((tmp_path / "site/index.json").read_text(encoding="utf-8"))
    sums = sorted(re.findall(r'"yuan":\s*"([0-9.]+)"', json.dumps(home)))
    assert {Decimal(each) for each in sums} == {Decimal(2_000), Decimal(4_000), Decimal(1_565_000)}
