"""``Who`` for persons, ``that`` and ``which`` for things: French has *qui* for both, and small models take one for the
other."""

from __future__ import annotations

import re

from translate.expressions import Expression
from translate.text import lexicon, persons
from translate.text.names import names

_QUI = Expression(r"\b(?:qui|dont)\b|, (?:entré|né|parti|tombé|venu|arrivé)e?s?\b")
_RELATIVE = Expression(
    r"\b(?!(?:added|another|any(?:body|one)|ask\w*|decid\w*|determine|establish|every(?:body|one)|home|identify|is"
    r"|kn[eo]w\w*|many|ones?|others|people|persons?|remember|sa(?:id|y|ys|ying)|sees?|some(?:body|one)|tell|these|those"
    r"|told|us|warned|wonder\w*)\b)"
    r"([^\W\d_][\w'’-]*)(,?) (who|which)\b(?! of\b)"
)
_NAMED = Expression(
    r"((?:\b[a-zà-ÿ]+ ){1,4})(?:(?:[A-ZÀ-Ý][\w'’-]*|de|du|la|le) )*([A-ZÀ-Ý][\w'’-]*)"
    r"(?=, (?:qui|dont|entrée?|née?|partie?|venue?|arrivée?)\b)"
)
_BEFORE = Expression(r"([a-zà-ÿœ-]+),? (?:qui|dont)\b")
_OF_WHICH = Expression(r", dont (?:l[ea]s? |l['’])([a-zà-ÿœ-]+)")
_INCLUDING = Expression(
    r", including (?:the )?(?P<noun>[a-z]+)(?= (?:[a-z]+ly )?(?:are|can|could|had|has|have|is|may|must|remains?|was"
    r"|were|will|would)\b)"
)
_OF_PERSONS = Expression(
    r"(?:bondholder|client|conservative|couple|customer|democrat|designer|donor|expert|famil|guest|insider|investor|kid"
    r"|manager|moderator|outsider|partner|player|republican|staff|teammate|tribe|user|viewer|winner|worker)(?:y|ies|s)?"
)
"""English nouns for persons whose French ones are none."""
_PLACED = Expression(r"\b(?:at|from|in|near|to) (?:[A-Z][\w'’-]* )*$")
_ACRONYM = Expression(r"[A-Z]{2,6}")
_NEAR = 40
"""Characters between a French noun and its relative pronoun, at most: adjectives and a name."""


def relatives(text: str, source: str) -> str:
    """Return an English ``text`` with ``who`` for the persons of its French ``source`` and ``that`` or ``which`` for
    its things, and ``whose contours remain`` for *dont les contours restent*, no *including contours remain*."""
    if including := _INCLUDING.search(text):
        known = {noun: lexicon.entry(noun, "fr", "en") for noun in _OF_WHICH.findall(source)}
        if any(including["noun"] in (noun, *(entry.renderings if entry else ())) for noun, entry in known.items()):
            text = f"{text[: including.start()]}, whose {including['noun']}{text[including.end() :]}"
    if not _RELATIVE.search(text) or not _QUI.search(source):
        return text
    nouns = [
        (entry.renderings, persons.kind(source[start:end]))
        for start, end, entry in lexicon.entries(source, "fr", "en")
        if _QUI.search(source, end, end + _NEAR)
    ]
    named = {match[2] for match in _NAMED.finditer(source) if any(map(persons.kind, match[1].split()))}
    before = _BEFORE.findall(source)
    only_persons = bool(before) and all(persons.kind(word) == "person" for word in before)

    def right(match: re.Match[str]) -> str:
        noun, comma, relative = match.groups()
        kinds = {kind for renderings, kind in nouns if any(noun == each.split()[-1] for each in renderings)}
        thing = kinds == {None} and noun.islower() and not _OF_PERSONS.fullmatch(noun)
        if relative == "who" and (noun in names("en") or thing or _ACRONYM.fullmatch(noun)):
            return f"{noun}{comma} {'which' if comma else 'that'}"
        placed = _PLACED.search(text[: match.start()])
        person = comma and not placed and (noun in named or (only_persons and not kinds))
        if relative == "which" and (kinds == {"person"} or person):
            return f"{noun}{comma} who"
        return match[0]

    return _RELATIVE.sub(right, text)
