"""From the content folder to a state: the stages of a build in their order, over what is kept in memory."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import replace

from generator.batches import Loaded, Place
from generator.checking import count_projects, result_of
from generator.history.record import REVISIONS
from generator.loading import Content, Places, load_places, load_shared, load_submissions
from generator.model.diagnostic import Diagnostic
from generator.model.message import Message
from generator.model.past import EarlierFolders
from generator.preview.last_good import Old, with_last_folders, with_last_places
from generator.preview.memory import Memory
from generator.preview.state import Change, State, differences
from generator.read.content_tree import ContentTree, lay_out
from generator.read.files import EntryKind, FileEntry, Scan, scan_tree
from generator.recalling import recall, told_of_history
from generator.relating import relate_content
from generator.settings import BuildSettings
from generator.sharing.workers import Workers, workers

_NO_TREE = ContentTree(None, None, None, (), ())


class Reader:
    """Reads a content folder again and again, each time only what has changed."""

    def __init__(self, settings: BuildSettings, scratch: str) -> None:
        """Nothing read yet. `scratch`: a folder for what waits between processes."""
        self._settings = settings
        self._scratch = scratch
        self._shared = Workers(1, None)
        self._memory = Memory(settings.content, self._load)
        self._entries: dict[str, FileEntry | None] = {}
        self._scan = Scan((), (), ())
        self._tree = _NO_TREE
        self._places: Places | None = None
        self._state: State | None = None
        self._earlier: dict[str, EarlierFolders | None] = {}
        self._without_history: Message | None = None
        self._is_recalled = False

    def first(self) -> State:
        """The first state: everything is read, by several processes where that is worth it.

        Errors: OSError where the scratch folder cannot be written.
        """
        scan = scan_tree(self._settings.content)
        with workers(self._settings.jobs, count_projects(lay_out(scan))) as shared:
            self._shared = shared
            try:
                state = self._read(scan)
            finally:
                self._shared = Workers(1, None)
        self._entries, self._scan = _files(scan), scan
        return state

    def again(self, touched: Collection[str] = ()) -> tuple[State, Change] | None:
        """The next state and what changed; None where nothing did.

        `touched`: paths below the content folder that are known to have been written, whatever their size and time say.
        """
        start = time.perf_counter()
        before = self._state
        assert before is not None
        scan = scan_tree(self._settings.content)
        entries = _files(scan)
        rewritten = {path for path in touched if path in entries and path in self._entries}
        changed = rewritten | {path for path, _ in entries.items() ^ self._entries.items()}
        if not changed and scan.diagnostics == self._scan.diagnostics:
            return None
        self._memory.forget(rewritten)
        if any(path.endswith(f"/{REVISIONS}") for path in changed):
            self._is_recalled = False
        state = self._read(scan)
        # Kept only now: if reading failed by a fault of ours, the same files are read once more at the next change.
        self._entries, self._scan = entries, scan
        new, mended = differences(before.found, state.found)
        known = {(one.file, one.is_held) for one in before.old}
        old = tuple(one for one in state.old if (one.file, one.is_held) not in known)
        return state, Change(tuple(sorted(changed)), new, mended, old, len(state.found), time.perf_counter() - start)

    def unchecked(self) -> list[Place]:
        """Submissions that are shown with the findings they had below another region or body."""
        return self._memory.unchecked()

    def check(self, place: Place) -> Loaded:
        """One of these, read and checked; changes nothing, so that it may run beside all else."""
        return load_shared(self._settings.content, [place], Workers(1, None), self._scratch)[0]

    def settle(self, items: Sequence[Loaded]) -> tuple[State, Change]:
        """The next state, with those that were checked meanwhile, and what they changed."""
        for item in items:
            self._memory.settle(item)
        assert self._state is not None
        before = self._state.found
        state = self._read(self._scan)
        new, mended = differences(before, state.found)
        return state, Change((), new, mended, (), len(state.found), 0.0)

    def _remembered(self, places: Sequence[Place]) -> Sequence[Loaded]:
        """The submissions with their earlier texts, which are fetched once, and again when a revision is written."""
        if not self._is_recalled:
            recalled, self._without_history = recall(self._settings.content, places, self._scratch)
            self._earlier = {place.folder.path: place.earlier for place in recalled}
            self._is_recalled = True
        earlier = ((place, self._earlier.get(place.folder.path)) for place in places)
        return self._memory.load([replace(place, earlier=found) if found else place for place, found in earlier])

    def _load(self, places: Sequence[Place]) -> Sequence[Loaded]:
        return load_shared(self._settings.content, places, self._shared, self._scratch) if places else ()

    def _read(self, scan: Scan) -> State:
        folders = {entry.path for entry in scan.entries if entry.kind is EntryKind.FOLDER}
        tree = with_last_folders(lay_out(scan), self._tree, folders)
        places, old = with_last_places(load_places(self._settings, tree), self._places, tree)
        content = load_submissions(self._settings, tree, places, self._remembered, self._memory.read_again)
        aside = tuple(told_of_history(content.loaded, self._without_history))
        content = replace(content, diagnostics=(*content.diagnostics, *aside))
        faults = self._faults(content)
        old = (
            *old,
            *(Old(path, found[0].place.file, self._memory.is_held(path), found) for path, found in faults.items()),
        )
        without = tuple(item for item in content.loaded if item.summary is None)
        before = {path: relations for path, (_, relations) in self._state.related.items()} if self._state else {}
        catalogue, related = relate_content(self._settings, content, without, before)
        number = self._state.number + 1 if self._state else 1
        found = _all_findings(content, [one for each in faults.values() for one in each])
        by_path = {item.place.folder.path: (item, relations) for item, relations in related}
        self._tree, self._places = tree, places
        self._state = State(number, content, catalogue, by_path, old, found, self._settings.today)
        return self._state

    def _faults(self, content: Content) -> dict[str, tuple[Diagnostic, ...]]:
        """Address of each submission whose files are at fault → why; those missing stand with the layout."""
        missing = [one for one in content.diagnostics if one.check == "file-missing"]
        found: dict[str, tuple[Diagnostic, ...]] = {}
        for item in content.loaded:
            folder = item.place.folder
            faults = self._memory.faults(folder.path) or tuple(
                one for one in missing if one.place.file == folder.submission.path
            )
            if faults:
                found[folder.path] = faults
        return found


def _files(scan: Scan) -> dict[str, FileEntry | None]:
    """All that the layout looks at, by path; of folders no time, which changes with whatever an editor leaves there."""
    return {entry.path: None if entry.kind is EntryKind.FOLDER else entry for entry in scan.entries}


def _all_findings(content: Content, faults: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What a check of the folder would list, less what is released, with the findings of old versions still shown."""
    listed = {*content.all_diagnostics}
    late = tuple(one for one in dict.fromkeys(faults) if one not in listed)
    return tuple(one for one in result_of(content, late).diagnostics if one.release is None)
