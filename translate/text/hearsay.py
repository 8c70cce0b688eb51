"""The French conditional of what is only said to have happened, which English reports with ``reportedly``.

``Le drone aurait été abattu, selon l'armée``: an army claims it. ``Would have been shot down``: it was not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.expressions import Expression
from translate.glossary.words import ENGLISH_VERB_OF, ENGLISH_VERBS
from translate.text import quotes

_ADVERBS = (
    r"(?:(?:pas|plus|jamais|déjà|également|ainsi|aussi|même|donc|notamment|ensuite|alors|depuis|toutefois|\w+ment)\s+)*"
)
_CONDITIONAL = Expression(
    rf"\b(?:aurai(?:en)?t\s+{_ADVERBS}(?P<participle>[^\W\d_]+(?:é|i|u|is|it|ert|int|ort)e?s?)"
    rf"|serai(?:en)?t\s+{_ADVERBS}(?:mort|arrivé|parti|entré|venu|allé|tombé|devenu|sorti|décédé|intervenu)e?s?"
    rf"|se\s+serai(?:en)?t\s+{_ADVERBS}[^\W\d_]+(?:é|i|u|is|it|ert)e?s?)\b",
    re.IGNORECASE,
)
# Wishes and duties, and conditions: what would have happened.
_MODAL = frozenset("pu dû du fallu aimé voulu souhaité préféré suffi valu mérité dit cru imaginé pensé".split())
_CONDITION = Expression(
    r"\b(?:si|s['’]ils?|sinon|sans|autrement|faute|défaut|absence|moins que|quand|lorsque|d['’]ici"
    r"|quiconque|toute personne|n['’]importe|de toute façon|(?:celui|celle|ceux|celles|tous|toutes|ceux-là) qui)\b",
    re.IGNORECASE,
)
_SAID = Expression(
    r"\b(?:(?:selon|d['’]après) (?!(?:leurs?|nous|moi|mon|notre|qu\w*)\b|(?:(?:un|une|le|la|cette?|des) |l['’])"
    r"(?:\w+ )?(?:amendements?|études?|options?|plan|projet|proposition|recommandation|scénario))|affirm\w+"
    r"|prétend(?:ent|u\w*)?\b|accus\w+|soupçonn(?!é\b)\w+|présum\w+|rumeurs?|alléga\w+|allègu\w+|apparemment|suspect\w*|sources?\b)",
    re.IGNORECASE,
)
# What a report says of others.
_EVENT = Expression(
    r"\baurai(?:en)?t\s+(?:été\s+(?:\w+ment\s+)?(?:tué|blessé|abattu|détruit|arrêté|capturé|enlevé|bombardé|endommagé|intercepté"
    r"|assassiné|coulé|attaqué|exécuté|coupé|saboté|sectionné|traîné|volé|tiré|touché|frappé|visé|incendié|piraté|repéré|aperçu)e?s?|(?:fait|causé)\s.{1,40}?\b(?:morts?|blessés?|victimes?)"
    r"|fait\s+savoir|atterri|débarqué|déserté|dérobé|détourné|espionné|fait\s+défection|fourni|franchi|fui|infiltré|livré\s(?:à|au|aux|des)|ordonné"
    r"|ouvert\s+le\s+feu|participé|pénétré|perpétré|pris\s+la\s+fuite|quitté|recruté|rencontré|survolé|transité|transmis"
    r"|vendu|versé)\b|\bse\s+serai(?:en)?t\b",
    re.IGNORECASE,
)
_ADVERB = r"(?:also|then|already|\w+ly) "
_DONE = rf"(?P<after>{_ADVERB})?(?P<participle>been (?P<passive>[a-z]+)|[a-z]+)\b"
_WOULD_HAVE = Expression(rf"\bwould (?P<before>{_ADVERB})?have {_DONE}")
_WOULD_BE = Expression(r"\bwould be (?P<passive>[a-z]+)\b")
_HAD = Expression(rf"\bhad (?P<before>){_DONE}")
_WERE = Expression(r"\b(?:was|were) (?=(?P<passive>[a-z]+)\b)")
_BEFORE_THAT = Expression(r"\b(?:avai(?:en)?t|étai(?:en)?t)\b")
_PLURAL_SUBJECT = Expression(r"\b(?:they|we|you|police|people)\s+$", re.IGNORECASE)
_SAYS_SO = Expression(r"\b(?:reported|alleged|apparent|supposed|presum)\w*")


def reported(text: str, source: str, before: str = "") -> str:
    """Return an English ``text`` with ``reportedly`` for the past conditionals of its French ``source``, where they
    tell what others say, or go on with what the sentence ``before`` says that they do.

    Text in which not every one of them stands as ``would have``, ``had`` or, if it is the only one, ``was done`` comes
    back as it is.
    """
    said = list(_CONDITIONAL.finditer(source))
    if not said or not _is_told(said, source, before):
        return text
    reportedly = "" if _SAYS_SO.search(text) else "reportedly "
    would = list(_WOULD_HAVE.finditer(text))
    if not would and not _BEFORE_THAT.search(source):
        would = list(_HAD.finditer(text))
        were = [match.end() for match in _WERE.finditer(text) if _past(match["passive"])]
        if not would and len(were) == 1 and [match["participle"] for match in said] == ["été"]:
            return text[: were[0]] + reportedly + text[were[0] :]
        be = _WOULD_BE.search(text)
        if be and not would and len(said) == 1 and said[0][0].startswith("se ") and _past(be["passive"]):
            was = "were" if "aient" in said[0][0] else "was"
            return f"{text[: be.start()]}{was} {reportedly}{text[be.start('passive') :]}"
    if len(would) != len(said):
        return text
    for match, conditional in reversed(list(zip(would, said, strict=True))):
        adverbs = reportedly + (match["before"] or "") + (match["after"] or "")
        if match["passive"] and _past(match["passive"]):
            plural = "aient" in conditional[0].split()[0] or _PLURAL_SUBJECT.search(text[: match.start()])
            past = f"{'were' if plural else 'was'} {adverbs}{match['passive']}"
        elif past := _past(match["participle"]):
            past = adverbs + past
        if past:
            text = text[: match.start()] + past + text[match.end() :]
    return text


def _is_told(said: Sequence[re.Match[str]], source: str, before: str) -> bool:
    """Tell whether a segment says what others say: it names who, or tells of an attack in words of its own; a condition
    in it, a wish or a duty makes it a supposition."""
    if _CONDITION.search(source) or any((match["participle"] or "").lower() in _MODAL for match in said):
        return False
    quoted = quotes.spans(source, "fr")
    events = [match.start() for match in _EVENT.finditer(source)]
    return bool(_SAID.search(source) or _SAID.search(before)) or any(
        all(not a <= at < b for a, b in quoted) for at in events
    )


def _past(participle: str) -> str:
    """Return the past of a verb by its participle; nothing for what is none."""
    past, done = ENGLISH_VERBS.get(ENGLISH_VERB_OF.get(participle, ""), ("", ""))
    if participle == done:
        return past
    return participle if participle.endswith("ed") else ""
