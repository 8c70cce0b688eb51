"""English around the holes: the articles and prepositions that a package leaves out where it cannot see a word."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translate.decoding.constraints import Constraint
from translate.decoding.guards import Kept
from translate.decoding.prepare import Hole, Prepared
from translate.text import lexicon, persons
from translate.text.names import nationalities

_OF = re.compile(r"\s+(?:du|des|de la|de l['’]|de|d['’])\s*$|^\s+(?:du|des|de la|de l['’]|de|d['’])\s*$", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:^|[\W_])(?:(?:le|la|les|du|des|au|aux)\s+|l['’])$", re.IGNORECASE)
_CODE = re.compile(r"\w*\d|\w+-\w")
_INDEFINITE = re.compile(r"(?:^|[\W_])(?:d[’'])?une?\s+$", re.IGNORECASE)
_PREPOSITION = "of|in|to|with|from|by|for|at|between|against"
_NO_DETERMINER = re.compile(
    rf"(?:[,;:(“\"]|\b(?:{_PREPOSITION}|on|and|or|as|that|into|over|under|through|after|before|during|since|near|within|"
    r"around|behind|beyond|said|says|told|asked|ordered|than|but|where|when|while|if)) ?$"
)
_RANK = re.compile(
    r"\b(?:general|colonel|major|captain|commander|lieutenant|admiral|marshal|sergeant|corporal|ensign)\b"
)
_NO_ARTICLE = frozenset(
    "AFRICOM AQIM ASEAN AUKUS CENTCOM DARPA ECOWAS EFTA EUCOM Frontex Hamas Hezbollah INDOPACOM IS JNIM MINUSCA MINUSMA"
    " MONUSCO NATO NORAD OPCW OPEC SIPRI UNCTAD UNESCO UNICEF UNIFIL UNRWA al-Qaeda al-Shabaab".split()
)
_MASS_ENDINGS = ("ity", "ness", "ism", "ics", "fare", "logy", "graphy")
_MASS = frozenset(
    "defense defence artillery armament aviation deterrence intelligence surveillance reconnaissance logistics fuel "
    "ammunition jamming spoofing refueling refuelling training disarmament demining proliferation nonproliferation "
    "procurement peacekeeping airspace equipment support research firepower manpower leadership cooperation fire smoke "
    "espionage sabotage propaganda disinformation encryption telemetry stealth radio cyberspace infantry cavalry armor "
    "armour rearmament recruitment conscription funding spending targeting shelling bombing smuggling piracy malware "
    "camouflage navigation guidance propulsion uranium plutonium ransomware software".split()
)
_ALWAYS_THE = re.compile(
    r"\b(?:Sea|Ocean|Strait|Gulf|Canal|Channel|Union|Nations|States|Kingdom|Emirates|Ministry|Agency|Council|Community|Commission"
    r"|Committee|Court|Organi[sz]ation)\b"
)
# A French adjective before a hole, and the noun that it may belong to.
_ADJECTIVE = re.compile(r"(?:(?<![\w'’-])(?P<noun>[a-zà-ÿ]{4,}) )?(?P<adjective>[a-zà-ÿ-]{4,}) $")
_DETERMINERS = frozenset(
    "the and for with from that this these those its their his her our both two three four said".split()
)
_FORMERLY = ("former", "late", "new")
_NOUN_OF = re.compile(r"(?:\b(?P<the>la |le |les |l')|^|\W)(?P<noun>[a-zà-ÿœ]{4,}) d(?:e |es |')$", re.IGNORECASE)
_OFFICES = ("Culture", "Defense", "Economy", "Finance", "Foreign", "Interior", "Justice", "Prime")
_NOT_IN_THE_LEXICON = {"gouvernement": ("government",), "ministre": ("minister",)}
_IS_NOUN = re.compile(
    r"(?:^|[,:;] |[DdLl]['’]|\b(?:[Ll]a|[Ll]es?|[Uu]ne?|[Dd]es?|du|[Cc]ette|ces?|[st]es|sa|son|leurs?|aux?) )$"
)
_AFTER_NOUN = (
    rf"(?=$|[.,;:!?)]| (?:{_PREPOSITION}|on|into|after|before|is|was|are|were|has|had|have|will|and|[a-z]+ed)\b)"
)
_BEFORE, _BEHIND = re.compile(r"(?<![\w-])([A-ZÀ-Þa-zà-ÿ][a-zà-ÿ]{3,}) $"), re.compile(r" ([a-zà-ÿ]{4,})(?![\w-])")
_NAME_BEFORE = re.compile(r"(?:\b[Ll](?:e|a|es) |[Ll]['’]|\bdu )([A-ZÀ-Þ][\w-]+) $")
_NAME_AFTER = re.compile(r" ([A-ZÀ-Þ][\w-]+)")
_CLASS = re.compile(r" de (?:la )?classe (?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)")
_STAYS_FIRST = frozenset("opération opérations exercice exercices projet programme plan".split())


class Apposition(NamedTuple):
    """A term and the name that follows it, rendered as one: ``drones Anka`` → ``Anka drones``."""

    term: Constraint
    name: Constraint
    make: str
    kind: str = "term"
    verb: bool = False

    @property
    def number(self) -> str:
        return self.term.number

    @property
    def start(self) -> int:
        return self.term.start

    @property
    def end(self) -> int:
        return self.name.end

    @property
    def forms(self) -> tuple[str, ...]:
        return (f"{self.make} {self.term.forms[0]}",)

    def find(self, text: str) -> list[tuple[int, int]]:
        return self.name.find(text) if self.term.find(text) else []

    def find_deprecated(self, text: str) -> list[tuple[int, int, str]]:
        return self.term.find_deprecated(text)


class FullName(NamedTuple):
    """A name and a term that is a person's, read as one: ``Volodymyr Zelensky``."""

    first: Constraint
    last: Constraint
    kind: str = "name"
    number: str = "singular"
    verb: bool = False

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.last.end

    @property
    def forms(self) -> tuple[str, ...]:
        return (f"{self.first.forms[0]} {self.last.forms[0]}",)

    def find(self, text: str) -> list[tuple[int, int]]:
        return self.last.find(text) if self.first.find(text) else []

    def find_deprecated(self, text: str) -> list[tuple[int, int, str]]:
        return self.last.find_deprecated(text)


