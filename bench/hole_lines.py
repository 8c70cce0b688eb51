"""Training lines with holes, made of lines with term markers: how package 0.2 learned `[1]`.

    python bench/hole_lines.py MARKED.tsv OUT.tsv [--share 0.95]

Both files hold lines ``name<TAB>english<TAB>french``; a marked phrase is ``<term> phrase <as> rendering </term>``.
Of the ``share`` of the lines that is tried, those become lines with holes whose phrases are all names or stand where a
noun does; the others stay as they are.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

from translate.decoding.kept import Kept
from translate.decoding.prepare import prepare

MARKED = re.compile(r"<term> (.+?) <as> (.+?) </term>")
NOUN_FOLLOWS = re.compile(
    r"(?:^|[\W_])(?:les?|la|une?|des?|du|au|aux|ce|cet|cette|ces|son|sa|ses|leurs?|nos|notre|vos|votre|à|en|par|avec|sans"
    r"|sous|sur|pour|deux|trois|quatre|cinq|plusieurs|quelques|et|ou|[ld]['’]|\d+) ?$",
    re.IGNORECASE,
)
VERB = re.compile(r"\w+(?:er|ir|re|oir|ant)$")


def with_holes(french: str, english: str) -> tuple[str, str] | None:
    """Return a marked pair with holes on both sides instead; None where a phrase does not lend itself to it."""
    parts = MARKED.split(french)
    text, phrases = parts[0], []
    for phrase, rendering, rest in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if not phrase[0].isupper() and (not NOUN_FOLLOWS.search(text[-12:]) or VERB.match(phrase)):
            return None
        plural = phrase[-1] in "sx" and rendering[-1] == "s" and rendering[0].islower() and len(rendering) > 3
        number = "plural" if plural else "singular"
        phrases.append(Kept(len(text), len(text) + len(phrase), "term", (rendering,), number=number))
        text += phrase + rest
    prepared = prepare(text, phrases)
    for hole in prepared.holes:
        found = list(re.finditer(rf"(?<!\w){re.escape(hole.fill)}(?!\w)", english))
        if len(found) != 1:
            return None
        english = english[: found[0].start()] + hole.placeholder + english[found[0].end() :]
        english = re.sub(rf"\b([Aa])n {re.escape(hole.placeholder)}", rf"\1 {hole.placeholder}", english)
    return (prepared.text, english) if prepared.holes else None


def main() -> None:
    """Convert a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("marked", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.95)
    args = parser.parse_args()
    draw = random.Random(5)
    with args.marked.open(encoding="utf-8") as lines, args.out.open("w", encoding="utf-8") as out:
        for line in lines:
            name, english, french = line.rstrip("\n").split("\t")
            tried = draw.random() <= args.share and "[" not in french
            made = with_holes(french, english) if tried else None
            out.write(f"{name}\t{made[1]}\t{made[0]}\n" if made else line)


if __name__ == "__main__":
    main()
