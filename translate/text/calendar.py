"""Months and weekdays from language to language: a date that lost its month is no date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.expressions import Expression

MONTHS = {
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
DAYS = {
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
}
ANY_DAY = {language: "|".join(days.split()) for language, days in DAYS.items()}
"""``lundi|mardi|…``: parts of regular expressions."""
_WORD = Expression(r"[^\W\d_]+")
_CAPITALISED = frozenset({"de", "en"})


def dates(text: str, source: str, target: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, rendering) of the months and weekdays in ``text``.

    Where they are also ordinary words or names (``mars``, ``may``) their capital, or a figure or a word of time before
    them, tells them apart.
    """
    table = _table(source, target)
    for match in _WORD.finditer(text):
        wanted = table.get(match[0].lower())
        if wanted and _is_date(text, match.start(), match[0], source):
            yield match.start(), match.end(), wanted.capitalize() if target in _CAPITALISED else wanted


def _table(source: str, target: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for names in (MONTHS, DAYS):
        table.update(zip(names.get(source, "").split(), names.get(target, "").split(), strict=False))
    return table


def _is_date(text: str, start: int, word: str, source: str) -> bool:
    if source in _CAPITALISED:
        return word[0].isupper()
    numbered = bool(re.search(r"\d(?:er)?[\s-]+$", text[:start]))
    if word.lower() in ("mars", "marzo"):
        timed = re.search(r"(?:début|fin|mi|en|depuis|de|inicios|finales)[\s-]+$", text[:start])
        return numbered or (word.islower() and bool(timed))
    return numbered or word.islower()
