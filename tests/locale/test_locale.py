"""Which language is spoken, and that messages come in it."""

import gettext
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.locale import catalogue, language, language_from_environment, translate
from generator.model.message import Message, msg


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("zh-CN", "zh-CN", id="tag"),
        pytest.param("zh_CN", "zh-CN", id="locale"),
        pytest.param("zh", "zh-CN", id="language only"),
        pytest.param("zh_CN.UTF-8", "zh-CN", id="with encoding"),
        pytest.param("zh-Hans", "zh-CN", id="script"),
        pytest.param("en", "en", id="english"),
        pytest.param("en-GB", "en", id="english of a country"),
    ],
)
def test_languages_are_known_by_their_usual_names(name: str, expected: str) -> None:
    assert language(name) == expected


@pytest.mark.parametrize("name", ["fr", "", "zh-TW", "zh-Hant", "china", "../zh"])
def test_an_unknown_language_is_refused_and_the_known_ones_are_named(name: str) -> None:
    with pytest.raises(ValueError, match=r"unknown language .* known are zh-CN, en"):
        language(name)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        pytest.param({"LANG": "zh_CN.UTF-8"}, "zh-CN", id="LANG alone"),
        pytest.param({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en", id="LC_ALL before LANG"),
        pytest.param({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN"}, "zh-CN", id="LC_MESSAGES before LANG"),
        pytest.param({"LANG": "zh_CN", "LC_ALL": ""}, "zh-CN", id="an empty one counts as unset"),
        pytest.param({"LANG": "zh_TW.UTF-8"}, "zh-CN", id="any Chinese rather than English"),
        pytest.param({"LANG": "de_DE.UTF-8"}, "en", id="any other language"),
        pytest.param({}, "en", id="nothing set"),
    ],
)
def test_the_environment_says_the_language(environ: dict[str, str], expected: str) -> None:
    assert language_from_environment(environ) == expected


def test_a_message_is_translated_with_its_parameters() -> None:
    class Translations(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"Found {found}": "发现 {found}"}[message]

    assert translate(msg("Found {found}", found="{x}"), Translations()) == "发现 {x}"


def test_an_empty_message_stays_empty_though_gettext_keeps_its_header_there() -> None:
    assert translate(Message(""), catalogue("zh-CN")) == ""


def test_english_needs_no_catalogue() -> None:
    assert translate(msg("Missing command."), catalogue("en")) == "Missing command."


def test_chinese_comes_from_the_catalogue() -> None:
    assert translate(msg("Missing command."), catalogue("zh")) == "缺少命令。"


@pytest.mark.parametrize(
    ("spoken", "environment", "expected"),
    [
        pytest.param("zh-CN", {"LC_ALL": "C.UTF-8"}, ("用法:", "没有选项 '--nonsense'。"), id="chinese where C is set"),
        pytest.param("en", {"LANG": "zh_CN.UTF-8"}, ("Usage:", "No such option '--nonsense'."), id="english in China"),
    ],
)
def test_click_speaks_the_language_too(spoken: str, environment: dict[str, str], expected: tuple[str, str]) -> None:
    program = (
        f"import generator.locale as locale; locale.speak({spoken!r})\n"
        "import click\n"
        "click.command()(lambda: None)(['--nonsense'], prog_name='x')"
    )
    # A process of its own: the language is set through its environment.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        capture_output=True,
        encoding="utf-8",
        env=inherited | environment,
        cwd=Path(__file__).resolve().parents[2],
        check=False,
    )
    assert run.returncode == 2
    for text in expected:
        assert text in run.stderr
