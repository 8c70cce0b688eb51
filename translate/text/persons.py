"""Who is a person in a French text: the nouns for persons, and names that may be theirs."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from translate.expressions import Expression
from translate.language import DATA
from translate.text import calendar, lexicon, names, ships

_WORD = Expression(r"[^\W\d_][\w-]*")
_ONE = r"(?:une?|l(?:[ea]|')|ce|cet|cette|du|au|son|sa|leur|chaque|notre|votre|mon|ma|aucune?|quel(?:le)?)"
_DETERMINED = Expression(rf"\b(?:{_ONE}|[dl]'|les|des|aux|ces|ses|leurs|deux|trois|quatre|\w*\d) ?$", re.IGNORECASE)
_ONE_BEFORE = Expression(rf"\b{_ONE} ?$", re.IGNORECASE)
_NOBODY = Expression(r"\b(?:aucune?|(?:pas|sans|ni) (?:\w+ ){0,2}de) $")
_GENDERED = Expression(
    r"\b(?:(une|la|cette|ancienne)|un|le|ce|cet|du|au|ancien) (?:(?:jeune|nouve(?:au|lle)|premi(?:er|ère)) )?$",
    re.IGNORECASE,
)
_TITLES = frozenset("M Mme Mlle Mgr Dr Me Sir Lady".split())
_NAME_FOLLOWS = Expression(r"\.? (?=[A-ZÀ-Ý])")
_THINGS = Expression(
    r"\b(?:agence|baptisée?|canon|chaîne|char|classe|constructeur|drone|entreprise|exercice|famille|frégate|fusée|gamme|groupe"
    r"|hélicoptère|industriel|journal|lanceur|magazine|missile|modèle|moteur|navire|obusier|opération|plateforme"
    r"|porte-avions|programme|projet|radar|satellite|série|site|société|sous-marin|système|type)s? $"
)
_RANK = Expression(r"-(?:adjointe?|cheffe?|majore?)$")
_YOUNG = Expression(
    r"(?i:jeunes?) (?:armée|compagnie|démocratie|entreprise|équipe|État|filière|industrie|marque|nation|pays|pousse"
    r"|république|société|start-up|structure|unité)s?\b"
)
_OBJECT = Expression(r" (?:l['’]|(?:que|l[ea]s?|une?|des|ces?|cette|son|sa|ses|leurs?) )")
_FIRMS = Expression(
    r"\b(?:[A-ZÀ-Ý][\w-]+ )+(?:Aerospace|Aeronautics|Aircraft|Aviation|Defence|Defense|Dynamics|Group|Industries|Marine"
    r"|Space|Systems|Technologies)\b"
    r"|\b(?:Airbus|ArianeGroup|Arquus|Baykar|Boeing|Damen|Embraer|Fincantieri|Hensoldt|Leonardo(?! [A-ZÀ-Ýd])"
    r"|Lockheed Martin|Navantia|Nexter|Northrop Grumman|Raytheon|Rheinmetall|Rolls-Royce|Saab|Safran|Sikorsky|SpaceX"
    r"|Thales)\b"
)
_SOMEWHERE = Expression(
    r"\b(?:(?:à|en|dans|vers) |(?:nord|sud|est|ouest|près|loin|autour|proximité|large|centre|ville|village|région"
    r"|province|district|oblast|île|côte|golfe|détroit|canal|rade|baie|port|base|camp|aéroport|gare|usine|front|bataille"
    r"|siège|chantier) d(?:e |')|(?:en|de) mer "
    r"|(?:appareill|arriv|décoll|part|repart|reven|ven)(?:[aei]\w*|us?|ues?) d(?:e |')"
    r"|(?:quitt|rejoi|attei|gagn|travers|survol|bombard|frapp|libér|encercl|évacu|reli|desser)\w* )$",
    re.IGNORECASE,
)
_OPENS = Expression(r"(?:^|[.!?:«\"“(]\s*)$")
_WITHIN = ("", " ", " de ", " d'", " du ", " de la ", " le ", " la ", " al-", "-")
_NO_NOUNS = frozenset(
    "alors après avec car chez comme contre depuis dès dont entre envers est jadis jamais mais malgré outre par "
    "parfois pas plus pour puis quand que qui sans sauf selon sont sous sur toujours très vers".split()
)
_OPENERS = frozenset(
    "ainsi aucun aucune aussi autre autres avec bien car cela celle celles celui cet cette ceux comme dans des deux "
    "elle elles est fin ils jusque laquelle lequel les leur leurs loin lors lorsque lui mais mes mon même nos notre "
    "nous outre par pas peut plus pour près puis quand que quel quelle quelles quels qui sans selon ses seul seule "
    "seules seuls soit son sont sous suite sur tant toi tous tout toute toutes trois trop une vers voilà vos votre "
    "vous ça être était étaient".split()
)
_EPICENE = frozenset("célébrité idole personne recrue sentinelle star vedette victime".split())
"""Nouns of one gender for persons of either sex."""
_GIVEN = frozenset("jean pierre rose claude victor clément blanche aimé désiré juste prudence".split())
"""Given names that are words too."""
_BEFORE = 2
"""Adjectives between a noun and a name that belongs to it, at most."""


def kind(word: str) -> str | None:
    """Return what a French noun is, in either number: ``person``, ``maybe`` where it is an adjective too (``un
    militaire``), or None for a thing."""
    word = _RANK.sub("", word.lower())
    forms = (word, re.sub(r"(?:s|x)$", "", word), re.sub(r"aux$", "al", word))
    return next((_table()[form] for form in forms if form in _table()), None)


def one_person(text: str) -> bool:
    """Tell whether ``text`` names one person or may do so: by a noun in the singular, a title, or a name that nothing
    shows to be a place's or a thing's."""
    return next(mentions(text), None) is not None


def mentions(text: str) -> Iterator[str]:
    """Yield for each person that a French ``text`` names in the singular, or may name, what the article or the title
    tells: ``m``, ``f``, or ``?`` for a name without."""
    text = _FIRMS.sub("", text.replace("’", "'"))
    for ship in ships.named(text):
        text = text.replace(ship[0], ship[0].removesuffix(f" {ship['name']}"))
    nouns = dict(_nouns(text))
    yield from nouns.values()
    yield from ("?" for _ in _names(text, nouns))


def _nouns(text: str) -> Iterator[tuple[int, str]]:
    """Yield where the nouns for one person end, and titles, each with its gender."""
    for match in _WORD.finditer(text):
        word, before = match[0], text[: match.start()]
        what = _table().get(_RANK.sub("", word.lower()))
        if word in _TITLES and (title := _NAME_FOLLOWS.match(text, match.end())):
            yield title.end(), "f" if word in ("Mme", "Mlle", "Lady") else "m"
        elif word[0].isupper() and _is_nationality(word):
            what = "maybe"
        elif (word[0].isupper() and not _OPENS.search(before)) or _YOUNG.match(text, match.start()):
            continue
        if what == "person" and _OBJECT.match(text, match.end()) and not _DETERMINED.search(before):
            continue  # ``juge la machine``
        if (what == "person" or (what and _ONE_BEFORE.search(before))) and not _NOBODY.search(before):
            yield match.end(), "?" if word.lower() in _EPICENE else _sex(before)


def _names(text: str, nouns: Iterable[int]) -> Iterator[int]:
    """Yield where the names begin that may be a person's, those aside that belong to a noun that ends at one of
    ``nouns``."""
    ends = set(nouns)
    words = list(_WORD.finditer(text))
    for index, match in enumerate(words):
        word, before = match[0], text[: match.start()]
        place_ends = _place_ends(text, words[index : index + 5])
        opens = bool(_OPENS.search(before))
        if word[0].isupper() and word not in _TITLES and not _is_nationality(word) and not _is_common(word, opens):
            goes_on = any(end <= match.start() and text[end : match.start()] in _WITHIN for end in ends)
            if not goes_on and not place_ends and _may_be_a_persons(word, before):
                yield match.start()
            ends.add(match.end())
        if place_ends:
            ends.add(place_ends)


def _is_nationality(word: str) -> bool:
    return bool(names.nationality(word.lower(), "fr", "en"))


def _sex(before: str) -> str:
    """Return the gender of the article in front of a noun, or ``?``."""
    article = _GENDERED.search(before)
    return ("f" if article[1] else "m") if article else "?"


def _place_ends(text: str, words: Sequence[re.Match[str]]) -> int | None:
    """Return where the place ends that begins with the first of ``words``; None where none does."""
    known, start = names.exonyms("fr", "en"), words[0].start()
    if not text[start].isupper() and not text.startswith(names.FEATURES, start):
        return None
    return next((word.end() for word in reversed(words) if text[start : word.end()].lower() in known), None)


def _is_common(word: str, opens: bool) -> bool:
    """Tell whether a word with a capital is one of the language: it ``opens`` a sentence, or is an institution's."""
    lower = word.lower()
    if kind(word):
        return opens
    found = lexicon.entry(lower if opens else word, "fr", "en")
    other = found is not None and any(each.islower() and each != lower for each in found.renderings)
    adverb = opens and lower.partition("-")[0] in ("au", "ci", "hors", "là", "par", "peut", "vis")
    return len(word) < 3 or adverb or lower in _OPENERS or (other and lower not in _GIVEN)


def _may_be_a_persons(name: str, before: str) -> bool:
    """Tell whether a capitalised word after ``before`` may be a person's name."""
    lower = name.lower()
    if len(name) < 2 or name[1:].upper() == name[1:] or any(character.isdigit() for character in name):
        return False
    if lower in calendar.MONTHS["fr"].split() or any(
        shown.search(before) for shown in (_DETERMINED, _SOMEWHERE, _THINGS)
    ):
        return False
    for distance in range(_BEFORE + 1):  # `l'entreprise turque Baykar`
        noun = re.search(r"(?:^|[ '])([a-zà-ÿœ-]{3,}) $", before)
        if not noun or kind(noun[1]) or noun[1] in _NO_NOUNS:
            return True
        if noun[1][-1] in "sx" and not distance:
            return False
        before = before[: noun.start(1)]
        if _DETERMINED.search(before):
            return False
    return True


@functools.cache
def _table() -> Mapping[str, str]:
    lines = (DATA / "persons.fr.txt").read_text("utf-8").splitlines()[1:]
    return {line.rstrip("*"): "maybe" if line[-1] == "*" else "person" for line in lines}
