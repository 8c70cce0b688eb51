"""Words that a package may not know, read with what the lexicon renders them as.

A small model has met a rare word a few times only and splits it into pieces that say little. One that was trained to
reads ``chaussettes <as> socks </term>`` instead, and takes or leaves what is suggested (after Zhong & Chiang 2020,
"Look It Up: Bilingual and Monolingual Dictionaries Improve Neural Machine Translation").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from translate.decoding import guards
from translate.packages.package import Markers
from translate.text import lexicon
from translate.text.lexicon import Hint


class Hinted(NamedTuple):
    """Pieces with hints; ``origin[i]`` is the place of piece i in the pieces as they were. A hint has that of the word
    that it belongs to."""

    pieces: list[str]
    origin: list[int]


def suggested(text: str, source: str, target: str, rare: Callable[[str], bool], sentence: str = "") -> Iterator[Hint]:
    """Yield hints for the places in ``text`` that have an established name in the target language, nationalities that
    are two (``franco-allemand``), the words that the lexicon has, as they are meant in the ``sentence``, and ``rare``
    words whose form tells what they are."""
    several = (item for item in guards.nationalities(text, source, target) if "-" in item.forms[0])
    names = [*guards.places(text, source, target), *several]
    for name in names:
        if name.forms[0] != text[name.start : name.end]:
            yield Hint(name.start, name.end, name.forms[0])
    for hint in (*lexicon.hints(text, source, target, sentence), *lexicon.hints_by_form(text, source, target, rare)):
        if not any(name.start < hint.end and hint.start < name.end for name in names):
            yield hint


def hinted(
    pieces: Sequence[str],
    hints: Callable[[str], Iterable[Hint]],
    markers: Markers,
    encode: Callable[[str], list[str]],
) -> Hinted:
    """Put a hint after each word for which there is one and which is several ``pieces``, or which has to be told.

    ``hints`` returns those for the text of the pieces; ``encode`` makes pieces of a rendering. A hint is a term marker
    without the one that opens; what stands between ``markers`` gets none.
    """
    text = "".join(pieces).replace("▁", " ")
    ends = [*accumulate(map(len, pieces))]
    last = {end: place for place, end in enumerate(ends)}
    after: dict[int, list[str]] = {}
    for hint in hints(text):
        place = last.get(hint.end)
        if place is None or (ends[place] - len(pieces[place]) <= hint.start and not hint.told):
            continue
        if text.rfind(markers.open, 0, hint.start) <= text.rfind(markers.close, 0, hint.start):
            after[place] = [markers.separator, *encode(hint.rendering), markers.close]
    found = Hinted([], [])
    for place, piece in enumerate(pieces):
        with_hint = [piece, *after.get(place, ())]
        found.pieces.extend(with_hint)
        found.origin.extend([place] * len(with_hint))
    return found
