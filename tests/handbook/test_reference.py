"""The reference pages of the handbook: nothing the program knows of its files, checks and commands is left out."""

from __future__ import annotations

import gettext
from functools import partial
from pathlib import Path

import pytest

from generator import checks, locale
from generator.checks import discover_checks
from generator.downloads.fields import download_fields
from generator.handbook.command_line import FILE, from_json, known_commands
from generator.handbook.plain_markdown import code, plain
from generator.handbook.reference import CHECKS, COMMANDS, FIELDS, reference_pages
from generator.locale import translate
from generator.model.handbook_file import HandbookFile
from generator.model.message import Message, msg
from generator.model.reference import FieldOfFile
from generator.validate.content_files import CONTENT_FILES
from generator.validate.fields import PATHS, content_fields
from tests.browser.html_tree import Element, parse
from tests.handbook.test_handbook import INDEX, build
from tools import cli_reference

RULES = tuple(check.rule for check in discover_checks(checks))


def made(language: str = "en") -> dict[str, HandbookFile]:
    say = partial(translate, translations=locale.catalogue(language))
    pages = reference_pages(content_fields(), download_fields(), RULES, known_commands(), say)
    return {page.slug: page for page in pages}


def shown(folder: Path, slug: str) -> Element:
    """A reference page as it is published, which nothing may be at fault with."""
    handbook = build(folder, [INDEX, made()[slug]])
    assert handbook.diagnostics == ()
    return parse(handbook.pages[1].html.decode()).find("main")[0]


def fields_of(path: str) -> dict[tuple[str, str], FieldOfFile]:
    """(first path of the part, name) → field."""
    file = next(each for each in content_fields() if each.path == path)
    return {(part.paths[0] if part.paths else "", field.name): field for part in file.parts for field in part.fields}


def test_every_field_of_every_shape_is_in_the_dictionary() -> None:
    assert set(PATHS) == set(CONTENT_FILES)
    files = {file.path: file for file in content_fields()}
    for kind, shape in CONTENT_FILES.items():
        schema = shape.model_json_schema()
        expected = [list(schema["properties"])]
        expected += [list(each["properties"]) for each in schema.get("$defs", {}).values()]
        found = [[field.name for field in part.fields] for part in files[PATHS[kind]].parts]
        assert sorted(found) == sorted(expected), kind


def test_a_field_says_what_may_stand_there() -> None:
    project, submission = fields_of(PATHS["project"]), fields_of(PATHS["submission"])
    assert project["", "name"].is_required
    assert not project["", "code"].is_required
    assert project["", "money_unit"].words == ("元", "千元", "万元", "百万元", "亿元")
    assert project["", "indicators"].is_list
    assert project["indicators/N", "target"].meaning == msg("Target as printed")
    assert ("targets/N/indicators/N", "target") in submission
    assert submission["", "approved_on"].form == msg("a day: 2031-02-01")
    assert submission["", "fiscal_year"].form == msg("a year: 2031")
    assert submission["", "secrecy_review"].form == msg("fields of its own")
    assert not submission["", "secrecy_review"].is_list
    assert submission["secrecy_review", "by"].is_required


def test_lists_of_one_shape_share_a_part() -> None:
    file = next(each for each in content_fields() if each.path == PATHS["project"])
    assert ("indicators/N", "indicators_term/N") in [part.paths for part in file.parts]


def test_the_dictionary_shows_fields_and_columns(tmp_path: Path) -> None:
    main = shown(tmp_path, FIELDS)
    cells = {each.text for each in main.find("th") if each.attributes.get("scope") == "row"}
    for file in (*content_fields(), *download_fields()):
        assert {field.name for part in file.parts for field in part.fields} <= cells
        assert file.path.rpartition("/")[2] in [each.text for each in main.find("h3")]
        assert f"Where it stands: {file.path}" in [each.text.strip() for each in main.find("li")]
    captions = [each.text for each in main.find("caption")]
    assert captions.count("The fields of each entry of indicators/N、indicators_term/N, and what may stand there") == 1
    assert {"amount_yuan", "not_in_form", "approved_on"} <= cells


def test_every_check_is_in_the_catalogue(tmp_path: Path) -> None:
    main = shown(tmp_path, CHECKS)
    links = [each.attributes["href"] for each in main.find("a")]
    assert [link for link in links if link.startswith("../../checks/")] == [
        f"../../checks/{rule.id}/" for severity in ("error", "warning", "notice") for rule in RULES
        if rule.severity.value == severity
    ]  # fmt: skip
    said = {each.text.partition("：")[2] for each in main.find("dd")}
    for rule in RULES:
        expected = {" ".join(str(text).split()) for text in (rule.finds, rule.why, rule.mend)}
        assert expected <= said, rule.id
        assert "、".join(source.short for source in rule.sources) in said
    note = next(each.text for each in main.find("p") if "by their titles alone" in each.text)
    for source in (source for rule in RULES for source in rule.sources if source.is_unread):
        assert note.count(source.short) == 1


