"""Text as tokens that can be compared: where they stand, how they are written, what they are in other forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from translate.expressions import Expression
from translate.glossary import words as w
from translate.glossary.inflection import base, lemma, variants

MARKS = (
    "\u00ad\u200c\u200d\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0962\u0963\u0980-\u0983\u09bc-\u09cd\u0a00-\u0a03\u0a3c-\u0a4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c04"
    "\u0c3e-\u0c4d\u0d00-\u0d03\u0d3b-\u0d4d\ufe0e\ufe0f"
)
"""Combining signs of the scripts that news is written in: they belong to the letter before them."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts without spaces between words (Thai, Lao, Burmese, Khmer, kana, Han): one token a character."""
TOKEN = Expression(rf"[{UNSPACED}][{MARKS}]*|(?:[^\W\d_{UNSPACED}][{MARKS}]*)+|\d+|[^\s\w]|_")
HYPHENS = frozenset("-‐‑–")
APOSTROPHES = frozenset("'’ʼ＇")
INVISIBLE = Expression("[\u00ad\u200c\u200d\u0640\ufe0e\ufe0f]")

RUSSIAN_ADJECTIVE = Expression(r"(?<=\w{4})(?:[ыио]й|[ая]я|[ое]е|[ыи]е|[ое]го|[ое]му|[ыи]х|[ыи]ми?|[ую]ю|ей|[ое]м)$")

BREAK = "?"
"""Joint between tokens that cannot belong to one term: a dash, a paragraph, a stretch that is not language."""

