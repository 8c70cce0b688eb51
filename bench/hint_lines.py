"""Training lines with hints: how the embedded package learned to read what the lexicon suggests.

    python bench/hint_lines.py DATA/train.npz SPM.model OUT.npz

DATA is what the trainer reads: ``src`` and ``tgt``, the pieces of all lines one after the other, ``src_off`` and
``tgt_off``, where each line begins in them, and ``weight``. Four lines of five get hints after their French words of
several pieces. The lexicon was made of the same lines, so it is right in them more often than in new text: a hint is
left out now and then, or replaced by one that belongs to another word, the oftener, the fewer lines have the word.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import sentencepiece

from translate.decoding.hints import hinted
from translate.packages.package import Markers
from translate.text import lexicon
from translate.text.lexicon import Hint

MARKERS = Markers("<term>", "<as>", "</term>")
LINES, LEFT_OUT, WRONG, RARE_WRONG = 0.8, 0.08, 0.03, 0.3
"""Shares: of the lines that get hints; of the hints that are left out; of those that are wrong, at least, and for a
word that is seen once."""
LONGEST = 220


class Suggested:
    """The lexicon as a source of hints that are not always right: the renderings ``known`` of the words, and how often
    they are ``seen``."""

    def __init__(self, known: dict[str, str], seen: Counter[str], draw: random.Random) -> None:
        self.known, self.seen, self.draw = known, seen, draw
        self.words = sorted(known)
        self.place = {word: place for place, word in enumerate(self.words)}

    def hints(self, text: str) -> Iterator[Hint]:
        """Yield hints as ``lexicon.hints`` does."""
        for hint in lexicon.hints(text, "fr", "en"):
            if self.draw.random() >= LEFT_OUT:
                word = text[hint.start : hint.end]
                wrong = self.draw.random() < WRONG + RARE_WRONG / self.seen[word]
                yield hint._replace(rendering=self._other(word)) if wrong else hint

    def _other(self, word: str) -> str:
        """Return the rendering of any other word, or of one that is spelled much like this one."""
        place = self.draw.randrange(len(self.words))
        if self.draw.random() < 0.5:
            place = self.place[word] + self.draw.choice((-3, -2, -1, 1, 2, 3))
        return self.known[self.words[min(max(place, 0), len(self.words) - 1)]]


def main() -> None:
    """Convert a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("spm")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=args.spm)
    data = dict(np.load(args.data))
    lines = [[tokenizer.id_to_piece(int(i)) for i in line] for line in np.split(data["src"], data["src_off"][1:-1])]
    known, seen = dict[str, str](), Counter[str]()
    for line in lines:
        text = "".join(line).replace("▁", " ")
        for hint in lexicon.hints(text, "fr", "en"):
            word = text[hint.start : hint.end]
            known[word] = hint.rendering
            seen[word] += 1
    draw = random.Random(7)
    suggested = Suggested(known, seen, draw)
    for at, line in enumerate(lines):
        if draw.random() < LINES:
            found = hinted(line, suggested.hints, MARKERS, tokenizer.encode_as_pieces).pieces
            if len(found) <= LONGEST:
                lines[at] = found
    sources = [np.array([tokenizer.piece_to_id(piece) for piece in line], np.uint16) for line in lines]
    data["src"] = np.concatenate(sources)
    data["src_off"] = np.concatenate([[0], np.cumsum([len(source) for source in sources])]).astype(np.int64)
    np.savez(args.out, **data)


if __name__ == "__main__":
    main()
