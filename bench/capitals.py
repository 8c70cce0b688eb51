"""Titles in capitals: translated as they stand, or in sentence case and put back into capitals.

    python bench/capitals.py SOURCE REFERENCE [--lines 200]     (parallel lines, e.g. FLORES-dev in French and English)

The shorter lines of SOURCE are put into capitals as a newspaper would; both ways are scored in capitals.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from translate.decoding.engine import Engine, Settings
from translate.evaluation import bleu_chrf
from translate.packages import store
from translate.text.casing import lexicon, sentence_case


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--lines", type=int, default=200)
    args = parser.parse_args()
    engine = Engine(next(p for p in store.installed() if p.pair == ("fr", "en")), Settings())
    pairs = zip(
        args.source.read_text("utf-8").splitlines(), args.reference.read_text("utf-8").splitlines(), strict=True
    )
    chosen = sorted(pairs, key=lambda pair: len(pair[0]))[: args.lines]
    titles = [source.upper() for source, _ in chosen]
    wanted = [target.upper() for _, target in chosen]
    restored = [sentence_case(title, {}, "fr") for title in titles]
    with_body = [
        sentence_case(title, lexicon([source]), "fr") for title, (source, _) in zip(titles, chosen, strict=True)
    ]
    for label, texts in {"capitals": titles, "sentence case": restored, "… with the body's names": with_body}.items():
        results = engine.translate([engine.encode(text) for text in texts])
        scores = bleu_chrf([engine.decode(found[0].pieces).upper() for found in results], wanted)
        print(f"{label:24} {scores}")


if __name__ == "__main__":
    main()
