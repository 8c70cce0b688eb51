"""Single words: whether a language has them, and what they are rendered as where a package does not know."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

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


def rendering(word: str, source: str, target: str) -> str | None:
    """Return what a word of ``source``, or else its lemma, is rendered as in ``target``; None where that is not known.

    There is a lexicon from French into English (``bench/lexicon.py`` made it). Renderings are in lower case.
    """
    lexicon = _lexicon(source, target)
    if not lexicon:
        return None
    import simplemma

    lower = word.lower()
    return lexicon.get(lower) or lexicon.get(simplemma.lemmatize(lower, source))


def nouns(text: str, source: str, target: str, share: float) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, rendering) of the nouns of ``text``, where at least this ``share`` (0 to 1) of the lines that
    the lexicon was made of have the rendering."""
    for match in _NOUN.finditer(text) if source == "fr" else ():
        found = _nouns(source, target).get(match["noun"])
        if found and found[1] >= share:
            yield *match.span("noun"), found[0]


@functools.cache
def _lexicon(source: str, target: str) -> Mapping[str, str]:
    return dict(line.split("\t")[:2] for line in _lines(source, target))


@functools.cache
def _nouns(source: str, target: str) -> Mapping[str, tuple[str, float]]:
    sure = (line.split("\t") for line in _lines(source, target) if not line.endswith("\t0.00"))
    return {word: (rendering, float(share)) for word, rendering, share in sure}


def _lines(source: str, target: str) -> Iterator[str]:
    path = DATA / f"lexicon.{source}-{target}.tsv"
    if path.exists():
        yield from (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
