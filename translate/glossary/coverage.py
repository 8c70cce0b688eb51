"""Which terms occur in a set of texts, and which frequent phrases the termbase lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translate.glossary import words as w
from translate.glossary.inflection import base
from translate.glossary.matching import Matcher
from translate.glossary.tokens import BREAK, Token, protected_spans, tokenise

LONGEST = 4
"""The most words of a phrase that is proposed."""


@dataclass(frozen=True)
class TermCount:
    """A term of the termbase and how often it occurs, in any form; ``source`` is its most frequent form."""

    concept: str
    source: str
    target: str
    count: int


@dataclass(frozen=True)
class Coverage:
    """``terms`` and ``missing`` (phrase, count) by falling frequency; ``words`` is the number of words read."""

    terms: tuple[TermCount, ...]
    missing: tuple[tuple[str, int], ...]
    words: int


def coverage(texts: Iterable[str], matcher: Matcher, least: int = 3, most: int = 50) -> Coverage:
    """Count terms in ``texts``; list up to ``most`` phrases that occur ``least`` times outside them.

    A phrase has two to four words besides function words, neither begins nor ends with one nor with a figure, and is
    left out where a longer one is as frequent.
    """
    counts: Counter[tuple[str, str]] = Counter()
    surfaces: dict[tuple[str, str], Counter[str]] = {}
    phrases: Counter[tuple[str, ...]] = Counter()
    names: dict[tuple[str, ...], Counter[str]] = {}
    total = 0
    for text in texts:
        matches = matcher.match(text)
        for match in matches:
            key = (match.concept, match.target)
            counts[key] += 1
            surfaces.setdefault(key, Counter())[match.source] += 1
        spans = protected_spans(text, [(match.start, match.end) for match in matches])
        tokens = [token for token in tokenise(text, matcher.source, spans) if token.first]
        total += sum(token.raw[0].isalpha() for token in tokens)
        for keys, surface in _phrases(text, tokens, matcher.source):
            phrases[keys] += 1
            names.setdefault(keys, Counter())[surface] += 1
    terms = [
        TermCount(concept, surfaces[concept, target].most_common(1)[0][0], target, count)
        for (concept, target), count in counts.items()
    ]
    frequent = {keys: count for keys, count in phrases.items() if count >= least}
    maximal = [(names[keys].most_common(1)[0][0], count) for keys, count in _maximal(frequent).items()]
    terms.sort(key=lambda term: (-term.count, term.concept))
    maximal.sort(key=lambda pair: (-pair[1], pair[0]))
    return Coverage(tuple(terms), tuple(maximal[:most]), total)


def _phrases(text: str, tokens: Sequence[Token], language: str) -> Iterable[tuple[tuple[str, ...], str]]:
    functional = w.FUNCTION_WORDS.get(base(language), frozenset())
    inner = w.PREPOSITIONS.get(base(language), frozenset())

    def content(token: Token) -> bool:
        return token.word.isalpha() and len(token.word) > 2 and token.word not in functional

    for start, first in enumerate(tokens):
        if not content(first):
            continue
        for end in range(start + 1, min(start + 2 * LONGEST, len(tokens))):
            token = tokens[end]
            if token.joint == BREAK or not token.word.isalpha():
                break
            if not content(token):
                # Of function words only those that tie nouns together may stand within a phrase.
                if token.word not in inner and token.word not in w.EXPANSIONS.get(base(language), ()):
                    break
                continue
            part = tokens[start : end + 1]
            if sum(content(one) for one in part) <= LONGEST:
                yield tuple(one.key for one in part), text[first.start : token.end]


def _maximal(frequent: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], int]:
    inside: dict[tuple[str, ...], int] = {}
    for keys, count in frequent.items():
        for size in range(2, len(keys)):
            for start in range(len(keys) - size + 1):
                part = keys[start : start + size]
                inside[part] = max(inside.get(part, 0), count)
    return {keys: count for keys, count in frequent.items() if count > inside.get(keys, 0)}
