"""The key tasks of a year (年度重点工作计划): a head that names the columns, a row a task."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.grids.claims import Claims
from generator.grids.labels import plain
from generator.grids.printed_labels import PrintedLabels
from generator.grids.split_rows import prints_blanks
from generator.model.grid import GridCell, GridRow
from generator.model.source import Furniture
from generator.model.submission import Task

_COLUMNS = {
    **dict.fromkeys(("事项", "工作事项", "重点工作", "重点任务", "工作任务", "任务名称", "工作名称"), "subject"),
    **dict.fromkeys(("责任单位/科室", "责任单位", "责任科室", "责任单位(科室)", "牵头单位", "责任部门"), "responsible"),
    **dict.fromkeys(("工作目标", "目标", "主要内容", "工作内容", "任务目标", "预期目标"), "text"),
}


@dataclass(slots=True)
class KeyTasks:
    """The tasks of one form under way. Lives only inside one reading."""

    _columns: dict[int, str] = field(default_factory=dict)
    _length: int = 0
    """Number of cells of the head."""
    _rows: list[dict[str, GridCell]] = field(default_factory=list)

    def read_head(self, row: GridRow, labels: PrintedLabels, claims: Claims) -> None:
        """Takes the heads of the columns, and the label at their side."""
        self._length = len(row.cells)
        for cell in row.filled:
            name = _COLUMNS.get(plain(cell.text))
            if name is not None and name not in self._columns.values():
                self._columns[cell.column] = name
                labels.read(f"tasks/{name}", cell)
                claims.furniture(Furniture.LABEL, cell)
            elif cell is row.filled[0]:
                labels.read("tasks", cell)
                claims.furniture(Furniture.LABEL, cell)

    def read(self, row: GridRow) -> bool:
        """Takes a task. False for a row with a cell below no head, and for one that lost a cell."""
        is_short = prints_blanks(row) and len(row.cells) != self._length
        if is_short or not {cell.column for cell in row.filled} <= self._columns.keys():
            return False
        self._rows.append({self._columns[cell.column]: cell for cell in row.filled})
        return True

    def tasks(self, owner: str, claims: Claims) -> tuple[Task, ...]:
        """The tasks in printed order, claimed as `<owner>/tasks/<n>`."""
        found = []
        for number, row in enumerate(self._rows):
            for name, cell in row.items():
                claims.take(f"{owner}/tasks/{number}/{name}", cell)
            texts = {name: cell.text for name, cell in row.items()}
            has_office = "responsible" in self._columns.values()
            found.append(
                Task(
                    texts.get("subject", ""),
                    texts.get("text", ""),
                    texts.get("responsible", "") if has_office else None,
                )
            )
        return tuple(found)
