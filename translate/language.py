"""Languages: their codes and names, and telling the language of a text."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from translate.errors import LanguageError
from translate.expressions import Expression

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

DATA = Path(__file__).parent / "data"
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})

# Region and script subtags that make another language of it, as Argos packages have it.
_SPLIT = {
    "pt-br": "pb",
    **dict.fromkeys(("zh-tw", "zh-hk", "zh-mo", "zh-hant"), "zt"),
}
_SAMPLE = 2000  # characters of an article that are looked at
_SURE = 0.5  # the second language's share of the first one's words, up to which words alone decide
_LEAST = 0.05  # weighed probability (at most 2.4) below which the model is guessing
_NOISE = Expression(r"```.*?```|`[^`\n]*`|\S*(?:://|@|www\.)\S*|[\d_#*|<>\[\]{}=\\]+", re.DOTALL)
_WORD = Expression(r"[^\W\d_]+")
_TRADITIONAL = frozenset("國這個為們來時會說對學發開經動過還現無與後點實電關長員從應區軍機飛戰導彈據報軟體灣")
_SIMPLIFIED = frozenset("国这个为们来时会说对学发开经动过还现无与后点实电关长员从应区军机飞战导弹据报软体湾")


class Language(NamedTuple):
    """A language: ISO 639-1 code (or Argos' ``pb``, ``zt``), English name, own name, other codes and names."""

    code: str
    name: str
    own_name: str
    others: tuple[str, ...]


@functools.cache
def languages() -> Mapping[str, Language]:
    """Return all known languages by code."""
    table = {}
    for line in (DATA / "languages.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, name, own_name, others = line.split("\t")
            table[code] = Language(code, name, own_name, tuple(filter(None, others.split("|"))))
    return table


def _fold(name: str) -> str:
    """Lower case, without accents: ``Français`` → ``francais``."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)).strip()


@functools.cache
def _spellings() -> Mapping[str, str]:
    """Every accepted code and name, folded, with its code."""
    table: dict[str, str] = {}
    for language in languages().values():
        for spelling in (language.code, language.name, language.own_name, *language.others):
            table.setdefault(_fold(spelling), language.code)
    return table


def normalise(code: str) -> str:
    """Return the code that the packages use for a language given by any usual code or by name.

    ``FR``, ``fr-FR``, ``fra``, ``french`` and ``Français`` are ``fr``; ``pt-BR`` is ``pb``; ``zh-TW`` and ``zh-Hant``
    are ``zt``; ``no`` is ``nb``. Raises LanguageError, with the nearest language, for anything else.
    """
    wanted = _fold(code)
    tag = wanted.replace("_", "-")
    for start, language in _SPLIT.items():
        if tag == start or tag.startswith(f"{start}-"):
            return language
    found = _spellings().get(wanted)
    if found is None and re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})+(?:-x-.*)?", tag):
        found = _spellings().get(tag.partition("-")[0])
    if found is None:
        import difflib

        near = difflib.get_close_matches(wanted, _spellings(), n=1, cutoff=0.5)
        hint = f"; did you mean {_spellings()[near[0]]} ({name(_spellings()[near[0]])})?" if near else ""
        raise LanguageError(f"unknown language {code!r}{hint or '; use a code such as en, fr, pb or zt'}")
    return found


def name(code: str) -> str:
    """Return the English name of a language, or the code itself where it has none here."""
    language = languages().get(code)
    return language.name if language else code


def tag(code: str) -> str:
    """Return the BCP 47 tag of a language: ``pb`` is ``pt-BR``, ``zt`` is ``zh-Hant``."""
    return {"pb": "pt-BR", "zt": "zh-Hant"}.get(code, code)


def is_rtl(code: str) -> bool:
    """Return whether the language is written from right to left."""
    return code in RIGHT_TO_LEFT


@functools.cache
def frequent_words(code: str) -> frozenset[str]:
    """Return the most frequent words of a language in lower case (function words mostly); empty where unlisted."""
    code = {"pb": "pt", "no": "nb"}.get(code, code)
    return _all_frequent_words().get(code, frozenset())


@functools.cache
def _all_frequent_words() -> Mapping[str, frozenset[str]]:
    table = {}
    for line in (DATA / "words.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, _, words = line.partition("\t")
            table[code] = frozenset(words.split())
    return table


def detect(text: str) -> str:
    """Return the code of the language that a text is written in.

    The first 2000 characters of language count: addresses, code and figures do not, nor lines in capitals where there
    is enough else. Frequent words decide where they are decisive, which costs no loading; the model of py3langid
    decides the rest (``bench/language_detection.py`` compares). Raises LanguageError where there is too little to tell.
    """
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < 3:
        raise LanguageError(f"cannot tell the language of {_shown(text)}; say it with --from")
    return by_words(sample) or by_model(sample)


def by_words(text: str) -> str | None:
    """Return the language whose frequent words make up most of a text, None where that is not decisive.

    Decisive is: three frequent words or more, not all shared, and no second language with half as much evidence; or a
    text of up to four words, half of them frequent in one language and none in another.
    """
    words = _WORD.findall(text.lower())
    evidence = _evidence(words)
    if not evidence:
        return None
    first, *others = sorted(evidence, key=lambda code: (-evidence[code], code))
    count = sum(word in frequent_words(first) for word in words)
    clear = evidence[first] >= 1.5 and (not others or evidence[others[0]] <= _SURE * evidence[first])
    if clear and count >= max(3, 0.15 * len(words)):
        return first
    return first if not others and len(words) <= 4 and count * 2 >= len(words) else None


def _evidence(words: Sequence[str]) -> dict[str, float]:
    """Weigh the languages by their frequent words; a word counts by how few languages share it."""
    evidence: dict[str, float] = {}
    for word in words:
        users = _users().get(word, ())
        for code in users:
            evidence[code] = evidence.get(code, 0) + 1 / len(users)
    return evidence


@functools.cache
def _users() -> Mapping[str, tuple[str, ...]]:
    """Every frequent word with the languages that it is frequent in."""
    table: dict[str, tuple[str, ...]] = {}
    for code, words in _all_frequent_words().items():
        for word in words:
            table[word] = (*table.get(word, ()), code)
    return table


def by_model(text: str) -> str:
    """Return the likeliest language by the model of py3langid among those of the table.

    On short lines the model takes big languages for their rare neighbours too often: its probability is weighed with
    the frequent words found, and languages that have such a list count twice. Raises LanguageError where the model is
    guessing.
    """
    evidence = _evidence(_WORD.findall(text.lower()))
    total = sum(evidence.values()) or 1
    listed = _all_frequent_words()
    ranked = (({"no": "nb"}.get(code, code), probability) for code, probability in _identifier().rank(text))
    weight, best = max((p * (0.2 + evidence.get(code, 0) / total) * (1 + (code in listed)), code) for code, p in ranked)
    if weight < _LEAST:
        raise LanguageError(f"cannot tell the language of {_shown(text)}; say it with --from")
    if best == "zh":
        traditional, simplified = (sum(c in chars for c in text) for chars in (_TRADITIONAL, _SIMPLIFIED))
        return "zt" if traditional > simplified else "zh"
    return str(best)


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        raise LanguageError(
            f"the language model cannot be loaded ({error.strerror}); say the language with --from"
        ) from error
    identifier.set_languages({*languages(), "no"} & set(identifier.labels))
    return identifier


def _sample(text: str) -> str:
    """Return what of a text's start shows its language, about _SAMPLE characters of it."""
    lines = [" ".join(_NOISE.sub(" ", line).split()) for line in _NOISE.sub(" ", text[: 5 * _SAMPLE]).splitlines()]
    chosen = [line for line in lines if line and not line.isupper()]
    if sum(map(len, chosen)) < 40:
        chosen = [line.lower() if line.isupper() else line for line in lines if line]
    return "\n".join(chosen)[:_SAMPLE]


def _shown(text: str) -> str:
    start = " ".join(text.split())
    return repr(start if len(start) <= 40 else start[:39] + "…") if start else "an empty text"
