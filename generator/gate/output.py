"""A last look at each file as it is written: numbers and addresses of persons that no record releases stop the build.

The checks have looked at every text of the content before. The gate sees what they cannot: whatever a template, a text
of the site or the lines of a source document put on a page. Nearly all files pass on two searches through their bytes.

What a record releases passes by the number itself, compared by its digest, never by its mask: on the pages of its own
submission, and on those of the site as a whole where a list shows the field it stands in.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.checks.shared.personal_texts import CHECKS
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.personal_values import PersonalKind, PersonalValue, mask_personal_values, personal_values
from generator.model.place import Place
from generator.model.release import digest_in, digest_of
from generator.model.site import Site
from generator.model.spot import Part
from generator.model.submission import Submission

CHECK: Final = "personal-value-in-output"
"""Id of what the gate finds."""

# What a byte is to the first search: a digit, a letter, or something else. Blanks, line ends, hyphens and points are
# taken out, and so are bytes of full-width digits and of signs without width; no byte that begins a Han character is,
# so that nothing is joined over one.
_CLASSES: Final = bytes(
    ord("0") if byte in b"0123456789" or 0x90 <= byte <= 0x99 else ord("a") if bytes((byte,)).isalpha() else 1
    for byte in range(256)
)
_TAKEN_OUT: Final = b" -.\r\n\xc2\xe2\xe3\xef\xad\xb7\xbb\xbc\xbf" + bytes((*range(0x80, 0x90), *range(0xA0, 0xA5)))
_WIDE_AT: Final = "＠".encode()
_LONG: Final = b"0" * 11
_IDENTITY_DIGITS: Final = 17
_LONGEST_TOKEN: Final = 40
_TOKEN: Final = re.compile(rb"[0a]*\Z")
_HAN: Final = re.compile("一 ?(?:三|四|五|六|七|八|九)(?: ?(?:零|〇|一|二|三|四|五|六|七|八|九|幺)){9}".encode())

_IS_AMOUNT_OR_CODE: Final = re.compile(
    r"""(?:class="[^"<>]*\b(?:number|code|exact)\b[^"<>]*"[^<>]*>\s*(?:<[^<>]*>\s*)*"""
    # The exact 元 of a figure, which is put there from a Decimal only.
    r"""|<data value="-?|"(?:yuan|code|amount)":")$"""
)
_HAS_UNIT: Final = re.compile('","unit":')
_AROUND: Final = 120
_LISTED: Final = {
    Part.SUBMISSION: re.compile(r"title|(units|terms|removed)/\d+/\w+|targets/\d+/(id|title|owner)"),
    Part.PROJECT: re.compile(r"|name|code|amount|indicators(_term)?/\d+/(name|target)"),
    Part.TABLE: re.compile("id|title"),
    Part.CELL: re.compile(""),
    Part.REVISIONS: re.compile(r"revisions/\d+/note"),
}
"""Fields that lists over submissions show; that of no name is the name of a file, a part of the address."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What may pass on the pages of one submission, or on those of the site."""

    released: frozenset[tuple[str, str]] = frozenset()
    """Check and digest of each value that a record releases."""
    addresses: frozenset[str] = frozenset()
    """E-mail addresses the site or a body names as its own."""
    numbers: Callable[[], Collection[str]] = field(default=tuple)
    """Long amounts and codes, digits alone, that may look like the number of a person; asked for only at need."""
    submission: str = ""
    """Address of the submission whose pages it stands before; empty before those of the site."""

    def look(self, path: str, content: bytes) -> Iterator[Diagnostic]:
        """What must not go out in one file; its path below the site's root stands in each finding."""
        if may_hold_personal_values(path.encode("utf-8", "surrogateescape")):
            for value in personal_values(path):
                if not self._may_pass(value, path):
                    yield _stopped(value, path, "", self.submission)
        if not may_hold_personal_values(content):
            return
        text = content.decode("utf-8", "replace")
        said: set[str] = set()
        for value in personal_values(text):
            # The last cell of a line and the first of the next are no one number.
            if path.endswith(".csv") and "\n" in text[value.start : value.end]:
                continue
            if value.masked not in said and not self._may_pass(value, text):
                said.add(value.masked)
                yield _stopped(value, path, text, self.submission)

    def _may_pass(self, value: PersonalValue, text: str) -> bool:
        if self.released and (CHECKS[value.kind], digest_of(value.value)) in self.released:
            return True
        if value.kind is PersonalKind.EMAIL:
            return value.value in self.addresses
        if value.kind is PersonalKind.ID_NUMBER:
            # What fits region, day of birth and check character is one even where a code is expected.
            return False
        before, after = text[max(value.start - _AROUND, 0) : value.start], text[value.end : value.end + 12]
        if _IS_AMOUNT_OR_CODE.search(before) or _HAS_UNIT.match(after):
            return True
        return value.value in self.numbers()


