"""Words and their renderings, found in parallel text: how ``translate/data/lexicon.fr-en.tsv`` was made.

    python bench/lexicon.py LINES.tsv OUT.tsv

LINES are ``name<TAB>english<TAB>french``. Words that stand in the same lines are scored (Dice); a pair is linked in a
line where each is the best that the other has there (one round of the competitive linking of Melamed 2000). A word's
renderings are what it is linked with in a part of the lines that hold it. The first of them is what it is linked with
most often, or, where the word is rare, the form of its lemma's rendering that its lines hold. The English of LINES went
through ``bench/respell.py`` before. Needs 6 GB of memory for a million lines.
"""

from __future__ import annotations

import argparse
import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import simplemma

from translate.text.lexicon import WORD, stem

COMMON = 20_000
"""Lines from which on a word is too common to be of interest."""
LINKS, SHARE = 2, 0.15
"""Links that a first rendering needs, and their share in the lines that hold the word."""
OTHER, MOST = 0.03, 10
"""The share that any other rendering needs, and how many are kept."""
RARE = 4
"""Links below which the lemma's rendering is taken instead."""
MEASURED = 3000
"""Lines with a word in which its renderings are looked for."""
FIRST = {
    "balles": "bullets", "brouillé": "jammed", "capitaine": "captain", "char": "tank", "chars": "tanks",
    "colonel": "colonel", "engin": "device", "engins": "devices", "escadre": "wing", "exercice": "exercise",
    "feu": "fire", "fusées": "rockets", "nœuds": "knots", "portée": "range",
}  # fmt: skip
"""First renderings where news of defence differs from the laws, manuals and games that many of the lines come from."""
NOUNS = frozenset(
    "balade caresse coupe découpe dépense embauche escalade joue lie marche nage partage pige pêche rame rase recharge"
    " rencontre surcharge".split()
)
"""Forms of verbs that are nouns too: their rendering in *-ing* stays the first."""
BLOCK = 50_000
"""Lines that are looked at together."""

HEADER = (
    "# French words; the share of their lines that hold one of their renderings; these, the most usual first. "
    "From the parallel text of the embedded package (bench/lexicon.py), CC BY-SA 4.0"
)

Lines = Sequence[frozenset[str]]


class Link(NamedTuple):
    """What a word is linked with: in how many lines, and in which share of those that hold the word."""

    rendering: str
    lines: int
    share: float


def read(path: Path) -> tuple[Lines, Lines]:
    """Return the words of each French line and of its English."""
    french, english = [], []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            _, ours, theirs = line.rstrip("\n").split("\t")
            if "<term>" not in theirs:
                french.append(words(theirs))
                english.append(words(ours))
    return french, english


def words(line: str) -> frozenset[str]:
    """Return the words of ``line``; its first letter is taken for a small one, since names are told by theirs."""
    first = re.match(r"\W*\w", line)
    return frozenset(match[0] for match in WORD.finditer(first[0].lower() + line[first.end() :] if first else line))


class Table(NamedTuple):
    """The words that are not common and how many lines hold each; the numbers of those in each line, one line after the
    other, and where each line begins in them."""

    words: list[str]
    lines: np.ndarray
    flat: np.ndarray
    starts: np.ndarray


def table(lines: Lines) -> Table:
    """Number the words of ``lines``."""
    counts = Counter(word for line in lines for word in line)
    words = sorted(word for word, count in counts.items() if LINKS <= count < COMMON)
    number = {word: at for at, word in enumerate(words)}
    kept = [sorted(number[word] for word in line if word in number) for line in lines]
    flat = np.fromiter((at for line in kept for at in line), np.int64)
    starts = np.concatenate([[0], np.cumsum([len(line) for line in kept])])
    return Table(words, np.array([counts[word] for word in words]), flat, starts)


def together(ours: Table, theirs: Table) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Yield, some lines at a time, for each word of a line beside each of its other side: the places of both among
    these lines' words, and a number for the pair."""
    for first in range(0, len(ours.starts) - 1, BLOCK):
        last = min(len(ours.starts) - 1, first + BLOCK)
        line = np.repeat(np.arange(first, last), np.diff(ours.starts[first : last + 1]))
        widths = np.diff(theirs.starts)[line]
        our = np.repeat(np.arange(len(line)), widths)
        begins = np.cumsum(widths) - widths - (theirs.starts[line] - theirs.starts[first])
        their = np.arange(len(our)) - np.repeat(begins, widths)
        words = ours.flat[ours.starts[first] :][our], theirs.flat[theirs.starts[first] :][their]
        yield our, their, words[0] * len(theirs.words) + words[1]


