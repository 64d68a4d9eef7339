"""The files of one state, made when they are asked for. What was made is kept until something changes."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from generator import locale
from generator.batches import Loaded
from generator.downloads.sheets import Say
from generator.downloads.site import site_files
from generator.downloads.submission import data_tables
from generator.handbook.built import Handbook
from generator.handbook_writing import handbook_files, make_handbook
from generator.index.entries import name_entries
from generator.index.names import NAMES_FOLDER, build_name_index
from generator.index.synonyms import synonym_groups
from generator.model.catalogue import Relations
from generator.model.diagnostic import Diagnostic
from generator.model.glossary import Term
from generator.model.handbook_file import FOLDER as HANDBOOK
from generator.model.page import Page
from generator.model.site import Site
from generator.pages import PageKind, page_kinds
from generator.preview.memory import shown_submission
from generator.preview.state import State
from generator.render.page import Renderer
from generator.rendering import Frame, frame_of, parts_of
from generator.settings import BuildSettings

NOT_FOUND: Final = "404.html"
_KEPT: Final = 100
"""Submissions whose pages are kept ready: somebody may have a program follow every link."""
OWN_TEMPLATES: Final = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True, slots=True)
class Stage:
    """What pages are rendered with; made anew when a template or the frame of all pages changes."""

    key: tuple[Site, tuple[Term, ...], bool]
    frame: Frame
    renderer: Renderer
    say: Say
    assets: Mapping[str, bytes]
    """By their published paths."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What one submission is shown with."""

    made_of: tuple[Loaded, Relations]
    stage: Stage
    pages: Mapping[str, Page]
    """By address."""
    files: Mapping[str, bytes]
    """Files to take away, by path."""


