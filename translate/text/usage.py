"""English for what French says another way, where packages that learned from laws and parliaments take it wrong."""

from __future__ import annotations

import re

from translate.expressions import Expression
from translate.text import calendar, changes, lexicon, numbers, proportions, spelled
from translate.text.affairs import affairs
from translate.text.authorities import authorities
from translate.text.english import ordinal
from translate.text.materiel import materiel
from translate.text.misread import misread
from translate.text.whereabouts import whereabouts

SURE = 0.6
"""Share of the lines of parallel text with a word that have one of its renderings, where no other word may stand."""
_NO_BREAKS = {0xA0: " ", 0x202F: " "}
_ORDINAL = Expression(r"(?<!\d)(\d+)(?:st|nd|rd|th)\b")
_KILOMETERS = Expression(r"\b(\d[\d ]*(?:,\d+)?) (?:km|kilomètres)\b")
_METERS = Expression(r"\b(\d[\d ]*(?:,\d+)?) (?:m|mètres)\b")
_WATERS = Expression(r"\b(?:bay|cape|gulf|sea|strait) (?=of [A-Z])")
_BARE_WEEK = Expression(
    r"\b(?!(?:an?|the|th(?:is|at)|last|next|past|per|each|every|one|first|same|whole|entire|coming|previous|of) )"
    r"(\w+) week\b"
)
_DECADE = Expression(r"\bannées (\d\d\d0)\b")
_DAY_FIRST = Expression(
    rf"(\b(?i:on|of|by|since|from|until|before|after) |^[A-Z][\w-]+, )(?:the )?(\d\d?)(?:st|nd|rd|th)?(?: of)? "
    rf"({'|'.join(calendar.MONTHS['en'].title().split())})\b(?:,? (\d{{4}})\b)?"
)
_DAY_TWICE = Expression(r"^(On (?P<day>[A-Z][a-z]+ \d\d?), .+?),? on (?P=day)(?=[.,;]|$)")
_WEEKDAY_TWICE = Expression(
    rf"^On (?P<day>{'|'.join(calendar.DAYS['en'].title().split())}), (?=(?P<then>\w).*\bon (?P=day)\b)"
)
_DAYS = dict(zip(calendar.DAYS["fr"].split(), calendar.DAYS["en"].title().split(), strict=True))
_FRENCH_DAYS = {english: french for french, english in _DAYS.items()}
_NIGHT = Expression(rf"\bnuit (?:de|du) ({'|'.join(_DAYS)}) (?:à|au) ({'|'.join(_DAYS)})\b")
_LASTS = Expression(
    r"\b(?:pendant|durant|dur(?:é|e|er|ée|ait|era)|plus de|moins de|en|(?:autonomie|durée)(?: de \w+)? ?:) "
    r"(\d\d?) ?h ?(\d\d)\b",
    re.IGNORECASE,
)
_HALF_OF_DAY = Expression(r"\b(?:a\.m|après-midi|aube|matin|nuit|p\.m|soir)")
_AMONG = Expression(r", dont (\d+)(?![\d.,]| \d| sur\b)")
_GROUPS = {"délégation": "delegation", "poignée": "handful", "série": "series"}
_GROUP = Expression(rf"\b({'|'.join(_GROUPS)}) d(?:e |['’])")
_ADJECTIVE = r"[a-z]+(?:ary|al|ic|ive|ous)|[A-Z][a-z]+(?:an|ch|ese|ish)"
_LISTED = Expression(rf"(?<=[a-zé]), ({spelled.UNITS}|dix|onze|douze) [a-zà-ÿ]+s\b")
_MADE_DEAD = Expression(
    r"\b(?:[Ff]ai(?:sant|t|saient)|fera|fit) (?:au moins |plus de |près d(?:e |['’]))?[\w-]+ morts?\b"
)
_DEAD = Expression(
    r"\b(?:(?:making|causing|doing|leaving|killing) |(?<=, ))"
    r"((?:at least |more than |nearly |almost )?(?!the |had |has )\w+)"
    r" (?:dead(?! (?:body|bodies|people|man|men|soldiers?)\b)|deaths?)(?: and (?:about )?(\w+) (?:injured|wounded))?"
)
_MASS = Expression(
    r"(?:^|(?<=[.;:!?] ))(?P<noun>(?:The )?(?i:jamming|shelling|fighting|funding|equipment|information|intelligence))"
    r" (?P<verb>were|are|have)\b"
)
_ONE = {"were": "was", "are": "is", "have": "has"}
_THE_ONE = Expression(r"[«“\"]?\s*(?:L[ea] |L['’])[a-zà-ÿ]")
_HE_DOES = Expression(
    r"^(?:Admiral|Admiralty|Army|Captain|Colonel|Commander|General|Government|Governor|Lieutenant|Mayor|Military"
    r"|Minister|Ministry|Navy|President|Prosecutor|Senator|Sergeant)"
    r"(?= (?:\w+ly )?(?:did|had|has|is|said|says|was|will|would|[a-z]+ed)\b)"
)
_TO_JUSTICE = Expression(r"\b([Tt]ranslat(?:e|es|ed|ing)) ((?:[\w']+ ){1,5})(?:in|into|to|before) (?:court|justice)\b")
_BRING = {"translate": "bring", "translates": "brings", "translated": "brought", "translating": "bringing"}
_ENDINGS = {"s": "es", "ed": "ed", "ing": "ing"}
_INJURED = Expression(
    r"\b(kill(s|ed|ing) [\w-]+) and ((?:about |at least |more than |some )?[\w-]+) (?:injured|wounded)\b"
)
_AFTER_DO = Expression(
    r"\b(?P<do>(?:(?:do|does|did|will) not|(?:do|does|did|would|could)n['’]t|cannot"
    r"|(?:can|could|would|should|must)(?: not)?) )"
    r"(?P<verb>(?!always\b|perhaps\b|sometimes\b|afterwards\b|nowadays\b|besides\b)[a-z]+[^aisu\W]s)\b"
)
_THIRD_PERSON = Expression(r"(?<=ch|sh)es$|(?<=ss|zz)es$|(?<=x|o)es$|(?<!ie)s$")
_NONE_OF_TWO = Expression(r"\b(?P<n>[Nn])one(?= of the two\b)")
_WITH_S = Expression(
    r"\b((?:adverti|advi|compri|compromi|devi|disgui|enterpri|exerci|franchi|improvi|merchandi|revi|supervi|surpri|televi))z"
    r"(?=e[ds]?\b|ing\b)",
    re.IGNORECASE,
)
_PEOPLE = (
    "cadets|conscripts|crews?|fighters|gunners|instructors|men|military personnel|mechanics|officers|operators|pilots?"
    "|recruits|reservists|sailors|servicemen|snipers|soldiers|specialists|technicians|troops|volunteers"
)
_FORMS = Expression(r"\bform(?:er|ée?s?|ent|e|ait|aient|era|eront|ant)\b")
_TRAINS = Expression(
    rf"\b[Ff]orm(?=(?:s|ed|ing)? (?:(?!(?:as|by|from|in|into|of|with)\b)[\w,-]+ ){{0,3}}(?:{_PEOPLE})\b)"
    rf"|\b(?:{_PEOPLE}) (?:(?:is|are|was|were|be|been|being|have|has|had|to|will|must|already) )+form(?=ed\b)"
)
_SOME = Expression(r"[«“\"]?\s*Des (?P<what>[a-zà-ÿœ-]{3,})")
_ONE_WORD = Expression(r"[«“] ?([a-zà-ÿœ-]{4,}) ?[»”]")
_QUOTED = Expression(r"(?<=“)[\w'-]+(?=[,.]?”)")
_NON = Expression(r"\b[Nn]on[ -](?P<what>[a-zà-ÿ]{5,})\b(?! plus)")
_UN = {f"non-{what}": f"un{what}" for what in "armed authorized explained identified manned verified".split()}


