"""A disclosure as the web page a department would have published: tables with cells over rows and columns."""

from __future__ import annotations

from html import escape

from tests.rebuilt.laid import LaidCell, LaidDocument, LaidTable, LaidText


def html_of(document: LaidDocument) -> bytes:
    """The bytes of the page; a page has no marks over it."""
    body = "\n".join(_text(block) if isinstance(block, LaidText) else _table(block) for block in document.blocks)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>预算公开</title>'
        f"<style>td {{ border: 1px solid }}</style></head>\n<body>{body}</body></html>\n"
    ).encode()


def _text(text: LaidText) -> str:
    shown = escape(text.text)
    if text.is_entry:
        return f"<p>{shown}……1</p>"
    if text.heading:
        return f"<h{text.heading}>{shown}</h{text.heading}>"
    return f"<ul><li>{shown}</li></ul>" if text.is_item else f"<p>{shown}</p>"


def _table(table: LaidTable) -> str:
    rows = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows())
    return f"<table><tbody>\n{rows}\n</tbody></table>"


def _cell(cell: LaidCell) -> str:
    spans = f' rowspan="{cell.height}"' if cell.height > 1 else ""
    spans += f' colspan="{cell.width}"' if cell.width > 1 else ""
    return f"<td{spans}>{'<br>'.join(map(escape, cell.text.split(chr(10))))}</td>"
