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
_VERB = re.compile(r"(?P<with>se |\+)?\{(?P<verb>\w+)\}(?P<tail>.*)")
_CONTRACTED = {" de": re.compile(r" (?:du|des|de)(?= )| d'"), " à": re.compile(r" (?:aux|au|à)(?= )")}
_SEVERAL = re.compile(r"(?!ses |leurs |ces |nos |plusieurs |deux |trois |quelques )[a-zà-ÿœ]+[sx]\b")
_ARTICLES = {"du": "le", "des": "les", "au": "le", "aux": "les"}
_CONTRACTIONS = {(" de", "le"): " du", (" de", "les"): " des", (" à", "le"): " au", (" à", "les"): " aux"}
_ADVERB = re.compile(
    r" (?:actuellement|ainsi|alors|aujourd'hui|aussi|cependant|clairement|déjà|désormais|également|encore|enfin|ensuite"
    r"|finalement|fortement|largement|longtemps|maintenant|même|nettement|notamment|pas|plus|pourtant|rapidement"
    r"|régulièrement|souvent|toujours)(?: (?:aussi|encore|pas))?(?= )"
)
_AUXILIARY = re.compile(
    r"\b(?:a|ont|avai(?:t|ent)|aura(?:it|ient)?|auront|avoir|ayant|eu"
    r"|est|sont|étai(?:t|ent)|sera(?:it|ient)?|seront|soi(?:t|ent)|fut|furent|étant|été|être)"
    rf"(?:{_ADVERB.pattern})? $"
)
_DETERMINED = re.compile(
    r"(?:\b(?:l[ae]|les|une?|de|des|du|cette|ces|[sm]a|son|ses|leurs?|nos|chaque|aucune?|en) |\b[ld]')$", re.IGNORECASE
)
_OPENS = re.compile(r"(?:^|[.!?…:] |[«“\"] ?)$")
_ELIDING = "aeiouâéêîô"
_ELIDED = re.compile(r"\b(?:[dlns]e|la|que) $", re.IGNORECASE)
_PRICED = re.compile(
    r"(?:\b(?P<one>[Uu]ne?)|(?:^|[,;:] |\b(?:avec|contre|et|ou|par|pour) )[Dd]es|\b(?:deux|trois|quatre)|\b\d+) "
    r"(?!(?:prix|coûts?|budgets?|montants?|contrats?|factures?|investissements?|milliards?|millions?|euros|dollars|ans)\b)"
    r"[a-zà-ÿœ-]+ (?P<at>à) "
    r"(?=\d[\d ,\u00a0\u202f]*(?:(?:(?:millions?|milliards?) d(?:e |'))?(?:euros|dollars|livres)\b|(?:Md?s?)? ?[€$£])"
    r"(?! l'heure| par ))"
)
"""A thing and its price, which packages read as a place: ``un drone à 500 euros``."""
_BOUGHT = re.compile(
    r"\b(?:ach[eè]t\w*|command(?:e|ent|é|er|ait|aient|era|eront)|acquis|acquérir|acquiert) "
    r"(?!(?:une?|des|la|le|les) (?:\w+ )?(?:usines?|terrains?|maisons?|entreprises?|sites?|sociétés?|parts?)\b)"
    r"[^.;:,]{2,70}? (?P<of>aux|au|à la|à l')(?= ?[A-ZÀ-Þ])"
)
_FROM = {"aux": "auprès des", "au": "auprès du", "à la": "auprès de la", "à l'": "auprès de l'"}
"""Whom something is bought from, which packages read as a place, too: ``acheter des missiles aux États-Unis``."""


class Row(NamedTuple):
    """A line of the table: a ``phrase`` and what it is read as in a text that holds its ``context`` (a regular
    expression, empty for any), in an article of a ``field`` (empty for any).

    A verb in braces stands for its forms; one after ``+`` is conjugated with *être*. A preposition at the end, *de* or
    *à*, stands for what it becomes before an article too.
    """

    phrase: str
    plain: str
    context: str
    field: str


