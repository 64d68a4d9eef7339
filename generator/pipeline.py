"""The stages in order, on one screen: read, validate, relate, render, index, publish.

The unit of work is the submission. Two maps go over them, `load_batch` and `render_batch`; between them all summaries
come together once. Every stage returns its findings; nobody prints.
"""

from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from generator.batches import Loaded
from generator.caching.cache import Cache, ChangedMeanwhileError
from generator.caching.keys import program_key
from generator.caching.unchanged import Outcome, Seen, look
from generator.checking import Result, count_projects, result_of
from generator.following import Following
from generator.gate import output as gate
from generator.handbook_writing import broken_links
from generator.loading import Content, load_content
from generator.making import Made, Work, leave_for_next, read_few_or_many, render_all, write_names, write_texts
from generator.model.diagnostic import Diagnostic, Severity, has_errors
from generator.model.message import msg
from generator.model.place import Place as At
from generator.model.redirect import Redirect
from generator.precompressing import write_packed
from generator.publish.cache_folder import CacheFolder
from generator.publish.scratch import scratch_beside
from generator.publish.stage import new_generation
from generator.publish.store import is_awaited
from generator.publish.target import check_target
from generator.publishing import publish, with_index
from generator.read.content_tree import lay_out
from generator.relating import relate_content
from generator.rendering import GENERATOR
from generator.report.finding_groups import summary_message
from generator.settings import BuildSettings
from generator.sharing.workers import Workers, workers
from generator.timing import Clock
from generator.validate.redirects import misled


def build_site_folder(
    settings: BuildSettings, clock: Clock, seen: Seen | None = None, told: Callable[[Result], None] = lambda _: None
) -> Result:
    """The site in `settings.output`, new and whole; with an error the old one stays as it was.

    `seen`: the content as it was when somebody looked whether there is anything to do. `told` hears of a site that is
    published and whose text index is yet to follow.
    Errors: `TargetError` where the output must not be replaced.
    """
    check_target(settings.output, settings.content)
    folder = CacheFolder(settings.output, program_key())
    for is_trusted in (settings.use_cache, False):
        seen = seen or look(dataclasses.replace(settings, use_cache=False), clock)
        with contextlib.suppress(ChangedMeanwhileError):
            return _build_whole(settings, seen, folder, clock, told, is_trusted=is_trusted)
        seen = None
    raise AssertionError("without what was kept nothing can be another than what was kept")


def _build_whole(
    settings: BuildSettings,
    seen: Seen,
    folder: CacheFolder,
    clock: Clock,
    told: Callable[[Result], None],
    *,
    is_trusted: bool,
) -> Result:
    """The site of a content folder that was walked through. Errors: `ChangedMeanwhileError`."""
    tree = lay_out(seen.scan)
    # The workers end before the folder goes in which they leave their work.
    with _scratch(settings) as scratch, _workers(settings, count_projects(tree), scratch, clock) as shared:
        cache = clock.time("recall", partial(Cache, settings.content, seen.began_ns, folder, is_trusted=is_trusted))
        at_gate: dict[str, tuple[Diagnostic, ...]] = {}
        read = partial(read_few_or_many, settings, shared, scratch)
        while True:
            load = partial(load_content, settings, tree, shared, scratch, at_gate, partial(cache.load, read=read))
            content = clock.time("read", load)
            result = _build(settings, content, cache, shared, Path(scratch), seen, clock, told)
            found = _found_at_gate(result, at_gate) if settings.quarantine else {}
            if not found:
                return result
            # Its pages are made before the gate sees them: left out now, it is compared with nothing and made again.
            at_gate |= found


@contextlib.contextmanager
def _scratch(settings: BuildSettings) -> Iterator[str]:
    """A folder for what waits: beside the output where other machines have to see it."""
    if settings.executor:
        with scratch_beside(settings.output) as beside:
            yield str(beside)
    else:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            yield scratch


def _workers(
    settings: BuildSettings, projects: int, scratch: str, clock: Clock
) -> contextlib.AbstractContextManager[Workers]:
    """Those of a cluster where one was named, else processes of this machine."""
    if not settings.executor:
        return workers(settings.jobs, projects, clock)
    # Few builds need it.
    from generator.sharing.cluster import cluster_workers

    return cluster_workers(settings.executor, settings.content, Path(scratch), program_key, clock)


def _build(
    settings: BuildSettings,
    content: Content,
    cache: Cache,
    shared: Workers,
    scratch: Path,
    seen: Seen,
    clock: Clock,
    told: Callable[[Result], None],
) -> Result:
    """The site of a content that was read, published unless findings stop it."""
    content, withheld = _quarantined(content) if settings.quarantine else (content, ())
    if _stops(_stopping(content, withheld), settings):
        return result_of(content)
    with new_generation(settings.output, settings.content, cache.tree) as generation:
        work = Work(settings, generation, shared, scratch, cache, cache.taking(generation))
        may_follow = cache.has_other_texts_alone(seen.scan) and not is_awaited(generation.output)
        result, made, following = _make(settings, content, withheld, work, clock, may_follow=may_follow)
        if not result.is_published:
            return result
        clock.time("publish", partial(publish, work, made, is_awaited=following is not None))
        before = None
        if following is not None:
            told(result)
            before = work, made
            work, made = clock.time("text index", partial(with_index, *before, following))
            clock.time("publish", partial(publish, work, made))
            result = dataclasses.replace(result, files=len(made.written) + 1)
        clock.time("keep", partial(leave_for_next, work, made, before, seen, _outcome_of(result)))
        return result


