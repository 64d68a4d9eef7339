"""`mingzhang serve`: the site as it would be, live from the files being written."""

from __future__ import annotations

import datetime
import errno
import signal
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from generator.commands.shared import (
    EXIT_OUR_FAULT,
    all_rules,
    content_option,
    day_of,
    lines_of,
    now_option,
    option,
    own_templates,
    require_content,
    speaker,
)
from generator.model.message import Message, msg
from generator.preview.last_good import Old
from generator.preview.requests import LOCAL
from generator.preview.server import PreviewServer
from generator.preview.serving import Preview
from generator.preview.state import Change, State
from generator.preview.watcher import Watcher
from generator.report.finding_groups import summary_message
from generator.report.findings_text import findings_text
from generator.report.say import Speaker
from generator.resources import templates_folder
from generator.settings import BuildSettings

_MENDED: Final = 10
"""Findings that are gone and are named one by one."""
_FILES: Final = 3
"""Files that changed and are named one by one."""


def command() -> click.Command:
    """The command."""
    return click.Command(
        "serve",
        callback=_serve,
        help=speaker()(msg("Show the site as it would be, and every saved file at once, on this machine.")),
        params=[
            content_option(),
            option(
                "--port",
                type=click.IntRange(0, 65_535),
                default=8_000,
                show_default=True,
                help=msg("Port to answer at; 0 takes a free one."),
            ),
            option(
                "--host",
                default="127.0.0.1",
                show_default=True,
                help=msg(
                    "Address of this machine to answer at; any other than its own lets others see what is not public."
                ),
            ),
            now_option(),
            option("--open", "opens", is_flag=True, help=msg("Open the site in the browser.")),
        ],
    )


def _serve(content: Path, port: int, host: str, now: datetime.datetime | None, opens: bool) -> None:
    say = speaker()
    require_content(content, say)
    templates = own_templates(content)
    with tempfile.TemporaryDirectory(prefix="mingzhang-", ignore_cleanup_errors=True) as scratch:
        settings = BuildSettings(content, Path(scratch), today=day_of(now), templates=templates)
        preview = Preview(settings, Path(scratch))
        try:
            server = PreviewServer(host.strip("[]"), port, preview)
        except (OSError, UnicodeError) as error:
            click.echo(say(_not_listening(error, host, port)), err=True)
            raise SystemExit(EXIT_OUR_FAULT) from None
        with _until_interrupted(), server:
            _run(preview, server, settings, opens=opens, say=say)
    click.echo()


@contextmanager
def _until_interrupted() -> Iterator[None]:
    """Ctrl-C, and being asked to end, end it quietly."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    # Whoever starts it in the background may have told it to overlook Ctrl-C.
    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(preview: Preview, server: PreviewServer, settings: BuildSettings, *, opens: bool, say: Speaker) -> None:
    """Reads, then answers until it is interrupted."""
    click.echo(say(msg("Reading {folder} …", folder=settings.content)))
    state = preview.start()
    _show_start(state, server, say)
    terminal = _Terminal(preview, settings, say)
    preview.settled = terminal.settled
    folders = [settings.content.resolve(), templates_folder(), *([settings.templates] if settings.templates else [])]
    watcher = Watcher(folders, terminal.changed)
    watcher.start()
    if opens:
        threading.Thread(target=webbrowser.open, args=(server.url,), daemon=True).start()
    try:
        server.serve_forever()
    finally:
        watcher.stop()
        preview.close()


def _show_start(state: State, server: PreviewServer, say: Speaker) -> None:
    projects = sum(len(summary.projects) for summary in state.content.summaries)
    read = msg(
        "Read: {submissions} submissions, {projects} projects", submissions=len(state.related), projects=projects
    )
    click.echo(say(read))
    click.echo(say(summary_message(state.found)))
    for old in state.old:
        click.echo(click.style(say(_told(old)), fg="red"))
    click.echo(say(msg("Preview at {address} (Ctrl-C ends it)", address=server.url)))
    if server.host not in LOCAL:
        click.echo(say(msg("Others who reach this machine can see it, with all that is not public yet")), err=True)
    # Whoever reads along in a file or a pipe is to see it now.
    sys.stdout.flush()


class _Terminal:
    """Says in the terminal what each change came to: only what is new, and what is mended."""

    def __init__(self, preview: Preview, settings: BuildSettings, say: Speaker) -> None:
        self._preview = preview
        self._content = settings.content.resolve()
        self._say = say
        self._rules = {rule.id: rule for rule in all_rules()}

    def changed(self, written: Collection[Path]) -> None:
        """Takes the files over that were written; called by the watcher."""
        own = {path.relative_to(self._content).as_posix() for path in written if path.is_relative_to(self._content)}
        with_templates = any(not path.is_relative_to(self._content) for path in written)
        try:
            change = self._preview.update(own, with_templates=with_templates)
        except Exception as error:
            fault = msg("This is a fault of the program: {kind}: {error}", kind=type(error).__name__, error=error)
            click.echo(click.style(self._say(fault), fg="red"), err=True)
            return
        if with_templates:
            click.echo(self._say(msg("Templates read anew")))
        if change is not None:
            self._show_files(change)
            self._show_findings(change)
        sys.stdout.flush()

    def settled(self, change: Change) -> None:
        """Says what came of submissions that were checked after they were shown."""
        self._show_findings(change)
        sys.stdout.flush()

    def _show_files(self, change: Change) -> None:
        say = self._say
        files = ", ".join(change.files[:_FILES]) + (" …" if change.files[_FILES:] else "")
        took = msg(
            "{time} {files}: read in {milliseconds} ms",
            time=_clock(),
            files=files,
            milliseconds=round(change.seconds * 1000),
        )
        click.echo(say(took))
        for old in change.old:
            click.echo(click.style(say(_told(old)), fg="red"))

    def _show_findings(self, change: Change) -> None:
        say = self._say
        if change.new:
            text = findings_text(change.new, say, self._rules, lines_of(self._content), is_complete=True)
            click.echo(click.style(say(msg("New: {count}", count=len(change.new))), bold=True))
            click.echo(text, nl=False)
        if change.mended:
            click.echo(click.style(say(msg("Mended: {count}", count=len(change.mended))), fg="green", bold=True))
            for one in change.mended[:_MENDED]:
                click.echo(f"  {one.place.file}: {say(one.message)}")
        if change.new or change.mended:
            click.echo(say(msg("Findings now: {count}", count=change.count)))


def _clock() -> str:
    """The time of day on the wall of whoever writes; on no page."""
    return datetime.datetime.now().strftime("%H:%M:%S")


def _told(old: Old) -> Message:
    if old.is_held:
        return msg("{file} is at fault: the last good version goes on being shown", file=old.file)
    return msg("{file} is at fault and cannot be shown yet", file=old.file)


def _not_listening(error: Exception, host: str, port: int) -> Message:
    """Why the port cannot be had, in one sentence."""
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        return msg("Port {port} is in use by another program: give another one with --port", port=port)
    if number == errno.EACCES:
        return msg("Port {port} is reserved for the system: give one from 1024 on with --port", port=port)
    if isinstance(error, (socket.gaierror, UnicodeError)) or number == errno.EADDRNOTAVAIL:
        return msg("{host} is no address of this machine", host=host)
    return msg("Cannot answer at {host}:{port}: {reason}", host=host, port=port, reason=error)
