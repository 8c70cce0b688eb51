"""Running text with marks over it, gathered bit by bit, to passages."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from translate.article import Kind, Mark, Passage
from translate.reading.addresses import mark_addresses

_BLANKS = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
# Spaces that only hold things apart; a single no-break space belongs to the text.
_WIDE = re.compile(r"[ \u2002-\u200a]*(?:[\u00a0\u202f][ \u00a0\u202f]+|[ ][\u00a0\u202f]+)")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffc\ud800-\uf8ff]")
_EDGES = " \n\u00a0\u202f"
_PARTED = re.compile(r"\n[ \u00a0]*\n[ \n\u00a0]*")


def clean(text: str) -> str:
    """Return ``text`` with composed accents and without characters that are not seen."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


@dataclass(eq=False)
class _Open:
    """A mark in the making; its end is -1 as long as it is open. One that does not ``stand`` by itself needs text."""

    start: int
    end: int
    open: str
    close: str
    opaque: bool = False
    stands: bool = False


@dataclass
class Flow:
    """Text that is said bit by bit. White space counts as in HTML; a ``\\n`` in ``text`` is a line break that shows."""

    text: str = ""
    marks: list[_Open] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Add text."""
        text = _WIDE.sub(" ", _BLANKS.sub(" ", clean(text)))
        if self.text[-1:] in ("", " ", "\n"):
            text = text.lstrip(" ")
        elif self.text[-1] in "\u00a0\u202f":
            text = text.lstrip(_EDGES)
        self.text += text

    def end_line(self) -> None:
        """Add a line break."""
        self.text = self.text.rstrip(" ") + "\n"

    def open(self, opening: str, closing: str) -> _Open | None:
        """Begin a mark; None where one of its kind is open already. One that ended just before goes on."""
        if self.within(opening):
            return None
        last = self.marks[-1] if self.marks else None
        same = last and last.start < last.end and (last.open, last.close) == (opening, closing)
        if last and same and not self.text[last.end :].strip(" "):
            last.end = -1
        else:
            last = _Open(len(self.text), -1, opening, closing)
            self.marks.append(last)
        self.opened.append(last)
        return last

    def within(self, opening: str) -> bool:
        """Whether a mark that opens so is open."""
        return any(mark.open == opening for mark in self.opened)

    def close(self, mark: _Open | None) -> None:
        """End a mark that ``open`` gave."""
        if mark is not None:
            mark.end = len(self.text)
            self.opened.remove(mark)

    def point(self, source: str) -> None:
        """Add a mark of no width."""
        self.marks.append(_Open(len(self.text), len(self.text), source, "", stands=True))

    def solid(self, text: str, opening: str, closing: str, opaque: bool = True) -> None:
        """Add text with a mark over it."""
        start = len(self.text)
        self.text += text
        self.marks.append(_Open(start, len(self.text), opening, closing, opaque, stands=True))

    def paragraphs(self, kind: Kind) -> Iterator[list[Passage]]:
        """Yield what was said so far and begin anew, with the marks that are open: the lines of each paragraph; two
        line breaks part paragraphs."""
        text, marks = self._taken()
        start = 0
        for gap in (*_PARTED.finditer(text), None):
            lines = list(_lines(text, marks, start, gap.start() if gap else len(text), kind))
            if lines:
                yield lines
            start = gap.end() if gap else len(text)

    def lines(self, kind: Kind) -> list[Passage]:
        """Return what was said so far, a passage a line, and begin anew."""
        text, marks = self._taken()
        return list(_lines(text, marks, 0, len(text), kind))

    def line(self, kind: Kind) -> Passage | None:
        """Return what was said so far as one passage, if there is anything, and begin anew."""
        text, marks = self._taken()
        return next(_lines(text.replace("\n", " "), marks, 0, len(text), kind), None)

    def _taken(self) -> tuple[str, list[Mark]]:
        text, size = self.text, len(self.text)
        marks = [
            Mark(each.start, size if each.end < 0 else each.end, each.open, each.close, each.opaque)
            for each in self.marks
            if each.stands or each.start < (size if each.end < 0 else each.end)
        ]
        self.text, self.marks = "", self.opened.copy()
        for mark in self.marks:
            mark.start = 0
        return text, marks


def _lines(text: str, marks: list[Mark], start: int, end: int, kind: Kind) -> Iterator[Passage]:
    """A passage for each line of ``text[start:end]`` that is not empty. The marks come by start."""
    taken = bisect_left(marks, start, key=lambda mark: mark.start)
    over = [mark for mark in marks[:taken] if mark.end >= start]
    for line in text[start:end].split("\n"):
        stop = start + len(line)
        following = bisect_right(marks, stop, key=lambda mark: mark.start)
        over = [mark for mark in over if mark.end >= start] + marks[taken:following]
        taken = following
        passage = _cut(text, over, start, stop, kind)
        if passage.text or passage.marks:
            yield passage
        start = stop + 1


def _cut(text: str, marks: list[Mark], start: int, end: int, kind: Kind) -> Passage:
    start, end = _trimmed(text, start, end)
    cut = []
    for mark in marks:
        if mark.start == mark.end and not mark.opaque:
            if start <= mark.start <= end:
                cut.append(mark._replace(start=mark.start - start, end=mark.end - start))
            continue
        first, last = _trimmed(text, max(mark.start, start), min(mark.end, end))
        if first < last:
            cut.append(mark._replace(start=first - start, end=last - start))
    return Passage(text[start:end], kind, mark_addresses(text[start:end], cut))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without space at its ends."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip(_EDGES))
    return start, start + len(inside.strip(_EDGES))
