"""What rises or falls from one number to another: ``passe de 40 à 50``, in French that packages read as that, and in
English."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from translate.expressions import Expression
from translate.text import numbers, spelled, verbs

_NUMBER = rf"(?:\d{{1,3}}(?:[ \xa0\u202f]\d{{3}})+|\d+(?:,\d+)?|{spelled.UNITS}|{spelled.TEENS}|vingt|trente|cent)\b"
_ABOUT = r"(?:quelque |environ |près de |plus de |moins de )?"
_UNIT = (
    r"(?:[ \xa0\u202f]?%|[ \xa0\u202f](?:millions?|milliards?)(?: d(?:e |')(?:dollars|euros|livres))?"
    r"| (?:ans|dollars|euros|heures|jours|kilomètres|km|mètres|mois|semaines|tonnes))?"
)
_FROM_TO = (
    rf"(?P<range>de {_ABOUT}(?P<first>{_NUMBER})(?P<unit>{_UNIT}) à {_ABOUT}(?P<last>{_NUMBER})(?P<units>{_UNIT}))"
)
_WHAT = r"(?P<what>(?:l[ae]s? |l'|s(?:on|a|es) |leurs? |cet?(?:te)? |ces )[^.,;:!?«»]{2,90}?)"
_ENDS = r"(?=$| ?[.,;:!?»]| (?:à partir|afin|d'ici|dans|dès|en \d|pour)\b)"
_MAKES = r"(?:fai|fer|fi|fon)\w+ passer"
_CHANGED = Expression(
    rf"\b(?:(?P<has>est|sont|était|étaient) )?"
    rf"(?P<verb>pass\w+|(?:ramen|relev)ée?s?|(?:(?<=té )|(?<=tre )|(?<=[ns]t ))portée?s?) {_FROM_TO}"
)
"""``Est passé de 40 à 50``, ``a été porté de 40 à 50``; ``une portée de 40 km à 50`` is none."""
_CHANGES = Expression(rf"\b(?P<verb>{_MAKES}|(?:port|ramen|ramèn|relev|relèv)\w+) {_WHAT} {_FROM_TO}")
"""``Porte le nombre de chars de 40 à 50``."""
_AHEAD = Expression(
    rf"\b(?P<verb>{_MAKES}|(?:abaiss|allong|augment|élargi|port|prolong|ramen|ramèn|rédui|relev|relèv)\w+)"
    rf" (?P<gap>{_FROM_TO} ){_WHAT}{_ENDS}"
)
"""``Porte de 40 à 50 le nombre de chars``."""
_UP_TO = Expression(
    rf"\b(?P<verb>{_MAKES}|(?:port|ramen|ramèn|relev|relèv)\w+) "
    rf"(?P<gap>à {_ABOUT}(?P<last>{_NUMBER}){_UNIT}(?: du PIB)? ){_WHAT}{_ENDS}"
)
"""``Porte à 50 le nombre de chars``."""
_WORTH = {"million": 1e6, "milliard": 1e9}
_BY = (
    r"(?P<verb>\b(?:decreas|drop|f[ae]ll|gr[eo]w|increas|lower|rais|reduc|ris|rose)\w*)"
    r"(?:(?P<what>(?: (?!from\b)[\w'’-]+){0,6}?) (?:by|of))? (?=(?:about |nearly |more than )?\$?"
)


def readings(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, plainer words) of what in a French ``text`` changes from one number to another: it rises or
    falls, and what does so stands before the numbers."""
    for ahead in _AHEAD.finditer(text):
        yield *ahead.span("verb"), _changes(ahead) or ahead["verb"]
        yield *ahead.span("gap"), ""
        yield ahead.end(), ahead.end(), f", {ahead['range']}"
    for up in _UP_TO.finditer(text):
        if slot := _slots().get(up["verb"].split()[0]):
            less = up["verb"].startswith("ram")
            yield *up.span("verb"), verbs.forms("réduire" if less else "augmenter")[slot]
            yield *up.span("gap"), ""
            yield up.end(), up.end(), f" {up['gap'].rstrip()}"
    for changes in (*_CHANGED.finditer(text), *_CHANGES.finditer(text)):
        if plainer := _changes(changes):
            yield changes.start(), changes.end("verb"), plainer


def mended(text: str, source: str) -> str:
    """Return an English ``text`` with ``from`` before the first of the two numbers between which something changes in
    its French ``source``, where it says that it does so ``by`` that."""
    for change in (*_AHEAD.finditer(source), *_CHANGED.finditer(source), *_CHANGES.finditer(source)):
        first = _value(change["first"])
        words = f"|{spelled.in_words(int(first))}" if first.isdigit() and 0 < int(first) < 100 else ""
        figures = re.escape(numbers.render(first, "en"))
        text = re.sub(rf"{_BY}(?:{figures}{words})\b[^.;]*? to )", r"\g<verb>\g<what> from ", text, count=1)
    return text


def _changes(found: re.Match[str]) -> str | None:
    """Return the form of *augmenter*, or of what is less then, for the verb of a change."""
    slot, passes = _slots().get(found["verb"].split()[0]), found["verb"].startswith("pass")
    if slot is None:
        return None
    more = _amount(found["last"], found["units"]) > _amount(found["first"], found["unit"] or found["units"])
    has = found.groupdict().get("has")
    plainer = verbs.forms("augmenter" if more else "diminuer" if passes else "réduire")
    if has:
        return f"{verbs.HAVE[has]} {plainer['participle']}" if passes else f"{has} {plainer[slot]}"
    return plainer[slot]


def _amount(number: str, unit: str) -> float:
    """Return what a number is worth, in figures or words, with ``millions`` or ``milliards`` after it."""
    return float(_value(number)) * next((worth for name, worth in _WORTH.items() if name in unit), 1.0)


def _value(number: str) -> str:
    """Return the canonical value of a number in figures or words."""
    return (number[0].isdigit() and numbers.parse(number, "fr")) or str(spelled.value(number, "fr"))


@functools.cache
def _slots() -> Mapping[str, str]:
    """Return which form of its verb a word is."""
    found: dict[str, str] = {}
    for verb in ("passer", "porter", "relever", "ramener", "faire"):
        for slot, form in verbs.forms(verb).items():
            found.setdefault(form, slot)
    return found
