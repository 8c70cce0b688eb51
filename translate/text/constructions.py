"""French constructions that small models misread, in plainer ones: tolls, who fights whom, what somebody says to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.expressions import Expression
from translate.text import calendar, spelled, verbs

Reading = tuple[int, int, str]

_DAYS = "|".join(calendar.DAYS["fr"].split())
_HOW_MANY = (
    r"(?:(?:au moins|plus de|près de|environ|quelque) )?"
    r"(?:\d[\d \u00a0\u202f]*|(?:(?:des|une?|deux|plusieurs|quelques) )?(?:[a-z]+aines?|milliers?) de(?: milliers de)?"
    r"|(?!pas |plus |de |les? |la )[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*) ?"
)
_TOLL = Expression(
    rf"(?P<has>\b(?:a|ont|avait|avaient|aurait|auraient|avoir|ayant) (?:déjà |aussi |également )?)?"
    rf"\b(?P<made>fait|faisant|font|faire) (?:(?P<dead>{_HOW_MANY}morts?)(?:(?P<and> et) (?P<too>{_HOW_MANY}blessés?))?"
    rf"|(?P<hurt>{_HOW_MANY}blessés?))(?=$| ?[.;:)»]| ?,(?! (?:{_HOW_MANY}(?:blessés|disparus)|des )\b)| à "
    rf"| (?:au|aux|chez|dans|depuis|dont|en|entre|hier|lors|parmi|près|selon|sur|{_DAYS})\b)"
)
_KILLS = {"faisant": ("tuant", "blessant"), "font": ("tuent", "blessent"), "faire": ("tuer", "blesser")}
_COUNTED = Expression(r"(\bun )?[a-zé]+?(?P<several>s?)$")
_BALANCE = Expression(
    r"(?P<head>\b(?:[Ll]e|[Uu]n|[Cc]e)(?: premier| dernier| nouveau)? bilan"
    r"(?P<what> (?:encore )?(?:provisoire|officiel))?"
    rf" f(?:ait|aisait) état d(?:e |'))(?P<dead>{_HOW_MANY})(?P<noun>morts|tués)(?: et {_HOW_MANY}(?P<hurt>blessés))?"
    r"(?=$| ?[.;,)»])"
)
"""``Le bilan fait état de dix morts``: a word that packages take for that of a firm."""
_OPPOSED = Expression(
    r"\b(?:accrochages?|affrontements?|batailles?|combats?|conflits?|guerres?|heurts) (?:[^.;:»]{0,50}? )??"
    r"(?P<opposed>(?P<has>a|ont) opposé|oppos(?:èrent|a)|qui oppos(?:e|ent|ait|aient)|opposant"
    r"|oppos(?P<now>e|ent)|oppos(?:ait|aient)) "
    r"(?:[A-ZÀ-Þ][^.;:,]{2,60}? (?P<place>à)(?= (?:[A-ZÀ-Þ]|l))"
    r"|(?:l[ea] |les (?!deux)|l')[^.;:,]{2,60}? (?P<to>aux?|à(?= l)))(?= )"
)
_HAPPEN = {"a": "a eu lieu ", "ont": "ont eu lieu ", "e": "a lieu ", "ent": "ont lieu "}
_AND = {"à": "et", "au": "et le", "aux": "et les"}
_SAYS_TO_BE = Expression(
    r"\b(?:s'(?P<past>est|était)|se (?P<several>sont|étaient|disent|disaient|dit|disait))"
    r"(?P<adverb> (?:\w+ment|aussi))?(?P<said> dite?s?)?"
    rf"(?= (?:[«\"“] ?)?(?:très |plus |\w+ment )?(?!(?:ainsi|aussi|depuis|mais|puis|{_DAYS})\b)"
    r"(?P<what>(?:prêt|favorable|inqui[eè]t|confiant|optimiste|pessimiste|certain|sûr|hostile|solidaire|conscient|innocent"
    r"|victime|capable|incapable|fier|heureux|impatient|[a-zà-ÿ]+(?:é|i|u|is|it|ert))e?s?)\b)"
)
_INVERTED = Expression(
    r", ce (?P<which>que|dont) (?P<verb>(?:confirm|contest|dénonc|espèr|ni|redout|réfut|regrett|rejett|soulign)e(?:nt)?"
    r"|dément(?:ent)?|craint|craignent|doutent|doute) (?P<who>(?:l[ea]s? |l'|[A-ZÀ-Þ])[^.,;:»]{2,60}?)(?=$| ?[.,;:»])"
)
_WHAT = Expression(
    r"\b[Cc]e que (?P<verb>(?:cherch|contest|demand|dénonc|exig|propos|réclam|redout|souhait|vis)e(?:nt)?"
    r"|attend(?:ent)?|craint|craignent|veut|veulent) (?P<who>(?:l[ea]s? |l'|[A-ZÀ-Þ])[^.,;:»]{2,60}?), c'est"
    r"(?= (?:(?:une?|l[ea]s?|des|son|sa|ses|leurs?) |l'))"
)
"""``Ce que redoute Kiev, c'est un assaut``: what somebody fears most."""
_WHERE = Expression(
    r"\b(?:où|(?:dans|sur) (?:le|la|les)quel(?:le)?s?) "
    r"(?P<verb>(?:se (?:déroul|trouv|cach)|s'(?:enlis|entass|entraîn)|circul|opèr|patrouill|stationn|travaill)(?:e|ent)"
    r"|vi(?:t|vent)|(?:se (?:déroul|trouv|cach)|s'(?:enlis|entass|entraîn)|circul|opér|patrouill|stationn|travaill)"
    r"(?:ait|aient|era|eront)) "
    r"(?P<who>(?:l[ea]s? |l'|une? |des )[^.,;:»]{2,50}?)"
    r"(?=$| ?[.,;:»]| (?:n'|ne |est |sont |a |ont |sera |doit |reste ))"
)
"""Whose verb stands before it: ``le pays où se déroule l'exercice``."""
_NEITHER = Expression(
    r"\b(?P<neither>[Nn]i )(?P<first>\w)[^.,;:»]{1,50}?(?P<nor> ni )[^.,;:»]{2,50}? (?:n'|ne )(?!est que|sont que)"
    r"[a-zà-ÿ]+(?P<end>)(?= )"
)
"""``Ni Paris ni Londres n'ont confirmé``, whose first word packages leave as it is."""
_SEVERAL = rf"(?:une?|{spelled.UNITS}|{spelled.TEENS}|vingt|trente|plusieurs|quelques|\d+)"
_TIME = rf"{_SEVERAL} (?:ans|années?|mois|semaines?|jours|heures?|nuits|minutes)"
_DURING = Expression(rf"(?P<time>\b{_TIME}) durant\b", re.IGNORECASE)
_SINCE = Expression(rf"^(?:Voilà|Voici|Cela fait) (?:déjà |maintenant )?(?P<time>{_TIME}) qu(?:e |')(?P<first>\w)")
_SEEN_BY = Expression(
    r"\b(?:contrats?|courriels?|documents?|dossiers?|études?|images?|lettres?|m[ée]mos?|messages?|notes?|plans?|projets?"
    r"|rapports?|textes?|version|vidéos?)(?: [a-zà-ÿ'-]+){0,5}?"
    r"(?P<seen> que (?P<who>(?:l[ea]s? |l'|[«\"“] ?)?[\w'][^.,;:]{1,40}?)"
    r" (?:a|ont) pu (?P<done>consulter|lire|voir|se procurer))"
    r"(?=$| ?[,.;:)»]| (?:affirme|décri|est|et|évoque|fait|indique|montre|ont|révèle|sont)\w*\b)"
)
"""``Un rapport que Reuters a pu consulter``: seen by Reuters."""
_IN_VAIN = Expression(
    r"^(?:(?P<noun>(?:L[ea]s? |L'|Une? |Ces? |Cette |Son |Sa |Ses )[^.,;:]{2,60}?|Ils?|Elles?|On)"
    r"|(?P<name>[A-ZÀ-Þ][\w-]+))"
    r" (?P<has>a|ont|avait|avaient) beau (?P<verb>[a-zà-ÿ]+(?:er|ir|oir|re))\b(?=[^.;:]*, )"
)
"""``Kiev a beau protester``: even if Kiev protests."""
_NONETHELESS = Expression(
    r"\bn'en (?P<has>a|ont|avait|avaient|est|sont|était|étaient|reste|restent|demeure|demeurent) pas moins\b"
)
_WHEN = Expression(
    r"\b(?:arrestation|assassinat|attaque|attentat|bombardement|crash|découverte|destruction|explosion|incendie"
    rf"|interception|lancement|libération|meurtre|mort|prise|signature|visite)"
    rf"(?P<when>, (?:hier|la veille|dans la nuit|{_DAYS})[^,.;:]{{0,40}},)"
    r"(?= d(?:es? |u |['’]))[^,.;:]{2,80}(?P<end>)(?=$|[,.;:])"
)
"""When something happened, between it and what it happened to: ``l'attaque, lundi, d'un camp``."""
_TIMES = Expression(rf"\bà (?P<many>{_SEVERAL}|maintes|de nombreuses) reprises\b", re.IGNORECASE)
_PLAINER = {"dément": "nie", "démentent": "nient", "doutent": "contestent", "doute": "conteste"}
_STILL = Expression(
    rf"\b[a-zà-ÿ]+(?:ra|ront|rait|raient|oir|er|ir|dre) (?P<still>encore )(?P<time>{_TIME})"
    r"(?! (?:supplémentaires?|de plus)\b)"
)
_COUNTED_AMONG = Expression(
    rf"\b[Oo]n compte (?P<among>parmi (?:les|ces|ses|leurs) [^.,;:]+? )(?=(?:{_SEVERAL}|des|de nombreux) )"
)
_GONE = r"(?:arriv|entr|rentr|part|ven|reven|parven|deven|sort)(?:é|i|u)(?P<e>e)?(?P<s>s)?"
_OPENS_GONE = Expression(
    rf"^(?P<gone>(?i:arriv|rentr|parven)[éu]e?s?)(?= (?:à|aux?|dans|en|hier|sur|{_DAYS})\b[^,]*, )"
)
_APART_GONE = Expression(
    rf"(?:^|[.!?] )(?:L[ea]s? |L'|Une? )[^,.;:]+, (?P<gone>{_GONE})"
    rf"(?= (?:à|aux?|dans|de|des|du|en|hier|sur|{_DAYS})\b[^,.;:]*, (?:n'|ne |s'|se )?"
    r"(?:a|ont|avai(?:en)?t|est|sont|étai(?:en)?t|doi(?:ven)?t|devai(?:en)?t|va|vont|sera|seront)\b)"
)
"""Who came from where, between commas: packages make a second verb of the sentence of it."""
_ONLY = Expression(r"\b(?:ne |n')(?P<verb>(?:en |y )?[a-zà-ÿ]+) (?:plus|encore) qu(?:e |')(?=[a-zà-ÿ\d])")
"""What is left: ``ne compte plus que trois`` is ``compte seulement trois``."""
_THEREFORE = Expression(
    r"^(?P<so>Aussi(?! bien)|Sans doute|Peut-être) [^.;:!?]{2,90}? (?:n'|ne )?(?:\w+)(?P<he>-(?:t-)?(?:il|elle)s?)\b"
)
_SO = {"Aussi": "C'est pourquoi", "Sans doute": "Probablement", "Peut-être": "Il est possible que"}
"""A sentence turned round by its first word: ``Aussi la DGA a-t-elle notifié`` is ``C'est pourquoi la DGA a``."""
_BEFORE = Expression(
    rf"[Àà] (?P<time>{_SEVERAL}"
    r" (?:jours?|semaines?|mois|ans?)) (?P<of>d'(?=une?\b)|du|des|de(?= (?:la|l'|son|sa|ses|leurs?)\b))"
    r"(?! (?:marche|mer|prison|route)\b)"
)
"""How long before something: ``à trois jours du sommet`` is three days before it."""
_JOINED = Expression(
    r"(?P<to>\b(?:auquel|à laquelle|auxquel(?:le)?s) (?:ont |avaient |auront )?"
    r"(?:participé|participent|participaient|participeront|(?:pris|prennent|prenaient|prendront) part) )"
    rf"(?:(?P<of>les?|des) |(?=\d|l[a']|quelque|plus d|plusieurs|une |{spelled.UNITS}|dix))"
)
"""What others take part in, whom packages take for what takes part: ``l'exercice auquel ont pris part six pays``."""


