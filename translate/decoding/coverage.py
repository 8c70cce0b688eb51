"""Which words of a source a hypothesis seems to leave out, by what the lexicon has for them.

A small model drops words, and a beam search likes the shorter hypotheses that come of it; one of the next is often
complete. A word counts as left out where none of its renderings stands in the hypothesis: the more, the oftener
parallel text has one of them, so that another fine rendering costs little (a coverage model, as in Tu et al. 2016, of
words).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translate.expressions import Expression
from translate.text import lexicon

WEIGHT, POWER = 4.0, 4
"""What a word that is surely left out costs in log probability, and how fast that falls with the share of the lines
that have one of its renderings (bench/uses.py)."""

_WORD = Expression(r"[^\W\d_]+")


def expected(text: str, source: str, target: str, sentence: str = "") -> list[lexicon.Entry]:
    """Return what the lexicon has for the words of ``text``, as they are meant in its ``sentence``, each once."""
    return list(dict.fromkeys(entry for _, _, entry in lexicon.entries(text, source, target, sentence)))


def cost(wanted: Iterable[lexicon.Entry], text: str) -> float:
    """Return what the words that ``text`` leaves out cost, in log probability."""
    there = frozenset(lexicon.stem(word) for word in _WORD.findall(text))
    return WEIGHT * sum(entry.present**POWER for entry in wanted if entry.stems.isdisjoint(there))


def left_out(
    text: str, hypothesis: str, languages: tuple[str, str], often: float, sentence: str = ""
) -> Iterator[tuple[int, int, lexicon.Entry]]:
    """Yield (start, end, entry) of the words of ``text`` that ``hypothesis`` has no rendering of, where at least that
    share of the lines with the word has one. ``languages`` are those of text and hypothesis; the ``sentence`` tells the
    meaning of words."""
    there = frozenset(_WORD.findall(hypothesis.lower()))
    for start, end, entry in lexicon.entries(text, *languages, sentence):
        if entry.present < often:
            continue
        # A word that the package was told the meaning of may be rendered by another all the same.
        usual = lexicon.entry(text[start:end], *languages) if entry.meant else None
        stems = entry.stems | usual.stems if usual else entry.stems
        if not any(word.startswith(tuple(stems)) for word in there):
            yield start, end, entry
