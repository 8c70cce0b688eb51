"""Numbers written as words: found, read, and compared from language to language."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from translate.expressions import Expression

Kind = Literal["cardinal", "ordinal"]

_WORD = Expression(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OF_A_CLOCK = Expression(r"\bheures?(?:\s+moins)?\s+$", re.IGNORECASE)
_LAST_UNIT = Expression(r"(hundred|thousand) (?!.*(?:hundred|thousand))")
_ONES = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "fr": "un/une deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "uno/una/un dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "de": "ein/eine/einen/einem/einer/eines/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
}
_TEENS = {
    "en": "thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "fr": "treize quatorze quinze seize dix-sept dix-huit dix-neuf",
}
UNITS = "|".join(_ONES["fr"].split()[1:9])
"""``deux|trois|…|neuf``: a part of regular expressions on French."""
TEENS = "|".join(["dix", *_ONES["fr"].split()[10:], *_TEENS["fr"].split()])
"""``dix|onze|…|dix-neuf``."""
SEVERAL = rf"(?:une?|{UNITS}|{TEENS}|vingt|trente|plusieurs|quelques|\d+)"
"""How many of something there are in French, as a regular expression."""
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "vingt trente quarante cinquante soixante",
}
_HUNDRED = {"en": "hundred", "fr": "cent/cents"}
_THOUSAND = {"en": "thousand", "fr": "mille"}
ROUGH = {
    "en": {"dozen": 12},
    "fr": {
        "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
        "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
    },
}  # fmt: skip
"""Nouns that count roughly, and what they count."""
_AND = {"en": "and", "fr": "et"}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "fr": "premier/première/premiers/premières deuxième/second/seconde troisième quatrième cinquième sixième septième"
    " huitième neuvième dixième onzième douzième",
    "es": "primero/primera/primer segundo/segunda tercero/tercera/tercer cuarto/cuarta quinto/quinta sexto/sexta"
    " séptimo/séptima octavo/octava noveno/novena décimo/décima undécimo/undécima duodécimo/duodécima",
    "de": "erste/ersten/erster/erstes zweite/zweiten/zweiter/zweites dritte/dritten/dritter/drittes vierte/vierten"
    " fünfte/fünften sechste/sechsten siebte/siebten achte/achten neunte/neunten zehnte/zehnten elfte/elften"
    " zwölfte/zwölften",
}
_ENGLISH = {
    2: "both twice second couple pair double twin dual half other either neither fortnight",
    3: "triple thrice trio triad",
    8: "week",
    9: "new",
    10: "decade",
    12: "dozen",
    14: "fortnight",
    15: "fortnight",
}
"""What else a number may be in English: ``les deux``, ``huit jours``, ``un avion neuf``."""

_ROUGH_ELSE = {
    10: ("dozen",),
    15: ("fortnight", "two weeks"),
    20: ("two dozen", "two-dozen", "score"),
    40: ("four dozen", "quarantine", "quarantined", "isolation"),
}
"""What else a noun such as ``quinzaine`` may be in English."""


def find(text: str, language: str) -> Iterator[tuple[int, int, str, Kind]]:
    """Yield (start, end, value, kind) of the numerals in words, those of several words (``deux cent six``) as one."""
    cardinals, others = _cardinals(language), _others(language)
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text) if cardinals else ():
        word = match[0].lower()
        goes_on = word in cardinals or word == _AND.get(language)
        if run and (not goes_on or text[run[-1].end() : match.start()].strip()):
            yield from _read(run, language)
            run = []
        if word in cardinals or (run and goes_on):
            run.append(match)
        elif word in others:
            yield match.start(), match.end(), *others[word]
    yield from _read(run, language)


def value(numeral: str, language: str) -> int:
    """Return what a numeral counts that is one of figures or of words: ``"vingt"`` is 20."""
    return int(numeral) if numeral.isdigit() else int(next(find(numeral, language))[2])


def renderings(text: str, source: str, target: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield (start, end, forms) of the numbers that ``text`` has in words, from 2 on.

    The first form is how the target language writes them, the others are what may stand for it. Only from French into
    English, whose words are known here. ``cent`` and ``mille``, which idioms are made with, and times are left out.
    """
    if (source, target) != ("fr", "en"):
        return
    for match in _rough_nouns().finditer(text):
        yield match.start("noun"), match.end(), _rough_forms(match)
    for start, end, value, kind in find(text, source):
        number = int(value)
        if kind == "ordinal" or number < 2 or number in (100, 1000) or text[start:end].lower() in ROUGH["fr"]:
            continue
        if not _OF_A_CLOCK.search(text[:start]):
            yield start, end, _forms(number)


