"""What the rules for English change in translations by persons, where next to nothing is to be mended.

    python bench/untouched.py LINES.tsv [--share 1]

LINES has ``name<TAB>english<TAB>french`` like the corpora. A line is printed for each change: the rule's module, the
words before, what was there, what it became, the words after. Most should be spelling, dates and capitals; what is
another meaning is a rule that goes too far.
"""

from __future__ import annotations

import argparse
import difflib
import random
from collections.abc import Iterator
from pathlib import Path

from translate.text.attribution import attributed
from translate.text.hearsay import reported
from translate.text.participles import conjugated
from translate.text.predicates import finite
from translate.text.relatives import relatives
from translate.text.tenses import until_now
from translate.text.usage import usage

RULES = (usage, reported, relatives, finite, conjugated, until_now, attributed)
AROUND = 3
"""Words shown on either side of a change."""


def changes(english: str, french: str) -> Iterator[str]:
    """Yield what each of ``RULES`` changes in a translation of a French text, in their order."""
    for rule in RULES:
        before, after = english.split(), (english := rule(english, french)).split()
        for what, start, end, first, last in difflib.SequenceMatcher(None, before, after).get_opcodes():
            if what != "equal":
                old, new = " ".join(before[start:end]), " ".join(after[first:last])
                left, right = " ".join(before[max(0, start - AROUND) : start]), " ".join(before[end : end + AROUND])
                yield f"{rule.__module__.rpartition('.')[2]}\t{left}\t{old}\t{new}\t{right}"


def main() -> None:
    """Print the changes, and how many lines were looked at."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=Path)
    parser.add_argument("--share", type=float, default=1.0, help="of the lines, drawn at random")
    args = parser.parse_args()
    draw, looked_at = random.Random(5), 0
    with args.lines.open(encoding="utf-8") as lines:
        for line in lines:
            if draw.random() < args.share:
                _, english, french = line.rstrip("\n").split("\t")
                looked_at += 1
                for change in changes(english, french):
                    print(change)
    print(f"{looked_at} lines")


if __name__ == "__main__":
    main()