def appositions(text: str, holes: Sequence[Constraint]) -> list[Constraint]:
    """Join a French common noun and the name of a type, make or class (``de classe Suffren``) right after it, which
    English has the other way round.

    Names are codes (``NH90``) and terms that are the same in both languages. Other holes come back as they are.
    """
    holes = [_with_its_class(text, item) for item in holes]
    joined: list[Constraint] = []
    for item in sorted(holes, key=lambda hole: hole.start):
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind == "term"
            and not isinstance(before, Apposition)
            and text[before.end : item.start] == " "
            and before.forms[0].islower()
            and text[before.start : before.end].split()[0].lower() not in _STAYS_FIRST
            and _is_make(text[item.start : item.end], item)
        ):
            joined[-1] = Apposition(before, item, text[item.start : item.end])
        elif (
            before is not None
            and (before.kind, item.kind) == ("name", "term")
            and text[before.end : item.start] == " "
            and re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]+", text[item.start : item.end])
        ):
            joined[-1] = FullName(before, item)
        else:
            joined.append(item)
    return joined


def _with_its_class(text: str, item: Constraint) -> Constraint:
    """Join a term and the class of ship that follows it."""
    of_class = _CLASS.match(text, item.end) if item.kind == "term" and item.forms[0].islower() else None
    if of_class is None:
        return item
    return Apposition(item, Kept(*of_class.span("name"), "name", (of_class["name"],)), f"{of_class['name']}-class")


def _is_make(surface: str, item: Constraint) -> bool:
    if item.kind == "name":
        return bool(_CODE.match(surface)) and any(character.isdigit() for character in surface)
    return item.kind == "term" and surface[0].isupper() and surface in item.forms


