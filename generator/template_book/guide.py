"""What the workbook says to those who fill it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.message import Message, msg

GUIDE_LINES: Final = (
    msg("Fill what your form prints, as it prints it, and leave the rest. Then: mingzhang import FILE --into content."),
    msg("Lines that begin with ※ and rows that begin with 示例 are explanations and are not read."),
    msg("Heads with * must be filled. Sheets that your form does not have may stay empty or be deleted."),
    msg(
        "A blank cell, 0 and 无 are three things: blank says that the form leaves it blank, 0 that the amount is "
        "nought, 无 that there is none."
    ),
    msg(
        "A column in which no cell is filled says that the form has no such field. Write 〖〗 where the form has it "
        "and leaves it blank everywhere, and 〖无此栏〗 where only some of the forms have it."
    ),
    msg("All cells are text: codes keep their leading zeros, amounts the decimals they are printed with."),
    msg("Amounts are in the unit of the project or form they belong to; do not write the unit behind the figure."),
    msg(
        "Projects are called by their number, code or name in the other sheets; target forms of the whole department "
        "by their number there, such as department. A blank there means the same as the row above."
    ),
    msg("A blank level of an indicator goes on from the row above, as a merged cell does."),
    msg("In prose, leave an empty line between paragraphs (Alt+Enter)."),
    msg("The sheets are protected against slips without a password: take the protection off where you must."),
)

GUIDANCES: Final[Mapping[str, Message]] = {
    "units": msg("One budget unit a row, in printed order."),
    "projects": msg("One project a row, in printed order; the number is what the other sheets call it by."),
    "funding": msg("One source of money of a project a row; amounts in the unit of the project."),
    "goals": msg("One goal a row, of a project or of a form of the whole department."),
    "indicators": msg("One indicator a row; the target with its sign and unit as printed: ≥95%."),
    "plan": msg("One point of the spending plan a row; the share is cumulative."),
    "notes": msg("Labelled texts of a form that have no column of their own."),
    "targets": msg("Forms of the whole department or of a special fund, one a row; their parts stand in other sheets."),
    "budget": msg("One line of the budget of such a form a row; labels from the widest down, each on its own line."),
    "tasks": msg("One key task of such a form a row."),
    "directions": msg("One direction of a special fund a row."),
    "text": msg("One section of the explanations a row, in printed order."),
    "terms": msg("One term of the document’s own glossary a row."),
    "labels": msg("Labels as printed where they differ from the usual ones; fields by the names of the content files."),
}
"""Name of a sheet → what stands below its title."""
