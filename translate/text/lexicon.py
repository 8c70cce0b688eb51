"""Single words: whether a language has them, and what they are rendered as.

From French into English there are three tables: a lexicon that ``bench/lexicon.py`` found in parallel text, and, for
words that parallel text has seldom, a vocabulary of the press and of defence that persons wrote
(``bench/vocabulary.py``) and what follows from the Wiktionaries (``bench/dictionary.py``). What a sentence says of the
meaning of its words (``senses.py``) goes before all of them.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from translate.expressions import Expression
from translate.language import DATA, frequent_words
from translate.text import calendar, slavic
from translate.text.senses import senses

TABLES = ("vocabulary", "dictionary", "lexicon")
SURE = 0.8
"""Share of the lines with a name that hold its form in the other language, for that to be the name's."""
MEANT = 0.9
"""Share of the lines with a word whose meaning is told that are thought to hold a rendering that is listed."""
WORD = Expression(
    r"(?:(?<![\w'’.-])|(?i:(?<=[cdjlmnst]['’])|(?<=qu['’])))[A-ZÀ-ÝŒ]?[a-zà-ÿœ]{2,}(?:-[a-zà-ÿœ]+)*(?![\w'’-])"
)
"""A word of small letters, or of one large one before them, or several with hyphens; a French one may follow an elided
one."""

_DEPARTMENTS = frozenset("Aube Cher Creuse Landes Lot Orne Somme Vienne".split())
"""Names of French departments and towns that are other words in small letters."""


class Entry(NamedTuple):
    """A word's ``renderings``, the most usual first, and their ``stems``; the share (0 to 1) of the lines of parallel
    text with the word that hold any, 1 where a person listed them all; whether the sentence says that it is
    ``meant``."""

    renderings: tuple[str, ...]
    stems: frozenset[str]
    present: float
    meant: bool = False


class Hint(NamedTuple):
    """A rendering for what stands between two places of a text; a package is ``told`` so even of a word that it knows
    well."""

    start: int
    end: int
    rendering: str
    told: bool = False


def stem(word: str) -> str:
    """Return what the forms of an English word have in common, roughly: all but the last two letters, four at least; of
    a word with hyphens (``anti-aircraft``) its longest part."""
    longest = max(word.split("-"), key=len)
    return longest[: max(4, len(longest) - 2)].lower()


@functools.lru_cache(maxsize=65536)
def is_ordinary(word: str, language: str) -> bool:
    """Tell whether the language's dictionary has a word, or its parts. False for a language without a dictionary."""
    import simplemma

    whole = word.lower().replace("’", "'")
    try:
        parts = [part for part in re.split(r"[-']", whole) if part]
        return any(all(simplemma.is_known(part, lang=language) for part in each) for each in ([whole], parts))
    except ValueError:
        return False


def is_stressed(word: str, language: str) -> bool:
    """Tell whether a word in capitals is an ordinary one (``TRÈS``) rather than an acronym."""
    if not word.isupper() or len(word) < 4:
        return False
    often = word.lower() in frequent_words(language)
    return often or ((len(word) > 6 or not word.isascii()) and is_ordinary(word, language))


@functools.lru_cache(maxsize=65536)
def entry(word: str, source: str, target: str) -> Entry | None:
    """Return what the lexicon has for a word of ``source`` in this form, or else in small letters.

    A month's name with a capital is another's (``Mars``)."""
    if word[:1].isupper() and word.lower() in calendar.MONTHS.get(source, "").split():
        return None
    for form in (word,) if word in _DEPARTMENTS else dict.fromkeys((word, word.lower())):
        for table in TABLES:
            if found := row(table, form, source, target):
                present, renderings = found
                return Entry(tuple(renderings), _stems(renderings), present)
    return None


def row(table: str, word: str, source: str, target: str) -> tuple[float, list[str]] | None:
    """Return what one of ``TABLES`` has for a word in this form: the share, and the renderings."""
    line = _line(_table(table, source, target), f"{word}\t".encode())
    if not line:
        return None
    _, present, renderings = line.decode().split("\t")
    return float(present), [rendering.replace("_", " ") for rendering in renderings.split(" ")]


def rendering(word: str, source: str, target: str) -> str | None:
    """Return what a word, or else its lemma, is rendered as; None where that is not known."""
    if not _has_words(source, target):
        return None
    import simplemma

    lower = word.lower()
    found = entry(lower, source, target) or entry(simplemma.lemmatize(lower, source), source, target)
    return found.renderings[0] if found else None


def opens(word: str, source: str, target: str) -> bool:
    """Tell whether a word that opens a sentence is one that the lexicon renders by a word in small letters. (The
    dictionary lacks many that have one form only: ``toujours``, ``fondamentalement``.)"""
    found = entry(word.lower(), source, target)
    return found is not None and found.renderings[0].islower()


