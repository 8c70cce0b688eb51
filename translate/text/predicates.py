"""Sentences whose verb packages have made a participle of: ``Le drone transporte une caméra`` is no "drone
carrying"."""

from __future__ import annotations

from translate.expressions import Expression
from translate.glossary.words import ENGLISH_VERB_OF, ENGLISH_VERBS
from translate.text import lexicon, plainly

_SUBJECT = Expression(
    r"(?P<who>[“\"]?(?:The|An?|Its|Their|This|These|Those|His|Her|Our|Some|[A-Z][\w’'-]+)(?: [\w’'-]+){0,5}?) "
    r"(?<! as )(?<! at )(?<! by )(?<! for )(?<! from )(?<! in )(?<! of )(?<! on )(?<! to )(?<! when )(?<! while )"
    r"(?<! with )(?P<verb>[a-z]+ing)\b"
)
_PREDICATE = Expression(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|says?|said"
    r"|[a-z]+ed)\b|[’'](?:d|ll|m|re|s|ve)\b"
)
_FINITE = Expression(r"\b[a-zà-ÿœ]{3,}(?:e|(?<!em)ent|(?<!an)(?<!emen)t)\b")
LIKE = 4
"""Letters that forms of a verb have in common."""
_OTHERS = ("ing", "ed", "ss", "ly")


def _is_past(word: str) -> bool:
    """Tell whether a word is the past of an irregular verb and no other form of it: ``took``, not ``cut``."""
    verb = ENGLISH_VERB_OF.get(word, word)
    return verb != word and ENGLISH_VERBS[verb][0] == word


def finite(text: str, source: str) -> str:
    """Return an English ``text`` that has a participle only with the verb that its French ``source`` has."""
    found = _SUBJECT.match(text)
    if found is None or _PREDICATE.search(text) or any(map(_is_past, text[found.end() :].split())):
        return text
    verb = found["verb"]
    for word in _FINITE.finditer(plainly.read(source, "fr")):
        entry = lexicon.entry(word[0], "fr", "en")
        alike = [each for each in entry.renderings if verb.startswith(each[:LIKE])] if entry else []
        if alike:
            several = word[0].endswith("ent")
            forms = (each for each in alike if not each.endswith(_OTHERS))
            right = next((each for each in forms if each.endswith("s") != several), verb)
            return f"{text[: found.start('verb')]}{right}{text[found.end('verb') :]}"
    return text
