"""The table of phrases that small models misread, in all the forms of their verbs."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from translate.expressions import Expression
from translate.language import DATA
from translate.text import verbs

WORD = Expression(r"(?:(?<![\w'-])|(?<=\b[DLdln]'))(?:[Ss]e |[Ss]')?[^\W\d_]+")
"""What a phrase may begin with: a word, and a reflexive pronoun before it."""
PREPOSITIONS = " de", " à"
VOWELS = "aeiouâéêîô"
AHEAD = 3
_OBJECT = " _"
_VERB = Expression(r"(?P<with>se |\+)?\{(?P<verb>\w+)\}(?P<tail>.*)")


class Row(NamedTuple):
    """A line of the table: a ``phrase`` and what it is read as in a text that holds its ``context`` (a regular
    expression, empty for any), in an article of a ``field`` (empty for any).

    A verb in braces stands for its forms; one after ``+``, on either side, is conjugated with *être*. A preposition at
    the end, *de* or *à*, stands for what it becomes before an article too. A phrase begins with a word. Where ``_``
    stands after the verb on both sides, its object may: ``{mettre} _ à genoux`` → ``{ruiner} _``.
    """

    phrase: str
    plain: str
    context: str
    field: str


class Reading(NamedTuple):
    """A ``row`` with its verb in one form: a ``head`` and a ``tail``, between which an adverb may stand, the
    preposition that it ``governs``, and head and tail in ``plain`` words; ``after`` an auxiliary only (True), never
    (False) or either way (None). After an article it may be a ``noun`` (``une fuite``). An ``object`` may part head
    and tail."""

    row: Row
    head: str
    tail: str
    governs: str
    plain: tuple[str, str]
    after: bool | None = None
    noun: bool = False
    spoken: bool = False
    object: bool = False

    @property
    def phrase(self) -> str:
        """Its words, without an adverb."""
        return self.head + self.tail + self.governs


def opening(language: str, word: str, after: str) -> Sequence[Reading]:
    """Return the readings of phrases that may begin with ``word`` in a text that goes on with ``after`` (its first
    ``AHEAD`` characters), the longest first."""
    readings = _openings_of(language, word)
    return readings.get(after) or readings[""]


@functools.lru_cache(maxsize=4096)
def _openings_of(language: str, word: str) -> Mapping[str, Sequence[Reading]]:
    """Return the readings of phrases that begin with ``word``, by how they go on; where an adverb or an object may
    stand there, they go on in any way."""
    found = [reading for row in table(language).get(word, ()) for reading in _conjugated(row)]
    found = sorted((each for each in found if _first(each.phrase) == word), key=lambda each: -len(each.phrase))
    ahead = [(each, "" if each.head else each.tail[len(word) : len(word) + AHEAD]) for each in found]
    ahead = [(each, after if len(after) == AHEAD else "") for each, after in ahead]
    return {
        some: [each for each, after in ahead if after in ("", some)] for some in {"", *(after for _, after in ahead)}
    }


def parted(phrase: str) -> tuple[str, str]:
    """Return a phrase without the preposition *de* or *à* at its end, and that."""
    preposition = next((each for each in PREPOSITIONS if phrase.endswith(each)), "")
    return (phrase.removesuffix(preposition), preposition) if preposition else (phrase, "")


def begun_like(instead: str, words: str) -> str:
    """Return ``words`` with a capital if what they stand for, ``instead``, has one."""
    return words[:1].upper() + words[1:] if instead[:1].isupper() else words


def _first(phrase: str) -> str:
    opening = WORD.match(phrase)
    return opening[0] if opening else ""


def _conjugated(row: Row) -> Iterator[Reading]:
    """Yield the readings of a row: its phrase as it is, or with its verb in each form."""
    if _OBJECT in row.phrase:
        whole = row._replace(phrase=row.phrase.replace(_OBJECT, ""), plain=row.plain.replace(_OBJECT, ""))
        yield from (reading._replace(object=True) for reading in _conjugated(whole))
        return
    verb, plain = _VERB.fullmatch(row.phrase), _VERB.fullmatch(row.plain)
    if verb is None or plain is None:
        yield Reading(row, "", *parted(row.phrase), ("", row.plain))
        return
    ours, theirs = verbs.forms(verb["verb"]), verbs.forms(plain["verb"])
    for slot in verbs.SLOTS:
        heads = _after(verb["with"], ours[slot]), _after(plain["with"], theirs[slot])
        after = False if ours[slot] == ours["participle"] else None
        if slot != "past s" or ours[slot] != ours["present s"]:
            noun = not verb["tail"] and slot.startswith(("present ", "subjunctive"))
            yield Reading(row, heads[0], *parted(verb["tail"]), (heads[1], plain["tail"]), after, noun)
    for slot in verbs.SPOKEN if verb["with"] != "se " else ():
        head = _spoken(slot, theirs[slot]) if plain["with"] == "se " else theirs[slot]
        yield Reading(row, ours[slot], *parted(verb["tail"]), (head, plain["tail"]), spoken=True)
    finite = {ours["present s"], ours["past s"]}
    for slot in verbs.PARTICIPLES:
        if verb["with"]:
            yield from _compound(row, verb, plain, slot)
        elif not plain["with"]:
            after = True if ours[slot] in finite else None
            yield Reading(row, ours[slot], *parted(verb["tail"]), (theirs[slot], plain["tail"]), after)
    if plain["with"] and not verb["with"]:
        yield from _with_be(row, verb, plain)


def _with_be(row: Row, verb: re.Match[str], plain: re.Match[str]) -> Iterator[Reading]:
    """Yield the compound tenses of a verb that becomes one conjugated with *être*: ``a mis le cap sur`` →
    ``s'est dirigé vers``."""
    ours, theirs = verbs.forms(verb["verb"])["participle"], verbs.forms(plain["verb"])
    be, have = verbs.forms("être"), verbs.forms("avoir")
    for tense in verbs.SLOTS:
        tails = verb["tail"], f" {theirs['participle s' if tense[-2:] == ' p' else 'participle']}{plain['tail']}"
        yield Reading(row, have[tense], *parted(f" {ours}{tails[0]}"), (_after(plain["with"], be[tense]), tails[1]))


