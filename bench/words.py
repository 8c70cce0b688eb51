"""Words that no dictionary has, and words of the source that parallel text hardly ever leaves out and that are left out
all the same: in good English, in what the package makes by itself, and in what `translate` makes.

    python bench/words.py SOURCE REFERENCE        (parallel lines, e.g. FLORES-dev in French and English)

Words that were taken over from the source are counted apart. A person who translates leaves words out on purpose.
"""

from __future__ import annotations

import sys
from pathlib import Path

from translate.decoding.checks import LEFT, check
from translate.decoding.engine import Engine, Settings
from translate.decoding.leg import Leg
from translate.decoding.request import Request
from translate.packages import store

KINDS = "word", "omission"


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
            [problem for problem in check(line, text, "fr", "en", (), leg.is_word) if problem.flag.kind in KINDS]
            for line, text in zip(lines, english, strict=True)
        ]
        odd, left_out = ([p for problems in found for p in problems if p.flag.kind == kind] for kind in KINDS)
        made_up = sum(problem.weight > LEFT for problem in odd)
        lines_with = sum(any(problem.word for problem in problems) for problems in found)
        words = sum(len(text.split()) for text in english)
        print(f"{label:18} {words} words, {made_up} in no dictionary, {len(odd) - made_up} from the source; ", end="")
        print(f"{lines_with} lines; {len(left_out)} left out")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
