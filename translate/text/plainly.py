"""Phrases that small models misread, in plainer words of the same language: ``a appareillé`` → ``a quitté le port``."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from typing import NamedTuple

from translate.language import DATA

_WORD = re.compile(r"(?:(?<![\w'-])|(?<=\b[DLdl]'))[^\W\d_]+")
_GOES_ON = re.compile(r"[\w'-]")
_ENDINGS = "er e ent ait aient a èrent era eront erait eraient é ée és ées ant".split()
_ELIDING = "aeiouâéêîôh"
_PRICED = re.compile(
    r"(?:\b(?P<one>[Uu]ne?)|(?:^|[,;:] |\b(?:avec|contre|et|ou|par|pour) )[Dd]es|\b(?:deux|trois|quatre)|\b\d+) "
    r"(?!(?:prix|coûts?|budgets?|montants?|contrats?|factures?|investissements?|milliards?|millions?|euros|dollars|ans)\b)"
    r"[a-zà-ÿœ-]+ (?P<at>à) "
    r"(?=\d[\d ,]*(?:(?:millions?|milliards?) d(?:e |'))?(?:euros|dollars|livres)\b(?! l'heure| par ))"
)
"""A thing and its price, which packages read as a place: ``un drone à 500 euros``."""
OFTEN, DENSE = 3, 200
"""An article is of a field that it names so often, and once in so many words."""
_FIELDS = {
    "air": re.compile(
        r"\b(?:avions?|hélicoptères?|pilotes?|escadron|armée de l['’]air|aériennes?|aériens?|Rafale|Mirage|Eurofighter"
        r"|Gripen|A400M|C-130|F-(?:15|16|18|22|35)|MiG-\d|Su-\d|décoll|atterri|bombardiers?|ravitailleurs?|cockpit)"
    ),
    "naval": re.compile(
        r"\b(?:[Ff]régates?|[Cc]orvettes?|[Ss]ous-marins?|porte-avions|porte-hélicoptères|[Nn]avires?|[Cc]uirassés?"
        r"|[Cc]roiseurs?|[Dd]estroyers?|[Pp]atrouilleurs?|[Pp]étroliers?|[Tt]orpilles?|[Ff]lotte|[Cc]hantiers? navals?"
        r"|[Mm]arine (?:nationale|royale)|[Cc]hasseurs? de mines)\b"
    ),
}


class Reading(NamedTuple):
    """What a ``phrase`` is read as, in a text that holds its ``context`` (a regular expression, empty for any), in an
    article of a ``field`` (empty for any)."""

    phrase: str
    plain: str
    context: str
    field: str


def fields(article: str, language: str) -> tuple[str, ...]:
    """Return the fields that a whole article is of, by what it often names: ``air``, ``naval``."""
    often = max(OFTEN, article.count(" ") / DENSE)
    return tuple(name for name, words in _FIELDS.items() if language == "fr" and len(words.findall(article)) >= often)


def readings(text: str, language: str, fields: Collection[str] = ()) -> list[tuple[int, int, str]]:
    """Return (start, end, plainer words) of the phrases in ``text`` that are better read otherwise, in their order.
    ``fields`` are those of the article that it is from."""
    table, flat, free = _table(language), text.replace("’", "'"), 0
    found = []
    for word in _WORD.finditer(flat) if table else ():
        start = word.start()
        for phrase, plain, context, field in table.get(word[0], ()):
            end = start + len(phrase)
            whole = flat.startswith(phrase, start) and not _GOES_ON.match(flat, end)
            elided = flat[start - 1 : start] == "'" and plain[0] not in _ELIDING
            if start >= free and whole and not elided and (not field or field in fields) and re.search(context, text):
                found.append((start, end, plain))
                free = end
    for priced in _PRICED.finditer(flat) if table else ():
        found.append((*priced.span("at"), "qui coûte" if priced["one"] else "qui coûtent"))
    return sorted(found)


@functools.cache
def _table(language: str) -> dict[str, list[Reading]]:
    """The readings by the first words of their phrases, the longest phrases first."""
    path = DATA / f"plainly.{language}.tsv"
    table: dict[str, list[Reading]] = {}
    for line in path.read_text("utf-8").splitlines()[1:] if path.exists() else ():
        phrase, plain, context, field = f"{line}\t\t".split("\t")[:4]
        for ending in _ENDINGS if "~" in phrase else ("",):
            reading = Reading(phrase.replace("~er", ending), plain.replace("~er", ending), context, field)
            table.setdefault(re.split(r"\W", reading.phrase, maxsplit=1)[0], []).append(reading)
    for found in table.values():
        found.sort(key=lambda reading: -len(reading.phrase))
    return table