@functools.cache
def _rough_nouns() -> re.Pattern[str]:
    """Return what finds ``trentaine``, with the ``une`` before it unless that is elided (``plus d'une``)."""
    return re.compile(rf"((?<!['’])\bune? )?\b(?P<noun>{'|'.join(ROUGH['fr'])})(?P<plural>s)?\b", re.IGNORECASE)


def _rough_forms(match: re.Match[str]) -> tuple[str, ...]:
    number = ROUGH["fr"][match["noun"].lower()]
    word = "dozen" if number == 12 else in_words(number).removeprefix("one ")
    if match["plural"]:
        usual = "dozen" if number == 10 else word
        return (f"{usual}s", usual, f"{word}s", word)
    exact = f"a {word}" if number == 12 or number >= 100 else word
    return (f"about {exact}" if match[1] else exact, *_forms(number), *_ROUGH_ELSE.get(number, ()))


def _forms(number: int) -> tuple[str, ...]:
    words = in_words(number)
    if number >= 100:
        bare = words.removeprefix("one ")
        joined = _LAST_UNIT.sub(r"\1 and ", bare)
        thousands = (f"{number // 1000} thousand",) if number % 1000 == 0 else ()
        return (f"{number:,}", str(number), *thousands, bare, joined)
    decade = (f"{words[:-1]}ies", f"{number}s", f"19{number}s") if number >= 20 and number % 10 == 0 else ()
    return (words, words.replace("-", " "), str(number), *decade, *_ENGLISH.get(number, "").split())


