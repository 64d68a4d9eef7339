"""redirects.yaml becomes redirects, each of one address; where one leads to another, it leads to the last at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.diagnostic import Diagnostic
from generator.model.message import msg
from generator.model.raw import RawFile
from generator.model.redirect import Redirect
from generator.validate.faults import Fault, FaultsError, diagnose, shape_file
from generator.validate.schema_redirects import RedirectsFile


@dataclass(frozen=True, slots=True)
class _Rule:
    """One entry of the file; `place` is the one among them, from 0."""

    place: int
    old: str
    new: str
    is_for_all_below: bool


def build_redirects(raw: RawFile, recorded: Sequence[str]) -> tuple[tuple[Redirect, ...], tuple[Diagnostic, ...]]:
    """The redirects by their old address, and what was found in the file; none where anything was.

    `recorded`: every address ever published; an entry for all below an address makes a redirect of each of these.
    Whether pages stand at the addresses is known when all are made: see `misled`.
    """
    try:
        file = shape_file(RedirectsFile, raw.tree)
        rules = tuple(_Rule(i, entry.old, entry.new, entry.below == "true") for i, entry in enumerate(file.redirects))
        found = {redirect.old: redirect for redirect in _redirects(rules, recorded, raw)}
    except FaultsError as error:
        return (), diagnose(error.faults, raw.path, raw.locate)
    return tuple(found[old] for old in sorted(found)), ()


def misled(redirects: Sequence[Redirect], pages: Collection[str], file: str) -> tuple[Diagnostic, ...]:
    """Redirects at whose old address a page stands, or at whose new one none does. `pages`: the addresses of all."""
    faults = []
    for one in redirects:
        position = None if one.line is None else (one.line, 1)
        if one.old in pages:
            message = msg("There is a page at {address}: it needs no redirect", address=one.old)
            help = msg("Delete the entry, or take the page away")
            faults.append(Fault("redirect-needless", ("redirects",), message, one.old, help=help, position=position))
        elif one.new not in pages:
            message = msg("{old} leads to {new}, where there is no page", old=one.old, new=one.new)
            help = msg("Write the address of a page of this site, as its address line shows it behind the site's own")
            faults.append(Fault("redirect-astray", ("redirects",), message, one.new, help=help, position=position))
    return diagnose(faults, file, lambda _: (None, None))


def _redirects(rules: Sequence[_Rule], recorded: Sequence[str], raw: RawFile) -> Iterator[Redirect]:
    """One for each address of each rule. Errors: `FaultsError` with all rules that repeat one or lead in a circle."""
    faults: list[Fault] = []
    by_old: dict[str, _Rule] = {}
    for rule in rules:
        if rule.old in by_old:
            message = msg("“{name}” is listed twice", name=rule.old)
            faults.append(Fault("entry-repeated", ("redirects", rule.place, "old"), message, rule.old))
        by_old.setdefault(rule.old, rule)
    addresses: dict[int, list[str]] = {rule.place: [rule.old] for rule in by_old.values()}
    for address in recorded:
        below = _rule_of(by_old, address)
        if below is not None:
            addresses[below.place].append(address)
    found: list[Redirect] = []
    for rule in by_old.values():
        ways = {address: _end(by_old, address) for address in addresses[rule.place]}
        if None in ways.values():
            message = msg("The redirects lead from {address} in a circle", address=rule.old)
            faults.append(Fault("redirect-circle", ("redirects", rule.place, "new"), message, rule.new))
        line, _ = raw.locate(("redirects", rule.place))
        found.extend(Redirect(old, new, line) for old, new in ways.items() if new is not None)
    if faults:
        raise FaultsError(faults)
    yield from found


def _rule_of(by_old: Mapping[str, _Rule], address: str) -> _Rule | None:
    """The rule for an address: its own, else that for all below the nearest address above it."""
    above = address
    while above:
        rule = by_old.get(above)
        if rule is not None and (above == address or rule.is_for_all_below):
            return rule
        above = above[: above.rstrip("/").rfind("/") + 1]
    return None


def _end(by_old: Mapping[str, _Rule], address: str) -> str | None:
    """Where the redirects lead from an address in the end; None where they lead in a circle."""
    used: set[int] = set()
    while (rule := _rule_of(by_old, address)) is not None:
        if rule.place in used:
            return None
        used.add(rule.place)
        address = rule.new + address.removeprefix(rule.old)
    return address