class Reading(NamedTuple):
    """A ``row`` with its verb in one form: a ``head`` and a ``tail``, between which an adverb may stand, and the same
    in ``plain`` words; ``after`` an auxiliary only (True), never (False) or either way (None). After an article it may
    be a ``noun`` (``une fuite``)."""

    row: Row
    head: str
    tail: str
    plain: tuple[str, str]
    after: bool | None = None
    noun: bool = False


@functools.lru_cache(maxsize=1024)
def readings(text: str, language: str, fields: tuple[str, ...] = ()) -> Sequence[tuple[int, int, str]]:
    """Return (start, end, plainer words) of the phrases in ``text`` that are better read otherwise, in their order.
    ``fields`` are those of the article that it is from (``text/fields.py``)."""
    flat, free = text.replace("’", "'"), 0
    found = []
    for word in _WORD.finditer(flat) if _table(language) else ():
        if word.start() >= free and (read := _at(word, text, flat, language, fields)):
            found.append(read)
            free = read[1]
    for priced in _PRICED.finditer(flat) if _table(language) else ():
        found.append((*priced.span("at"), "qui coûte" if priced["one"] else "qui coûtent"))
    for bought in _BOUGHT.finditer(flat) if _table(language) else ():
        found.append((*bought.span("of"), _FROM[bought["of"]]))
    return tuple(sorted(found))


def read(text: str, language: str, fields: tuple[str, ...] = ()) -> str:
    """Return ``text`` as it is read."""
    parts: list[str] = []
    at = 0
    for start, end, plain in readings(text, language, fields):
        parts += text[at:start], plain
        at = max(at, end)
    return "".join((*parts, text[at:]))


def _at(
    word: re.Match[str], text: str, flat: str, language: str, fields: tuple[str, ...]
) -> tuple[int, int, str] | None:
    """Return the reading of a phrase that begins with a word of ``text``, which is ``flat`` with plain apostrophes.
    What begins a sentence may be in the table in small letters."""
    start, first = word.start(), word[0]
    lower = first[0].lower() + first[1:]
    opens = first != lower and bool(_OPENS.search(flat, 0, start))
    for opening in (first, lower) if opens else (first,):
        said = flat if opening == first else flat[:start] + lower[0] + flat[start + 1 :]
        for reading in _opening(language, opening):
            row = reading.row
            read = _read(reading, said, start) if not row.field or row.field in fields else None
            if read and re.search(row.context, text):
                begin, end, plain = read
                return begin, end, plain[0].upper() + plain[1:] if opens else plain
    return None


def _read(reading: Reading, text: str, start: int) -> tuple[int, int, str] | None:
    """Return (start, end, plainer words) of a reading at a place of ``text``; None where its phrase does not stand."""
    before, middle = text[:start], start + len(reading.head)
    if not text.startswith(reading.head, start):
        return None
    if reading.after is not None and reading.after != bool(_AUXILIARY.search(before)):
        return None
    if reading.noun and _DETERMINED.search(before):
        return None
    adverb = _ADVERB.match(text, middle)
    for said in dict.fromkeys((adverb[0] if adverb else "", "")):
        found = _rest(reading, text, middle + len(said))
        if found is None:
            continue
        end, plain = found[0], said.join((reading.plain[0], found[1]))
        if plain[0] in _ELIDING and _ELIDED.search(before):
            return start - 2, end, f"'{plain}"
        if not before.endswith("'") or plain[0] in f"{_ELIDING}h":
            return start, end, plain
    return None


def _rest(reading: Reading, text: str, start: int) -> tuple[int, str] | None:
    """Return where the tail of a reading ends that begins at ``start``, and the plainer one."""
    tail, preposition = _parted(reading.tail)
    end, plain = start + len(tail), reading.plain[1]
    if not text.startswith(tail, start):
        return None
    contracted = _CONTRACTED[preposition].match(text, end) if preposition else None
    if contracted:
        several = (
            preposition == " de"
            and contracted[0] in (" de", " d'")
            and _SEVERAL.match(text, contracted.end() + (contracted[0] == " de"))
        )
        return contracted.end(), _governing(plain, contracted[0], bool(several))
    return None if preposition or _GOES_ON.match(text, end) else (end, plain)


