"""What a term has to become in the target language: forms to ask for, and where they stand in a translation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from translate.glossary.fitting import Patterns, scan, term_tokens
from translate.glossary.forms import Number, inflect, spellings
from translate.glossary.inflection import base, verb_forms
from translate.glossary.termbase import Concept, Region, Term
from translate.glossary.tokens import Token


@dataclass(frozen=True)
class Rendering:
    """A concept in the target language, seen from one source term.

    ``wanted`` is asked for; ``accepted`` are the terms that satisfy a check, ``wanted`` among them; ``replaced`` pairs
    a term that must not stand with the one that takes its place.
    """

    wanted: Term
    accepted: tuple[Term, ...]
    replaced: tuple[tuple[Term, Term], ...] = ()

    def forms(self, number: Number, verb: str = "base") -> tuple[str, ...]:
        """Forms to ask for, best first: in the given number, then in the other; for a verb, the form named first."""
        wanted = self.wanted
        if wanted.part_of_speech == "verb" and base(wanted.language) == "en":
            return tuple(dict.fromkeys((self._verb_forms[verb], *self._verb_forms.values())))
        singular, plural = self._numbers
        if number == "plural":
            return (plural, singular) if plural != singular else (plural,)
        return (singular, plural) if plural != singular and not wanted.do_not_translate else (singular,)

    @cached_property
    def _numbers(self) -> tuple[str, str]:
        return inflect(self.wanted, "singular"), inflect(self.wanted, "plural")

    @cached_property
    def _verb_forms(self) -> dict[str, str]:
        text = " ".join(self.wanted.text.split())
        names = ("third", "past", "participle", "ing")
        return {"base": text, **dict(zip(names, verb_forms(text), strict=True))}

    def find(self, text: str) -> list[tuple[int, int]]:
        """The (start, end) of every accepted rendering in a translation, left to right, none overlapping."""
        return [(start, end) for start, end, _ in scan(text, self._accepted, self.wanted.language)]

    def find_deprecated(self, text: str) -> list[tuple[int, int, str]]:
        """The (start, end, replacement) of every rendering that must not stand; what `find` finds is let alone."""
        good = self.find(text)
        return [
            (start, end, _replacement(text[start:end], term, dict(self.replaced)[term]))
            for start, end, term in scan(text, self._replaced, self.wanted.language)
            if not any(start < stop and begin < end for begin, stop in good)
        ]

    @cached_property
    def deprecated(self) -> tuple[str, ...]:
        """The renderings that must not stand, in singular and plural."""
        return tuple(
            dict.fromkeys(inflect(term, number) for term, _ in self.replaced for number in ("singular", "plural"))
        )

    @cached_property
    def _accepted(self) -> Patterns:
        return _patterns(self.accepted)

    @cached_property
    def _replaced(self) -> Patterns:
        return _patterns(term for term, _ in self.replaced)


def _patterns(terms: Iterable[Term]) -> Patterns:
    patterns: dict[str, list[tuple[Term, tuple[Token, ...]]]] = {}
    for term in terms:
        coded = any(character.isdigit() for character in term.text.split(" ")[-1])
        plural = [inflect(term, "plural")] if coded else []  # NH90s and A400Ms are two tokens and an ending
        for text in (*spellings(term), *plural):
            if tokens := term_tokens(text, term.language):
                patterns.setdefault(tokens[0].key, []).append((term, tokens))
    return patterns


def _replacement(surface: str, bad: Term, good: Term) -> str:
    """``good`` in the number and the capitals of what it replaces."""
    singular, plural = inflect(bad, "singular"), inflect(bad, "plural")
    folded = surface.casefold()
    text = inflect(good, "plural" if folded == plural.casefold() != singular.casefold() else "singular")
    if good.abbreviated:
        return text
    if surface.isupper() and not bad.abbreviated:
        return text.upper()
    if not surface[:1].isupper() or bad.text[:1].isupper():
        return text
    pieces = text.split(" ")
    if " " in surface and surface.istitle():
        return " ".join(piece[:1].upper() + piece[1:] for piece in pieces)
    return text[:1].upper() + text[1:]


def render(concept: Concept, source: Term, target: str, english: Region) -> Rendering | None:
    """How a concept's ``source`` term is rendered in language ``target``; None where the concept does not say."""
    terms = concept.in_language(target)
    if not terms:
        return Rendering(source, (source,)) if source.do_not_translate else None
    usable = [term for term in terms if term.status != "deprecated"]
    chosen = [term for term in usable if term.region in (None, english)] or usable
    if not chosen:
        return None
    chosen.sort(key=lambda term: term.status != "preferred")
    wanted = _counterpart(concept, source, chosen)
    other = [term for term in usable if term not in chosen]
    here = [term for term in chosen if term.region is not None] or chosen
    replaced = [(term, wanted) for term in terms if term.status == "deprecated"]
    replaced += [(term, here[min(rank, len(here) - 1)]) for rank, term in enumerate(other)]
    return Rendering(wanted, tuple(dict.fromkeys((wanted, *chosen))), tuple(replaced))


def _counterpart(concept: Concept, source: Term, chosen: list[Term]) -> Term:
    """Acronym for acronym; else the term of the same rank where both languages list as many; else the preferred one."""
    alike = [term for term in chosen if term.abbreviated == source.abbreviated] or chosen
    if source.abbreviated and alike[0].abbreviated:
        return next((term for term in alike if term.text == source.text), alike[0])
    sources = _distinct(term for term in concept.in_language(source.language) if term.abbreviated == source.abbreviated)
    targets = _distinct(alike)
    names = list(sources)
    if len(sources) == len(targets) and _letters(source) in names:
        return list(targets.values())[names.index(_letters(source))]
    return alike[0]


def _distinct(terms: Iterable[Term]) -> dict[str, Term]:
    """Terms that differ in more than spaces and hyphens, in order."""
    first: dict[str, Term] = {}
    for term in terms:
        if term.status != "deprecated":
            first.setdefault(_letters(term), term)
    return first


def _letters(term: Term) -> str:
    return "".join(char for char in term.text.casefold() if char.isalnum())
