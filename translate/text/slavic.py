"""Russian, Ukrainian and Bulgarian names that French spells by its own sounds: ``Soljenitsyne`` → ``Solzhenitsyn``."""

from __future__ import annotations

from translate.expressions import Expression

_NAME = Expression(
    r"(?!\w*(?:sh|ee|[ln]jev|w|[lnrv]chenko)|Rimouski)(?=\w*(?:tch|ch|j[aeiouyé]|kh|ou|ss|gu[eiï]|ï[eéant]|[aeo]ï)|I[aeo]|Ou|Tch|Kh)"
    r"[A-ZÉÈ](?:(?!é[^v]|è|ê|â|ç|qu|eau|oi|ai[^ï])\w)+?"
    r"(?:ova?|[eé]va?|enko|skaïa|skyï|tch[aou]+k|[iï]ouk|ïl|tsyne|jine|tchine|kine|ytchev"
    r"|kovitch|[eoï]e?vski|jinski)"
)
_SPELLED = {
    "chtch": "shch", "tch": "ch", "ch": "sh", "j": "zh", "[iï]ou": "yu", "ou": "u", "gu(?=[eéiï])": "g",
    "(?<=[aeiouy])ss(?=[aeiouy])": "s", "^ie": "ye", "^io": "yo", "(?<=[aeouy])ïe": "ye", "[iï]a": "ya",
    "(?<=[aeou])ï": "y", "ï": "i", "é": "e", "(?<=n)e$": "", "ki$": "ky",
}  # fmt: skip
"""How sounds are written in French (regular expressions), and in English; the first that fits counts."""
_SOUND, _LETTERS = Expression("|".join(f"({sound})" for sound in _SPELLED)), tuple(_SPELLED.values())


def name(french: str) -> str | None:
    """Return such a surname as English spells it (BGN/PCGN, simplified); None for one without their sounds and
    endings."""
    if not _NAME.fullmatch(french):
        return None
    return _SOUND.sub(lambda sound: _LETTERS[(sound.lastindex or 1) - 1], french.lower()).capitalize()