def usage(text: str, source: str) -> str:
    """Return an English ``text`` with what its French ``source`` means: no dollars that are not there, knots for
    ``nœuds``, the ``1990s`` for ``les années 1990``, ``17 out of 20`` for ``17 sur 20`` …"""
    source = source.translate(_NO_BREAKS)
    for set_right in (
        _agreement,
        _units,
        _times,
        _shares,
        _losses,
        _spelled,
        _negated,
        _trained,
        _quoted,
        authorities,
        misread,
        materiel,
        whereabouts,
        affairs,
        _opening,
    ):
        text = set_right(text, source)
    return text


def _agreement(text: str, source: str) -> str:
    """``Jamming was``, also where *brouillages* are many; ``does not explode``."""
    text = _AFTER_DO.sub(lambda verb: verb["do"] + re.sub(r"ies$", "y", _THIRD_PERSON.sub("", verb["verb"])), text)
    text = _NONE_OF_TWO.sub(lambda none: none["n"] + "either", text)
    return _MASS.sub(lambda each: f"{each['noun']} {_ONE[each['verb']]}", text)


def _units(text: str, source: str) -> str:
    """No dollars that are not in the source, no meters for kilometers, horsepower, the 22nd; waters have capitals,
    euros have none."""
    if "$" in text and not re.search(r"\$|(?i:dollar)|\bUSD\b", source):
        text = re.sub(r"(?:\b(?:US|CA|A|C))?\$ ?(?=\d)", "", text)
    for power in re.findall(r"(\d+) chevaux\b", source):
        text = re.sub(rf"\b{power}[ -]hours?\b", f"{power} horsepower", text)
    for number in {*_KILOMETERS.findall(source)} - {*_METERS.findall(source)}:
        figures = re.escape(numbers.convert(number, "fr", "en")).replace(",", ",?")
        text = re.sub(rf"\b({figures}[ -])(?=meters?\b)", r"\1kilo", text)
    text = _ORDINAL.sub(lambda last: last[0][:-2] + ordinal(int(last[1]))[-2:], text)
    text = re.sub(r"(?:(?<=illion )|(?<=\d ))Euro(?=s?\b)", "euro", text)
    return _WATERS.sub(lambda noun: noun[0].capitalize(), text)


