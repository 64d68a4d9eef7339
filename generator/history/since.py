"""What differs between the content on the disk and a commit, file by file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.history.export import export_folder
from generator.history.git import Repository, ask, commit_named, open_repository
from generator.history.objects import Objects


@dataclass(frozen=True, slots=True)
class Since:
    """A commit and the files of the content that are not as they were in it."""

    repository: Repository
    commit: str
    files: tuple[str, ...]
    """Their paths below the content folder, sorted; those that are gone and those that are new, too."""

    def export(self, folder: str, root: Path) -> bool:
        """Writes what a submission's folder held in the commit below `root`; False where there was no such folder.

        Errors: `NoHistoryError`, OSError.
        """
        above, _, name = folder.rstrip("/").rpartition("/")
        with Objects(self.repository.content) as objects:
            entry = objects.folder_at(self.repository.path_in(self.commit, above)).get(name)
            if entry is None or not entry.is_folder:
                return False
            export_folder(objects, entry.hash, root / folder)
        return True


def changed_since(content: Path, revision: str) -> Since:
    """The files that differ from a revision (HEAD, a branch, a tag), committed or not. Errors: `NoHistoryError`."""
    repository = open_repository(content)
    commit = commit_named(repository, revision)
    changed = ask(
        content, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", commit, "--", "."
    )
    unknown = ask(content, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    files = {path for path in (*changed.split(b"\0"), *unknown.split(b"\0")) if path}
    return Since(repository, commit, tuple(sorted(path.decode("utf-8", "surrogateescape") for path in files)))
