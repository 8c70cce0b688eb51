"""Single words: whether a language has them, and what they are rendered as.

There is a lexicon from French into English, which ``bench/lexicon.py`` found in parallel text.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from translate.language import DATA

WORD = re.compile(r"(?:(?<![\w'’.-])|(?i:(?<=[cdjlmnst]['’])|(?<=qu['’])))[A-ZÀ-ÝŒ]?[a-zà-ÿœ]{2,}(?![\w'’-])")
"""A word of small letters, or of one large one before them; a French one may follow an elided one."""
SURE = 0.3
"""Share of the lines with a word from which on the lexicon is sure of its first rendering."""


class Entry(NamedTuple):
    """A word's ``renderings``, the most usual first; the shares (0 to 1) of the lines of parallel text with the word
    that are linked with the first (0: found by its lemma) and that hold any."""

    renderings: tuple[str, ...]
    share: float
    present: float

    @property
    def sure(self) -> bool:
        """Whether the first rendering may stand for the word unasked, or be suggested."""
        return self.share >= SURE or not self.share


def stem(word: str) -> str:
    """Return what the forms of an English word have in common, roughly: all but the last two letters, four at least."""
    return word[: max(4, len(word) - 2)].lower()


@functools.lru_cache(maxsize=65536)
def is_ordinary(word: str, language: str) -> bool:
    """Tell whether the language's dictionary has a word. False for a language without a dictionary."""
    import simplemma

    try:
        parts = [part for part in re.split(r"[-'’]", word) if part]
        return all(simplemma.is_known(part.lower(), lang=language) for part in parts)
    except ValueError:
        return False


@functools.lru_cache(maxsize=65536)
def entry(word: str, source: str, target: str) -> Entry | None:
    """Return what the lexicon has for a word of ``source`` in this form, or else in small letters."""
    lines = _lines(source, target)
    for form in dict.fromkeys((word, word.lower())):
        place = bisect_left(lines, f"{form}\t")
        if lines[place : place + 1] and lines[place].startswith(f"{form}\t"):
            _, share, present, renderings = lines[place].split("\t")
            return Entry(tuple(renderings.split(" ")), float(share), float(present))
    return None


def rendering(word: str, source: str, target: str) -> str | None:
    """Return what a word, or else its lemma, is rendered as; None where that is not known well enough."""
    if not _lines(source, target):
        return None
    import simplemma

    lower = word.lower()
    found = entry(lower, source, target) or entry(simplemma.lemmatize(lower, source), source, target)
    return found.renderings[0] if found and found.sure else None


def entries(text: str, source: str, target: str) -> Iterator[tuple[int, int, Entry]]:
    """Yield (start, end, entry) of the words of ``text`` that the lexicon has."""
    for match in WORD.finditer(text) if _lines(source, target) else ():
        if found := entry(match[0], source, target):
            yield *match.span(), found


def hints(text: str, source: str, target: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, first rendering) of the words of ``text`` of which the lexicon is sure enough."""
    for start, end, found in entries(text, source, target):
        if found.sure and found.renderings[0] != text[start:end]:
            yield start, end, found.renderings[0]


@functools.cache
def _lines(source: str, target: str) -> list[str]:
    """The lexicon's lines in the order of their words. A table of them would take longer to make than to look up in."""
    path = DATA / f"lexicon.{source}-{target}.tsv"
    return path.read_text("utf-8").splitlines() if path.exists() else []
