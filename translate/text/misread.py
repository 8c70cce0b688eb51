"""English words that packages take French ones wrong by: ``rekindled`` for an engine that was *rallumé*."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from translate.language import DATA


def misread(text: str, source: str) -> str:
    """Return an English ``text`` with what the words of its French ``source`` mean in the press."""
    for english, meant in _rows(source):
        text = english.sub(meant, text)
    return text


@functools.lru_cache(maxsize=1024)
def _rows(source: str) -> Sequence[tuple[re.Pattern[str], str]]:
    """Return what may be wrong in the translation of ``source``, and what it is then."""
    flat = source.replace("’", "'")
    return [(english, meant) for french, english, meant in _table() if french.search(flat)]


@functools.cache
def _table() -> Sequence[tuple[re.Pattern[str], re.Pattern[str], str]]:
    lines = (DATA / "misread.fr-en.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [(re.compile(french), re.compile(english), meant) for french, english, meant in rows]
