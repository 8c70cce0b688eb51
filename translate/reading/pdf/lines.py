"""Characters of a page to lines of text: fragments that stand on one line without a wide gap."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median_low
from typing import NamedTuple

from translate.reading.pdf.page import Glyph, Sheet, Style

# Gaps, in sizes of type: of a blank that is not written, between words that are set wide, to what hangs before a line.
_BLANK, _WORDS, _JUSTIFIED, _HANGING = 0.2, 1.1, 8.0, 4.0
_REACH = 80  # characters around an accent among which its letter is looked for
# Accents that TeX sets as characters of their own, over a letter.
_ACCENTS = {
    **{"`": "\u0300", "´": "\u0301", "^": "\u0302", "ˆ": "\u0302", "¨": "\u0308", "˜": "\u0303", "~": "\u0303"},
    **{"¸": "\u0327", "ˇ": "\u030c", "˚": "\u030a", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "˝": "\u030b"},
}
_DOTLESS = {"ı": "i", "ȷ": "j"}

BULLET = re.compile(r"[•▪■◾●◦○‣►▸➢➤➔✓✔❑□*–—−-](?=\s|$)")
MARKER = re.compile(rf"(?:{BULLET.pattern}|\d{{1,3}}[.)](?=\s|$)|\(\d{{1,2}}\)(?=\s|$)|[a-z]\)(?=\s|$))\s*")

_SECTION = re.compile(r"(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2})*\.?")


class Span(NamedTuple):
    """Text of one style; ``raised`` as a footnote's number is."""

    text: str
    style: Style
    raised: bool = False


class Line(NamedTuple):
    """A line of text, or a part of one. Places are as those of a Glyph; ``order`` is the place of the first character
    in the document's own order."""

    left: float
    right: float
    base: float
    size: float
    spans: tuple[Span, ...]
    order: int

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans).strip()

    @property
    def top(self) -> float:
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.22 * self.size

    @property
    def bold(self) -> bool:
        return all(span.style.bold for span in self.spans if span.text.strip())

    @property
    def slanted(self) -> bool:
        return all(span.style.italic for span in self.spans if span.text.strip())


def lines_of(sheet: Sheet) -> list[Line]:
    """Return the lines that characters stand on, in the order of the document; what stands on one line with a gap
    between, as cells and columns do, is several. Initials that reach down over lines begin the first of them, dots
    that are drawn the line that they stand before."""
    parts = _merged(list(_fragments(list(enumerate(_composed(sheet.glyphs))))))
    lines = _justified([_line(part) for part in parts])
    return _with_initials([_with_dot(line, sheet.dots) for line in lines])


Part = list[tuple[int, Glyph]]


