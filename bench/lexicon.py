"""Words and their renderings, found in parallel text: how ``translate/data/lexicon.fr-en.tsv`` was made.

    python bench/lexicon.py LINES.tsv SPM.model OUT.tsv

LINES are ``name<TAB>english<TAB>french``. Only words are of interest that a package may not know: French ones that take
several pieces. Words that stand in the same lines are scored (Dice); a pair is linked in a line where each is the best
that the other has there (one round of the competitive linking of Melamed 2000), and a rendering has to be linked in a
good part of the lines that hold the word. Forms that are too rare for that go by their lemmas. In the file as it is,
British spellings were then replaced by American ones.
"""

from __future__ import annotations

import argparse
import functools
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import sentencepiece
import simplemma

WORD = re.compile(r"(?<![\w'’.-])[a-zà-ÿœ]{2,}(?![\w'’-])|(?<=[ld]['’])[a-zà-ÿœ]{2,}(?![\w'’-])")
COMMON = 20_000
"""Lines from which on a word is too common to be of interest."""
LINKS, SHARE = 2, 0.3
"""Links that a rendering needs, and their share in the lines that hold the word."""

HEADER = (
    "# French words that take several pieces, and their English renderings, from the parallel text of the embedded "
    "package (bench/lexicon.py); CC BY-SA 4.0"
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


def table(lines: Lines) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Return the words that are not common; flat, their numbers; how many each line has; how many lines hold each."""
    counts = Counter(word for line in lines for word in line)
    words = sorted(word for word, count in counts.items() if LINKS <= count < COMMON)
    number = {word: at for at, word in enumerate(words)}
    kept = [[number[word] for word in line if word in number] for line in lines]
    flat = np.fromiter((at for line in kept for at in line), np.int64)
    return words, flat, np.array([len(line) for line in kept]), np.array([counts[word] for word in words])


def renderings(french: Lines, english: Lines) -> Mapping[str, str]:
    """Return what the French words of parallel lines are most often linked with, where that is often enough."""
    ours, our_flat, our_lengths, our_lines = table(french)
    theirs, their_flat, their_lengths, their_lines = table(english)
    line = np.repeat(np.arange(len(french)), our_lengths)
    widths = their_lengths[line]
    token = np.repeat(np.arange(len(our_flat)), widths)
    starts = np.concatenate([[0], np.cumsum(their_lengths)])[line]
    at = np.arange(len(token)) - np.repeat(np.cumsum(widths) - widths - starts, widths)
    pairs = our_flat[token] * len(theirs) + their_flat[at]
    pair, place, together = np.unique(pairs, return_inverse=True, return_counts=True)
    first, second = np.divmod(pair, len(theirs))
    dice = (2 * together / (our_lines[first] + their_lines[second]))[place]
    best, best_there = np.zeros(len(our_flat)), np.zeros(len(their_flat))
    np.maximum.at(best, token, dice)
    np.maximum.at(best_there, at, dice)
    links = np.bincount(place[(dice == best[token]) & (dice == best_there[at])], minlength=len(pair))
    often = np.flatnonzero((links >= LINKS) & (links >= SHARE * our_lines[first]))
    chosen = often[np.argsort(links[often], kind="stable")]
    return {ours[a]: theirs[b] for a, b in zip(first[chosen], second[chosen], strict=True)}


def by_lemma(french: Lines, english: Lines, wanted: Callable[[str], bool]) -> Mapping[str, str]:
    """Return for each French word the form of its lemma's rendering that most lines with the word hold."""
    ours, theirs = (functools.cache(functools.partial(simplemma.lemmatize, lang=code)) for code in ("fr", "en"))
    lemmas = renderings(
        [frozenset(map(ours, line)) for line in french], [frozenset(map(theirs, line)) for line in english]
    )
    counts: dict[str, Counter[str]] = {}
    for line, other in zip(french, english, strict=True):
        for word in filter(wanted, line):
            rendering = lemmas.get(ours(word))
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
    found = {**by_lemma(*lines, wanted), **{w: r for w, r in renderings(*lines).items() if wanted(w)}}
    lexicon = {word: rendering for word, rendering in found.items() if simplemma.is_known(rendering, "en")}
    table_lines = [HEADER, *(f"{word}\t{lexicon[word]}" for word in sorted(lexicon))]
    args.out.write_text("\n".join(table_lines) + "\n", encoding="utf-8")
    print(f"{len(lexicon)} words")


if __name__ == "__main__":
    main()
