"""The real command, held to the kinds of page that the peers build too.

    python -m benchmarks.peers.ours build --content CONTENT --output SITE --no-search

What is left out is what the peers are not asked for: the other kinds of page and the files of data beside the pages.
All else is done as ever: reading and validating, every check, the gate before each file, hashes, manifest, cache and
the exchange of the two trees. `--with-data` and `--all-pages`, before the command, put one or the other back.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import generator.pipeline
from generator import pages, rendering
from generator.cli import main
from generator.downloads import site, submission
from generator.model.page import Page
from generator.render.page import Renderer, output_path

KINDS = frozenset({"home", "region", "body", "year", "project", "print_forms"})
"""The kinds of page that are compared."""
WITH_DATA, ALL_PAGES = "--with-data", "--all-pages"

_every_kind = pages.page_kinds


def compared_kinds() -> tuple[pages.PageKind, ...]:
    """The kinds of page that are compared. Errors: LookupError where one of them is gone."""
    kinds = tuple(kind for kind in _every_kind() if kind.name in KINDS)
    if len(kinds) != len(KINDS):
        raise LookupError(f"kinds of page that are compared and not there: {KINDS - {kind.name for kind in kinds}}")
    return kinds


def stand_in(owner: ModuleType, name: str, function: Callable[..., Any]) -> None:
    """Lets `function` stand for one of a module's wherever the program calls it by that name.

    Errors: AttributeError where the module has none such.
    """
    original = getattr(owner, name)
    for module in tuple(sys.modules.values()):
        if getattr(module, "__name__", "").startswith(generator.__name__) and vars(module).get(name) is original:
            setattr(module, name, function)


def leave_out_pages() -> None:
    """Makes no page of another kind."""
    stand_in(pages, "page_kinds", compared_kinds)


def leave_out_data() -> None:
    """Makes no file beside a page, no file to take away and none that names all others."""
    stand_in(submission, "submission_files", _no_files)
    stand_in(rendering, "page_files", html_alone)
    stand_in(site, "site_files", _no_files)
    for kind in compared_kinds():
        module = sys.modules[f"{pages.__name__}.{kind.name}"]
        # Some make their record in place, as a part of the page: that cost stays ours.
        if hasattr(module, "_record"):
            stand_in(module, "_record", _no_record)


def _no_files(*_: object) -> Iterator[tuple[str, bytes]]:
    return iter(())


def _no_record(*_: object) -> None:
    """What becomes the `index.json` of a page costs nothing either."""


def html_alone(renderer: Renderer, page: Page) -> Iterator[tuple[str, bytes]]:
    """The HTML of a page without the files beside it."""
    yield output_path(page.address), renderer.render(page)


def run() -> None:
    """Runs the command with the arguments of this process."""
    arguments = sys.argv[1:]
    if ALL_PAGES in arguments:
        arguments.remove(ALL_PAGES)
    else:
        leave_out_pages()
    if WITH_DATA in arguments:
        arguments.remove(WITH_DATA)
    else:
        leave_out_data()
    main(arguments)


if __name__ == "__main__":
    run()