def _composed(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters with accents that stand over letters put onto these."""
    found: list[Glyph | None] = list(glyphs)
    for index, accent in enumerate(glyphs):
        if accent.char not in _ACCENTS:
            continue
        middle = (accent.left + accent.right) / 2
        start = max(index - _REACH, 0)
        for place in sorted(range(start, min(index + _REACH, len(glyphs))), key=lambda at: abs(at - index)):
            letter = found[place]
            if letter is None or letter.char in _ACCENTS or len(letter.char) > 1 or not letter.char.isalpha():
                continue
            if letter.left < middle < letter.right and -0.1 < (letter.base - accent.base) / letter.size < 0.5:
                base = _DOTLESS.get(letter.char, letter.char)
                found[place] = letter._replace(char=unicodedata.normalize("NFC", base + _ACCENTS[accent.char]))
                found[index] = None
                break
    return [glyph for glyph in found if glyph is not None]


def _fragments(glyphs: Sequence[tuple[int, Glyph]]) -> Iterator[Part]:
    """Runs of characters that follow each other along a line, in the order of the document."""
    part: Part = []
    solid: Glyph | None = None
    for index, glyph in glyphs:
        blank = glyph.char.isspace()
        if solid is not None and not blank and not _follows(solid, glyph, _WORDS):
            yield part
            part = []
        if part or not blank:
            part.append((index, glyph))
            solid = solid if blank else glyph
    if part:
        yield part


def _follows(one: Glyph, other: Glyph, gap: float) -> bool:
    """Whether a character stands right of another on its line, or above or below it as raised figures do."""
    small, large = sorted((one.size, other.size))
    shift = abs(other.base - one.base)
    level = shift < 0.75 * small if small < 0.88 * large else shift < 0.2 * large
    return level and -0.6 * large < other.left - one.right < gap * large and other.left > one.left - 0.1 * large


def _merged(parts: Sequence[Part]) -> list[Part]:
    """The fragments, with those put together that stand beside each other like words (a link or a word in bold type may
    come elsewhere in the document's order), and what hangs before a line (a bullet, a number) put to it."""
    starts: dict[int, list[Part]] = {}
    for part in parts:
        starts.setdefault(round(part[0][1].base), []).append(part)
    taken: set[int] = set()
    for part in parts:
        while id(part) not in taken:
            base = round(part[-1][1].base)
            gap = _HANGING if _hangs(part) else 2 * _BLANK
            near = (one for at in (base, base - 1, base + 1) for one in starts.get(at, ()))
            free = (one for one in near if one is not part and id(one) not in taken)
            following = next((one for one in free if _follows(part[-1][1], one[0][1], gap)), None)
            if following is None:
                break
            taken.add(id(following))
            part.extend(following)
    return [part for part in parts if id(part) not in taken]


def _hangs(part: Part) -> bool:
    text = "".join(glyph.char for _, glyph in part).strip()
    if len(text) < 6 and MARKER.fullmatch(text):
        return True
    return all(glyph.style.bold for _, glyph in part if glyph.char != " ") and _SECTION.fullmatch(text) is not None


def _line(part: Part) -> Line:
    glyphs = [glyph for _, glyph in part]
    solid = [glyph for glyph in glyphs if not glyph.char.isspace()]
    size = Counter(round(glyph.size, 1) for glyph in solid).most_common(1)[0][0]
    base = next(glyph.base for glyph in solid if round(glyph.size, 1) == size)
    gaps = [max(two.left - one.right, 0) for one, two in pairwise(solid)]
    usual = median_low(gaps) if len(gaps) > 4 else 0.0
    pieces: list[Span] = []
    last, at, sure = None, 0, False
    for index, glyph in part:
        if glyph.char.isspace():
            sure = glyph.guessed
            if not glyph.guessed:
                pieces.append(Span(glyph.char, glyph.style))
                last = None
            at = index
            continue
        # Letters that are spaced out stand apart, but words more so.
        sure = sure or index > at + 1 or (last is not None and last.size != glyph.size)
        blank = _BLANK if sure else 0.45
        if last is not None and glyph.left - last.right > usual + blank * size and (sure or len(last.char) == 1):
            pieces.append(Span(" ", last.style))
        raised = glyph.size < 0.88 * size and base - glyph.base > 0.12 * size
        pieces.append(Span(glyph.char, glyph.style, raised))
        last, at, sure = glyph, index, False
    spans = tuple(
        Span("".join(span.text for span in group), style, raised)
        for (style, raised), group in groupby(_blended(pieces), key=lambda span: (span.style, span.raised))
    )
    return Line(min(g.left for g in solid), max(g.right for g in solid), base, size, spans, part[0][0])


def _blended(pieces: Sequence[Span]) -> Iterator[Span]:
    """Blanks and punctuation in the type of what stands before them."""
    before: Span | None = None
    for piece in pieces:
        if before is None or piece.text.isalnum():
            before = piece
        else:
            style = before.style if piece.text.isspace() else before.style._replace(link=piece.style.link)
            before = Span(piece.text, style, piece.raised)
        yield before


def _justified(lines: list[Line]) -> list[Line]:
    """The lines, with those put together whose words were driven apart to fill a line: a row that ends where a line
    without gaps ends that comes before or after it."""
    rows: list[list[Line]] = []
    for line in lines:
        before = rows[-1][-1] if rows else None
        gap = line.left - before.right if before else 0
        if before and abs(before.base - line.base) < 0.1 * line.size and 0 < gap < _JUSTIFIED * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    found = []
    for index, row in enumerate(rows):
        beside = [near for near in rows[max(index - 3, 0) : index + 4] if len(near) == 1]
        if len(row) > 1 and any(_flush(row[-1], near[0]) and near[0].left < row[0].right for near in beside):
            spans = [span for line in row for span in (Span(" ", line.spans[0].style), *line.spans)][1:]
            found.append(row[0]._replace(right=row[-1].right, spans=tuple(spans)))
        else:
            found += row
    return found


def _flush(one: Line, other: Line) -> bool:
    """Whether two lines end at the same place, and are near and of a size."""
    near = abs(one.base - other.base) < 5 * one.size
    return near and abs(one.size - other.size) < 0.5 and abs(one.right - other.right) < 0.12 * one.size


def _with_dot(line: Line, dots: Sequence[tuple[float, float]]) -> Line:
    for across, down in dots:
        if 0.2 < (line.left - across) / line.size < 2.5 and 0.1 < (line.base - down) / line.size < 0.6:
            return line._replace(left=across, spans=(Span("• ", Style()), *line.spans))
    return line


def _with_initials(lines: list[Line]) -> list[Line]:
    """The lines, where a large initial stands before several of them with it at the beginning of the first and without
    the indent that it makes."""
    large = 1.5 * median_low([line.size for line in lines] or [0.0])
    short = [line for line in lines if line.size > large and len(line.text) <= 2]
    for initial in [line for line in short if line.text.strip("«“\"' ").isalpha()]:
        beside = [
            line
            for line in lines
            if line.size < 0.6 * initial.size
            and -0.5 * line.size < line.left - initial.right < 2 * line.size
            and initial.base - 0.95 * initial.size < line.base < initial.base + 0.7 * line.size
        ]
        if not beside:
            continue
        first = min(beside, key=lambda line: line.base)
        lines.remove(initial)
        for line in beside:
            start = (Span(initial.text, line.spans[0].style),) if line is first else ()
            lines[lines.index(line)] = line._replace(left=initial.left, spans=(*start, *line.spans))
    return lines


def bounds(lines: Sequence[Line]) -> tuple[float, float, float, float]:
    """The left, top, right and bottom of what lines cover."""
    return (
        min(line.left for line in lines),
        min(line.top for line in lines),
        max(line.right for line in lines),
        max(line.bottom for line in lines),
    )
