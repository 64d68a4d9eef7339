"""The cache of one build: what the last one left, and what this one leaves in its place."""

from __future__ import annotations

import dataclasses
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.batches import Loaded, Place
from generator.caching.kept import Kept, KeptLoaded, KeptPages, read_kept, write_kept
from generator.caching.keys import scanned
from generator.caching.submissions import ContentFiles, entries_of, submission_key
from generator.caching.trees import read_tree, write_trees
from generator.index.shards import TextGroup
from generator.model.catalogue import Relations
from generator.publish.cache_folder import CacheFolder
from generator.publish.signature import signature_of
from generator.publish.stage import Generation
from generator.publish.taking import Taking
from generator.publish.tree import Written
from generator.publish.tree_record import Remembered, TreeRecord, record_of, remembered, tree_id
from generator.read.files import EntryKind, FileEntry, Scan
from generator.rendering import Rendered

_PRINTED: Final = re.compile(
    r"\d{6}/[^/]+/[^/]+/(?:projects/[^/]+\.yaml|text/[^/]+\.md|tables/[^/]+\.csv|revisions\.yaml)"
)
"""Files of the content that print texts and figures of a disclosure."""
_MAY_BE_NEW: Final = re.compile(r"\d{6}/[^/]+/[^/]+/revisions\.yaml")

Read = Callable[[Sequence[Place]], Sequence[Loaded]]
"""Reads, validates and checks the submissions at these places, in their order."""


class ChangedMeanwhileError(Exception):
    """A file is no longer what it was when the build began: nothing that was kept goes together with it."""


