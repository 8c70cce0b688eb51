"""Tables among the lines of a page.

A table is written cell by cell: where a line follows another in the document's order and stands right of it, there are
cells. Columns of text are written one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from translate.reading.pdf.lines import Line, bounds

Row = tuple[tuple[Line, ...], ...]
"""The cells of a row of a table, each its lines."""


def tables_of(lines: Sequence[Line]) -> tuple[list[tuple[Row, ...]], list[Line]]:
    """Return the rows of each table among lines, and the other lines."""
    runs: list[list[Line]] = []
    for line in lines:
        before = runs[-1][-1] if runs else None
        if before and abs(before.base - line.base) < 0.3 * line.size and line.left > before.right:
            runs[-1].append(line)
        else:
            runs.append([line])
    tables, others, start = list[tuple[Row, ...]](), list[Line](), 0
    while start < len(runs):
        rows, end = _rows(runs, start)
        if rows:
            tables.append(rows)
        else:
            end = start + 1
            others += runs[start]
        start = end
    return tables, others


def _rows(runs: Sequence[Sequence[Line]], start: int) -> tuple[tuple[Row, ...], int]:
    """The rows of the table that begins with a run of lines, and where it ends; none where there is none."""
    columns: list[tuple[float, float]] = []
    rows: list[dict[int, list[Line]]] = []
    end = start
    if len(runs[start]) < 2:
        return (), start
    waiting: list[dict[int, list[Line]]] = []
    for index in range(start, len(runs)):
        run = runs[index]
        merged = _widened(columns, run)
        if merged is None or (rows and not _continues([*rows, *waiting], run)):
            break
        if len(merged) != len(columns):  # columns that were not there before: those of the rows move
            moves = [_column(merged, (old[0] + old[1]) / 2) for old in columns]
            for row in (*rows, *waiting):
                for old, cell in sorted(row.items(), reverse=True):
                    del row[old]
                    row[moves[old]] = cell
        columns = merged
        places = [_column(columns, (line.left + line.right) / 2) for line in run]
        last = (waiting or rows)[-1] if rows else None
        if last is None or places[0] < max(last) or (places[0] == max(last) and not _tight(last[places[0]], run[0])):
            waiting.append({})
            last = waiting[-1]
        for place, line in zip(places, run, strict=True):
            last.setdefault(place, []).append(line)
        if not waiting or any(len(row) > 1 for row in waiting):
            rows, waiting, end = [*rows, *waiting], [], index + 1
    cells = [tuple(tuple(row.get(place, ())) for place in range(len(columns))) for row in rows]
    texts = [" ".join(line.text for line in cell) for row in cells for cell in row if cell]
    prose = sum(len(text) for text in texts) > 60 * len(texts)
    if len(cells) < 2 or len(columns) < 2 or sum(len(row) > 1 for row in rows) < 2 or prose:
        return (), start
    return tuple(cells), end


def _widened(columns: Sequence[tuple[float, float]], run: Sequence[Line]) -> list[tuple[float, float]] | None:
    """The columns with the cells of a run in them; None where one reaches over another."""
    found = list(columns)
    for line in run:
        touched = [column for column in found if column[0] < line.right and line.left < column[1]]
        if len(touched) > 1:
            return None
        for column in touched:
            found.remove(column)
        found.append((min([line.left, *(one[0] for one in touched)]), max([line.right, *(one[1] for one in touched)])))
    found.sort()
    return None if any(one[1] > other[0] for one, other in pairwise(found)) else found


def _column(columns: Sequence[tuple[float, float]], place: float) -> int:
    return next(index for index, (left, right) in enumerate(columns) if left <= place <= right)


def _continues(rows: Sequence[dict[int, list[Line]]], run: Sequence[Line]) -> bool:
    """Whether a run stands beside or not far below the last row of a table."""
    last = [line for cell in rows[-1].values() for line in cell]
    _, top, _, bottom = bounds(last)
    return top - 1 < run[0].bottom and run[0].top - bottom < 2.5 * run[0].size


def _tight(cell: Sequence[Line], line: Line) -> bool:
    return line.base - cell[-1].base < 1.45 * line.size