def in_words(number: int) -> str:
    """Return the English words of a number from 1 to 999 999."""
    small = [*_ONES["en"].split(), *_TEENS["en"].split()]
    for unit, word in ((1000, "thousand"), (100, "hundred")):
        if number >= unit:
            rest = f" {in_words(number % unit)}" if number % unit else ""
            return f"{in_words(number // unit)} {word}{rest}"
    if number < 20:
        return small[number - 1]
    tens = _TENS["en"].split()[number // 10 - 2]
    return f"{tens}-{small[number % 10 - 1]}" if number % 10 else tens


def _read(run: Sequence[re.Match[str]], language: str) -> Iterator[tuple[int, int, str, Kind]]:
    """Yield the numerals that adjacent words make: as few as can be."""
    words = [match[0].lower() for match in run]
    at = 0
    while at < len(words):
        value, end = _number(words, at, language)
        if end > at:
            yield run[at].start(), run[end - 1].end(), str(value), "cardinal"
        at = max(end, at + 1)


def _number(words: Sequence[str], at: int, language: str) -> tuple[int, int]:
    """Return the value of the longest numeral at ``at`` and where it ends: at ``at`` itself where there is none."""
    value, end = _below_thousand(words, at, language)
    if _is(_THOUSAND, words, end, language):
        rest, end = _below_thousand(words, end + 1 + _is_joined(words, end + 1, language), language)
        value = 1000 * (value or 1) + rest
    return value, end


def _below_thousand(words: Sequence[str], at: int, language: str) -> tuple[int, int]:
    hundreds = 0
    first = _cardinals(language).get(words[at], 0) if at < len(words) else 0
    if first == 100:
        hundreds, at = 100, at + 1
    elif 1 <= first < 10 and _is(_HUNDRED, words, at + 1, language):
        hundreds, at = 100 * first, at + 2
    if hundreds:
        at += _is_joined(words, at, language)
    rest, end = _below_hundred(words, at, language)
    return hundreds + rest, end


def _below_hundred(words: Sequence[str], at: int, language: str) -> tuple[int, int]:
    following = [_cardinals(language).get(word, 0) for word in words[at : at + 3]] + [0, 0, 0]
    first, second, third = following[:3]
    if not 0 < first < 100:
        return 0, at
    if first % 10 or first < 20:
        return first, at + 1
    if 0 < second < 10 or (language == "fr" and first in (60, 80) and 0 < second < 20):
        return first + second, at + 2
    if language == "fr" and words[at + 1 : at + 2] == ["et"] and third in (1, 11):
        return first + third, at + 3
    return first, at + 1


def _is(names: Mapping[str, str], words: Sequence[str], at: int, language: str) -> bool:
    return at < len(words) and words[at] in names.get(language, "").split("/")


def _is_joined(words: Sequence[str], at: int, language: str) -> bool:
    """Tell whether an ``and`` at ``at`` belongs to the numeral before it: ``two hundred and five``."""
    joined = language == "en" and words[at : at + 1] == ["and"] and at + 1 < len(words)
    return joined and 0 < _cardinals("en").get(words[at + 1], 0) < 100


@functools.cache
def _cardinals(language: str) -> Mapping[str, int]:
    """Return the words that numerals are made of, with their values."""
    ones = [forms.split("/") for forms in _ONES.get(language, "").split()]
    table = {form: value for value, forms in enumerate(ones, start=1) for form in forms}
    below_twenty = [forms[0] for forms in ones] + _TEENS.get(language, "").split()
    table |= {word: value for value, word in enumerate(below_twenty[12:], start=13)}
    for tens, word in enumerate(_TENS.get(language, "").split(), start=2):
        table[word] = 10 * tens
        table |= {f"{word}-{unit}": 10 * tens + value for value, unit in enumerate(below_twenty[:9], start=1)}
    if language == "fr":
        for score, word in ((60, "soixante"), (80, "quatre-vingt")):
            table |= {f"{word}-{unit}": score + value for value, unit in enumerate(below_twenty, start=1)}
        table |= {"quatre-vingt": 80, "quatre-vingts": 80}
        table |= {
            f"{word}-et-{unit}": table[word] + table[unit] for word in _TENS["fr"].split() for unit in ("un", "une")
        }
        table["soixante-et-onze"] = 71
    for names, value in ((_HUNDRED, 100), (_THOUSAND, 1000)):
        table |= dict.fromkeys(filter(None, names.get(language, "").split("/")), value)
    return table


@functools.cache
def _others(language: str) -> Mapping[str, tuple[str, Kind]]:
    """Return the words that are numerals by themselves: ordinals and nouns."""
    table: dict[str, tuple[str, Kind]] = {}
    for value, forms in enumerate(_ORDINALS.get(language, "").split(), start=1):
        table |= dict.fromkeys(forms.split("/"), (str(value), "ordinal"))
    for word, value in _cardinals(language).items():
        if 12 < value < 100 and (ordinal := _ordinal(word, language)):
            table.setdefault(ordinal, (str(value), "ordinal"))
    return table | {word: (str(value), "cardinal") for word, value in ROUGH.get(language, {}).items()}


def _ordinal(cardinal: str, language: str) -> str:
    """Return the ordinal of a cardinal above twelve in French or English: ``dix-neuvième``, ``twenty-first``."""
    if language == "fr":
        stem = re.sub(r"f$", "v", re.sub(r"cinq$", "cinqu", re.sub(r"(?:e|(?<=quatre-vingt)s)$", "", cardinal)))
        return f"{stem}ième"
    if language != "en":
        return ""
    head, hyphen, last = cardinal.rpartition("-")
    small = dict(zip(_ONES["en"].split(), _ORDINALS["en"].split(), strict=True))
    return head + hyphen + (small.get(last) or re.sub(r"y$", "ie", last) + "th")