def mend(prepared: Prepared, source: str, hypothesis: str) -> str:
    """Put right what an English hypothesis has wrong beside a placeholder or a term that was asked for, going by the
    French around it.

    ``[1] du [2]`` that became ``[1] [2]`` gets its ``of``; a term gets the article that it lacks and loses the one that
    it must not have; a rank before a name is written with capitals and no article.
    """
    holes = sorted((*prepared.holes, *prepared.asked))
    for first, second in itertools.pairwise(holes):
        between = source[first.end : second.start]
        pair = re.compile(f"({first.pattern.pattern}) ((?:the )?{second.pattern.pattern})")
        if _OF.fullmatch(between):
            hypothesis = pair.sub(r"\1 of \2", hypothesis)
        elif between == " " and first.kind == "term" and second.kind == "name" and _RANK.search(first.fill):
            rank = re.compile(rf"\b(?:[Tt]he |an? )?{first.pattern.pattern}(?= {second.pattern.pattern})")
            title = re.sub(r"\b[a-z](?!n?d\b|f\b)", lambda letter: letter[0].upper(), first.fill)
            hypothesis = rank.sub(title.replace("\\", ""), hypothesis)
        elif _is_office(first, second, source):
            turned = re.compile(f"({second.pattern.pattern}) ({first.pattern.pattern})")
            hypothesis = turned.sub(r"\2 \1", hypothesis)
    for hole in prepared.holes:
        # ``The [1] birmane [1]``: a hole that is written twice stands for one thing.
        if len(hole.pattern.findall(hypothesis)) > prepared.text.count(hole.placeholder):
            twice = rf"{hole.pattern.pattern}(?:['’]s)? ((?:[\w'’-]+ ){{0,2}}{hole.pattern.pattern})"
            hypothesis = re.sub(twice, r"\1", hypothesis)
    turns: Counter[str] = Counter()
    for hole in holes:
        hypothesis = _of_several(hole, prepared.text, hypothesis)
        hypothesis = _lost_nationality(hole, prepared.text, hypothesis)
        hypothesis = _nationality(hole.pattern.pattern, source[: hole.start], hypothesis)
        # A term asked for more than once: its places in the hypothesis are taken in the order of the source.
        places = itertools.islice(hole.pattern.finditer(hypothesis), turns[hole.placeholder], None)
        turns[hole.placeholder] += 1
        if hole.kind == "term" and (found := next(places, None)):
            before, after = hypothesis[: found.start()], hypothesis[found.end() :]
            hypothesis = _article(hole, source[: hole.start], before, after) + found[0] + after
    return hypothesis


def _of_several(hole: Hole, french: str, text: str) -> str:
    """``La production de [1]s`` that became ``[1]s production`` is the production of [1]s: plurals do not stand before
    nouns."""
    plural = hole.plural and hole.fill.endswith("s")
    before = _NOUN_OF.search(french[: french.find(hole.placeholder)]) if plural else None
    known = lexicon.entry(before["noun"], "fr", "en") if before else None
    if before is None or known is None:
        return text

    def turn(match: re.Match[str]) -> str:
        if lexicon.stem(match["noun"]) not in known.stems:
            return match[0]
        article = match["article"] or ("the " if before["the"] else "")
        return f"{article}{match['noun']} of {match['several']}"

    several = rf"(?P<article>\b(?:[Tt]he|[Aa]n?) )?(?P<several>{hole.pattern.pattern})'? (?P<noun>[a-z]{{4,}})\b"
    return re.sub(several, turn, text)


def mend_nationalities(text: str, source: str, names: Iterable[Constraint]) -> str:
    """Put nationalities before the nouns that stand before names, those of ``names`` that begin with a capital, and
    before their own nouns (``incursion Ukrainian``); give a noun that lost its nationality (``un officier estonien`` →
    ``an officer``) that again."""
    known = nationalities("fr", "en")
    for name in names:
        if name.forms[0][:1].isupper() and source[name.start].isupper():
            text = _nationality(re.escape(name.forms[0]), source[: name.start], text)
        elif (surface := source[name.start : name.end]) in known and surface not in text:
            text = _at_its_noun(text, source, name)
    return text


