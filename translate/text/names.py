"""Names from language to language: countries, cities, regions, a few organisations, and nationalities."""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from translate.expressions import Expression
from translate.language import DATA

GIVEN = frozenset(
    (
        "Adrien Agnès Alain Albert Alexandre Alexis Alice Amaury Amélie André Anne Annie Antoine Armand Arnaud Arthur "
        "Astrid Aude Augustin Aymeric Baptiste Baudouin Benoît Bernard Bertrand Brice Brigitte Bruno Camille Caroline "
        "Catherine Cécile Charles Charlotte Christian Christophe Claude Corentin Cyril Damien Daniel David Delphine "
        "Denis Didier Dominique Édouard Élisabeth Emmanuel Éric Étienne Eudes Fabien Fabrice Florence Florent Florian "
        "Foucauld François Françoise Frédéric Gabriel Gaël Gauthier Geoffroy Georges Gérard Ghislain Gilbert Gilles "
        "Gonzague Grégoire Guillaume Guy Henri Hervé Hubert Hugues Isabelle Jacques Jean Jérôme Joseph Julie Julien "
        "Laure Laurence Laurent Loïc Louis Loup Lionel Luc Marc Marie Martin Mathieu Mathilde Matthieu Maxime Michel "
        "Nathalie Nicolas Olivier Pascal Patrice Patrick Paul Philippe Pierre Quentin Raphaël Raymond Régis Rémi "
        "Renaud René Robert Roger Romain Sébastien Simon Sophie Stanislas Stéphane Sylvain Sylvie Tanguy Thibault "
        "Thibaut Thierry Thomas Valérie Véronique Victor Vincent Xavier Yann Yves"
    ).split()
)
"""French given names: ``Sébastien de Peyret`` is one name."""
FEATURES = (
    "baie ", "bahía ", "canal ", "canale ", "corne ", "détroit ", "estrecho ", "estreito ", "fleuve ", "golfe ",
    "golfo ", "île ", "îles ", "lac ", "mar ", "mare ", "mer ", "océan ", "oceano ", "océano ", "plateau ", "stretto ",
    "vallée ",
)  # fmt: skip
"""What opens a place name without a capital."""
_PERSON = Expression(
    r"\b(?P<given>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?) (?P<particle>de (?:[Ll]a )?|d['’]|du |v[ao]n (?:de[nr] )?)?"
    r"(?P<family>[A-ZÀ-Þ](?![A-ZÀ-Þ])[\w'’-]+)"
)
_CAPITAL = Expression(r"\b[A-Z][a-z]+\b")
_SAME = {"pb": "pt", "zt": "zh"}


