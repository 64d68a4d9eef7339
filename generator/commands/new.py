"""`mingzhang new`: files for a region, a body, a year or a project are begun, to be filled by hand."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from generator import forms
from generator.commands.shared import content_option, option, require_content, speaker
from generator.forms import discover_forms
from generator.model.amount import MoneyUnit
from generator.model.message import Message, msg
from generator.model.submission import Origin, Submission, SubmissionKind
from generator.read.content_error import ContentError
from generator.starting import RefusedError, Started, Starter
from generator.write.begin import ProjectWanted, YearWanted, known_money_unit
from generator.write.lend import empty_submission, with_year

_REGION = msg("Code of the region, six digits (GB/T 2260).")
_BODY = msg("Folder of the body.")
_NAME = msg("Name of the body.")
_SLUG = msg("Folder of the body and part of every address: a-z, 0-9 and -; else made from its name.")
_YEAR = msg("Fiscal year.")
_TITLE = msg("Title of the document as printed.")
_FAMILY = msg("Family of the printed form; generic where it is none of the others.")
_FROM = msg("Project of the year before to copy from: name of its file without .yaml; else none.")
_PROJECT = msg("Name of the project as printed.")
_CODE = msg("Code of the project; else none.")
_UNIT = msg("Unit that carries it out: its code, else its name; else none.")
_MONEY_UNIT = msg("Unit of money that the form prints.")


def command() -> click.Command:
    """The command with one below it for each kind of file."""
    return click.Group(
        "new",
        help=speaker()(msg("Begin the files of a region, a body, a year or a project; what is there stays as it is.")),
        commands=[_region(), _body(), _year(), _project()],
    )


def _region() -> click.Command:
    return _made(
        "region",
        _start_region,
        msg("Begin a region; its name comes from the code list."),
        [
            click.Argument(["code"], required=False, metavar="CODE6"),
            option("--name", help=msg("Name, where the code list lacks the code.")),
            option("--parent", "parents", multiple=True, help=msg("Name of a region above it, the largest first.")),
        ],
    )


def _body() -> click.Command:
    return _made(
        "body",
        _start_body,
        msg("Begin a body: a department, or a unit of one."),
        [
            option("--region", metavar="CODE6", help=_REGION),
            option("--name", help=_NAME),
            option("--slug", help=_SLUG),
            option("--code", default="", help=msg("Department or unit code as printed.")),
        ],
    )


def _year() -> click.Command:
    return _made(
        "year",
        _start_year,
        msg("Begin the submission of a year with what an earlier one can lend, and no figure of it."),
        [
            option("--region", metavar="CODE6", help=_REGION),
            option("--body", metavar="SLUG", help=_BODY),
            option("--year", type=click.IntRange(2000, 2099), help=_YEAR),
            _choice("--kind", SubmissionKind, msg("Kind of document."), default=SubmissionKind.BUDGET.value),
            option("--title", help=_TITLE),
            option("--family", type=click.Choice(_families()), help=_FAMILY),
            _choice("--origin", Origin, msg("Whether the body publishes here itself (filed), or a text is copied.")),
            option("--projects", is_flag=True, help=msg("Also begin a file for each project of the earlier year.")),
        ],
    )


def _families() -> list[str]:
    """The families of printed forms; our own workbook is none."""
    return [form.family for form in discover_forms(forms) if not form.has_marker]


def _project() -> click.Command:
    return _made(
        "project",
        _start_project,
        msg("Begin a project of a submission, on request from the same project of the year before."),
        [
            option("--region", metavar="CODE6", help=_REGION),
            option("--body", metavar="SLUG", help=_BODY),
            option("--year", type=click.IntRange(2000, 2099), help=_YEAR),
            _choice("--kind", SubmissionKind, msg("Kind of document."), default=SubmissionKind.BUDGET.value),
            option("--from", "lent", metavar="ID", help=_FROM),
            option("--name", help=_PROJECT),
            option("--code", help=_CODE),
            option("--unit", help=_UNIT),
            _choice("--money-unit", MoneyUnit, _MONEY_UNIT),
        ],
    )


def _made(name: str, start: Callable[..., None], help: Message, params: Sequence[click.Parameter]) -> click.Command:
    def run(content: Path, **given: Any) -> None:
        say = speaker()
        try:
            start(content, **given)
        except RefusedError as refused:
            raise click.ClickException("\n".join(say(one) for one in refused.messages)) from None
        except ContentError as error:
            lines = (f"{one.place}: {say(one.message)}" for one in error.diagnostics)
            raise click.ClickException("\n".join(lines)) from None
        except OSError as error:
            path = error.filename or content
            reason = msg("{path} could not be written: {reason}", path=path, reason=error.strerror)
            raise click.ClickException(say(reason)) from None

    return click.Command(name, callback=run, help=speaker()(help), params=[*params, content_option()])


def _choice(name: str, values: Any, help: Message, **settings: Any) -> click.Option:
    return option(name, type=click.Choice([one.value for one in values]), help=help, **settings)


def _start_region(content: Path, code: str | None, name: str | None, parents: tuple[str, ...]) -> None:
    code = code or _asked("CODE6", _REGION)
    _show(_starter(content).region(code, name, parents))


def _start_body(content: Path, region: str | None, name: str | None, slug: str | None, code: str) -> None:
    starter = _starter_of(content)
    region = region or _asked("--region", _REGION)
    name = name or _asked("--name", _NAME)
    slug = slug or _offered(_SLUG, starter.proposed_slug(region, name))
    _show(starter.body(region, name, slug, code))


def _start_year(
    content: Path,
    region: str | None,
    body: str | None,
    year: int | None,
    kind: str,
    title: str | None,
    family: str | None,
    origin: str | None,
    projects: bool,
) -> None:
    starter = _starter_of(content)
    region, body, year = _place(region, body, year)
    wanted = YearWanted(year, SubmissionKind(kind), title, family, Origin(origin) if origin else None)
    starter.refuse_year(region, body, wanted)
    lender = starter.lender(region, body, wanted)
    lent = empty_submission(lender, year, wanted.kind).title if lender else ""
    title = title or _offered(_TITLE, lent) or _asked("--title", _TITLE)
    family = family or _offered(_FAMILY, lender.family if lender else "generic", _families())
    wanted = YearWanted(year, wanted.kind, title, family, wanted.origin)
    _show(starter.year(region, body, wanted, with_projects=projects))


def _start_project(
    content: Path,
    region: str | None,
    body: str | None,
    year: int | None,
    kind: str,
    lent: str | None,
    name: str | None,
    code: str | None,
    unit: str | None,
    money_unit: str | None,
) -> None:
    starter = _starter_of(content)
    region, body, year = _place(region, body, year)
    submission = starter.submission(region, body, YearWanted(year, SubmissionKind(kind)).folder)
    lender = starter.earlier_submission(submission)
    if _is_terminal():
        lent = lent or (_chosen(lender) if lender and not name else None)
        name = name or click.prompt(_question(_PROJECT), default=_lent_name(lender, lent, year) or None, err=True)
        code = code or _offered(_CODE, "")
        keys = [known.key for known in submission.units]
        unit = unit or (_offered(_UNIT, "", keys) if len(keys) > 1 else None)
    if money_unit is None and lent is None and known_money_unit(submission, lender) is None:
        money_unit = _asked("--money-unit", _MONEY_UNIT, [one.value for one in MoneyUnit])
    wanted = ProjectWanted(name, code, unit, MoneyUnit(money_unit) if money_unit else None)
    _show(starter.project(region, body, submission.folder, wanted, lent))


def _place(region: str | None, body: str | None, year: int | None) -> tuple[str, str, int]:
    region = region or _asked("--region", _REGION)
    body = body or _asked("--body", _BODY)
    return region, body, year or int(_asked("--year", _YEAR, type=click.IntRange(2000, 2099)))


def _chosen(lender: Submission) -> str | None:
    """The project of the earlier year to copy from, chosen from a list; None for none."""
    for project in lender.projects:
        click.echo(f"  {project.id}  {project.name}", err=True)
    ids = [project.id for project in lender.projects]
    return (_offered(_FROM, "", ids, are_shown=False) or None) if ids else None


def _lent_name(lender: Submission | None, lent: str | None, year: int) -> str:
    found = next((one.name for one in lender.projects if one.id == lent), "") if lender else ""
    return with_year(found, lender.fiscal_year, year) if lender else ""


def _starter_of(content: Path) -> Starter:
    require_content(content, speaker())
    return _starter(content)


def _starter(content: Path) -> Starter:
    return Starter(content, speaker())


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _asked(name: str, help: Message, choices: Sequence[str] = (), type: click.ParamType[Any] | None = None) -> str:
    """The answer to a question that must have one; without a terminal, wrong usage."""
    if not _is_terminal():
        raise click.UsageError(speaker()(msg("{name} is missing: {what}", name=name, what=speaker()(help))))
    return str(click.prompt(_question(help), type=click.Choice(choices) if choices else type, err=True))


def _question(help: Message) -> str:
    """The help of an option as what is asked before its colon."""
    return speaker()(help).rstrip(".。")


def _offered(help: Message, default: str, choices: Sequence[str] = (), *, are_shown: bool = True) -> str:
    """The answer to a question that may be left as it is; without a terminal, the default."""
    if not _is_terminal():
        return default
    kind = click.Choice([default, *choices]) if choices else None
    shown = _question(help) + (f" ({', '.join(choices)})" if choices and are_shown else "")
    asked = click.prompt(shown, default=default, show_default=bool(default), show_choices=False, type=kind, err=True)
    return str(asked).strip()


def _show(started: Started) -> None:
    say = speaker()
    for file in started.files:
        click.echo(say(msg("Written: {path}", path=file)))
    for note in started.notes:
        click.echo(say(note))
    for file, fields in started.blank:
        click.echo(say(msg("Still blank in {file}: {fields}", file=file, fields=", ".join(fields))))
    click.echo(say(msg("What else is missing is told by: mingzhang check")))
