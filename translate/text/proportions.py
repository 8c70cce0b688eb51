"""One in so many, and so many out of so many: in French that packages read as that, and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.expressions import Expression
from translate.text import spelled

_OF = rf"(?P<whole>{spelled.UNITS}|dix|vingt|cent|\d+)\b"
_ONE_IN = Expression(
    r"\b(?:(?P<of>d')|(?<!'))(?P<one>une?) "
    r"(?P<noun>(?!sur |jour |mois |an )[a-zà-ÿœ-]+(?: (?!sur )[a-zà-ÿœ'-]+){0,3})"
    rf" sur {_OF}(?! (?!dans\b|depuis\b|pas\b|plus\b|sous\b)[\w-]+[sx]\b)(?![^.;]*%)",
    re.IGNORECASE,
)
_ONE_ON = Expression(
    r"\b(?P<one>[Aa]n?|[Oo]ne|1) (?P<noun>[A-Za-z]+(?: [a-z]+)?) (?:in|of|on|out of|over) "
    r"(?P<whole>two|three|four|five|six|eight|ten|\d+)\b"
)
_ALWAYS = Expression(r"\b(?:(?P<hours>24 ?h(?:eures)?) ?(?:sur|/) ?24|(?P<days>7 ?j(?:ours)?) ?(?:sur|/) ?7)\b")
_OUT_OF = Expression(
    r"(?<![\w,.])(\d+)(?:e|er|ème)?(?: [a-zà-ÿœ-]+){0,3} sur (\d+)(?!\d|[.,]\d| ?(?:[ckm]?m|mètres|kilomètres)\b)"
)


def readings(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, figures) of the numerals of a French ``text`` that say how many have a share: ``un soldat sur
    dix`` is read as ``1 soldat sur 10``, but where it opens a sentence, which packages know; and of ``24 h sur 24``."""
    for always in _ALWAYS.finditer(text):
        yield *always.span(), "24 heures par jour" if always["hours"] else "7 jours par semaine"
    for one in _ONE_IN.finditer(text):
        if one["one"][0].isupper():
            continue
        yield one.start("of") if one["of"] else one.start("one"), one.end("one"), "de 1" if one["of"] else "1"
        yield *one.span("whole"), str(spelled.value(one["whole"], "fr"))


def mended(text: str, source: str) -> str:
    """Return an English ``text`` with the proportions of its French ``source`` as English has them: ``one soldier in
    ten``, ``17 out of 20``."""
    for part, whole in _OUT_OF.findall(source):
        if int(part) <= int(whole):
            ours = rf"(\b{part}(?:st|nd|rd|th)?(?: [a-z-]+){{0,3}}) (?:from|in|of|on|over|to) {whole}\b"
            text = re.sub(ours, rf"\1 out of {whole}", text)
    return _ONE_ON.sub(_one_in, text) if _ONE_IN.search(source) else text


def _one_in(match: re.Match[str]) -> str:
    opens = match["one"][0].isupper() or match.start() == 0
    whole = spelled.in_words(int(match["whole"])) if match["whole"].isdigit() else match["whole"]
    return f"{'One' if opens else 'one'} {match['noun']} in {whole}"
