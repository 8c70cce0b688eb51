"""Lines of a page to blocks in the order that they are read: columns one after the other, tables by their rows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from translate.reading.pdf.lines import Line, bounds
from translate.reading.pdf.tables import Row, tables_of

_EDGE = 0.18  # of a page's height, at its top and bottom, where running heads stand
_FAR = 2.4  # sizes of type from line to line up to which they belong together
_GUTTER = 4.0  # points between columns
_NUMBER = r"(?:\d{1,4}|[ivxl]{1,6})"
_FURNITURE = re.compile(
    rf"(?:(?:page|p\.|seite|página|pagina)\s*)?[-–—|•\s]*{_NUMBER}(?:\s*(?:/|sur|of|von|de)\s*\d{{1,4}})?[-–—|•\s]*"
    r"|(?:https?|file):/\S+|\d\d?[./]\d\d?[./]\d{2,4},?\s+\d\d?:\d\d.*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\d{1,3}\.\s\D")  # some say the same: ``3. Ibid.``
_LEADER = re.compile(r"(?:(?:\. ){2,}\.|\.{4,}|…{2,})\s*\d*$")  # of an entry in a table of contents
_ENTRY = re.compile(rf"{_LEADER.pattern}|^\d+$")


class Block(NamedTuple):
    """Lines of one size that follow each other, or the ``rows`` of a table."""

    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[Line, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def size(self) -> float:
        return self.lines[0].size if self.lines else 0.0


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each page without its number, running heads and feet, and entries of tables of contents.

    A head or foot is what stands first or last on several pages, at one height, with the same words; figures may
    differ.
    """
    sides = [
        (
            [line for line in lines if line.bottom < _EDGE * height],
            [line for line in lines if line.top > (1 - _EDGE) * height],
        )
        for lines, height in zip(pages, heights, strict=True)
    ]
    seen = Counter(key for top, foot in sides for key in {key for line in (*top, *foot) for key in _places(line)})
    kept = []
    for lines, (top, foot) in zip(pages, sides, strict=True):
        gone = {*_furniture(lines, top, 1, seen), *_furniture(lines, foot, -1, seen)}
        led = {round(line.base) for line in lines if _LEADER.search(line.text)}
        gone |= {line for line in lines if round(line.base) in led and _ENTRY.search(line.text)}
        kept.append([line for line in lines if line not in gone])
    return kept


def _furniture(
    lines: Sequence[Line], edge: Sequence[Line], side: int, seen: Counter[tuple[str, int]]
) -> Iterator[Line]:
    """The running heads at the top (1) of a page, or the feet at its bottom (-1), of the lines at that ``edge``."""
    ordered = sorted(lines, key=lambda line: side * line.base)
    rows = [list(row) for _, row in groupby(ordered, key=lambda line: round(line.base))]
    for row, following in zip_longest(rows, rows[1:]):
        again = any(seen[key] > 1 for line in row for key in _places(line)) and not _NOTE.match(row[0].text)
        apart = following is None or abs(following[0].base - row[0].base) > 1.6 * max(row[0].size, following[0].size)
        if row[0] not in edge or not (again or (apart and any(_FURNITURE.fullmatch(line.text) for line in row))):
            return
        yield from row


def _places(line: Line) -> list[tuple[str, int]]:
    """The words of a line with its height on the page, which may be rounded to either side."""
    words = re.sub(r"\d+|\b[ivxl]+\b", "#", line.text.casefold())
    return [(words, round(line.base / 4)), (words, round(line.base / 4 + 0.5))]


def blocks_of(lines: Sequence[Line], body: float) -> list[Block]:
    """Return the blocks of a page in the order that they are read; ``body`` is the size of type of most text."""
    tables, others = tables_of(lines)
    blocks = [Block(*bounds([line for row in rows for cell in row for line in cell]), rows=rows) for rows in tables]
    return _ordered([*blocks, *_grouped(others)], body)


# Blocks


def _grouped(lines: Sequence[Line]) -> list[Block]:
    """Lines that stand below each other, with nothing else above or below, and are of one size."""
    ordered = sorted(lines, key=lambda line: (line.base, line.left))
    far = _FAR * max((line.size for line in lines), default=0.0)
    below = {index: _next(ordered, index, far) for index in range(len(ordered))}
    above = defaultdict(list)
    for index, found in below.items():
        for other in found:
            above[other].append(index)
    starts: dict[int, list[Line]] = {}
    home: dict[int, int] = {}
    for index, line in enumerate(ordered):
        upper = above[index]
        joined = len(upper) == 1 and len(below[upper[0]]) == 1 and _alike(ordered[upper[0]], line)
        home[index] = home[upper[0]] if joined else index
        starts.setdefault(home[index], []).append(line)
    return [Block(*bounds(group), lines=tuple(group)) for group in starts.values()]