def links(french: Lines, english: Lines) -> Mapping[str, list[Link]]:
    """Return what the French words of parallel lines are linked with, most often first."""
    ours, theirs = table(french), table(english)
    pair, count = np.empty(0, np.int64), np.empty(0, np.int32)
    for _, _, pairs in together(ours, theirs):
        more, counts = np.unique(pairs, return_counts=True)
        pair, place = np.unique(np.concatenate([pair, more]), return_inverse=True)
        count = np.bincount(place, np.concatenate([count, counts])).astype(np.int32)
    pair, count = pair[count >= LINKS], count[count >= LINKS]
    first, second = np.divmod(pair, len(theirs.words))
    dice = np.append(2 * count / (ours.lines[first] + theirs.lines[second]), 0)
    linked = np.zeros(len(pair) + 1)
    for our, their, pairs in together(ours, theirs):
        place = np.minimum(np.searchsorted(pair, pairs), len(pair) - 1)
        place[pair[place] != pairs] = len(pair)
        best, best_there = np.zeros(our.max() + 1), np.zeros(their.max() + 1)
        np.maximum.at(best, our, dice[place])
        np.maximum.at(best_there, their, dice[place])
        both = place[(dice[place] == best[our]) & (dice[place] == best_there[their])]
        linked += np.bincount(both, minlength=len(linked))
    linked = linked[:-1]
    share = linked / ours.lines[first]
    often = np.flatnonzero((linked >= LINKS) & (share >= OTHER))
    found: dict[str, list[Link]] = {}
    for at in often[np.argsort(-linked[often], kind="stable")]:
        link = Link(theirs.words[second[at]], int(linked[at]), float(share[at]))
        found.setdefault(ours.words[first[at]], []).append(link)
    return found


def by_lemma(french: Lines, english: Lines) -> Mapping[str, str]:
    """Return for each French word the form of its lemma's rendering that most lines with the word hold."""
    ours, theirs = (functools.cache(functools.partial(simplemma.lemmatize, lang=code)) for code in ("fr", "en"))
    lemmas = links([frozenset(map(ours, line)) for line in french], [frozenset(map(theirs, line)) for line in english])
    first = {word: found[0].rendering for word, found in lemmas.items() if found[0].share >= SHARE}
    counts: dict[str, Counter[str]] = {}
    for line, other in zip(french, english, strict=True):
        forms: dict[str, list[str]] = {}
        for form in other:
            forms.setdefault(theirs(form), []).append(form)
        for word in line:
            if found := forms.get(first.get(ours(word), "")):
                counts.setdefault(word, Counter()).update(found)
    return {word: max(sorted(forms), key=forms.__getitem__) for word, forms in counts.items()}


def present(french: Lines, english: Lines, renderings: Mapping[str, Sequence[str]]) -> Mapping[str, float]:
    """Return for each word the share of its lines that hold one of its renderings, with one line more without."""
    seen, held = Counter[str](), Counter[str]()
    stems = {word: frozenset(map(stem, found)) for word, found in renderings.items()}
    for line, other in zip(french, english, strict=True):
        there = frozenset(map(stem, other))
        for word in line:
            if word in stems and seen[word] < MEASURED:
                seen[word] += 1
                held[word] += not stems[word].isdisjoint(there)
    return {word: held[word] / (seen[word] + 1) for word in renderings}


def chosen(found: Sequence[Link], form: str | None) -> str | None:
    """Return a word's first rendering, of its links and the form that its lemma has."""
    sure = found and found[0].share >= SHARE and (not form or found[0].lines >= RARE)
    return found[0].rendering if sure else form


def finite(word: str, found: list[str], known: Mapping[str, object]) -> list[str]:
    """Return the renderings of a word with the finite form first where it is one of a verb's: ``relie`` is
    ``connects``, though most translations have *is connecting*."""
    ends = re.fullmatch(r"(\w+)(e|ent)", word)
    if not ends or word in NOUNS or f"{ends[1]}er" not in known or not found[0].endswith("ing"):
        return found
    alike = [
        other for other in found[1:] if other[:3] == found[0][:3] and not other.endswith(("ing", "ed", "ive", "ss"))
    ]
    right = [other for other in alike if other.endswith("s") == (ends[2] == "e")][:1]
    return right + [other for other in found if other not in right]


def is_english(word: str) -> bool:
    """Tell whether ``word`` is a name or in a dictionary: what is neither was left in French, or is rare."""
    return word[0].isupper() or simplemma.is_known(word, "en")


def main() -> None:
    """Find and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    french, english = read(args.lines)
    linked, formed = links(french, english), by_lemma(french, english)
    renderings: dict[str, list[str]] = {}
    for word in sorted({*linked, *formed}):
        found = linked.get(word, [])
        first = FIRST.get(word) or chosen(found, formed.get(word))
        if first and is_english(first) and not (first == word and word[0].isupper()):
            others = (link.rendering for link in found[:MOST] if link.rendering != first)
            renderings[word] = [first, *filter(is_english, others)]
    renderings = {word: finite(word, found, renderings) for word, found in renderings.items()}
    held = present(french, english, renderings)
    rows = (f"{word}\t{min(held[word], 0.99):.2f}\t{' '.join(found)}" for word, found in renderings.items())
    args.out.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    print(f"{len(renderings)} words")


if __name__ == "__main__":
    main()