class Maker:
    """Makes the pages and files of one state; what does not change is taken over from the maker before."""

    def __init__(self, state: State, settings: BuildSettings, scratch: Path, before: Maker | None = None) -> None:
        """`before`: None where templates or assets may have changed."""
        self.state = state
        self._settings = settings
        self._scratch = scratch
        self._kinds: tuple[PageKind, ...] = before._kinds if before else page_kinds()
        self._of_kind: dict[str, Mapping[str, Page]] = {}
        self._parts: dict[str, Parts] = {}
        self._parts_before: dict[str, Parts] = before._parts if before else {}
        self._hints: dict[str, str] = before._hints if before else {}
        self.stage: Stage = self._stage(before.stage if before else None)
        same = before is not None and before.stage is self.stage
        is_same_handbook = same and before is not None and before.state.content.handbook == state.content.handbook
        self._handbook: tuple[Handbook, Mapping[str, bytes]] | None = (
            before._handbook if is_same_handbook and before else None
        )

    def _stage(self, before: Stage | None) -> Stage:
        catalogue = self.state.catalogue
        key = (catalogue.site, catalogue.terms, bool(self.state.content.handbook))
        if before is not None and before.key == key:
            return before
        frame = frame_of(catalogue, self._settings.templates, has_handbook=key[2])
        translations = locale.catalogue(catalogue.site.language)
        return Stage(
            key,
            frame,
            Renderer(frame.shell, translations, (*frame.folders, OWN_TEMPLATES)),
            partial(locale.translate, translations=translations),
            {asset.path: asset.content for asset in frame.assets},
        )

    def file(self, path: str) -> bytes | None:
        """The bytes of a file below the site's root that is no HTML page; None where the site has none of this name.

        Errors: whatever a template or a page at fault raises.
        """
        if path in self.stage.assets:
            return self.stage.assets[path]
        if path.startswith(f"{NAMES_FOLDER}/"):
            return self._names.get(path.removeprefix(f"{NAMES_FOLDER}/"))
        if path.startswith(HANDBOOK):
            return self._handbook_files.get(path)
        parts = self._parts_at(path)
        if parts is not None and path in parts.files:
            return parts.files[path]
        if path.endswith(".xml") or ("/" not in path and path != "index.json"):
            return self._site_files.get(path)
        folder, _, name = path.rpartition("/")
        page = self.page(f"{folder}/" if folder else "")
        if page is None:
            return None
        if name == "index.json" and page.data is not None:
            return self.stage.renderer.render_data(page)
        return next((content for each, content in page.files if each == name), None)

    def html(self, address: str) -> bytes | None:
        """The HTML of the page at an address; None where there is none. Errors: as `file`."""
        if address.startswith(HANDBOOK):
            return self._handbook_files.get(f"{address}index.html")
        page = self.page(address)
        return None if page is None else self.stage.renderer.render(page)

    def not_found(self, address: str) -> bytes:
        """The page for an address that does not exist, with links that lead home from there. Errors: as `file`."""
        page = self.page(NOT_FOUND)
        assert page is not None
        return self.stage.renderer.render(replace(page, address=address))

    def page(self, address: str) -> Page | None:
        """The page at an address, not rendered; None where there is none, or it is of the handbook."""
        parts = self._parts_at(address)
        if parts is not None and address in parts.pages:
            return parts.pages[address]
        for kind in self._likely_kinds(address):
            pages = self._pages_of(kind)
            if address in pages:
                self._hints[address] = kind.name
                return pages[address]
        return None

    def _likely_kinds(self, address: str) -> Iterable[PageKind]:
        """All kinds of page about the site, first the one whose page stood at this address last, or is likely to."""
        hint = self._hints.get(address) or _likely_kind(address)
        return sorted(self._kinds, key=lambda kind: (kind.name != hint, not kind.name.startswith(hint)))

    def _pages_of(self, kind: PageKind) -> Mapping[str, Page]:
        if kind.name not in self._of_kind:
            made = kind.site_pages(self.state.catalogue) if kind.site_pages is not None else ()
            self._of_kind[kind.name] = {page.address: page for page in made}
        return self._of_kind[kind.name]

    def _parts_at(self, path: str) -> Parts | None:
        """The pages and files of the submission that a path lies in, if any."""
        folder = "/".join(path.split("/")[:3]) + "/"
        related = self.state.related.get(folder)
        if related is None:
            return None
        known = self._parts.get(folder)
        if known is None:
            known = self._parts_before.get(folder)
            if known is None or known.stage is not self.stage or not _is_same(known.made_of, related):
                known = self._made_parts(*related)
            self._parts[folder] = known
            if len(self._parts) > _KEPT:
                del self._parts[next(iter(self._parts))]
        return known

    def _made_parts(self, item: Loaded, relations: Relations) -> Parts:
        shown = replace(item, held=shown_submission(item))
        # The document may have gone since: then its lines are not quoted, and the fault stands with the others.
        faults: list[Diagnostic] = []
        root, shell, say = self._settings.content, self.stage.frame.shell, self.stage.say
        submission, files, pages = parts_of(shown, relations, root, shell, self._kinds, say, faults)
        by_path = {submission.path + file.name: file.content for file in files}
        return Parts((item, relations), self.stage, {page.address: page for page in pages}, by_path)

    @functools.cached_property
    def _names(self) -> Mapping[str, bytes]:
        catalogue = self.state.catalogue
        return build_name_index(name_entries(catalogue, self._built_handbook[0].searched), synonym_groups(catalogue))

    @functools.cached_property
    def _site_files(self) -> Mapping[str, bytes]:
        """The list of submissions and the description of all data, which names the files of every submission."""
        paths = {
            f"{path}{table.file}"
            for path, (item, _) in self.state.related.items()
            for table in data_tables(shown_submission(item), self.state.catalogue.site)
            if table.rows
        }
        return dict(site_files(self.state.catalogue, (), paths, self.stage.say))

    @property
    def _built_handbook(self) -> tuple[Handbook, Mapping[str, bytes]]:
        if self._handbook is None:
            renderer, catalogue = self.stage.renderer, self.state.catalogue
            built = make_handbook(self.state.content.handbook, catalogue, renderer, self._scratch)
            self._handbook = built, dict(handbook_files(built, renderer))
        return self._handbook

    @property
    def _handbook_files(self) -> Mapping[str, bytes]:
        return self._built_handbook[1]


def _likely_kind(address: str) -> str:
    """The name of the kind of page that an address speaks of, so that the others need not be made to find it."""
    first, *rest = address.rstrip("/").split("/")
    if first.isdigit():
        return "body" if rest else "region"
    return first.replace("-", "_") or "home"


def _is_same(before: tuple[Loaded, Relations], now: tuple[Loaded, Relations]) -> bool:
    """Whether a submission and what it is shown with are as they were."""
    return before[0].summary is now[0].summary and before[1] == now[1]
