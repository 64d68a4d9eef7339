"""`mingzhang build`: the site from the content."""

from __future__ import annotations

import datetime
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.caching.unchanged import Outcome, Seen, look
from generator.commands.interrupting import insisting
from generator.commands.shared import (
    EXIT_OUR_FAULT,
    NOT_WRITTEN,
    content_option,
    day_of,
    exit_code,
    jobs_option,
    not_written,
    now_option,
    option,
    own_templates,
    require_content,
    show_findings,
    speaker,
)
from generator.model.message import Message, msg
from generator.report.progress import Progress
from generator.settings import BuildSettings
from generator.sharing.address import is_address
from generator.timing import Clock

if TYPE_CHECKING:
    from generator.checking import Result

_BASE_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[A-Za-z0-9._~/-]*)?")


def command() -> click.Command:
    """The command."""
    return click.Command(
        "build",
        callback=_build,
        help=speaker()(msg("Build the site; with an error the old one stays as it was.")),
        params=[
            content_option(),
            option(
                "--output",
                type=click.Path(path_type=Path),
                default=Path("site"),
                show_default=True,
                help=msg("Folder the site takes."),
            ),
            option("--base-url", default="", help=msg("Absolute address the site will have, for canonical links.")),
            option(
                "--templates",
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                help=msg("Folder of your own templates; each stands for the packaged one of its name."),
            ),
            jobs_option(),
            option(
                "--executor",
                default="",
                metavar="dask://HOST:PORT",
                help=msg(
                    "Scheduler of a Dask cluster that does the work instead of this machine's processes; needs the "
                    "extra “cluster”."
                ),
            ),
            now_option(),
            option("--record", is_flag=True, help=msg("Add addresses published for the first time to addresses.txt.")),
            option("--strict", is_flag=True, help=msg("Let warnings stop the publication as well.")),
            option(
                "--quarantine",
                is_flag=True,
                help=msg("Leave out submissions with an error and publish the rest; the site says which."),
            ),
            option(
                "--preview",
                is_flag=True,
                help=msg("Mark every page as a preview and keep search engines out; not for the public site."),
            ),
            option(
                "--precompress",
                is_flag=True,
                help=msg("Put texts beside themselves packed by gzip and brotli, for servers that send them so."),
            ),
            option("--no-search", is_flag=True, help=msg("Leave the search indexes out, to measure pages alone.")),
            option("--no-cache", is_flag=True, help=msg("Make everything anew, and take nothing over.")),
            option("--timings", is_flag=True, help=msg("Show how long each stage took, and the slowest pages.")),
        ],
    )


def _build(
    content: Path,
    output: Path,
    base_url: str,
    templates: Path | None,
    jobs: int | None,
    executor: str,
    now: datetime.datetime | None,
    record: bool,
    strict: bool,
    quarantine: bool,
    preview: bool,
    precompress: bool,
    no_search: bool,
    no_cache: bool,
    timings: bool,
) -> None:
    say = speaker()
    require_content(content, say)
    _require_sense(base_url, jobs, executor, record=record, preview=preview)
    settings = BuildSettings(
        # Workers of a cluster may have started anywhere.
        content=content.absolute() if executor else content,
        output=output.absolute() if executor else output,
        base_url=base_url if not base_url or base_url.endswith("/") else f"{base_url}/",
        jobs=jobs,
        executor=executor,
        today=day_of(now),
        record=record,
        strict=strict,
        quarantine=quarantine,
        with_search=not no_search,
        precompress=precompress,
        preview=preview,
        use_cache=not no_cache,
        templates=templates.absolute() if templates is not None else own_templates(content),
    )
    # What is published may be read by the web server, whatever the mask of the account that builds.
    os.umask(0o022)
    with insisting():
        _run(settings, content, output, timings=timings)


def _run(settings: BuildSettings, content: Path, output: Path, *, timings: bool) -> NoReturn:
    """Builds, and says what came of it; `content` and `output` as they were given, for what is said."""
    say, strict = speaker(), settings.strict
    progress = Progress(sys.stderr, say)
    clock = Clock(progress, wants_pages=timings)
    early: list[Result] = []

    def told(result: Result) -> None:
        early.append(result)
        progress.close()
        _show_result(result, content, output, strict=strict)

    try:
        seen = look(settings, clock)
        if seen.outcome is not None:
            _end_unchanged(seen.outcome, settings, clock, timings=timings)
        result = _made(settings, clock, seen, told)
    except NOT_WRITTEN as error:
        progress.close()
        raise _stopped(not_written(error, output)) from None
    finally:
        # Whatever is said now stands below it.
        progress.close()
    if result.is_published and settings.record:
        _record(content, result.new_addresses)
    if early:
        click.echo(
            say(msg("The text index has followed in {output}: {files} files", output=output, files=result.files))
        )
    else:
        _show_result(result, content, output, strict=strict)
    _show_timings(clock, timings)
    raise SystemExit(exit_code(result, strict=strict))


