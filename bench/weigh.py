"""How often each training line counted in the last part of the training of package 0.3.

    python bench/weigh.py TRAIN.npz SPM.model OUT.npz

TRAIN holds pieces (``src``, ``tgt`` with ``src_off``, ``tgt_off``) and a ``weight`` a line, by which the sources of the
lines are told apart. News counts twice what it did, manuals and laws less than half; the lines of Hansard that are most
like news keep their weight, the others lose half or more of it. Likeness is the mean over a line's pieces of the
log-ratio of their frequencies in news and in Hansard (after Moore and Lewis 2010, with unigrams). Lines of very unlike
lengths do not count.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import sentencepiece

NEWS = (2.0, 3.0, 4.0)
HANSARD = 0.9
NEW = {
    0.2: 0.08, 0.25: 0.08, 0.3: 0.1, 0.35: 0.15, 0.4: 0.2, 0.5: 0.2, 0.6: 0.45, 0.8: 0.4, 1.0: 0.6,
    1.5: 1.5, 2.0: 3.0, 3.0: 5.0, 4.0: 8.0,
}  # fmt: skip
SHARES = ((0.65, 0.9), (0.35, 0.5), (0.0, 0.2))
"""Of Hansard: what lies above a quantile of likeness, and its weight."""
SHORT = 8
"""Target pieces below which likeness says nothing."""


def main() -> None:
    """Weigh and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("spm", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    data = dict(np.load(args.train))
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(args.spm)).get_piece_size()
    weight = data["weight"]
    source, target = np.diff(data["src_off"]), np.diff(data["tgt_off"])
    news, hansard = np.isin(weight, np.float32(NEWS)), weight == np.float32(HANSARD)

    def likeness(side: str, lengths: np.ndarray) -> np.ndarray:
        line = np.repeat(np.arange(len(weight)), lengths)
        ours, theirs = (np.bincount(data[side][chosen[line]], minlength=pieces) + 0.5 for chosen in (news, hansard))
        ratio = np.log(ours / ours.sum()) - np.log(theirs / theirs.sum())
        total: np.ndarray = np.bincount(line, weights=ratio[data[side]], minlength=len(weight)) / lengths
        return total

    like = likeness("src", source) + likeness("tgt", target)
    new = weight.copy()
    for old, value in NEW.items():
        new[weight == np.float32(old)] = value
    long = hansard & (target >= SHORT)
    new[hansard] = SHARES[-1][1]
    for quantile, value in reversed(SHARES[:-1]):
        new[long & (like > np.quantile(like[long], quantile))] = value
    new[(source > 2.2 * target + 6) | (target > 1.6 * source + 6)] = 0
    np.savez(args.out, **(data | {"weight": new}))
    before, after = (float((target * each).sum()) / 1e6 for each in (weight, new))
    print(f"{before:.1f} M target pieces an epoch became {after:.1f} M")


if __name__ == "__main__":
    main()
