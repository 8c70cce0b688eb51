"""What it is worth to read phrases in plainer words: ``translate/data/plainly.fr.tsv`` on parallel lines.

    python bench/plainly.py bench/idioms.tsv [--most 40]

The lines of a file are ``name<TAB>english<TAB>french``. Those that hold a phrase of the table are translated by the
embedded package as they are and as they are read; chrF2 of both is compared, for each phrase and for all.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from statistics import mean

import sacrebleu

from translate.decoding.engine import Engine, Settings
from translate.decoding.repair import apply
from translate.packages import store
from translate.text import plainly


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("--most", type=int, default=40, help="lines that are looked at for one phrase")
    args = parser.parse_args()
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    with args.lines.open(encoding="utf-8") as lines:
        for line in (line for line in lines if not line.startswith("#")):
            _, english, french = line.rstrip("\n").split("\t")
            readings = [
                reading for reading in plainly.readings(french, "fr") if reading[2] != french[slice(*reading[:2])]
            ]
            if len(readings) == 1 and len(found[phrase := french[slice(*readings[0][:2])]]) < args.most:
                found[phrase].append((french, apply(french, readings), english))
    engine = Engine(next(p for p in store.installed() if p.pair == ("fr", "en")), Settings())

    def translated(texts: list[str]) -> list[str]:
        decoded = engine.translate([engine.encode(text) for text in texts])
        return [engine.decode(hypotheses[0].pieces) for hypotheses in decoded]

    def chrf(text: str, wanted: str) -> float:
        return float(sacrebleu.sentence_chrf(text, [wanted]).score)

    rows = [(phrase, *row) for phrase, rows in found.items() for row in rows]
    as_they_are, as_read = (translated([row[side] for row in rows]) for side in (1, 2))
    gains: dict[str, list[float]] = defaultdict(list)
    for (phrase, _, _, wanted), one, other in zip(rows, as_they_are, as_read, strict=True):
        gains[phrase].append(chrf(other, wanted) - chrf(one, wanted))
    for phrase, each in sorted(gains.items(), key=lambda item: mean(item[1])):
        print(f"{mean(each):+6.1f}  {len(each):3} lines  {phrase}")
    every = [gain for each in gains.values() for gain in each]
    better, worse = sum(gain > 0.5 for gain in every), sum(gain < -0.5 for gain in every)
    print(f"{mean(every):+6.2f}  {len(every)} lines, {better} better and {worse} worse by more than half a point")


if __name__ == "__main__":
    main()
