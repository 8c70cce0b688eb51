"""Passages that stand in one paragraph of Markdown, and what is not translated around them: who speaks and when, the
brackets of a sound, the breaks between the lines of a cell."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import groupby
from typing import NamedTuple

from translate.reading import markdown
from translate.writing.site import alignment as alignments
from translate.writing.site.alignment import Alignment

_MARKUP = re.compile(r"[*`]|<[^<>]*>")


class Spot(NamedTuple):
    """The numbers of the passages in a paragraph, and the Markdown before, between and after them."""

    numbers: tuple[int, ...]
    around: tuple[str, ...] = ("", "")

    @property
    def signs(self) -> tuple[str, ...]:
        """What of that is text."""
        return tuple(_MARKUP.sub("", each) for each in self.around)

    def spans(self, text: str) -> list[tuple[int, int]] | None:
        """Return where in the Markdown of a paragraph its passages stand; None where what stands around them is
        another."""
        before, *between, after = self.around
        at, stop = len(before), len(text) - len(after)
        if at > stop or not (text.startswith(before) and text.endswith(after)):
            return None
        found = []
        for sign in between:
            end = text.find(sign, at, stop)
            if end < 0:
                return None
            found.append((at, end))
            at = end + len(sign)
        return [*found, (at, stop)]


def spots(alignment: Alignment) -> list[Spot]:
    """Return how the passages of an article stand together in its original, in reading order."""
    source = alignment.markdown
    paragraphs = [(start, end) for start, end, _ in markdown.places(source)]
    extents = _extents(alignment)

    def home(number: int) -> int:
        """The paragraph that a passage stands in; a negative number, its own, where that cannot be told."""
        start, end = extents.get(number, (-1, -1))
        index = bisect(paragraphs, (start, len(source))) - 1
        return index if index >= 0 and end <= paragraphs[index][1] else -1 - number

    found = []
    for index, group in groupby(range(len(alignment.passages)), home):
        numbers = tuple(group)
        if index < 0:
            found.append(Spot(numbers))
            continue
        start, end = paragraphs[index]
        cuts = [start, *(cut for number in numbers for cut in extents[number]), end]
        around = (source[one:other] for one, other in zip(cuts[::2], cuts[1::2], strict=True))
        found.append(Spot(numbers, tuple(around)))
    return found


def _extents(alignment: Alignment) -> dict[int, tuple[int, int]]:
    """Where the passages of which all is found stand in the original."""
    owners = [number for number, _, _ in alignment.segments()]
    pieces = [segment.source.strip() for *_, segment in alignment.segments()]
    found: dict[int, tuple[int, int]] = {}
    lost = set()
    for number, piece, at in zip(owners, pieces, alignments.locate(alignment.markdown, pieces, owners), strict=True):
        if at is None:
            lost.add(number)
        else:
            found[number] = (found.get(number, (at, at))[0], at + len(piece))
    return {number: extent for number, extent in found.items() if number not in lost}
