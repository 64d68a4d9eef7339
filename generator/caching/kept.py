"""What is kept of one build, and how it is written down: names, hashes and signatures by marshal, findings by pickle.

Only bytes of a folder that nobody else may write come here (`publish/cache_folder.py`): what is read back decides what
is made of it.
"""

from __future__ import annotations

import datetime
import hashlib
import marshal
import pickle
from dataclasses import dataclass, field
from typing import Any, Final

from generator.batches import Loaded, Place
from generator.index.shards import TextGroup
from generator.model.catalogue import Summary
from generator.model.diagnostic import Diagnostic
from generator.model.packed import packed_whole
from generator.publish.cache_folder import CacheFolder
from generator.publish.tree import Written
from generator.publish.tree_record import Remembered
from generator.rendering import Rendered
from generator.validate.releases import PlacedRelease

_KNOWN: Final = "known"
_MARSHAL: Final = 2
"""Version of the format: from the third on the same data gives other bytes where it is shared."""
_Rest = tuple[tuple[Diagnostic, ...], tuple[PlacedRelease, ...], datetime.date | None, bool, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class KeptLoaded:
    """What came of reading a submission, without the submission itself."""

    key: str
    summary: bytes
    """Packed; empty where there is none."""
    rest: bytes
    """What was found and released, packed."""

    @classmethod
    def of(cls, key: str, item: Loaded) -> KeptLoaded:
        """What is to be kept of one that was read."""
        rest: _Rest = (item.diagnostics, item.releases, item.publish_on, item.is_day_told, item.aside)
        return cls(key, packed_whole(item.summary) if item.summary is not None else b"", packed_whole(rest))

    def loaded(self, place: Place) -> Loaded:
        """As it was, at its place; the submission itself has to be read where it is needed."""
        summary: Summary | None = pickle.loads(self.summary) if self.summary else None
        rest: _Rest = pickle.loads(self.rest)
        diagnostics, releases, publish_on, is_day_told, aside = rest
        return Loaded(place, None, summary, diagnostics, releases, publish_on, is_day_told, (), aside)

    @property
    def summary_hash(self) -> bytes:
        """Of the summary: another text of a submission may have the same."""
        return hashlib.sha256(self.summary).digest()


@dataclass(frozen=True, slots=True)
class KeptPages:
    """What was written of a submission, or of a part of the site, without a finding."""

    key: str
    files: tuple[tuple[str, str, int], ...]
    """Path, SHA-256 and size of each."""
    addresses: tuple[str, ...]
    passing: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    text: tuple[str, int, tuple[int, ...]] | None = None
    """SHA-256, pages and signature of its text for the search; None where it has none."""

    @classmethod
    def of(cls, key: str, made: Rendered, text: tuple[str, int, tuple[int, ...]] | None = None) -> KeptPages:
        """What is to be kept of what was written."""
        files = tuple((file.path, file.sha256, file.size) for file in made.files)
        return cls(key, files, made.addresses, made.passing, made.unlisted, text)

    def written(self) -> tuple[Written, ...]:
        """The files."""
        return tuple(map(Written._make, self.files))

    def rendered(self, texts: tuple[TextGroup, ...] = ()) -> Rendered:
        """As it was written."""
        return Rendered(self.written(), self.addresses, texts, (), self.passing, self.unlisted)


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that one build leaves for the next."""

    content: dict[str, Remembered] = field(default_factory=dict)
    """The files of the content by their paths below it."""
    loaded: dict[str, KeptLoaded] = field(default_factory=dict)
    """By the address of the submission."""
    pages: dict[str, KeptPages] = field(default_factory=dict)
    """By the address of the submission, and by names of parts of the site (`@site`)."""
    objects: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """By the name of a part of the site: its key, and what was made on the way to it, packed."""


def write_kept(folder: CacheFolder, kept: Kept) -> None:
    """Leaves it for the next build. Errors: OSError."""
    whole = (
        kept.content,
        {path: (one.key, one.summary, one.rest) for path, one in kept.loaded.items()},
        {path: _plain_pages(one) for path, one in kept.pages.items()},
        kept.objects,
    )
    folder.write(_KNOWN, marshal.dumps(whole, _MARSHAL))


def read_kept(folder: CacheFolder) -> Kept:
    """What the last build left; nothing where that is not sure."""
    content = folder.read(_KNOWN)
    if content is None:
        return Kept()
    files, loaded, pages, objects = marshal.loads(content)
    return Kept(
        files,
        {path: KeptLoaded(*one) for path, one in loaded.items()},
        {path: KeptPages(*one) for path, one in pages.items()},
        objects,
    )


def _plain_pages(one: KeptPages) -> tuple[Any, ...]:
    return one.key, one.files, one.addresses, one.passing, one.unlisted, one.text