def name(word: str, source: str, target: str, share: float = SURE) -> str | None:
    """Return the form that a name of ``source`` has in ``target`` in a ``share`` of the lines: ``Venus``, ``Vénus``; a
    Russian name that no table has is spelled anew."""
    found = entry(word, source, target)
    if found is None and (source, target) == ("fr", "en"):
        return slavic.name(word)
    sure = found is not None and found.present >= share and word not in found.renderings
    return found.renderings[0] if found and sure and found.renderings[0][0].isupper() else None


@functools.lru_cache(maxsize=4096)
def entries(text: str, source: str, target: str, sentence: str = "") -> tuple[tuple[int, int, Entry], ...]:
    """Return (start, end, entry) of the words of ``text`` that the tables have, as they are meant in its ``sentence``
    (which ``text`` is itself, if there is none)."""
    words = [*WORD.finditer(text)] if _has_words(source, target) else []
    surnames = {
        word.start()
        for before, word in itertools.pairwise(words)
        if text[before.end() : word.start()] == " " and _is_surname(word[0], before[0], source, target)
    }
    told = senses((word[0] for word in words), sentence or text) if (source, target) == ("fr", "en") else {}
    meant = {word: _meant(renderings) for word, renderings in told.items()}
    return tuple(
        (*word.span(), found)
        for word in words
        if word.start() not in surnames and (found := meant.get(word[0]) or entry(word[0], source, target))
    )


def _is_surname(word: str, before: str, source: str, target: str) -> bool:
    """Tell whether a word is one in small letters only, and stands after a name: *goulet*, of Nathalie Goulet."""
    if word[0].islower() or before[0].islower() or entry(before, source, target):
        return False
    return not any(row(table, word, source, target) for table in TABLES)


def _meant(renderings: Sequence[str]) -> Entry:
    return Entry(tuple(renderings), _stems(renderings), MEANT, meant=True)


def _stems(renderings: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for rendering in renderings for word in rendering.split(" "))


def hints(text: str, source: str, target: str, sentence: str = "") -> Iterator[Hint]:
    """Yield the first rendering of the words of ``text`` that the lexicon has and renders by another (``entries``)."""
    for start, end, found in entries(text, source, target, sentence):
        if found.renderings[0] != text[start:end]:
            yield Hint(start, end, found.renderings[0], found.meant)


def hints_by_form(text: str, source: str, target: str, rare: Callable[[str], bool]) -> Iterator[Hint]:
    """Yield the English of the ``rare`` French words of ``text`` that the tables lack and whose form tells it."""
    for word in WORD.finditer(text) if (source, target) == ("fr", "en") else ():
        if entry(word[0], source, target) or not rare(word[0]):
            continue
        if (found := by_form(word[0], source, target)) and found != word[0]:
            yield Hint(*word.span(), found)


def by_form(word: str, source: str, target: str) -> str | None:
    """Return what a French word seems to be in English by its form (``text/cognates.py``)."""
    from translate.text.cognates import cognate, compound

    return (cognate(word) or compound(word, _part)) if (source, target) == ("fr", "en") else None


def _part(word: str) -> str | None:
    """What a part of a compound is rendered as."""
    from translate.text.cognates import cognate

    return rendering(word, "fr", "en") or cognate(word)


def is_rendering(word: str, source: str, target: str) -> bool:
    """Tell whether a word of ``target`` in small letters is a rendering of any. Such words are in the dictionary, which
    takes much longer to load."""
    return word.lower() in _renderings(source, target)


@functools.cache
def _renderings(source: str, target: str) -> frozenset[str]:
    lines = (line for table in TABLES for line in _table(table, source, target).decode().splitlines()[1:])
    return frozenset(found for line in lines for found in line.rpartition("\t")[2].split(" "))


def _has_words(source: str, target: str) -> bool:
    """Tell whether there are tables between two languages."""
    return any(_table(table, source, target) for table in TABLES)


@functools.cache
def _table(table: str, source: str, target: str) -> bytes:
    """A table, its lines in the order of their words: cutting it into lines would take longer than the rest of a short
    text."""
    path = DATA / f"{table}.{source}-{target}.tsv"
    return path.read_bytes() if path.exists() else b""


def _line(table: bytes, beginning: bytes) -> bytes:
    """Return the line of ``table`` with that beginning, or nothing, by bisection."""
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        start = table.rfind(b"\n", low, middle) + 1 or low
        end = table.find(b"\n", middle)
        if table[start:end] < beginning:
            low = end + 1
        else:
            high = start
    return table[low : table.find(b"\n", low)] if table.startswith(beginning, low) else b""
