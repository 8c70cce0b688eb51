"""English for where things are and go: ``off Taiwan`` for *au large de Taïwan*, ``went to a base``, ``12 km from``."""

from __future__ import annotations

import re

from translate.expressions import Expression
from translate.text import calendar

_AWAY = Expression(
    r"\bà (?:(?:environ |quelque |plus de |moins de )?\d[\d ,.]*|une [a-z]+aine de "
    r"|des (?:centaines|dizaines|milliers) de )"
    r"(?:km|kilomètres|mètres|milles(?: nautiques| marins)?|m) d"
)
_AT = Expression(
    r"\b(?:at|to|in) "
    r"((?:(?:about |some |over |more than |less than )?\d[\d,.]*|(?:dozens|hundreds|tens|thousands) of) "
    r"(?:km|kilometers|meters|(?:nautical )?miles|m)) (?:of|in(?= [A-Z]))\b"
)
_WENT = Expression(
    r"\b(?:s['’](?:est|étai(?:t|ent))|se (?:sont|rend\w*)|est|sont|étai(?:t|ent)) (?:rendu|allé|reparti|revenu)e?s?\b"
    r"|\bse rend(?:|ent|ra|ront|rait|raient|ait|aient|re)\b"
)
_DAY, _MONTH = ("|".join(names["en"].title().split()) for names in (calendar.DAYS, calendar.MONTHS))
_WENT_IN = Expression(
    r"\b([Ww]ent|[Gg]one|[Gg]o(?:es|ing)?|[Tt]ravell?(?:s|ed|ing)?|[Rr]eturn(?:s|ed|ing)?)"
    rf"( (?:on )?(?:{_DAY}|yesterday|today)(?: (?:morning|night|evening|afternoon))?)?"
    r" (?:in|at|on)(?= (?:the )?[A-Z][a-z]+| the [a-z])"
    rf"(?! (?:{_DAY}|{_MONTH}|the (?:same|following|next|previous|first|night|evening|morning|eve|sidelines))\b)"
)
_GIVEN = Expression(
    r"\b(?:céd|envoy|expédi|fourni|livr|transf[eé]r|vend)[a-zé]*(?! par)(?: [^.;:,]{2,60}?)? à (?:l['’]|la )?[A-ZÀ-Þ]"
)
_GIVEN_IN = Expression(
    r"\b((?:ced|deliver|hand|provid|sell|send|sent|ship|sold|suppl|transfer)[a-z]*(?: (?!to\b)[^.;:, ]+){1,8}?)"
    r" (?:in|at) (?=[A-Z][a-z]+)"
    rf"(?!{_DAY}|{_MONTH})"
)
_SENT = Expression(r"\b(?:envo[iy]|enverr|dépêch|expédi)\w* [^.;:,]{1,60}? (?:en|aux?|à) [A-ZÀ-Þ]")
_SENT_IN = Expression(r"\b((?:sen[dt]|dispatch)\w* [^.;:,]{1,60}?(?<!ed)(?<!ing)) in (?=(?:the )?[A-Z])")
_OFF_FRENCH = Expression(r"Au large d(?:e |u |es |['’])(?:l[ae] |l['’])?(\w{3})")
_OFF = Expression(
    r"^(?:(?:A|The|In the|In) large (?:part )?of|In the open sea (?:of|from)|Around|Along|(?:At|In) large from)\b"
)
_TAKES_OFF = Expression(r"\bdécoll(?:[eé](?:nt|es?|s|r)?|ai(?:en)?t|èrent)\b")
_HAS_TAKEN_OFF = Expression(r"\b(?:took|tak(?:es?|en|ing)) off\b")
_ALONE_OFF = Expression(r"\b(?:(can|could|may|might|must|to|will|would) )?off(?: of)?\b(?! the (?:[A-Z]|\w+ coast))")

_ON_RIVERS = Expression(
    r"\b(above|across|along|around|at|from|in|into|near|of|off|on|over|through|to|toward|under) "
    r"(?=(?:Danube|Dnieper|Dniester|Elbe|Euphrates|Garonne|Litani|Loire|Marne|Mekong|Meuse|Moselle"
    r"|Nile|Oder|Rhine|Seine|Somme|Tigris|Vistula|Volga)\b)"
)


def whereabouts(text: str, source: str) -> str:
    """Return an English ``text`` with the prepositions that its French ``source`` means."""
    if off := _OFF_FRENCH.match(source):
        text = _OFF.sub("Off", text)
        text = re.sub(rf"^(?={re.escape(off[1])}\w*,)", "Off ", text)
    if _WENT.search(source):
        text = _WENT_IN.sub(r"\1\2 to", text)
    if _GIVEN.search(source):
        text = _GIVEN_IN.sub(r"\1 to ", text, count=1)
    if _TAKES_OFF.search(source):
        text = _take_off(text, source)
    if _SENT.search(source):
        text = _SENT_IN.sub(r"\1 to ", text)
    text = _ON_RIVERS.sub(r"\1 the ", text)
    return _AT.sub(r"\1 from", text) if _AWAY.search(source) else text


def _take_off(text: str, source: str) -> str:
    """``Jets took off from Lask`` for ``jets off Lask``, ``took four times``, ``took off of Lask``."""
    past = re.search(r"\bdécoll(?:ée?s?|èrent|ai)", source)
    if not _HAS_TAKEN_OFF.search(text):
        text = re.sub(
            r"\b(took|taken)(?= (?:from|on alert|(?:two|three|four|five|several|many|\d+) times)\b)", r"\1 off", text
        )
    if not _HAS_TAKEN_OFF.search(text):
        takes = "took" if past else "take" if re.search(r"\bdécollent\b", source) else "takes"
        text = _ALONE_OFF.sub(lambda off: f"{off[1]} take off from" if off[1] else f"{takes} off from", text, count=1)
        text = re.sub(r"\boff from(?= (?:from|on|to|in|at)\b|[.,;]|$)", "off", text)
    return re.sub(r"\b((?:took|tak(?:es?|en|ing)) off)(?: of)?(?= (?:the |an? )?[A-Z](?!\w+ ?\d))", r"\1 from", text)
