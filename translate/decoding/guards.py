"""What must survive a translation although no glossary says so: names, codes, addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from translate.text import acronyms, addresses, calendar, lexicon, ships, spelled
from translate.text.numbers import ROMAN_ORDINAL

RARE = 4
"""Names of at least this many pieces are read as a hole: packages garble what they have to spell (docs/decoding.md)."""

NON_LATIN = frozenset("ar az-cyrl be bg bn el fa he hi hy ja ka kk ko ky mk mn ru sr ta te th uk ur zh zt".split())
CAPITAL_NOUNS = frozenset({"de", "lb"})

_TAG = re.compile(r"</?\w+>|\[\d+\]|(?<![\w#])#\w*[^\W\d_]\w*")
_ACRONYM = re.compile(r"(?<![\w.])(?:[A-Z]{2,6}|(?:[A-Z]\.){2,6})(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*")
_ELISION = re.compile(r"^(?!N['’][A-ZÀ-Þ])(?:[dlnsjmtc]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)  # N'Djamena
_SENTENCE_START = re.compile(r"(?:^|[.!?:…][\"»”)]*\s+)[\W_]*$")
_FIRST_NAMES = frozenset(
    "Aimé Aimée Ambre Ange Angélique Auguste Aurore Blanche Capucine Céleste Claire Clémence Constance Désiré Désirée"
    " Édouard Élie Élise Éric Germain Gilles Honoré Luc Luce Marc Marguerite Marin Marine Martin Modeste Pierre"
    " Prudence Prune Régis Romain Rose Serge Victoire Violette".split()
)
"""Those that are words of French as well: names before a name."""
_GIVEN = re.compile(
    r"\b(?:base|bâtiment|brigade|camp|cargo|chalutier|corvette|croiseur|destroyer|exercice|frégate|mission|navire"
    r"|opération|patrouilleur|pétrolier|plan|porte-(?:avions|hélicoptères)|programme|projet|remorqueur|sous-marin|voilier)"
    r" [«“\"]\s?(?P<name>[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ\d][\w'’-]*){0,2})\s?[»”\"]"
)
_COMMON = re.compile(r"(?:L[ae]s?|El|Los) [^\W\dA-ZÀ-Þ]")  # "La réunion", and not the island
_ADJECTIVES = ("n", "an", "ian", "i", "ese")
_UNITS = frozenset({"Md", "Mds"})  # thousand millions
_TITLES = frozenset("M MM Mme Mmes Mlle Dr Pr Me Mgr Mr Mrs Ms Sr Sra Herr Frau St Ste".split())


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
        return [match.span() for match in _ACRONYM.finditer(text)] if self.acronym else []

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


def fixed(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return what is never translated in ``text`` outside of ``taken``: addresses, handles, hashtags, tags and numbers
    in brackets."""
    spans = [*addresses.spans(text), *(match.span() for match in _TAG.finditer(text))]
    found: list[Kept] = []
    for start, end in sorted(spans):
        if not found or start >= found[-1].end:
            found.append(Kept(start, end, "address", (text[start:end],), rare=True))
    return _apart(found, taken)


