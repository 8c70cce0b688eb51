"""The verbs with which the press quotes: ``« … », souffle un officier``. Small models know *dit*, and take most others
for something that the officer does."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from translate.expressions import Expression
from translate.text import calendar, persons, verbs

_SAY = (
    "dire: analyser arguer asséner balayer cingler clamer commenter concéder confesser confier constater critiquer "
    "défier dénoncer éluder estimer fulminer fustiger glisser grincer grogner gronder ironiser juger jurer lâcher "
    "lancer marteler minimiser murmurer nuancer objecter persifler pester plaider plaisanter pointer prophétiser "
    "railler rassurer réagir regretter relativiser relever résumer saluer soupirer souffler sourire tacler témoigner "
    "tempérer tempêter tonner trancher",
    "admettre: reconnaître",
    "ajouter: abonder compléter enchaîner renchérir",
    "expliquer: argumenter décrypter détailler justifier",
)
_ONLY_SAY = (
    "analyser concéder confesser confier constater ironiser juger nuancer reconnaître regretter relativiser résumer "
    "soupirer tempérer témoigner"
)
"""Verbs that after a comma are of saying without a quotation, too."""
_SAY_REFLEXIVELY = (
    "dire: agacer amuser défendre désoler emporter enthousiasmer étonner étrangler exclamer féliciter indigner "
    "insurger justifier lamenter offusquer réjouir souvenir",
    "avertir: alarmer inquiéter",
    "demander: interroger",
)
_KNOWN = (
    "affirmer ajouter annoncer assurer avertir conclure déclarer demander dire expliquer indiquer insister poursuivre "
    "préciser raconter rappeler reconnaître répondre répéter"
)
_TENSES = "present s", "present p", "imperfect s", "imperfect p"
_MAKE = {"fait": "dit", "font": "disent", "faisait": "disait", "faisaient": "disaient"}
_HE = r"-(?:t-)?(?:elle|il|on)s?\b"
_ADVERB = r"(?:\w+ment|aussi|ainsi|cependant|pourtant|toutefois)"
_TOLD = Expression(
    rf"(?:(?P<quote>[»”\"] ?,|, ?[»”\"])|,) ?(?P<se>s'|se )?(?P<verb>[a-zà-ÿ]+)(?P<he>{_HE})?"
    rf"(?P<adverb> {_ADVERB}(?= ))?(?: (?P<said>[a-zà-ÿ]+))?"
)
_ENDS = Expression(r" (?:une?|l[ae]|les|des|plusieurs) [^,.;:!?«»]{3,60}\.?$| l'[^,.;:!?«»]{3,60}\.?$")
_MADE_KNOWN = Expression(r" (?:observer|remarquer|savoir|valoir)\b")
_DAYS = calendar.ANY_DAY["fr"]
_WHO = Expression(
    rf" (?:{_ADVERB} |(?:{_DAYS}) (?:matin |soir )?)?(?:(?:une?|l[ae]|les|des?|cet(?:te)?|[sm](?:on|a|es)|M\.|Mme"
    r"|plusieurs|certains) |l'|[A-ZÀ-Þ])"
)
_PERSON = Expression(r" (?:(?:une?|l[ae]|les|des|cet(?:te)?|ce) |l')(?P<noun>[a-zà-ÿ-]+)|(?= (?:M\.|Mme) | [A-ZÀ-Þ])")
_ASIDE = Expression(r",[^.:!?…]*$")
_MOOD = Expression(rf"(?P<how>, (?!{_DAYS}|hier|sous)[a-zà-ÿ][\w' -]{{2,35}}),(?={_WHO.pattern}(?P<who>[^,.;:!?«»]+))")
"""How somebody says something, before who does: ``« … », lâche, amer, un officier``."""
_ONE_HEARS = Expression(
    r"(?<=, )(?:(?!peut|doit|faut|voi|sai)[a-zà-ÿ]+(?:-t)?-on(?: savoir| valoir| remarquer| observer)?"
    rf"|a-t-on [a-zà-ÿ]+(?: (?:hier|{_DAYS}))?) (?:(?P<aides>dans l'entourage)(?= d[eu' ])|(?P<source>de source) "
    r"|(?P<sources>de )(?=sources )|chez "
    r"|auprès (?P<of>d(?:e l')|du |des |de |d')|(?P<at>à (?=l[a'])|au |à (?=(?:Balard|Bercy|Matignon)\b))"
    r"(?=(?:l'|la )?(?:état-major|Élysée|O[Tt][Aa][Nn]|ONU|DGA|AIEA|UE|hôtel de Brienne|Maison Blanche|présidence"
    r"|direction|Commission|chancellerie|ministère|cabinet|siège|Quai|Pentagone|Kremlin|commandement|Foreign|Balard"
    r"|Bercy|Matignon)\b))"
)
_WHOM = (
    r" sur (?:X|Facebook|Telegram|Truth Social|Twitter|les réseaux sociaux|son compte X)"
    r"| à (?:la (?:BBC|presse|radio|télévision(?: d'État| publique)?)|l'(?:AFP|agence [\w-]+)|AP|Associated Press|CNN"
    r"|Europe 1|France Info|des journalistes|Reuters)"
)
_TO_WHOM = Expression(_WHOM)
_TOLD_WHOM = Expression(
    r"\b(?:a|ont|avait|avaient) (?:affirmé|annoncé|assuré|commenté|confié|déclaré|dit|écrit|expliqué|indiqué|précisé"
    rf"|raconté|réagi)(?P<whom>{_WHOM})"
    r"(?= (?:une? |l[ea]s? |l'|des |son |sa |M\. |Mme |[A-ZÀ-Þ]))[^,.;:]{3,70}(?P<end>)(?=$|[,.;:])"
)
"""Whom somebody told something, before who did: ``a dit à l'AFP un élu``."""
_ARTICLES = {"du ": "le ", "des ": "les ", "de l'": "l'", "au ": "le "}


