"""English words for the wrong meaning of a French one: ``copies`` of a missile that comes in ``units``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translate.decoding.constraints import Constraint
from translate.decoding.kept import overlaps
from translate.expressions import Expression
from translate.text import lexicon

_WORD = Expression(r"(?<![\w'’-])[A-Za-z]{3,}(?![\w-])")


def mend_meanings(text: str, french: str, constraints: Sequence[Constraint] = (), sentence: str = "") -> str:
    """Return an English ``text`` with the words that its ``french`` source, or the ``sentence`` that this is a part of,
    says the meaning of (``text/senses.py``).

    A package may leave what it was told. Where it has one word that renders the French one in its usual meaning, and
    nothing else of the source accounts for that, it gives way to the one that is meant, in the form of the French.
    What belongs to ``constraints`` stays as it is.
    """
    known = lexicon.entries(french, "fr", "en", sentence)
    if not any(entry.meant for _, _, entry in known):
        return text
    taken = [(item.start, item.end) for item in constraints]
    often = Counter(french[start:end] for start, end, _ in known)
    for start, end, entry in known:
        word = french[start:end]
        if not entry.meant or often[word] > 1 or overlaps(start, end, taken):
            continue
        usual = lexicon.entry(word, "fr", "en")
        words = [*_WORD.finditer(text)]
        if usual is None or any(lexicon.stem(each[0]) in entry.stems for each in words):
            continue
        stems = usual.stems.difference(*(other.stems for at, _, other in known if at != start))
        held = [span for item in constraints for span in item.find(text)]
        wrong = [each for each in words if lexicon.stem(each[0]) in stems and not overlaps(*each.span(), held)]
        if len(wrong) == 1:
            right = entry.renderings[0]
            right = right.capitalize() if wrong[0][0][0].isupper() else right
            text = text[: wrong[0].start()] + right + text[wrong[0].end() :]
    return text
