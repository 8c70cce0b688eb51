"""What things cost and what is spent, whom they are bought from and sold to, in French that packages do not read as a
place."""

from __future__ import annotations

from collections.abc import Iterator

from translate.expressions import Expression

_PRICED = Expression(
    r"(?:\b(?P<one>[Uu]ne?)|(?:^|[,;:] |\b(?:avec|contre|et|ou|par|pour) )[Dd]es|\b(?:deux|trois|quatre)|\b\d+) "
    r"(?!(?:prix|coûts?|budgets?|montants?|contrats?|factures?|investissements?|milliards?|millions?|euros|dollars|ans)\b)"
    r"[a-zà-ÿœ-]+ (?P<at>à) "
    r"(?=\d[\d ,\u00a0\u202f]*(?:(?:(?:millions?|milliards?) d(?:e |'))?(?:euros|dollars|livres)\b|(?:Md?s?)? ?[€$£])"
    r"(?! l'heure| par ))"
)
"""A thing and its price, which packages read as a place: ``un drone à 500 euros``."""
_BOUGHT = Expression(
    r"\b(?:achats?|r?ach[eè]t\w*|acquisitions?|command(?:e|ent|é|er|ait|aient|era|eront)|acquis|acquérir|acquiert) "
    r"(?!(?:une?|des|la|le|les) (?:\w+ )?(?:usines?|terrains?|maisons?|entreprises?|sites?|sociétés?|parts?)\b)"
    r"[^.;:,]{0,70}?(?<= )(?:(?P<of>aux|au|à la|à l')(?= ?[A-ZÀ-Þ])|(?P<by>à)(?= (?:Airbus|BAE|Baykar|Boeing|Dassault"
    r"|Embraer|Fincantieri|Hanwha|KNDS|Leonardo|Lockheed|MBDA|Naval Group|Navantia|Nexter|Raytheon|Rheinmetall|Saab"
    r"|Safran|Thales|TKMS|Israël|Taïwan|Singapour)\b))"
)
_FROM = {"à": "auprès de", "aux": "auprès des", "au": "auprès du", "à la": "auprès de la", "à l'": "auprès de l'"}
"""Whom something is bought from, which packages read as a place, too: ``acheter des missiles aux États-Unis``."""
_SOLD = Expression(
    r"\b(?:ventes?|livraisons?|cessions?|exportations?|fournitures?) (?:[\w.'-]+ ){1,6}?"
    r"(?:armes|avions|blindés|canons|chars|drones|équipements|frégates|hélicoptères|missiles|munitions|obus|sous-marins"
    r"|systèmes|torpilles|véhicules|Rafale|Mirage(?: \d[\w-]*)?|[A-Z]+-\d+\w*)\b[^.;:,]{0,40}? (?P<to>à|aux?)"
    r"(?= (?:la |l')?[A-ZÀ-Þ])"
)
"""Whom arms are sold to: ``la vente de chars à Ankara`` is nothing that happens there."""
_SOLD_FIRST = Expression(
    r"\b(?:ventes?|livraisons?|cessions?|envois?|fournitures?|transferts?)"
    r"(?P<gap> (?P<to>à|aux?) (?P<whom>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*))"
    r"(?= de (?:\d|deux |trois |plusieurs |quelque ))[^,.;:]{3,60}?(?P<end>)(?=$|[,.;:]| (?:a|ont|pour|est|sera) )"
)
"""Whom arms are sold to, before which: ``la vente à Taïwan de 76 missiles``."""
_FOR = {"à": "pour", "au": "pour le", "aux": "pour les"}
_SPENDS = Expression(
    r"\bconsacr(?:e(?:nt|r)?|ai(?:t|ent)|er(?:a|ont)|é)(?: désormais| déjà| aujourd'hui)? "
    r"(?:(?:près de |plus de |moins de |environ )?\d[\d,]* ?% de (?:son|sa|leur) "
    r"(?:PIB|budget|richesse nationale|produit intérieur brut)) (?P<to>à (?:la|sa|leur)) défense\b"
)
"""``Consacre 2 % de son PIB à la défense``, whose end packages take for a part of the PIB."""


def readings(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, plainer words) of the prepositions of prices, budgets, purchases and sales of arms."""
    for priced in _PRICED.finditer(text):
        yield *priced.span("at"), "qui coûte" if priced["one"] else "qui coûtent"
    for spends in _SPENDS.finditer(text):
        yield *spends.span("to"), "en"
    for bought in _BOUGHT.finditer(text):
        of = bought.lastgroup or "of"
        yield *bought.span(of), _FROM[bought[of]]
    for sold in _SOLD_FIRST.finditer(text):
        yield *sold.span("gap"), ""
        yield *sold.span("end"), f" {_FOR[sold['to']]} {sold['whom']}"
    for sold in _SOLD.finditer(text):
        yield *sold.span("to"), _FOR[sold["to"]]
