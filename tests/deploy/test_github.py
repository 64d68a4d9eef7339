"""The recipe for GitHub: workflows that GitHub understands, with the least rights, and nothing published but main."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import COMMANDS

RECIPE = Path(__file__).resolve().parents[2] / "docs/deploy/github"
WORKFLOWS = ("publish.yml", "preview.yml")
DAY = '--now "$(TZ=Asia/Shanghai date +%F)"'


def workflow(name: str) -> dict[str, Any]:
    # `on` is a truth value to readers of YAML 1.1.
    tree = yaml.load((RECIPE / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(tree, dict)
    return tree


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def commands(name: str) -> list[str]:
    """The lines that run our program."""
    return [line for step in steps(name) for line in step.get("run", "").splitlines() if line.startswith("mingzhang ")]


def check(schema: str, *files: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_they_are_what_github_expects() -> None:
    check("github-workflows", *(RECIPE / name for name in WORKFLOWS))


def test_the_variant_for_gitlab_is_what_gitlab_expects_and_says_that_it_is_untried(tmp_path: Path) -> None:
    text = (RECIPE.parent / "gitlab.md").read_text(encoding="utf-8")
    [pipeline] = re.findall(r"^```yaml\n(.+?)^```$", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "pipeline.yml").write_text(pipeline, encoding="utf-8")
    check("gitlab-ci", tmp_path / "pipeline.yml")
    for name in ("gitlab.md", "gitee.md"):
        assert "**未实测**" in (RECIPE.parent / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_by_its_commit_and_says_its_version(name: str) -> None:
    lines = [line for line in (RECIPE / name).read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert len(lines) == sum("uses" in step for step in steps(name)) > 0
    for line in lines:
        assert re.fullmatch(r"\s+(?:- )?uses: actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_action_has_one_commit() -> None:
    pins = {
        (pin.partition("@")[0].removesuffix("/restore"), pin.partition("@")[2])
        for name in WORKFLOWS
        for step in steps(name)
        if (pin := step.get("uses"))
    }
    assert len(pins) == len({action for action, _ in pins})


def test_rights_are_the_least() -> None:
    assert workflow("publish.yml")["permissions"] == workflow("preview.yml")["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow("publish.yml")["jobs"].items()}
    assert rights == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
        "record": {"contents": "write"},
    }
    assert [job["permissions"] for job in workflow("preview.yml")["jobs"].values()] == [{"contents": "read"}]
    for name in WORKFLOWS:
        text = (RECIPE / name).read_text(encoding="utf-8")
        assert "secrets." not in text
        assert "pull_request_target" not in text


def test_a_job_that_may_write_runs_nothing_of_the_content_or_the_program() -> None:
    for name, job in workflow("publish.yml")["jobs"].items():
        if name != "build":
            assert not any(
                "mingzhang " in step.get("run", "") or "python" in step.get("run", "") for step in job["steps"]
            )


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_of_an_event_stands_in_a_command(name: str) -> None:
    for step in steps(name):
        assert "${{" not in step.get("run", "")


def test_only_main_is_published_and_only_the_others_are_previewed() -> None:
    publish, preview = workflow("publish.yml"), workflow("preview.yml")
    assert publish["on"].keys() == {"push", "schedule", "workflow_dispatch"}
    assert publish["on"]["push"] == {"branches": ["main"]}
    assert publish["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert publish["jobs"]["deploy"]["needs"] == "build"
    assert publish["concurrency"]["cancel-in-progress"] == "false"
    assert preview["on"] == {"push": {"branches-ignore": ["main"]}, "pull_request": ""}
    assert not any("pages" in step.get("uses", "") for step in steps("preview.yml"))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_content_is_read_with_its_history_and_no_key_stays_behind(name: str) -> None:
    checkouts = [step["with"] for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    content, program = checkouts[:2]
    assert content == {"fetch-depth": "0", "persist-credentials": "false"}
    assert program["persist-credentials"] == "false"
    assert program["ref"] == "${{ env.MINGZHANG_COMMIT }}"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_findings_stand_beside_the_lines_and_stop_what_follows(name: str) -> None:
    check, build = commands(name)
    assert check == f"mingzhang --lang zh-CN check --format github {DAY}"
    assert DAY in build
    assert not any("continue-on-error" in step or "always()" in step.get("if", "") for step in steps(name))
    assert ("--preview" in build, "--record" in build) == (name == "preview.yml", name == "publish.yml")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_options_are_those_of_the_program(name: str) -> None:
    import importlib

    for line in commands(name):
        _, _, _, verb, *words = line.split()
        known = {
            option
            for parameter in importlib.import_module(COMMANDS[verb]).command().params
            for option in parameter.opts
        }
        assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("name", WORKFLOWS)
def test_packages_are_installed_by_their_hashes_and_kept_from_run_to_run(name: str) -> None:
    [python] = [step["with"] for step in steps(name) if step.get("uses", "").startswith("actions/setup-python@")]
    assert (python["cache"], python["cache-dependency-path"]) == ("pip", ".mingzhang/requirements/*.txt")
    install = next(step["run"] for step in steps(name) if "pip install" in step.get("run", ""))
    for line in install.splitlines():
        assert "--require-hashes --only-binary :all:" in line or "--no-deps --no-build-isolation" in line
    assert any(step.get("with", {}).get("path") == "site" and "cache" in step["uses"] for step in steps(name))
