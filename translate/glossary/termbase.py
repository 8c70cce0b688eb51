"""The termbase: concepts that hold terms in many languages (the concept-oriented model of ISO 30042)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, NamedTuple

Status = Literal["preferred", "admitted", "deprecated"]
Region = Literal["us", "gb"]

STATUSES: tuple[Status, ...] = ("preferred", "admitted", "deprecated")
GENDERS = ("masculine", "feminine", "neuter", "other")
LONGEST = 20
"""The most words that a term may have; a longer one is a sentence in the wrong column."""


class Item(NamedTuple):
    """A piece of a TBX entry that has no field of its own here: kept as it was read and written again.

    ``kind`` is the TBX element (``descrip``, ``admin``, ``termNote``, ``xref``, ``transacGrp``, ``hi`` …, or ``#text``
    for text between inline elements), ``type`` its data category, ``items`` what lies in it.
    """

    kind: str
    type: str = ""
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    items: tuple[Item, ...] = ()


class Term(NamedTuple):
    """One term in one language.

    ``language`` is a lower-case tag (``fr``, ``pt-br``); American and British spellings are ``en`` with a ``region``.
    ``number`` is ``plural`` for a term that has only a plural, else empty. ``target_only`` is a term that is right as a
    translation, but means too many other things to be looked for in a text (English ``joint``, Spanish ``cabo``).
    """

    text: str
    language: str
    status: Status = "preferred"
    do_not_translate: bool = False
    part_of_speech: str = ""
    gender: str = ""
    acronym: bool = False
    region: Region | None = None
    note: str = ""
    source: str = ""
    number: str = ""
    target_only: bool = False
    extra: tuple[Item, ...] = ()

    @property
    def proper(self) -> bool:
        """True for names: proper nouns and what is never translated."""
        return self.do_not_translate or self.part_of_speech == "proper noun"

    @property
    def abbreviated(self) -> bool:
        """True for acronyms, and for a word in capitals of which nothing says what it is: ``CAS`` is no ``cas``."""
        text = self.text.strip()
        return self.acronym or (len(text) > 1 and text.isalpha() and text.isupper() and not self.proper)


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning. ``terms`` are in order of preference within a language; ``line`` is where its file has it.

    ``generated`` says that ``id`` was made here, as the file has none.
    """

    id: str
    subject: str = ""
    definition: str = ""
    terms: tuple[Term, ...] = ()
    note: str = ""
    source: str = ""
    extra: tuple[Item, ...] = ()
    language_extra: tuple[tuple[str, tuple[Item, ...]], ...] = ()
    line: int | None = field(default=None, compare=False)
    generated: bool = field(default=False, compare=False)

    def in_language(self, language: str) -> tuple[Term, ...]:
        """The terms of a language; a plain ``pt`` also finds ``pt-br``, and ``pt-br`` falls back on ``pt``."""
        exact = tuple(term for term in self.terms if term.language == language)
        if exact:
            return exact
        base = language.partition("-")[0]
        return tuple(
            term for term in self.terms if term.language == base or term.language.partition("-")[0] == language
        )

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(term.language for term in self.terms))


class Conflict(NamedTuple):
    """A term that two termbases translate differently: ``kept`` is the later one's preferred translation."""

    language: str
    term: str
    target_language: str
    kept: str
    kept_concept: str
    dropped: str
    dropped_concept: str

    def __str__(self) -> str:
        return (
            f"{self.language} “{self.term}” → {self.target_language} “{self.kept}” ({self.kept_concept}) "
            f"replaces “{self.dropped}” ({self.dropped_concept})"
        )


@dataclass(frozen=True)
class Termbase:
    """Concepts in order of precedence: where two share a term, the first one rules.

    ``english`` is the spelling that a matcher asks for by default. ``header`` and ``back`` are the TBX header and back
    matter as XML. ``conflicts`` are what `merge` decided. ``stamp`` stands for the files' content, where it is known.
    """

    concepts: Sequence[Concept] = ()
    title: str = ""
    english: Region = "us"
    header: str = ""
    back: str = ""
    conflicts: tuple[Conflict, ...] = field(default=(), compare=False)
    stamp: str = field(default="", compare=False)

    def lookup(self, text: str, language: str | None = None) -> list[tuple[Concept, Term]]:
        """Every term written like ``text`` (case and spacing aside), with its concept, in order of precedence."""
        found = self._index.get(fold(text), [])
        return [(concept, term) for concept, term in found if language in (None, term.language)]

    @cached_property
    def _index(self) -> dict[str, list[tuple[Concept, Term]]]:
        index: dict[str, list[tuple[Concept, Term]]] = {}
        for concept in self.concepts:
            for term in concept.terms:
                index.setdefault(fold(term.text), []).append((concept, term))
        return index

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(term.language for concept in self.concepts for term in concept.terms))


