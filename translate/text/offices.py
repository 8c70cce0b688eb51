"""Ministers and ministries of other nations: ``ministre polonais de la Défense``, which small models take apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.expressions import Expression
from translate.text.names import nationality

_PORTFOLIOS = {
    "de la Défense": "defense", "de la Défense nationale": "defense", "des Affaires étrangères": "foreign",
    "de l'Intérieur": "interior", "de la Justice": "justice", "des Finances": "finance", "de l'Économie": "economy",
    "de l'Énergie": "energy", "des Transports": "transport", "de la Santé": "health", "du Commerce": "trade",
    "de l'Agriculture": "agriculture", "de l'Éducation": "education",
}  # fmt: skip
_PORTFOLIO = "|".join(sorted(_PORTFOLIOS, key=len, reverse=True))
_OFFICE = Expression(
    r"\b(?P<office>minist(?:re|ère))(?P<several>s?) (?:(?P<nationality>[a-zà-ÿ-]+) )?"
    rf"(?P<portfolio>{_PORTFOLIO})\b(?(nationality)| (?P<of>[a-zà-ÿ-]+)\b)",
    re.IGNORECASE,
)
_BY_NAME = {name.lower(): portfolio for name, portfolio in _PORTFOLIOS.items()}


def offices(text: str, source: str, target: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield (start, end, rendering, whether several) of the ministers and ministries of other nations in ``text``. Only
    from French into English."""
    if (source, target) != ("fr", "en"):
        return
    for match in _OFFICE.finditer(text.replace("’", "'")):
        portfolio = _BY_NAME[match["portfolio"].lower()]
        if forms := nationality((match["nationality"] or match["of"]).lower(), source, target):
            several = bool(match["several"])
            if match["office"].lower() == "ministre":
                rendering = f"{forms[0]} {portfolio} minister{'s' if several else ''}"
            else:
                rendering = f"{forms[0]} {portfolio} {'ministries' if several else 'ministry'}".title()
            yield *match.span(), rendering, several
