"""The article that an English term or place has, or has not."""

from __future__ import annotations

import re

from translate.decoding.prepare import Hole
from translate.expressions import Expression

PREPOSITIONS = "of|in|to|with|from|by|for|at|between|against"
ALWAYS_THE = Expression(
    r"\b(?:Sea|Ocean|Strait|Gulf|Canal|Channel|Union|Nations|States|Kingdom|Emirates|Ministry|Agency|Council|Community|Commission"
    r"|Committee|Court|Organi[sz]ation)\b"
)
OF = Expression(r"\s+(?:du|des|de la|de l['’]|de|d['’])\s*$|^\s+(?:du|des|de la|de l['’]|de|d['’])\s*$", re.IGNORECASE)
_DEFINITE = Expression(r"(?:^|[\W_])(?:(?:le|la|les|du|des|au|aux)\s+|l['’])$", re.IGNORECASE)
_INDEFINITE = Expression(r"(?:^|[\W_])(?:d[’'])?une?\s+$", re.IGNORECASE)
_NO_DETERMINER = Expression(
    rf"(?:[,;:(“\"]|\b(?:{PREPOSITIONS}|on|and|or|as|that|into|over|under|through|after|before|during|since|near|within|"
    r"around|behind|beyond|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|said|says|told|asked|ordered|than|"
    r"but|where|when|while|if)) ?$"
)
_NO_ARTICLE = frozenset(
    "AFRICOM AQIM ASEAN AUKUS CENTCOM DARPA ECOWAS EFTA EUCOM Frontex Hamas Hezbollah INDOPACOM IS JNIM MINUSCA MINUSMA"
    " MONUSCO NATO NORAD OPCW OPEC SIPRI UNCTAD UNESCO UNICEF UNIFIL UNRWA al-Qaeda al-Shabaab".split()
)
_MASS_ENDINGS = ("ity", "ness", "ism", "ics", "fare", "logy", "graphy")
_MASS = frozenset(
    "defense defence artillery armament aviation deterrence intelligence surveillance reconnaissance logistics fuel "
    "ammunition jamming spoofing refueling refuelling training disarmament demining proliferation nonproliferation "
    "procurement peacekeeping airspace equipment support research firepower manpower leadership cooperation fire smoke "
    "espionage sabotage propaganda disinformation encryption telemetry stealth radio cyberspace infantry cavalry armor "
    "armour rearmament recruitment conscription funding spending targeting shelling bombing smuggling piracy malware "
    "camouflage navigation guidance propulsion uranium plutonium ransomware software".split()
)


def with_article(hole: Hole, french: str, before: str, after: str) -> str:
    """Return ``before``, what stands before a term in English, with the article that the French asks for."""
    opens = not before.strip("\"“'‘([ ")
    bare = opens or bool(_NO_DETERMINER.search(before))
    name = hole.fill[:1].isupper()
    mass = is_mass(hole.fill) and not (name and " " in hole.fill)
    if _INDEFINITE.search(french):
        before = re.sub(r"\b([Oo])ne $", lambda one: "A " if one[1] == "O" else "a ", before)
        return f"{before}{'A' if opens else 'a'} " if bare and not (hole.plural or mass or name) else before
    if name and bare and " " in hole.fill and ALWAYS_THE.search(hole.fill):
        return f"{before}{'The' if opens else 'the'} "
    if french.endswith("Des "):
        return re.sub(r"^The (?=(?:[A-Z]\w+ )?$)", "", before)
    if not _DEFINITE.search(french):
        return before
    several = " " in hole.fill and name and not hole.fill.isupper()
    proper = several and hole.fill.split()[-1][0].isupper()
    if hole.fill in _NO_ARTICLE or (mass and not re.match(r" (?:of|that|which|in)\b", after)):
        named = OF.search(french) and not before.endswith("of the ")
        ours = hole.fill in _NO_ARTICLE and named and re.match(r" (?!and\b|or\b)[a-z]", after)
        return re.sub(r"\b[Tt]he $", "", before) if (mass or hole.fill in _NO_ARTICLE) and not ours else before
    wanted = proper or opens if hole.plural else several or not (name or mass)
    return f"{before}{'The' if opens else 'the'} " if bare and wanted else before


def is_mass(term: str) -> bool:
    """Tell whether an English term's head is a word without plural, as far as its ending and a list say."""
    head = re.split(r" (?:of|for|in|to|by|on|with|against) ", term.lower())[0].split()[-1]
    return head in _MASS or head.endswith(_MASS_ENDINGS)