_FEMININE = Expression(r"(?:ée|[^s]te|[uû]re|[ius]e|ine)s?$")


def constructions(text: str) -> Iterator[Reading]:
    """Yield (start, end, plainer words) of what in a French ``text`` is better read otherwise."""
    for toll in _TOLL.finditer(text):
        yield from _killed(toll)
    for balance in _BALANCE.finditer(text):
        yield *balance.span("head"), f"Selon un bilan{balance['what'] or ' provisoire'}, "
        yield *balance.span("noun"), "personnes ont été tuées"
        if balance["hurt"]:
            yield *balance.span("hurt"), "blessées"
    for opposed in _OPPOSED.finditer(text):
        yield from _between(opposed)
    for says in _SAYS_TO_BE.finditer(text):
        if bool(says["said"]) == (says["several"] in (None, "sont", "étaient")):
            yield *says.span(), _that_they_are(says)
    for inverted in _INVERTED.finditer(text):
        yield from _straight(inverted)
    for what in _WHAT.finditer(text):
        yield *what.span(), _opening(what[0], f"{what['who']} {what['verb']} surtout")
    for where in _WHERE.finditer(text):
        end = where.end("who")
        yield where.start("verb"), where.end("verb") + 1, ""
        yield end, end, f" {where['verb']}"
    for neither in _NEITHER.finditer(text):
        yield neither.start("neither"), neither.end("first"), _opening(neither[0], neither["first"])
        yield *neither.span("nor"), " et "
        yield *neither.span("end"), " pas"
    for during in _DURING.finditer(text):
        yield *during.span(), _opening(during[0], f"pendant {during['time'].lower()}")
    if since := _SINCE.match(text):
        yield *since.span(), f"Depuis {since['time']}, {since['first']}"
    for still in _STILL.finditer(text):
        time = re.sub(r"\bans$", "années", still["time"])
        one = time.startswith(("un ", "une "))
        yield still.start("still"), still.end(), f"{time} supplémentaire{'' if one else 's'}"
    for counted in _COUNTED_AMONG.finditer(text):
        yield *counted.span(), _opening(counted[0], f"{counted['among'].strip()}, on compte ")
    if gone := _OPENS_GONE.match(text):
        yield *gone.span("gone"), f"Après être {gone['gone'].lower()}"
    for gone in _APART_GONE.finditer(text):
        yield *gone.span("gone"), f"qui {'sont' if gone['s'] else 'est'} {gone['gone']}"
    for seen in _SEEN_BY.finditer(text):
        yield *seen.span("seen"), f" {'obtenu' if seen['done'] == 'se procurer' else 'consulté'} par {seen['who']}"
    for vain in _IN_VAIN.finditer(text):
        tense = f"{'imperfect' if 'ai' in vain['has'] else 'present'} {'p' if vain['has'].endswith('nt') else 's'}"
        who = vain["name"] or vain["noun"][0].lower() + vain["noun"][1:]
        yield *vain.span(), f"Même si {who} {verbs.forms(vain['verb'])[tense]}".replace("si il", "s'il")
    for still in _NONETHELESS.finditer(text):
        yield *still.span(), f"{still['has']} tout de même"
    for times in _TIMES.finditer(text):
        yield *times.span(), _opening(times[0], f"{times['many']} fois")
    for when in _WHEN.finditer(text):
        yield *when.span("when"), ""
        yield *when.span("end"), when["when"].removesuffix(",")
    for before in _BEFORE.finditer(text):
        yield *before.span(), _before(before)
    for only in _ONLY.finditer(text):
        yield *only.span(), f"{only['verb']} seulement "
    for so in _THEREFORE.finditer(text):
        yield *so.span("so"), _SO[so["so"]]
        yield *so.span("he"), ""
    for joined in _JOINED.finditer(text):
        of = {"le": "du ", "les": "des "}.get(joined["of"], "de ")
        yield *joined.span(), f"avec la participation {of}"