def _parted(phrase: str) -> tuple[str, str]:
    """Return a phrase without the preposition *de* or *à* at its end, and that."""
    preposition = next((each for each in _CONTRACTED if phrase.endswith(each)), "")
    return phrase.removesuffix(preposition) if preposition else phrase, preposition


def _governing(plain: str, contracted: str, several: bool) -> str:
    """Return plainer words with their preposition as it is before what ``contracted`` stood before: ``rencontré`` and
    ``au`` are ``rencontré le``. ``several`` things without an article get one."""
    words, preposition = _parted(plain)
    article = _ARTICLES.get(contracted.strip(), "")
    if not preposition:
        article = article or ("des" if several else "")
        return f"{words} {article}".rstrip() + (" " if contracted.endswith("'") else "")
    if contracted.endswith("'"):
        return words + (" d'" if preposition == " de" else f"{preposition} ")
    return words + (_CONTRACTIONS.get((preposition, article)) or f"{preposition} {article}".rstrip())


@functools.lru_cache(maxsize=4096)
def _opening(language: str, word: str) -> Sequence[Reading]:
    """Return the readings of phrases that begin with ``word``, the longest first."""
    found = [reading for row in _table(language).get(word, ()) for reading in _conjugated(row)]
    return sorted(
        (reading for reading in found if _first(reading.head + reading.tail) == word),
        key=lambda reading: -len(reading.head + reading.tail),
    )


def _first(phrase: str) -> str:
    opening = _WORD.match(phrase)
    return opening[0] if opening else ""


def _conjugated(row: Row) -> Iterator[Reading]:
    """Yield the readings of a row: its phrase as it is, or with its verb in each form."""
    verb, plain = _VERB.fullmatch(row.phrase), _VERB.fullmatch(row.plain)
    if verb is None or plain is None:
        yield Reading(row, "", row.phrase, ("", row.plain))
        return
    ours, theirs = verbs.forms(verb["verb"]), verbs.forms(plain["verb"])
    for slot in verbs.SLOTS:
        heads = _after(verb["with"], ours[slot]), _after(plain["with"], theirs[slot])
        after = False if ours[slot] == ours["participle"] else None
        if slot != "past s" or ours[slot] != ours["present s"]:
            noun = not verb["tail"] and slot.startswith(("present ", "subjunctive"))
            yield Reading(row, heads[0], verb["tail"], (heads[1], plain["tail"]), after, noun)
    finite = {ours["present s"], ours["past s"]}
    for slot in verbs.PARTICIPLES:
        if verb["with"]:
            yield from _compound(row, verb, plain, slot)
        else:
            after = True if ours[slot] in finite else None
            yield Reading(row, ours[slot], verb["tail"], (theirs[slot], plain["tail"]), after)


def _compound(row: Row, verb: re.Match[str], plain: re.Match[str], slot: str) -> Iterator[Reading]:
    """Yield the compound tenses of a verb conjugated with *être*: ``s'est heurtée à`` → ``a rencontré``."""
    ours, theirs = verbs.forms(verb["verb"])[slot], verbs.forms(plain["verb"])
    be, have = verbs.forms("être"), verbs.forms("avoir")
    for tense in verbs.SLOTS:
        if tense.endswith(("infinitive", "participle", "s" if slot[-1] != "s" else "p")):
            heads = _after(verb["with"], be[tense]), _after(plain["with"], be[tense]) if plain["with"] else have[tense]
            participle = theirs[slot] if plain["with"] else theirs["participle"]
            tails = f" {ours}{verb['tail']}", f" {participle}{plain['tail']}"
            yield Reading(row, heads[0], tails[0], (heads[1], tails[1]))


def _after(pronoun: str | None, word: str) -> str:
    """Return a verb's form with the pronoun that goes before it, if any."""
    if pronoun != "se ":
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
    words = {_after(verb["with"], word) for word in verbs.forms(verb["verb"]).values()}
    if verb["with"]:
        words |= {_after(verb["with"], word) for word in verbs.forms("être").values()}
    return words
