"""English words for the wrong meaning of a French one: ``copies`` of a missile that comes in ``units``."""

from __future__ import annotations

from collections import Counter

from translate.expressions import Expression
from translate.text import lexicon

_WORD = Expression(r"(?<![\w'’-])[A-Za-z]{3,}(?![\w-])")


def meant(text: str, source: str) -> str:
    """Return an English ``text`` with the words that its French ``source`` says the meaning of.

    A package may leave what it was told. Where it has one word that renders the French one in its usual meaning, and
    nothing else of the source accounts for that, it gives way to the one that is meant, in the form of the French.
    """
    known = lexicon.entries(source, "fr", "en")
    often = Counter(source[start:end] for start, end, _ in known)
    for start, end, entry in known:
        word = source[start:end]
        usual = lexicon.entry(word, "fr", "en") if entry.meant and often[word] == 1 else None
        words = [*_WORD.finditer(text)] if usual else []
        if usual is None or any(lexicon.stem(each[0]) in entry.stems for each in words):
            continue
        others = frozenset().union(*(other.stems for at, _, other in known if at != start))
        wrong = [each for each in words if lexicon.stem(each[0]) in usual.stems - others]
        if len(wrong) == 1:
            right = entry.renderings[0]
            right = right.capitalize() if wrong[0][0][0].isupper() else right
            text = text[: wrong[0].start()] + right + text[wrong[0].end() :]
    return text