def test_every_command_and_option_is_on_its_page(tmp_path: Path) -> None:
    main = shown(tmp_path, COMMANDS)
    commands = known_commands()
    heads = [each.text for each in main.find("h2")]
    rows = {each.text for each in main.find("th") if each.attributes.get("scope") == "row"}
    for command in commands.commands:
        assert command.name in heads
        assert {each.name for each in command.parameters} <= rows
    assert {"0", "1", "2"} <= rows
    assert "required" in [each.text for each in main.find("td")]


def test_the_pages_speak_the_language_of_the_site() -> None:
    assert made()[CHECKS].text != made("zh-CN")[CHECKS].text
    rule = RULES[0]
    chinese = translate(rule.mend, locale.catalogue("zh-CN"))
    assert plain(chinese) in made("zh-CN")[CHECKS].text


def test_the_language_of_the_terminal_changes_nothing() -> None:
    before = made("zh-CN")
    locale.speak("zh-CN")
    assert made("zh-CN") == before
    assert made()[CHECKS].title == "Catalogue of checks"


def test_what_the_handbook_and_the_page_say_of_the_commands_is_up_to_date() -> None:
    for path, text in cli_reference.files().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run `make messages`"


def test_what_is_not_up_to_date_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_reference, "PAGE", tmp_path / "cli.md")
    monkeypatch.setattr(cli_reference, "FILE", tmp_path / "commands.json")
    assert cli_reference.main(["--check"]) == 1
    assert cli_reference.main([]) == 0
    assert cli_reference.main(["--check"]) == 0
    (tmp_path / "cli.md").write_text("# Command line\n", encoding="utf-8")
    assert cli_reference.main(["--check"]) == 1


def test_the_data_of_the_commands_come_back_as_they_were_written() -> None:
    commands = cli_reference.command_line()
    assert from_json(cli_reference.to_json(commands)) == commands
    assert FILE.name == "commands.json"


def test_all_texts_of_the_commands_are_messages_without_parameters() -> None:
    commands = known_commands()
    texts = [each.help for each in commands.commands]
    texts += [each.help for command in commands.commands for each in command.parameters if each.help]
    for text in (*texts, *(said for _, said in commands.exit_codes)):
        assert translate(Message(text), gettext.NullTranslations()) == text


@pytest.mark.parametrize(
    "text", ["a*b*", "_a_", "[a](b)", "a|b", "`a`", "a\\b", "1. a\n# b", "<b>", "approved_on", "&nbsp;&#62;"]
)
def test_a_plain_text_means_itself(tmp_path: Path, text: str) -> None:
    page = HandbookFile("handbook/a.md", "a", "甲", text=f"表：题\n\n| 头 | 乙 |\n|---|---|\n| 丙 | {plain(text)} |\n")
    main = parse(build(tmp_path, [INDEX, page]).pages[1].html.decode()).find("main")[0]
    assert [each.text for each in main.find("td")] == [" ".join(text.split())]


def test_code_keeps_its_bars(tmp_path: Path) -> None:
    text = f"表：题\n\n| 头 | 乙 |\n|---|---|\n| 丙 | {code('a|b <c>')} |\n"
    main = parse(build(tmp_path, [INDEX, HandbookFile("handbook/a.md", "a", "甲", text=text)]).pages[1].html.decode())
    assert [each.text for each in main.find("main")[0].find("td")] == ["a|b <c>"]


def test_reference_pages_are_listed_apart(tmp_path: Path) -> None:
    handbook = build(tmp_path, [INDEX, HandbookFile("handbook/zhao.md", "zhao", "怎么找"), *made().values()])
    first = parse(handbook.pages[0].html.decode()).find("main")[0]
    lists = [each for each in first.find("ol") if each.attributes.get("class") == "contents"]
    assert [[link.text for link in each.find("a")] for each in lists] == [
        ["怎么找"],
        ["Data dictionary", "Catalogue of checks", "Command line"],
    ]
    assert "handbook-reference" in [each.attributes["id"] for each in first.find("h3")]
    rail = next(
        each
        for each in parse(handbook.pages[1].html.decode()).find("nav")
        if each.attributes.get("aria-labelledby") == "in-the-handbook"
    )
    assert [each.text for each in rail.find("ul")[1].find("a")] == [page.title for page in made().values()]
