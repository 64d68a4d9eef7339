"""`mingzhang accept`: lists the errors of one submission, or of body.yaml, and writes the record that releases them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from generator.checking import check_content
from generator.commands.shared import (
    EXIT_ERRORS,
    EXIT_OK,
    content_option,
    day_of,
    folder_of,
    now_option,
    option,
    require_content,
    show_found,
    speaker,
)
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.release import Release, ReleaseKind
from generator.settings import BuildSettings
from generator.validate.releases import FILE
from generator.write.accepted import accepted_text
from generator.write.files import replace_file

_PARTS = (2, 3)
"""Region and body, for what stands in body.yaml; region, body and year, for a submission."""


def command() -> click.Command:
    """The command."""
    say = speaker()
    return click.Command(
        "accept",
        callback=_accept,
        help=say(msg("List the errors of a submission and write the record that lets them stand (accepted.yaml).")),
        params=[
            click.Argument(["submission"], type=click.Path(path_type=Path), metavar=say(msg("SUBMISSION"))),
            content_option(),
            option(
                "--as-filed",
                "kind",
                flag_value=ReleaseKind.AS_FILED.value,
                help=msg("So it stands in the transcribed original, not confirmed by the body."),
            ),
            option(
                "--explained",
                "kind",
                flag_value=ReleaseKind.EXPLAINED.value,
                help=msg("The body itself explains what was found."),
            ),
            option("--reason", required=True, help=msg("Why it may stand, as readers are told.")),
            option(
                "--check", "ids", multiple=True, help=msg("Only findings of this check; may be given several times.")
            ),
            option(
                "--until", type=click.DateTime(["%Y-%m-%d"]), help=msg("Last day on which it holds; else without end.")
            ),
            option("--dry-run", is_flag=True, help=msg("Show what would be written; write nothing.")),
            now_option(),
        ],
    )


def _accept(
    submission: Path,
    content: Path,
    kind: str | None,
    reason: str,
    ids: tuple[str, ...],
    until: datetime.datetime | None,
    dry_run: bool,
    now: datetime.datetime | None,
) -> None:
    say = speaker()
    require_content(content, say)
    if kind is None:
        raise click.UsageError(say(msg("Say --as-filed or --explained")))
    if not reason.strip():
        raise click.UsageError(say(msg("Give a reason: readers are told it")))
    folder = folder_of(submission, content)
    if folder.count("/") not in _PARTS:
        raise click.UsageError(say(msg("{path} is not the folder of a submission or a body", path=submission)))
    day = day_of(now)
    result = check_content(BuildSettings(content=content, output=Path("site"), only=(folder,), today=day))
    errors = [one for one in result.diagnostics if one.severity is Severity.ERROR and one.release is None]
    # A fault of a file cannot be released, only mended; what stands above or below the folder has a record of its own.
    wanted = [one for one in errors if one.is_releasable and _is_of(one, folder) and (not ids or one.check in ids)]
    if not wanted:
        click.echo(say(msg("There is no error to release")))
        raise SystemExit(EXIT_ERRORS if errors else EXIT_OK)
    show_found(wanted, content, say, is_complete=True)
    releases = _releases(wanted, folder, ReleaseKind(kind), reason.strip(), day, until)
    if not dry_run:
        _write(content / folder / FILE, releases)
    left = len(errors) - len(wanted)
    click.echo(
        say(
            msg(
                "released in {file}: {count}; errors left: {left}",
                count=len(wanted),
                file=f"{folder}{FILE}",
                left=left,
            )
        )
    )
    raise SystemExit(EXIT_ERRORS if left else EXIT_OK)


def _is_of(one: Diagnostic, folder: str) -> bool:
    """Whether the record of a folder is the one for a finding: of a body's folder, only what stands in body.yaml."""
    if folder.count("/") == min(_PARTS):
        return one.place.file == f"{folder}body.yaml"
    return one.place.file.startswith(folder)


def _releases(
    found: Sequence[Diagnostic],
    folder: str,
    kind: ReleaseKind,
    reason: str,
    day: datetime.date | None,
    until: datetime.datetime | None,
) -> list[Release]:
    """One release for each finding; those that a record cannot tell apart share one."""
    # A record says when it was made; here the clock is meant, unless another day is asked for.
    date = day or datetime.datetime.now(tz=datetime.UTC).date()
    return list(
        dict.fromkeys(
            Release(
                check=one.check,
                file=one.place.file.removeprefix(folder),
                field=one.place.field,
                found=one.found,
                kind=kind,
                reason=reason,
                date=date,
                until=until.date() if until else None,
                expected=one.expected,
                identity=one.identity,
            )
            for one in found
        )
    )


def _write(file: Path, releases: Sequence[Release]) -> None:
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    try:
        text = accepted_text(before, releases)
    except ValueError:
        raise click.ClickException(
            speaker()(msg("{file} is written in a way that nothing can be added to; write a plain list", file=file))
        ) from None
    replace_file(file, text.encode())
