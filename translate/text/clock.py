"""Times of day that French has in words, as packages read them better: ``à vingt heures`` as ``à 20 h 00``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.expressions import Expression
from translate.text import spelled

_BELOW_TWENTY = f"{spelled.UNITS}|{spelled.TEENS}"
_HOUR = rf"(?:1?\d|2[0-3]|une|{_BELOW_TWENTY}|vingt(?:(?:-| et )une|-deux|-trois)?)"
_MINUTE = rf"(?:{_BELOW_TWENTY}|(?:vingt|trente|quarante|cinquante)(?:-(?:{spelled.UNITS}))?)"
_TIME = rf"(?:{_HOUR} heures?|{_HOUR} ?h(?: ?\d\d)?|midi|minuit)\b(?! d(?:e |'))"
# What tells a time from a duration: a word before it, or the other end of a span. Hours of something last.
_CLOCK = Expression(
    rf"\b(?:(?P<at>(?:à|vers|dès|avant|jusqu'à|(?:peu|juste) après) |de (?=\S+ heures? à {_TIME}))"
    rf"|entre (?=\S+ heures? et {_TIME})|(?<=heures )et |(?<=heure )et )"
    rf"(?P<time>(?P<hour>{_HOUR}) heures?(?: (?P<minute>{_MINUTE}))?)"
    r"(?![\w-])(?! (?:d[eu]|par|pour|plus|près|d'affilée|moins|et (?:demie?|quart))\b| d')",
    re.IGNORECASE,
)
_REACHES = Expression(
    rf"\b(?:{_HOUR}|minutes?|(?:limit|rédui|port|prolong|fix|ramen|estim|raccourci|étend|pass|élèv|équiva|correspond"
    r"|supérieur|inférieur|égal)\w*) $",
    re.IGNORECASE,
)


def readings(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, figures) of the whole hours and the times in words of a French ``text``.

    ``De dix à vingt heures``, ``limité à vingt heures`` and ``à deux heures de route`` last and are left alone, and so
    are the hours of the morning and the evening, which packages know.
    """
    for time in _CLOCK.finditer(text):
        if not (time["at"] and _REACHES.search(text, 0, time.start())):
            hour, minute = (spelled.value(time[group] or "0", "fr") for group in ("hour", "minute"))
            yield *time.span("time"), f"{hour} h {minute:02}"
