"""Adjectives of nationality in English: before their nouns and names, and put in again where they were lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from translate.decoding.articles import PREPOSITIONS
from translate.decoding.constraints import Constraint
from translate.decoding.prepare import Hole
from translate.expressions import Expression
from translate.text import lexicon, persons
from translate.text.names import bare, nationalities, nationality

# A French adjective before a hole, and the noun that it may belong to.
_ADJECTIVE = Expression(r"(?:(?<![\w'’-])(?P<noun>[a-zà-ÿ]{4,}) )?(?P<adjective>[a-zà-ÿ-]{4,}) $")
_DETERMINERS = frozenset(
    "the and for with from that this these those its their his her our both two three four said".split()
)
_FORMERLY = ("former", "late", "new")
_OFFICES = ("Culture", "Defense", "Economy", "Finance", "Foreign", "Interior", "Justice", "Prime")
_NOT_IN_THE_LEXICON = {"gouvernement": ("government",), "ministre": ("minister",)}
_IS_NOUN = Expression(
    r"(?:^|[,:;»”\"] |[DdLl]['’]|\b(?:[Ll]a|[Ll]es?|[Uu]ne?|[Dd]es?|du|[Cc]ette|ces?|[st]es|sa|son|leurs?|aux?) )$"
)
_AFTER_NOUN = (
    rf"(?=$|[.,;:!?)]| (?:{PREPOSITIONS}|on|into|after|before|is|was|are|were|has|had|have|will|and|[a-z]+ed)\b)"
)
_BEFORE, _BEHIND = Expression(r"(?<![\w-])([A-ZÀ-Þa-zà-ÿ][a-zà-ÿ]{3,}) $"), Expression(r" ([a-zà-ÿ]{4,})(?![\w-])")
_NAME_BEFORE = Expression(r"(?:\b[Ll](?:e|a|es) |[Ll]['’]|\bdu )([A-ZÀ-Þ][\w-]+) $")
_NAME_AFTER = Expression(r" ([A-ZÀ-Þ][\w-]+)")


def mend_nationalities(text: str, source: str, names: Iterable[Constraint]) -> str:
    """Put nationalities before the nouns that stand before names, those of ``names`` that begin with a capital, and
    before their own nouns (``incursion Ukrainian``); give a noun that lost its nationality (``un officier estonien`` →
    ``an officer``) that again."""
    for name in names:
        if name.forms[0][:1].isupper() and source[name.start].isupper():
            text = turned_nationality(re.escape(name.forms[0]), source[: name.start], text)
        elif nationality(surface := source[name.start : name.end], "fr", "en") and surface not in text:
            text = _at_its_noun(_of_two(text, surface, name), source, name)
    return text


def lost_nationality(hole: Hole, french: str, text: str) -> str:
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


def turned_nationality(name: str, french: str, text: str) -> str:
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


def _of_two(text: str, surface: str, nationality: Constraint) -> str:
    """Put a nationality of two countries in place of what is half French: ``angermano-Italian``, ``russo-turk``."""
    first, hyphen, _ = surface.partition("-")
    if not hyphen or nationality.find(text):
        return text
    half = re.compile(rf"\b(an)?{bare(first)[:4]}[a-z]*o[ -][a-z]+\b", re.IGNORECASE)
    return half.sub(lambda found: f"{'a ' if found[1] else ''}{nationality.forms[0]}", text)


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


def _renderings(noun: str) -> str:
    """Return a pattern of what a French noun may be in English; nothing where that is not known."""
    known = lexicon.entry(noun, "fr", "en")
    words = known.renderings if known else _NOT_IN_THE_LEXICON.get(noun, ())
    return "|".join(re.escape(word) for word in words if word.islower() and not word.endswith("ly"))


def _behind_its_noun(text: str, renderings: str, nationality: str) -> str:
    """``The incursion Ukrainian in``, ``of Ukrainian``: the Ukrainian incursion in. ``renderings`` of the noun are a
    pattern."""

    def turn(match: re.Match[str]) -> str:
        noun = match[1] if " " in match[1] else match[1].lower()
        return f"{nationality} {noun}"

    office = f"(?:(?:{'|'.join(_OFFICES)}) )?"
    return re.sub(rf"\b({office}(?i:{renderings}))(?: of)? {nationality}\b{_AFTER_NOUN}", turn, text)


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