@functools.cache
def exonyms(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each name of the source language, in lower case, its accepted names in the target language, the usual
    one first.

    ``exonyms("fr", "en")["émirats arabes unis"]`` is ``("United Arab Emirates", "UAE", …)``. Names that are the same in
    both are there too, and those that begin with an accent also without it (``Egypte``), as the press writes them.
    Empty where a language is not in the table: it has en, fr, es, de, it, pt, nl, pl, ru, uk, tr, ar and zh.
    """
    table: dict[str, tuple[str, ...]] = {}
    for given, wanted in zip(_column(source), _column(target), strict=True):
        for name in given.lower().split("|") if given and wanted else ():
            table[name] = tuple(dict.fromkeys((*table.get(name, ()), *wanted.split("|"))))
    return {_plain(name) + name[1:]: forms for name, forms in table.items()} | table


def bare(text: str) -> str:
    """Return a text without accents."""
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))


def _plain(name: str) -> str:
    """Return a name's first letter without its accent."""
    return bare(name[0])


@functools.cache
def names(language: str) -> frozenset[str]:
    """Return all place names of a language."""
    return frozenset(name for names in _column(language) if names for name in names.split("|"))


@functools.cache
def nationalities(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each adjective of nationality, in every form and in lower case, what may stand for it, the adjective
    first. Only from French into English; else empty."""
    table: dict[str, tuple[str, ...]] = {}
    for masculine, wanted in _adjectives().items() if (source, target) == ("fr", "en") else ():
        for form in () if masculine[-1] == "-" else (masculine, _feminine(masculine)):
            table[form] = table[form if form[-1] == "s" else f"{form}s"] = wanted
    return table


@functools.lru_cache(maxsize=4096)
def nationality(word: str, source: str, target: str) -> tuple[str, ...]:
    """Return what may stand for an adjective of one nationality or of several (``franco-allemand``), as
    ``nationalities`` has it; empty for any other word."""
    known = nationalities(source, target)
    if word in known or "-" not in word or not known:
        return known.get(word, ())
    first, _, others = word.partition("-")
    after = nationality(others, source, target)[:1]
    before = _adjectives().get(f"{first}-", ())
    return tuple(f"{a}-{b}" for pair in itertools.product(before, after) for a, b in (pair, pair[::-1]))


@functools.cache
def _adjectives() -> Mapping[str, tuple[str, ...]]:
    """Return the table of nationalities."""
    lines = (DATA / "nationalities.tsv").read_text("utf-8").splitlines()[1:]
    return {french: tuple(english.split("|")) for french, english in (line.split("\t") for line in lines)}


def strangers(translation: str, text: str, source: str, target: str) -> list[str]:
    """Return the nationalities that a ``translation`` has and nothing in its ``text`` accounts for."""
    known = _demonyms(source, target)
    found = [word for word in _CAPITAL.findall(translation) if word in known] if known else []
    flat = bare(text.lower()) if found else ""
    return [word for word in found if not any(name in flat for name in _accounts(word, source, target))]


@functools.cache
def _demonyms(source: str, target: str) -> frozenset[str]:
    return frozenset(form for forms in nationalities(source, target).values() for form in forms)


@functools.cache
def _accounts(word: str, source: str, target: str) -> Collection[str]:
    """Return what accounts for a word that may stand for a nationality: its beginning, adjectives and names of places,
    in small letters without accents."""
    adjectives, places = nationalities(source, target), exonyms(source, target)
    meant = {form for forms in adjectives.values() if word in forms for form in forms}
    names = {name for known in (adjectives, places) for name, forms in known.items() if not meant.isdisjoint(forms)}
    return {word[:4].lower(), *map(bare, names)}


def _feminine(masculine: str) -> str:
    irregular = {"grec": "grecque", "letton": "lettonne", "ouzbek": "ouzbèke", "turc": "turque"}
    head, hyphen, last = masculine.rpartition("-")
    if last in irregular:
        return head + hyphen + irregular[last]
    if masculine.endswith(("ien", "éen")):
        return f"{masculine}ne"
    return masculine if masculine[-1] in "eè" else f"{masculine}e"


def _column(language: str) -> Sequence[str]:
    """Return the table's column of a language, a cell a row; all empty where the table does not have the language."""
    codes, *rows = _table()
    code = _SAME.get(language, language)
    if code not in codes[1:]:
        return [""] * len(rows)
    place = codes.index(code, 1)
    return [row[place] for row in rows]


@functools.cache
def _table() -> Sequence[Sequence[str]]:
    """Return the table's rows of cells; the first row has the languages' codes."""
    _, codes, *rows = (DATA / "names.tsv").read_text("utf-8").splitlines()
    return [row.split("\t") for row in (codes, *rows)]


def persons(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (start, end, words) of French names of persons: no words for one with a particle (``Sébastien de Peyret``,
    not ``Marie de Roumanie``), both for ``Marie Martin``, which may be words."""
    for match in _PERSON.finditer(text):
        foreign = (match["particle"] or "").startswith("v")
        if (foreign or match["given"].split("-")[0] in GIVEN) and match["family"].lower() not in exonyms("fr", "en"):
            yield *match.span(), [] if match["particle"] else [match["given"], match["family"]]
