"""MkDocs builds the handbook (手册) with Material for MkDocs as its theme, whose frame is the site's own.

MkDocs reads the Markdown, settles the order of the pages and the links between them; `templates/handbook/main.html`,
which stands for the theme's template of that name, is rendered in the environment of all other pages. Neither scripts
nor styles of the theme are taken over, no plug-in runs, and nothing is written but the pages, which are handed back.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator.handbook.built import BuiltPage, Handbook
from generator.handbook.markdown import AnchorOf, HandbookMarkdown
from generator.handbook.remarks import Remarks
from generator.handbook.sections import Heading, cut
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.handbook import HandbookPage, HandbookSection
from generator.model.handbook_file import FIRST, FOLDER, HandbookFile
from generator.model.message import msg
from generator.model.page import Crumb, Head
from generator.model.place import Place
from generator.model.site import Site
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME

TITLE: Final = msg("Handbook")
_EXTENSIONS: Final = ["admonition", "def_list", "fenced_code", "sane_lists", "tables"]
_SILENT: Final = {"not_found": "ignore", "absolute_links": "ignore", "unrecognized_links": "ignore"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the handbook in the list of all."""

    title: str
    address: str
    description: str
    is_here: bool
    """Whether it is the page that shows the list."""
    is_reference: bool
    """Whether it was made by the program; these come last and are listed apart."""


@dataclass(frozen=True, slots=True)
class HandbookContext:
    """What a page of the handbook shows beside its own HTML."""

    title: str
    description: str
    outline: tuple[Heading, ...]
    """Its headings."""
    entries: tuple[Entry, ...]
    """All pages in their order."""
    is_first: bool
    """Whether it is the page the handbook begins with."""
    previous: Entry | None
    next: Entry | None


def build_handbook(
    files: Sequence[HandbookFile], site: Site, environment: Any, theme: Path, scratch: Path, anchor_of: AnchorOf
) -> Handbook:
    """The pages of the files, in their order; the first of them answers at `handbook/`.

    `environment` renders `main.html`; `theme` is the folder that template stands in; `scratch` is an empty folder.
    """
    events = _Events(files, site, environment, HandbookMarkdown({file.slug for file in files}, anchor_of))
    heard = _Heard()
    log = logging.getLogger("mkdocs")
    before = log.propagate
    log.addHandler(heard)
    log.propagate = False
    try:
        config = _config(files, theme, scratch)
        config.markdown_extensions.append(events.rules)
        config.plugins["handbook"] = events
        build(config)
    # Whatever the parser makes of a text, the reader is told of it and sees no traceback.
    except Exception as error:
        message = msg("The page could not be made: {error}", error=f"{type(error).__name__}: {error}")
        failed = Diagnostic("handbook-failed", Severity.ERROR, message, Place(events.current.path))
        return Handbook(diagnostics=(failed, *events.diagnostics))
    finally:
        log.removeHandler(heard)
        log.propagate = before
    said = (msg("MkDocs says: {text}", text=text) for text in heard.texts)
    return Handbook(
        tuple(events.pages),
        tuple(link for each in events.remarks for link in each.links),
        (
            *(Diagnostic("handbook-remark", Severity.WARNING, each, Place(FOLDER)) for each in said),
            *events.diagnostics,
        ),
    )


def _config(files: Sequence[HandbookFile], theme: Path, scratch: Path) -> MkDocsConfig:
    """The whole configuration; there is no mkdocs.yml."""
    docs, site = scratch / "docs", scratch / "site"
    docs.mkdir(parents=True)
    config = MkDocsConfig(config_file_path=str(scratch / "mkdocs.yml"))
    config.load_dict(
        {
            "site_name": FOLDER.rstrip("/"),
            "docs_dir": str(docs),
            "site_dir": str(site),
            "use_directory_urls": True,
            "nav": [f"{file.slug}.md" for file in files],
            "theme": {"name": "material", "custom_dir": str(theme), "font": False},
            "plugins": [],
            "markdown_extensions": _EXTENSIONS,
            # Links are followed by us, into the site as well.
            "validation": {"links": {**_SILENT, "anchors": "ignore"}},
        }
    )
    errors, warnings = config.validate()
    if errors or warnings:
        raise ValueError(f"the configuration of MkDocs is at fault: {errors or warnings}")
    # Neither a sitemap, which carries the day it was made, nor a page for unknown addresses: the site has its own.
    config.theme.static_templates = set()
    # Nothing is taken from the theme's own folder, whose thousands of pictures MkDocs would take its time to list.
    config.theme.dirs = [str(theme)]
    return config