def _at_its_noun(text: str, source: str, nationality: Constraint) -> str:
    """Put a nationality before the noun that ``source`` has before it, whether it stands behind that or was lost."""
    noun = _BEFORE.search(source, 0, nationality.start)
    renderings = _renderings(noun[1].lower()) if noun else ""
    if nationality.find(text):
        for form in (form for form in nationality.forms if "-" in form):
            text = re.sub(rf"(?i:\b{form}\b)", form, text)
        if name := _NAME_BEFORE.search(source, 0, nationality.start):
            text = _behind_its_name(text, name[1], nationality.forms[0])
        if name := _NAME_AFTER.match(source, nationality.end):
            text = _before_its_name(text, name[1], nationality.forms)
        if noun and renderings and _IS_NOUN.search(source, 0, noun.start()):
            text = _behind_its_noun(text, renderings, nationality.forms[0])
        return text
    found = list(re.finditer(rf"\b(?:{renderings})\b", text)) if renderings else []
    if len(found) != 1:
        return text
    at = found[0].start()
    return _with_nationality(nationality.forms[0], text[:at]) + text[at:]


def _is_office(first: Hole, second: Hole, source: str) -> bool:
    """Tell whether a term is what the person is whose name follows: ``le premier ministre hongrois Viktor Orban``, who
    is no ``Viktor Orban prime minister``."""
    follows = re.fullmatch(r" (?:[a-zà-ÿ-]+ )?", source[first.end : second.start])
    named = (first.kind, second.kind) == ("term", "name") and follows
    return bool(named) and any(map(persons.kind, source[first.start : first.end].split()))


def _renderings(noun: str) -> str:
    """Return a pattern of what a French noun may be in English; nothing where that is not known."""
    known = lexicon.entry(noun, "fr", "en")
    words = known.renderings if known else _NOT_IN_THE_LEXICON.get(noun, ())
    return "|".join(re.escape(word) for word in words if word.islower() and not word.endswith("ly"))


def _behind_its_noun(text: str, renderings: str, nationality: str) -> str:
    """``The incursion Ukrainian in``: the Ukrainian incursion in. ``renderings`` of the noun are a pattern."""

    def turn(match: re.Match[str]) -> str:
        noun = match[1] if " " in match[1] else match[1].lower()
        return f"{nationality} {noun}"

    return re.sub(rf"\b((?:(?:{'|'.join(_OFFICES)}) )?(?i:{renderings})) {nationality}\b{_AFTER_NOUN}", turn, text)


def _behind_its_name(text: str, name: str, nationality: str) -> str:
    """``Tejas Indian crashed``: the Indian Tejas crashed."""

    def turn(match: re.Match[str]) -> str:
        return f"{'the' if match.start() else 'The'} {nationality} {name}"

    return re.sub(rf"(?:\b[Tt]he )?\b{re.escape(name)} {nationality}\b{_AFTER_NOUN}", turn, text)


def _before_its_name(text: str, name: str, forms: Sequence[str]) -> str:
    """``Between South Korea Hanwha and the TKMS German``: between South Korean Hanwha and German TKMS."""
    adjective, *others = forms
    text = re.sub(rf"\b(?:the )?({re.escape(name)}) {adjective}\b{_AFTER_NOUN}", rf"{adjective} \1", text)
    return re.sub(rf"\b(?:{'|'.join(others) or adjective}) (?={re.escape(name)}\b)", f"{adjective} ", text)


def _with_nationality(adjective: str, before: str) -> str:
    """Return ``before``, what stands before a noun, with a nationality at its end, in place of another or of a word
    that is none."""
    word = re.search(r"\b[^\W\d_]+ $", before)
    other = word[0][:-1] if word else ""
    if word and other[:1].isupper():
        if other in _OFFICES:
            return f"{before[: word.start()]}{adjective} {other} "
        known = nationalities("fr", "en").values()
        alike = (form for forms in known if forms[0] == adjective for form in forms)
        taken = any(other == wanted[0] for wanted in known) or any(form[:4] == other[:4] for form in alike)
    else:
        begun = len(other) > 3 and adjective.lower().startswith(other.lower()[:4])  # "frank" for Franco-German
        taken = begun or (len(other) > 4 and not lexicon.is_rendering(other, "fr", "en"))
    return f"{before[: word.start()] if word and taken else before}{adjective} "


