"""French words with another meaning where the sentence is about war or arms: an *appareil* with a pilot is an aircraft,
a shell is *fired* where other things are drawn."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from translate.expressions import Expression
from translate.language import DATA


class _Sense(NamedTuple):
    """What a sentence holds if a word has the renderings ``meant`` in it, the most usual first."""

    holds: Expression
    meant: tuple[str, ...]


def senses(words: Iterable[str], sentence: str) -> Mapping[str, Sequence[str]]:
    """Return the English renderings of those of the ``words`` of a French ``sentence`` that it says the meaning of."""
    flat = sentence.replace("’", "'")
    found = {}
    for word in words:
        for sense in _table().get(word.lower(), ()):
            if sense.holds.search(flat):
                found[word] = sense.meant
                break
    return found


@functools.cache
def _table() -> Mapping[str, Sequence[_Sense]]:
    table: dict[str, list[_Sense]] = {}
    for line in (DATA / "senses.fr-en.tsv").read_text("utf-8").splitlines()[1:]:
        holds, *forms = line.split("\t")
        expression = Expression(holds)
        for form in forms:
            word, meant = form.split("=")
            table.setdefault(word, []).append(_Sense(expression, tuple(meant.split("|"))))
    return table
