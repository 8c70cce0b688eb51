"""Titles in capitals: telling them, and giving them the case of running text."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from translate.expressions import Expression
from translate.language import frequent_words
from translate.text import english, names
from translate.text.numbers import roman

_WORD = Expression(r"[^\W_]+(?:[-‑][^\W_]+)*")
_PART = Expression(r"[^\W_]+")
# Dotted acronyms and initials: U.S., J. R.
_DOTTED = Expression(r"(?<![\w'’])[^\W\d_]\.(?:[^\W\d_]\.)*(?!$)|(?<!\w)(?:[^\W\d_]\.){2,}")
_ORDINAL = Expression(r"(\d+|[IVX]+)(ERS?|[EÈ]RES?|RES?|[EÈ]MES?|ES?|ND|RD|ST|TH)")
# What comes before the first word of a sentence.
_BEGINNING = Expression(r"(?:^|[.!?…:]|(?:^|\s)[-–—•])[\s\"'’“”«»„‹›()\[\]¿¡\u00a0\u202f]*$")
_SENTENCE_END = Expression(r"(?:[^\W_]{2}|\d)[\"'’”»)]*[.!?…]+[\s\"'’“”«»()\u00a0\u202f]*$")
_VOWELS = frozenset("aeiouyаеёиоуыэюяіїєαεηιουω")
# Acronyms with vowels, which nothing else tells from words.
_ACRONYMS = frozenset(
    "OTAN ONU NATO UNO UAV UAS UCAV UE EU UK US USA UAE UN URSS USSR OSCE OPEP OPEC AIEA IAEA OCDE OECD OMS CIA FBI"
    " NSA AFP EFE DPA ISR IA AI DGA DGSE DGSI SCAF FCAS MGCS SNLE SNA GIGN BRICS AWACS MANPADS MLRS HIMARS ATACMS THAAD"
    " ICBM IRBM JASSM AUKUS ASEAN ANASE CEI CIS OTSC CSTO OCS SCO UEE DAECH PKK YPG OLP PLO ONG NGO PIB GDP TVA"
    " ООН НАТО США СССР ЕС РФ ОАЭ БПЛА ВМФ ВВС МИД ОБСЕ ОДКБ ШОС СНГ КНДР КНР".split()
)
_TITLES = frozenset("mme mmes mlle dr pr prof mr mrs ms mgr sr sra lt".split())
# Place names that are rather ordinary words, or grenades.
_ORDINARY = {
    "en": "channel states male nice oral reunion balkan",
    "es": "granada rin nome lima canal",
    "fr": "grenade manche canton nice oral réunion maurice eau",
    "it": "nome reno male",
    "pt": "nome reno granada",
}


def is_capitals(text: str) -> bool:
    """Return whether a text is set in capitals: nearly all letters, and two words or eight letters of them at least.

    An acronym (``OTAN``) is not, nor is anything in a script without case.
    """
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    if upper < 4 or upper < 0.85 * (upper + lower):
        return False
    words = [word for word in _PART.findall(text) if sum(map(str.isalpha, word)) >= 2]
    return len(words) >= 2 or upper >= 8


def lexicon(texts: Iterable[str]) -> Mapping[str, str]:
    """Return the words of running texts, in lower case, with the case that they usually have within a sentence.

    What only ever begins sentences comes with the case that it has there. Texts in capitals count for nothing.
    Hyphenated words are there as a whole and by their parts.
    """
    inside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        if is_capitals(text):
            continue
        for match in _WORD.finditer(text):
            begins = bool(_BEGINNING.search(text[max(0, match.start() - 12) : match.start()]))
            word = match[0]
            (first if begins else inside)[word.lower()][word] += 1
            parts = _PART.findall(word)
            for number, part in enumerate(parts if len(parts) > 1 else ()):
                (first if begins and not number else inside)[part.lower()][part] += 1
    known = {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in first.items()}
    known.update({key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in inside.items()})
    return {key: form for key, form in known.items() if len(key) == len(form)}


def sentence_case(text: str, lexicon: Mapping[str, str], language: str) -> str:
    """Return a text in capitals as running text would have it, letter for letter (only case changes).

    Capitals stay or come on the first letter of each sentence, on names that the lexicon or the table of places knows,
    on acronyms (known ones, dotted ones, those without a vowel), on Roman numerals and words with figures.
    """
    folded = _folded(lexicon)
    places = _places(language)
    letters = list(_lower(text, language))
    kept = _place_spans(text, places, language)
    for match in _WORD.finditer(text):
        span = match.span()
        inside = [(start, form) for start, end, form in kept if start <= span[0] and span[1] <= end]
        if inside:
            continue
        for start, word in _cased(match[0], folded, language):
            letters[span[0] + start : span[0] + start + len(word)] = word
    for start, end, form in kept:
        letters[start:end] = form
    for match in _DOTTED.finditer(text):
        letters[match.start() : match.end()] = match[0]
    for match in _WORD.finditer(text):
        before = text[: match.start()]
        if not before.strip("\"'’“”«»„‹›()[]¿¡–—-• \u00a0\u202f") or _SENTENCE_END.search(before[-12:]):
            letters[match.start()] = _one(text[match.start()].upper(), text[match.start()])
    return "".join(letters)


def _cased(word: str, folded: Mapping[str, str], language: str) -> list[tuple[int, str]]:
    """Return a word in capitals, or its parts, as they are written within a sentence, with their places in the word."""
    common = frequent_words(language)
    form = folded.get(_fold(word))
    if form and (form.islower() or not (word.lower() in common and form == form.capitalize())):
        return [(0, _like(form, word, language))]
    ending = _ORDINAL.fullmatch(word) if language in ("fr", "en", "nl") and word not in ("VIE", "VIES") else None
    if ending and (ending[1].isdigit() or roman(ending[1])):
        return [(0, ending[1] + ending[2].lower())]
    if any(map(str.isdigit, word)):
        return [(0, word)]
    parts = list(_PART.finditer(word))
    if len(parts) > 1:
        return [(part.start() + at, form) for part in parts for at, form in _cased(part[0], folded, language)]
    lower = _lower(word, language)
    if lower in _TITLES:
        return [(0, lower.capitalize())]
    if (word in _ACRONYMS and lower not in common) or (
        roman(word) and (len(word) > 1 or word in "IVX") and lower not in common
    ):
        return [(0, word)]
    if len(word) > 1 and lower not in common and not any(c in _VOWELS for c in _fold(word)) and len(word) <= 6:
        return [(0, word if word.isupper() else lower)]
    if language == "en" and (english.is_proper(lower) or lower == "i"):
        return [(0, lower.capitalize())]
    if language == "de" and len(word) > 3 and lower not in common:
        return [(0, _one(word[0].upper(), word[0]) + lower[1:])]
    return [(0, lower)]


def _place_spans(text: str, places: Mapping[str, str], language: str) -> list[tuple[int, int, str]]:
    """Find place names, of several words too, longest first: (start, end, name in its own case)."""
    words = list(_PART.finditer(text))
    found: list[tuple[int, int, str]] = []
    number = 0
    while number < len(words):
        step = 1
        for count in range(min(5, len(words) - number), 0, -1):
            start, end = words[number].start(), words[number + count - 1].end()
            name = places.get(_fold(re.sub(r"[\s\u00a0-]", " ", text[start:end])))
            if name and len(name) == end - start:
                found.append((start, end, _like(name, text[start:end], language)))
                step = count
                break
        number += step
    return found


@functools.cache
def _places(language: str) -> Mapping[str, str]:
    """Place names of a language, folded, with their own case; acronyms and ordinary words are left out."""
    ordinary = _ORDINARY.get({"pb": "pt"}.get(language, language), "").split()
    usable = [name for name in names.names(language) if name.lower() not in ordinary and len(name) > 3]
    return {
        _fold(name).replace("-", " "): name
        for name in sorted(usable)
        if name.upper() not in _ACRONYMS and not name.isupper()
    }


def _folded(lexicon: Mapping[str, str]) -> dict[str, str]:
    """The lexicon by folded keys: capitals are often set without accents. Keys without accents go before others."""
    folded = {_fold(key): form for key, form in sorted(lexicon.items(), reverse=True)}
    folded.update({key: form for key, form in lexicon.items() if _fold(key) == key})
    return folded


def _fold(text: str) -> str:
    """Lower case without accents, character by character, so that the length stays."""
    return "".join(_one(unicodedata.normalize("NFD", _one(c.lower(), c))[0], c) for c in text)


def _one(changed: str, character: str) -> str:
    """Return a changed character, or the old one where the change would lengthen the text (ß, İ)."""
    return changed if len(changed) == 1 else character


def _lower(text: str, language: str) -> str:
    if language in ("az", "tr"):
        text = text.replace("I", "ı").replace("İ", "i")
    return "".join(_one(c.lower(), c) for c in text)


def _like(form: str, text: str, language: str) -> str:
    """Return ``text`` with the case of ``form``, which has the same letters but for accents."""
    lower = _lower(text, language)
    return "".join(_one(c.upper(), c) if f.isupper() else low for f, c, low in zip(form, text, lower, strict=True))
