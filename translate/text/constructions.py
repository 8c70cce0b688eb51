"""French constructions that small models misread, in plainer ones: verbs before their subjects, what somebody says to
be, what is denied of two, who came from where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.expressions import Expression
from translate.text import calendar, spelled, verbs
from translate.text.phrases import begun_like

Reading = tuple[int, int, str]

_DAYS = calendar.ANY_DAY["fr"]
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
    r"(?<!d')(?<!D')\b(?:où|(?:dans|sur) (?:le|la|les)quel(?:le)?s?) "
    r"(?P<verb>(?:se (?:cach|déroul|trouv)|s'(?:enlis|entass|entraîn|envol)|circul|opèr|patrouill|pès|stationn"
    r"|travaill)(?:e|ent)|part(?:ent)?|vi(?:t|vent)|vien(?:t|nent)|(?:se (?:cach|déroul|trouv)"
    r"|s'(?:enlis|entass|entraîn|envol)|circul|opér|part|patrouill|pes|stationn|travaill)"
    r"(?:ait|aient|era|eront)|(?:est|sont|était|étaient|sera|seront) [a-zà-ÿ]+(?:és?|ées?|uits?|uites?)"
    r"(?: (?:actuellement|aujourd'hui|chaque (?:année|jour|mois)))?) "
    r"(?P<who>(?:l[ea]s? |l'|une? |des |plus d|près d|\d)[^.,;:!?»]{2,50}?)"
    r"(?=$| ?[.,;:!?»]| (?:n'|ne |est |sont |a |ont |sera |doit |reste ))"
)
"""Whose verb stands before it: ``le pays où se déroule l'exercice``."""
_OPENS = Expression(
    r"^(?P<when>[Aa]lors que |[Tt]andis que |[Ll]orsque |[Qq]uand )"
    r"(?P<verb>(?:s'(?:achèv|ouvr|annonc)|se (?:pours|termin|tien|déroul)|commenc|début|repren)\w+)"
    r"(?P<rest> [^,.;:]*?)??(?P<who> (?:l[ea]s? |l'|une? )[^,.;:]+)(?=,)"
)
"""``Alors que s'ouvre mardi le sommet``: alors que le sommet s'ouvre mardi."""
_NEITHER = Expression(
    r"\b(?P<neither>[Nn]i )(?!l'une? )(?P<first>\w)[^.,;:»]{1,50}?(?P<nor> ni )[^.,;:»]{2,50}? (?:n'|ne )"
    r"(?!est que|sont que)[a-zà-ÿ]+(?P<end>)(?= )"
)
"""``Ni Paris ni Londres n'ont confirmé``, whose first word packages leave as it is."""
_SEEN_BY = Expression(
    r"\b(?:contrats?|courriels?|documents?|dossiers?|études?|images?|lettres?|m[ée]mos?|messages?|notes?|plans?|projets?"
    r"|rapports?|textes?|version|vidéos?)(?: [a-zà-ÿ'-]+){0,5}?"
    r"(?P<seen> que (?P<who>(?:l[ea]s? |l'|[«\"“] ?)?[\w'][^.,;:]{1,40}?)"
    r" (?:a|ont) pu (?P<done>consulter|lire|voir|se procurer))"
    r"(?=$| ?[,.;:)»]| (?:affirme|décri|est|et|évoque|fait|indique|montre|ont|révèle|sont)\w*\b)"
)
"""``Un rapport que Reuters a pu consulter``: seen by Reuters."""
_IN_VAIN = Expression(
    r"^(?:(?P<the>[LUCSIEO])(?=[ea]s? |'|nes? |es? |ette |on |ls? |lles? |n )"
    r"|(?=[A-ZÀ-Þ][\w-]+ (?:a|ont|avai)))[^.,;:]{1,60}?"
    r" (?P<has>a|ont|avait|avaient) beau (?P<se>se |s'|)(?P<verb>[a-zà-ÿ]+(?:er|ir|oir|re))\b(?=[^.;:]*, )"
)
"""``Kiev a beau protester``: even if Kiev protests."""
_NONETHELESS = Expression(
    r"\bn'en (?P<has>a|ont|avait|avaient|est|sont|était|étaient|reste|restent|demeure|demeurent) pas moins\b"
)
_PLAINER = {"dément": "nie", "démentent": "nient", "doutent": "contestent", "doute": "conteste"}
_COUNTED_AMONG = Expression(
    rf"\b[Oo]n compte (?P<among>parmi (?:les|ces|ses|leurs) [^.,;:]+? )(?=(?:{spelled.SEVERAL}|des|de nombreux) )"
)
_AMONG = Expression(
    r"^Parmi (?:les|ces|ses|leurs) [^.,;:]{3,60}?(?P<stands> figur(?:e|ent)) (?=l[ea]s? |l'|une? |des |\w+ )"
)
_GONE = r"(?:arriv|entr|rentr|part|ven|reven|parven|deven|sort)(?:é|i|u)(?P<e>e)?(?P<s>s)?"
_OPENS_GONE = Expression(
    rf"^(?P<gone>(?i:arriv|rentr|parven)[éu]e?s?)(?= (?:à|aux?|dans|en|hier|sur|{_DAYS})\b[^,]*, )"
)
_OPENS_DONE = Expression(
    r"^(?P<done>(?:Arrêt|Bless|Captur|Chass|Condamn|Emprisonn|Expuls|Extrad|Form|Graci|Interpell|Libér|Limog|Nomm|Relâch"
    r"|Renvoy|Touch)ée?s?|(?:Él|Prom)ue?s?)(?= [^,]{3,60}, (?:ils?|elles?) )"
)
_APART_GONE = Expression(
    rf"(?:^|[.!?] )(?!\w+[ '](?:drone|fusée|missile|obus|roquette|torpille)s?\b)"
    rf"(?:L[ea]s? |L'|Une? )[^,.;:]+, (?!partie?s? d)(?P<gone>{_GONE})"
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
_TURNED = Expression(
    r"^(?P<so>Aussi|Sans doute|Peut-être) (?P<verb>(?:n'|ne )?[a-zà-ÿ]+)-(?:t-)?(?P<he>ils?|elles?|on|nous|vous|ce)\b"
)
_JOINED = Expression(
    r"(?P<to>\b(?:auquel|à laquelle|auxquel(?:le)?s) (?:ont |avaient |auront )?"
    r"(?:participé|participent|participaient|participeront|(?:pris|prennent|prenaient|prendront) part) )"
    rf"(?:(?P<of>les?|des) |(?=\d|l[a']|quelque|plus d|plusieurs|une |{spelled.UNITS}|dix))"
)
"""What others take part in, whom packages take for what takes part: ``l'exercice auquel ont pris part six pays``."""
_ONCE = Expression(
    r"\b(?P<once>[Uu]ne fois|[Ss]itôt|[Aa]ussitôt) (?P<who>(?:l[ea]s? |l'|s(?:on|a|es) |leurs? |c(?:e|et|ette|es) )"
    r"[^.,;:]{2,40}?) (?P<done>[a-zà-ÿ]+(?:é|i|u|is|it|ert)e?(?P<s>s)?),"
)
"""What is done before something else: ``une fois la ville prise``."""
_FEMININE = Expression(r"(?:ée|[^s]te|[uû]re|[ius]e|ine)s?$")


def readings(text: str) -> Iterator[Reading]:
    """Yield (start, end, plainer words) of what in a French ``text`` is better read otherwise."""
    for says in _SAYS_TO_BE.finditer(text):
        if bool(says["said"]) == (says["several"] in (None, "sont", "étaient")):
            yield *says.span(), _that_they_are(says)
    for inverted in _INVERTED.finditer(text):
        yield from _straight(inverted)
    for what in _WHAT.finditer(text):
        yield *what.span(), begun_like(what[0], f"{what['who']} {what['verb']} surtout")
    for where in _WHERE.finditer(text):
        end = where.end("who")
        yield where.start("verb"), where.end("verb") + 1, ""
        apart = "," if where["verb"].startswith("se trouv") and text[end : end + 1] == " " else ""
        yield end, end, f" {where['verb']}{apart}"
    if opens := _OPENS.match(text):
        yield opens.start("verb"), opens.start("who") + 1, ""
        yield opens.end(), opens.end(), f" {opens['verb']}{opens['rest'] or ''}"
    for neither in _NEITHER.finditer(text):
        yield neither.start("neither"), neither.end("first"), begun_like(neither[0], neither["first"])
        yield *neither.span("nor"), " et "
        yield *neither.span("end"), " pas"
    for counted in _COUNTED_AMONG.finditer(text):
        yield *counted.span(), begun_like(counted[0], f"{counted['among'].strip()}, on compte ")
    if among := _AMONG.match(text):
        yield *among.span("stands"), ", on trouve"
    if gone := _OPENS_GONE.match(text):
        yield *gone.span("gone"), f"Après être {gone['gone'].lower()}"
    if done := _OPENS_DONE.match(text):
        yield *done.span("done"), f"Après avoir été {done['done'].lower()}"
    for gone in _APART_GONE.finditer(text):
        yield *gone.span("gone"), f"qui {'sont' if gone['s'] else 'est'} {gone['gone']}"
    for seen in _SEEN_BY.finditer(text):
        yield *seen.span("seen"), f" {'obtenu' if seen['done'] == 'se procurer' else 'consulté'} par {seen['who']}"
    for vain in _IN_VAIN.finditer(text):
        tense = f"{'imperfect' if 'ai' in vain['has'] else 'present'} {'p' if vain['has'].endswith('nt') else 's'}"
        begins = (vain["the"] or "").lower()
        yield 0, len(begins), ("Même s'" if begins == "i" else "Même si ") + begins
        yield vain.start("has"), vain.end(), vain["se"] + verbs.forms(vain["verb"])[tense]
    for still in _NONETHELESS.finditer(text):
        yield *still.span(), f"{still['has']} tout de même"
    for only in _ONLY.finditer(text):
        yield *only.span(), f"{only['verb']} seulement "
    if turned := _TURNED.match(text):
        yield *turned.span(), _turned_back(turned)
    for so in _THEREFORE.finditer(text):
        yield *so.span("so"), _SO[so["so"]]
        yield *so.span("he"), ""
    for once in _ONCE.finditer(text):
        gone = re.fullmatch(f"{_GONE}|(?:all|tomb|mont|né|mort)é?e?s?", once["done"])
        has = ("sont" if once["s"] else "est") if gone else ("ont été" if once["s"] else "a été")
        when = f"{once['once']} que" if once["once"].endswith("fois") else begun_like(once["once"], "dès que")
        yield *once.span("once"), when
        yield once.end("who"), once.end("who"), f" {has}"
    for joined in _JOINED.finditer(text):
        of = {"le": "du ", "les": "des "}.get(joined["of"], "de ")
        yield *joined.span(), f"avec la participation {of}"


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


def _turned_back(turned: re.Match[str]) -> str:
    """``Sans doute est-il``: il est probablement."""
    if turned["so"] == "Aussi":
        return f"{_SO['Aussi']} {turned['he']} {turned['verb']}"
    maybe = "peut-être" if turned["so"] == "Peut-être" else "probablement"
    return f"{turned['he'].capitalize()} {turned['verb']} {maybe}"


def _straight(inverted: re.Match[str]) -> Iterator[Reading]:
    """``Ce que dément l'armée``: ce que l'armée nie."""
    verb, end = inverted["verb"], inverted.end("who")
    yield inverted.start("which"), inverted.end("verb"), "que"
    yield end, end, f" {_PLAINER.get(verb, verb)}"
