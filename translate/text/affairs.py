"""English for courts, politics and conflicts: ``charged with`` murder, ``was sworn in``, ``faces`` prison, the ``last``
soldiers left, a Tunisian ``national``."""

from __future__ import annotations

import re

from translate.text import english, persons, spelled

_CHARGED = re.compile(r"\b(?:mis(?:es?)? en examen|inculpée?s?|poursuivie?s?) (?:pour|de|d['’])")
_INQUIRY = re.compile(r"\b(?:enquêtes?|informations? judiciaires?) pour (?!\w+(?:er|ir|re)\b)")
_FACES = re.compile(r"\b(?:encour\w+|risqu\w+) .{0,40}\b(?:prison|réclusion|peine|perpétuité)\b")
_AT_RISK = re.compile(r"\b(is|are|was|were) at risk of (?=.{0,20}\b(?:prison|jail|imprisonment|sentence|death|life)\b)")
_FACE = {"is": "faces", "are": "face", "was": "faced", "were": "faced"}
_SWORN_IN = re.compile(r"(?<!\bis )(?<!\bwas )(?<!\bbe )(?<!\bbeen )(?<!\bwere )\b(?:ha[sd] )?sworn in\b")
_LATEST = re.compile(
    r"\b([Ll])atest(?= (?:[\w-]+ )?(?:civilians|defenders|detainees|fighters|forces|hostages|inhabitants|men"
    r"|peacekeepers|people|prisoners|residents|sailors|soldiers|survivors|troops|villagers|women)\b)"
)
_NATIONALITY = re.compile(
    r"\b(?:(?P<be>is|are|was|were)|(?P<and>,? and|,)) (?:of )?(?:the )?(?P<of>[A-Z][a-z]+) nationality\b"
)
_THE_OFFICE = re.compile(
    r"L(?:[ea] |['’])(?:[a-zà-ÿ]+ )?(?:armée|chancel|dirigeant|gouvernement|ministre|président|parlement)"
)
_OFFICE = re.compile(
    r"([A-Z][a-z]+) ((?i:army|chancellor|government|leader|minister|parliament|president|prime minister))(?= [a-z])"
)
_SAID_OFFICE = re.compile(rf"(?<=[”\"] )(said|warned|[a-z]+ed) {_OFFICE.pattern.replace('(?= [a-z])', '(?=[.,])')}")
_LIVE = re.compile(r"\b(?:shot|fired) (?:in |with )?(?:the )?live ammunition\b(?P<at> (?:on|to)(?= \w))?")
_DES = re.compile(r"Des [a-zà-ÿ]")
_THE_SEVERAL = re.compile(
    r"The (?=(?:[a-z-]+ (?!of\b))?(?!(?:military|police)\b)[a-z-]+(?:[^s]s|men)\b(?! (?:of|that|who|which)\b))"
)
CONVICTED = re.compile(
    r"\bl['’](?:a|avait) (?:\w+ment )?(?:acquitté|(?:jugé|reconnu|déclaré)(?=e? (?:non )?coupable)"
    r"|condamné(?=e? .{0,60}\b(?:prison|réclusion|mort|ans)\b))(e?)\b"
)
"""What courts do to persons: ``l'a reconnue coupable``."""
_REUNITED = re.compile(r"\breunit(ed|es|ing|e)\b(?! with)")
_GATHER = {"ed": "brought together", "es": "brings together", "ing": "bringing together", "e": "bring together"}
_SAYS_TO_BE = re.compile(r"\b(?:s['’](?:est|était) (?:\w+ment )?dit(?P<she>e)? |se (?:dit|disait) )")
_DIPLOMACY = re.compile(r"\b([Tt])he ([A-Z][a-z]+) diplomacy(?= (?:ha[sd]|said|says|will|is|was|[a-z]+ed)\b)")
_THE_SEAT = re.compile(r"(?:Le (?:Kremlin|Pentagone|Sénat)|La Maison[ -]Blanche|L['’]Élysée) ")
_SEAT = re.compile(r"(?:Kremlin|Pentagon|Senate|White House|Élysée) [a-z]")
_RETAKEN = re.compile(
    r"(?<!\bha[sd] )(?<!\bhave )(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\band )"
    r"\bretaken (?=(?:the|its|control|several|two|three|[a-z]+ [a-z]+s)\b)(?!by\b)"
)
_LENT = re.compile(r"\b(len(?:t|d|ds|ding))(?= (?:(?:its|his|her|their) )?allegiance)")
_PLEDGE = {"lent": "pledged", "lend": "pledge", "lends": "pledges", "lending": "pledging"}
_YEARS = re.compile(r"\b([\w-]+) ans de (?:prison|réclusion)")
_SENTENCE = r"(?:prison|jail) (?:sentence|term)s?\b"


def affairs(text: str, source: str) -> str:
    """Return an English ``text`` with the words of courts and politics that its French ``source`` means."""
    for set_right in (_courts, _prison, _politics, _persons):
        text = set_right(text, source)
    return text


def _courts(text: str, source: str) -> str:
    """``Charged with``, ``convicted him``, ``under house arrest``, held ``hostage``."""
    if _CHARGED.search(source):
        text = re.sub(r"\bcharged (?:for|to|of)\b", "charged with", text)
    if him := CONVICTED.search(source):
        text = re.sub(r"\b(acquitted|convicted|found|sentenced) it\b", rf"\1 {'her' if him[1] else 'him'}", text)
    if _INQUIRY.search(source):
        text = re.sub(r"\b([Ii]nvestigations?|[Ii]nquiry) (?:to|for|in|on) (?!\w+ing\b)", r"\1 into ", text)
    text = re.sub(r"\b(?:in|to|at) (house arrest)\b", r"under \1", text)
    return re.sub(r"\b(held|taken|kept|still) (?:in|as|as a) hostages?\b", r"\1 hostage", text)


