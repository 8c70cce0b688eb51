"""Training lines made of English text alone, for a package that knows little news: how package 0.4 read more of it.

    python bench/back_translate.py TRAIN.npz ENGLISH.txt MODEL SPM.model OUT.npz [--weight 3]

MODEL is a CTranslate2 model from English to French, of any quality. It translates ENGLISH (a sentence a line) greedily;
loops and pairs of very unlike lengths are dropped. OUT holds the lines of TRAIN (as in weigh.py) and then those pairs,
each with ``<s>`` in front of its French, so that what is learned from poor French stays apart from what is learned from
good French (tagged back-translation: Caswell, Chelba and Grangier 2019).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece

TAG = "<s>"
LONGEST = 149, 120
"""Pieces of French and English."""
BATCH = 4096


def french(lines: Iterable[list[str]], model: str) -> Iterator[list[str]]:
    """Translate lines of pieces, greedily."""
    translator = ctranslate2.Translator(model, compute_type="int8", inter_threads=2, intra_threads=1)
    results = translator.translate_iterable(
        lines, beam_size=1, max_batch_size=BATCH, batch_type="tokens", max_decoding_length=LONGEST[0]
    )
    return (result.hypotheses[0] for result in results)


def is_good(theirs: list[str], ours: list[str]) -> bool:
    """Tell whether French (``theirs``) may be a translation of English, going by lengths and repetitions."""
    if not 0 < len(theirs) <= min(LONGEST[0], 2.2 * len(ours) + 6):
        return False
    if not 0 < len(ours) <= min(LONGEST[1], 1.7 * len(theirs) + 6):
        return False
    threes = list(zip(theirs, theirs[1:], theirs[2:], strict=False))
    return len(threes) <= 8 or len(set(threes)) >= 0.75 * len(threes)


def main() -> None:
    """Translate and append."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("train", "english"):
        parser.add_argument(name, type=Path)
    parser.add_argument("model")
    parser.add_argument("spm")
    parser.add_argument("out", type=Path)
    parser.add_argument("--weight", type=float, default=3.0)
    args = parser.parse_args()
    pieces = sentencepiece.SentencePieceProcessor(model_file=args.spm)
    with args.english.open(encoding="utf-8") as lines:
        english = sorted((pieces.encode(line.strip(), out_type=str) for line in lines), key=len)
    pairs = [pair for pair in zip(french(english, args.model), english, strict=True) if is_good(*pair)]
    data = dict(np.load(args.train))
    for side, added in (("src", [[TAG, *pair[0]] for pair in pairs]), ("tgt", [pair[1] for pair in pairs])):
        ids = np.array([pieces.piece_to_id(piece) for line in added for piece in line], np.uint16)
        data[side] = np.concatenate([data[side], ids])
        ends = data[f"{side}_off"][-1] + np.cumsum([len(line) for line in added])
        data[f"{side}_off"] = np.concatenate([data[f"{side}_off"], ends])
    data["weight"] = np.concatenate([data["weight"], np.full(len(pairs), args.weight, np.float32)])
    np.savez(args.out, **data)
    print(f"{len(pairs)} of {len(english)} lines added")


if __name__ == "__main__":
    main()
