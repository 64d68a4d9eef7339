"""The words an import report uses, whatever its format."""

from __future__ import annotations

from generator.model.import_report import ImportReport, MatchedBy, Outcome
from generator.model.message import Message, msg
from generator.model.remark import RemarkKind
from generator.model.source import Furniture
from generator.report.place_text import place_text
from generator.report.say import Speaker

OUTCOMES = {
    Outcome.WRITTEN: msg("written"),
    Outcome.UNCHANGED: msg("unchanged: the content held the same already"),
    Outcome.CHECKED: msg("checked only (--dry-run): nothing was written"),
    Outcome.REFUSED: msg("nothing was written"),
}
FURNITURE = {
    Furniture.COVER: msg("cover line printed again"),
    Furniture.CONTENTS: msg("table of contents"),
    Furniture.LABEL: msg("fixed label of the form"),
    Furniture.HEADING: msg("fixed heading of the document"),
    Furniture.REPEATED_HEAD: msg("table head repeated after a page break"),
    Furniture.BOOKMARK: msg("bookmark mark"),
    Furniture.PAGE_NUMBER: msg("page number"),
    Furniture.MARKUP: msg("sign of mark-up"),
    Furniture.RUNNING_HEAD: msg("head or foot of the pages"),
    Furniture.WATERMARK: msg("watermark"),
    Furniture.TIMESTAMP: msg("time of filling in"),
    Furniture.SIGNATURE: msg("empty signature label"),
}
MATCHES = {
    MatchedBy.CODE: msg("address kept, matched by its code"),
    MatchedBy.NAME: msg("address kept, matched by its name"),
    MatchedBy.NEW: msg("new address"),
}

REMARKS = {
    RemarkKind.HELD_BACK: msg("held back: not read, not published"),
    RemarkKind.ACCEPTED: msg("tracked change read as accepted"),
    RemarkKind.STORED: msg("number read otherwise than it is shown, or rounded by its format"),
    RemarkKind.DOUBTFUL: msg("a person must look"),
    RemarkKind.LEFT_OUT: msg("left out: it holds no text to read"),
}


def where(report: ImportReport, say: Speaker, *lines: int) -> str:
    """Where lines stand, in words: by their places in a file that has no lines, each once, else by their numbers."""
    if not report.places:
        return say(msg("line {line}", line=", ".join(str(line) for line in lines)))
    places = dict.fromkeys(report.place_of(line) for line in lines)
    return "; ".join(place_text(place, say) for place in places)


def accounting_line(report: ImportReport) -> Message | None:
    """What became of the lines, in one sentence."""
    lines = report.accounting
    if lines is None:
        return None
    return msg(
        "{total} lines: {taken} read into fields, {furniture} furniture, {unread} unread, {blank} blank",
        total=lines.total,
        taken=lines.taken,
        furniture=lines.furniture_only,
        unread=lines.unread,
        blank=lines.blank,
    )
