"""Number and gender of words and terms, by rule: enough to recognise an inflected term and to propose a form of it.

English, French, Spanish and German have rules; other languages only lemmas (simplemma), which `lemma` gives for all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from translate.glossary import words as w


def base(language: str) -> str:
    return language.partition("-")[0]


@lru_cache(maxsize=1 << 16)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a word, in lower case; the word itself where the language or the word is unknown.

    A language's dictionary is loaded on first use: 0.15 s for English and French, about a
    second for German and Russian.
    """
    if base(language) not in w.LEMMATISED or not word:
        return word.casefold()
    return _lemmatise()(word, base(language)).casefold()


@cache
def _lemmatise() -> Callable[[str, str], str]:
    from simplemma import lemmatize

    def of(word: str, language: str) -> str:
        return str(lemmatize(word, language))

    return of


def known(word: str, language: str) -> bool:
    """Whether a word stands in the language's dictionary; False where there is none."""
    if base(language) not in w.LEMMATISED or not word:
        return False
    from simplemma import is_known

    return bool(is_known(word, base(language)))


def plural(word: str, language: str) -> str:
    """The plural of one word by the language's rules; the word itself where there are none or it does not change."""
    rule = _PLURALS.get(base(language))
    return rule(word) if rule and word and word[-1].isalpha() else word


def singulars(word: str, language: str) -> set[str]:
    """Every word whose plural is ``word``."""
    candidates = {word[:-1], word[:-2], word[:-3]} if len(word) > 3 else set()
    for ending, endings in _SINGULAR_ENDINGS.get(base(language), ()):
        if word.endswith(ending) and len(word) > len(ending) + 1 and not word.endswith(("eaux", "éaux")):
            candidates.update(word[: -len(ending)] + other for other in endings)
    irregular = {"en": w.ENGLISH_SINGULARS}.get(base(language), {})
    candidates.update(irregular.get(word, ()))
    return {candidate for candidate in candidates if candidate and plural(candidate, language) == word} - {word}


_SINGULAR_ENDINGS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fr": (("aux", ("al", "ail")),),
    "en": (("ies", ("y",)), ("ves", ("f", "fe")), ("men", ("man",)), ("zzes", ("z",))),
    "es": (("ces", ("z",)), ("ones", ("ón",)), ("anes", ("án",)), ("enes", ("én", "en")), ("ines", ("ín",)),
           ("eses", ("és",)), ("unes", ("ún",))),
    "de": (("innen", ("in",)),),
}  # fmt: skip


def _english(word: str) -> str:
    low = word.lower()
    if low in w.ENGLISH_INVARIABLE or low.endswith(("craft", "ware")):
        return word
    if low.endswith("s") and not low.endswith(("ss", "us", "is", "as", "os")):
        return word
    for ending, other in w.ENGLISH_IRREGULAR:
        if low.endswith(other):
            return word
        if low.endswith(ending) and low not in w.ENGLISH_REGULAR_MAN:
            return word[: len(word) - len(ending)] + other
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return word + ("zes" if low.endswith("z") and not low.endswith("zz") and len(low) < 5 else "es")
    if low.endswith("y") and len(low) > 1 and low[-2] not in "aeiou":
        return word[:-1] + "ies"
    if low.endswith("o") and low in w.ENGLISH_OES:
        return word + "es"
    return word + "s"


def _french(word: str) -> str:
    low = word.lower()
    if low[-1] in "sxz":
        return word
    if low.endswith(("eau", "eu", "œu", "au")) and low not in w.FRENCH_US:
        return word + "x"
    if low.endswith("al") and low not in w.FRENCH_ALS:
        return word[:-2] + "aux"
    if low in w.FRENCH_AUX:
        return word[:-3] + "aux"
    if low in w.FRENCH_OUX:
        return word + "x"
    return word + "s"


def _spanish(word: str) -> str:
    low = word.lower()
    if low[-1] in "aeiouáéó":
        return word + "s"
    if low[-1] in "íú":
        return word + "es"
    if low.endswith("z"):
        return word[:-1] + "ces"
    for accented, plain in zip("áéíóú", "aeiou", strict=True):
        if low.endswith((accented + "n", accented + "s")):
            return word[:-2] + plain + word[-1] + "es"
    if low[-1] in "sx":
        return word
    return word + "es"


