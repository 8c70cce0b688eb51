"""English for where things are and go: ``off Taiwan`` for *au large de Taïwan*, ``went to a base``, ``12 km from``."""

from __future__ import annotations

import re

_LAUNCHED = re.compile(r"\b(?i:lanc|tir|décoll|part|dirig|pilot|contrôl)[a-zé]+ depuis (?:l[ae] |l['’])?[A-ZÀ-Þ]")
_AWAY = re.compile(r"\bà (?:environ |quelque |plus de |moins de )?\d[\d ,.]*(?:km|kilomètres|mètres|milles|m) d")
_AT = re.compile(
    r"\bat ((?:about |some |over |more than |less than )?\d[\d,.]* (?:km|kilometers|meters|nautical miles|miles|m))"
    r" (?:of|in(?= [A-Z]))\b"
)
_WENT = re.compile(
    r"\b(?:s['’](?:est|étai(?:t|ent))|se (?:sont|rend\w*)|est|sont|étai(?:t|ent)) (?:rendu|allé|reparti|revenu)e?s?\b"
    r"|\bse rend(?:|ent|ra|ront|rait|raient|ait|aient|re)\b"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WENT_IN = re.compile(
    r"\b([Ww]ent|[Gg]one|[Gg]o(?:es|ing)?|[Tt]ravell?(?:s|ed|ing)?|[Rr]eturn(?:s|ed|ing)?)"
    rf"( (?:on )?(?:{_DAY}|yesterday|today)(?: (?:morning|night|evening|afternoon))?)?"
    r" (?:in|at|on)(?= (?:the )?[A-Z][a-z]+| the [a-z])"
    rf"(?! (?:{_DAY}|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|the (?:same|following|next|previous|first|night|evening|morning|eve|sidelines))\b)"
)
_GIVEN = re.compile(
    r"\b(?:céd|envoy|expédi|fourni|livr|transf[eé]r|vend)[a-zé]*(?! par)(?: [^.;:,]{2,60}?)? à (?:l['’]|la )?[A-ZÀ-Þ]"
)
_GIVEN_IN = re.compile(
    r"\b((?:ced|deliver|hand|provid|sell|send|sent|ship|sold|suppl|transfer)[a-z]*(?: (?!to\b)[^.;:, ]+){1,8}?)"
    r" (?:in|at) (?=[A-Z][a-z]+)"
    rf"(?!{_DAY}|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_SENT = re.compile(r"\b(?:envo[iy]|enverr|dépêch|expédi)\w* [^.;:,]{1,60}? (?:en|aux?|à) [A-ZÀ-Þ]")
_SENT_IN = re.compile(r"\b((?:sen[dt]|dispatch)\w* [^.;:,]{1,60}?(?<!ed)(?<!ing)) in (?=(?:the )?[A-Z])")
_MADE_AT = re.compile(r"\b(?:produ|fabri|assembl|construi|étudi|visit|travaill)[a-zé]+ [^.;:]*\bà l['’]usine\b")
_OFF_FRENCH = re.compile(r"Au large d(?:e |u |es |['’])(?:l[ae] |l['’])?(\w{3})")
_OFF = re.compile(r"^(?:(?:A|The|In the|In) large (?:part )?of|In the open sea (?:of|from)|(?:At|In) large from)\b")
_BARE_OCEAN = re.compile(
    r"\b(in|into|across|of|over|to|from|on) (?=(?:Atlantic|Pacific|Arctic|Mediterranean|Caribbean|Caucasus|Sahel"
    r"|Balkans|Donbas)(?:$|[.,;:)]| (?:and|or|with|since|for|by|to|at|on|where|after|before|during|when)\b))"
)


def whereabouts(text: str, source: str) -> str:
    """Return an English ``text`` with the prepositions that its French ``source`` means."""
    if off := _OFF_FRENCH.match(source):
        text = _OFF.sub("Off", text)
        text = re.sub(rf"^(?={re.escape(off[1])}\w*,)", "Off ", text)
    if "au large d" in source:
        text = re.sub(r"\b(?:in |at )?(?:a|the) large (?:part )?of\b", "off", text)
    if _WENT.search(source):
        text = _WENT_IN.sub(r"\1\2 to", text)
    if _GIVEN.search(source):
        text = _GIVEN_IN.sub(r"\1 to ", text, count=1)
    if _LAUNCHED.search(source):
        text = re.sub(r"\bsince (?=(?:the )?[A-Z])", "from ", text)
    if _SENT.search(source):
        text = _SENT_IN.sub(r"\1 to ", text)
    if _MADE_AT.search(source):
        text = re.sub(r"\bto (?=the (?:[\w-]+ )?(?:factory|plant)\b)", "at ", text)
    if "de profondeur" in source:
        text = re.sub(r"\b(?:to|at|of) (\d[\d,.]* (?:m|meters)) of depth\b", r"at a depth of \1", text)
    text = _BARE_OCEAN.sub(r"\1 the ", text)
    return _AT.sub(r"\1 from", text) if _AWAY.search(source) else text
