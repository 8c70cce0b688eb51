"""A stretch of a source that has to come back, and where it does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from translate.expressions import Expression

ACRONYM = Expression(r"(?<![\w.])(?:[A-Z]{2,6}|(?:[A-Z]\.){2,6})(?!\w)")
_WORD = Expression(r"[^\W_]+(?:[-'’.&/][^\W_]+)*")
_ELISION = Expression(r"^(?!N['’][A-ZÀ-Þ])(?:[dlnsjmtc]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)  # N'Djamena
_ADJECTIVES = ("n", "an", "ian", "i", "ese")


class Kept(NamedTuple):
    """A stretch of the source that has to appear in the translation as one of ``forms`` (the first is asked for).

    A ``rare`` one is better not read by a package at all. An ``acronym`` may come back as another (``ONU`` → ``UN``).
    A ``place`` has an established name in the target language; packages know them.
    """

    start: int
    end: int
    kind: str
    forms: tuple[str, ...]
    rare: bool = False
    acronym: bool = False
    place: bool = False
    number: str = "singular"
    verb: bool = False

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return where one of the forms stands in ``text``; case and accents of names do not matter, word ends do."""
        flat = fold(text)
        for form in self.forms:
            if found := list(_whole(fold(form), flat)):
                return found
        if self.place and (adjectives := [*self._adjectives(flat)]):
            return adjectives
        return [match.span() for match in ACRONYM.finditer(text)] if self.acronym else []

    def _adjectives(self, flat: str) -> Iterator[tuple[int, int]]:
        """Yield where the adjective of a place stands: ``African countries`` for ``les pays d'Afrique``."""
        for form in self.forms:
            for ending in _ADJECTIVES if form != "Niger" else ():  # Nigerian is what is of Nigeria
                yield from _whole(fold(form) + ending, flat)

    def find_deprecated(self, text: str) -> list[tuple[int, int, str]]:
        """Return nothing: only terms have renderings that must not stand."""
        return []


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower-case ``text`` and take its accents off, keeping its length."""
    return "".join(map(_folded, text))


@cache
def _folded(character: str) -> str:
    folded = unicodedata.normalize("NFD", character)[0].lower()
    return folded if len(folded) == 1 else character


def _whole(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``words`` stand in ``text`` with no letter or figure right before or after them."""
    start = text.find(words)
    while start >= 0 and words:
        end = start + len(words)
        alone = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        if alone:
            yield start, end
        start = text.find(words, end if alone else start + 1)


def apart(found: Iterable[Kept], taken: Iterable[tuple[int, int]]) -> list[Kept]:
    """Return what of ``found`` has nothing in common with the ``taken`` spans."""
    busy = list(taken)
    return [kept for kept in found if not overlaps(kept.start, kept.end, busy)]


def overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether ``start:end`` has anything in common with one of ``spans``."""
    return any(start < stop and begin < end for begin, stop in spans)


def words_of(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words of ``text``, without what is elided before them (``l'``, ``d'``)."""
    spans = []
    for match in _WORD.finditer(text):
        elided = _ELISION.match(match[0])
        spans.append((match.start() + (elided.end() if elided else 0), match.end()))
    return spans
