"""Phrases that small models misread, in plainer words of the same language: ``a fait long feu`` → ``a échoué``."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from translate.language import DATA
from translate.text import verbs

_WORD = re.compile(r"(?:(?<![\w'-])|(?<=\b[DLdln]'))(?:[Ss]e |[Ss]')?[^\W\d_]+")
_GOES_ON = re.compile(r"[\w'-]")
_VERB = re.compile(r"(?P<clitic>se )?\{(?P<verb>\w+)\}(?P<tail>.*)")
_ADVERB = re.compile(
    r" (?:actuellement|ainsi|alors|aujourd'hui|aussi|cependant|clairement|déjà|désormais|également|encore|enfin|ensuite"
    r"|finalement|fortement|largement|longtemps|maintenant|même|nettement|notamment|pas|plus|pourtant|rapidement"
    r"|régulièrement|souvent|toujours)(?: (?:aussi|encore|pas))?(?= )"
)
_AUXILIARY = re.compile(
    r"\b(?:a|ont|avai(?:t|ent)|aura(?:it|ient)?|auront|avoir|ayant|eu|est|sont|étai(?:t|ent)|été|être)"
    rf"(?:{_ADVERB.pattern})? $"
)
_ELIDING = "aeiouâéêîô"
_ELIDED = re.compile(r"\b(?:[dlns]e|la|que) $", re.IGNORECASE)
_PRICED = re.compile(
    r"(?:\b(?P<one>[Uu]ne?)|(?:^|[,;:] |\b(?:avec|contre|et|ou|par|pour) )[Dd]es|\b(?:deux|trois|quatre)|\b\d+) "
    r"(?!(?:prix|coûts?|budgets?|montants?|contrats?|factures?|investissements?|milliards?|millions?|euros|dollars|ans)\b)"
    r"[a-zà-ÿœ-]+ (?P<at>à) "
    r"(?=\d[\d ,]*(?:(?:millions?|milliards?) d(?:e |'))?(?:euros|dollars|livres)\b(?! l'heure| par ))"
)
"""A thing and its price, which packages read as a place: ``un drone à 500 euros``."""


class Row(NamedTuple):
    """A line of the table: a ``phrase`` and what it is read as in a text that holds its ``context`` (a regular
    expression, empty for any), in an article of a ``field`` (empty for any). A verb in braces stands for its forms."""

    phrase: str
    plain: str
    context: str
    field: str


class Reading(NamedTuple):
    """A ``row`` with its verb in one form: a ``head`` and a ``tail``, between which an adverb may stand, and the same
    in ``plain`` words; ``after`` an auxiliary only (True), never (False) or either way (None)."""

    row: Row
    head: str
    tail: str
    plain: tuple[str, str]
    after: bool | None = None


def readings(text: str, language: str, fields: Collection[str] = ()) -> list[tuple[int, int, str]]:
    """Return (start, end, plainer words) of the phrases in ``text`` that are better read otherwise, in their order.
    ``fields`` are those of the article that it is from (``text/fields.py``)."""
    flat, free = text.replace("’", "'"), 0
    found = []
    for word in _WORD.finditer(flat) if _table(language) else ():
        for reading in _opening(language, word[0]) if word.start() >= free else ():
            row = reading.row
            plain = _read(reading, flat, word.start()) if not row.field or row.field in fields else None
            if plain and re.search(row.context, text):
                found.append(plain)
                free = plain[1]
                break
    for priced in _PRICED.finditer(flat) if _table(language) else ():
        found.append((*priced.span("at"), "qui coûte" if priced["one"] else "qui coûtent"))
    return sorted(found)


def _read(reading: Reading, text: str, start: int) -> tuple[int, int, str] | None:
    """Return (start, end, plainer words) of a reading at a place of ``text``; None where its phrase does not stand."""
    if not text.startswith(reading.head, start):
        return None
    middle = start + len(reading.head)
    adverb = None if text.startswith(reading.tail, middle) else _ADVERB.match(text, middle)
    between = adverb[0] if adverb else ""
    end = middle + len(between) + len(reading.tail)
    before, plain = text[:start], between.join(reading.plain)
    if not text.startswith(reading.tail, middle + len(between)) or _GOES_ON.match(text, end):
        return None
    if reading.after is not None and reading.after != bool(_AUXILIARY.search(before)):
        return None
    if plain[0] in _ELIDING and _ELIDED.search(before):
        return start - 2, end, f"'{plain}"
    return None if before.endswith("'") and plain[0] not in f"{_ELIDING}h" else (start, end, plain)


@functools.lru_cache(maxsize=4096)
def _opening(language: str, word: str) -> Sequence[Reading]:
    """Return the readings of phrases that begin with ``word``, the longest first."""
    found = [reading for row in _table(language).get(word, ()) for reading in _conjugated(row)]
    return sorted(
        (reading for reading in found if _first(reading.head) == word),
        key=lambda reading: -len(reading.head + reading.tail),
    )


def _first(phrase: str) -> str:
    opening = _WORD.match(phrase)
    return opening[0] if opening else ""


def _conjugated(row: Row) -> Iterator[Reading]:
    """Yield the readings of a row: its phrase as it is, or with its verb in each form."""
    verb, plain = _VERB.fullmatch(row.phrase), _VERB.fullmatch(row.plain)
    if verb is None or plain is None:
        yield Reading(row, row.phrase, "", (row.plain, ""))
        return
    ours, theirs = verbs.forms(verb["verb"]), verbs.forms(plain["verb"])
    for slot in verbs.SLOTS:
        heads = _with_clitic(verb["clitic"], ours[slot]), _with_clitic(plain["clitic"], theirs[slot])
        after = False if ours[slot] == ours["participle"] else None
        if slot != "past s" or ours[slot] != ours["present s"]:
            yield Reading(row, heads[0], verb["tail"], (heads[1], plain["tail"]), after)
    finite = {ours["present s"], ours["past s"]}
    for slot in verbs.PARTICIPLES:
        if verb["clitic"]:
            yield from _compound(row, verb, plain, slot)
        else:
            after = True if ours[slot] in finite else None
            yield Reading(row, ours[slot], verb["tail"], (theirs[slot], plain["tail"]), after)


def _compound(row: Row, verb: re.Match[str], plain: re.Match[str], slot: str) -> Iterator[Reading]:
    """Yield the compound tenses of a reflexive verb: ``s'est heurtée à`` → ``a rencontré``."""
    ours, theirs = verbs.forms(verb["verb"])[slot], verbs.forms(plain["verb"])
    be, have = verbs.forms("être"), verbs.forms("avoir")
    for tense in verbs.SLOTS:
        if tense.endswith(("infinitive", "participle", "s" if slot[-1] != "s" else "p")):
            heads = _with_clitic(verb["clitic"], be[tense]), f"s'{be[tense]}" if plain["clitic"] else have[tense]
            participle = theirs[slot] if plain["clitic"] else theirs["participle"]
            tails = f" {ours}{verb['tail']}", f" {participle}{plain['tail']}"
            yield Reading(row, heads[0], tails[0], (heads[1], tails[1]))


def _with_clitic(clitic: str | None, word: str) -> str:
    if not clitic:
        return word
    return f"s'{word}" if word[0] in _ELIDING else f"se {word}"


@functools.cache
def _table(language: str) -> Mapping[str, Sequence[Row]]:
    """The rows of the table, each under all that its phrase may begin with."""
    path = DATA / f"plainly.{language}.tsv"
    table: dict[str, list[Row]] = {}
    for line in path.read_text("utf-8").splitlines()[1:] if path.exists() else ():
        row = Row(*f"{line}\t\t".split("\t")[:4])
        for word in _openings(row.phrase):
            table.setdefault(word, []).append(row)
    return table


def _openings(phrase: str) -> Collection[str]:
    """Return what a phrase may begin with."""
    verb = _VERB.fullmatch(phrase)
    if verb is None:
        return {_first(phrase)}
    words = {_with_clitic(verb["clitic"], word) for word in verbs.forms(verb["verb"]).values()}
    if verb["clitic"]:
        words |= {_with_clitic("se ", word) for word in verbs.forms("être").values()}
    return words
