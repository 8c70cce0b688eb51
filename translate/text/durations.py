"""How long, how often, and when something happened, in French that packages read as it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.expressions import Expression
from translate.text import calendar, spelled
from translate.text.phrases import begun_like

_DAYS = calendar.ANY_DAY["fr"]
_TIME = rf"{spelled.SEVERAL} (?:ans|années?|mois|semaines?|jours|heures?|nuits|minutes)"
_DURING = Expression(rf"(?P<time>\b{_TIME}) durant\b", re.IGNORECASE)
_SINCE = Expression(rf"^(?:Voilà|Voici|Cela fait) (?:déjà |maintenant )?(?P<time>{_TIME}) qu(?:e |')(?P<first>\w)")
_STILL = Expression(
    rf"\b[a-zà-ÿ]+(?:ra|ront|rait|raient|oir|er|ir|dre) (?P<still>encore )(?P<time>{_TIME})"
    r"(?! (?:supplémentaires?|de plus)\b)"
)
_BEFORE = Expression(
    rf"[Àà] (?P<time>{spelled.SEVERAL}"
    r" (?:jours?|semaines?|mois|ans?))(?P<only> seulement| à peine)?"
    r" (?P<of>d'(?=une?\b)|du|des|de(?= (?:la|l'|son|sa|ses|leurs?)\b))"
    r"(?! (?:marche|mer|prison|route)\b)"
)
"""How long before something: ``à trois jours du sommet`` is three days before it."""
_WHEN = Expression(
    r"\b(?:adoption|annonce|arrestation|assassinat|attaque|attentat|bombardement|crash|découverte|destruction|explosion|incendie"
    rf"|interception|lancement|libération|meurtre|mort|prise|publication|signature|visite|vote)"
    rf"(?P<when>, (?:hier|il y a|la veille|dans la nuit|{_DAYS})[^,.;:]{{0,40}},)"
    r"(?= d(?:es? |u |['’]))[^,.;:]{2,80}(?P<end>)(?=$|[,.;:])"
)
"""When something happened, between it and what it happened to: ``l'attaque, lundi, d'un camp``."""
_WAITING = Expression(
    r"\b(?:attend|cherch|demand|exig|négoci|prépar|réclam)\w*"
    rf"(?P<since> depuis (?:{_TIME}|(?:des|plusieurs|quelques) (?:ans|années|heures|jours|mois|semaines)|longtemps))"
    r" (?:l[ae]s? |l'|une? |des )[^.,;:]{3,60}?(?P<end>)(?=$|[.,;:]| (?:afin|dans|et|mais|pour|qu[ei'])\b)"
)
"""For how long somebody waits, between that and what for: ``attend depuis un an la signature du contrat``."""
_AWAY = Expression(
    rf"\b(?:(?P<lies>se trouv(?:e|ent))|est|sont|était|étaient|située?s?) à {spelled.SEVERAL} (?:heures?|jours)"
    r"(?P<away>)(?= d(?:e |u |['’])(?:[A-ZÀ-Þ]|la |l['’]|chez ))"
)
"""How far away something is: ``à deux heures de Paris`` is no time of day."""
_TIMES = Expression(rf"\bà (?P<many>{spelled.SEVERAL}|maintes|de nombreuses) reprises\b", re.IGNORECASE)


def readings(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, plainer words) of spans and repetitions of time in a French ``text``, and of a time that parts
    what happened from what it happened to."""
    for during in _DURING.finditer(text):
        yield *during.span(), begun_like(during[0], f"pendant {during['time'].lower()}")
    if since := _SINCE.match(text):
        yield *since.span(), f"Depuis {since['time']}, {since['first']}"
    for still in _STILL.finditer(text):
        time = re.sub(r"\bans$", "années", still["time"])
        one = time.startswith(("un ", "une "))
        yield still.start("still"), still.end(), f"{time} supplémentaire{'' if one else 's'}"
    for times in _TIMES.finditer(text):
        yield *times.span(), begun_like(times[0], f"{times['many']} fois")
    for when in _WHEN.finditer(text):
        yield *when.span("when"), ""
        yield *when.span("end"), when["when"].removesuffix(",")
    for waiting in _WAITING.finditer(text):
        yield *waiting.span("since"), ""
        yield *waiting.span("end"), waiting["since"]
    for away in _AWAY.finditer(text):
        if away["lies"]:
            yield *away.span("lies"), "est" if away["lies"] == "se trouve" else "sont"
        yield *away.span("away"), " de route"
    for before in _BEFORE.finditer(text):
        yield *before.span(), _before(before)


def _before(match: re.Match[str]) -> str:
    """``À trois jours du sommet``: trois jours avant le sommet."""
    article = {"du": "le", "des": "les"}.get(match["of"], "")
    time = f"seulement {match['time']}" if match["only"] else match["time"]
    return f"{begun_like(match[0], time)} avant {article}".rstrip() + (" " if match["of"] == "d'" else "")