def _prison(text: str, source: str) -> str:
    """``Faces`` prison, a ``19-year`` prison sentence, ``suspended`` ones, ``life in prison``."""
    if _FACES.search(source):
        text = _AT_RISK.sub(lambda match: f"{_FACE[match[1]]} ", text)
    for years in _YEARS.findall(source):
        number = next((str(found[2]) for found in spelled.find(years, "fr")), years)
        if number.isdigit():
            words = f"{number}|{spelled.in_words(int(number))}"
            text = re.sub(rf"\b({words})(?= (?:(?:conditional|suspended) )?{_SENTENCE})", r"\1-year", text)
    if "sursis" in source:
        text = re.sub(rf"\bconditional(?= (?:jail|prison|sentence|{_SENTENCE}))", "suspended", text)
    return re.sub(r"\bprison in life\b", "life in prison", text)


def _politics(text: str, source: str) -> str:
    """``Was sworn in``, ``pledged`` allegiance, the ``head of state``, the ``outgoing`` president, leaders ``brought
    together``."""
    if "serment" in source:
        sworn = "being sworn in" if "prêtant" in source else "was sworn in"
        text = _SWORN_IN.sub(sworn, re.sub(r"\blend (?:an? |the )?oath\b", "be sworn in", text))
    if "repri" in source or "reconqui" in source:
        text = _RETAKEN.sub("retook ", text)
    if "déput" in source:
        text = re.sub(r"\b([Tt])he (?:[Hh]on\.|[Hh]onou?rable) member (?:for|from|of)\b", r"\1he lawmaker from", text)
    if "voix" in source:
        text = re.sub(r"(?<=\d )votes? against (?=\d)", "votes to ", text)
    if "allégeance" in source:
        text = _LENT.sub(lambda match: _PLEDGE[match[1]], text)
    if re.search(r"\bchefs? de l['’]État\b", source):
        text = re.sub(r"\b([Hh]eads?) of the state\b", r"\1 of state", text)
    if "sortant" in source:
        text = re.sub(r"\b([Oo]ut)bound\b", r"\1going", text)
    if "a diplomatie " in source:
        text = _DIPLOMACY.sub(r"\1he \2 Foreign Ministry", text)
    if "représailles" in source:
        text = re.sub(
            r"\bin retaliations?(?: to\b)?(?! for\b)",
            "in retaliation for" if " représailles à" in source else "in retaliation",
            text,
        )
    if (seat := _SEAT.match(text)) and _THE_SEAT.match(source):
        text = f"The {text[seat.start() :]}"
    if "houthi" in source:
        text = re.sub(r"\bHouthis (?=[a-z]+s\b)(?!\w*(?:has|is|was|as)\b)", "Houthi ", text)
    text = re.sub(r"\b(?:the )?([Cc])hief (jihadist|rebel)(?!s)\b", _leader, text)
    if "réuni" in source:
        text = _REUNITED.sub(lambda match: _GATHER[match[1]], text)
    return text


def _leader(chief: re.Match[str]) -> str:
    return f"{'The' if chief[1] == 'C' else 'the'} {chief[2]} leader"


def _persons(text: str, source: str) -> str:
    """The ``last`` soldiers, soldiers rather than ``the`` soldiers for *des soldats*, a Tunisian ``national``, who said
    that ``he`` was ready."""
    if "dernier" in source or "dernière" in source:
        text = _LATEST.sub(r"\1ast", text)
    if _DES.match(source) and (several := _THE_SEVERAL.match(text)):
        text = text[several.end()].upper() + text[several.end() + 1 :]
    office = _OFFICE.match(text) if _THE_OFFICE.match(source) else None
    if office and office[1].lower() in english.NATIONALITIES:
        text = f"The {office[1]} {office[2].lower()}{text[office.end() :]}"
    text = _SAID_OFFICE.sub(_with_article, text) if "»" in source or '"' in source else text
    if " nationalité " in source:
        text = _NATIONALITY.sub(_national, text)
    if "balles réelles" in source:
        text = _LIVE.sub(lambda shot: "fired live ammunition" + (" at" if shot["at"] else ""), text)
    if says := _SAYS_TO_BE.search(source):
        sexes = {*persons.mentions(source[: says.start()])}
        if len(sexes) == 1:
            who = "she" if sexes == {"f"} or says["she"] else "he"
            text = re.sub(r"\b(said|says) it (?=was|is)\b", rf"\1 {who} ", text)
    return text


def _with_article(said: re.Match[str]) -> str:
    """``“…,” said Ukrainian President.``: said the Ukrainian president."""
    verb, nationality, office = said.groups()
    return f"{verb} the {nationality} {office.lower()}" if nationality.lower() in english.NATIONALITIES else said[0]


def _national(match: re.Match[str]) -> str:
    """``Are French nationality``: are French nationals."""
    if match["be"]:
        one = match["be"] in ("is", "was")
        return f"{match['be']} {'a ' if one else ''}{match['of']} national{'' if one else 's'}"
    return f"{match['and']} a {match['of']} national"
