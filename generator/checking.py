"""The first half of the pipeline alone: every finding, and nothing written. Needs no page and no template."""

from __future__ import annotations

import dataclasses
import tempfile

from generator.embargo import HeldBack
from generator.loading import Content, load_content
from generator.model.diagnostic import Diagnostic
from generator.read.content_tree import ContentTree, lay_out
from generator.read.files import scan_tree
from generator.settings import BuildSettings
from generator.sharing.workers import workers
from generator.timing import Clock
from generator.validate.run_checks import masked


@dataclasses.dataclass(frozen=True, slots=True)
class Result:
    """What a run came to."""

    diagnostics: tuple[Diagnostic, ...]
    """All findings in their fixed order."""
    is_published: bool = False
    """Whether nothing stopped the publication."""
    submissions: int = 0
    projects: int = 0
    pages: int = 0
    files: int = 0
    new_addresses: tuple[str, ...] = ()
    """Addresses published for the first time."""
    withheld: tuple[str, ...] = ()
    """Submissions left out, because errors in them are neither mended nor released."""
    held_back: tuple[HeldBack, ...] = ()
    """Submissions left out, because their day of publication has not come."""
    not_run: tuple[str, ...] = ()
    """Checks across submissions that did not run, because not all submissions were read."""

    @property
    def severities(self) -> tuple[str, ...]:
        """Of the findings that no record releases."""
        return tuple(sorted({one.severity.value for one in self.diagnostics if one.release is None}))

    @property
    def has_crashed(self) -> bool:
        """Whether a check of ours failed."""
        return any(one.check == "check-crashed" for one in self.diagnostics)


def check_content(settings: BuildSettings, clock: Clock | None = None) -> Result:
    """Every finding of the content; nothing is written. `clock`: is told how far it is."""
    clock = clock or Clock()
    settings = dataclasses.replace(settings, holds_back=False)
    tree = lay_out(scan_tree(settings.content))
    with workers(settings.jobs, count_projects(tree), clock) as shared, tempfile.TemporaryDirectory() as scratch:
        return result_of(clock.time("read", lambda: load_content(settings, tree, shared, scratch)))


def count_projects(tree: ContentTree) -> int:
    """How many projects a content folder has files of."""
    return sum(len(folder.projects) for region in tree.regions for body in region.bodies for folder in body.submissions)


def result_of(content: Content, late: tuple[Diagnostic, ...] = ()) -> Result:
    """What reading a content came to, with what was found `late`: after the checks."""
    found = (one if one.spot is not None else masked(one) for one in (*content.all_diagnostics, *late))
    return Result(
        tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key)),
        submissions=len(content.loaded),
        projects=sum(len(summary.projects) for summary in content.summaries),
        held_back=content.held_back,
        not_run=content.not_run,
    )
