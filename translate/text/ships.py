"""Ships in French texts, and the names that they have, which may be a person's, a place's or any words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.expressions import Expression
from translate.text.names import exonyms

_SHIP = (
    r"\b(?:FREMM|FDI|BRF|PHA|BSAM|BSAOM|SNA|SNLE|POM"
    r"|aviso|bâtiment|cargo|chalutier|chasseur de mines|classe|corvette|croiseur(?:-école)?"
    r"|destroyer|frégate|mission|navire|paquebot|patrouilleur|pétrolier"
    r"|porte-(?:avions|conteneurs|hélicoptères)|ravitailleur|remorqueur|sous-marin|vedette|voilier|vraquier)s?"
)
_OF_KIND = (
    r"(?: (?:(?:et )?d(?:e |')|à |en )(?!l[ae] |les |l')[a-zà-ÿ-]+"
    r"| (?:amphibie|nouveau|nouvelle|[a-zà-ÿ-]+(?:ai[nrs]e?|ande?|[ei]er|eur|ien|ienne|ière|ique|mer|missions"
    r"|oise?|partite)))*"
)
_WORD = r"[A-ZÀ-Ý][\w-]*(?:'\w+)?"
_NAMED = Expression(rf"{_SHIP}{_OF_KIND} (?P<name>{_WORD}(?: (?:d(?:e |u |')(?:la |l')?|of (?:the )?)?{_WORD})*)")
# Words that are names of French warships.
_WORDS = Expression(
    r"(?<=[\wà-ÿ,:] )(?:l[ae] |l'|(?:d|a)u |de la |de l')(?P<name>Améthyste|Astrolabe|Émeraude|Étoile|Foudre|Foudroyant"
    r"|Indomptable|Inflexible|Malin|Orage|Ouragan|Perle|Redoutable|Rubis|Saphir|Téméraire|Terrible|Tonnant|Tonnerre"
    r"|Triomphant|Vigilant)\b(?! [A-ZÀ-Þ])"
)
_YARD = Expression(r"\bChantiers de l['’]Atlantique\b")
_TITLED = Expression(r"(?:Amiral|Aspirant|Capitaine|Commandant|Enseigne|Général|Lieutenant|Maréchal|Premier-Maître)\b")
_TRANSCRIBED = Expression(r"(?:ov|ev|itch|ko)$")
_FRENCH = frozenset({"bretagne", "normandie"})


def named(text: str) -> Iterator[re.Match[str]]:
    """Yield the ships with a name in ``text``: ``le bâtiment ravitailleur de forces Jacques Chevallier``; the group
    ``name`` is that."""
    return _NAMED.finditer(text.replace("’", "'"))


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of ships, and of a yard, stand that are the same in English."""
    yield from (yard.span() for yard in _YARD.finditer(text))
    yield from (ship.span("name") for ship in _WORDS.finditer(text.replace("’", "'")))
    for ship in named(text):
        known = ship["name"].lower() not in _FRENCH and ship["name"].lower() in exonyms("fr", "en")
        if not known and not _TRANSCRIBED.search(ship["name"]):
            yield ship.span("name")


def titled(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of ships stand that begin with a rank: ``la frégate Amiral Castex``."""
    return (span for span in names(text) if _TITLED.match(text, span[0]))