def _compound(row: Row, verb: re.Match[str], plain: re.Match[str], slot: str) -> Iterator[Reading]:
    """Yield the compound tenses of a verb conjugated with *être*: ``s'est heurtée à`` → ``a rencontré``."""
    ours, theirs = verbs.forms(verb["verb"])[slot], verbs.forms(plain["verb"])
    be, have = verbs.forms("être"), verbs.forms("avoir")
    for tense in verbs.SLOTS:
        if tense.endswith(("infinitive", "participle", "s" if slot[-1] != "s" else "p")):
            heads = _after(verb["with"], be[tense]), _after(plain["with"], be[tense]) if plain["with"] else have[tense]
            participle = theirs[slot] if plain["with"] else theirs["participle"]
            tails = f" {ours}{verb['tail']}", f" {participle}{plain['tail']}"
            yield Reading(row, heads[0], *parted(tails[0]), (heads[1], tails[1]))
            if verb["tail"]:  # ``s'est rendu mercredi à``
                both = f"{heads[0]} {ours}", f"{heads[1]} {participle}"
                yield Reading(row, both[0], *parted(verb["tail"]), (both[1], plain["tail"]))


def _after(pronoun: str | None, word: str) -> str:
    """Return a verb's form with the pronoun that goes before it, if any."""
    if pronoun != "se ":
        return word
    return f"s'{word}" if word[0] in VOWELS else f"se {word}"


def _spoken(slot: str, word: str) -> str:
    """Return a verb's form with the pronoun of who speaks or is spoken to: ``nous dirigeons``, ``m'installe``."""
    pronoun = {"je": "me"}.get(slot.split()[1], slot.split()[1])
    return f"m'{word}" if pronoun == "me" and word[0] in VOWELS else f"{pronoun} {word}"


@functools.cache
def of_fields(language: str) -> frozenset[str]:
    """Return the words of phrases that are read otherwise in the articles of a field only."""
    rows = (row for rows in table(language).values() for row in rows if row.field)
    return frozenset(word for row in rows for word in _openings(row.phrase, row.plain))


@functools.cache
def table(language: str) -> Mapping[str, Sequence[Row]]:
    """The rows of the table, each under all that its phrase may begin with."""
    path = DATA / f"plainly.{language}.tsv"
    table: dict[str, list[Row]] = {}
    for line in path.read_text("utf-8").splitlines()[1:] if path.exists() else ():
        row = Row(*f"{line}\t\t".split("\t")[:4])
        for word in _openings(row.phrase, row.plain):
            table.setdefault(word, []).append(row)
    return table


def _openings(phrase: str, plain: str) -> Collection[str]:
    """Return what a phrase may begin with."""
    verb = _VERB.fullmatch(phrase)
    if verb is None:
        return {_first(phrase)}
    words = {_after(verb["with"], word) for word in verbs.forms(verb["verb"]).values()}
    if verb["with"]:
        words |= {_after(verb["with"], word) for word in verbs.forms("être").values()}
    elif plain.startswith(("+", "se {")):
        words |= {*verbs.forms("avoir").values()}
    return words
