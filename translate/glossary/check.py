"""Faults of a termbase that would show in every translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.expressions import Expression
from translate.glossary import words as w
from translate.glossary.inflection import base
from translate.glossary.termbase import Concept, Term, Termbase, fold

SPACES = Expression(r"^\s|\s$|\s\s|[\t\n\r\u200b\ufeff]")
CASED = ("en", "fr", "es", "it", "pt", "ru", "nl", "pl", "uk", "ca", "cs", "ro", "sv", "tr")
"""Languages in which a common noun begins with a small letter."""


@dataclass(frozen=True)
class Problem:
    """``kind`` is a slug: duplicate, preferred, cycle, space, case, common, target, markup."""

    kind: str
    concept: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.concept}: {self.message}"


def check(termbase: Termbase) -> list[Problem]:
    """Every fault found, in the order of the concepts."""
    found: list[Problem] = []
    common = _first_words(termbase)
    for concept in termbase.concepts:
        found.extend(_in_concept(concept, common))
    found.extend(_between_concepts(termbase))
    found.extend(_cycles(termbase))
    order = {concept.id: number for number, concept in enumerate(termbase.concepts)}
    return sorted(found, key=lambda problem: order[problem.concept])


def _first_words(termbase: Termbase) -> set[tuple[str, str]]:
    """Words with which a term begins in small letters somewhere: no names."""
    terms = (term for concept in termbase.concepts for term in concept.terms if term.text.strip())
    firsts = ((term.language, term.text.split()[0]) for term in terms)
    return {(language, word) for language, word in firsts if word.islower()}


def _in_concept(concept: Concept, common: set[tuple[str, str]]) -> Iterator[Problem]:
    def problem(kind: str, message: str) -> Problem:
        return Problem(kind, concept.id, concept.line, message)

    seen: set[tuple[str, str]] = set()
    for term in concept.terms:
        key = (term.language, _spelled(term))
        if key in seen:
            yield problem("duplicate", f"{term.language} “{term.text}” stands twice")
        seen.add(key)
        if SPACES.search(term.text):
            yield problem("space", f"{term.language} “{_visible(term.text)}” has stray spaces")
        if _too_common(term) and not term.target_only:
            yield problem("common", f"{term.language} “{term.text}” would match everywhere; make it longer")
        case = _wrong_case(term, common)
        if case:
            yield problem("case", f"{term.language} “{term.text}” {case}")
    for language in concept.languages:
        terms = [term for term in concept.terms if term.language == language]
        first = [term for term in terms if term.status == "preferred"]
        for rank, term in enumerate(first):
            rivals = [other for other in first[:rank] if other.acronym == term.acronym and _share_region(other, term)]
            if rivals:
                yield problem("preferred", f"two preferred {language} terms: “{rivals[0].text}” and “{term.text}”")
        if terms and not first:
            yield problem("preferred", f"no preferred {language} term among “{'”, “'.join(t.text for t in terms)}”")


def _share_region(one: Term, other: Term) -> bool:
    return one.region is None or other.region is None or one.region == other.region


def _spelled(term: Term) -> str:
    return term.text if term.acronym or term.proper else fold(term.text)


def _between_concepts(termbase: Termbase) -> Iterator[Problem]:
    first: dict[tuple[str, str], Concept] = {}
    for concept in termbase.concepts:
        for term in concept.terms:
            other = first.setdefault((term.language, _spelled(term)), concept)
            if other is concept or term.region is not None:
                continue
            differing = [
                (language, mine, theirs)
                for language in concept.languages
                if language != term.language
                for mine, theirs in [(_preferred(concept, language), _preferred(other, language))]
                if mine and theirs and mine != theirs
            ]
            if differing:
                language, mine, theirs = differing[0]
                message = (
                    f"{term.language} “{term.text}” has two preferred {language} translations: "
                    f"“{mine}” here and “{theirs}” in {other.id}"
                )
                yield Problem("preferred", concept.id, concept.line, message)
            elif len(set(concept.languages) & set(other.languages)) > 1:
                message = f"{term.language} “{term.text}” also stands in {other.id}"
                yield Problem("duplicate", concept.id, concept.line, message)


def _preferred(concept: Concept, language: str) -> str:
    return next((t.text for t in concept.terms if t.language == language and t.status == "preferred"), "")


def _too_common(term: Term) -> bool:
    language = base(term.language)
    pieces = re.findall(r"\w+", term.text.casefold())
    if term.acronym or term.proper:
        return len(term.text) < 2 or not any(char.isalpha() for char in term.text)
    if not pieces or all(piece in w.FUNCTION_WORDS.get(language, ()) or piece.isdigit() for piece in pieces):
        return True
    short = len(term.text) < 3 and term.text.isascii()
    return short or (term.part_of_speech != "verb" and len(pieces) == 1 and pieces[0] in w.EVERYDAY.get(language, ()))


def _wrong_case(term: Term, common: set[tuple[str, str]]) -> str:
    letters = [char for char in term.text if char.isalpha()]
    if term.acronym:
        return "is an acronym in small letters" if letters and not any(char.isupper() for char in letters) else ""
    if term.proper or not letters:
        return ""
    if len(letters) > 4 and " " not in term.text and all(char.isupper() for char in letters):
        return "is all in capitals but no acronym"
    language = base(term.language)
    first = term.text.split()[0] if term.text.split() else ""
    name = (term.language, first.lower()) not in common or first.lower() in w.CAPITALISED.get(language, ())
    name = name or any(piece[0].isupper() for piece in term.text.split()[1:])
    if language in CASED and first.istitle() and not name and term.part_of_speech in ("noun", "verb", "adjective"):
        return f"begins with a capital but is a common {term.part_of_speech}"
    if language == "de" and term.part_of_speech == "noun" and " " not in term.text and first[:1].islower():
        return "is a German noun with a small letter"
    return ""


def _cycles(termbase: Termbase) -> Iterator[Problem]:
    """Deprecated terms that lead back to themselves: A gives way to B in one concept and B to A in another."""
    successor: dict[tuple[str, str], tuple[str, Concept]] = {}
    for concept in termbase.concepts:
        for term in concept.terms:
            if term.status == "deprecated" and (good := _preferred(concept, term.language)):
                successor.setdefault((term.language, fold(term.text)), (fold(good), concept))
    done: set[tuple[str, str]] = set()
    for start in successor:
        path: list[tuple[str, str]] = []
        at = start
        while at in successor and at not in done and at not in path:
            path.append(at)
            at = (at[0], successor[at][0])
        if at in path:
            concept = successor[at][1]
            ring = [text for _, text in path[path.index(at) :]]
            message = f"deprecated {at[0]} terms in a circle: {' → '.join([*ring, ring[0]])}"
            yield Problem("cycle", concept.id, concept.line, message)
        done.update(path)


def _visible(text: str) -> str:
    return text.replace("\t", "⇥").replace("\n", "↵").replace("\u200b", "·").replace("\ufeff", "·")
