"""The forms of a whole term: which of its words are inflected, and other ways to spell it."""

from __future__ import annotations

from typing import Literal

from translate.glossary import words as w
from translate.glossary.inflection import base, plural, verb_forms
from translate.glossary.termbase import Term

Number = Literal["singular", "plural"]


def inflect(term: Term, number: Number) -> str:
    """A term's text in singular or plural: the head of a multiword term, and what agrees with it, is inflected.

    ``chief of staff`` becomes ``chiefs of staff``, ``munition rôdeuse`` ``munitions rôdeuses``.
    """
    text = " ".join(term.text.split())
    if number == "singular" or term.number == "plural" or term.part_of_speech in ("verb", "adjective", "adverb"):
        return text
    language = base(term.language)
    if term.part_of_speech == "proper noun" and not term.do_not_translate:
        # ``Patriot system`` has a plural, ``NATO`` and ``Treaty of Moscow`` have none.
        if term.acronym or not text.split(" ")[-1 if language == "en" else 0].islower():
            return text
    elif term.abbreviated or term.do_not_translate:
        return text + "s" if language == "en" and text[-1:].isalnum() and text[-1] not in "sS" else text
    pieces = text.split(" ")
    stops = w.PREPOSITIONS.get(language, frozenset())
    end = next((i for i, piece in enumerate(pieces) if i and _is_preposition(piece, stops)), len(pieces))
    if language == "en":
        pieces[end - 1] = _hyphenated(pieces[end - 1], language)
        return " ".join(pieces)
    for index in range(end):
        name_inside = index > 0 and pieces[index][0].isupper() and pieces[0][0].islower() and language != "de"
        if not name_inside and pieces[index].lower() not in w.FUNCTION_WORDS.get(language, ()):
            last = index == end - 1
            pieces[index] = _german_adjective(pieces[index]) if language == "de" and not last else _hyphenated(
                pieces[index], language
            )  # fmt: skip
    return " ".join(pieces)


def _is_preposition(piece: str, stops: frozenset[str]) -> bool:
    low = piece.lower().replace("’", "'")
    return low in stops or low.startswith(("d'", "l'"))


def _german_adjective(word: str) -> str:
    return word[:-2] + "e" if word.endswith(("es", "er", "em", "en")) else word


def _hyphenated(word: str, language: str) -> str:
    """The plural of a word that may have hyphens: ``sous-marins``, ``états-majors``, ``commanders-in-chief``."""
    parts = word.split("-")
    stops = w.PREPOSITIONS.get(language, frozenset()) | w.FUNCTION_WORDS.get(language, frozenset())
    inside = next((i for i, part in enumerate(parts) if i and part.lower() in stops), 0)
    if inside and parts[0].lower() not in stops:
        return "-".join([plural(parts[0], language), *parts[1:]]) if language == "en" else word
    if language == "fr" and parts[0].lower() in w.FRENCH_FIRST_PARTS and len(parts) == 2:
        parts[0] = plural(parts[0], language)
    parts[-1] = plural(parts[-1], language)
    return "-".join(parts)


def spellings(term: Term) -> tuple[str, ...]:
    """Ways to write a term that are no inflection: an English verb's forms, a prefix joined, hyphened or apart."""
    text = " ".join(term.text.split())
    if term.part_of_speech == "verb" and base(term.language) == "en":
        return tuple(dict.fromkeys((text, *verb_forms(text))))
    if term.abbreviated or term.do_not_translate:
        return (text,)
    found = [text]
    pieces = text.split(" ")
    for index, piece in enumerate(pieces):
        other = _other_prefix(piece)
        if other:
            found.append(" ".join([*pieces[:index], other, *pieces[index + 1 :]]))
    return tuple(found)


def _other_prefix(word: str) -> str:
    low = word.lower()
    for prefix in w.PREFIXES:
        rest = word[len(prefix) :]
        if not low.startswith(prefix) or len(rest) < 5:
            continue
        if rest[0] == "-":
            return word[: len(prefix)] + rest[1:]
        if rest.isalpha() and prefix in w.OPEN_PREFIXES:
            return word[: len(prefix)] + "-" + rest
    return ""
