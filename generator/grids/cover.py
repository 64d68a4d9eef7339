"""The cover of a disclosure: who, which year, which stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.grids.claims import Claims
from generator.model.grid import Paragraph
from generator.model.han import join_wrapped, strip_blanks
from generator.model.message import msg
from generator.model.source import Furniture
from generator.model.submission import Status

_DRAFT = re.compile(r"[(（【\[]?(?:草案|初稿|征求意见稿|送审稿|讨论稿|送审|征求意见)[)）】\]]?")
_APPROVED = re.compile(r"[(（【\[]?(?:批复|已批复|批复稿|正式稿)[)）】\]]?")
_PREPARED = re.compile(r"(?:编制(?:单位|部门)[:：]?(?P<a>.+)|(?P<b>.+?)(?:编制|编报|填报|编))")
_REVIEWED = re.compile(r"(?:审[核定批](?:单位|部门)[:：]?.+|.+?审[核定批])")
_YEAR = re.compile(
    r"(?P<digits>20\d\d)\s*年|(?P<han>[二贰][〇○零0Oo][一二三四五六七八九〇○零][一二三四五六七八九〇○零])年"
)
_DATE = re.compile(r"(?:20\d\d|[二贰][〇○零].{2})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?")
_ANNEX = re.compile(r"附[件表]\s*\d*[:：]?|.*(?:20\d\d|[二贰][〇○零]).*")
"""A line of a cover that names no body: the number of an annex, a year."""
_HAN_DIGITS = (
    {"〇": "0", "○": "0", "零": "0", "O": "0", "o": "0"}
    | {sign: str(value) for value, sign in enumerate("一二三四五六七八九", start=1)}
    | {"贰": "2"}
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says; None and empty where it does not."""

    publisher: str | None
    fiscal_year: int | None
    title: str
    status: Status
    status_text: str
    prepared_by: str
    reviewed_by: str
    dated: str


def fiscal_year_of(text: str) -> int | None:
    """The year a title names, in digits or Han numerals (二〇二四年), or None."""
    found = _YEAR.search(strip_blanks(text))
    if found is None:
        return None
    if found.group("digits"):
        return int(found.group("digits"))
    return int("".join(_HAN_DIGITS.get(sign, sign) for sign in found.group("han")))


def read_cover(paragraphs: Sequence[Paragraph], title_pattern: re.Pattern[str], claims: Claims) -> Cover:
    """The cover's facts. `title_pattern` must find the words that make a line the document's title."""
    found: dict[str, Paragraph] = {}
    rest: list[Paragraph] = []
    for paragraph in paragraphs:
        text = strip_blanks(paragraph.text)
        kind = _kind_of(text, title_pattern)
        if kind is None or kind in found:
            rest.append(paragraph)
        else:
            found[kind] = paragraph
            claims.take(kind, paragraph)
    title = _text(found.get("title"))
    publisher, line = _publisher(title, _text(found.get("prepared_by")), rest)
    if line is not None:
        claims.take("publisher", line)
    elif publisher is not None:
        source = found["title"] if publisher in strip_blanks(title) else found["prepared_by"]
        claims.take("publisher", source)
    _claim_repeats(rest, [publisher or "", *(_text(piece) for piece in found.values())], claims)
    _compare(publisher, title, found, claims)
    mark = _text(found.get("status_text"))
    return Cover(
        publisher=publisher,
        fiscal_year=fiscal_year_of(title),
        title=title,
        status=_status(mark),
        status_text=mark,
        prepared_by=_text(found.get("prepared_by")),
        reviewed_by=_text(found.get("reviewed_by")),
        dated=_text(found.get("dated")),
    )


def _text(paragraph: Paragraph | None) -> str:
    return join_wrapped(paragraph.text)[0] if paragraph else ""


def _status(mark: str) -> Status:
    if not mark:
        return Status.UNSTATED
    return Status.DRAFT if _DRAFT.fullmatch(strip_blanks(mark)) else Status.APPROVED


def _kind_of(text: str, title_pattern: re.Pattern[str]) -> str | None:
    if _DRAFT.fullmatch(text) or _APPROVED.fullmatch(text):
        return "status_text"
    if title_pattern.search(text):
        return "title"
    if _DATE.fullmatch(text):
        return "dated"
    if _REVIEWED.fullmatch(text):
        return "reviewed_by"
    if _PREPARED.fullmatch(text):
        return "prepared_by"
    return None


def _publisher(title: str, prepared_by: str, rest: Sequence[Paragraph]) -> tuple[str | None, Paragraph | None]:
    """Name of the body and the cover line that is nothing but that name, where there is one."""
    drawn_up = _PREPARED.fullmatch(strip_blanks(prepared_by)) if prepared_by else None
    named = (drawn_up.group("a") or drawn_up.group("b")) if drawn_up else None
    year = _YEAR.search(strip_blanks(title))
    in_title = strip_blanks(title)[: year.start()] if year else ""
    name = in_title if len(in_title) >= 4 else named
    for paragraph in rest:
        if name is not None and strip_blanks(paragraph.text) == name:
            return name, paragraph
    others = [paragraph for paragraph in rest if not _ANNEX.fullmatch(strip_blanks(paragraph.text))]
    if name is None and len(others) == 1:
        # The one line of the cover that is nothing else is the body's name.
        return _text(others[0]), others[0]
    return name, None


def _claim_repeats(rest: Sequence[Paragraph], known: Sequence[str], claims: Claims) -> None:
    texts = [strip_blanks(text) for text in known if text]
    for paragraph in rest:
        text = strip_blanks(paragraph.text)
        if not claims.is_claimed(paragraph) and any(
            text == whole or (len(text) >= 4 and whole.startswith(text)) for whole in texts
        ):
            claims.furniture(Furniture.COVER, paragraph)


def _compare(publisher: str | None, title: str, found: dict[str, Paragraph], claims: Claims) -> None:
    prepared = found.get("prepared_by")
    drawn_up = _PREPARED.fullmatch(strip_blanks(prepared.text)) if prepared else None
    if prepared is None or drawn_up is None or publisher is None:
        return
    named = drawn_up.group("a") or drawn_up.group("b")
    if named != strip_blanks(publisher):
        claims.unsure(
            "publisher",
            prepared,
            msg("The cover names “{one}” and “{other}” as the body", one=publisher, other=named),
        )
