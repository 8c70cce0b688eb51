"""What French *il* and *elle* are in English: a person, or a thing that French has a gender for.

Who translates a sentence alone cannot know that *elle* is a frigate. The sentences before it tell: a pronoun is a
thing's where none of them that it may point to names a person (a small part of what Lappin and Leass 1994 go by).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping, Sequence

from translate.expressions import Expression
from translate.text import persons
from translate.text.affairs import CONVICTED
from translate.text.names import names

PERSONAL = Expression(r"\b(?:he|him|his|himself|she|hers?|herself)\b", re.IGNORECASE)
_HE, _SHE = (Expression(rf"\b(?:{forms})\b", re.IGNORECASE) for forms in ("he|him|his|himself", "she|hers?|herself"))
_FORMS = "he him his himself she hers herself".split()
_MASCULINE, _FEMININE, _NEUTER = (
    dict(zip(_FORMS, forms.split(), strict=True))
    for forms in (
        "he him his himself he his himself",
        "she her her herself she hers herself",
        "it it its itself it its itself",
    )
)
_SUBJECT = Expression(r"\b(?:ils?|elles?|lui)\b", re.IGNORECASE)
_OBJECT = Expression(
    r"\s*(?:$|[.,;:!?)\"”]|(?:a|an|and|as|at|but|by|for|from|if|in|into|of|on|or|over|than|that|the|to|towards|when|while"
    r"|with)\b)"
)
_PRONOUN = Expression(
    r"\b(?:(?P<m>ils?(?! y a| s['’]agi| fa(?:ut|ll|udr))|lui)|(?P<f>elles?)|son|sa|ses)\b", re.IGNORECASE
)
_ANYONE = Expression(r"\b(?:on|chacune?|quiconque|soi|quelqu['’]un|cel(?:ui|le))\b", re.IGNORECASE)
_PERSONS_DO = (
    "affirm|ajout|assur|conclu|confi|déclar|dit|estim|expliq|félicit|indiq|insist|précis|promis|racont|rappel|reconn|regrett"
    "|remerci|rencontr|répond|salu|soulign"
)
"""What persons do rather than things, as their verbs begin."""
_SAYS = Expression(
    r"\s*(?:n['’]|ne |s['’]|se |y |en |l['’]|le |la |les |lui |leur )*"
    r"(?:(?:a|avait|aura|est|était) (?:\w+ment |aussi |encore )?)?"
    rf"(?:{_PERSONS_DO}|poursui|promet|né |née |mort)"
)
_ACTS = Expression(
    r"(Il|Elle) (?:(?:(?:l['’]|les? |la |lui |leur |en |y )*)(?:a|avait) (?:\w+ment |ensuite |aussi |enfin )?"
    rf"(?:{_PERSONS_DO}|accus|appel|critiqu|demand|démission|dénonc|évoqu|exig|exhort|jur|justifi|limog|menac|nomm|ordonn"
    r"|plaid|prévenu|rejet|vant)"
    r"|(?:est|était|a été|avait été) (?:\w+ment )?(?:accusé|arrêté|extradé|inculpé|interpellé|jugé|libéré"
    r"|mise? en examen|poursuivi|recherché|soupçonné|suspecté)"
    r"|s['’](?:est|était) (?:enfui|engagé|excusé|exilé|exprimé|félicité|inquiété|réfugié|suicidé))"
)
_ACCUSED = Expression(
    r"(Il|Elle) (?:(?:encour|risqu)[a-z]+ .*\b(?:prison|réclusion|perpétuité|peine de mort)\b"
    r"|(?:a|avait|aurait) (?:\w+ment |ensuite |aussi )?été (?:\w+ment )?(?:écroué|incarcéré|emprisonné"
    r"|placée? en (?:garde|détention)|condamnée? (?:par .{3,40} )?à .*\b(?:prison|réclusion|perpétuité|mort)\b))"
)
"""What is done to persons only."""
_ACCORDING = Expression(r"(?:Selon|D['’]après) (elle|lui)\b")
_CLAIMS = Expression(
    r"(?P<who>[^,;:]+?) (?:a |avait )?(?:affirm|annonc|assur|déclar|di[st]|indiqu|prétend|reconn|revendiqu)[a-zéî]* "
    r"(?:ne pas |n['’])?(?:(?:en |l['’]|l[ae] |les )?[a-z]+(?:er|ir|re))\b"
)
"""Who says to do or to have done something: what the pronoun in English points to (``Kyiv says he shot``)."""
_CLAIMED = Expression(
    r"\b((?:sa(?:ys?|id)|(?:affirm|announce|assert|claim|declare|state)(?:s|d|ed)?) (?:that )?)s?he\b"
)
_NO_NOUN = (
    r"(?!(?:an|année|mois|semaine|jour|journée|lendemain|veille|matin|matinée|midi|soir|soirée|nuit|heure|minute|fois|fin"
    r"|début|moment|temps|siècle|plupart|plus|cas)\b)"
)
_NOUN = {
    "m": Expression(
        rf"\b(?:[Uu]n|[Ll]e|[Cc]et?|[Dd]u|[Aa]u)\s+{_NO_NOUN}[\w-]{{3,}}|\b[DdLl]['’][A-ZÀ-Ý]"
        r"|\b[DdLl]['’]\w+(?:ment|age|eau|isme|eur|if|ier|oir)\b"
    ),
    "f": Expression(
        rf"\b(?:[Uu]ne|[Ll]a|[Cc]ette)\s+{_NO_NOUN}[\w-]{{3,}}|\b[DdLl]['’][A-ZÀ-Ý]"
        r"|\b[DdLl]['’]\w+(?:[tsx]ion|té|[ae]nce|ure|ette|ise|ie|ée|ade|tude|esse|aison)\b"
    ),
}
_THING_FIRST = Expression(rf"(?:Une?|L[ea]|Cet|Cette|Ce|L['’])\s*{_NO_NOUN}[a-zà-ÿœ]{{3,}}\b[^,]*\s[^,]*$")
_OPENS_WITH_A_THING = Expression(
    rf"(?:(?:Une?|L[ea]|Cet|Cette|Ce|Son|Sa)\s+|L['’])(?P<noun>{_NO_NOUN}[a-zà-ÿœ-]{{3,}})\b"
)
_PREPOSED = Expression(
    r"\W*(?:à|au|après|avant|avec|bien qu|comme|dans|depuis|dès|durant|en|face|fort|grâce|lors|malgré|par|pendant|pour"
    r"|quand|sans|selon|si|suite|tandis|une fois)\w*\b[^,]*$",
    re.IGNORECASE,
)
"""What opens a sentence before its subject, which a pronoun in it may point forward to."""
_BODY = Expression(
    r"(?:[^,]{0,40}, )?(?:[Ll][ea] |[Ll]['’])?(?:(?P<place>[A-ZÀ-Þ][\w'’-]*(?: (?:du|de|[A-ZÀ-Þ])[\w'’-]*)*)"
    r"|(?:agence|alliance|armée|association|banque|chantier|compagnie|entreprise|gouvernement|groupe|junte|majorité|marine"
    r"|ministère|mouvement|opposition|organisation|parquet|parti|police|société|syndicat|tribunal|usine)\b)"
)
_BODIES = frozenset(
    "Alliance Commission Conseil Congrès Hamas Hezbollah Kremlin ONU OTAN Parlement Pentagone Sénat UE Union".split()
)
"""What speaks and acts as one, beside places: a government is no *he*."""
_FAR = 3
"""Sentences before a pronoun that it may point to."""


def settled(segments: Sequence[tuple[str, str]], fixed: Sequence[bool] = ()) -> list[str]:
    """Return the English translations of an article's French segments, given as (source, translation) in their order,
    with ``it`` for ``he`` and ``she`` where no person is meant, and ``her`` for ``his`` where a woman is; those that
    are ``fixed`` as they are."""
    texts: list[str] = []

    @functools.cache
    def named(at: int) -> frozenset[str]:
        return frozenset(persons.mentions(segments[at][0]))

    for at, (source, text) in enumerate(segments):
        if fixed and fixed[at]:
            pass
        elif _CLAIMED.search(text) and (claims := _CLAIMS.match(source)) and not persons.one_person(claims["who"]):
            text = _with(_NEUTER, text)
        elif PERSONAL.search(text):
            near = range(at - 1, max(at - _FAR, 0) - 1, -1)
            before = [(segments[i][0], bool(PERSONAL.search(texts[i]) or named(i))) for i in near]
            if _is_things(source, before) if at else _is_a_body(_before_pronoun(source)):
                text = _with(_NEUTER, text)
            elif not _SUBJECT.search(source):
                sexes = next(filter(None, map(named, (at, *near))), frozenset())
                if sexes in ({"f"}, {"m"}):
                    text = _with(_FEMININE if "f" in sexes else _MASCULINE, text)
            if _HE.search(text) and _SHE.search(text):
                text = _one_is_a_thing(text, set().union(*map(named, (at, *near))))
        elif at and text.startswith("According to it") and (according := _ACCORDING.match(source)):
            sex = "f" if according[1] == "elle" else "m"
            if {sex, "?"} & named(at - 1):
                text = text.replace(" it", " her" if sex == "f" else " him", 1)
        elif text.startswith("It ") and (acts := _ACCUSED.match(source) or (at and _ACTS.match(source))):
            sex = "f" if acts[1] == "Elle" else "m"
            if acts.re is _ACCUSED.compiled or {sex, "?"} & named(at - 1):
                text = _personal(text, sex)
        texts.append(text)
    return texts


def _one_is_a_thing(text: str, sexes: Collection[str]) -> str:
    """Return ``text``, which has both ``he`` and ``she``, with ``it`` for the one that none of the ``sexes`` of who is
    named nearby accounts for; what that one has is the other's."""
    if len(sexes) != 1 or "?" in sexes:
        return text
    other, owned, ours = (_HE, "his", "her") if "f" in sexes else (_SHE, "her", "his")
    return other.sub(lambda pronoun: ours if pronoun[0] == owned else _with(_NEUTER, pronoun[0]), text)


