"""Words that parallel text hardly has: how ``translate/data/dictionary.fr-en.tsv`` was made of Wiktionaries.

    python bench/dictionary.py FREEDICT LINES.tsv

FREEDICT is a folder with dictionaries of FreeDict that WikDict made of the Wiktionaries (``freedict-fra-fin.dict.dz``
and ``.index``, as Debian's packages ``dict-freedict-…`` have them; CC BY-SA 3.0). None leads from French into English:
French words are followed through five other languages (after Tanaka and Umemura 1994). A rendering counts by how many
of them lead to it and how straight, more if it looks like the French word, and more if LINES (those of
``bench/lexicon.py``) have it where they have that. Words that LINES have often are left to the lexicon; so are others
that it knows.
"""

from __future__ import annotations

import argparse
import gzip
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import simplemma
from respell import american
from vocabulary import forms

from translate.language import DATA
from translate.text import lexicon
from translate.text.lexicon import WORD, stem
from translate.text.names import bare

BRIDGES = {
    "bul": (("fra-bul",), ("eng-bul",)),
    "ell": (("fra-ell", "ell-fra"), ("ell-eng",)),
    "fin": (("fra-fin", "fin-fra"), ("fin-eng", "eng-fin")),
    "jpn": (("fra-jpn",), ("eng-jpn",)),
    "pol": (("fra-pol", "pol-fra"), ("pol-eng",)),
}
"""The dictionaries that lead from French to each other language, and from that to English; some read backwards."""
KINDS = {"n": "n", "v": "v", "vt": "v", "vi": "v", "adj": "a", "adv": "o"}
FRENCH = re.compile(r"[a-zà-ÿœ]{2,}(?:-[a-zà-ÿœ]+)*")
VERB = re.compile(r"[a-zà-ÿœ]{2,}(?:er|ir|re)")
SEEN, RARE, DOUBTFUL = 200, 15, 0.45
"""Lines with a form from which on the lexicon would have it, those from which on it is right about it, and the share of
them in which it finds its renderings from which on it is right, too."""
ALIKE, HELD = 0.7, 10
"""Likeness (0 to 1) of a rendering and the French word from which on it counts double; how much more it counts if it
stands in all the lines that have that (``FEW`` lines more without)."""
FEW, MEASURED = 3, 60
LEAST, OTHER, MOST, LISTED = 0.8, 0.3, 4, 6
"""The score (each language gives one in all) that a first rendering needs, the share of it that any other needs, how
many are kept, and how many forms of them."""
PRESENT = 0.6
"""Share of the lines with a word that are thought to hold a rendering that is listed."""
HEADER = (
    "# French words that parallel text hardly has; a guess at the share of their lines that hold one of their"
    " renderings; these, the likeliest first. From the Wiktionaries by way of WikDict and FreeDict"
    " (bench/dictionary.py), CC BY-SA 4.0"
)
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

Word = tuple[str, str]
"""A word and its kind (n, v, a, o)."""
Renderings = Mapping[Word, Counter[str]]


def articles(folder: Path, name: str) -> Iterator[tuple[Word, list[str]]]:
    """Yield the words of a dictionary in the format of dictd, each with its translations."""
    text = gzip.decompress((folder / f"freedict-{name}.dict.dz").read_bytes())
    index = (folder / f"freedict-{name}.index").read_text("utf-8").splitlines()
    for start, length in sorted({tuple(map(_number, line.split("\t")[1:3])) for line in index if line[:2] != "00"}):
        head, *body = text[start : start + length].decode().strip().splitlines()
        kind = KINDS.get("".join(re.findall(r"<(\w+)", head)[:1]))
        numbered = [line for line in body if re.match(r"\s*\d+\. ", line)]
        translations = ",".join(numbered or body[:1])  # what stands below is an explanation
        if kind:
            word = _plain(re.split(r" /|\s*<", head)[0])
            yield (word, kind), [*filter(None, map(_plain, re.split("[,;]", translations)))]


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * 64 + DIGITS.index(digit)
    return number


def _plain(word: str) -> str:
    """A word without the number of its meaning, remarks in brackets, and marks of stress."""
    word = re.sub(r"^\s*\d+\.|\s\d+\.\s*$|\([^)]*\)|\[[^]]*\]|#.*", "", word).strip().replace("’", "'")
    return re.sub("([а-я])\u0301", r"\1", unicodedata.normalize("NFC", word))


def read(folder: Path, names: Iterable[str], origin: str) -> Renderings:
    """Return what dictionaries render words as, from the language ``origin`` on."""
    found: dict[Word, Counter[str]] = defaultdict(Counter)
    for name in names:
        for (word, kind), others in articles(folder, name):
            for other in others:
                ours, theirs = (word, other) if name.startswith(origin) else (other, word)
                found[ours, kind][theirs] += 1
    return found


