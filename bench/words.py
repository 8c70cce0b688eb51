"""Words that no dictionary has, in good English, in what the package makes by itself, and in what `translate` makes.

    python bench/words.py SOURCE REFERENCE        (parallel lines, e.g. FLORES-dev in French and English)

Words that were taken over from the source are counted apart.
"""

from __future__ import annotations

import sys
from pathlib import Path

from translate.decoding.checks import LEFT, check
from translate.decoding.engine import Engine, Settings
from translate.decoding.leg import Leg
from translate.decoding.request import Request
from translate.packages import store


def main(source: Path, reference: Path) -> None:
    """Measure and print."""
    package = next(p for p in store.installed() if p.pair == ("fr", "en"))
    engine, leg = Engine(package._replace(hints=False), Settings()), Leg(Engine(package, Settings()))
    lines = source.read_text("utf-8").splitlines()
    alone = [engine.decode(found[0].pieces) for found in engine.translate([engine.encode(line) for line in lines])]
    ours = [result.text for result in leg.translate([Request(line) for line in lines])]
    texts = {"reference": reference.read_text("utf-8").splitlines(), "the package alone": alone, "translate": ours}
    for label, english in texts.items():
        found = [
            [problem for problem in check(line, text, "fr", "en", (), leg.is_word) if problem.flag.kind == "word"]
            for line, text in zip(lines, english, strict=True)
        ]
        made_up = sum(problem.weight > LEFT for problems in found for problem in problems)
        taken = sum(map(len, found)) - made_up
        words = sum(len(text.split()) for text in english)
        lines_with = sum(map(bool, found))
        print(f"{label:18} {words} words, {made_up} in no dictionary, {taken} from the source; {lines_with} lines")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
