"""body.yaml searched for numbers of persons, as the texts of a submission are, and its own accepted.yaml applied.

What stands in body.yaml is of no one submission, so neither is its record: accepted.yaml lies beside it and is read the
same way. The office's own e-mail address under `contact` is no finding; its telephone is one if it is a mobile's.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.checks import Check
from generator.checks.shared.identities import Identities
from generator.checks.shared.personal_texts import CHECKS, number_in_code, personal_message
from generator.model.body import Body
from generator.model.diagnostic import Diagnostic
from generator.model.personal_values import PersonalKind, PersonalValue, personal_values
from generator.model.place import Place
from generator.model.raw import FieldPath, RawFile
from generator.model.release import digest_in
from generator.model.submission import Origin
from generator.validate.releases import apply_releases, build_releases


def checked_body(
    body: Body, file: RawFile, accepted: RawFile | None, checks: Sequence[Check], today: datetime.date | None
) -> tuple[Body, tuple[Diagnostic, ...]]:
    """The body with what its record lets stand, and the findings in its file and in its record."""
    releases, faults = build_releases(accepted, {check.id for check in checks})
    by_id = {check.id: check for check in checks}
    found = tuple(
        _diagnostic(by_id[CHECKS[value.kind]], value, path, identity, file)
        for value, path, identity in _values(body)
        if CHECKS[value.kind] in by_id
    )
    folder = file.path.removesuffix("body.yaml")
    # body.yaml is drawn up from what the body publishes elsewhere: both kinds of record may be given for it.
    found = apply_releases(found, releases, path=folder, origin=Origin.COPIED, today=today)
    released = tuple((one.check, digest_in(one.identity)) for one in found if one.release is not None)
    return replace(body, released=released), (*found, *faults)


def _values(body: Body) -> Iterator[tuple[PersonalValue, FieldPath, str]]:
    """Each value with its field and its identity."""
    own = {one.value for one in personal_values(body.contact) if one.kind is PersonalKind.EMAIL}
    codes = (body.region_code[:4],)
    texts: list[tuple[FieldPath, str]] = [
        (("name",), body.name),
        (("code",), body.code),
        *((("names_before", i), name) for i, name in enumerate(body.names_before)),
        (("contact",), body.contact),
        (("licence",), body.licence),
        # The name of its folder, a part of every address, stands in no field.
        ((), body.slug),
    ]
    identities = Identities()
    for path, text in texts:
        for value in personal_values(text):
            if value.value in own or (path == ("code",) and not number_in_code(value, text, codes)):
                continue
            yield value, path, identities.next(path, text, value.start, value.value)


def _diagnostic(check: Check, value: PersonalValue, path: FieldPath, identity: str, file: RawFile) -> Diagnostic:
    line, column = file.locate(path)
    return Diagnostic(
        check=check.id,
        severity=check.severity,
        message=personal_message(value),
        place=Place(file.path, line, column, "/".join(str(part) for part in path)),
        found=value.masked,
        help=check.mend,
        law=", ".join(source.text for source in check.sources),
        identity=identity,
    )
