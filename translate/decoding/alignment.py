"""Which stretch of a hypothesis renders which stretch of its source, read off the decoder's attention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from translate.expressions import Expression

if TYPE_CHECKING:
    import numpy as np

    from translate.decoding.prepare import Prepared

Span = tuple[int, int]

_WORD = Expression(r"\[\d+\](?:s(?!\w))?|[^\W_]+(?:[-'’.,/][^\W_]+)*")
MASS = 0.4
"""Share of a target word's attention that has to lie on a source stretch for the word to belong to it."""
GAP = 0.15
"""The same for a single word between two that belong to it."""


def piece_spans(pieces: Sequence[str], text: str) -> list[Span]:
    """Return the place of each piece in ``text``; a piece that the tokeniser normalised away gets an empty span."""
    spans = []
    at = 0
    for piece in pieces:
        surface = piece.replace("▁", "").removesuffix("@@")
        found = text.find(surface, at, at + len(surface) + 8) if surface else -1
        if found < 0:
            spans.append((at, at))
        else:
            at = found + len(surface)
            spans.append((found, at))
    return spans


class Alignment(NamedTuple):
    """Attention between a hypothesis and its source, summed up by target words.

    ``words`` are the spans of the target's words; ``mass[w][i]`` is the share of word w's attention on source
    character i's piece, given through ``sources``, the source span of each column.
    """

    words: tuple[Span, ...]
    sources: tuple[Span, ...]
    mass: Any

    def share(self, start: int, end: int) -> list[float]:
        """Return for each target word the share of its attention that lies on source characters start to end."""
        return [float(value) for value in self.mass[:, self._columns(start, end)].sum(axis=1)]

    def _columns(self, start: int, end: int) -> list[int]:
        return [i for i, (first, last) in enumerate(self.sources) if first < end and start < max(last, first + 1)]

    def shares_of(self, first: int, last: int, spans: Iterable[Span]) -> list[float]:
        """Return for each of ``spans`` of the source the share of the attention of the target's words at ``first:last``
        that lies on it."""
        inside = [index for index, (start, end) in enumerate(self.words) if start < last and first < end]
        row = self.mass[inside].mean(axis=0).tolist() if inside else []
        columns = [(at, max(to, at + 1), share) for (at, to), share in zip(self.sources, row, strict=False)]
        return [sum(share for at, to, share in columns if at < end and start < to) for start, end in spans]

    def target(self, start: int, end: int) -> Span | None:
        """Return the span of the hypothesis that renders ``source[start:end]``, or None where nothing does.

        The span is the strongest run of words that attend to the stretch; a word between two may do so weakly.
        """
        shares = self.share(start, end)
        best: tuple[float, int, int] | None = None
        index = 0
        while index < len(shares):
            if shares[index] < MASS:
                index += 1
                continue
            last, total, step = index, shares[index], index + 1
            while step < len(shares) and (shares[step] >= MASS or (step - last == 1 and shares[step] >= GAP)):
                if shares[step] >= MASS:
                    last, total = step, total + shares[step]
                step += 1
            if best is None or total > best[0]:
                best = (total, index, last)
            index = last + 1
        return None if best is None else (self.words[best[1]][0], self.words[best[2]][1])


def align(
    attention: np.ndarray[Any, Any],
    source_pieces: Sequence[str],
    prepared: Prepared,
    target_pieces: Sequence[str],
    target: str,
) -> Alignment:
    """Turn an attention matrix (target pieces × source pieces) into an Alignment with the segment as it was before it
    was prepared."""
    import numpy as np

    sources = []
    for start, end in piece_spans(source_pieces, prepared.text):
        if start == end:
            sources.append((-1, -1))
        else:
            sources.append((prepared.origin[start], prepared.origin[end - 1] + 1))
    words = [match.span() for match in _WORD.finditer(target)]
    mass = np.zeros((len(words), len(sources)), dtype=np.float32)
    weight = np.zeros(len(words), dtype=np.float32)
    for row, (start, end) in enumerate(piece_spans(target_pieces, target)):
        for index, (first, last) in enumerate(words):
            if start < last and first < end and row < len(attention):
                mass[index] += attention[row]
                weight[index] += 1
                break
    return Alignment(tuple(words), tuple(sources), mass / np.maximum(weight, 1)[:, None])


def follow(spans: Sequence[Span], old: str, new: str) -> list[Span]:
    """Take spans of ``old`` to the matching spans of ``new``, an edited copy of it: what ends with a word there does so
    here."""
    if old == new:
        return list(spans)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()

    def place(at: int, end: bool) -> int:
        for _, a, b, c, d in blocks:
            if a <= at < b or (end and a < at <= b):
                if b - a == d - c:
                    return c + at - a
                return d if end or at > a else c
        return len(new) if at >= len(old) else 0

    moved = [(place(start, False), place(end, True) if end > start else place(start, False)) for start, end in spans]
    found = []
    for (first, last), (start, end) in zip(spans, moved, strict=True):
        end = max(start, end)
        left, right = whole_words(new, start, end)
        end = end if _in_word(old, last) else right
        found.append((end if first == last else start if _in_word(old, first) else left, end))
    return found


def whole_words(text: str, start: int, end: int) -> Span:
    """Widen a span to the words that it begins and ends in."""
    while _in_word(text, start):
        start -= 1
    while _in_word(text, end):
        end += 1
    return start, end


def _in_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