def readings(flat: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, plainer words) of the verbs of saying after what is said in a French text."""
    for told in _TOLD.finditer(flat):
        forms = _forms(_SAY_REFLEXIVELY if told["se"] else _SAY)
        have = (
            verbs.HAVE.get(told["verb"])
            if told["se"]
            else told["verb"]
            if told["verb"] in verbs.HAVE.values()
            else None
        )
        said, he, end = told["verb"], told["he"] or "", max(told.end("verb"), told.end("he"))
        if have:
            said, end = told["said"] or "", told.end("said")
        verb = forms.get(said)
        if said in _MAKE and (known := _MADE_KNOWN.match(flat, end)):
            verb, end = ("dit" if have else _MAKE[said]), known.end()
        mood = _MOOD.match(flat, end) if told["quote"] and not he else None
        if mood and (verb or said in _spoken(_KNOWN)):
            yield *mood.span(), ""
            yield mood.end("who"), mood.end("who"), mood["how"]
        alone = not (told["quote"] or told["se"] or have or he) and said in _spoken(_ONLY_SAY)
        if verb and alone and _ENDS.match(flat, end):
            yield told.start("verb"), end, verb
            continue
        said_by = _follows if told["quote"] else _goes_on
        between = mood or _TO_WHOM.match(flat, end)
        if verb is None or not (he or said_by(flat, told.start(), between.end() if between else end)):
            continue
        start = told.start("se") if told["se"] else told.start("verb")
        first = have or verb
        he = he.replace("-t-", "-") if first[-1] in "td" else f"-t{he.removeprefix('-t')}" if he else ""
        yield start, end, f"{first}{he}" + (f"{told['adverb'] or ''} {verb}" if have else "")
    for told in _TOLD_WHOM.finditer(flat):
        yield *told.span("whom"), ""
        yield *told.span("end"), told["whom"]
    for hears in _ONE_HEARS.finditer(flat):
        of = _ARTICLES.get(hears["of"] or hears["at"] or "", "")
        others = {"aides": "des conseillers", "source": "une source ", "sources": "des "}
        whom = next((words for group, words in others.items() if hears[group]), of)
        yield *hears.span(), f"selon {whom}"


def _follows(flat: str, quoted: int, end: int) -> bool:
    """Tell whether who said it stands after ``end``, and no clause of its own goes on where a quotation ends."""
    opens = max(flat.rfind(mark, 0, quoted) for mark in '«“"')
    return bool(_WHO.match(flat, end)) and not (opens > 0 and _ASIDE.search(flat[:opens].rstrip()))


def _goes_on(flat: str, verb: int, end: int) -> bool:
    """Tell whether a person says so in the midst of a quotation: ``« Ils étaient perdus, s'amuse un adjudant. …``."""
    opened, closed = (max(flat.rfind(mark, 0, verb) for mark in marks) for marks in ("«“", "»”"))
    who = _PERSON.match(flat, end)
    return opened > closed and who is not None and (not who["noun"] or persons.kind(who["noun"]) is not None)


@functools.cache
def _forms(lines: tuple[str, ...]) -> Mapping[str, str]:
    """Return the forms of verbs with those of the plainer ones before them: ``soufflent`` is ``disent``."""
    found: dict[str, str] = {}
    for line in lines:
        plain, others = line.split(": ")
        for verb in map(verbs.forms, others.split()):
            found |= {verb[tense]: verbs.forms(plain)[tense] for tense in _TENSES}
            found |= {verb[slot]: verbs.forms(plain)["participle"] for slot in verbs.PARTICIPLES}
    return found


@functools.cache
def _spoken(infinitives: str) -> frozenset[str]:
    """Return the forms that verbs of saying have with who says so: ``souffle``, ``soufflaient``, ``soufflé``."""
    return frozenset(verbs.forms(verb)[slot] for verb in infinitives.split() for slot in (*_TENSES, *verbs.PARTICIPLES))
