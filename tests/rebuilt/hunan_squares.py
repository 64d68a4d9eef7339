"""The squares of forms whose text has no blank cells for merged ones, as the Word file has them.

In such a text a row is what stands between empty lines, and has as many cells as were drawn. The form is a grid of six
squares (the fund's summary of five), and each of its rows is drawn in one of few ways.
"""

from __future__ import annotations

from tests.rebuilt.laid import LaidCell, LaidDocument, LaidTable, LaidText

_SPANS = {
    6: {1: (6,), 2: (1, 5), 3: (1, 3, 2), 4: (1, 1, 1, 3), 5: (1, 1, 2, 1, 1), 6: (1,) * 6},
    5: {1: (5,), 2: (1, 4), 3: (3, 1, 1), 4: (1, 1, 1, 2), 5: (1,) * 5, 6: (1,) * 5},
}
_LABELS = ("年度预算申请", "年度重点", "年度绩效指标")


def lay_out_rows(text: str, is_title_above: bool = False) -> LaidDocument:
    """The forms of a text with one cell a line, each a table that begins with the number of its annex.

    With `is_title_above` the annex, the title and the line below it are paragraphs above the table.
    """
    forms: list[list[list[str]]] = []
    for row in _rows(text):
        if row[0].startswith("附件"):
            forms.append([])
        forms[-1].append(row)
    if not is_title_above:
        return LaidDocument(tuple(_table(rows) for rows in forms))
    blocks: list[LaidText | LaidTable] = []
    for rows in forms:
        above = next(
            n for n, row in enumerate(rows) if not any(word in row[0] for word in ("附件", "目标", "：（盖章）"))
        )
        blocks.extend(LaidText("\t".join(filter(None, row))) for row in rows[:above])
        blocks.append(_table(rows[above:]))
    return LaidDocument(tuple(blocks))


def _rows(text: str) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line:
            rows.append([])
        elif line.startswith("\t"):
            rows[-1].append(line[1:].strip())
        else:
            rows[-1][-1] += f"\n{line.strip()}"
    return [row for row in rows if row]


def _table(rows: list[list[str]]) -> LaidTable:
    width = 5 if any("序号" in row for row in rows) else 6
    cells: list[LaidCell] = []
    for number, row in enumerate(rows):
        texts = row if any(row[1:]) or not row[0] else row[:1]
        texts = texts[:width] if len(texts) > width else texts
        spans = _SPANS[width][len(texts)]
        if not any(texts):
            texts, spans = [""] * width, (1,) * width
        starts = [sum(spans[:place]) for place in range(len(spans))]
        cells.extend(
            LaidCell(text, number, start, 1, span) for text, start, span in zip(texts, starts, spans, strict=True)
        )
    return _with_levels(LaidTable(len(rows), width, tuple(cells)))


def _with_levels(table: LaidTable) -> LaidTable:
    """The table with each label at the side, and each first level, over the rows that go on from it."""
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    for cell in sorted(table.cells, key=lambda one: (one.column, one.row)):
        is_side = cell.column == 0 and cell.text.startswith(_LABELS)
        is_level = cell.column == 1 and cell.text.endswith(("指标", "效益")) and cell.text != "一级指标"
        if not (is_side or is_level) or cell.width > 1:
            continue
        height = 1
        while (below := cells.get((cell.row + height, cell.column))) and not below.text and below.width == 1:
            if is_level and cells.get((cell.row + height, 0)):
                # The side label's own squares are gone by now; one that is left opens another part.
                break
            del cells[below.row, below.column]
            height += 1
        cells[cell.row, cell.column] = LaidCell(cell.text, cell.row, cell.column, height)
    return LaidTable(table.height, table.width, tuple(cells.values()))