CODE = Expression(
    r"""
    `[^`\n]+`                                            # inline code
  | \b[a-z][a-z0-9+.-]*://[^\s<>"«»]+                    # addresses with a scheme
  | \b(?:www\.|mailto:)[^\s<>"«»]+
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                         # e-mail
  | (?<![\w.])[@\#][\w]+                                 # handles, hashtags
  | \b(?:[\w-]+\.)+(?:com|org|net|int|gov|mil|edu|info|eu|fr|uk|us|de|es|ru|kz|tr|ch|be|ca|it|io|html?|pdf|docx?|
        xlsx?|csv|json|xml|txt|jpe?g|png|zip|py|js|sh|exe)\b(?:/[^\s<>"«»]*)?
  | (?<!\S)(?:~|\.{1,2})?/[\w.-]+/[\w./-]*               # paths
  | \b[A-Za-z]:\\[^\s]+
  | \b\w*_\w+\b                                          # snake_case
  | \b[A-Za-z]\w*(?:\.\w+)*\(\)                          # calls()
  | (?<!\S)--?[a-z][\w-]*(?==|\b(?!\w))(?:=\S+)?         # --options
  | \$\{?\w+\}?
  | &\#?\w+;
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What is not language in a text: addresses, code, file names."""


class Token(NamedTuple):
    """A word, a number or a sign.

    ``joint`` is what stands between it and the token before: nothing, a space, a hyphen, an apostrophe or BREAK.
    ``word`` is the token in lower case, composed; ``key`` stands for all its inflected forms; ``first`` is False for
    the second part of a contraction (``des`` = ``de`` + ``le``), which covers the same text.
    """

    start: int
    end: int
    raw: str
    word: str
    key: str
    joint: str
    first: bool = True


@lru_cache(maxsize=1 << 16)
def normal(raw: str) -> str:
    """A token as it is compared: composed, in lower case, without ligatures and invisible signs."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", raw)).casefold()
    return text.replace("œ", "oe").replace("æ", "ae").replace("ё", "е")


@lru_cache(maxsize=1 << 16)
def unaccented(word: str) -> str:
    """A word without accents, as capitals are often written in French and Spanish."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 16)
def key(word: str, language: str) -> str:
    """A coarse stem that all inflected forms of a (normal) word share; `same` decides between words that share one."""
    language = base(language)
    if language in ("fr", "en", "es"):
        return _STEMS[language](unaccented(word))
    found = lemma(word, language) if word.isalpha() else word
    # The dictionary lacks many compound adjectives of the field (беспилотный): without its ending all forms agree.
    return unaccented(RUSSIAN_ADJECTIVE.sub("", found) if language == "ru" else found)


def _french(word: str) -> str:
    if len(word) < 3:
        return word
    word = word.rstrip("sx") or word
    for endings, stem in _FRENCH_ENDINGS:
        for ending in endings:
            if word.endswith(ending) and len(word) > len(ending):
                return word.removesuffix(ending) + stem
    word = word.removesuffix("e")
    if word.endswith("v"):
        word = word[:-1] + "f"
    word = word.removesuffix("u") if word.endswith(("qu", "gu")) else word
    word = word[:-1] + "c" if word.endswith("q") else word.removesuffix("h") if word.endswith("ch") else word
    while len(word) > 2 and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("sx") or word


_FRENCH_ENDINGS = (
    (("trice", "teuse", "teure", "teur"), "tR"),
    (("euse", "eure", "eur", "eu"), "R"),
    (("eau", "elle", "el"), "L"),
    (("ail", "alle", "ale", "al", "au"), "A"),
)


def _english(word: str) -> str:
    if len(word) < 3:
        return word
    for irregular, regular in w.ENGLISH_KEYS:
        if word.endswith(irregular):
            word = word.removesuffix(irregular) + regular
    word = word.rstrip("se") or word
    for ending, stem in (("y", "i"), ("v", "f"), ("zz", "z")):
        if word.endswith(ending):
            return word.removesuffix(ending) + stem
    return word


def _spanish(word: str) -> str:
    if len(word) < 3:
        return word
    word = word.rstrip("se") or word
    if word[-1] in "oa" and len(word) > 1:
        word = word[:-1]
    return word[:-1] + "z" if word.endswith("c") else word


_STEMS = {"fr": _french, "en": _english, "es": _spanish}


@lru_cache(maxsize=256)
def tokenise(text: str, language: str, protected: tuple[tuple[int, int], ...] = ()) -> tuple[Token, ...]:
    """Cut a text into tokens, in order. Stretches in ``protected`` are left out; time is linear in the text."""
    tokens: list[Token] = []
    expansions = w.EXPANSIONS.get(base(language), {})
    end, elided, barrier = 0, False, True
    closed = iter(protected)
    span = next(closed, None)
    for found in TOKEN.finditer(text):
        start = found.start()
        while span is not None and span[1] <= start:
            span = next(closed, None)
        if span is not None and span[0] < found.end():
            barrier = True
            continue
        raw = found[0]
        if raw in HYPHENS or raw in APOSTROPHES:
            continue
        gap = text[end:start]
        joint = BREAK if barrier else _joint(gap)
        barrier = False
        if elided and joint == "'":
            joint = " "
        word = normal(raw)
        end = found.end()
        elided = word in expansions and end < len(text) and text[end] in APOSTROPHES
        # A lone letter is an article or a preposition only before an apostrophe: ``l'air``, but ``L 16``.
        parts = expansions.get(word, ()) if elided or len(word) > 1 else ()
        if not parts and (stem := key(word, language)):
            tokens.append(Token(start, end, raw, word, stem, joint))
        for number, part in enumerate(parts):
            stem = key(part, language)
            tokens.append(Token(start, end, raw, word, stem, joint if number == 0 else " ", number == 0))
    return tuple(tokens)


def _joint(gap: str) -> str:
    if gap == "" or gap == " ":
        return gap
    if gap in HYPHENS:
        return "-"
    if gap in APOSTROPHES:
        return "'"
    return " " if gap.isspace() and gap.count("\n") < 2 else BREAK


def protected_spans(text: str, extra: Sequence[tuple[int, int]] = ()) -> tuple[tuple[int, int], ...]:
    """Where ``text`` is not language: addresses and code in it, and the caller's own spans; in order, merged."""
    spans = sorted([*(found.span() for found in CODE.finditer(text)), *extra])
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def same(raw: str, word: str, term: str, language: str, feminine: bool) -> bool:
    """Whether a token (``raw`` as written, ``word`` in normal form) is the term's word in some number (and gender).

    The two share a key. Accents may be missing on a first capital and on a word in capitals.
    """
    if base(language) not in _STEMS:
        return True
    forms = variants(term, language, feminine)
    if word in forms:
        return True
    if raw[0].isupper():
        if raw.isupper() and len(raw) > 1:
            return any(unaccented(word) == unaccented(form) for form in forms)
        return any(word[0] == unaccented(form[0]) and word[1:] == form[1:] for form in forms if form)
    return False