def _german(word: str) -> str:
    low = word.lower()
    for ending, other in w.GERMAN_HEADS:
        if low.endswith(ending):
            return word[: len(word) - len(ending)] + (other if word[-len(ending) :].islower() else other.capitalize())
    if low.endswith(("ung", "heit", "keit", "schaft", "ion", "tät", "ik", "ur", "or")):
        return word + "en"
    if low.endswith("in"):
        return word + "nen"
    if low.endswith("e"):
        return word + "n"
    if low.endswith(("er", "el", "en", "s", "chen")):
        return word
    return word + "e"


_PLURALS: dict[str, Callable[[str], str]] = {"en": _english, "fr": _french, "es": _spanish, "de": _german}


def feminines(word: str, language: str) -> set[str]:
    """Feminine forms that a masculine French or Spanish word may have; empty for other languages."""
    if base(language) == "es":
        return {word[:-1] + "a"} if word.endswith("o") else {word + "a"} if word.endswith(("or", "és")) else set()
    if base(language) != "fr" or len(word) < 3 or word.endswith("e"):
        return set()
    for ending, others in w.FRENCH_FEMININE:
        if word.endswith(ending):
            return {word[: len(word) - len(ending)] + other for other in others}
    return {word + "e"}


@lru_cache(maxsize=1 << 16)
def variants(word: str, language: str, feminine: bool = False) -> frozenset[str]:
    """A lower-case word with its other number and, if asked, its other gender."""
    forms = {word, plural(word, language), *singulars(word, language)}
    if feminine:
        for form in tuple(forms):
            for other in feminines(form, language):
                forms.update((other, plural(other, language)))
        forms.update(_masculine(forms, language))
    return frozenset(forms)


def _masculine(forms: set[str], language: str) -> set[str]:
    found: set[str] = set()
    if base(language) == "fr":
        for form in forms:
            for ending, others in w.FRENCH_FEMININE:
                found.update(form[: -len(o)] + ending for o in others if form.endswith(o) and len(form) > len(o) + 1)
            found.update({form[:-1]} if form.endswith("e") else ())
        found = {word for word in found if len(word) > 2 and feminines(word, language) & forms}
    elif base(language) == "es":
        found = {form[:-1] + "o" for form in forms if form.endswith("a")}
    return found | {plural(word, language) for word in found}


def lemmas(text: str, language: str) -> list[tuple[str, str]]:
    """The words of a text, each with its dictionary form."""
    from translate.glossary.tokens import tokenise

    return [
        (token.raw, lemma(token.raw, language))
        for token in tokenise(text, language)
        if token.first and token.word.isalpha()
    ]


def french_verb_forms(verb: str) -> dict[str, str]:
    """Forms of a French verb, each with the English form that answers to it: base, third, past, participle or ing.

    Verbs in -er, -uire and regular ones in -ir; of others only the infinitive.
    """
    head, _, rest = verb.partition(" ")
    endings = next((pairs for ending, pairs in w.FRENCH_CONJUGATIONS if head.endswith(ending)), ())
    forms = {verb: "base"}
    for form, parts in endings:
        for part in parts.split():
            stem = head[: -len("er")] if not head.endswith("uire") else head[: -len("re")]
            forms.setdefault(f"{stem}{part} {rest}".strip(), form)
    return forms


def verb_forms(verb: str) -> tuple[str, str, str, str]:
    """English third person, past, past participle and -ing form of a verb's base form; its first word is inflected."""
    head, _, rest = verb.partition(" ")
    low = head.lower()
    past, participle = w.ENGLISH_VERBS.get(low, ("", ""))
    if low.endswith("y") and low[-2:-1] not in tuple("aeiou"):
        third, regular, stem = head[:-1] + "ies", head[:-1] + "ied", head
    else:
        third = head + ("es" if low.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        stem = head[:-1] if low.endswith("e") and not low.endswith(("ee", "oe", "ye")) else _doubled(head)
        regular = stem + "ed" if not low.endswith("e") else head + "d"
    forms = (third, past or regular, participle or regular, stem + "ing")
    return tuple(f"{form} {rest}".strip() for form in forms)  # type: ignore[return-value]


def _doubled(verb: str) -> str:
    low = verb.lower()
    short = len(low) > 2 and low[-1] in "bdgklmnprt" and low[-2] in "aeiou" and low[-3] not in "aeiou"
    one_syllable = sum(char in "aeiouy" for char in low) == 1
    return verb + verb[-1] if short and (one_syllable or low in w.ENGLISH_DOUBLED) else verb
