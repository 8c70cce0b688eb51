"""How sure the lexicon has to be of a noun for it to do better than the package: what ``lexicon`` in the metadata is.

python bench/nouns.py SOURCE REFERENCE        (parallel lines, e.g. FLORES-dev in French and English)
"""

from __future__ import annotations

import sys
from pathlib import Path

from translate.decoding.engine import Engine, Settings
from translate.decoding.leg import Leg
from translate.decoding.request import Request
from translate.evaluation import bleu_chrf
from translate.packages import store
from translate.text import lexicon


def main(source: Path, reference: Path) -> None:
    """Print a line for each share."""
    package = next(p for p in store.installed() if p.pair == ("fr", "en"))
    lines = source.read_text("utf-8").splitlines()
    wanted = reference.read_text("utf-8").splitlines()
    for share in (None, 0.6, 0.45, 0.3):
        leg = Leg(Engine(package._replace(lexicon=share), Settings()))
        texts = [result.text for result in leg.translate([Request(line) for line in lines])]
        nouns = 0 if share is None else sum(len([*lexicon.nouns(line, "fr", "en", share)]) for line in lines)
        print(f"{share or 'never':>6} {nouns:5} nouns {bleu_chrf(texts, wanted)}", flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