def _is_things(source: str, before: Sequence[tuple[str, bool]]) -> bool:
    """Tell whether the first pronoun of ``source`` points to a thing, going by the sentences ``before`` it, the last
    one first, each with whether it is about one person."""
    pronoun, start = _PRONOUN.search(source), _before_pronoun(source)
    if _ANYONE.search(start) or CONVICTED.search(source) or _ACCUSED.match(source) or persons.one_person(start):
        return False
    points_back = pronoun is None or pronoun.lastgroup is None or len(start) < len(source)
    if points_back and _is_a_body(start):
        return True
    gender = pronoun.lastgroup if pronoun else None
    noun = _NOUN[gender] if pronoun and gender and not _SAYS.match(source, pronoun.end()) else None
    first = before[0] if before else ("", True)
    if points_back and not gender and not first[1] and (thing := _OPENS_WITH_A_THING.match(first[0])):
        return persons.kind(thing["noun"]) is None
    far = _FAR if gender else 1 if _THING_FIRST.match(start) else 2
    for sentence, about_one in before[:far]:
        if about_one:
            return False
        if noun and noun.search(sentence):
            break
    return True


def _before_pronoun(source: str) -> str:
    """Return what of ``source`` comes before its first pronoun; all of it where that points forward."""
    pronoun = _PRONOUN.search(source)
    return source[: pronoun.start()] if pronoun and not _PREPOSED.match(source, 0, pronoun.start()) else source


def _is_a_body(start: str) -> bool:
    """Tell whether the beginning of a sentence has a place, an authority or the like for its subject, and no person."""
    body = _BODY.match(start)
    if body is None or persons.one_person(start):
        return False
    place = body["place"]
    return not place or place.split()[0] in _BODIES or place in names("fr") or place.split()[0] in names("fr")


def _personal(text: str, sex: str) -> str:
    """Return ``text``, which begins with ``It``, with a person for that."""
    subject, possessive = ("She", "her") if sex == "f" else ("He", "his")
    return subject + re.sub(r"\bits\b", possessive, text[2:])


def _with(wanted: Mapping[str, str], text: str) -> str:
    """Return ``text`` with the pronouns that ``wanted`` has for its own."""

    def other(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word == "her":
            word = "him" if _OBJECT.match(text, match.end()) else "his"
        new = wanted[word]
        return new.capitalize() if match[0][0].isupper() else new

    return PERSONAL.sub(other, text)
