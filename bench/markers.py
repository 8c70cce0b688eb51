"""How often the embedded package follows its own term markers, against terms read as holes.

    python bench/markers.py

On the sentences of tests/data/terms: terms right at once, right in the end, and the time, for both ways of asking.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from translate.decoding.engine import Engine, Settings
from translate.decoding.leg import Leg
from translate.decoding.request import Request
from translate.evaluation import read_cases
from translate.glossary import load
from translate.glossary.matching import Matcher
from translate.packages import store

TERMS = Path(__file__).parent.parent / "tests" / "data" / "terms"


def main() -> None:
    """Measure and print."""
    package = next(p for p in store.installed() if p.pair == ("fr", "en"))
    matcher = Matcher(load(["defence"]), "fr", "en")
    texts = [case.text for case in read_cases(sorted(TERMS.glob("*.tsv")))]
    requests = [Request(text, terms=tuple(matcher.match(text))) for text in texts]
    engine = Engine(package, Settings())
    leg = Leg(engine)
    leg.translate(requests[:20])
    for label, followed in {"markers": 1.0, "holes": 0.0}.items():
        if leg.markers:
            leg.markers = leg.markers._replace(followed=followed)
        began = time.perf_counter()
        outcomes = Counter(how for result in leg.translate(requests) for how in result.outcomes)
        seconds = time.perf_counter() - began
        total = sum(outcomes.values())
        kept = total - outcomes["failed"]
        shares = f"at once {outcomes['asked'] / total:.1%}  in the end {kept / total:.1%}"
        print(f"{label:8} {shares}  {seconds:.1f} s  {dict(outcomes)}")


if __name__ == "__main__":
    main()