def _times(text: str, source: str) -> str:
    """``This week``, the ``1990s``, ``overnight from Tuesday to Wednesday``, ``1 hour and 40 minutes``,
    ``on May 3``."""
    text = _DAY_FIRST.sub(lambda day: f"{day[1]}{day[3]} {day[2]}" + (f", {day[4]}" if day[4] else ""), text)
    if (twice := _DAY_TWICE.match(text)) and len(re.findall(rf"\b{twice['day'].split()[1]}\b", source)) == 1:
        text = twice[1] + text[twice.end() :]
    if (twice := _WEEKDAY_TWICE.match(text)) and len(re.findall(_FRENCH_DAYS[twice["day"]], source)) == 1:
        text = twice["then"].upper() + text[twice.end() + 1 :]
    if source.count("semaine") == source.count("cette semaine") == 1:
        text = _BARE_WEEK.sub(r"\1 this week", text)
    for decade in _DECADE.findall(source):
        text = re.sub(rf"\b(?:years )?{decade}(?: years)?(?!s)\b", f"{decade}s", text)
    for first, second in _NIGHT.findall(source):
        text = _overnight(text, _DAYS[first], _DAYS[second])
    for hours, minutes in _LASTS.findall(source):
        lasts = f"{int(hours)} hour{'s' if int(hours) > 1 else ''} and {int(minutes)} minutes"
        text = re.sub(rf"\b{int(hours)}:{minutes}\b(?: [ap]\.m(?:\.(?= [a-z]|[,.])|\b))?", lasts, text)
        text = text.replace(f"during {lasts}", f"for {lasts}")
    if re.search(r"\d ?h\b|heures?\b", source):
        text = re.sub(r"\b(\d\d?:0)(?=[ ,.])", r"\g<1>0", text)
    hours = r"\d\d?" if not _HALF_OF_DAY.search(source) else r"(?:1[3-9]|2[0-3])"
    text = re.sub(rf"\b({hours}:\d\d) [ap]\.m(?:\.(?=,| [a-z])|(?=\.))", r"\1", text)
    return re.sub(r"\b(\d\d?:\d\d),000\b", r"\1", text)


def _overnight(text: str, first: str, second: str) -> str:
    night = (
        rf"\b(?:(?:at|during|in|on|over) )?(?:the )?(?:night (?:from|of) )?{first}(?: night)?(?: (?:and|at|on|to))?"
        rf" {second}(?: night)?(?: at)?\b"
    )

    def overnight(match: re.Match[str]) -> str:
        return f"{'O' if match.start() == 0 else 'o'}vernight from {first} to {second}"

    if second not in text:
        night = rf"\b(?:on |in the |the |over ?)?{first} night\b"
    return re.sub(night, overnight, text, count=1, flags=re.IGNORECASE)


