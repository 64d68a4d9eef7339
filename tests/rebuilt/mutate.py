"""Other disclosures of the same forms: names, years and units changed, forms in another order, parts missing.

A change is made once, in the text or in what was read of it, so that the text and the office file made of it say the
same. Sources are those of `disclosures.SOURCES`.
"""

from __future__ import annotations

import dataclasses
import random
import re
from pathlib import Path

from generator.intake.text import read_text_document
from generator.model.grid import Document, Grid, GridCell, GridRow, Paragraph
from tests.rebuilt.disclosures import is_all_cells
from tests.rebuilt.hunan_squares import lay_out_rows
from tests.rebuilt.laid import LaidDocument, lay_out_document

_SYLLABLES = "青川云溪白石北岸长宁安平永和东林南浦西屏"
_BODIES = ("档案管理局", "水利局", "教育体育局", "机关事务中心", "市场监督管理局", "文化馆")
_YEAR = re.compile(r"20[12]\d(?=\s*年|\s*[)）])")
_FIGURE = re.compile(r"(?<![\d.,])[1-9]\d{1,3}\.\d\d(?![\d.])")
Block = Paragraph | Grid


def mutated(source: Path, seed: int) -> tuple[Document, LaidDocument]:
    """A changed disclosure as the document its text reads, and as its author laid it out."""
    chance = random.Random(f"{source.name}/{seed}")
    text = _renamed(source.read_text(encoding="utf-8"), chance)
    document = read_text_document(source.name, text.encode())
    if is_all_cells(document):
        text = _with_other_annexes(text, chance)
        return read_text_document(source.name, text.encode()), lay_out_rows(text, chance.random() < 0.5)
    document = dataclasses.replace(document, blocks=_with_other_forms(document.blocks, chance))
    document = dataclasses.replace(document, blocks=tuple(_with_gaps(block, chance) for block in document.blocks))
    return document, lay_out_document(document)


def _renamed(text: str, chance: random.Random) -> str:
    """The text with other names of bodies, years, unit and figures."""
    for name in sorted(set(re.findall(r"[\u4e00-\u9fff]{2,4}[市县区]机关事务\w{2,4}", text)), key=len, reverse=True):
        place = "".join(chance.sample(_SYLLABLES, chance.randint(2, 3)))
        text = text.replace(name, f"{place}{chance.choice('市县区')}{chance.choice(_BODIES)}")
    years = chance.randint(1, 9)
    text = _YEAR.sub(lambda found: str(int(found[0]) + years), text)
    if chance.random() < 0.5:
        text = re.sub(r"(单位[:：]\s*)(万?)元", lambda found: f"{found[1]}{'' if found[2] else '万'}元", text)
    factor = chance.randint(2, 7)
    return _FIGURE.sub(lambda found: f"{int(found[0].replace('.', '')) * factor / 100:.2f}", text)


def _with_other_annexes(text: str, chance: random.Random) -> str:
    """The text with its annexes in another order, at most one of them left out."""
    front, *annexes = re.split(r"(?m)^(?=\t附件)", text)
    chance.shuffle(annexes)
    kept = annexes[chance.randint(0, 1) :]
    return front + "".join(annex.rstrip("\n") + "\n\n" for annex in kept)


def _with_other_forms(blocks: tuple[Block, ...], chance: random.Random) -> tuple[Block, ...]:
    """The blocks with the forms that hold indicators in another order, at most two of them left out."""
    forms: list[tuple[int, int]] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Grid) and any(cell.text == "一级指标" for row in block.rows for cell in row.cells):
            first = at
            while first and isinstance(blocks[first - 1], Paragraph) and _is_above(blocks[first - 1]):
                first -= 1
            forms.append((first, at + 1))
    # The first may be that of the department, and headings of parts stand above it.
    movable = forms[1:]
    order = chance.sample(movable, len(movable))
    kept = set(order[chance.randint(0, 2) :])
    moved = dict(zip(movable, order, strict=True))
    result: list[Block] = []
    at = 0
    for first, last in movable:
        result.extend(blocks[at:first])
        if moved[first, last] in kept:
            result.extend(blocks[slice(*moved[first, last])])
        at = last
    return (*result, *blocks[at:])


def _is_above(block: Block) -> bool:
    is_part = isinstance(block, Paragraph) and re.match(r"第.部分|[一二三四五六七八九十]+、", block.text)
    return isinstance(block, Paragraph) and len(block.text) < 60 and not is_part


def _with_gaps(block: Block, chance: random.Random) -> Block:
    """A table with a row of it lost, or a cell left blank, below its heads; any other block as it is."""
    if not isinstance(block, Grid):
        return block
    head = next((n for n, row in enumerate(block.rows) if any(cell.text == "一级指标" for cell in row.cells)), None)
    if head is None or head + 3 >= len(block.rows):
        return block
    rows = list(block.rows)
    at = chance.randrange(head + 2, len(rows))
    if chance.random() < 0.3:
        del rows[at]
    elif chance.random() < 0.5:
        last = rows[at].filled[-1] if rows[at].filled else None
        rows[at] = GridRow(tuple(_blanked(cell) if cell is last else cell for cell in rows[at].cells))
    return Grid(tuple(rows))


def _blanked(cell: GridCell) -> GridCell:
    return dataclasses.replace(cell, text="", raw="")
