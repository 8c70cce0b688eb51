"""Who said what was quoted: ``« … », a déclaré le ministre, qui …`` has a verb, which small models drop where a long
subject follows."""

from __future__ import annotations

import re

_VERBS = {
    french: tuple(english.split("/"))
    for line in (
        "said/says: affirm assur confi déclar dit estim indiq jug lanc martel plaid précis racont regrett témoign",
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
_SAYS = re.compile(
    rf"(?:[»”\"]\s*,|,\s*[»”\"])\s*(?:(?P<has>a|ont|avait|avaient)\s+(?:\w+ment\s+|aussi\s+)?)?(?P<verb>{'|'.join(_VERBS)})\w*\s+(?!que\b)"
    r"|(?:[»”\"]\s*,|,\s*[»”\"])\s*(?P<source>selon|d['’]après)\s"
)
_SAID = re.compile(
    r"\b(?:said|says?|saying|told|tells?|wrote|writes?|according"
    r"|(?:accord|acknowledg|add|admitt?|announc|answer|argu|assert|assur|believ|claim|comment|conclud|confirm|congratulat"
    r"|continu|declar|emphasiz|estimat|explain|indicat|insist|not|point|promis|recall|recogniz|recount|regrett?|remark|repeat"
    r"|repl[iy]|report|respond|stat|stress|summ|warn)(?:e?d|e?s|ing))\b"
)
_CLAUSE = re.compile(r"[;:]|,? (?:adding|that|when|where|which|who|whose)\b")
_SUBJECT = re.compile(r"\s*(?:an?|the|its|their|one|this)\s+\w|\s*[A-Z]")


def attributed(text: str, source: str) -> str:
    """Return an English ``text`` with the verb after its one quotation that its French ``source`` has there, where none
    is left: ``“…,” the minister, who …`` becomes ``“…,” said the minister, who …``."""
    says = _SAYS.search(source)
    end = text.find("”") if "”" in text else text.rfind('"')
    if says is None or end < 0 or text.count("”") + text.count('"') // 2 != 1:
        return text
    after = text[end + 1 :]
    who = _CLAUSE.split(after.lstrip(" ,"))[0]
    if not _SUBJECT.match(who) or _SAID.search(who):
        return text
    past, present = _VERBS[says["verb"]] if says["verb"] else ("according to",) * 2
    return f"{text[: end + 1]} {past if says['has'] else present} {after.lstrip(' ,')}"
