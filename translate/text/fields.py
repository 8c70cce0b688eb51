"""What an article is of, by what it often names: one word is one thing among ships and another among planes."""

from __future__ import annotations

from translate.expressions import Expression

OFTEN, DENSE = 3, 200
"""An article is of a field that it names so often, and once in so many words."""
_WORDS = {
    "air": Expression(
        r"\b(?:avions?|hélicoptères?|pilotes?|escadron|armée de l['’]air|aériennes?|aériens?|Rafale|Mirage|Eurofighter"
        r"|Gripen|A400M|C-130|F-(?:15|16|18|22|35)|MiG-\d|Su-\d|décoll|atterri|bombardiers?|ravitailleurs?|cockpit)"
    ),
    "naval": Expression(
        r"\b(?:[Ff]régates?|[Cc]orvettes?|[Ss]ous-marins?|porte-avions|porte-hélicoptères|[Nn]avires?|[Cc]uirassés?"
        r"|[Cc]roiseurs?|[Dd]estroyers?|[Pp]atrouilleurs?|[Pp]étroliers?|[Tt]orpilles?|[Ff]lotte|[Cc]hantiers? navals?"
        r"|[Mm]arine (?:nationale|royale)|[Cc]hasseurs? de mines)\b"
    ),
}


def fields(article: str, language: str) -> tuple[str, ...]:
    """Return the fields that a whole article is of, by what it often names: ``air``, ``naval``."""
    often = max(OFTEN, article.count(" ") / DENSE)
    return tuple(name for name, words in _WORDS.items() if language == "fr" and len(words.findall(article)) >= often)
