"""Passages cut into segments, the unit of translation, without losing a character; long segments cut at clauses."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from translate.article import Mark, Passage
from translate.expressions import Expression
from translate.text import quotes, sentences

# Short texts: a full stop in them is rarely a sentence's.
_SHORT = frozenset({"title", "heading", "cell", "caption", "meta"})
_WORD = Expression(r"\w+")

_CONJUNCTIONS = {
    "de": "und|oder|aber|denn|sondern|dass|weil|während|obwohl|nachdem|wobei|die|der|das|um",
    "en": "and|or|but|so|yet|because|while|which|who|whose|where|when|whereas|although|after|before|that",
    "es": "y|e|o|u|pero|sino|que|porque|mientras|quien|donde|cuando|aunque",
    "fr": "et|ou|mais|car|donc|or|ni|puis|que|qui|dont|où|lorsque|tandis|alors|afin|parce|ainsi|après|avant|selon",
    "it": "e|ed|o|ma|che|perché|mentre|dove|quando|anche|oppure",
    "pt": "e|ou|mas|que|porque|enquanto|onde|quando|embora",
    "ru": "и|или|но|а|что|который|которая|которое|которые|потому|чтобы|когда|где|хотя",
}
_AND = {"de": "und|oder", "en": "and|or", "es": "y|e|o|u", "fr": "et|ou", "it": "e|ed|o", "pt": "e|ou", "ru": "и|или"}


class Segment(NamedTuple):
    """One sentence of a passage: its text, the white space before it, and the marks over it, relative to the text."""

    text: str
    before: str = ""
    marks: tuple[Mark, ...] = ()


def split(passage: Passage, language: str) -> list[Segment]:
    """Cut a passage into sentences.

    ``"".join(s.before + s.text for s in split(p, language)) == p.text`` always holds; white space at the passage's end
    stays in the last segment's text. A mark that spans sentences is on each of them; a mark of no width is on one, the
    earlier if it stands between two. Code, links and images are never cut. Titles, headings, cells and the like stay
    whole unless they are clearly several sentences, datelines always. An empty passage has no segment, unless it has
    marks.
    """
    text = passage.text
    kept = [_core(m, text) for m in passage.marks if m.opaque or m.open.startswith(("[", "!["))]
    lead = len(text) - len(text.lstrip())
    if any(start < lead for start, end in kept if start < end):
        lead = min(start for start, end in kept if start < end)
    if lead == len(text):
        # Nothing but white space.
        marks = tuple(_moved(m, 0, len(text)) for m in passage.marks)
        return [Segment(text if marks else "", "" if marks else text, marks)] if text or marks else []
    found = sentences.gaps(text, language, kept)
    if passage.kind == "dateline":
        found = []
    elif passage.kind in _SHORT:
        found = list(_clear(text, found))
    bounds = [(0, lead), *((gap.start, gap.end) for gap in found), (len(text), len(text))]
    return cut(passage, [(start, end) for (_, start), (end, _) in itertools.pairwise(bounds)])


def cut(passage: Passage, spans: Sequence[tuple[int, int]]) -> list[Segment]:
    """Return the segments at ``spans`` of a passage, which come in order; what lies between two is ``before`` one."""
    starts = [0, *(end for _, end in spans)]
    return [
        Segment(passage.text[start:end], passage.text[before:start], marks)
        for before, (start, end), marks in zip(starts, spans, _share(passage.marks, spans), strict=False)
    ]


def whole(passage: Passage) -> Segment:
    """Return a passage with some text as one segment."""
    return cut(passage, [(len(passage.text) - len(passage.text.lstrip()), len(passage.text))])[0]


def _core(mark: Mark, text: str) -> tuple[int, int]:
    """Return the span of a mark that must not be cut; a stop at the end of a link may still end a sentence."""
    stop = not mark.opaque and text[mark.end - 1 : mark.end] in tuple(".!?…")
    return mark.start, mark.end - stop


def _clear(text: str, found: list[sentences.Gap]) -> Iterator[sentences.Gap]:
    """Keep the gaps of a short text that have three words or more before them and two or more after."""
    begin = 0
    for gap in found:
        if len(_WORD.findall(text, begin, gap.start)) >= 3 and len(_WORD.findall(text, gap.end)) >= 2:
            yield gap
            begin = gap.end


def _moved(mark: Mark, start: int, end: int) -> Mark:
    """Clip a mark to ``start:end`` and make it relative to ``start``."""
    first, last = (min(max(place, start), end) - start for place in (mark.start, mark.end))
    return Mark(first, last, mark.open, mark.close, mark.opaque)


def _share(marks: tuple[Mark, ...], spans: Sequence[tuple[int, int]]) -> list[tuple[Mark, ...]]:
    """Give each of the segments at ``spans`` its marks."""
    shared: list[list[Mark]] = [[] for _ in spans]
    for mark in marks:
        if mark.start < mark.end:
            for i, (start, end) in enumerate(spans):
                if mark.start < end and start < mark.end:
                    shared[i].append(_moved(mark, start, end))
            continue
        # A point: in or at the edge of a segment (the earlier one), else at the end of the one before.
        touching = [i for i, (start, end) in enumerate(spans) if start <= mark.start <= end]
        earlier = [i for i, (start, _) in enumerate(spans) if start <= mark.start]
        owner = touching[0] if touching else earlier[-1] if earlier else 0
        shared[owner].append(_moved(mark, *spans[owner]))
    return [tuple(group) for group in shared]


def split_long(text: str, limit: int, length: Callable[[str], int], language: str) -> list[str]:
    """Cut a segment into pieces of at most ``limit`` by ``length``, at the best places near the middle.

    ``"".join(pieces) == text``; the white space at a cut stays at the end of the piece before it. Places are, best
    first: after a sentence, a semicolon, a colon, before a dash, after a comma that a conjunction follows, after a
    comma, before a conjunction, at any space. Quotations, brackets and figures with spaces are cut only where nothing
    else is left; a word only if it alone is longer than the limit; ``length`` of one character is not questioned.
    """
    if limit < 1:
        raise ValueError("limit must be at least 1")
    if len(text) < 2 or length(text) <= limit:
        return [text]
    cut = _cut(text, language)
    return [*split_long(text[:cut], limit, length, language), *split_long(text[cut:], limit, length, language)]


def _cut(text: str, language: str) -> int:
    """Return the best place to cut a text in two."""
    middle = len(text) / 2
    closed = [*quotes.spans(text, language), *((m.start(), m.end() - 1) for m in re.finditer(r"\([^()]*\)", text))]
    low, high = 0.15 * len(text), 0.85 * len(text)
    for inside in (False, True):
        for pattern in _places({"pb": "pt"}.get(language, language)):
            places = [
                match.end()
                for match in pattern.finditer(text)
                if low <= match.end() <= high and (inside or not any(a < match.end() <= b for a, b in closed))
            ]
            if places:
                return min(places, key=lambda place: abs(place - middle))
    spaces = [match.end() for match in re.finditer(r"(?<=\S)\s+(?=\S)", text)]
    if spaces:
        return min(spaces, key=lambda place: abs(place - middle))
    return max(1, round(middle))


def _places(language: str) -> list[re.Pattern[str]]:
    """Return the patterns whose match ends where a text may be cut, best first. None matches between two figures."""
    words, pairs = _CONJUNCTIONS.get(language, "(?!)"), _AND.get(language, "(?!)")
    space = r"[^\S\u00a0\u202f]+"
    return [
        re.compile(pattern)
        for pattern in (
            rf"[.!?…][\"'”’»)\]]*{space}(?=[^\W\d_a-zß-ÿа-я])|[。！？]",
            rf";{space}|；",
            rf":{space}|：",
            rf"{space}(?=[–—]\s)",
            rf",{space}(?=(?:{words})\b)|，",
            rf"(?<=\D),{space}|(?<=\d),{space}(?=\D)|、",
            rf"{space}(?=(?:{pairs})\b)",
            rf"{space}(?=…)",
            rf"(?<=\D){space}|(?<=\d){space}(?=[^\W\d])",
        )
    ]