def followed(folder: Path) -> Renderings:
    """Return the English that French words lead to; each language between gives one in all."""
    found: dict[Word, Counter[str]] = defaultdict(Counter)
    for bridge, (into, out) in BRIDGES.items():
        beyond = read(folder, out, bridge)
        for (word, kind), others in read(folder, into, "fra").items():
            pattern = VERB if kind == "v" else FRENCH
            for other, weight in others.items() if pattern.fullmatch(word) else ():
                english = beyond.get((other, kind), Counter())
                for rendering, share in english.items():
                    if rendering.count(" ") < (1 if kind == "v" else 3):
                        found[word, kind][american(rendering)] += weight * share / others.total() / english.total()
    return found


def weigh(found: Renderings, lines: Path) -> Counter[str]:
    """Let renderings count more that look like their French words or stand in ``lines`` with them; return in how many
    lines each French form stands."""
    texts = [line.rstrip("\n").split("\t")[1:] for line in lines.open(encoding="utf-8") if "<term>" not in line]
    seen = Counter(match[0] for _, french in texts for match in WORD.finditer(french))
    asked: dict[str, set[str]] = defaultdict(set)
    for (word, _), renderings in found.items():
        asked[word].update(renderings)
    lemma = cache(lambda word: simplemma.lemmatize(word, "fr"))
    there, held = Counter[str](), Counter[tuple[str, str]]()
    for english, french in texts:
        rare = {match[0] for match in WORD.finditer(french) if seen[match[0]] < 2 * SEEN}
        words = {known for word in rare for known in (word, lemma(word)) if known in asked and there[known] < MEASURED}
        stems = {stem(word) for word in re.findall(r"[A-Za-z-]+", english)} if words else set()
        for word in words:
            there[word] += 1
            held.update((word, each) for each in asked[word] if stems.issuperset(map(stem, each.split(" "))))
    for (word, _), renderings in found.items():
        for each in renderings:
            alike = SequenceMatcher(None, bare(word.lower()), bare(each.lower())).ratio() > ALIKE
            renderings[each] *= (1 + alike) * (1 + HELD * held[word, each] / (there[word] + FEW))
    return seen


def _forms(word: str, kind: str, renderings: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the forms of a word as ``vocabulary.forms`` does; ``pots-de-vin`` is the plural of ``pot-de-vin``."""
    first, link, rest = re.fullmatch(r"([^-]+)(-(?:de|en|à)-|)(.*)", word).groups() if kind == "n" else (word, "", "")
    for form, english in forms(first if link else word, kind, renderings):
        yield form + link + rest if link else form, english


def chosen(scores: Counter[str]) -> list[str]:
    """Return the renderings of a word that are likely, best first."""
    best = max(scores.values())
    likely = [word for word, score in scores.most_common(MOST) if score >= max(LEAST, OTHER * best)]
    return [word.replace(" ", "_") for word in likely]


def is_wanted(form: str, renderings: Iterable[str], seen: Mapping[str, int]) -> bool:
    """Tell whether the other tables lack a form, or the lexicon seems to have it wrong."""
    if lexicon.row("vocabulary", form, "fr", "en") or not WORD.fullmatch(form):
        return False
    known = lexicon.row("lexicon", form, "fr", "en")
    if known is None:
        return seen[form] < SEEN
    present, others = known
    stems = {stem(part) for rendering in renderings for part in rendering.split("_")}
    doubtful = present < DOUBTFUL or (others[0][0].isupper() and not any(each[0].isupper() for each in renderings))
    return doubtful and seen[form] < RARE and stems.isdisjoint(map(stem, others))


def main() -> None:
    """Follow, weigh, choose and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("freedict", type=Path)
    parser.add_argument("lines", type=Path)
    args = parser.parse_args()
    words = followed(args.freedict)
    seen = weigh(words, args.lines)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (word, kind), scores in sorted(words.items(), key=lambda each: -max(each[1].values())):
        renderings = chosen(scores)
        for form, english in _forms(word, kind, renderings):
            if form == word or (kind == "n" and "-" not in form) or simplemma.is_known(form, "fr"):
                for rendering in english:
                    if rendering in renderings or simplemma.is_known(re.split("[_-]", rendering)[-1], "en"):
                        found[form].setdefault(stem(rendering), rendering)
    rows = [
        f"{form}\t{PRESENT:.2f}\t{' '.join([*found[form].values()][:LISTED])}"
        for form in sorted(found, key=str.encode)
        if found[form] and is_wanted(form, found[form].values(), seen)
    ]
    (DATA / "dictionary.fr-en.tsv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} forms")


if __name__ == "__main__":
    main()
