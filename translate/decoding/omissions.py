"""Words that a hypothesis leaves out, and where in it each may belong.

A small model drops words, or writes another for one that it hardly knows. Where parallel text nearly always has a
rendering of such a word, that is tried in the place of what attends most to the word, before it and after it. Which of
these edits is made, if any, is for the package to say: it scores the few words around them, with and without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from translate.decoding import coverage
from translate.decoding.alignment import Span
from translate.decoding.kept import overlaps
from translate.decoding.prepare import Prepared
from translate.decoding.repair import Placed
from translate.text import lexicon

OFTEN = 0.6
"""Share of the lines with a word that have to hold one of its renderings."""
WEIGHT, POWER = 8.0, 4
"""What a word that is never left out is worth, in log probability, and how fast that falls with the share of the lines
that have one of its renderings."""
LISTED = 12.0
"""What a word is worth whose renderings a person listed."""
SURE, RENDERED = 0.85, 0.3
"""Below that share a word is looked after only where no word of the hypothesis gives it so much of its attention: that
may be a rendering which the lexicon lacks."""
AROUND = 3
"""Words on each side that are scored with an edit."""

# Compiled where they are used: many texts leave out nothing.
_WORD = r"\S+"
_AFTER_OF = r"\b(?:(?:de|du|des|de la) |d['’])$"
_AFTER_NOUN = r"(?:[^\W\d_]{5}|\[\d+\]s?) $"  # as French adjectives do
_BEFORE_WORD = r" [^\W\d_]"
_HELPERS = r"\b(?:would|will|have|has|had|is|are|was|were|been|did|does|do)\b"
_PARTICLE = r" (?:away|back|down|off|out|over|up)\b"
_BEFORE_OF = r" (?:(?:de|du|des) |d['’])"


class Edit(NamedTuple):
    """``text`` in the place of ``start:end`` of a hypothesis, and what is ``gained`` by it, in log probability."""

    start: int
    end: int
    text: str
    gained: float = 0.0


class Trial(NamedTuple):
    """The ``edits`` of a ``hypothesis`` that would put a word in that it leaves out; what having the word is ``worth``,
    in log probability; the ``source`` around it, and the span of the hypothesis ``around`` the edits."""

    hypothesis: str
    edits: tuple[Edit, ...]
    worth: float
    source: str
    around: Span

    @property
    def versions(self) -> list[str]:
        """The hypothesis around the edits: as it is, and with each of them."""
        start, end = self.around
        edited = (
            self.hypothesis[start : edit.start] + edit.text + self.hypothesis[edit.end : end] for edit in self.edits
        )
        return [self.hypothesis[start:end], *edited]

    def best(self, scores: Sequence[float]) -> Edit:
        """Return the edit that gains most, given the log probabilities of the ``versions``."""
        score, edit = max(zip(scores[1:], self.edits, strict=True))
        return edit._replace(gained=self.worth + score - scores[0])


def missing(
    prepared: Prepared, hypothesis: str, languages: tuple[str, str], taken: Iterable[Span]
) -> list[tuple[int, int, lexicon.Entry]]:
    """Return (start, end, entry) of the words of ``prepared`` that ``hypothesis`` leaves out. What is in the ``taken``
    spans of its source is cared for otherwise."""
    busy = [*taken]
    words = coverage.left_out(prepared.text, hypothesis, languages, OFTEN, prepared.sentence)
    return [word for word in words if not overlaps(*_origin(prepared, *word[:2]), busy)]


def trials(
    words: Iterable[tuple[int, int, lexicon.Entry]],
    prepared: Prepared,
    source: str,
    placed: Placed,
    languages: tuple[str, str],
) -> Iterator[Trial]:
    """Yield what to try for ``words`` of ``prepared``, which was made of ``source``, that the hypothesis ``placed.raw``
    leaves out."""
    hypothesis, renderings = placed.raw, placed.alignment.words
    as_decoded = placed._replace(text=hypothesis)
    known = lexicon.entries(prepared.text, *languages, prepared.sentence)
    stems = {stem for _, _, entry in known for stem in entry.stems}
    for start, end, entry in words if renderings else ():
        span = _origin(prepared, start, end)
        shares = placed.alignment.share(*span)
        if entry.present < SURE and max(shares) >= RENDERED:
            continue
        first, last = renderings[max(range(len(renderings)), key=shares.__getitem__)]
        text = entry.renderings[0]
        edits = [*_beside(prepared.text, (start, end), hypothesis, (first, last), text)]
        word, original = hypothesis[first:last], as_decoded.source(source, first, last)
        if lexicon.stem(word) not in stems and word[0] != "[" and (original is None or overlaps(*original, [span])):
            edits += (
                Edit(begin, end, text if begin else text[0].upper() + text[1:])
                for begin, end in _instead(hypothesis, first, last)
            )
        if edits:
            yield Trial(
                hypothesis,
                tuple(edits),
                LISTED if entry.present == 1 else WEIGHT * entry.present**POWER,
                prepared.text[slice(*_around(prepared.text, start, end))],
                _around(hypothesis, first, last),
            )


def _origin(prepared: Prepared, start: int, end: int) -> Span:
    return prepared.origin[start], prepared.origin[end - 1] + 1


def _beside(source: str, word: Span, hypothesis: str, place: Span, text: str) -> Iterator[Edit]:
    """Yield ``text``, for a ``word`` of the source, after and before a ``place`` of a hypothesis, with an *of* too
    where the source has one on that side. What may be an adjective comes before another word only."""
    (start, end), (first, last) = word, place
    if not re.search(_AFTER_NOUN, source[:start]) or re.match(_BEFORE_WORD, hypothesis[last:]):
        yield Edit(last, last, f" {text}")
    if re.search(_AFTER_OF, source[:start]):
        yield Edit(last, last, f" of {text}")
    if first > 0:
        yield Edit(first, first, f"{text} ")
        if re.match(_BEFORE_OF, source[end:]):
            yield Edit(first, first, f"{text} of ")


def _instead(hypothesis: str, first: int, last: int) -> Iterator[Span]:
    """Yield the span of a word of the hypothesis, and wider ones of what makes a verb of it: all of *would have* where
    the word is one of these, *gave up* where it is *gave*."""
    yield first, last
    helpers = re.compile(rf"{_HELPERS}(?: {_HELPERS})*\b")
    for run in helpers.finditer(hypothesis):
        if run.start() <= first and last <= run.end() and len(run[0]) > last - first:
            yield run.span()
    if particle := re.match(_PARTICLE, hypothesis[last:]):
        yield first, last + particle.end()


def _around(text: str, start: int, end: int) -> Span:
    """Return the span of the words of ``text`` at ``start:end`` and of those around them."""
    words = [match.span() for match in re.finditer(_WORD, text)]
    inside = [index for index, (first, last) in enumerate(words) if first < end and start < last]
    return words[max(0, inside[0] - AROUND)][0], words[min(len(words) - 1, inside[-1] + AROUND)][1]


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits that gain most and do not touch each other."""
    chosen: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: -edit.gained):
        if all(edit.end < other.start or other.end < edit.start for other in chosen):
            chosen.append(edit)
    return chosen
