"""English words that packages take French ones wrong by: ``rekindled`` for an engine that was *rallumé*."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from translate.expressions import Expression
from translate.language import DATA
from translate.text.phrases import begun_like


def misread(text: str, source: str) -> str:
    """Return an English ``text`` with what the words of its French ``source`` mean in the press."""
    for row in _rows(source):
        text = row.english.sub(functools.partial(_in_case, row.meant), text)
    return text


def _in_case(meant: str, match: re.Match[str]) -> str:
    """Return what a match is meant as, with a capital if it begins with one."""
    return begun_like(match[0], match.expand(meant))


class _Row(NamedTuple):
    """A row of the table; its expressions are looked at where one of its ``words`` stands."""

    words: tuple[str, ...]
    french: Expression
    english: Expression
    meant: str

    def holds(self, source: str) -> bool:
        return any(word in source for word in self.words) and bool(self.french.search(source))


@functools.lru_cache(maxsize=1024)
def _rows(source: str) -> Sequence[_Row]:
    """Return what may be wrong in the translation of ``source``."""
    flat = source.replace("’", "'")
    return [row for row in _table() if row.holds(flat)]


@functools.cache
def _table() -> Sequence[_Row]:
    lines = (DATA / "misread.fr-en.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [
        _Row(tuple(words.split("|")), Expression(french), Expression(english), meant)
        for words, french, english, meant in rows
    ]
