"""Phrases that small models misread, in plainer words of the same language: ``a fait long feu`` → ``a échoué``."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from translate.expressions import Expression
from translate.text import (
    calendar,
    changes,
    clock,
    constructions,
    durations,
    fighting,
    lexicon,
    proportions,
    purchases,
    told,
    turns,
)
from translate.text.phrases import AHEAD, VOWELS, WORD, Reading, of_fields, opening, parted, table

_GOES_ON = Expression(r"[\w'-]")
_CONTRACTED = {" de": Expression(r" (?:du|des|de)(?= )| d'"), " à": Expression(r" (?:aux|au|à)(?= )")}
_SEVERAL = Expression(
    r"(?!ses |leurs |ces |nos |plusieurs |deux |trois |quelques |certaine?s |nombreu)[a-zà-ÿœ]+[sx]\b"
)
_ARTICLES = {"du": "le", "des": "les", "au": "le", "aux": "les"}
_CONTRACTIONS = {(" de", "le"): " du", (" de", "les"): " des", (" à", "le"): " au", (" à", "les"): " aux"}
_ADVERB = Expression(
    r" (?:actuellement|ainsi|alors|aujourd'hui|aussi|cependant|clairement|déjà|désormais|également|encore|enfin|ensuite"
    r"|finalement|fortement|largement|longtemps|maintenant|même|nettement|notamment|pas|plus|pourtant|rapidement"
    r"|régulièrement|souvent|toujours)(?: (?:aussi|encore|pas))?(?= )"
    rf"| (?:{'|'.join(calendar.DAYS['fr'].split())})(?: (?:matin|soir))?(?= )"
)
_LONGEST = 80
_OBJECT = Expression(
    r" (?:(?:l[ea]s?|une?|des|du|[dl]eu[rx]s?|[msn]on|[sm]a|[sm]es|nos|notre|ce|cet|cette|ces|plusieurs|quelques|chaque"
    r"|tous?|toute?s?|trois|quatre|cinq|six|sept|huit|dix|\d+) |l'|(?=[A-ZÀ-Þ]))"
    r"(?:(?!(?:qui|que|où|dont|est|sont|a|ont) )[\w'-]+ ?)+(?<! )"
)
"""The object of a verb, between it and the rest of its phrase: ``met`` le pays ``à genoux``."""
_AUXILIARY = Expression(
    r"\b(?:a|ont|avai(?:t|ent)|aura(?:it|ient)?|auront|avoir|ayant|eu"
    r"|est|sont|étai(?:t|ent)|sera(?:it|ient)?|seront|soi(?:t|ent)|fut|furent|étant|été|être)"
    rf"(?:{_ADVERB.pattern})? $"
)
_DETERMINED = Expression(
    r"(?:\b(?:l[ae]|les|une?|de|des|du|cette|ces|[sm]a|son|ses|leurs?|nos|chaque|aucune?|en|par|sans|avec) |\b[ld]')$",
    re.IGNORECASE,
)
_SPEAKER = Expression(
    r"\b(?:je|nous|vous) (?:(?:ne|me|te|l[ae]|les|lui|leur|y|en|nous|vous) |[nmtl]')*$|\bj'(?:y |en )?$", re.IGNORECASE
)
_OPENS = Expression(r"(?:^|[.!?…:] |[«“\"] ?)$")
_ELIDED = Expression(r"\b(?:[dlns]e|la|que) $", re.IGNORECASE)
_MASCULINE, _OF_OR_TO = Expression(r"(les?) "), Expression(r"\b(de|à) $")
_CAPITALS = Expression(r"(?<![A-ZÀ-Þ] )(?<![\w.'-])[A-ZÀ-Þ]{4,}(?![\w.'-])(?! [A-ZÀ-Þ]{2})")


@functools.lru_cache(maxsize=8192)
def readings(
    text: str, language: str, fields: tuple[str, ...] = (), sentence: str = ""
) -> Sequence[tuple[int, int, str]]:
    """Return (start, end, plainer words) of the phrases in ``text`` that are better read otherwise, in their order.
    ``fields`` are those of the article that it is from (``text/fields.py``), ``sentence`` what it is a part of."""
    if not table(language):
        return ()
    flat, free = text.replace("’", "'"), 0
    found: list[tuple[int, int, str]] = []
    for word in WORD.finditer(flat):
        if word.start() >= free and (read := _at(word, text, flat, language, fields, sentence)):
            found += read
            free = read[-1][1]
    stressed = (word for word in _CAPITALS.finditer(flat) if lexicon.is_stressed(word[0], language))
    found += [
        (*word.span(), word[0].capitalize() if _OPENS.search(flat, 0, word.start()) else word[0].lower())
        for word in stressed
    ]
    if language == "fr":
        for module in (told, constructions, fighting, durations, proportions, purchases, turns, clock, changes):
            found += (_elided(flat, *each) for each in module.readings(flat))
    apart: list[tuple[int, int, str]] = []
    # What is moved goes before what is only put otherwise: the other half of it is put in elsewhere.
    for each in sorted(found, key=lambda each: (each[0], bool(each[2]), each[1])):
        if not apart or apart[-1][1] <= each[0]:
            apart.append(each)
    return tuple(apart)


def _elided(text: str, start: int, end: int, plain: str) -> tuple[int, int, str]:
    """Return a reading with the word before it elided, where it has to be: *de porter*, d'augmenter."""
    if plain and plain[0] in VOWELS and _ELIDED.search(text, 0, start):
        return start - 2, end, f"'{plain}"
    return start, end, plain