def _lost_nationality(hole: Hole, french: str, text: str) -> str:
    """``Drones turcs [1]`` that became ``[1]``, or took the nationality of another, is Turkish [1]."""
    start = french.find(hole.placeholder)
    beside = _BEFORE.search(french, 0, start), _BEHIND.match(french, start + len(hole.placeholder))
    known = nationalities("fr", "en")
    forms = next((known[found[1]] for found in beside if found and found[1] in known), ())
    places = list(hole.pattern.finditer(text))
    if not forms or len(places) != 1 or any(re.search(rf"\b{re.escape(form)}(?!\w)", text) for form in forms):
        return text
    nearly = re.compile(rf"\b{forms[0][:4]}[a-z]+\b")
    if forms[0][0].isupper() and len(nearly.findall(text)) == 1:
        return nearly.sub(forms[0], text)  # Ivory, Filippin
    start = places[0].start()
    return _with_nationality(forms[0], text[:start]) + text[start:]


def _nationality(name: str, french: str, text: str) -> str:
    """``président kazakh [1]``: not the president Kazakh [1], nor the Kazakh [1] president, but the Kazakh president
    [1]; ``drones, turcs [2]``: not Turks [2], but Turkish [2]. ``name`` is a pattern."""
    before = _ADJECTIVE.search(french)
    forms = nationalities("fr", "en").get(before["adjective"], ()) if before else ()
    if before is None or not forms:
        return text
    meant = {form.lower() for form in forms}
    known = lexicon.entry(before["noun"], "fr", "en") if before["noun"] else None
    offices = known.renderings if known else _NOT_IN_THE_LEXICON.get(before["noun"], ())
    is_person = bool(before["noun"] and persons.kind(before["noun"]))
    office = offices[0] if is_person and offices and not any(word in text for word in offices) else ""

    def turn(match: re.Match[str]) -> str:
        noun, nationality, placeholder = match.groups()
        if nationality.lower() not in meant:
            return match[0]
        if office and noun and noun.lower() in _FORMERLY:
            return " ".join((noun, forms[0], office, placeholder))
        turned = noun and before["noun"] and noun.lower() not in (*_DETERMINERS, *_FORMERLY)
        return " ".join(filter(None, (forms[0], noun, placeholder) if turned else (noun, forms[0], placeholder)))

    def bring_forward(match: re.Match[str]) -> str:
        person, noun = match.groups()
        turned = is_person and lexicon.stem(noun.split()[-1]) in map(lexicon.stem, offices)
        return f"{forms[0]} {noun} {person}" if turned else match[0]

    of = f"(?:{'|'.join(map(re.escape, forms))})"
    text = re.sub(rf"(?:\b{of} )?({name}) ((?:[Pp]rime )?[A-Za-z]{{4,}})\b(?: {of}(?!\w))?", bring_forward, text)
    return re.sub(rf"\b(?:([A-Za-z]{{3,}}) )?([A-Za-z]{{4,}}) ({name})", turn, text)


def _article(hole: Hole, french: str, before: str, after: str) -> str:
    """Return ``before``, what stands before a term in English, with the article that the French asks for."""
    opens = not before.strip("\"“'‘([ ")
    bare = opens or bool(_NO_DETERMINER.search(before))
    name = hole.fill[:1].isupper()
    mass = is_mass(hole.fill) and not (name and " " in hole.fill)
    if _INDEFINITE.search(french):
        before = re.sub(r"\b([Oo])ne $", lambda one: "A " if one[1] == "O" else "a ", before)
        return f"{before}{'A' if opens else 'a'} " if bare and not (hole.plural or mass or name) else before
    if name and bare and " " in hole.fill and _ALWAYS_THE.search(hole.fill):
        return f"{before}{'The' if opens else 'the'} "
    if french.endswith("Des "):
        return re.sub(r"^The (?=(?:[A-Z]\w+ )?$)", "", before)
    if not _DEFINITE.search(french):
        return before
    several = " " in hole.fill and name and not hole.fill.isupper()
    proper = several and hole.fill.split()[-1][0].isupper()
    if hole.fill in _NO_ARTICLE or (mass and not re.match(r" (?:of|that|which|in)\b", after)):
        named = _OF.search(french) and not before.endswith("of the ")
        ours = hole.fill in _NO_ARTICLE and named and re.match(r" (?!and\b|or\b)[a-z]", after)
        return re.sub(r"\b[Tt]he $", "", before) if (mass or hole.fill in _NO_ARTICLE) and not ours else before
    wanted = proper or opens if hole.plural else several or not (name or mass)
    return f"{before}{'The' if opens else 'the'} " if bare and wanted else before


