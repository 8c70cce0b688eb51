"""Single words: whether a language has them, and what they are rendered as where a package does not know."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from translate.language import DATA

# After a French determiner: a noun, or an adjective before one.
_NOUN = re.compile(
    r"(?:(?<![\w'’-])(?:l(?:es?|a|eurs?)|une?|d(?:es?|u|eux)|aux?|ce(?:t|tte|s)?|[mts](?:on|a|es)|[nv](?:otre|os)|trois"
    r"|quatre|cinq|plusieurs|quelques|chaque)\s|[dl]['’])(?-i:(?P<noun>[a-zà-ÿœ]{3,}))(?![\w'’-]|\s(?-i:[A-ZÀ-Ý]))",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=65536)
def is_ordinary(word: str, language: str) -> bool:
    """Tell whether the language's dictionary has a word. False for a language without a dictionary."""
    import simplemma

    try:
        parts = [part for part in re.split(r"[-'’]", word) if part]
        return all(simplemma.is_known(part.lower(), lang=language) for part in parts)
    except ValueError:
        return False


class Entry(NamedTuple):
    """A rendering in lower case, and the share of the lines with the word that have it: how sure it is, 0 to 1."""

    rendering: str
    share: float


def rendering(word: str, source: str, target: str) -> str | None:
    """Return what a word of ``source``, or else its lemma, is rendered as in ``target``; None where that is not known.

    There is a lexicon from French into English (``bench/lexicon.py`` made it). Renderings are in lower case.
    """
    lexicon = _lexicon(source, target)
    if not lexicon:
        return None
    import simplemma

    lower = word.lower()
    found = lexicon.get(lower) or lexicon.get(simplemma.lemmatize(lower, source))
    return found.rendering if found else None


def nouns(text: str, source: str, target: str, share: float) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, rendering) of the words of ``text`` that stand after a determiner and have a rendering at
    least as sure as ``share``."""
    lexicon = _lexicon(source, target)
    for match in _NOUN.finditer(text) if lexicon else ():
        found = lexicon.get(match["noun"])
        if found and found.share >= share:
            yield *match.span("noun"), found.rendering


@functools.cache
def _lexicon(source: str, target: str) -> Mapping[str, Entry]:
    path = DATA / f"lexicon.{source}-{target}.tsv"
    if not path.exists():
        return {}
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {word: Entry(rendering, float(share)) for word, rendering, share in lines}
