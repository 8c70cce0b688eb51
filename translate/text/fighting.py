"""Who fights whom and how many are killed, in French that packages know: ``a fait dix morts`` as ``a tué dix
personnes``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.expressions import Expression
from translate.text import calendar

Reading = tuple[int, int, str]

_DAYS = calendar.ANY_DAY["fr"]
_HOW_MANY = (
    r"(?:(?:au moins|plus de|près de|environ|quelque) )?"
    r"(?:\d[\d \u00a0\u202f]*|(?:(?:des|une?|deux|plusieurs|quelques) )?(?:[a-z]+aines?|milliers?) de(?: milliers de)?"
    r"|(?!pas |plus |de |les? |la )[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*) ?"
)
_TOLL = Expression(
    rf"(?P<has>\b(?:a|ont|avait|avaient|aurait|auraient|avoir|ayant) (?:déjà |aussi |également )?)?"
    rf"\b(?P<made>fait|faisant|font|faire) (?:(?P<dead>{_HOW_MANY}morts?)(?:(?P<and> et) (?P<too>{_HOW_MANY}blessés?))?"
    rf"|(?P<hurt>{_HOW_MANY}blessés?))(?=$| ?[.;:)»]| ?,(?! (?:{_HOW_MANY}(?:blessés|disparus)|des )\b)| à "
    rf"| (?:au|aux|chez|dans|depuis|dont|en|entre|hier|lors|parmi|près|selon|sur|{_DAYS})\b)"
)
_KILLS = {"faisant": ("tuant", "blessant"), "font": ("tuent", "blessent"), "faire": ("tuer", "blesser")}
_COUNTED = Expression(r"(\bun )?[a-zé]+?(?P<several>s?)$")
_BALANCE = Expression(
    r"(?P<head>\b(?:[Ll]e|[Uu]n|[Cc]e)(?: premier| dernier| nouveau)? bilan"
    r"(?P<what> (?:encore )?(?:provisoire|officiel))?"
    rf" f(?:ait|aisait) état d(?:e |'))(?P<dead>{_HOW_MANY})(?P<noun>morts|tués)(?: et {_HOW_MANY}(?P<hurt>blessés))?"
    r"(?=$| ?[.;,)»])"
)
"""``Le bilan fait état de dix morts``: a word that packages take for that of a firm."""
_OPPOSED = Expression(
    r"\b(?:accrochages?|affrontements?|batailles?|combats?|conflits?|guerres?|heurts) (?:[^.;:»]{0,50}? )??"
    r"(?P<opposed>(?P<has>a|ont) opposé|oppos(?:èrent|a)|qui oppos(?:e|ent|ait|aient)|opposant"
    r"|oppos(?P<now>e|ent)|oppos(?:ait|aient)) "
    r"(?:[A-ZÀ-Þ][^.;:,]{2,60}? (?P<place>à)(?= (?:[A-ZÀ-Þ]|l))"
    r"|(?:l[ea] |les (?!deux)|l')[^.;:,]{2,60}? (?P<to>aux?|à(?= l)))(?= )"
)
_HAPPEN = {
    "a": "a eu lieu ", "ont": "ont eu lieu ", "e": "a lieu ", "ent": "ont lieu ", "opposa": "a eu lieu ",
    "opposèrent": "ont eu lieu ", "opposait": "avait lieu ", "opposaient": "avaient lieu ",
}  # fmt: skip
_AND = {"à": "et", "au": "et le", "aux": "et les"}


def readings(text: str) -> Iterator[Reading]:
    """Yield (start, end, plainer words) of the tolls and the opponents in a French ``text``."""
    for toll in _TOLL.finditer(text):
        yield from _killed(toll)
    for balance in _BALANCE.finditer(text):
        yield *balance.span("head"), f"Selon un bilan{balance['what'] or ' provisoire'}, "
        yield *balance.span("noun"), "personnes ont été tuées"
        if balance["hurt"]:
            yield *balance.span("hurt"), "blessées"
    for opposed in _OPPOSED.finditer(text):
        yield from _between(opposed)


def _killed(toll: re.Match[str]) -> Iterator[Reading]:
    """``A fait trois morts et dix blessés``: a tué trois personnes et blessé dix autres."""
    made = ("tué", "blessé") if toll["has"] else ("tue", "blesse")
    kills, hurts = _KILLS.get(toll["made"], made)
    yield *toll.span("made"), kills if toll["dead"] else hurts
    if toll["and"]:
        yield *toll.span("and"), f" et {hurts}"
    for group, whom in (("dead", "personne"), ("too", "autre"), ("hurt", "personne")):
        counted = toll[group] or ""
        if one := _COUNTED.search(counted):
            noun = ("une " if one[1] else "") + ("personne" if " de " in counted else whom) + one["several"]
            yield toll.start(group) + one.start(), toll.end(group), noun


def _between(opposed: re.Match[str]) -> Iterator[Reading]:
    """``Des combats ont opposé l'armée aux rebelles``: ont eu lieu entre l'armée et les rebelles."""
    verb = opposed["opposed"]
    happen = _HAPPEN.get(opposed["has"] or opposed["now"] or verb, "")
    yield *opposed.span("opposed"), f"{happen}entre"
    group = "to" if opposed["to"] else "place"
    yield *opposed.span(group), _AND[opposed[group]]