def _opening(instead: str, words: str) -> str:
    """Return ``words`` with a capital if what they stand for, ``instead``, has one."""
    return words[0].upper() + words[1:] if instead[0].isupper() else words


def _killed(toll: re.Match[str]) -> Iterator[Reading]:
    """``A fait trois morts et dix blessés``: a tué trois personnes et blessé dix autres."""
    made = ("tué", "blessé") if toll["has"] else ("tue", "blesse")
    kills, hurts = _KILLS.get(toll["made"], made)
    yield *toll.span("made"), kills if toll["dead"] else hurts
    if toll["and"]:
        yield *toll.span("and"), f" et {hurts}"
    for group, whom in (("dead", "personne"), ("too", "autre"), ("hurt", "personne")):
        counted = toll[group] or ""
        if one := _COUNTED.search(counted):
            noun = ("une " if one[1] else "") + ("personne" if " de " in counted else whom) + one["several"]
            yield toll.start(group) + one.start(), toll.end(group), noun


def _between(opposed: re.Match[str]) -> Iterator[Reading]:
    """``Des combats ont opposé l'armée aux rebelles``: ont eu lieu entre l'armée et les rebelles."""
    verb = opposed["opposed"]
    without = verb == "opposant" or verb.startswith("qui ")
    happen = "" if without else _HAPPEN.get(opposed["has"] or opposed["now"], "avaient lieu ")
    yield *opposed.span("opposed"), f"{happen}entre"
    group = "to" if opposed["to"] else "place"
    yield *opposed.span(group), _AND[opposed[group]]


