"""Single words and their renderings, for words that a package does not know."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from translate.language import DATA


@functools.cache
def lexicon(source: str, target: str) -> Mapping[str, str]:
    """Return the rendering of each word of ``source`` that the lexicon into ``target`` has, both in lower case.

    There is one from French into English (``bench/lexicon.py`` made it); others are empty.
    """
    path = DATA / f"lexicon.{source}-{target}.tsv"
    if not path.exists():
        return {}
    lines = path.read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))