def _shares(text: str, source: str) -> str:
    """``17 out of 20``, ``including 12`` for *dont 12*, ``a delegation of experts``, ``one soldier in five``."""
    text = changes.mended(proportions.mended(text, source), source)
    for part in _AMONG.findall(source):
        if not re.search(rf"\b(?:including|of which|of whom|of them|among)\b[^,;]*\b{part}\b", text):
            text = re.sub(rf", (?={part}\b(?! out of))", ", including ", text, count=1)
    for group in _GROUP.findall(source):
        text = re.sub(rf"\b([Aa] {_GROUPS[group]}) (?=(?:{_ADJECTIVE}) [a-z]+s\b)", r"\1 of ", text)
    for french in _LISTED.findall(source):
        number = spelled.in_words(spelled.value(french, "fr"))
        text = re.sub(rf"(?<=[a-z])(s|nel|men) (?={number} [a-z]+s\b)", r"\1, ", text, count=1)
    opening = next(spelled.find(source, "fr"), None)
    if opening and opening[0] == 0 and re.match(rf"{opening[2]} [A-Za-z]", text):
        text = spelled.in_words(int(opening[2])).capitalize() + text.removeprefix(opening[2])
    return text


def _losses(text: str, source: str) -> str:
    """``Killing two and injuring five`` for *faisant deux morts et cinq blessés*; ``bring`` to justice."""
    if "justice" in source:
        text = _TO_JUSTICE.sub(lambda match: f"{_BRING[match[1].lower()]} {match[2]}to justice", text)
    if ", faisant" in source and re.search(r"\b(?!killed)[a-z]+ed\b.*[^,] killed\b", text):
        text = re.sub(r" (?<!and )killed (?=[\w-]+(?:[.,]| and| people))", ", killing ", text, count=1)
        text = re.sub(r"\b(killing [\w-]+ and )injured (?=[\w ]*\d|[a-z])", r"\1injuring ", text)
    if _MADE_DEAD.search(source):
        text = _INJURED.sub(lambda both: f"{both[1]} and injur{_ENDINGS[both[2]]} {both[3]}", text)
        text = _DEAD.sub(lambda dead: f"killing {dead[1]}" + (f" and injuring {dead[2]}" if dead[2] else ""), text)
    return text


def _spelled(text: str, source: str) -> str:
    """What Americans write with an s, too: ``improvised``."""
    return _WITH_S.sub(r"\1s", text)


def _negated(text: str, source: str) -> str:
    """A *non* that was lost comes back: ``a non-binding resolution`` for *une résolution non contraignante*."""
    for non in _NON.finditer(source):
        known = lexicon.entry(non["what"], "fr", "en")
        words = "|".join(re.escape(each) for each in known.renderings if not each.startswith("un")) if known else ""
        if words and not re.search(rf"\b(?i:non|not?|un|in|without|less than)[ -]?(?:{words})", text):
            text = re.sub(rf"\b(?:{words})\b", lambda what: _UN.get(f"non-{what[0]}", f"non-{what[0]}"), text, count=1)
        text = re.sub(rf"\b([Aa])n? (?:not?|non) (?={words})", r"\1 non-", text) if words else text
    return text


def _quoted(text: str, source: str) -> str:
    """A word that stands alone in quotation marks is what the source has there: “progress”, not “promise”."""
    words, ours = _ONE_WORD.findall(source), list(_QUOTED.finditer(text))
    for french, match in zip(words[::-1], ours[::-1], strict=False) if len(words) == len(ours) else ():
        known = lexicon.entry(french, "fr", "en")
        if known and known.present > SURE and lexicon.stem(match[0].lower()) not in known.stems:
            word = known.renderings[0]
            word = word.capitalize() if match[0][0].isupper() else word
            text = text[: match.start()] + word + text[match.end() :]
    return text


def _opening(text: str, source: str) -> str:
    """At the beginning ``soldiers``, not *the soldiers*, for *des soldats*, and ``the general`` for *le général*."""
    if _THE_ONE.match(source):
        text = _HE_DOES.sub(lambda who: f"The {who[0].lower()}", text)
    some = _SOME.match(source)
    known = lexicon.entry(some["what"], "fr", "en") if some else None
    words = "|".join(map(re.escape, known.renderings)) if known else ""
    the = rf"([“\"]?)The (?=(?:[\w-]+ ){{0,2}}(?:{words})\b)(\w)"
    return re.sub(rf"^{the}", lambda first: first[1] + first[2].upper(), text) if words else text


def _trained(text: str, source: str) -> str:
    """Soldiers are trained, not *formed*."""
    if not _FORMS.search(source):
        return text
    return _TRAINS.sub(lambda forms: f"{forms[0][:-4]}{'T' if forms[0][-4] == 'F' else 't'}rain", text)
