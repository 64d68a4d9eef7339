"""A last look at each file as it is written: numbers and addresses of persons that no record releases stop the build.

The checks have looked at every text of the content before. The gate sees what they cannot: whatever a template, a text
of the site or the lines of a source document put on a page. Nearly all files pass on two searches through their bytes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.personal_values import PersonalKind, PersonalValue, personal_values
from generator.model.place import Place
from generator.model.site import Site
from generator.model.submission import Submission

CHECKS: Final = {
    PersonalKind.ID_NUMBER: "personal-id-number",
    PersonalKind.OLD_ID_NUMBER: "personal-id-number",
    PersonalKind.MOBILE: "mobile-number",
    PersonalKind.BANK_CARD: "bank-card-number",
    PersonalKind.EMAIL: "personal-email",
}
"""The check that finds each kind in content, and whose releases let a value pass here as well."""

# What a byte is to the first search: a digit, a letter, or something else. Blanks, hyphens and points are taken out,
# and so are bytes of full-width digits and of signs without width; no byte that begins a Han character is, so that
# nothing is joined over one.
_CLASSES: Final = bytes(
    ord("0") if byte in b"0123456789" or 0x90 <= byte <= 0x99 else ord("a") if bytes((byte,)).isalpha() else 1
    for byte in range(256)
)
_TAKEN_OUT: Final = b" -.\xc2\xe2\xe3\xef\xad\xb7\xbb\xbc\xbf" + bytes((*range(0x80, 0x90), *range(0xA0, 0xA5)))
_LONG: Final = b"0" * 11
_LONGEST_TOKEN: Final = 40
_TOKEN: Final = re.compile(rb"[0a]*\Z")
_HAN: Final = re.compile("一 ?(?:三|四|五|六|七|八|九)(?: ?(?:零|〇|一|二|三|四|五|六|七|八|九|幺)){9}".encode())

_IS_AMOUNT_OR_CODE: Final = re.compile(
    r"""(?:class="[^"<>]*\b(?:number|code|exact)\b[^"<>]*"[^<>]*>\s*(?:<[^<>]*>\s*)*|"(?:yuan|code|amount)":")$"""
)
_HAS_UNIT: Final = re.compile('","unit":')
_AROUND: Final = 120


@dataclass(frozen=True, slots=True)
class Gate:
    """What may pass on the pages of one submission, or on those of the site."""

    released: frozenset[tuple[str, str]] = frozenset()
    """Check and masked value of each record that releases one."""
    addresses: frozenset[str] = frozenset()
    """E-mail addresses the site or a body names as its own."""
    numbers: Callable[[], Collection[str]] = field(default=tuple)
    """Long amounts and codes, digits alone, that may look like the number of a person; asked for only at need."""

    def look(self, path: str, content: bytes) -> Iterator[Diagnostic]:
        """What must not go out in one file; its path below the site's root stands in each finding."""
        if not may_hold_personal_values(content):
            return
        text = content.decode("utf-8", "replace")
        said: set[str] = set()
        for value in personal_values(text):
            if value.masked not in said and not self._may_pass(value, text):
                said.add(value.masked)
                yield _stopped(value, path, text)

    def _may_pass(self, value: PersonalValue, text: str) -> bool:
        if (CHECKS[value.kind], value.masked) in self.released:
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
        if content[max(at - 2, 0) : at].rstrip()[-1:].isalnum():
            return True
        at = content.find(b"@", at + 1)
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
        # Three digits, for the last bytes of two Han characters may look like two.
        if token is None or b"000" not in token.group() or not token.group().endswith(b"a"):
            return None
        end = at + len(_LONG)
        while classes[end : end + 1] == b"0":
            end += 1
        count += end - at
        at = classes.find(_LONG, end)
    return count


def gate_of(submission: Submission, findings: Iterable[Diagnostic], site: Site) -> Gate:
    """The gate before the pages of a submission with these findings."""
    named = _addresses_named(site, (submission.body.contact,))
    return Gate(_released(findings), named, functools.cache(lambda: long_numbers(submission)))


def gate_of_site(catalogue: Catalogue) -> Gate:
    """The gate before the pages of the site as a whole: what may stand on a page of any submission may stand there."""
    contacts = (entry.body.contact for region in catalogue.regions for entry in region.bodies)
    findings = (one for found in catalogue.findings.values() for one in found)
    return Gate(_released(findings), _addresses_named(catalogue.site, contacts))


def _addresses_named(site: Site, contacts: Iterable[str]) -> frozenset[str]:
    """The e-mail addresses that the site and the bodies state as their own, in lower case."""
    texts = (site.operator, site.contact, site.about, site.accessibility, *contacts)
    values = (value for text in texts if "@" in text or "＠" in text for value in personal_values(text))
    return frozenset(value.value for value in values if value.kind is PersonalKind.EMAIL)


def _released(findings: Iterable[Diagnostic]) -> frozenset[tuple[str, str]]:
    """Check and masked value of the findings that a record releases."""
    checks = frozenset(CHECKS.values())
    return frozenset((one.check, one.found) for one in findings if one.release is not None and one.check in checks)


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
    digits = (re.sub(r"[^0-9]", "", text) for text in texts if len(text) >= 11)
    return frozenset(number for number in digits if len(number) >= 11)


def _stopped(value: PersonalValue, path: str, text: str) -> Diagnostic:
    line = text.count("\n", 0, value.start) + 1
    column = value.start - (text.rfind("\n", 0, value.start) + 1) + 1
    return Diagnostic(
        "personal-value-in-output",
        Severity.ERROR,
        msg(
            "{path} would publish what looks like a person's number or address: {masked}",
            path=path,
            masked=value.masked,
        ),
        Place(path, line, column),
        found=value.masked,
        help=msg(
            "Take it out of the text it comes from; if it is an office's, name it as contact in body.yaml or site.yaml"
        ),
    )
