"""Single words: whether a language has them, and what they are rendered as where a package does not know."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from translate.language import DATA


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


@functools.cache
def _lexicon(source: str, target: str) -> Mapping[str, str]:
    path = DATA / f"lexicon.{source}-{target}.tsv"
    if not path.exists():
        return {}
    lines = path.read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))