class Cache:
    """What is known of a site's submissions, pages and files."""

    def __init__(self, content: Path, began_ns: int, folder: CacheFolder, *, is_trusted: bool = True) -> None:
        """`began_ns`: before any file of the content was looked at.

        `is_trusted` False: nothing of the last build counts, and all is left anew for the next.
        """
        self._content = content
        self.folder = folder
        self._is_trusted = is_trusted
        self._before = read_kept(folder) if is_trusted else Kept()
        self._after = Kept()
        self._files = ContentFiles(content, self._before.content)
        self._places: dict[str, Place] = {}
        self._keys: dict[str, str] = {}
        self._fresh: dict[str, Loaded] = {}
        self._packed: dict[str, KeptLoaded] = {}
        self._began = began_ns
        self._published = TreeRecord()

    @property
    def known(self) -> int:
        """How many submissions the last build left."""
        return len(self._before.loaded)

    def load(self, places: Sequence[Place], read: Read) -> list[Loaded]:
        """The submissions at these places, in their order; those that are not known are read."""
        found: dict[str, Loaded] = {}
        unknown: list[Place] = []
        for place in places:
            path = place.folder.path
            self._places[path] = place
            kept = self._before.loaded.get(path)
            key = "" if kept is None else submission_key(place, self._files)
            if kept is None or not key or kept.key != key:
                unknown.append(place)
                continue
            found[path], self._keys[path] = kept.loaded(place), key
            self._after.loaded[path] = self._packed[path] = kept
        for item in read(unknown) if unknown else ():
            path = item.place.folder.path
            found[path] = self._fresh[path] = item
            self._packed[path] = KeptLoaded.of("", item)
        return [found[place.folder.path] for place in places]

    def known_relations(self, loaded: Iterable[Loaded]) -> dict[str, Relations]:
        """Relations without what only pages need, of the submissions that were not read: mostly none are made."""
        return {
            item.place.folder.path: Relations(item.summary, (), {}, ())
            for item in loaded
            if item.held is None and item.summary is not None
        }

    def with_submissions(self, loaded: Sequence[Loaded], read: Read) -> dict[str, Loaded]:
        """Those that were not read, with their submissions, by address.

        Errors: `ChangedMeanwhileError` where one is another now than what is known of it.
        """
        missing = [item for item in loaded if item.held is None]
        found = {}
        for item, again in zip(missing, read([item.place for item in missing]) if missing else (), strict=True):
            path = item.place.folder.path
            if again.summary is None or again.summary != item.summary:
                raise ChangedMeanwhileError(path)
            found[path] = dataclasses.replace(item, held=again.held, earlier=again.earlier)
        return found

    def has_other_texts_alone(self, scan: Scan) -> bool:
        """Whether nothing of the content is another than in the last build but files that print texts and figures.

        All of them were there and are there still, and nothing in their submissions is released or hidden: then no
        more has happened than that pages have other words.
        """
        known = self._before.content
        files = {entry.path: entry for entry in scan.entries if entry.kind is EntryKind.FILE}
        if not known or not known.keys() <= files.keys():
            return False
        for path, entry in files.items():
            was = known.get(path)
            is_same = was is not None and (was[1:] == scanned(entry) or was[0] == self._files.hash_of(entry))
            if not is_same and not (_MAY_BE_NEW if was is None else _PRINTED).fullmatch(path):
                return False
        return not any(
            item.releases or item.summary is None or any(revision.hides_earlier for revision in item.summary.revisions)
            for item in self._fresh.values()
        )

    def content_key(self, path: str) -> str:
        """The key of a submission that was known; empty for one that was read."""
        return self._keys.get(path, "")

    def summary_hash(self, path: str) -> bytes:
        """Of the summary of a submission, which another text of it may share."""
        return self._packed[path].summary_hash

    def tree(self, folder: Path) -> TreeRecord:
        """What is remembered of one of the two trees."""
        return read_tree(self.folder, folder)[0] if self._is_trusted else TreeRecord()

    def taking(self, generation: Generation) -> Taking:
        """Takes over what is known of the published tree and the idle one."""
        self._published = self.tree(generation.output)
        return Taking(generation.folder, generation.output, generation.now, self._published.files)

    def taken(self, name: str, key: str, taking: Taking) -> Rendered | None:
        """What the last build wrote of a submission or a part of the site under this key, if it is whole still."""
        kept = self._before.pages.get(name)
        if kept is None or not key or kept.key != key:
            return None
        texts: tuple[TextGroup, ...] = ()
        if kept.text is not None:
            sha256, pages, signature = kept.text
            file = str(self.folder.text(sha256))
            if signature_of(file) != signature:
                return None
            texts = (TextGroup(name, file, sha256, pages),)
        if not taking.take(kept.written()):
            return None
        self._after.pages[name] = kept
        if name in self._before.objects:
            self._after.objects[name] = self._before.objects[name]
        return kept.rendered(texts)

    def part(self, name: str, key: str, taking: Taking, make: Callable[[], Rendered]) -> Rendered:
        """A part of the site: taken over, or made and kept where nothing was found in it."""
        taken = self.taken(name, key, taking)
        if taken is not None:
            return taken
        made = make()
        if not made.diagnostics:
            self._after.pages[name] = KeptPages.of(key, made)
        return made

    def object(self, name: str, key: str) -> bytes | None:
        """What was kept beside a part of the site under this key, packed."""
        kept = self._before.objects.get(name)
        return kept[1] if kept is not None and kept[0] == key else None

    def keep(self, name: str, key: str, made: Rendered, beside: bytes) -> None:
        """Keeps a part of the site in which nothing was found, and beside it what was made on the way."""
        self._after.pages[name] = KeptPages.of(key, made)
        self._after.objects[name] = (key, beside)

    def prepare(self) -> bool:
        """Whether there is a folder to leave anything in. Errors: OSError."""
        return self.folder.make()

    def save(self, scan: Scan, rendered: Mapping[str, Rendered], pages_key: Callable[[str, str], str]) -> None:
        """Leaves all this for the next build, behind the exchange.

        `scan`: the content when the build began.
        `rendered`: what was made of each submission anew; `pages_key`: address and own key of one → that of its pages.
        Errors: OSError.
        """
        self._keep_loaded()
        self._keep_content(scan)
        self._keep_pages(rendered, pages_key)
        write_kept(self.folder, self._after)
        self.folder.forget_texts({kept.text[0] for kept in self._after.pages.values() if kept.text is not None})

    def published_paths(self) -> frozenset[str]:
        """Of all that the published tree held when it was last looked at; none where nothing is known of it."""
        folders = self._published.folders.items()
        return frozenset(folder + name for folder, (_, names) in folders for name in names)

    def replaced(self, taking: Taking) -> TreeRecord:
        """What is known of the tree that was published until now."""
        return TreeRecord(dict(taking.published), self._published.folders)

    def leave_trees(
        self,
        generation: Generation,
        written: Sequence[Written],
        taking: Taking,
        before: tuple[Generation, Sequence[Written]] | None = None,
    ) -> str:
        """Leaves what is known of both trees, which have changed places; the name it is left under. Errors: OSError.

        `before`: the generation that was published a moment earlier by this build, and its files.
        """
        build = str(time.time_ns())
        trees = {tree_id(generation.output): _record(generation.output, generation, written)}
        if idle := tree_id(generation.folder):
            trees[idle] = self.replaced(taking) if before is None else _record(generation.folder, *before)
        write_trees(self.folder, trees, build)
        return build

    def _keep_loaded(self) -> None:
        """What was read, and the hashes of its files, unless a file may have changed while it was."""
        for path, item in self._fresh.items():
            key = submission_key(item.place, self._files)
            if key and self._are_as_scanned(item.place):
                self._keys[path] = key
                self._after.loaded[path] = dataclasses.replace(self._packed[path], key=key)

    def _keep_content(self, scan: Scan) -> None:
        """The files of the content by their hashes, unless one may change without a sign of it."""
        known, kept = self._before.content, self._after.content
        for entry in scan.entries:
            if entry.kind is EntryKind.FILE and scanned(entry).is_sure(self._began):
                was = known.get(entry.path)
                is_same = was is not None and was[1:] == scanned(entry)
                kept[entry.path] = was if was is not None and is_same else self._remembered(entry)

    def _remembered(self, entry: FileEntry) -> Remembered:
        return remembered(self._files.hash_of(entry), scanned(entry))

    def _are_as_scanned(self, place: Place) -> bool:
        return all(
            scanned(entry).is_sure(self._began) and signature_of(f"{self._content}/{entry.path}") == scanned(entry)
            for entry in entries_of(place.folder)
        )

    def _keep_pages(self, rendered: Mapping[str, Rendered], pages_key: Callable[[str, str], str]) -> None:
        for path, made in rendered.items():
            content_key = self._keys.get(path)
            if not content_key or made.diagnostics:
                continue
            text = None
            for group in made.texts:
                signature = self.folder.keep_text(group.sha256, group.file)
                if signature is not None:
                    text = (group.sha256, group.pages, tuple(signature))
            if text is not None or not made.texts:
                self._after.pages[path] = KeptPages.of(pages_key(path, content_key), made, text)


def _record(tree: Path, made: Generation, written: Sequence[Written]) -> TreeRecord:
    """What is remembered of a tree that a generation was made in, wherever that lies now."""
    return record_of(tree, made.now, {file.path: file.sha256 for file in written}, made.kept(written))
