"""English around place names: the articles and prepositions that packages give them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from translate.decoding.articles import ALWAYS_THE, PREPOSITIONS
from translate.decoding.kept import Kept
from translate.expressions import Expression

_AFTER_PLACE = (
    r"(?=[.,;:!?)\"”]|$| (?:is|was|has|had|will|are|were|have|to|in|on|and|with|for|of|at|as|by|from|also"
    r"|(?!armed)[a-z]+ed)\b)"
)
_INSIDE = Expression(r"\b(?:[Ee](n)|[Aa]u) $")
_TAKES_THE = Expression(
    rf"{ALWAYS_THE.pattern}|\b(?:Alps|Azores|Bahamas|Bank|Basque|Bay of|Bosporus|Carpathians|Caucasus|Comoros|Crescent"
    r"|Cross|Dardanelles|Empire|Euphrates|Far|Forest|Ganges|Great Wall|Heights|Hebrides|Hindu Kush|Horn|House|Indies"
    r"|Islands|Isle|League|Maldives|Middle East|Moluccas|Netherlands|Peninsula|Philippines|Pyrenees|Republic|River"
    r"|Seychelles|Tagus|Territor(?:y|ies)|Thames|Urals|Valley)\b"
)
_EITHER = Expression(r"[Tt]he |.*\b(?:Balkans|Donbas|Galapagos|Marquesas)\b")
"""Places that have their article in their name, or that are written with one and without."""
_OWN_ARTICLE = Expression(r"(?<!\bde )\b[Ll](?:[ea] |['’])$")


def mend_places(text: str, source: str, places: Iterable[Kept]) -> str:
    """Take ``the`` off place names that have none in English and give it to those that have (``of the United States``);
    say ``in`` a country rather than ``at`` it; complete a name that lost its first word (``the Arab Emirates``).

    Before a noun (``the Kazakhstan army``) it stays, unless the original has the place with an article of its own.
    """
    for place in places:
        whole = place.forms[0]
        tail = whole.partition(" ")[2]
        if " " in tail and tail[0].isupper() and whole not in text:
            text = text.replace(tail, whole)
        name = next((form for form in place.forms if form in text and not form.isupper()), whole)
        written = source[place.start : place.end]
        if name != written and written not in place.forms:
            text = re.sub(rf"\b{re.escape(written)} (?={re.escape(name)}\b)", "", text)
        if takes_the := bool(_TAKES_THE.search(name)):
            before = rf"{PREPOSITIONS}|above|across|all|along|around|into|near|off|on|over|through|toward|towards|under"
            text = re.sub(rf"\b({before}) (?={re.escape(name)}\b)", r"\1 the ", text)
            text = re.sub(rf"(?:\bthe )?\b(?:sea|gulf|strait|ocean|canal) of (the {re.escape(name)}\b)", r"\1", text)
            text = re.sub(rf"\bat (the (?:{re.escape(name)})(?<= Sea))", r"in \1", text)
        if (inside := _INSIDE.search(source[: place.start])) and not takes_the:
            wrong = "[Aa]t|[Oo]n" if inside[1] == "n" else "[Aa]t"
            text = re.sub(
                rf"\b({wrong}) (?:the )?(?={re.escape(name)}\b)",
                lambda at: "In " if at[0][0].isupper() else "in ",
                text,
            )
        if takes_the or _EITHER.match(name):
            continue
        after = rf"{_AFTER_PLACE}|(?= [a-z])" if _OWN_ARTICLE.search(source[: place.start]) else _AFTER_PLACE
        text = re.sub(rf"\b[Tt]he ({re.escape(name)})(?:{after}|(?=['’]s ))", r"\1", text)
        text = re.sub(rf"\bat ({re.escape(name)}){_AFTER_PLACE}", r"in \1", text)
    return text
