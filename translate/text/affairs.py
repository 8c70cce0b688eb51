"""English for courts, politics and conflicts: ``was sworn in``, ``faces`` prison, a Tunisian ``national``."""

from __future__ import annotations

import re

from translate.expressions import Expression
from translate.text import english, persons, spelled

_FACES = Expression(r"\b(?:encour\w+|risqu\w+) .{0,40}\b(?:prison|réclusion|peine|perpétuité)\b")
_AT_RISK = Expression(r"\b(is|are|was|were) at risk of (?=.{0,20}\b(?:prison|jail|imprisonment|sentence|death|life)\b)")
_FACE = {"is": "faces", "are": "face", "was": "faced", "were": "faced"}
_SWORN_IN = Expression(r"(?<!\bis )(?<!\bwas )(?<!\bbe )(?<!\bbeen )(?<!\bwere )\b(?:ha[sd] )?sworn in\b")
_NATIONALITY = Expression(
    r"\b(?:(?P<be>is|are|was|were)|(?P<and>,? and|,)) (?:of )?(?:the )?(?P<of>[A-Z][a-z]+) nationality\b"
)
_THE_OFFICE = Expression(
    r"L(?:[ea] |['’])(?:[a-zà-ÿ]+ )?(?:armée|chancel|dirigeant|gouvernement|ministre|président|parlement)"
)
_OFFICE = Expression(
    r"([A-Z][a-z]+) ((?i:army|chancellor|government|leader|minister|parliament|president|prime minister))(?= [a-z])"
)
_SAID_OFFICE = Expression(rf"(?<=[”\"] )(said|warned|[a-z]+ed) {_OFFICE.pattern.replace('(?= [a-z])', '(?=[.,])')}")
_LIVE = Expression(r"\b(?:shot|fired) (?:in |with )?(?:the )?live ammunition\b(?P<at> (?:on|to)(?= \w))?")
_DES = Expression(r"Des [a-zà-ÿ]")
_THE_SEVERAL = Expression(
    r"The (?=(?:[a-z-]+ (?!of\b))?(?!(?:military|police)\b)[a-z-]+(?:[^s]s|men)\b(?! (?:of|that|who|which)\b))"
)
CONVICTED = Expression(
    r"\bl['’](?:a|avait) (?:\w+ment )?(?:acquitté|(?:jugé|reconnu|déclaré)(?=e? (?:non )?coupable)"
    r"|condamné(?=e? .{0,60}\b(?:prison|réclusion|mort|ans)\b))(e?)\b"
)
"""What courts do to persons: ``l'a reconnue coupable``."""
_REUNITED = Expression(r"\breunit(ed|es|ing|e)\b(?! with)")
_GATHER = {"ed": "brought together", "es": "brings together", "ing": "bringing together", "e": "bring together"}
_SAYS_TO_BE = Expression(r"\b(?:s['’](?:est|était) (?:\w+ment )?dit(?P<she>e)? |se (?:dit|disait) )")
_THE_SEAT = Expression(r"(?:Le (?:Kremlin|Pentagone|Sénat)|La Maison[ -]Blanche|L['’]Élysée) ")
_SEAT = Expression(r"(?:Kremlin|Pentagon|Senate|White House|Élysée) [a-z]")
_YEARS = Expression(r"\b([\w-]+) ans de (?:prison|réclusion)")
_SENTENCE = r"(?:prison|jail) (?:sentence|term)s?\b"


def affairs(text: str, source: str) -> str:
    """Return an English ``text`` with the words of courts and politics that its French ``source`` means."""
    if him := CONVICTED.search(source):
        text = re.sub(r"\b(acquitted|convicted|found|sentenced) it\b", rf"\1 {'her' if him[1] else 'him'}", text)
    for set_right in (_prison, _politics, _persons):
        text = set_right(text, source)
    return text


def _prison(text: str, source: str) -> str:
    """``Faces`` prison, a ``19-year`` prison sentence."""
    if _FACES.search(source):
        text = _AT_RISK.sub(lambda match: f"{_FACE[match[1]]} ", text)
    for years in _YEARS.findall(source):
        number = next((str(found[2]) for found in spelled.find(years, "fr")), years)
        if number.isdigit():
            words = f"{number}|{spelled.in_words(int(number))}"
            text = re.sub(rf"\b({words})(?= (?:(?:conditional|suspended) )?{_SENTENCE})", r"\1-year", text)
    return text


def _politics(text: str, source: str) -> str:
    """``Was sworn in``, ``The Kremlin``, leaders ``brought together``."""
    if "serment" in source:
        text = _SWORN_IN.sub("being sworn in" if "prêtant" in source else "was sworn in", text)
    if (seat := _SEAT.match(text)) and _THE_SEAT.match(source):
        text = f"The {text[seat.start() :]}"
    if "réuni" in source:
        text = _REUNITED.sub(lambda match: _GATHER[match[1]], text)
    return text


def _persons(text: str, source: str) -> str:
    """Soldiers rather than ``the`` soldiers for *des soldats*, a Tunisian ``national``, who said that ``he`` was
    ready."""
    if _DES.match(source) and (several := _THE_SEVERAL.match(text)):
        text = text[several.end()].upper() + text[several.end() + 1 :]
    office = _OFFICE.match(text) if _THE_OFFICE.match(source) else None
    if office and office[1].lower() in english.NATIONALITIES:
        text = f"The {office[1]} {office[2].lower()}{text[office.end() :]}"
    text = _SAID_OFFICE.sub(_with_article, text) if "»" in source or '"' in source else text
    if " nationalité " in source:
        text = _NATIONALITY.sub(_national, text)
    if "balles réelles" in source:
        text = _LIVE.sub(lambda shot: "fired live ammunition" + (" at" if shot["at"] else ""), text)
    if says := _SAYS_TO_BE.search(source):
        sexes = {*persons.mentions(source[: says.start()])}
        if len(sexes) == 1:
            who = "she" if sexes == {"f"} or says["she"] else "he"
            text = re.sub(r"\b(said|says) it (?=was|is)\b", rf"\1 {who} ", text)
    return text


def _with_article(said: re.Match[str]) -> str:
    """``“…,” said Ukrainian President.``: said the Ukrainian president."""
    verb, nationality, office = said.groups()
    return f"{verb} the {nationality} {office.lower()}" if nationality.lower() in english.NATIONALITIES else said[0]


def _national(match: re.Match[str]) -> str:
    """``Are French nationality``: are French nationals."""
    if match["be"]:
        one = match["be"] in ("is", "was")
        return f"{match['be']} {'a ' if one else ''}{match['of']} national{'' if one else 's'}"
    return f"{match['and']} a {match['of']} national"
