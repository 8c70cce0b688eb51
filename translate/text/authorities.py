"""English for officers and units, parliaments and their acts."""

from __future__ import annotations

import re

from translate.expressions import Expression

_FRENCH_RANK = Expression(
    r"\b(?:(?:contre-|vice-)?amiral|générale?(?: de (?:brigade|division|corps d['’]armée))?|maréchal|capitaine"
    r"|(?:lieutenant-)?colonel(?:le)?|commandante?|lieutenante?|sergente?|caporale?|adjudante?"
    r"|chef (?:d['’]escadrons?|de bataillon)) (?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*)"
)
_RANK = (
    "(?P<rank>(?:vice |rear )?admiral|(?:brigadier |major |lieutenant )?general|marshal|(?:lieutenant )?colonel"
    "|commander|major|captain|lieutenant|sergeant|corporal)"
)
_NUMBERED_UNIT = Expression(
    r"\b\d+(?:e|er|re|ère|ème)s? (?:[a-zà-ÿ-]+ )?(?:régiment|brigade|division|bataillon|corps)\b"
    r"|\b\d+(?:e|er) (?:BCA|R[A-Z]{2,}[Ma]{,2})\b"
)
_UNIT = Expression(
    r"(?<=\d)(?P<which>st|nd|rd|th) (?P<name>(?:(?!(?:and|or|of|the|in)\b)[A-Za-z-]+ ){0,4}"
    r"(?:regiment|brigade|division|battalion|corps))\b(?! (?:commander|staff))"
)
_HONORABLE = Expression(
    r"\b(?P<the>the )?(?:hon\.|honou?rable) (?:(?P<member>members?)\b(?: of parliament\b)?|(?=[a-z]))", re.IGNORECASE
)
_ARTICLE = Expression(r"\b[Aa]rticles? (\d+(?:-\d+)?)")


def authorities(text: str, source: str) -> str:
    """A rank stands before the name, with a capital and no article; numbered units have capitals; nobody is honorable,
    and what a decree has are articles."""

    def titled(match: re.Match[str]) -> str:
        return f"{match['rank'].title()} {match['name']}"

    for article in _ARTICLE.findall(source):
        text = re.sub(rf"\b(?:[Ss]ection|[Cc]lause|subsection) (?={re.escape(article)}(?!\d))", "Article ", text)
    if "honorable" not in source.lower():
        text = _HONORABLE.sub(_member, text)
    if _NUMBERED_UNIT.search(source):
        text = _UNIT.sub(lambda unit: f"{unit['which']} {unit['name'].title()}", text)
    for french in _FRENCH_RANK.finditer(source):
        name = f"(?P<name>{re.escape(french['name'])})"
        text = re.sub(rf"\b(?:[Tt]he )?{_RANK} {name}\b", titled, text)
        text = re.sub(rf"\b(?:[Tt]he )?{name} {_RANK}\b(?! [A-Z])", titled, text)
    return text


def _member(honorable: re.Match[str]) -> str:
    """*The hon. members* are lawmakers, *the hon. member Martin* is lawmaker Martin."""
    if not honorable["member"]:
        return honorable["the"] or ""
    named = re.match(r" [A-ZÀ-Þ]", honorable.string[honorable.end() :])
    the = honorable["the"] or ""
    lawmaker = f"lawmaker{'s' if honorable['member'].endswith('s') else ''}"
    return f"{the}{lawmaker}" if not named else lawmaker.capitalize() if the[:1] == "T" else lawmaker
