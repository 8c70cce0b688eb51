"""How often a translation has a person where the reference has none, and how much the sentences before put right.

python bench/pronouns.py SOURCE REFERENCE        (parallel lines in the order of their articles, e.g. FLORES-dev)
"""

from __future__ import annotations

import sys
from pathlib import Path

from translate import Translator
from translate.text import pronouns


def main(source: Path, reference: Path) -> None:
    """Print a line for segments alone and one for the article that they make."""
    lines, wanted = (path.read_text("utf-8").splitlines() for path in (source, reference))
    with Translator(glossary=["none"], memory=None) as translator:
        alone = [result.text for result in translator.segments(lines, to="en", source="fr")]
    for label, texts in {"alone": alone, "in an article": pronouns.settled([*zip(lines, alone, strict=True)])}.items():
        pairs = [
            (bool(pronouns.PERSONAL.search(text)), bool(pronouns.PERSONAL.search(right)))
            for text, right in zip(texts, wanted, strict=True)
        ]
        made_up, lost = (sum(pair == kind for pair in pairs) for kind in ((True, False), (False, True)))
        print(f"{label:13} {sum(ours for ours, _ in pairs)} with a person, {made_up} made up, {lost} lost")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