def _outcome_of(result: Result) -> Outcome:
    return Outcome(
        submissions=result.submissions,
        projects=result.projects,
        pages=result.pages,
        files=result.files,
        new_addresses=result.new_addresses,
        held_back=tuple((each.path, each.publish_on.isoformat()) for each in result.held_back),
        withheld=result.withheld,
        found=summary_message(result.diagnostics) if result.diagnostics else None,
        severities=result.severities,
        has_crashed=result.has_crashed,
    )


def _found_at_gate(result: Result, known: Mapping[str, object]) -> dict[str, tuple[Diagnostic, ...]]:
    """Address of a submission → what must not go out on its pages; of those not left out yet."""
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for one in () if result.is_published else result.diagnostics:
        if one.check == gate.CHECK and one.submission and one.submission not in known:
            found[one.submission] = (*found.get(one.submission, ()), one)
    return found


def _quarantined(content: Content) -> tuple[Content, tuple[Loaded, ...]]:
    """The content without the submissions that have an error no record releases, and these."""
    withheld = tuple(item for item in content.loaded if has_errors(item.diagnostics))
    paths = {item.place.folder.path for item in withheld}
    kept = (
        dataclasses.replace(item, held=None, summary=None) if item.place.folder.path in paths else item
        for item in content.loaded
    )
    return dataclasses.replace(content, loaded=tuple(kept)), withheld


def _stopping(content: Content, withheld: tuple[Loaded, ...]) -> tuple[Diagnostic, ...]:
    """The findings that may stop the publication: all but those of what is left out of it."""
    left_out = {item.place.folder.path for item in withheld}
    of_the_rest = (item.diagnostics for item in content.loaded if item.place.folder.path not in left_out)
    return (*content.diagnostics, *(one for found in of_the_rest for one in found))


def _make(
    settings: BuildSettings,
    content: Content,
    withheld: tuple[Loaded, ...],
    work: Work,
    clock: Clock,
    *,
    may_follow: bool,
) -> tuple[Result, Made, Following | None]:
    """Relate, render and index into the new generation: what was made, all of it unless findings stop it.

    `may_follow`: whether the text index may be published later; what is then under way of it comes last.
    """
    before = work.cache.known_relations(content.loaded)
    catalogue, related = clock.time("relate", lambda: relate_content(settings, content, withheld, before))
    made = clock.time("render", partial(render_all, work, content, catalogue, related))
    addresses = tuple(address for batch in made.rendered for address in batch.addresses)
    late = (
        *(diagnostic for batch in made.rendered for diagnostic in batch.diagnostics),
        *_lost_addresses(content, addresses),
        *_misled(catalogue.redirects, addresses),
        *broken_links(made.handbook, catalogue, work.generation, {file.path for file in made.written}),
    )
    if _stops(late, settings):
        return result_of(content, late), made, None
    following = None
    if settings.with_search:
        clock.time("name index", partial(write_names, work, made, catalogue))
        texts = partial(write_texts, work, made, catalogue, may_follow=may_follow)
        following = clock.time("text index", texts)
    if settings.precompress:
        packing = partial(write_packed, made.written, work.generation, settings.output, GENERATOR, work.shared)
        made.written.extend(clock.time("precompress", packing))
    known = {address for address, _ in content.addresses}
    known.update(address for batch in made.rendered for address in batch.passing)
    result = dataclasses.replace(
        result_of(content, late),
        is_published=True,
        submissions=len(content.summaries),
        withheld=tuple(item.path for item in catalogue.withheld),
        pages=len(addresses),
        files=len(made.written) + 1,
        new_addresses=tuple(sorted(address for address in addresses if address.endswith("/") and address not in known)),
    )
    return result, made, following


def _lost_addresses(content: Content, addresses: tuple[str, ...]) -> list[Diagnostic]:
    """An address once published that answers no more."""
    present = set(addresses)
    held_back = tuple(each.path for each in content.held_back)
    bring_back = msg(
        "List the project under “removed” in submission.yaml, bring its file back, or say in redirects.yaml where it "
        "went"
    )
    wait_no_more = msg(
        "It was public already and cannot be held back: take “publish_on” out of submission.yaml; if it never was, "
        "take its lines out of addresses.txt"
    )
    return [
        Diagnostic(
            "address-lost",
            Severity.ERROR,
            msg("The address {address} was published and would answer no more", address=address),
            At("addresses.txt", line),
            found=address,
            help=wait_no_more if held_back and address.startswith(held_back) else bring_back,
        )
        for address, line in content.addresses
        if address not in present
    ]


def _misled(redirects: tuple[Redirect, ...], addresses: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Redirects from where a page stands, or to where none does."""
    told = {one.old for one in redirects}
    pages = Counter(addresses)
    pages.subtract(told)
    return misled(redirects, {address for address, count in pages.items() if count > 0}, "redirects.yaml")


def _stops(found: tuple[Diagnostic, ...], settings: BuildSettings) -> bool:
    return has_errors(found) or (
        settings.strict and any(item.severity is Severity.WARNING and item.release is None for item in found)
    )
