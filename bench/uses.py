"""What each use of the lexicon is worth: hints, nouns that are laid down, and the choice of complete hypotheses.

python bench/uses.py SOURCE REFERENCE        (parallel lines, e.g. FLORES-dev in French and English)

``lexicon`` in the package's metadata is how sure the lexicon has to be of a noun; ``coverage.WEIGHT`` is what a word
that is left out costs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from translate.decoding import coverage
from translate.decoding.engine import Engine, Settings
from translate.decoding.leg import Leg
from translate.decoding.request import Request
from translate.evaluation import bleu_chrf
from translate.packages import store

USES: tuple[tuple[bool, float | None, float], ...] = (
    (False, None, 0),
    (True, None, 0),
    (True, 0.6, 0),
    (True, 0.45, 0),
    (True, 0.3, 0),
    (True, 0.45, 1),
    (True, 0.45, 2),
    (True, 0.45, 4),
    (False, 0.45, 2),
    (False, None, 2),
)


def main(source: Path, reference: Path) -> None:
    """Print a line for each combination."""
    package = next(p for p in store.installed() if p.pair == ("fr", "en"))
    lines = source.read_text("utf-8").splitlines()
    wanted = reference.read_text("utf-8").splitlines()
    print("hints  nouns from  weight of a lost word")
    for hints, share, weight in USES:
        coverage.WEIGHT = weight
        leg = Leg(Engine(package._replace(hints=hints, lexicon=share), Settings()))
        texts = [result.text for result in leg.translate([Request(line) for line in lines])]
        print(f"{hints!s:>5} {share or '–':>11} {weight:>7} {bleu_chrf(texts, wanted)}", flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