def _next(ordered: Sequence[Line], index: int, far: float) -> list[int]:
    """The lines that stand right below one, not as ``far`` as none does."""
    line, found = ordered[index], list[int]()
    for place in range(index + 1, len(ordered)):
        other = ordered[place]
        if other.base - line.base > far:
            break
        near = 0.4 * line.size <= other.base - line.base <= _FAR * max(line.size, other.size)
        if not near or not _over(line, other):
            continue
        if found and other.base - ordered[found[0]].base > 0.4 * line.size:
            break
        found.append(place)
    return found


def _over(one: Line | Block, other: Line | Block) -> bool:
    return one.left < other.right and other.left < one.right


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < 0.03 * max(one.size, other.size)


# Order


def _ordered(blocks: Sequence[Block], body: float) -> list[Block]:
    """Blocks in the order of reading, by cutting the page between columns, and where no cut runs through, across."""
    if len(blocks) < 2:
        return list(blocks)
    parts = _columns(blocks)
    if len(parts) == 1:
        parts = _bands(blocks, body)
    if len(parts) > 1:
        return [block for part in parts for block in _ordered(part, body)]
    for block in blocks:  # one that stands over the gutter, with the columns around it
        others = [other for other in blocks if other is not block]
        if abs(block.size - body) > 0.5 and len(_columns(others)) > 1:
            return [*_ordered(others, body), block]
    return sorted(blocks, key=lambda block: (block.top, block.left))


def _columns(blocks: Sequence[Block]) -> list[list[Block]]:
    """The columns that blocks stand in, of which two at least stand beside each other."""
    parts = _cut(blocks, lambda block: (block.left, block.right), _GUTTER)
    spans = [(min(block.top for block in part), max(block.bottom for block in part)) for part in parts]
    beside = any(one[0] < other[1] and other[0] < one[1] for one, other in pairwise(spans))
    return parts if beside else [list(blocks)]


def _bands(blocks: Sequence[Block], body: float) -> list[list[Block]]:
    """What stands above each other on a page; the most that a gutter runs through goes by its two sides. A heading with
    columns above and nothing beside it is one of both sides, however short."""
    bands = _cut(blocks, lambda block: (block.top, block.bottom), -2.0)
    best: tuple[int, int, int, float] = (0, 0, 0, 0.0)
    for gutter in {place for band in bands for place in _gutters(band)}:
        free = [not any(block.left < gutter < block.right for block in band) for band in bands]
        for place in range(1, len(bands)):
            alone = all(block.right < gutter and block.size > 1.1 * body for block in bands[place])
            free[place] &= not (alone and len(_columns(bands[place - 1])) > 1)
        for open_, run in groupby(range(len(bands)), key=free.__getitem__):
            places = list(run)
            inside = [block for place in places for block in bands[place]]
            sides = {block.left >= gutter for block in inside}
            if open_ and len(sides) == 2:
                best = max(best, (sum(len(block.lines) for block in inside), places[0], places[-1] + 1, gutter))
    lines, start, end, gutter = best
    if not lines:
        return bands
    inside = [block for band in bands[start:end] for block in band]
    parts = [
        [block for band in bands[:start] for block in band],
        [block for block in inside if block.left < gutter],
        [block for block in inside if block.left >= gutter],
        [block for band in bands[end:] for block in band],
    ]
    return [part for part in parts if part]


def _gutters(band: Sequence[Block]) -> Iterator[float]:
    """Places between the columns of a band, at both sides of each gap."""
    for left, right in pairwise(_columns(band)):
        yield max(block.right for block in left) + _GUTTER / 2
        yield min(block.left for block in right) - _GUTTER / 2


def _cut(blocks: Sequence[Block], extent: Callable[[Block], tuple[float, float]], gap: float) -> list[list[Block]]:
    """Parts of blocks between which there is a gap, from one side to the other."""
    parts: list[list[Block]] = []
    reach = 0.0
    for block in sorted(blocks, key=extent):
        start, end = extent(block)
        if not parts or start - reach >= gap:
            parts.append([])
            reach = end
        parts[-1].append(block)
        reach = max(reach, end)
    return parts