def _that_they_are(says: re.Match[str]) -> str:
    """``S'est dite prête``: a déclaré qu'elle était prête."""
    said, verb = says["said"] or "", says["several"] or says["past"]
    several = verb in ("sont", "étaient", "disent", "disaient")
    she = "e" in said if said else bool(_FEMININE.search(says["what"]))
    who = ("elles" if several else "elle") if she else ("ils" if several else "il")
    that = f"qu'{who} {'étaient' if several else 'était'}"
    if said:
        return f"{verbs.HAVE[verb]}{says['adverb'] or ''} déclaré {that}"
    if verb in ("dit", "disent"):
        that = f"qu'{who} {'sont' if several else 'est'}"
    return f"{verb}{says['adverb'] or ''} {that}"


def _straight(inverted: re.Match[str]) -> Iterator[Reading]:
    """``Ce que dément l'armée``: ce que l'armée nie."""
    verb, end = inverted["verb"], inverted.end("who")
    yield inverted.start("which"), inverted.end("verb"), "que"
    yield end, end, f" {_PLAINER.get(verb, verb)}"


def _before(match: re.Match[str]) -> str:
    """``À trois jours du sommet``: trois jours avant le sommet."""
    article = {"du": "le", "des": "les"}.get(match["of"], "")
    return f"{_opening(match[0], match['time'])} avant {article}".rstrip() + (" " if match["of"] == "d'" else "")
