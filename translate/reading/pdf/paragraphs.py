"""Blocks of lines to the paragraphs of a text: where they end, what goes on over a column, and what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from translate.reading.pdf.layout import Block
from translate.reading.pdf.lines import BULLET, MARKER, Line
from translate.reading.pdf.tables import Row

Role = Literal["paragraph", "heading", "item", "quote", "note", "table"]

_LARGER, _SMALLER = 1.12, 0.95  # sizes of headings and of notes, in sizes of the body
_LONGEST = 200  # characters of a heading
_BACK = 12  # paragraphs before one among which the one is looked for that it goes on with
_ENDED = re.compile(r"[.!?…:;][\"'»”’)\]\s\d]*$|[»”]\s*$")
_CUT = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
NOTE = re.compile(r"(\d{1,3}|\*{1,3}|[†‡])[.)]?(?:\s|$)")


@dataclass(frozen=True)
class Paragraph:
    """Lines that make a paragraph, on which page it begins, and what it is. ``label`` is the number of a note;
    ``rows`` those of a table."""

    lines: tuple[Line, ...]
    page: int
    role: Role = "paragraph"
    label: str = ""
    rows: tuple[Row, ...] = ()

    @property
    def size(self) -> float:
        return self.lines[0].size if self.lines else 0.0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def size_of(pages: Sequence[Sequence[Line]]) -> float:
    """The size of type that most of a text is set in."""
    sizes = Counter[float]()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def paragraphs_of(pages: Sequence[Sequence[Block]], body: float) -> list[Paragraph]:
    """Return the paragraphs of the pages' blocks in the order of reading; those that go on over a column or page are
    one, and footnotes stand at the end."""
    leading = _leadings(block for blocks in pages for block in blocks)
    found: list[Paragraph] = []
    notes: list[Paragraph] = []
    for page, blocks in enumerate(pages):
        for block in blocks:
            if block.rows:
                found.append(Paragraph((), page, "table", rows=block.rows))
            elif _is_notes(block, blocks, body):
                notes += _notes(block, page)
            else:
                found += _continued(found, [_named(each, body) for each in _split(block, page, leading)], body)
    return [*found, *notes]


def _leadings(blocks: Iterator[Block]) -> Mapping[float, float]:
    """The distance from line to line that is usual for each size of type."""
    found: dict[float, Counter[float]] = {}
    for block in blocks:
        for one, other in pairwise(block.lines):
            distance = round(2 * (other.base - one.base)) / 2
            found.setdefault(round(one.size), Counter())[distance] += 1
    return {
        size: min(counts, key=lambda one: (-counts[one], one)) for size, counts in found.items() if counts.total() > 3
    }


# Footnotes


def _is_notes(block: Block, blocks: Sequence[Block], body: float) -> bool:
    """Whether it is footnotes: in small type, below all text of its column, with a number or sign first."""
    first = block.lines[0]
    if block.size > _SMALLER * body:
        return False
    lower = [other for other in blocks if other.top > block.bottom and _beside(other, block)]
    return NOTE.match(first.text) is not None and all(0 < other.size <= _SMALLER * body for other in lower)


def _beside(one: Block, other: Block) -> bool:
    return one.left < other.right and other.left < one.right


def _notes(block: Block, page: int) -> Iterator[Paragraph]:
    lines: list[Line] = []
    label = ""
    for line in block.lines:
        mark = NOTE.match(line.text)
        if mark and (not label or _follows(label, mark[1], lines)):
            if lines:
                yield Paragraph(tuple(lines), page, "note", label)
            lines, label = [], mark[1]
        lines.append(line)
    yield Paragraph(tuple(lines), page, "note", label)


def _follows(label: str, other: str, lines: Sequence[Line]) -> bool:
    """Whether a note with one label may come after these lines of one with another."""
    if not (label.isdecimal() and other.isdecimal()):
        return True
    return int(other) == int(label) + 1 or (int(other) > int(label) and _ENDED.search(lines[-1].text) is not None)


# Paragraphs


@dataclass
class _Shape:
    """What is usual for the lines of a block."""

    leading: float
    left: float
    centred: bool
    lines: Sequence[Line] = field(default_factory=list)

    def reach(self, index: int) -> float:
        """How far right the lines around one go; they may be shorter beside a picture."""
        before = [line.right for line in self.lines[max(index - 3, 0) : index + 1]]
        after = [line.right for line in self.lines[index : index + 4]]
        return min(max(before), max(after)) if len(after) > 1 and len(before) > 1 else max(*before, *after)


def _split(block: Block, page: int, leading: Mapping[float, float]) -> Iterator[Paragraph]:
    lines = block.lines
    usual = leading.get(round(block.size), 1.25 * block.size)
    middles = [line.left + line.right for line in lines]
    lefts = [line.left for line in lines]
    centred = len(lines) > 1 and max(middles) - min(middles) < block.size and max(lefts) - min(lefts) > block.size
    shape = _Shape(usual, min(lefts), centred, lines)
    taken = [lines[0]]
    for index, (line, following) in enumerate(pairwise(lines)):
        if _breaks(taken, line, following, index, shape):
            yield Paragraph(tuple(taken), page)
            taken = []
        taken.append(following)
    yield Paragraph(tuple(taken), page)


def _breaks(taken: Sequence[Line], line: Line, following: Line, index: int, shape: _Shape) -> bool:
    """Whether a paragraph ends between two lines. What is cut in the middle of a sentence cannot be translated, so
    that it takes more where the sentence has not ended."""
    text, starts = line.text, following.text
    if _CUT.search(text) and starts[:1].isalnum():
        return False
    ended, small = bool(_ENDED.search(text)), _starts_small(starts)
    room = shape.reach(index) - line.right
    short = not shape.centred and room > _first_word(following) + 0.6 * line.size
    if MARKER.match(starts) and (ended or short or BULLET.match(starts) or MARKER.match(taken[0].text)):
        same = starts[0] == taken[0].text[0] and abs(following.left - taken[0].left) < 0.5 * line.size
        return same or ended or short or starts[0] not in "–—−-*"
    gap = (following.base - line.base) / shape.leading
    if gap > 1.25:
        return ended or not small or (gap > 1.6 and (short or shape.centred))
    if line.bold != following.spans[0].style.bold and not small:
        return ended or short or shape.centred or line.bold
    if shape.centred:
        return False
    hanging = MARKER.match(taken[0].text) is not None
    edge = taken[1].left if hanging and len(taken) > 1 else taken[0].left
    if hanging and len(taken) > 1 and following.left < edge - 0.6 * line.size:
        return ended or short
    indent = following.left - max(shape.left + 0.2 * line.size, line.left)
    indented = not hanging and indent > 0.4 * line.size
    if ended:
        return short or indented
    return not small and (short or (indented and room > line.size))


def _starts_small(text: str) -> bool:
    """Whether it goes on as a sentence does; an address begins anew."""
    return text[:1].islower() and not re.match(r"\S*(?:@|://)|www\.", text)


def _named(paragraph: Paragraph, body: float) -> Paragraph:
    """The paragraph with what it is: a heading, an item of a list, a quotation in large type."""
    text = paragraph.text
    bold = all(line.bold for line in paragraph.lines)
    sentence = _ENDED.search(text) and text[-1] not in "?!»" and not re.fullmatch(r"[\dIVX.]+", text)
    letters = any(map(str.isalpha, text))
    if paragraph.size > _LARGER * body and letters:
        if text[0] in '«“"‘' or (len(text) > 60 and text[-1] in "»”"):
            return replace(paragraph, role="quote")
        if not sentence and len(text) <= _LONGEST:
            return replace(paragraph, role="heading")
    short = len(paragraph.lines) <= 3 and len(text) <= 120 and not sentence
    if bold and short and paragraph.size >= 0.98 * body and letters and not BULLET.match(text):
        return replace(paragraph, role="heading")
    if MARKER.match(text):
        return replace(paragraph, role="item")
    return paragraph


# What goes on elsewhere


def _continued(found: list[Paragraph], block: list[Paragraph], body: float) -> list[Paragraph]:
    """The paragraphs of a block; the first is put to one that stands before and has not ended, where there is one."""
    first, perhaps = block[0], -1
    if first.role != "paragraph":
        return block
    for place in range(len(found) - 1, max(len(found) - _BACK, -1), -1):
        last = found[place]
        if last.role not in ("paragraph", "item") or abs(last.size - first.size) > 0.03 * body:
            continue
        headed = any(each.role == "heading" for each in found[place + 1 :])
        full = _is_full(found[max(place - 3, 0) : place + 1], first)
        if not _goes_on(last, first, full and not headed):
            break
        perhaps = max(perhaps, place)
        if full:
            perhaps = place
            break
    if perhaps < 0:
        return block
    found[perhaps] = replace(found[perhaps], lines=(*found[perhaps].lines, *first.lines))
    return block[1:]


def _is_full(before: Sequence[Paragraph], first: Paragraph) -> bool:
    """Whether the last line of some paragraphs has no room for the first word of another."""
    end = before[-1].lines[-1]
    lines = [line for each in before if len(each.lines) > 1 for line in each.lines]
    column = [line.right for line in lines if line.left < end.right and end.left < line.right]
    return bool(column) and max(column) - end.right < _first_word(first.lines[0]) + 0.6 * end.size


def _goes_on(last: Paragraph, first: Paragraph, full: bool) -> bool:
    """Whether a paragraph may go on with the lines of another; ``full`` says that its last line is, and that no heading
    stands between."""
    end, start = last.lines[-1], first.lines[0]
    if _CUT.search(end.text):
        return start.text[:1].islower() or (start.text[:1].isalpha() and full)
    if end.bold != start.bold or MARKER.match(start.text):
        return False
    if _ENDED.search(end.text):
        return full and _is_indented(last) is True and _is_indented(first) is False
    return start.text[:1].islower() or (full and (len(first.lines) > 1 or _ENDED.search(first.text) is not None))


def _is_indented(paragraph: Paragraph) -> bool | None:
    """Whether the first line stands further right than the second, if there is one."""
    lines = paragraph.lines
    return 0.4 < (lines[0].left - lines[1].left) / lines[0].size < 5 if len(lines) > 1 else None


def _first_word(line: Line) -> float:
    """About how wide the first word of a line is."""
    return (line.right - line.left) * len(line.text.split()[0]) / len(line.text)
