"""English for what French says another way, where packages that learned from laws and parliaments take it wrong."""

from __future__ import annotations

import re

_RANGE = re.compile(r"\bdu \d\w* au \d")
_OUT_OF = re.compile(
    r"(?<![\w,.])(\d+)(?:e|er|ème)?(?: [a-zà-ÿœ-]+){0,3} sur (\d+)(?!\d|[.,]\d| ?(?:[ckm]?m|mètres|kilomètres)\b)"
)
_ONE_IN = re.compile(
    r"\b[Uu]ne? [a-zà-ÿœ-]+(?: [a-zà-ÿœ-]+)? sur (?:deux|trois|quatre|cinq|six|huit|dix|vingt|cent|\d+)\b"
)
_DECADE = re.compile(r"\bannées (\d\d(?:\d0|0))\b")
_ONE_ON = re.compile(
    r"\b([Aa]n?|[Oo]ne) ([a-z]+(?: [a-z]+)?) (?:of|on|out of|over) (?=(?:two|three|four|five|six|eight|ten|\d+)\b)"
)
_LASTS = re.compile(
    r"\b(?:pendant|durant|dur(?:é|e|er|ée|ait|era)|plus de|moins de|en) (\d\d?) ?h ?(\d\d)\b",
    re.IGNORECASE,
)


def usage(text: str, source: str) -> str:
    """Return an English ``text`` with what its French ``source`` means: no dollars that are not there, knots for
    ``nœuds``, no fiscal year for an ``exercice``, ``from May 3 to 14`` for ``du 3 au 14 mai``, ``17 out of 20`` for
    ``17 sur 20``, ``1 hour and 40 minutes`` for what lasts ``1 h 40``."""
    french = source.lower()
    if "$" in text and "$" not in source and "dollar" not in french:
        text = re.sub(r"(?:\b(?:US|CA|A|C))?\$ ?(?=\d)", "", text)
    if "nœud" in french:
        text = re.sub(r"(?<=\d )node(?=s?\b)", "knot", text)
    if "exercice" in french and not re.search(r"budg|fiscal|financ|compta|bénéfic|chiffre d['’]affaires", french):
        text = re.sub(r"\bfiscal year(?=s?\b)", "exercise", text)
    if " au " in french and _RANGE.search(french):
        text = re.sub(r"\b([Oo])n (?=[A-Z][a-z]+ \d\d? to \d)", lambda on: "From " if on[1] == "O" else "from ", text)
    for decade in _DECADE.findall(source):
        text = re.sub(rf"\b(?:years )?{decade}(?: years)?(?!s)\b", f"{decade}s", text)
    if " sur " in source:
        text = _shares(text, source)
    for hours, minutes in _LASTS.findall(source):
        lasts = f"{int(hours)} hour{'s' if int(hours) > 1 else ''} and {int(minutes)} minutes"
        text = re.sub(rf"\b{int(hours)}:{minutes}\b(?: [ap]\.m(?:\.(?= [a-z])|\b))?", lasts, text)
    return text


def _shares(text: str, source: str) -> str:
    for part, whole in _OUT_OF.findall(source):
        if int(part) <= int(whole):
            ours = rf"(\b{part}(?:st|nd|rd|th)?(?: [a-z-]+){{0,3}}) (?:from|in|of|on|over|to) {whole}\b"
            text = re.sub(ours, rf"\1 out of {whole}", text)
    if _ONE_IN.search(source):
        text = _ONE_ON.sub(lambda one: f"{'One' if one[1][0].isupper() else 'one'} {one[2]} in ", text)
    return text
