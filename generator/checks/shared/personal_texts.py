"""Numbers and addresses of persons in a submission: in its texts, its codes and amounts, and the names of its files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.checks import Finding, Subject
from generator.checks.shared.identities import Identities
from generator.checks.shared.personal_fields import (
    Piece,
    largest_amount,
    number_heads,
    other_pieces,
    own_codes,
    text_pieces,
)
from generator.checks.shared.text_parts import TextKind
from generator.checks.shared.texts import texts_of
from generator.model.message import Message, msg
from generator.model.personal_values import EDGE, PersonalKind, PersonalValue, personal_values
from generator.model.spot import Part, Spot, in_text

CHECKS: Final = {
    PersonalKind.ID_NUMBER: "personal-id-number",
    PersonalKind.OLD_ID_NUMBER: "personal-id-number",
    PersonalKind.MOBILE: "mobile-number",
    PersonalKind.BANK_CARD: "bank-card-number",
    PersonalKind.EMAIL: "personal-email",
}
"""The check that finds each kind, and whose releases let a value pass on pages as well."""

_BELIEVED: Final = 100
"""An amount is one if another amount of the submission is at least a hundredth of it."""


class PersonalHit(NamedTuple):
    """A value and its place."""

    value: PersonalValue
    spot: Spot
    identity: str
    """What a release of it is bound to, beside its place."""


def personal_findings(subject: Subject, *kinds: PersonalKind) -> Iterator[Finding]:
    """A finding for each value of these kinds. What is found is masked: a list of findings must not publish it."""
    for value, spot, identity in subject.share(personal_hits):
        if value.kind in kinds:
            yield Finding(personal_message(value), spot, value.masked, identity=identity)


def personal_message(value: PersonalValue) -> Message:
    """What is said of a value, masked."""
    match value.kind:
        case PersonalKind.MOBILE:
            return msg("A mobile telephone number: {masked}", masked=value.masked)
        case PersonalKind.BANK_CARD:
            return msg("The number of a bank card: {masked}", masked=value.masked)
        case PersonalKind.EMAIL:
            return msg("An e-mail address: {masked}", masked=value.masked)
        case _:
            return msg("A citizen's identity number: {masked}", masked=value.masked)


def personal_hits(subject: Subject) -> tuple[PersonalHit, ...]:
    """The values in printed order, then those in amounts and in names of files; a view for `Subject.share`.

    The office's own e-mail address is none, wherever it stands.
    """
    submission, texts = subject.submission, subject.view(texts_of)
    heads = number_heads(submission)
    # Where no head has to be set before its cells, the texts are searched as they are joined already.
    joined = None if heads else texts.joined.removeprefix(EDGE).removesuffix(EDGE)
    found = [*_hits(joined, lambda: text_pieces(texts.entries, heads)), *_hits(None, lambda: other_pieces(submission))]
    if not found:
        return ()
    named = {one.value for one in personal_values(submission.body.contact) if one.kind is PersonalKind.EMAIL}
    codes, largest = own_codes(submission), largest_amount(submission)
    return tuple(
        hit
        for hit, here in found
        if hit.value.value not in named and not _is_code_or_amount(hit.value, here, codes, largest)
    )


def number_in_code(value: PersonalValue, code: str, own: Iterable[str], *, is_one: bool = True) -> bool:
    """Whether a value in a code is a number of a person all the same.

    An identity number is: region, birth and check character do not fit by chance. A mobile number is if it is the
    whole code, and the code does not begin as those of the region or the department (`own`) do: 1305… of 河北.
    """
    if value.kind in {PersonalKind.ID_NUMBER, PersonalKind.EMAIL}:
        return True
    is_whole = is_one and not code[: value.start].strip() and not code[value.end :].strip()
    return value.kind is PersonalKind.MOBILE and is_whole and not value.value.startswith(tuple(own))


def _hits(joined: str | None, make: Callable[[], Sequence[Piece]]) -> Iterator[tuple[PersonalHit, Sequence[Piece]]]:
    """Each value, its stretch that in the first of the pieces it lies in, and those pieces.

    `joined`: the pieces with `EDGE` between them, where that is known without making them.
    """
    values = personal_values(joined) if joined is not None else ()
    if joined is not None and not values:
        return
    pieces = make()
    if joined is None:
        values = personal_values(EDGE.join([piece.head + piece.entry.text for piece in pieces]))
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.head) + len(piece.entry.text) + len(EDGE)
    identities = Identities()
    for value in values:
        first, last = (bisect_right(starts, place) - 1 for place in (value.start, value.end - 1))
        piece = pieces[first]
        before = starts[first] + len(piece.head)
        own = PersonalValue(value.kind, max(value.start - before, 0), value.end - before, value.value)
        spot = piece.entry.spot
        if spot.part is Part.TEXT:
            spot = in_text(spot.id, own.start, min(own.end, len(piece.entry.text)))
        identity = identities.next(first, piece.entry.text, own.start, own.value)
        yield PersonalHit(own, spot, identity), pieces[first : last + 1]


def _is_code_or_amount(value: PersonalValue, here: Sequence[Piece], own: Sequence[str], largest: Decimal) -> bool:
    """Whether it stands in a code or an amount, and is no more than that."""
    for piece in here:
        # What goes on in the next field is the end of one code and the beginning of another.
        is_code = piece.entry.kind is TextKind.CODE
        if is_code and not number_in_code(value, piece.entry.text, own, is_one=len(here) == 1):
            return True
        yuan = None if piece.amount is None else piece.amount.yuan
        if yuan is not None and largest * _BELIEVED >= abs(yuan):
            return True
    return False
