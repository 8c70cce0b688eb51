"""English for rare French words by their form: ``photosphère`` → ``photosphere``, ``phénotypique`` → ``phenotypic``.

Learned words came into both languages from Latin and Greek, and their endings answer to each other. What comes of it
counts where an English dictionary has it, so that nothing is made up; common words, among which the false friends are,
are for the lexicon. Compounds are told by their parts: ``antisatellite``, ``sous-financée``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from translate.expressions import Expression
from translate.text.names import bare

LEAST = 6
"""Letters from which on a word is long enough for its form to tell."""

# French endings and the English ones that answer to them, the likelier first; a plural keeps its *s* where it says so.
_ENDINGS = (
    (r"iquement", "ically"),
    (r"ellement|alement", "ally"),
    (r"ivement", "ively"),
    (r"eusement", "ously"),
    (r"isations?", "ization+"),
    (r"visé[es]*", "vised"),
    (r"isé[es]*|isai(?:t|ent)|isèrent|isa", "ized"),
    (r"isant", "izing"),
    (r"iser|isent", "ize"),
    (r"ifié[es]*|ifiai(?:t|ent)|ifièrent|ifia", "ified"),
    (r"ifiant", "ifying"),
    (r"ifier|ifient", "ify"),
    (r"iques?", "ic ical ics"),
    (r"ismes?", "ism+"),
    (r"istes?", "ist+"),
    (r"aires?", "ary ar arian"),
    (r"ités?", "ity+"),
    (r"teurs?|trices?", "tor+ ter+"),
    (r"eurs?", "or+ er+"),
    (r"eux|euses?", "ous"),
    (r"ifs?|ives?", "ive"),
    (r"elles?|els?|ales?|aux|al", "al"),
    (r"iens?|iennes?", "ian"),
    (r"logies?", "logy+"),
    (r"ies?", "y+ ia+"),
    (r"logues?", "logist+"),
    (r"graphes?", "graph+ grapher+"),
    (r"gènes?", "genic gen+"),
    (r"mètres?", "meter+"),
    (r"oses?", "osis"),
    (r"ites?", "itis ite+"),
    (r"idés?", "id+"),
    (r"éens?|éennes?", "ean"),
    (r"(?<!é)(?:es?|s)", "+ e+"),
    (r"(?<!é)", ""),
)
# What stands before another word and makes one with it; with a hyphen where that may stand in any such word.
_PREFIXES = {
    "aéro": "aero", "anti": "anti-", "auto": "auto self", "bi": "bi", "co": "co-", "contre": "counter-",
    "cyber": "cyber-", "électro": "electro", "extra": "extra", "géo": "geo", "hydro": "hydro", "hyper": "hyper",
    "infra": "infra", "inter": "inter", "intra": "intra", "macro": "macro", "micro": "micro", "mono": "mono",
    "multi": "multi-", "non": "non-", "para": "para", "post": "post-", "pré": "pre", "pro": "pro-", "quasi": "near-",
    "semi": "semi-", "sous": "sub under", "super": "super", "supra": "supra", "sur": "over", "télé": "tele remote",
    "thermo": "thermo", "trans": "trans", "ultra": "ultra-",
}  # fmt: skip
_PARTICIPLE = Expression(r"[éiu]e?s?$")
_WITHOUT_PLURAL = ("anti-", "counter-", "multi-")
_REST = 4
"""Letters of a compound's second part at least."""
_VERB = Expression(r"(?:is|ifi)[éea]")


@functools.lru_cache(maxsize=8192)
def cognate(word: str) -> str | None:
    """Return the English word that a French one in small letters answers to by its form, if the dictionary has it."""
    import simplemma

    if len(word) < LEAST or not word.isalpha() or not word.islower():
        return None
    lemma = simplemma.lemmatize(word, lang="fr")
    if lemma != word and lemma.endswith(("er", "ir", "re")) and not _VERB.search(word):
        return None  # what answers to its tense is not told by its ending
    return next((each for each in _candidates(word) if simplemma.is_known(each, lang="en")), None)


@functools.lru_cache(maxsize=8192)
def compound(word: str, render: Callable[[str], str | None]) -> str | None:
    """Return the English for a French word of a prefix and another word, which ``render`` renders: one that the
    dictionary has, or one with a hyphen after a prefix that may stand before any."""
    import simplemma

    for prefix, answers in _PREFIXES.items():
        rest = word[len(prefix) :].removeprefix("-")
        if not word.startswith(prefix) or len(rest) < _REST or (rendered := render(rest)) is None:
            continue
        for answer in answers.split():
            if answer == "under" and not _PARTICIPLE.search(rest):
                continue
            solid = answer.rstrip("-") + rendered
            if rendered.islower() and simplemma.is_known(solid, lang="en"):
                return solid
        if answers.endswith("-"):
            return answers + (rendered.removesuffix("s") if answers in _WITHOUT_PLURAL else rendered)
    return None


def _candidates(word: str) -> Iterator[str]:
    for french, answers in _ENDINGS:
        found = re.search(rf"(?:{french})$", word)
        if found is None:
            continue
        stem = _plain(word[: found.start()])
        for answer in answers.split() or [""]:
            several = word.endswith("s") and answer.endswith("+")
            yield _plural(stem + answer.rstrip("+")) if several else stem + answer.rstrip("+")


def _plain(text: str) -> str:
    return bare(text.replace("œ", "oe").replace("æ", "ae"))


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
