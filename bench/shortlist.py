"""The pieces that translations are made of: how the embedded package's ``model/vmap.txt`` was made.

    python bench/shortlist.py DATA/train.npz PACKAGE

DATA is what the trainer reads (see bench/hint_lines.py). French and English share a package's pieces, but a third of
them hardly ever stand on the English side. CTranslate2 need not look at these at each step, if ``vmap.txt`` says so:
one line, with nothing before its tab, that holds for all sources, so that what a segment becomes depends on no other.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

LEAST = 20
"""Times that a piece has to stand on the English side; single characters are kept in any case."""


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("package", type=Path)
    args = parser.parse_args()
    pieces = json.loads((args.package / "model" / "shared_vocabulary.json").read_text("utf-8"))
    counts = np.bincount(np.load(args.data)["tgt"], minlength=len(pieces))
    kept = [piece for piece, count in zip(pieces, counts, strict=True) if count >= LEAST or len(piece) == 1]
    (args.package / "model" / "vmap.txt").write_text("\t" + " ".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} of {len(pieces)} pieces")


if __name__ == "__main__":
    main()