def depends(text: str, language: str, fields: tuple[str, ...]) -> bool:
    """Tell whether a word of ``text`` is read otherwise in an article of these fields."""
    flat = text.replace("’", "'").lower()
    if not any(word in flat for word in of_fields(language)):
        return False
    return readings(text, language, fields) != readings(text, language)


def read(text: str, language: str, fields: tuple[str, ...] = (), sentence: str = "") -> str:
    """Return ``text`` as it is read, a part of a ``sentence`` maybe."""
    parts: list[str] = []
    at = 0
    for start, end, plain in readings(text, language, fields, sentence):
        parts += text[at:start], plain
        at = end
    return "".join((*parts, text[at:]))


def _at(
    word: re.Match[str], text: str, flat: str, language: str, fields: tuple[str, ...], sentence: str
) -> Sequence[tuple[int, int, str]]:
    """Return the reading of a phrase that begins with a word of ``text``, which is ``flat`` with plain apostrophes, in
    one part or two. What begins a sentence may be in the table in small letters."""
    start, first = word.start(), word[0]
    lower = first[0].lower() + first[1:]
    opens = first != lower and bool(_OPENS.search(flat, 0, start))
    for begins in (first, lower) if opens else (first,):
        said = flat if begins == first else flat[:start] + lower[0] + flat[start + 1 :]
        for reading in opening(language, begins, flat[word.end() : word.end() + AHEAD]):
            row = reading.row
            if not said.startswith(reading.head, start) or (row.field and row.field not in fields):
                continue
            found = _read(reading, said, start)
            if found and re.search(row.context, sentence or text):
                (begin, end, plain), *rest = found
                return [(begin, end, plain[0].upper() + plain[1:] if opens else plain), *rest]
    return ()


def _read(reading: Reading, text: str, start: int) -> Sequence[tuple[int, int, str]]:
    """Return (start, end, plainer words) of a reading at a place of ``text``: of its head and its tail where something
    stands between them, of nothing where its phrase does not stand."""
    middle = start + len(reading.head)
    between = _between(reading, text, middle)
    if between is None:
        return ()
    tail = middle + len(between)
    before, rest = text[:start], _rest(reading, text, tail + len(reading.tail))
    if rest is None or (reading.noun and _DETERMINED.search(before)):
        return ()
    if reading.spoken and not _SPEAKER.search(before):
        return ()
    if reading.after is not None and reading.after != bool(_AUXILIARY.search(before)):
        return ()
    end, plain = middle, reading.plain[0]
    others = [(tail, *rest)] if between and (tail < rest[0] or rest[1]) else []
    if not between:
        end, plain = rest[0], plain + rest[1]
    if plain[0] in VOWELS and _ELIDED.search(before):
        return [_elided(text, start, end, plain), *others]
    if (article := _MASCULINE.match(plain)) and (preposition := _OF_OR_TO.search(before)):
        contracted = _CONTRACTIONS[f" {preposition[1]}", article[1]].lstrip()
        return [(preposition.start(), end, contracted + plain[article.end(1) :]), *others]
    return () if before.endswith("'") and plain[0] not in f"{VOWELS}h" else [(start, end, plain), *others]


def _between(reading: Reading, text: str, middle: int) -> str | None:
    """Return what stands between the head of a reading, which ends at ``middle``, and its tail: nothing, an adverb, or
    the object of its verb; None where the tail does not follow."""
    stands = text.startswith(reading.tail, middle)
    if stands and reading.tail:
        return ""
    adverb = _ADVERB.match(text, middle) if reading.head else None
    if adverb and text.startswith(reading.tail, adverb.end()):
        return adverb[0]
    if stands:
        return ""
    tail = text.find(reading.tail, middle, middle + _LONGEST) if reading.object else -1
    return text[middle:tail] if tail > middle and _OBJECT.fullmatch(text, middle, tail) else None


def _rest(reading: Reading, text: str, end: int) -> tuple[int, str] | None:
    """Return where a reading ends whose tail ends at ``end``, with the preposition that it governs, and the end of the
    plainer words; None where it goes on otherwise."""
    if not reading.governs:
        return None if _GOES_ON.match(text, end) else (end, reading.plain[1])
    governed = _CONTRACTED[reading.governs].match(text, end)
    if governed is None:
        return None
    bare = reading.governs == " de" and governed[0] in (" de", " d'")
    several = bool(bare and _SEVERAL.match(text, governed.end() + (governed[0] == " de")))
    return governed.end(), _governing(reading.plain[1], governed[0], several)


def _governing(plain: str, contracted: str, several: bool) -> str:
    """Return plainer words with their preposition as it is before what ``contracted`` stood before: ``rencontré`` and
    ``au`` are ``rencontré le``. ``several`` things without an article get one."""
    words, preposition = parted(plain)
    article = _ARTICLES.get(contracted.strip(), "")
    if not preposition:
        article = article or ("des" if several else "")
        return f"{words} {article}".rstrip() + (" " if contracted.endswith("'") else "")
    if contracted.endswith("'"):
        return words + (" d'" if preposition == " de" else f"{preposition} ")
    return words + (_CONTRACTIONS.get((preposition, article)) or f"{preposition} {article}".rstrip())
