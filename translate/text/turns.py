"""Turns of French grammar that mean something else than their words: a *ne* that denies nothing, what almost happened,
what is put first for emphasis, what is at stake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.expressions import Expression
from translate.text import spelled, verbs
from translate.text.phrases import VOWELS, begun_like

_DENIES = r"pas|plus|jamais|rien|guère|aucune?|personne|que|qu'|point|ni"
_EXPLETIVE = Expression(
    r"\b(?:à moins que?|avant que?|de (?:peur|crainte) que?|(?:crai(?:nt|gn)|redout|évit|empêch|appréhend)\w* que?"
    r"|(?:peur|crainte|risque|danger|inquiétude) que?|plus [\w-]+ que?|moins [\w-]+ que?)(?:'| )"
    rf"(?:(?! (?:{_DENIES})\b)[^,.;:]){{1,60}}?\b(?P<ne>ne |n')(?=(?P<after>[^,.;:]*))",
    re.IGNORECASE,
)
_DENIED = Expression(rf"\b(?:{_DENIES})\b")
_ALMOST = Expression(
    r"\b(?P<has>ai|a|ont|avait|avaient|aurait|auraient) (?:bien |même |déjà )?failli "
    r"(?P<verb>(?P<first>[a-zà-ÿ])[a-zà-ÿ]*(?:er|ir|re|oir))\b"
)
_GOES = frozenset(
    "aller arriver descendre devenir entrer monter mourir partir rester retomber sortir tomber venir".split()
)
_AT_STAKE = Expression(
    r"\b(?P<goes>[Ii]l y va (?P<also>(?:aussi |également |surtout )?)(?:d(?P<the>u|es) |de |d')"
    r"(?=[ 'a-z]*(?:avenir|crédibilité|défense|équilibre|existence|honneur|indépendance|liberté|paix|réputation|santé"
    r"|sécurité|sort|souveraineté|stabilité|survie|vie)\b)(?P<first>\w))[^,.;:!?«»]{2,60}?(?P<end>)(?=$| ?[,.;:!?»])"
)
_SUFFICES = Expression(
    r"\b(?P<enough>[Ii]l suffi(?P<tense>t|sait|ra|rait) d(?:e |')(?P<first>\w))"
    r"(?![a-zà-ÿ]*(?:er|ir|re|oir) )[^,.;:]{2,40}?(?P<end>)(?= pour | afin )"
)
_DARES = Expression(
    r"\bn'os(?:e|ent|ait|aient)(?= (?:se |s'|y |en |l'|l[ae] |les |lui |leur )?[a-zà-ÿ]+(?:er|ir|re|oir)\b)"
)
_ONLY_THERE = Expression(
    r"\b(?P<it>[Ii]l )n'y (?P<has>a|avait|aura|aurait) (?:plus |encore )?qu(?:e |')(?=[a-zà-ÿ\d])"
    r"(?![\w-]+ (?:ans?|mois|semaines?|jours?|heures?|minutes?)\b)"
)
_OF_WHICH = Expression(
    r"(?<!\bce )\b(?P<of>dont )(?=(?P<first>\w))(?:l[ea]s? |l'|son |sa |ses |leurs? |ils? |elles? |on |[A-ZÀ-Þ][\w-]+ )"
    r"(?:[\w'-]+ ){0,4}?"
    r"(?P<has>dispos(?P<tense>e|ent|ait|aient))\b"
)
_OF_WHICH_ONE = Expression(
    r"(?P<of>, dont )(?=l[ea]s? (?:plus [a-zà-ÿ]+|premi(?:er|ère)s?|dernière?s?|seconde?s?|deux premi(?:er|ère)s) "
    r"(?:est|sont|a|ont|sera|seront|était|avait|doit|peut|atteint|date|mesure|pèse|porte|coûte|remonte)\b)"
)
_POSSESS = {"e": "possède", "ent": "possèdent", "ait": "possédait", "aient": "possédaient"}
_HAS_DONE = Expression(
    r"\b(?P<orders>(?P<have>a|ont|avait|avaient|aurait|aura) fait|fait|font) "
    r"(?P<do>arrêter|évacuer|exécuter|expulser|libérer) "
    r"(?P<the>le |les |la |l'|une? |des |son |sa |ses |leurs? |plusieurs |deux |trois |\d+ )"
)
_DEEDS = {
    "arrêter": "l'arrestation", "évacuer": "l'évacuation", "exécuter": "l'exécution", "expulser": "l'expulsion",
    "libérer": "la libération",
}  # fmt: skip
_OF_THE = {"le ": "du ", "les ": "des ", "des ": "de ", "un ": "d'un ", "une ": "d'une "}
_TAKEN = Expression(
    r"\b(?P<from>[nv]ous |leur |lui |me |m')(?=(?:a|ont|avait|avaient) (?:arraché|confisqué|enlevé|pris|retiré|volé) "
    r"(?:mon|ma|mes|nos|vos|leurs?|son|sa|ses) )"
)
"""Whose things are taken: ``nous ont pris nos téléphones``."""
_SEES_GROW = Expression(
    r"\b(?P<has>a|ont|avait|avaient) vu (?P<whose>son|sa|ses|leurs?) (?P<what>[a-zà-ÿ' -]{3,40}?) "
    r"(?P<do>doubler|tripler|quadrupler|augmenter|bondir|grimper|progresser|baisser|chuter|diminuer|fondre|reculer)\b"
)
"""``A vu son bénéfice doubler``."""
_GROWN = {"doubler": "doublé", "tripler": "triplé", "quadrupler": "quadruplé"}
_FALL = frozenset("baisser chuter diminuer fondre reculer".split())
_FEARED = Expression(
    r"\b(?P<makes>(?:a|ont) (?:fait|laissé)|fait|font|laisse|laissent|faisait|laissait) craindre "
    r"(?:(?P<that>que |qu')|(?P<the>le |les |la |l'|une? |des |son |sa |ses |leurs? ))"
)
_RAISES = {
    "a": "a suscité", "ont": "ont suscité", "fait": "suscite", "laisse": "suscite", "font": "suscitent",
    "laissent": "suscitent", "faisait": "suscitait", "laissait": "suscitait",
}  # fmt: skip
_BELOW_ZERO = Expression(r"\b(?<!de )(?<!au )moins (?P<number>[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*) degrés\b")
_COLD = Expression(r"\b(?<=[Ii]l fait )moins (?P<number>[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*)(?= ?[,.;:!]|$)")
_ONLY_DOES = Expression(
    r"\b(?:se (?:content|born|limit)(?P<ends>e|ent|ait|aient)|s(?P<has>'est|e sont) (?:content|born|limit)ée?s?)"
    r" (?:de |d'|à )(?P<verb>(?!faire|être|avoir|dire)[a-zà-ÿ]+(?:er|ir|re))\b(?!-)"
)
_TENSES = {"e": "present s", "ent": "present p", "ait": "imperfect s", "aient": "imperfect p"}
_HAVE = {"'est": "a", "e sont": "ont"}


def readings(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, plainer words) of such turns in a French ``text``."""
    for one in _OF_WHICH_ONE.finditer(text):
        yield *one.span("of"), " ; "
    for expletive in _EXPLETIVE.finditer(text):
        if not (_DENIED.search(expletive["after"]) or text.endswith("je ", 0, expletive.start("ne"))):
            yield *expletive.span("ne"), ""
    for almost in _ALMOST.finditer(text):
        if almost["verb"] in _GOES:
            of = "d'" if almost["first"] in VOWELS else "de "
            yield almost.start(), almost.start("verb"), f"{almost['has']} été sur le point {of}"
        else:
            yield *almost.span(), f"{almost['has']} presque {verbs.forms(almost['verb'])['participle']}"
    for stake in _AT_STAKE.finditer(text):
        the = {"u": "le ", "es": "les "}.get(stake["the"], "")
        yield *stake.span("goes"), begun_like(stake["goes"], the + stake["first"])
        yield *stake.span("end"), f" est {stake['also']}en jeu"
    for enough in _SUFFICES.finditer(text):
        yield *enough.span("enough"), begun_like(enough[0], enough["first"])
        yield *enough.span("end"), f" suffi{enough['tense']}"
    for dares in _DARES.finditer(text):
        yield dares.end(), dares.end(), " pas"
    for only in _ONLY_THERE.finditer(text):
        yield *only.span(), f"{only['it']}y {only['has']} seulement "
    for which in _OF_WHICH.finditer(text):
        yield *which.span("of"), "qu'" if which["first"].lower() in VOWELS else "que "
        yield *which.span("has"), _POSSESS[which["tense"]]
    for has in _HAS_DONE.finditer(text):
        orders = f"{has['have']} ordonné" if has["have"] else {"fait": "ordonne", "font": "ordonnent"}[has["orders"]]
        yield *has.span(), f"{orders} {_DEEDS[has['do']]} " + _OF_THE.get(has["the"], f"de {has['the']}")
    for taken in _TAKEN.finditer(text):
        yield *taken.span(), ""
    for sees in _SEES_GROW.finditer(text):
        if sees["do"] in _FALL:
            yield *sees.span(), f"{sees['has']} subi une baisse de {sees['whose']} {sees['what']}"
        else:
            grown = _GROWN.get(sees["do"], "augmenté")
            yield *sees.span(), f"{sees['has']} {grown} {sees['whose']} {sees['what']}"
    for feared in _FEARED.finditer(text):
        of = feared["that"] or _OF_THE.get(feared["the"], f"de {feared['the']}")
        yield *feared.span(), f"{_RAISES[feared['makes'].split()[0]]} la crainte {of}"
    for only in _ONLY_DOES.finditer(text):
        forms = verbs.forms(only["verb"])
        if only["ends"]:
            yield *only.span(), f"{forms[_TENSES[only['ends']]]} seulement"
        elif only["verb"] not in _GOES:
            yield *only.span(), f"{_HAVE[only['has']]} seulement {forms['participle']}"
    for cold in (*_BELOW_ZERO.finditer(text), *_COLD.finditer(text)):
        number = next(spelled.find(cold["number"], "fr"), None)
        if number:
            yield *cold.span(), f"{number[2]} degrés sous zéro"