def _require_sense(base_url: str, jobs: int | None, executor: str, *, record: bool, preview: bool) -> None:
    """Returns where the options make sense, each and together. Errors: click.UsageError."""
    say = speaker()
    if base_url and not _BASE_URL.fullmatch(base_url):
        message = msg("--base-url {found} is no address such as https://example.org/budget/", found=base_url)
        raise click.UsageError(say(message))
    if preview and (base_url or record):
        message = msg("--preview is for a site that nobody publishes: leave out --base-url and --record")
        raise click.UsageError(say(message))
    if executor and not is_address(executor):
        message = msg("--executor {found} is no address such as dask://host:8786", found=executor)
        raise click.UsageError(say(message))
    if executor and jobs is not None:
        message = msg("--jobs is for processes of this machine: leave it out with --executor")
        raise click.UsageError(say(message))


def _made(settings: BuildSettings, clock: Clock, seen: Seen, told: Callable[[Result], None]) -> Result:
    # Loaded only now: where nothing has changed it takes longer than all the rest.
    from generator.pipeline import build_site_folder

    return build_site_folder(settings, clock, seen, told)


def _end_unchanged(outcome: Outcome, settings: BuildSettings, clock: Clock, *, timings: bool) -> NoReturn:
    """The end of a build that has nothing to do; what the last one said holds still."""
    say = speaker()
    if settings.record:
        _record(settings.content, outcome.new_addresses)
    if outcome.found is not None:
        click.echo(say(outcome.found))
    message = msg(
        "Nothing has changed: {output} holds {submissions} submissions, {projects} projects, {pages} pages, "
        "{files} files",
        output=settings.output,
        submissions=outcome.submissions,
        projects=outcome.projects,
        pages=outcome.pages,
        files=outcome.files,
    )
    click.echo(say(message))
    _show_left_out(outcome.held_back, outcome.withheld)
    _show_timings(clock, timings)
    raise SystemExit(exit_code(outcome, strict=settings.strict))


def _record(content: Path, addresses: Sequence[str]) -> None:
    from generator.write.files import ADDRESSES, record_addresses

    try:
        record_addresses(content, addresses)
    except OSError as error:
        reason = msg(
            "The site is published, but its new addresses could not be recorded in {file}: {reason}",
            file=content / ADDRESSES,
            reason=error.strerror or error,
        )
        raise _stopped(reason) from None


def _stopped(reason: Message) -> SystemExit:
    """The end of a build that was not finished, its reason said."""
    click.echo(speaker()(reason), err=True)
    return SystemExit(EXIT_OUR_FAULT)


def _show_result(result: Result, content: Path, output: Path, *, strict: bool) -> None:
    if result.diagnostics:
        # With --strict a warning stops the publication: then it has to say where it is.
        show_findings(result, content, speaker(), is_brief=not strict)
    _show_outcome(result, output)


def _show_outcome(result: Result, output: Path) -> None:
    say = speaker()
    if result.is_published:
        message = msg(
            "Published in {output}: {submissions} submissions, {projects} projects, {pages} pages, {files} files",
            output=output,
            submissions=result.submissions,
            projects=result.projects,
            pages=result.pages,
            files=result.files,
        )
    else:
        message = msg("Nothing was published: {output} is as it was", output=output)
    click.echo(say(message))
    _show_left_out([(each.path, each.publish_on.isoformat()) for each in result.held_back], result.withheld)


def _show_left_out(held_back: Sequence[tuple[str, str]], withheld: Sequence[str]) -> None:
    say = speaker()
    for path, day in held_back:
        click.echo(say(msg("Held back until {day}: {path}", day=day, path=path)))
    for path in withheld:
        click.echo(say(msg("Left out, since it has errors: {path}", path=path)))


def _show_timings(clock: Clock, wanted: bool) -> None:
    if wanted:
        # Only now: a build that has nothing to do should not wait for it.
        from generator.report.timings import timings_text

        click.echo(timings_text(clock, speaker()), nl=False)
