"""Words and their renderings, found in parallel text: how ``translate/data/lexicon.fr-en.tsv`` was made.

    python bench/lexicon.py LINES.tsv SPM.model OUT.tsv

LINES are ``name<TAB>english<TAB>french``. Only words are of interest that a package may not know: French ones that take
several pieces. Words that stand in the same lines are scored (Dice); a pair is linked in a line where each is the best
that the other has there (one round of the competitive linking of Melamed 2000), and a rendering has to be linked in a
good part of the lines that hold the word. Forms that are too rare for that go by their lemmas. The English of LINES
went through ``bench/respell.py`` before.
"""

from __future__ import annotations

import argparse
import functools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import sentencepiece
import simplemma

WORD = re.compile(r"(?<![\w'’.-])[a-zà-ÿœ]{2,}(?![\w'’-])|(?<=[ld]['’])[a-zà-ÿœ]{2,}(?![\w'’-])")
DETERMINER = re.compile(
    r"(?:\b(?:l(?:es?|a)|une?|d(?:es?|u)|aux?|ce(?:t|tte|s)?|s(?:on|a|es)|leurs?)\s|[ld]['’])$", re.IGNORECASE
)
COMMON = 20_000
"""Lines from which on a word is too common to be of interest."""
LINKS, SHARE = 2, 0.3
"""Links that a rendering needs, and their share in the lines that hold the word."""
SURE, BACK = 3, 0.02
"""Links from which on the share says something, and their share in all links of the rendering: below it, what is found
is often half of a rendering only (``mitrailleuse``, machine gun)."""
NOUN = 0.3
"""Share of the places of a word that are after a determiner, from which on it is taken for a noun."""
BLOCK = 50_000
"""Lines that are looked at together."""

HEADER = (
    "# French words that take several pieces, their English renderings, and the share of the lines with a noun that "
    "have it (0.00: unsure), from the parallel text of the embedded package (bench/lexicon.py); CC BY-SA 4.0"
)

Lines = Sequence[frozenset[str]]


def read(path: Path) -> tuple[Lines, Lines]:
    """Return the words in lower case of each French line and of its English."""
    french, english = [], []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            _, ours, theirs = line.rstrip("\n").split("\t")
            if "<term>" not in theirs:
                french.append(frozenset(WORD.findall(theirs)))
                english.append(frozenset(WORD.findall(ours)))
    return french, english


def nouns(path: Path) -> frozenset[str]:
    """Return the French words that often stand after a determiner."""
    places, after = Counter[str](), Counter[str]()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            french = line.rstrip("\n").split("\t")[2]
            for match in WORD.finditer(french):
                places[match[0]] += 1
                after[match[0]] += bool(DETERMINER.search(french, max(0, match.start() - 8), match.start()))
    return frozenset(word for word, count in places.items() if after[word] >= NOUN * count)


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
    kept = [[number[word] for word in line if word in number] for line in lines]
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


def renderings(french: Lines, english: Lines) -> Mapping[str, tuple[str, float]]:
    """Return what the French words of parallel lines are most often linked with, where that is often enough, and the
    share of their lines in which they are."""
    ours, theirs = table(french), table(english)
    pair, count = np.empty(0, np.int64), np.empty(0, np.int32)
    for _, _, pairs in together(ours, theirs):
        more, counts = np.unique(pairs, return_counts=True)
        pair, place = np.unique(np.concatenate([pair, more]), return_inverse=True)
        count = np.bincount(place, np.concatenate([count, counts])).astype(np.int32)
    pair, count = pair[count >= LINKS], count[count >= LINKS]
    first, second = np.divmod(pair, len(theirs.words))
    dice = np.append(2 * count / (ours.lines[first] + theirs.lines[second]), 0)
    links = np.zeros(len(pair) + 1)
    for our, their, pairs in together(ours, theirs):
        place = np.minimum(np.searchsorted(pair, pairs), len(pair) - 1)
        place[pair[place] != pairs] = len(pair)
        best, best_there = np.zeros(our.max() + 1), np.zeros(their.max() + 1)
        np.maximum.at(best, our, dice[place])
        np.maximum.at(best_there, their, dice[place])
        linked = place[(dice[place] == best[our]) & (dice[place] == best_there[their])]
        links += np.bincount(linked, minlength=len(links))
    share = links[:-1] / ours.lines[first]
    often = np.flatnonzero((links[:-1] >= LINKS) & (share >= SHARE))
    chosen = often[np.argsort(links[often], kind="stable")]
    from_there = links[:-1] / np.maximum(1, np.bincount(second, links[:-1]))[second]
    share[(links[:-1] < SURE) | (from_there < BACK)] = 0
    return {ours.words[first[at]]: (theirs.words[second[at]], float(share[at])) for at in chosen}


def by_lemma(french: Lines, english: Lines, wanted: Callable[[str], bool]) -> Mapping[str, str]:
    """Return for each French word the form of its lemma's rendering that most lines with the word hold."""
    ours, theirs = (functools.cache(functools.partial(simplemma.lemmatize, lang=code)) for code in ("fr", "en"))
    lemmas = renderings(
        [frozenset(map(ours, line)) for line in french], [frozenset(map(theirs, line)) for line in english]
    )
    counts: dict[str, Counter[str]] = {}
    for line, other in zip(french, english, strict=True):
        for word in filter(wanted, line):
            rendering, _ = lemmas.get(ours(word), ("", 0))
            if rendering:
                counts.setdefault(word, Counter()).update(form for form in other if theirs(form) == rendering)
    return {word: forms.most_common(1)[0][0] for word, forms in counts.items() if forms}


def main() -> None:
    """Find and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", type=Path)
    parser.add_argument("spm")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    pieces = sentencepiece.SentencePieceProcessor(model_file=args.spm)

    @functools.cache
    def wanted(word: str) -> bool:
        return len(pieces.encode(word)) > 1 and simplemma.is_known(word, "fr")

    lines = read(args.lines)
    found = {word: (rendering, 0.0) for word, rendering in by_lemma(*lines, wanted).items()}
    after = nouns(args.lines)
    for word, (rendering, share) in renderings(*lines).items():
        if wanted(word):
            found[word] = (rendering, share if word in after else 0.0)
    lexicon = {word: linked for word, linked in found.items() if simplemma.is_known(linked[0], "en")}
    table_lines = [HEADER, *(f"{word}\t{lexicon[word][0]}\t{lexicon[word][1]:.2f}" for word in sorted(lexicon))]
    args.out.write_text("\n".join(table_lines) + "\n", encoding="utf-8")
    print(f"{len(lexicon)} words")


if __name__ == "__main__":
    main()