def dates(text: str, source: str, target: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return the months and weekdays of ``text`` with their names in the target language."""
    found = calendar.dates(text, source, target)
    return _apart((Kept(start, end, "date", (wanted,)) for start, end, wanted in found), taken)


def numbers(text: str, source: str, target: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return the numbers that ``text`` has in words."""
    found = spelled.renderings(text, source, target)
    return _apart((Kept(start, end, "number", forms) for start, end, forms in found), taken)


def nationalities(text: str, source: str, target: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return the adjectives of nationality in ``text``."""
    from translate.text.names import nationalities

    known = nationalities(source, target)
    found = ((start, end, known.get(text[start:end])) for start, end in _words(text))
    return _apart((Kept(start, end, "name", forms) for start, end, forms in found if forms), taken)


def labels(text: str, source: str, target: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return the labels of ``text`` that have a rendering of their own."""
    from translate.text.labels import labels

    found = (Kept(start, end, "term", (wanted,), rare=True) for start, end, wanted in labels(text, source, target))
    return _apart(found, taken)


def offices(text: str, source: str, target: str, taken: Iterable[tuple[int, int]] = ()) -> list[Kept]:
    """Return the ministers and ministries of ``text`` that have a nationality."""
    from translate.text.offices import offices

    found = (
        Kept(start, end, "term", (wanted,), rare=True, number="plural" if several else "singular")
        for start, end, wanted, several in offices(text, source, target)
    )
    return _apart(found, taken)


def names(
    text: str,
    source: str,
    target: str,
    pieces: Callable[[str], int],
    taken: Iterable[tuple[int, int]] = (),
) -> list[Kept]:
    """Return the proper names and codes of ``text`` that a reader expects to find again.

    A name is a run of capitalised words that are no ordinary words of the language, or a code such as ``TB3``. Place
    names count with their established form in the target language. ``pieces`` says how many pieces a package cuts a
    string into; ``taken`` spans (addresses, terms) are left out.
    """
    if source in NON_LATIN or target in NON_LATIN:
        return []
    busy = [*taken, *(numeral[:2] for numeral in spelled.find(text, source))]
    found: list[Kept] = []
    for kept in (_given(text, source), places(text, source, target)):
        apart = _apart(kept, busy)
        found += apart
        busy += [(name.start, name.end) for name in apart]
    runs: list[tuple[int, int]] = []
    words = _words(text)
    for (start, end), following in zip(words, [*words[1:], (len(text), len(text))], strict=False):
        if not text[start].isupper() or _overlaps(start, end, busy):
            continue
        opens = bool(_SENTENCE_START.search(text[:start]))
        word, after = text[start:end], text[slice(*following)]
        first = word in _FIRST_NAMES and text[end : following[0]] == " " and after[:1].isupper()
        if not _is_name(after if first else word, opens and not first, source, target, pieces):
            continue
        if runs and text[runs[-1][1] : start] == " " and not _acronym_at(text, *runs[-1], source, target):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    for start, end in runs:
        name = text[start:end]
        if _ACRONYM.fullmatch(name):
            found.append(_acronym(text, start, end, source, target))
        else:
            form = lexicon.name(name, source, target) or _respelled(name, source, target)
            found.append(Kept(start, end, "name", (form,), pieces(name) >= RARE))
    return sorted(found, key=lambda name: name.start)


def _acronym(text: str, start: int, end: int, source: str, target: str) -> Kept:
    """Return an acronym with what it is in the target language. One that nobody knows stays as it is; what packages
    know, and what may be a word in capitals, may come back as another."""
    name = text[start:end]
    known = _acronym_at(text, start, end, source, target)
    word = lexicon.is_ordinary(name, source) or lexicon.entry(name.lower(), source, target) is not None
    if known is not None:
        return Kept(start, end, "term", (known,), rare=True, number="plural" if known.endswith("s") else "singular")
    rare = not (name in acronyms.READ or "." in name or word)
    return Kept(start, end, "name", (name,), rare, acronym=not rare)


def _acronym_at(text: str, start: int, end: int, source: str, target: str) -> str | None:
    return acronyms.rendering(text[start:end], text[:start], source, target)


def _respelled(name: str, source: str, target: str) -> str:
    """Return a name of several words with those as the other language spells them of which a person listed that:
    ``Sergei Lavrov`` for ``Sergueï Lavrov``."""
    return " ".join(lexicon.name(word, source, target, 1) or word for word in name.split(" "))


def _given(text: str, source: str) -> Iterator[Kept]:
    """Yield the names of ships, those in quotation marks of operations and the like, which may be words of any kind,
    and those of persons with a particle or in which is a word."""
    from translate.text.names import persons

    spans = [*ships.names(text), *(match.span("name") for match in _GIVEN.finditer(text))]
    spans += [
        (start, end)
        for start, end, words in persons(text)
        if not words or any(lexicon.is_ordinary(word, source) for word in words)
    ]
    for start, end in spans if source == "fr" else ():
        yield Kept(start, end, "name", (text[start:end],), rare=True)


def places(text: str, source: str, target: str) -> list[Kept]:
    """Return the places in ``text`` that have an established name in the target language, longest first at a point."""
    from translate.text.names import WATERS, exonyms

    known = exonyms(source, target)
    words = _words(text)
    found: list[Kept] = []
    for index, (start, _) in enumerate(words):
        # ``détroit de Gibraltar`` is a place without a capital, ``détroit`` is none.
        least = index if text[start].isupper() else index + 1 if text.startswith(WATERS, start) else len(words)
        if found and start < found[-1].end:
            continue
        for _, end in reversed(words[least : index + 4]):
            name = text[start:end]
            forms = known.get(name.replace("’", "'").lower())
            if forms and not _COMMON.match(name):
                forms = tuple(sorted(forms, key=lambda form: fold(form) != fold(name)))
                found.append(Kept(start, end, "name", forms, place=True))
                break
    return found


def _apart(found: Iterable[Kept], taken: Iterable[tuple[int, int]]) -> list[Kept]:
    """Return what of ``found`` has nothing in common with the ``taken`` spans."""
    busy = list(taken)
    return [kept for kept in found if not _overlaps(kept.start, kept.end, busy)]


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in spans)


def _words(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words of ``text``, without what is elided before them (``l'``, ``d'``)."""
    spans = []
    for match in _WORD.finditer(text):
        elided = _ELISION.match(match[0])
        spans.append((match.start() + (elided.end() if elided else 0), match.end()))
    return spans


def _is_name(word: str, opens: bool, source: str, target: str, pieces: Callable[[str], int]) -> bool:
    """Tell whether a word that begins with a capital is a name; ``opens`` says that it begins a sentence."""
    letters = [character for character in word if character.isalpha()]
    if not letters or word.rstrip(".") in _TITLES or word in _UNITS or ROMAN_ORDINAL.fullmatch(word.rstrip("s")):
        return False
    digits = any(character.isdigit() for character in word)
    if digits:
        return len(word) > 1
    if len(letters) < 2:
        return False
    if word.isupper():
        stressed = (len(word) > 6 or not word.isascii()) and lexicon.is_ordinary(word, source)
        return len(word) >= 3 and not stressed
    if (opens or "-" in word) and any(end == len(word) for _, end, *_ in spelled.find(word, source)):
        return False
    adverb = source == "fr" and len(word) > 7 and word.endswith("ement")
    if opens and (pieces(word) < RARE or adverb or lexicon.opens(word, source, target)):
        return False
    if source in CAPITAL_NOUNS:
        return False
    return not lexicon.is_ordinary(word, source)
