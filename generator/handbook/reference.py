"""The reference pages of the handbook (参考): made from what the program knows of itself, never written by hand.

Fields, checks and commands are handed in as data; their texts are messages, so the pages speak the site's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from generator.handbook.plain_markdown import code, plain, table
from generator.model.diagnostic import Severity
from generator.model.handbook_file import FOLDER, HandbookFile
from generator.model.legal_source import unread_note
from generator.model.message import Message, msg
from generator.model.reference import CommandLine, CommandOfProgram, FieldOfFile, FileOfData, ParameterOfCommand
from generator.model.rule import Rule
from generator.pages.shared.addresses import check_address
from generator.pages.shared.words import severity_meaning, severity_word

FIELDS, CHECKS, COMMANDS = "zidian", "guize", "mingling"
"""Names of the pages in their addresses."""
_NO: Final = "—"

Say = Callable[[Message], str]


def reference_pages(
    content: Sequence[FileOfData],
    downloads: Sequence[FileOfData],
    rules: Sequence[Rule],
    commands: CommandLine,
    say: Say,
) -> tuple[HandbookFile, ...]:
    """The data dictionary, the catalogue of checks and the command line."""
    return (
        _page(
            FIELDS,
            msg("Data dictionary"),
            msg("Every field of the content files and every column of the downloads."),
            _dictionary(content, downloads, say),
            say,
        ),
        _page(
            CHECKS,
            msg("Catalogue of checks"),
            msg("Every check: what it finds, why it matters, how to mend it, and what it rests on."),
            _checks(rules, say),
            say,
        ),
        _page(
            COMMANDS,
            msg("Command line"),
            msg("Every command with its options, and what the exit codes mean."),
            _command_line(commands, say),
            say,
        ),
    )


def _page(slug: str, title: Message, description: Message, lines: Iterator[str], say: Say) -> HandbookFile:
    text = "\n".join(lines)
    return HandbookFile(f"{FOLDER}{slug}.md", slug, say(title), say(description), text, is_reference=True)


def _dictionary(content: Sequence[FileOfData], downloads: Sequence[FileOfData], say: Say) -> Iterator[str]:
    yield plain(say(msg("This page is made from the shapes by which the program reads and writes the files.")))
    yield ""
    note = msg(
        "Each value is text; in quotation marks where YAML would read it otherwise. An unknown field is an error. In "
        "the paths of fields, N is the number of an entry in its list, counted from 0."
    )
    yield from _files(msg("Content files"), "content-files", note, content, say)
    note = msg(
        "The columns keep their names in every language. What the form does not ask for and what it leaves blank are "
        "both empty cells; the column not_in_form tells them apart."
    )
    yield from _files(msg("Downloads"), "downloads", note, downloads, say)


def _files(title: Message, anchor: str, note: Message, files: Sequence[FileOfData], say: Say) -> Iterator[str]:
    yield from (f"## {plain(say(title))} {{#{anchor}}}", "", plain(say(note)), "")
    for file in files:
        name = file.path.rpartition("/")[2].translate(str.maketrans("._", "--", "<>"))
        yield from (f"### {code(file.path.rpartition('/')[2])} {{#file-{name}}}", "")
        where = say(msg("Where it stands: {path}", path=code(file.path)))
        yield from (f"- {where}", "")
        for part in file.parts:
            heads = [say(head) for head in (msg("Field"), msg("Meaning"), msg("What may stand there"))]
            where = "、".join(map(code, part.paths))
            caption = (
                msg("The fields of each entry of {fields}, and what may stand there", fields=where)
                if where
                else msg("The fields of this file, what they mean, and what may stand there")
            )
            yield from table(say(caption), heads, (_field(each, say) for each in part.fields))


def _field(field: FieldOfFile, say: Say) -> tuple[str, str, str]:
    values = "、".join(map(code, field.words)) or (plain(say(field.form)) if field.form else say(msg("text")))
    if field.is_list:
        values = say(msg("a list: {values}", values=values))
    if field.is_required:
        values = say(msg("{values} (required)", values=values))
    return code(field.name), plain(say(field.meaning)), values


def _checks(rules: Sequence[Rule], say: Say) -> Iterator[str]:
    yield plain(say(msg("{count} checks. The page of each says where it occurs at present.", count=len(rules))))
    yield ""
    if (note := unread_note(source for rule in rules for source in rule.sources)) is not None:
        yield from (plain(say(note)), "")
    labels = [say(each) for each in (msg("What it finds"), msg("Why it matters"), msg("How to mend it"), msg("Source"))]
    for severity in Severity:
        yield from (f"## {say(severity_word(severity))} {{#{severity.value}}}", "")
        yield from (plain(say(severity_meaning(severity))), "")
        for rule in rules:
            if rule.severity is severity:
                yield f"[{plain(say(rule.title))}](../{check_address(rule.id)}) {code(rule.id)}"
                sources = "、".join(source.short for source in rule.sources)
                for label, text in zip(labels, (*map(say, (rule.finds, rule.why, rule.mend)), sources), strict=True):
                    yield f":   {label}：{plain(text)}"
                yield ""


def _command_line(commands: CommandLine, say: Say) -> Iterator[str]:
    yield plain(say(msg("This is what “mingzhang COMMAND --help” shows; --lang gives it in another language.")))
    yield ""
    for command in commands.commands:
        yield from _command(command, say)
    title = plain(say(msg("Exit codes")))
    yield from (f"## {title} {{#exit-codes}}", "")
    caption = plain(say(msg("What a program that runs mingzhang learns from its exit code")))
    heads = (plain(say(msg("Exit code"))), plain(say(msg("What it says"))))
    yield from table(caption, heads, ((code(str(n)), plain(say(Message(text)))) for n, text in commands.exit_codes))


def _command(command: CommandOfProgram, say: Say) -> Iterator[str]:
    name = command.name.replace(" ", "-")
    yield from (f"## {code(command.name)} {{#command-{name}}}", "", plain(say(Message(command.help))), "")
    yield from ("```text", command.usage, "```", "")
    if command.parameters:
        heads = [plain(say(head)) for head in (msg("Option"), msg("What it does"), msg("Default"))]
        rows = (_parameter(each, say) for each in command.parameters)
        yield from table(plain(say(msg("Options of {command}", command=command.name))), heads, rows)


def _parameter(parameter: ParameterOfCommand, say: Say) -> tuple[str, str, str]:
    pieces = [plain(say(Message(parameter.help)))]
    if parameter.words:
        pieces.append(say(msg("One of: {values}", values="、".join(map(code, parameter.words)))))
    default = code(parameter.default) if parameter.default else _NO
    return code(parameter.name), " ".join(pieces), say(msg("required")) if parameter.is_required else default
