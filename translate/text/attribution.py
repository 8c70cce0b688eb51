"""Who said what was quoted: ``« … », a déclaré le ministre, qui …`` has a verb, which small models drop where a long
subject follows."""

from __future__ import annotations

import re

from translate.expressions import Expression
from translate.text import calendar, quotes

_VERBS = {
    french: tuple(english.split("/"))
    for line in (
        "said/says: affirm agac alarm amus analys assén assur balay cingl clam confi constat critiqu déclar défend"
        " dénon déplor désol dit emport estim étonn exclam félicit fulmin fustig gliss grinc grogn grond indign"
        " indiq inquiét inquièt insurg ironis jug jur lâch lament lanc martel murmur nuanc object pest plaid"
        " plaisant point précis prophétis racont raill rassur regrett réjoui relativis salu soupir souffl tacl"
        " tempér tempêt tonn tranch témoign",
        "added/adds: ajout",
        "admitted/admits: admet admis reconn",
        "announced/announces: annonc",
        "concluded/concludes: conclu",
        "confirmed/confirms: confirm",
        "continued/continues: poursui",
        "explained/explains: expliq",
        "insisted/insists: insist",
        "noted/notes: comment not observ relev",
        "promised/promises: promet promis",
        "reacted/reacts: réag",
        "recalled/recalls: rappel",
        "repeated/repeats: répèt répét",
        "replied/replies: répli répond rétorq",
        "stressed/stresses: soulign",
        "summed up/sums up: résum",
        "warned/warns: avert prévien préven",
        "wrote/writes: écri",
    )
    for english, stems in [line.split(": ")]
    for french in stems.split()
}
_DAY, _ENGLISH_DAY = ("|".join(days.split()) for days in (calendar.DAYS["fr"], calendar.DAYS["en"].title()))
_SAYS = Expression(
    rf"(?P<quote>[»”\"]\s*,|,\s*[»”\"])?(?(quote)|(?<=\w),)\s*"
    r"(?:(?P<has>a|ont|avait|avaient|s['’]est|se sont)\s+(?:\w+ment\s+|aussi\s+)?)?"
    rf"(?:s['’]|se\s)?(?P<verb>{'|'.join(_VERBS)})(?(has)|(?!\w*ée?s?\b))\w*\s+(?:(?:{_DAY})\s+)?(?=(?:les?|la|une?|M\.|Mme|[A-ZÀ-Ý]\w|[«\"])|l['’])"
    r"|(?:[»”\"]\s*,|,\s*[»”\"])\s*(?P<source>selon|d['’]après)\s"
)
_SAID = Expression(
    r"\b(?:said|says?|saying|told|tells?|wrote|writes?|according"
    r"|(?:accord|acknowledg|add|admitt?|announc|answer|argu|assert|assur|condemn|criticiz|denounc|deplor|ironiz|jok|lament|react|believ|claim|comment|conclud|confirm|congratulat"
    r"|continu|declar|emphasiz|estimat|explain|indicat|insist|not|point|promis|recall|recogniz|recount|regrett?|remark|repeat"
    r"|repl[iy]|report|respond|stat|stress|summ|warn)(?:e?d|e?s|ing))\b"
)
_CLAUSE = Expression(r"[;:]|,? (?:adding|that|when|where|which|who|whose)\b")
_SUBJECT = Expression(r"\s*(?:an?|the|its|their|one|this)\s+\w|\s*[A-Z]")
_TURNED = Expression(
    r", (?P<verb>acknowledged|admitted|announced|assured|confirmed|estimated|explained|indicated|noted|promised"
    rf"|recalled|recognized|stressed|warned) (?:(?:on )?(?P<day>{_ENGLISH_DAY}) )?(?P<who>(?:an?|its|one|the|their"
    r"|[A-Z][\w’'-]+)(?: (?!that\b)[\w’'-]+){1,6})(?=\.$)"
)
_WHO = Expression(
    rf" (?:(?:on )?(?P<day>{_ENGLISH_DAY}) )?(?P<who>(?:[\w'’-]+ )*?[\w'’-]+)"
    r"(?=[.,;!?]|$| (?:after|at|before|during|from|in|on|while)\b)"
)
_NAMED_LAST = Expression(
    r"(?P<quote>[”\"],? )(?P<who>[Tt]he [^,”\"]{3,90}?) (?P<verb>[a-z]+(?:ed|aid|ote|old)(?: on [A-Z][a-z]+day)?)"
    r", (?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*)(?=[.,]|$)"
)
_HEDGED = Expression(
    r"(?P<quote>[”\"],? )(?P<adverb>also|however),? (?P<verb>said|[a-z]+(?:s|ed)) "
    r"(?P<who>(?:an?|one|the) (?:[\w’'-]+ ){0,5}?[\w’'-]+)(?=[.,;]|$)"
)


def attributed(text: str, source: str) -> str:
    """Return an English ``text`` with the verb of saying that its French ``source`` has after what is said, where none
    is left: ``“…,” the minister, who …`` becomes ``“…,” said the minister, who …``; a verb between somebody and the
    name comes before both."""
    named = _NAMED_LAST.search(text)
    if named and f", {named['name']}" in source:
        said = f"{named['verb']} {named['who']}, {named['name']}"
        text = f"{text[: named.end('quote')]}{said}{text[named.end() :]}"
    text = _HEDGED.sub(_after_who, text)
    says = _SAYS.search(source)
    if says is None:
        return text
    text = text if says["quote"] or says["source"] else _TURNED.sub(_in_order, text)
    past, present = _VERBS[says["verb"]] if says["verb"] else ("according to",) * 2
    verb = past if says["has"] else present
    if says["quote"] or says["source"]:
        end = text.find("”") if "”" in text else text.rfind('"')
        alone = end >= 0 and text.count("”") + text.count('"') // 2 == 1
        after = text[end + 1 :].lstrip(" ,")
        return f"{text[: end + 1]} {verb} {after}" if alone and _lacks_verb(after) else text
    commas = [match.end() for match in re.finditer(r",(?= )", text)]
    later = source.count(", ", says.end())
    if len(commas) <= later or quotes.spans(source, "fr"):
        return text
    at = commas[-1 - later]
    who = _WHO.match(text, at)
    if who is None or not _lacks_verb(text[at:]):
        return text
    day = f" {who['day']}" if who["day"] else ""
    return f"{text[:at]} {who['who']} {verb}{day}{text[who.end() :]}"


def _lacks_verb(who: str) -> bool:
    """Tell whether what follows a statement is who made it, without a verb."""
    clause = _CLAUSE.split(who)[0]
    return bool(_SUBJECT.match(clause)) and not _SAID.search(clause)


def _in_order(turned: re.Match[str]) -> str:
    """``, warned Tuesday the army``: ``, the army warned on Tuesday``."""
    return f", {turned['who']} {turned['verb']}" + (f" on {turned['day']}" if turned["day"] else "")


def _after_who(hedged: re.Match[str]) -> str:
    """``,” also admits the minister``: ``,” the minister also admits``."""
    said = f"also {hedged['verb']}" if hedged["adverb"] == "also" else f"{hedged['verb']}, however"
    return f"{hedged['quote']}{hedged['who']} {said}"
