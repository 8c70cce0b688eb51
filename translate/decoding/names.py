"""Proper names and codes in a source: what a reader expects to find again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from translate.decoding.guards import places
from translate.decoding.kept import ACRONYM, Kept, apart, overlaps, words_of
from translate.expressions import Expression
from translate.text import acronyms, lexicon, ships, spelled
from translate.text.numbers import ROMAN_ORDINAL

RARE = 4
"""Names of at least this many pieces are read as a hole: packages garble what they have to spell (docs/decoding.md)."""
NON_LATIN = frozenset("ar az-cyrl be bg bn el fa he hi hy ja ka kk ko ky mk mn ru sr ta te th uk ur zh zt".split())
CAPITAL_NOUNS = frozenset({"de", "lb"})
_SENTENCE_START = Expression(r"(?:^|[.!?:…][\"»”)]*\s+)[\W_]*$")
_FIRST_NAMES = frozenset(
    "Aimé Aimée Ambre Ange Angélique Auguste Aurore Blanche Capucine Céleste Claire Clémence Constance Désiré Désirée"
    " Édouard Élie Élise Éric Germain Gilles Honoré Luc Luce Marc Marguerite Marin Marine Martin Modeste Pierre"
    " Prudence Prune Régis Romain Rose Serge Victoire Violette".split()
)
"""Those that are words of French as well: names before a name."""
_GIVEN = Expression(
    r"\b(?:(?:baptis|dénomm|intitul|surnomm)ée?s?|base|bâtiment|brigade|camp|cargo|chalutier|corvette|croiseur|destroyer|exercice|frégate|mission|navire"
    r"|opération|patrouilleur|pétrolier|plan|porte-(?:avions|hélicoptères)|programme|projet|remorqueur|sous-marin|voilier)"
    r" [«“\"]\s?(?P<name>[A-ZÀ-Þ][\w'’-]*(?: [\w'’-]+){0,2})\s?[»”\"]"
)
_UNITS = frozenset({"Md", "Mds"})  # thousand millions
_TITLES = frozenset("M MM Mme Mmes Mlle Dr Pr Me Mgr Mr Mrs Ms Sr Sra Herr Frau St Ste".split())


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
        free = apart(kept, busy)
        found += free
        busy += [(name.start, name.end) for name in free]
    runs: list[tuple[int, int]] = []
    words = words_of(text)
    for (start, end), following in zip(words, [*words[1:], (len(text), len(text))], strict=False):
        if not text[start].isupper() or overlaps(start, end, busy):
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
        if ACRONYM.fullmatch(name):
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
        return len(word) >= 3 and not lexicon.is_stressed(word, source)
    if (opens or "-" in word) and any(end == len(word) for _, end, *_ in spelled.find(word, source)):
        return False
    adverb = source == "fr" and len(word) > 7 and word.endswith("ement")
    if opens and (pieces(word) < RARE or adverb or lexicon.opens(word, source, target)):
        return False
    if source in CAPITAL_NOUNS:
        return False
    return not lexicon.is_ordinary(word, source)
