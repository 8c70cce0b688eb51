"""What the lexicon is worth: hints, the choice of complete hypotheses, and words that are put in.

python bench/uses.py SOURCE REFERENCE        (parallel lines, e.g. FLORES-dev in French and English)

The weight is what a word that is left out costs (``coverage.WEIGHT``).
"""

from __future__ import annotations

import sys
from pathlib import Path

from translate.decoding import coverage, omissions
from translate.decoding.engine import Engine, Settings
from translate.decoding.leg import Leg
from translate.decoding.request import Request
from translate.evaluation import bleu_chrf
from translate.packages import store

WEIGHTS = 0, 2, 4


def main(source: Path, reference: Path) -> None:
    """Print a line for each combination."""
    package = next(p for p in store.installed() if p.pair == ("fr", "en"))
    lines = source.read_text("utf-8").splitlines()
    wanted = reference.read_text("utf-8").splitlines()
    often = omissions.OFTEN
    for hints, put_in in (False, False), (True, False), (True, True):
        omissions.OFTEN = often if put_in else 2  # a share that no word has
        for weight in WEIGHTS:
            coverage.WEIGHT = weight
            leg = Leg(Engine(package._replace(hints=hints), Settings()))
            texts = [result.text for result in leg.translate([Request(line) for line in lines])]
            print(f"hints {hints!s:5} put in {put_in!s:5} weight {weight} {bleu_chrf(texts, wanted)}", flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
