"""The part of the pipeline that makes the handbook: built, looked at by the gate, written, its links followed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path

from generator import locale
from generator.downloads.fields import download_fields
from generator.gate.output import Gate
from generator.handbook.built import Handbook, HandbookLink
from generator.handbook.command_line import known_commands
from generator.handbook.reference import reference_pages
from generator.locale import translate
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.handbook_file import FIRST, FOLDER, HandbookFile
from generator.model.message import Message, msg
from generator.model.site import Site
from generator.render.page import Renderer, output_path
from generator.rendering import Rendered, write_files
from generator.resources import templates_folder
from generator.validate.fields import content_fields
from generator.write.slug import slug_of

_THEME = "handbook"
"""Folder of the templates that stand for those of the theme."""
_WRITTEN_LAST = frozenset({"manifest.json"})


def write_handbook(
    files: Sequence[HandbookFile], catalogue: Catalogue, renderer: Renderer, generation: Path, gate: Gate, scratch: Path
) -> tuple[Handbook, Rendered]:
    """Writes the pages of the handbook and the data beside them; nothing where there are no files."""
    built = make_handbook(files, catalogue, renderer, scratch)
    found = list(built.diagnostics)
    written = tuple(write_files(handbook_files(built, renderer), str(generation), gate, found))
    return built, Rendered(written, tuple(page.address for page in built.pages), (), tuple(found))


def make_handbook(files: Sequence[HandbookFile], catalogue: Catalogue, renderer: Renderer, scratch: Path) -> Handbook:
    """The handbook of these files and its reference part; an empty one where there are no files."""
    if not files:
        return Handbook()
    # MkDocs takes a quarter of a second to load, which a site without a handbook need not wait for.
    from generator.handbook.build import build_handbook

    site = catalogue.site
    environment = renderer.environment_within(_THEME)
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        theme = templates_folder() / _THEME
        return build_handbook(_whole(files, catalogue), site, environment, theme, Path(folder), slug_of)


def handbook_files(built: Handbook, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The path of each file of the handbook and its bytes: the HTML of each page and its index.json."""
    for page in built.pages:
        yield output_path(page.address), renderer.finished(page.html.decode())
        data = json.dumps(page.data, ensure_ascii=False, separators=(",", ":")) + "\n"
        yield f"{page.address}index.json", data.encode()


def _whole(files: Sequence[HandbookFile], catalogue: Catalogue) -> Sequence[HandbookFile]:
    """The pages of the files, then those of reference; a file of the same name or title stands in for one of them."""
    say = partial(translate, translations=locale.catalogue(catalogue.site.language))
    made = reference_pages(content_fields(), download_fields(), catalogue.rules, known_commands(), say)
    taken = {name for file in files for name in (file.slug, file.title)}
    kept = (page for page in made if not taken & {page.slug, page.title})
    return (*_with_first(files, catalogue.site), *kept)


def _with_first(files: Sequence[HandbookFile], site: Site) -> Sequence[HandbookFile]:
    """The files, before them one with nothing but a title where none is there to answer at the handbook's address."""
    if any(file.slug == FIRST for file in files):
        return files
    title = translate(msg("Handbook"), locale.catalogue(site.language))
    return (HandbookFile(FOLDER, FIRST, title), *files)


def broken_links(
    handbook: Handbook, catalogue: Catalogue, generation: Path, written: Collection[str]
) -> Iterator[Diagnostic]:
    """The links of the handbook that lead nowhere in the new generation.

    What was left out of the site stops no publication: a link to it is only warned of. `written` are the paths of the
    generation: its folder may still hold files of an earlier one.
    """
    withheld = tuple(each.path for each in catalogue.withheld)
    for link in handbook.links:
        message = _missing(link, generation, written)
        if message is not None:
            severity = Severity.WARNING if link.address.startswith(withheld) else Severity.ERROR
            yield Diagnostic("link-broken", severity, message, link.place, found=link.written)


def _missing(link: HandbookLink, generation: Path, written: Collection[str]) -> Message | None:
    path = output_path(link.address)
    if path in _WRITTEN_LAST or (path.startswith("search/") and path != "search/index.html"):
        return None
    file = generation / path
    if path not in written or not file.is_file():
        return msg("The site has no page {address}", address=link.address)
    if link.anchor and f' id="{link.anchor}"'.encode() not in file.read_bytes():
        return msg("The page {address} has no place “{anchor}”", address=link.address, anchor=link.anchor)
    return None