def fold(text: str) -> str:
    """A term's text for lookup: composed, case-folded, one space between words, straight apostrophes."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("’", "'").split())


def preferred(terms: Iterable[Term], english: Region = "us") -> Term | None:
    """The term to show for a concept in one language: preferred, in the chosen spelling, if possible a full form."""
    usable = [term for term in terms if term.status != "deprecated"]
    if not usable:
        return None
    rank = {"preferred": 0, "admitted": 1}
    return min(usable, key=lambda term: (term.region not in (None, english), rank[term.status], term.acronym))


def merge(*termbases: Termbase) -> Termbase:
    """One termbase of several: later ones win, and what they overrule is listed in ``conflicts``.

    The concepts of later termbases come first. Where a later one has a concept of the same id that shares a term with
    the earlier one, its languages replace those of the earlier concept and the other languages stay; where the id is
    the same by chance, the later concept gets another.
    """
    merged = Termbase()
    for termbase in termbases:
        earlier = {concept.id: concept for concept in merged.concepts}
        own = _renamed(termbase.concepts, earlier)
        conflicts = (*merged.conflicts, *_conflicts(merged, own))
        new = [_overlay(earlier.get(concept.id), concept) for concept in own]
        ids = {concept.id for concept in new}
        old = [concept for concept in merged.concepts if concept.id not in ids]
        base = termbase if not merged.concepts else merged
        merged = replace(base, concepts=(*new, *old), conflicts=(*conflicts, *termbase.conflicts), stamp="")
    return merged


def _renamed(concepts: Sequence[Concept], earlier: Mapping[str, Concept]) -> list[Concept]:
    """``concepts``, those with another id whose id ``earlier`` has for another meaning."""
    taken = dict.fromkeys([*earlier, *(concept.id for concept in concepts)], 1)
    return [
        concept
        if concept.id not in earlier or _are_one(earlier[concept.id], concept)
        else replace(concept, id=unique(concept.id, taken))
        for concept in concepts
    ]


def _are_one(earlier: Concept, later: Concept) -> bool:
    """Whether two concepts of one id are the same: their files say so, and they have a term in common."""
    texts = {(term.language, fold(term.text)) for term in earlier.terms}
    shared = any((term.language, fold(term.text)) in texts for term in later.terms)
    return shared and not earlier.generated and not later.generated


def _overlay(earlier: Concept | None, later: Concept) -> Concept:
    if earlier is None:
        return later
    languages = {term.language for term in later.terms}
    kept = tuple(term for term in earlier.terms if term.language not in languages)
    return replace(
        later,
        terms=(*later.terms, *kept),
        subject=later.subject or earlier.subject,
        definition=later.definition or earlier.definition,
        note=later.note or earlier.note,
        source=later.source or earlier.source,
    )


def _conflicts(earlier: Termbase, later: Sequence[Concept]) -> Iterator[Conflict]:
    if not earlier.concepts:
        return
    for concept in later:
        for term in concept.terms:
            for other, _ in earlier.lookup(term.text, term.language)[:1]:
                for language in concept.languages:
                    if language == term.language:
                        continue
                    kept, dropped = preferred(concept.in_language(language)), preferred(other.in_language(language))
                    if kept and dropped and fold(kept.text) != fold(dropped.text):
                        yield Conflict(
                            term.language, term.text, language, kept.text, concept.id, dropped.text, other.id
                        )


def slug(text: str) -> str:
    """A readable identifier from a term: ASCII letters, digits and hyphens; empty where the script has none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def unique(name: str, taken: dict[str, int]) -> str:
    """``name``, or ``name-2``, ``name-3`` … where it is taken; ``taken`` counts the names given out."""
    count = taken.get(name, 0) + 1
    taken[name] = count
    if count == 1:
        return name
    return unique(f"{name}-{count}", taken)