class _Heard(logging.Handler):
    """Hears what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the text of a warning."""
        self.texts.append(record.getMessage())


class _Events(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Hands MkDocs our files and our environment, and takes the finished pages."""

    def __init__(self, files: Sequence[HandbookFile], site: Site, environment: Any, rules: HandbookMarkdown) -> None:
        self.rules = rules
        self.pages: list[BuiltPage] = []
        self.remarks: list[Remarks] = []
        self.current = files[0]
        self._files = {f"{file.slug}.md": file for file in files}
        self._site = site
        self._environment = environment
        self._cut: tuple[tuple[HandbookSection, ...], tuple[Heading, ...]] = ((), ())

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The faults of all pages so far."""
        return tuple(one for each in self.remarks for one in each.diagnostics)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Our files alone: nothing of the theme's own."""
        made = [File.generated(config, uri, content=file.text) for uri, file in self._files.items()]
        return Files(made)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """The environment of the site."""
        return self._environment

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Begins the remarks of a page."""
        self.current = self._files[page.file.src_uri]
        page.title = self.current.title
        self.rules.remarks = Remarks(self.current)
        self.remarks.append(self.rules.remarks)
        return markdown

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What the template reads beside what MkDocs gives it."""
        self.current = self._files[page.file.src_uri]
        file = self.current
        is_first = file.slug == FIRST
        self._cut = cut(page.content or "")
        own = HandbookContext(
            title=file.title,
            description=file.description,
            outline=self._cut[1],
            entries=tuple(self._entry(each, file) for each in self._files.values()),
            is_first=is_first,
            previous=self._neighbour(page.previous_page, file),
            next=self._neighbour(page.next_page, file),
        )
        crumbs = (HOME,) if is_first else (HOME, Crumb(TITLE, FOLDER))
        title = file.title if is_first else msg("{title} · Handbook", title=file.title)
        head = Head(title, file.description or file.title, crumbs)
        root = "../" * file.address.count("/")
        ours = {"head": head, "address": file.address, "root": root, "handbook": own}
        return cast(TemplateContext, {**context, **ours})

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keeps the finished page; MkDocs itself has nothing left to write."""
        file = self._files[page.file.src_uri]
        # MkDocs finishes a page as soon as it has asked for what the page shows.
        sections, _ = self._cut
        data = records.page_record(
            self._site,
            "handbook",
            file.address,
            file.title,
            description=file.description,
            sections=[{"id": each.anchor, "title": each.title, "text": each.text} for each in sections],
        )
        search = HandbookPage(file.address, file.title, sections)
        self.pages.append(BuiltPage(file.address, output.encode(), data, search))
        self._find_ids_of_the_frame(file, [each.anchor for each in sections], output)
        return ""

    def _find_ids_of_the_frame(self, file: HandbookFile, anchors: list[str], output: str) -> None:
        """Ids of headings that the frame of every page has too."""
        for anchor in anchors:
            if anchor and anchors.count(anchor) == 1 and output.count(f' id="{anchor}"') > 1:
                self.remarks.append(Remarks(file))
                message = msg("The id “{name}” is that of another part of the page", name=anchor)
                self.remarks[-1].fault("entry-repeated", message, f"{{#{anchor}}}")

    def _neighbour(self, page: MkDocsPage | None, here: HandbookFile) -> Entry | None:
        return None if page is None else self._entry(self._files[page.file.src_uri], here)

    def _entry(self, file: HandbookFile, here: HandbookFile) -> Entry:
        return Entry(file.title, file.address, file.description, file is here, file.is_reference)
