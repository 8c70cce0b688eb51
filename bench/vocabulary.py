"""Words of the press and of defence in all their forms: how ``translate/data/vocabulary.fr-en.tsv`` was made, and
``senses.fr-en.tsv`` beside it.

    python bench/vocabulary.py

Parallel text has these words seldom, so that neither the package nor the lexicon made of it knows them well. A row of
``bench/vocabulary.tsv`` has a French word, whether it is a verb, a noun, an adjective or without other forms (v, n, a,
o), the English words that may render it, and forms that are mostly another word (``étaient``, of ``étayer``). Each form
(of a verb, each that a French dictionary has) gets the same forms of these, the most usual first.

Words that the package knows well, but by another meaning, are in ``bench/senses.tsv``, with what a sentence holds where
they have this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import simplemma

from translate.glossary.inflection import feminines, plural, verb_forms
from translate.language import DATA
from translate.text import lexicon, verbs
from translate.text.lexicon import stem

ROWS, SENSES = Path(__file__).with_suffix(".tsv"), Path(__file__).with_name("senses.tsv")
HEADER = (
    "# French words of the press and of defence; 1.00, as a person listed them; English ones that render them, the most"
    " usual first. Made of bench/vocabulary.tsv (bench/vocabulary.py)"
)
SENSES_HEADER = (
    "# What a French sentence about war or arms holds (a regular expression; typewriter apostrophes), and the words"
    " that have another meaning in it, each with what renders it. Made of bench/senses.tsv (bench/vocabulary.py)"
)
ANOTHER = 0.6
"""Share of the lines of parallel text with a form that render it as another word."""
BASE, THIRD, PAST, PARTICIPLE, ING = range(5)
"""The places of an English verb's forms."""

Form = tuple[str, list[str]]
Found = dict[str, dict[str, str]]
"""The renderings of each form, by their stems."""


def forms(word: str, kind: str, renderings: Sequence[str], nouns: bool = False) -> Iterator[Form]:
    """Yield the forms of a French word, each with its renderings in the form that answers to it, then in the others.
    Forms of a verb that are ``nouns`` too (``tire``) are left out, if they are not wanted."""
    if kind == "v":
        yield from _verb(word, renderings, nouns)
    elif kind == "o":
        yield word, [*renderings]
    elif kind == "n":
        several = [plural(rendering, "en") for rendering in renderings]
        yield word, [*renderings, *several]
        yield plural(word, "fr"), [*several, *renderings]
    else:
        for one in (word, *feminines(word, "fr")):
            yield one, [*renderings]
            yield plural(one, "fr"), [*renderings]


def _verb(word: str, renderings: Sequence[str], nouns: bool) -> Iterator[Form]:
    english = [(rendering, *verb_forms(rendering)) for rendering in renderings]
    for slot, form in verbs.forms(word).items():
        if slot in verbs.SPOKEN:
            continue
        if slot == "present s" and simplemma.lemmatize(form, "fr") != word and not nouns:
            continue
        place = BASE
        if slot.startswith("participle"):
            place = PARTICIPLE
        elif slot == "present participle":
            place = ING
        elif slot == "present s":
            place = THIRD
        elif slot.startswith(("imperfect", "past")):
            place = PAST
        yield form, [verb[place] for verb in english] + [form for verb in english for form in verb]


def rows() -> Iterator[Form]:
    """Yield the forms of all rows, without those that are another word; a verb's after those of other words."""
    lines = [line.split("\t") for line in ROWS.read_text("utf-8").splitlines()[1:]]
    for word, kind, renderings, *others in sorted(lines, key=lambda line: line[1] == "v"):
        for form, english in forms(word, kind, renderings.split(" ")):
            known = kind != "v" or form == word or simplemma.is_known(form, "fr")
            if known and form not in " ".join(others).split() and not _is_another(form, english):
                yield form, english


def _is_another(form: str, renderings: Sequence[str]) -> bool:
    """Tell whether parallel text mostly has another word of that form (``liquide``, ``légitime``)."""
    present, others = lexicon.row("lexicon", form, "fr", "en") or (0, [])
    return present >= ANOTHER and {*map(stem, others)}.isdisjoint(map(stem, renderings))


def senses() -> Iterator[str]:
    """Yield the lines of the table of senses, one for each row."""
    for line in SENSES.read_text("utf-8").splitlines()[1:]:
        word, kind, renderings, holds = line.split("\t")
        found: Found = {}
        meant = [rendering.replace("_", " ") for rendering in renderings.split(" ")]
        for form, english in forms(word, kind, meant, nouns=True):
            _add(found, form, english)
        yield "\t".join([holds, *(f"{form}={'|'.join(meant.values())}" for form, meant in found.items())])


def _add(found: Found, form: str, english: Sequence[str]) -> None:
    """Add the renderings of a form; of those that begin alike the first is enough."""
    for rendering in english:
        found.setdefault(form, {}).setdefault(stem(rendering), rendering)


def _write(name: str, header: str, lines: Iterable[str]) -> None:
    text = "\n".join([header, *lines]) + "\n"
    (DATA / name).write_text(text, encoding="utf-8")
    print(f"{name}: {text.count(chr(10)) - 1} lines")


def main() -> None:
    """Write both tables."""
    found: Found = {}
    for form, english in rows():
        _add(found, form, english)
    words = (f"{form}\t1.00\t{' '.join(found[form].values())}" for form in sorted(found, key=str.encode))
    _write("vocabulary.fr-en.tsv", HEADER, words)
    _write("senses.fr-en.tsv", SENSES_HEADER, senses())


if __name__ == "__main__":
    main()