def is_mass(term: str) -> bool:
    """Tell whether an English term's head is a word without plural, as far as its ending and a list say."""
    head = re.split(r" (?:of|for|in|to|by|on|with|against) ", term.lower())[0].split()[-1]
    return head in _MASS or head.endswith(_MASS_ENDINGS)


_AFTER_PLACE = (
    r"(?=[.,;:!?)\"”]|$| (?:is|was|has|had|will|are|were|have|to|in|on|and|with|for|of|at|as|by|from|also"
    r"|(?!armed)[a-z]+ed)\b)"
)
_INSIDE = re.compile(r"\b(?:[Ee](n)|[Aa]u) $")
_BARE = re.compile(
    r"Belarus|Brussels|Burkina Faso|Cape Verde|Costa Rica|Cyprus|Damascus|El Salvador|Equatorial Guinea|Great Britain"
    r"|Honduras|Hong Kong|Laos|Mauritius|New Zealand|Northern Ireland|Papua New Guinea|Paris|Puerto Rico|Saudi Arabia"
    r"|Sierra Leone|Sri Lanka|(?:North|South) (?:Africa|Kivu|Korea|Sudan)"
)
"""Places of two words, or that seem to be several, without an article."""
_OWN_ARTICLE = re.compile(r"(?<!\bde )\b[Ll](?:[ea] |['’])$")


def mend_places(text: str, source: str, places: Iterable[Kept]) -> str:
    """Take ``the`` off place names that have none in English and give it to those that have (``of the United States``);
    say ``in`` a country rather than ``at`` it; complete a name that lost its first word (``the Arab Emirates``).

    Before a noun (``the Kazakhstan army``) it stays, unless the original has the place with an article of its own.
    """
    for place in places:
        whole = place.forms[0]
        tail = whole.partition(" ")[2]
        if " " in tail and tail[0].isupper() and whole not in text:
            text = text.replace(tail, whole)
        name = next((form for form in place.forms if form in text and not form.isupper()), whole)
        if _ALWAYS_THE.search(name):
            before = rf"{_PREPOSITION}|across|all|into|near|off|over|through|toward|towards"
            text = re.sub(rf"\b({before}) (?={re.escape(name)}\b)", r"\1 the ", text)
            text = re.sub(rf"(?:\bthe )?\b(?:sea|gulf|strait|ocean|canal) of (the {re.escape(name)}\b)", r"\1", text)
            text = re.sub(rf"\bat (the (?:{re.escape(name)})(?<= Sea))", r"in \1", text)
        if (inside := _INSIDE.search(source[: place.start])) and not _ALWAYS_THE.search(name):
            wrong = "[Aa]t|[Oo]n" if inside[1] == "n" else "[Aa]t"
            text = re.sub(
                rf"\b({wrong}) (?:the )?(?={re.escape(name)}\b)",
                lambda at: "In " if at[0][0].isupper() else "in ",
                text,
            )
        if name.startswith("the ") or ((" " in name or name.endswith("s")) and not _BARE.fullmatch(name)):
            continue
        after = rf"{_AFTER_PLACE}|(?= [a-z])" if _OWN_ARTICLE.search(source[: place.start]) else _AFTER_PLACE
        text = re.sub(rf"\b[Tt]he ({re.escape(name)})(?:{after}|(?=['’]s ))", r"\1", text)
        text = re.sub(rf"\bat ({re.escape(name)}){_AFTER_PLACE}", r"in \1", text)
    return text