def may_hold_personal_values(content: bytes) -> bool:
    """Whether a file has to be read closely; quick, since nearly none has to.

    A run of digits behind a letter is part of a code where the code has digits before that letter too.
    """
    at = content.find(b"@")
    while at >= 0:
        before = content[max(at - 2, 0) : at].rstrip()[-1:]
        # Of a letter of full width no byte is one of a Latin letter.
        if before.isalnum() or before >= b"\x80":
            return True
        at = content.find(b"@", at + 1)
    if _WIDE_AT in content:
        return True
    in_codes = _digits_in_codes(content.translate(_CLASSES, _TAKEN_OUT))
    # Where taking blanks out joined anything to a code, the two counts differ.
    if in_codes is None or (in_codes and in_codes != _digits_in_codes(content.translate(_CLASSES))):
        return True
    return _HAN.search(content) is not None


def _digits_in_codes(classes: bytes) -> int | None:
    """How many digits long runs in codes have together; None where there is a long run outside of any."""
    count = 0
    at = classes.find(_LONG)
    while at >= 0:
        token = _TOKEN.search(classes, max(at - _LONGEST_TOKEN, 0), at)
        # Three digits, for the last bytes of two Han characters may look like two; three letters may be a name.
        code = b"" if token is None else token.group()
        if b"000" not in code or not code.endswith(b"a") or code.endswith(b"aaa"):
            return None
        end = at + len(_LONG)
        while classes[end : end + 1] == b"0":
            end += 1
        # So long a run may be an identity number, which is one wherever it stands.
        if end - at >= _IDENTITY_DIGITS:
            return None
        count += end - at
        at = classes.find(_LONG, end)
    return count


def gate_of(submission: Submission, findings: Iterable[Diagnostic], site: Site) -> Gate:
    """The gate before the pages of a submission with these findings."""
    body = submission.body
    return Gate(
        _released(findings) | frozenset(body.released),
        _addresses_named(site, (body.contact,)),
        functools.cache(lambda: long_numbers(submission)),
        submission.path,
    )


def gate_of_site(catalogue: Catalogue) -> Gate:
    """The gate before the pages of the site as a whole: what is released where lists over submissions show it."""
    bodies = [entry.body for region in catalogue.regions for entry in region.bodies]
    findings = (one for found in catalogue.findings.values() for one in found if _is_listed(one))
    released = _released(findings) | frozenset(pair for body in bodies for pair in body.released)
    named = _addresses_named(catalogue.site, (body.contact for body in bodies))
    return Gate(released, named, functools.cache(lambda: _long_numbers_of_lists(catalogue)))


def _is_listed(one: Diagnostic) -> bool:
    """Whether lists over submissions show the field of a finding: names, codes, indicators, cells; never prose."""
    fields = None if one.spot is None else _LISTED.get(one.spot.part)
    path = () if one.spot is None else one.spot.path
    return fields is not None and fields.fullmatch("/".join(map(str, path))) is not None


def _addresses_named(site: Site, contacts: Iterable[str]) -> frozenset[str]:
    """The e-mail addresses that the site and the bodies state as their own, in lower case."""
    texts = (site.operator, site.contact, site.about, site.accessibility, *contacts)
    values = (value for text in texts if "@" in text or "＠" in text for value in personal_values(text))
    return frozenset(value.value for value in values if value.kind is PersonalKind.EMAIL)


def _released(findings: Iterable[Diagnostic]) -> frozenset[tuple[str, str]]:
    """Check and digest of each value in the findings that a record releases."""
    return frozenset(
        (one.check, digest_in(one.identity)) for one in findings if one.release is not None and one.identity
    )


def long_numbers(submission: Submission) -> frozenset[str]:
    """The amounts and codes of a submission that are as long as the number of a person, digits alone."""
    texts = [project.code or "" for project in submission.projects]
    texts += [unit.code for unit in submission.units]
    texts += [project.amount.text for project in submission.projects]
    texts += [funding.amount.text for project in submission.projects for funding in project.funding]
    texts += [line.amount.text for form in submission.targets for line in form.budget]
    texts += [
        cell.text
        for table in submission.tables
        for row in table.rows
        for cell, column in zip(row.cells, table.columns, strict=True)
        if cell.amount is not None or column.kind.value == "code"
    ]
    return _long(texts)


def _long_numbers_of_lists(catalogue: Catalogue) -> frozenset[str]:
    """The same of what lists over all submissions show of a project; codes also stand in its address."""
    summaries = [summary for region in catalogue.regions for body in region.bodies for summary in body.submissions]
    texts = [unit.code for summary in summaries for unit in summary.units]
    for summary in summaries:
        texts += [text for line in summary.projects for text in (line.code or "", line.amount.text)]
    return _long(texts)


def _long(texts: Iterable[str]) -> frozenset[str]:
    """The texts, digits alone, that are as long as the number of a person."""
    digits = (re.sub(r"[^0-9]", "", text) for text in texts if len(text) >= 11)
    return frozenset(number for number in digits if len(number) >= 11)


def _stopped(value: PersonalValue, path: str, text: str, submission: str) -> Diagnostic:
    # A path may hold the number itself.
    path = mask_personal_values(path)
    before = text[: value.start]
    place = Place(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1) if text else Place(path)
    return Diagnostic(
        CHECK,
        Severity.ERROR,
        msg(
            "{path} would publish what looks like a person's number or address: {masked}",
            path=path,
            masked=value.masked,
        ),
        place,
        found=value.masked,
        help=msg(
            "Take it out of the text it comes from; an office's own e-mail address goes under “contact” in body.yaml "
            "or site.yaml"
        ),
        submission=submission,
    )
