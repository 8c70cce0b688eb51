"""English around the holes: what a package gets wrong where it cannot see a word."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from translate.decoding.articles import OF, with_article
from translate.decoding.demonyms import lost_nationality, turned_nationality
from translate.decoding.prepare import Hole, Prepared
from translate.expressions import Expression
from translate.text import lexicon, persons

_RANK = Expression(
    r"\b(?:general|colonel|major|captain|commander|lieutenant|admiral|marshal|sergeant|corporal|ensign)\b"
)
_NAMED = Expression(r" [A-ZÀ-Þ]")
_NOUN_OF = Expression(r"(?:\b(?P<the>la |le |les |l')|^|\W)(?P<noun>[a-zà-ÿœ]{4,}) d(?:e |es |')$", re.IGNORECASE)


def mend(prepared: Prepared, source: str, hypothesis: str) -> str:
    """Put right what an English hypothesis has wrong beside a placeholder or a term that was asked for, going by the
    French around it.

    ``[1] du [2]`` that became ``[1] [2]`` gets its ``of``; a term gets the article that it lacks and loses the one that
    it must not have; a rank before a name is written with capitals and no article.
    """
    holes = sorted((*prepared.holes, *prepared.asked))
    for first, second in itertools.pairwise(holes):
        between = source[first.end : second.start]
        pair = re.compile(f"({first.pattern.pattern}) ((?:the )?{second.pattern.pattern})")
        if OF.fullmatch(between):
            hypothesis = pair.sub(r"\1 of \2", hypothesis)
        elif _is_office(first, second, source):
            turned = re.compile(f"({second.pattern.pattern}) ({first.pattern.pattern})")
            hypothesis = turned.sub(r"\2 \1", hypothesis)
    for hole in holes:
        if hole.kind == "term" and _RANK.search(hole.fill) and _NAMED.match(source, hole.end):
            rank = re.compile(rf"(?:\b(?:[Tt]he|an?) )?{hole.pattern.pattern}(?= (?:[A-Z]|\[))")
            title = re.sub(r"\b[a-z](?!n?d\b|f\b)", lambda letter: letter[0].upper(), hole.fill)
            hypothesis = rank.sub(title.replace("\\", ""), hypothesis)
    for hole in prepared.holes:
        # ``The [1] birmane [1]``: a hole that is written twice stands for one thing.
        if len(hole.pattern.findall(hypothesis)) > prepared.text.count(hole.placeholder):
            twice = rf"{hole.pattern.pattern}(?:['’]s)? ((?:[\w'’-]+ ){{0,2}}{hole.pattern.pattern})"
            hypothesis = re.sub(twice, r"\1", hypothesis)
    turns: Counter[str] = Counter()
    for hole in holes:
        hypothesis = _of_several(hole, prepared.text, hypothesis)
        hypothesis = lost_nationality(hole, prepared.text, hypothesis)
        hypothesis = turned_nationality(hole.pattern.pattern, source[: hole.start], hypothesis)
        # A term asked for more than once: its places in the hypothesis are taken in the order of the source.
        places = itertools.islice(hole.pattern.finditer(hypothesis), turns[hole.placeholder], None)
        turns[hole.placeholder] += 1
        if hole.kind == "term" and (found := next(places, None)):
            before, after = hypothesis[: found.start()], hypothesis[found.end() :]
            hypothesis = with_article(hole, source[: hole.start], before, after) + found[0] + after
    return hypothesis


def _of_several(hole: Hole, french: str, text: str) -> str:
    """``La production de [1]s`` that became ``[1]s production`` is the production of [1]s: plurals do not stand before
    nouns."""
    plural = hole.plural and hole.fill.endswith("s")
    before = _NOUN_OF.search(french[: french.find(hole.placeholder)]) if plural else None
    known = lexicon.entry(before["noun"], "fr", "en") if before else None
    if before is None or known is None:
        return text
    after = re.search(rf"{re.escape(hole.placeholder)} (?P<kind>[a-zà-ÿœ]{{4,}})", french)
    kind = lexicon.entry(after["kind"], "fr", "en") if after else None
    kinds = "|".join(map(re.escape, kind.renderings)) if kind else "(?!)"

    def turn(match: re.Match[str]) -> str:
        if lexicon.stem(match["noun"]) not in known.stems:
            return match[0]
        article = match["article"] or ("the " if before["the"] else "")
        return f"{article}{match['noun']} of {match['kind'] or ''}{match['several']}"

    article, many = r"(?P<article>\b(?:[Tt]he|[Aa]n?) )?", rf"(?P<several>{hole.pattern.pattern})"
    several = rf"{article}(?P<kind>\b(?:{kinds}) )?{many}'? (?P<noun>[a-z]{{4,}})\b"
    return re.sub(several, turn, text)


def _is_office(first: Hole, second: Hole, source: str) -> bool:
    """Tell whether a term is what the person is whose name follows: ``le premier ministre hongrois Viktor Orban``, who
    is no ``Viktor Orban prime minister``."""
    follows = re.fullmatch(r" (?:[a-zà-ÿ-]+ )?", source[first.end : second.start])
    named = (first.kind, second.kind) == ("term", "name") and follows
    return bool(named) and any(map(persons.kind, source[first.start : first.end].split()))
