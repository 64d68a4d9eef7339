"""The cache of one build: what the last one left, and what this one leaves in its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from generator.batches import Loaded, Place
from generator.caching.kept import Kept, KeptLoaded, KeptPages, read_kept, write_kept
from generator.caching.keys import scanned
from generator.caching.submissions import ContentFiles, entries_of, submission_key
from generator.index.shards import TextGroup
from generator.model.catalogue import Relations
from generator.publish.cache_folder import CacheFolder
from generator.publish.signature import Signature, signature_of
from generator.publish.taking import Taking, remembered, tree_id
from generator.publish.tree import Written
from generator.rendering import Rendered

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
        self._before = read_kept(folder) if is_trusted else Kept()
        self._after = Kept()
        self._files = ContentFiles(content, self._before.content)
        self._places: dict[str, Place] = {}
        self._keys: dict[str, str] = {}
        self._fresh: dict[str, Loaded] = {}
        self._packed: dict[str, KeptLoaded] = {}
        self._began = began_ns

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

    def content_key(self, path: str) -> str:
        """The key of a submission that was known; empty for one that was read."""
        return self._keys.get(path, "")

    def summary_hash(self, path: str) -> bytes:
        """Of the summary of a submission, which another text of it may share."""
        return self._packed[path].summary_hash

    def taking(self, generation: Path, published: Path) -> Taking:
        """Takes over what is known of the published tree and the idle one."""
        return Taking(generation, published, self._before.trees)

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

    def save(
        self,
        output: Path,
        found: Mapping[str, Signature],
        looked_ns: int,
        written: Sequence[Written],
        taking: Taking,
        rendered: Mapping[str, Rendered],
        pages_key: Callable[[str, str], str],
    ) -> None:
        """Leaves all this for the next build, behind the exchange.

        `found`: the published files as they were at `looked_ns`.
        `rendered`: what was made of each submission anew; `pages_key`: address and own key of one → that of its pages.
        Errors: OSError.
        """
        self._keep_loaded()
        self._keep_pages(rendered, pages_key)
        tree = {
            file.path: remembered(file.sha256, signature)
            for file in written
            if (signature := found.get(file.path)) is not None and signature.is_sure(looked_ns)
        }
        idle = output.with_name(f".{output.name}-idle")
        self._after.trees[tree_id(output)] = tree
        if tree_id(idle):
            self._after.trees[tree_id(idle)] = dict(taking.published)
        write_kept(self.folder, self._after)
        self.folder.forget_texts({kept.text[0] for kept in self._after.pages.values() if kept.text is not None})

    def _keep_loaded(self) -> None:
        """What was read, and the hashes of its files, unless a file may have changed while it was."""
        for path, item in self._fresh.items():
            key = submission_key(item.place, self._files)
            if key and self._are_as_scanned(item.place):
                self._keys[path] = key
                self._after.loaded[path] = dataclasses.replace(self._packed[path], key=key)
        for path, place in self._places.items():
            if path in self._after.loaded:
                for entry in entries_of(place.folder):
                    if scanned(entry).is_sure(self._began):
                        self._after.content[entry.path] = remembered(self._files.hash_of(entry), scanned(entry))

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
