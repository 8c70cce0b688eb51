"""Paragraphs of an article: the passages that stand in each, with what is not translated around them (who speaks and
when, the brackets of a sound, the breaks between the lines of a cell), and which one it is now."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from translate.article import Passage
from translate.reading import markdown
from translate.writing.site import alignment as alignments
from translate.writing.site.alignment import Alignment

LIKE = 0.6
"""Likeness (0 to 1) from which on a paragraph among some that were joined or parted is taken to be the same."""
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


def matched(texts: Mapping[int, str], now: Sequence[Passage], title: bool) -> dict[int, int | None]:
    """Return which passage of those that are there ``now`` each paragraph is, by their numbers and ``texts``: None
    where that cannot be told, as some were joined, parted or removed there. ``title`` says that the first was written
    as a title."""
    texts = {number: text for number, text in texts.items() if text}
    numbers, before, after = list(texts), list(texts.values()), [passage.text for passage in now]
    found: dict[int, int | None] = {}
    skipped = 0
    if title and numbers[:1] == [0] and now and now[0].kind == "title":
        # A title is one still, however it was worded anew.
        found[0], skipped = 0, 1
        numbers, before, after = numbers[1:], before[1:], after[1:]
    match = SequenceMatcher(None, [*map(letters, before)], [*map(letters, after)], autojunk=False)
    for _, first, last, start, end in match.get_opcodes():
        # Where their number is another, those at either end that are still like they were are told apart.
        same = last - first == end - start
        head = 0 if same else _alike(before[first:last], after[start:end])
        tail = 0 if same else _alike(before[first + head : last][::-1], after[start + head : end][::-1], backwards=True)
        for at in range(first, last):
            if same or at < first + head:
                found[numbers[at]] = skipped + start + at - first
            else:
                found[numbers[at]] = skipped + end - (last - at) if at >= last - tail else None
    return found


def letters(text: str) -> str:
    """Return a text without white space, by which it is compared."""
    return "".join(text.split())


def _alike(before: Sequence[str], after: Sequence[str], backwards: bool = False) -> int:
    """Return how many texts are like the one at the same place, and no more so if the next one is joined to either."""

    def likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
        one, other = (" ".join(reversed(texts) if backwards else texts).split() for texts in (ours, theirs))
        return SequenceMatcher(None, one, other, autojunk=False).ratio()

    count = 0
    for at in range(min(len(before), len(after))):
        alone = likeness(before[at : at + 1], after[at : at + 1])
        joined = likeness(before[at : at + 2], after[at : at + 1]) if at + 1 < len(before) else 0.0
        parted = likeness(before[at : at + 1], after[at : at + 2]) if at + 1 < len(after) else 0.0
        if alone < max(LIKE, joined, parted):
            break
        count += 1
    return count


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
